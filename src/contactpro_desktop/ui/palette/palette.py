"""The command palette: one field that finds every action, conversation, profile and queue."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, QTimer
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.palette.delegate import PaletteDelegate
from contactpro_desktop.ui.palette.entries import all_entries
from contactpro_desktop.ui.palette.model import PaletteModel
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.centred_popover import CentredPopover
from contactpro_desktop.ui.widgets.panel import Line
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.search_field import SearchField

_SIZE = QSize(560, 400)


class PaletteList(QWidget):
    """The field above its results; the focus stays in the field."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PaletteModel(self)
        self.search = SearchField(theme, self.tr("Find a conversation, an action, a profile…"))
        self.list = QListView()
        self.none = PlainLabel(theme, self.tr("No matches."), "muted")
        self._name_parts()
        self._lay_out(theme)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.search.textChanged.connect(self._on_text)
        self.search.moved.connect(self.move_by)

    def move_by(self, rows: int) -> None:
        """Go up or down, stopping at the ends."""
        last = self.model.rowCount() - 1
        self.choose(max(0, min(self.list.currentIndex().row() + rows, last)))

    def choose(self, number: int) -> None:
        index = self.model.index(number)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, flag)
        self.list.scrollTo(index)

    def _on_text(self, text: str) -> None:
        self.model.search(text)
        self.none.setVisible(self.model.rowCount() == 0)
        self.choose(0)

    def _name_parts(self) -> None:
        self.setObjectName("paletteContent")
        self.search.setObjectName("paletteSearch")
        self.list.setObjectName("paletteResults")
        self.list.setAccessibleName(self.tr("Results"))
        self.none.setObjectName("paletteNothing")
        self.none.hide()

    def _lay_out(self, theme: Theme) -> None:
        space = theme.tokens.space(1.5)
        head = QVBoxLayout()
        head.setContentsMargins(space, space, space, space)
        head.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.tokens.space(1))
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line())
        self.none.setMargin(space)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        self.setFixedSize(_SIZE)


class CommandPalette(CentredPopover):
    """Opens over the middle of its parent. Enter or a click does what is chosen; an entry that
    cannot be done now says why and does nothing."""

    def __init__(self, theme: Theme, store: Store, desk: Desk, parent: QWidget) -> None:
        self.content = PaletteList(theme)
        super().__init__(theme, self.content, parent)
        self._store = store
        self._desk = desk
        self.setObjectName("commandPalette")
        self.content.search.returnPressed.connect(self.run_chosen)
        self.content.list.clicked.connect(self.run_chosen)

    def open_palette(self) -> None:
        """Open with everything there is; a second time closes."""
        if self.is_open:
            self.close_popover()
            return
        # Asked before the popover is open: it would hold the focus that actions go by.
        window, keys = self._over.window(), self._theme.keys
        self.content.model.set_entries(all_entries(window, keys, self._store, self._desk))
        self.content.search.clear()
        self.content.none.hide()
        self.open_at(self._over)
        self.content.search.setFocus(Qt.FocusReason.PopupFocusReason)
        self.content.choose(0)

    def run_chosen(self) -> None:
        entry = self.content.model.entry(self.content.list.currentIndex().row())
        if entry is None or entry.refusal:
            return
        self.close_popover()
        # Once the focus is back where it was, as if the key had been pressed there.
        QTimer.singleShot(0, self, entry.run)
