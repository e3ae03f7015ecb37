"""The item model of the transfer list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from contactpro_desktop.domain.transfer import TransferTarget
from contactpro_desktop.ui.transfer.target_rows import HeadingRow, Row, TargetRow
from contactpro_desktop.ui.widgets.text import plain_tooltip

_Index = QModelIndex | QPersistentModelIndex


class TargetModel(QAbstractListModel):
    """Headings and targets; only targets without a refusal can be chosen."""

    RowRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def target_at(self, number: int) -> TargetRow | None:
        """The target of a row; None for headings and beyond the ends."""
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        return row if isinstance(row, TargetRow) else None

    def choosable(self, start: int, step: int) -> int | None:
        """The next row that can be chosen, beginning with `start` and going by `step`."""
        number = start
        while 0 <= number < len(self._rows):
            row = self.target_at(number)
            if row is not None and not row.refusal:
                return number
            number += step
        return None

    def choosable_row(self, wanted: TransferTarget | None) -> int | None:
        """The row of somebody who can be chosen, as the server describes them now."""
        if wanted is None:
            return None
        for number in range(len(self._rows)):
            row = self.target_at(number)
            if row is not None and (row.target.kind, row.target.id) == (wanted.kind, wanted.id):
                return None if row.refusal else number
        return None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        row = self.target_at(index.row()) if index.isValid() else None
        if row is None or row.refusal:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == self.RowRole:
            return row
        if isinstance(row, HeadingRow):
            texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return row.text if role in texts else None
        return _target_data(row, role)


def _target_data(row: TargetRow, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return row.name
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return row.spoken
    return plain_tooltip(row.spoken) if role == Qt.ItemDataRole.ToolTipRole else None
