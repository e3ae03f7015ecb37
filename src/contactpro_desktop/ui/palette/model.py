"""The item model of the palette."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from contactpro_desktop.ui.folding import folded
from contactpro_desktop.ui.palette.entries import Entry
from contactpro_desktop.ui.palette.matching import score

_Index = QModelIndex | QPersistentModelIndex


class PaletteModel(QAbstractListModel):
    """The entries that fit the search, the best first; ones that cannot be done now stay in sight
    but below those that fit as well and can."""

    EntryRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Entry] = ()
        self._shown: Sequence[Entry] = ()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """New entries, all of them shown."""
        self._all = entries
        self.search("")

    def search(self, text: str) -> None:
        query = folded(text)
        rated = [(score(query, entry.words), entry) for entry in self._all]
        found = [(points, entry) for points, entry in rated if points or not query.strip()]
        found.sort(key=lambda each: (-each[0], bool(each[1].refusal)))
        self.beginResetModel()
        self._shown = [entry for _, entry in found]
        self.endResetModel()

    def entry(self, number: int) -> Entry | None:
        return self._shown[number] if 0 <= number < len(self._shown) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        # An entry that cannot be done can be reached nevertheless: its reason is worth reading.
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == self.EntryRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.text, entry.detail, entry.refusal) if part)
        return None
