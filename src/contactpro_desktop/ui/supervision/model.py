"""The item model of the supervision list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from contactpro_desktop.ui.supervision.rows import Heading, Key, Row, spoken
from contactpro_desktop.ui.widgets.text import plain_tooltip

_Index = QModelIndex | QPersistentModelIndex


class SupervisionModel(QAbstractListModel):
    """Headings cannot be chosen. Rows that are the same ones with other words stay in place."""

    RowRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        if rows == self._rows:
            return
        if [_key(row) for row in rows] == [_key(row) for row in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, number: int) -> Row | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, key: Key) -> int:
        """The row of a colleague or conversation; -1 when it is not shown."""
        places = (place for place, row in enumerate(self._rows) if _key(row) == key)
        return next(places, -1)

    def choosable(self, start: int, step: int) -> int | None:
        """The next row that can be chosen, beginning with `start` and going by `step`."""
        number = start
        while (row := self.row_at(number)) is not None:
            if not isinstance(row, Heading):
                return number
            number += step
        return None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None or isinstance(row, Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == self.RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text if isinstance(row, Heading) else row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and not isinstance(row, Heading):
            return plain_tooltip(spoken(row))
        return None


def _key(row: Row) -> Key:
    return ("", row.text) if isinstance(row, Heading) else row.key
