"""My conversations as an item model: sections Active, Wrap-up and Pending."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import Section
from contactpro_desktop.store import changes
from contactpro_desktop.store.changes import Change
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.lists.conversation_rows import (
    ConversationRow,
    HeadingRow,
    ParkedKey,
    RowKey,
    conversation_row,
    ids_of,
    numbered,
    parked_row,
    row_keys,
    section_count,
)
from contactpro_desktop.ui.texts import section_text
from contactpro_desktop.ui.widgets.text import plain_tooltip

_Index = QModelIndex | QPersistentModelIndex
MOVING = (
    changes.InteractionAdded,
    changes.InteractionUpdated,
    changes.InteractionDropped,
    changes.ParkedUpdated,
)
"""Changes that can add, remove or move rows."""

_OF_ALL = (changes.ScriptsUpdated, changes.SupervisionUpdated)
"""Changes that can concern every row."""


class ConversationRole(IntEnum):
    ROW = Qt.ItemDataRole.UserRole


class ConversationModel(QAbstractListModel):
    """Headings cannot be selected. Rows are inserted, removed and repainted one by one."""

    def __init__(self, store: Store, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._desk = desk
        self._keys: list[RowKey] = row_keys(store)
        listen(store, self, self._on_changes)

    @property
    def interaction_ids(self) -> list[InteractionId]:
        """The conversations in the order shown."""
        return ids_of(self._keys)

    @property
    def numbered(self) -> list[InteractionId | ParkedKey]:
        """The conversations and what was set aside, in the order shown."""
        return numbered(self._keys)

    def index_of(self, key: RowKey | None) -> QModelIndex:
        """Where a conversation or heading is; invalid when it is not there."""
        return self.index(self._keys.index(key)) if key in self._keys else QModelIndex()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._keys)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._keys[index.row()], Section):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._keys):
            return None
        row = self._row(self._keys[index.row()])
        if role == ConversationRole.ROW:
            return row
        if isinstance(row, HeadingRow):
            return section_text(row.section) if role == Qt.ItemDataRole.DisplayRole else None
        return self._words(row, role) if row is not None else None

    def _words(self, row: ConversationRow, role: int) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(f"{row.name}\n{row.preview}")
            case Qt.ItemDataRole.AccessibleTextRole:
                unread = self.tr("%n unread", "", row.unread) if row.unread else ""
                return ", ".join(part for part in (row.name, unread, row.preview) if part)
        return None

    def _row(self, key: RowKey) -> ConversationRow | HeadingRow | None:
        if isinstance(key, Section):
            return HeadingRow(key, section_count(self._store, key))
        if isinstance(key, ParkedKey):
            parked = self._store.parked.get(key.contact_id)
            return parked_row(parked) if parked is not None else None
        interaction = self._store.interactions.get(key)
        return conversation_row(self._store, self._desk, interaction) if interaction else None

    def _on_changes(self, batch: Sequence[Change]) -> None:
        if any(isinstance(change, MOVING) for change in batch):
            self._follow(row_keys(self._store))
        touched = {getattr(change, "interaction_id", None) for change in batch}
        touched |= {c.interaction.id for c in batch if isinstance(c, changes.InteractionUpdated)}
        if any(isinstance(change, _OF_ALL) for change in batch):
            touched |= set(self.interaction_ids)
        for row, key in enumerate(self._keys):
            if key in touched:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _follow(self, keys: list[RowKey]) -> None:
        """Become `keys` by the fewest insertions and removals; headings show new counts."""
        steps = SequenceMatcher(None, self._keys, keys, autojunk=False).get_opcodes()
        nowhere = QModelIndex()
        for step, old, old_end, new, new_end in reversed(steps):
            if step in ("delete", "replace"):
                self.beginRemoveRows(nowhere, old, old_end - 1)
                del self._keys[old:old_end]
                self.endRemoveRows()
            if step in ("insert", "replace"):
                self.beginInsertRows(nowhere, old, old + new_end - new - 1)
                self._keys[old:old] = keys[new:new_end]
                self.endInsertRows()
        for row, key in enumerate(self._keys):
            if isinstance(key, Section):
                self.dataChanged.emit(self.index(row), self.index(row))
