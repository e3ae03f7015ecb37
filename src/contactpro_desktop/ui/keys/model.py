"""The actions with their keys, under headings."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.ui.actions import (
    ACTIONS,
    NUMBERED_CONVERSATIONS,
    ActionGroup,
    ActionId,
    action_text,
    default_key,
    group_text,
)
from contactpro_desktop.ui.folding import folded
from contactpro_desktop.ui.keys.keys import Keys
from contactpro_desktop.ui.keys.notation import key_text

translate = QCoreApplication.translate

_Index = QModelIndex | QPersistentModelIndex


class KeysRole(IntEnum):
    """`ROW` is a `KeyRow`; a heading has its `ActionGroup` there."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class KeyRow:
    """`keys` are as the platform writes them: one, or the first and the last of the numbered ones.
    `default` is empty while the agent has no own key."""

    action: ActionId
    text: str
    keys: tuple[str, ...]
    default: str


class KeysModel(QAbstractListModel):
    """`search` narrows to actions whose words or key have every word of a text."""

    def __init__(self, keys: Keys, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._rows: Sequence[ActionGroup | ActionId] = ()
        keys.changed.connect(self._on_keys)
        self.search("")

    def search(self, text: str) -> None:
        wanted = folded(text).split()
        self.beginResetModel()
        rows: list[ActionGroup | ActionId] = []
        for group in ActionGroup:
            found = [
                spec.id
                for spec in ACTIONS
                if spec.group is group and all(word in self._words(spec.id) for word in wanted)
            ]
            rows += [group, *found] if found else []
        self._rows = rows
        self.endResetModel()

    def action_at(self, place: int) -> ActionId | None:
        """The action of a row; None for a heading and beyond the ends."""
        row = self._rows[place] if 0 <= place < len(self._rows) else None
        return row if isinstance(row, ActionId) else None

    def place_of(self, action: ActionId | None) -> int:
        """The row of an action, of the first one if it is not shown; -1 when none is."""
        places = [place for place, row in enumerate(self._rows) if isinstance(row, ActionId)]
        wanted = (place for place in places if self._rows[place] is action)
        return next(wanted, places[0] if places else -1)

    def row(self, action: ActionId) -> KeyRow:
        numbers = (1, NUMBERED_CONVERSATIONS) if action is ActionId.CONVERSATION else (1,)
        keys = tuple(self._keys.text_of(action, number) for number in numbers)
        default = default_key(action) if self._keys.is_own(action) else ""
        return KeyRow(action, action_text(action), keys, key_text(default))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.action_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        shown = self._rows[index.row()]
        if isinstance(shown, ActionGroup):
            return _heading(shown, role)
        if role == KeysRole.ROW:
            return self.row(shown)
        if role == Qt.ItemDataRole.DisplayRole:
            return action_text(shown)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(self.row(shown))
        return None

    def _words(self, action: ActionId) -> str:
        return folded(" ".join((action_text(action), *self.row(action).keys)))

    def _on_keys(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def _heading(group: ActionGroup, role: int) -> object:
    if role == KeysRole.ROW:
        return group
    return group_text(group) if role == Qt.ItemDataRole.DisplayRole else None


def spoken(row: KeyRow) -> str:
    """A row as a screen reader says it."""
    keys = " – ".join(row.keys)
    changed = translate("Keys", "changed, default {0}").format(row.default) if row.default else ""
    return ", ".join(part for part in (row.text, keys, changed) if part)
