"""The picklist as an item model: live, and never sorted anew because something changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.actions import Pick
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.domain.picklist import PicklistRow, PicklistSort
from contactpro_desktop.store import changes
from contactpro_desktop.store.changes import Change
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.picklist.rows import PicklistFilter, PicklistRows
from contactpro_desktop.ui.picklist.standing import Standings
from contactpro_desktop.ui.texts import row_text
from contactpro_desktop.ui.widgets.text import plain_tooltip

_ONE_BY_ONE = 32
"""Above this many changes at once the view is laid out anew instead of row by row."""

_Index = QModelIndex | QPersistentModelIndex


class PicklistRole(IntEnum):
    CELL = Qt.ItemDataRole.UserRole


class PicklistModel(QAbstractListModel):
    """Follows the store. `patching` and `patched` enclose every change, so that a view can keep
    what the agent looks at where it is."""

    patching = Signal()
    patched = Signal()

    def __init__(self, store: Store, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._standings = Standings(store, desk)
        self._rows = PicklistRows()
        self._rows.reset(store.picklist.values())
        listen(store, self, self._on_changes)

    # Reading

    @property
    def rows(self) -> PicklistRows:
        """Read only for others."""
        return self._rows

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case PicklistRole.CELL:
                return self._standings.cell(row)
            case Qt.ItemDataRole.DisplayRole:
                return row_text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip("\n".join(self._standings.sentences(row)))
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(self._standings.sentences(row))
        return None

    def index_of(self, contact_id: ContactId | None) -> QModelIndex:
        """Where a contact is shown; invalid when it is not."""
        row = None if contact_id is None else self._rows.index_of(contact_id)
        return QModelIndex() if row is None else self.index(row)

    # What the agent chooses

    def set_filter(self, wanted: PicklistFilter) -> None:
        if wanted != self._rows.filter:
            with self._patch(), self._laid_out():
                self._rows.set_filter(wanted)

    def set_order(self, order: PicklistSort) -> None:
        if order is not self._rows.order:
            with self._patch(), self._laid_out():
                self._rows.set_order(order)

    def forget_lost(self) -> None:
        """Let rows go that have said long enough who was faster."""
        over = self._standings.forget_old()
        if over:
            self._refresh(over)

    # What the server says

    def _on_changes(self, batch: Sequence[Change]) -> None:
        touched: dict[ContactId, None] = {}
        reset = standing = False
        for change in batch:
            match change:
                case changes.PicklistReset():
                    reset = True
                case changes.PicklistPatched(changed, removed):
                    touched.update(dict.fromkeys((*changed, *removed)))
                case changes.ActionStarted(_, Pick(contact_id)):
                    touched[contact_id] = None
                case changes.ActionEnded(_, Pick(contact_id), outcome):
                    self._standings.note(contact_id, outcome)
                    touched[contact_id] = None
                case (
                    changes.LinkUpdated()
                    | changes.MeUpdated()
                    | changes.InteractionAdded()
                    | changes.InteractionUpdated()
                    | changes.InteractionDropped()
                ):
                    standing = True
        if reset:
            self._reset()
        elif touched:
            self._refresh(touched)
        if standing:
            self._repaint()

    def _reset(self) -> None:
        kept = [row for row in map(self._rows.get, self._standings.staying()) if row is not None]
        with self._patch(), self._laid_out():
            self._rows.reset([*kept, *self._store.picklist.values()])

    def _refresh(self, contact_ids: Collection[ContactId]) -> None:
        with self._patch():
            if len(contact_ids) > _ONE_BY_ONE:
                with self._laid_out():
                    self._take(contact_ids)
                return
            for contact_id in contact_ids:
                row = self._store.picklist.get(contact_id)
                if row is not None:
                    self._put(row)
                elif contact_id in self._standings.staying():
                    self._row_changed(self._rows.index_of(contact_id))
                else:
                    self._drop(contact_id)

    def _take(self, contact_ids: Iterable[ContactId]) -> None:
        staying = self._standings.staying()
        for contact_id in contact_ids:
            row = self._store.picklist.get(contact_id)
            if row is not None:
                self._rows.put(row)
            elif contact_id not in staying:
                self._rows.drop(contact_id)

    # One change at a time

    def _put(self, row: PicklistRow) -> None:
        """Insert, remove, move or repaint, as the row's old and new place ask for."""
        nowhere = QModelIndex()
        old, new = self._rows.index_of(row.contact_id), self._rows.place_of(row)
        if old is None and new is None:
            self._rows.put(row)
        elif old is None:
            assert new is not None
            self.beginInsertRows(nowhere, new, new)
            self._rows.put(row)
            self.endInsertRows()
        elif new is None:
            self.beginRemoveRows(nowhere, old, old)
            self._rows.put(row)
            self.endRemoveRows()
        elif new in (old, old + 1):
            self._rows.put(row)
            self._row_changed(old)
        else:
            self.beginMoveRows(nowhere, old, old, nowhere, new)
            self._rows.put(row)
            self.endMoveRows()

    def _drop(self, contact_id: ContactId) -> None:
        place = self._rows.index_of(contact_id)
        if place is None:
            self._rows.drop(contact_id)
            return
        self.beginRemoveRows(QModelIndex(), place, place)
        self._rows.drop(contact_id)
        self.endRemoveRows()

    def _row_changed(self, place: int | None) -> None:
        if place is not None:
            self.dataChanged.emit(self.index(place), self.index(place))

    def _repaint(self) -> None:
        if len(self._rows):
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    @contextmanager
    def _patch(self) -> Iterator[None]:
        self.patching.emit()
        yield
        self.patched.emit()

    @contextmanager
    def _laid_out(self) -> Iterator[None]:
        """Change anything at all; selection and current row follow their contacts."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        contact_ids = [self._rows[index.row()].contact_id for index in before]
        yield
        self.changePersistentIndexList(before, [self.index_of(each) for each in contact_ids])
        self.layoutChanged.emit()
