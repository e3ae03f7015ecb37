"""The view in which the agent changes keys."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.keys.delegate import KeysDelegate
from contactpro_desktop.ui.keys.editor import KeyEditor
from contactpro_desktop.ui.keys.model import KeysModel
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.centred_popover import CentredPopover
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.panel import Line
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.search_field import SearchField
from contactpro_desktop.ui.widgets.tab_order import tab_round

_SIZE = QSize(640, 520)


class KeysPanel(QWidget):
    """All actions with their keys, and below them the editor of the chosen one.

    The focus is in the search, as in the palette: arrows choose, Enter or a click leads to the
    field that takes the new key.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = theme.keys
        self.model = KeysModel(theme.keys, self)
        self.search = SearchField(theme, self.tr("Find an action or a key"))
        self.list = QListView()
        self.editor = KeyEditor(theme)
        self._title = PlainLabel(theme, self.tr("Keys"), "heading")
        self._reset_all = ActionButton(theme, self.tr("Reset all keys"), kind="ghost")
        self._close = IconButton(theme, "close", self.tr("Close (Esc)"), role="muted")
        self._none = PlainLabel(theme, self.tr("No matches."), "muted")
        self._name_parts()
        self._set_up_list(theme)
        self._lay_out(theme)
        self._connect()
        self.choose(self.model.place_of(None))

    def start(self) -> None:
        """Everything in view, the first action chosen, and the focus in the search."""
        self.search.clear()
        self.choose(self.model.place_of(None))
        self.take_focus()

    def take_focus(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, place: int) -> None:
        """Choose the action in a row; -1 chooses none."""
        index = self.model.index(place)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, flag)
        if index.isValid():
            self.list.scrollTo(self.model.index(0) if place == 1 else index)
        else:
            self.editor.show_action(None)

    def move_by(self, rows: int) -> None:
        """Go `rows` actions down or up, headings left out, stopping at the ends."""
        places = [at for at in range(self.model.rowCount()) if self.model.action_at(at)]
        if not places:
            return
        here = self.list.currentIndex().row()
        now = places.index(here) if here in places else 0
        self.choose(places[max(0, min(now + rows, len(places) - 1))])

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside; it is Esc that leaves."""
        stops = (self.search, *self.editor.stops, self._reset_all, self._close)
        tab_round(stops, forward=forward)
        return True

    def _on_text(self, text: str) -> None:
        chosen = self._chosen()
        self.model.search(text)
        place = self.model.place_of(chosen)
        self._none.setVisible(place < 0)
        self.choose(place)

    def _chosen(self) -> ActionId | None:
        return self.model.action_at(self.list.currentIndex().row())

    def _edit(self) -> None:
        if self._chosen() is not None:
            self.editor.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reset_all(self) -> None:
        self._keys.reset_all()
        self.editor.say(self.tr("All keys are the defaults again."), "ok")
        self.take_focus()

    def _refuse_reset_all(self) -> None:
        refusal = "" if self._keys.any_own else self.tr("All keys are the defaults already")
        self._reset_all.set_refusal(refusal)

    def _on_current(self, index: QModelIndex) -> None:
        self.editor.show_action(self.model.action_at(index.row()))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_text)
        self.search.moved.connect(self.move_by)
        self.search.returnPressed.connect(self._edit)
        self.list.clicked.connect(self._edit)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.editor.done.connect(self.take_focus)
        self._reset_all.clicked.connect(self._on_reset_all)
        self._close.clicked.connect(self.closed)
        self._keys.changed.connect(self._refuse_reset_all)
        self._refuse_reset_all()

    def _name_parts(self) -> None:
        self.setObjectName("keysPanel")
        self._title.setObjectName("keysTitle")
        self._reset_all.setObjectName("keysResetAll")
        self._reset_all.set_tip(self.tr("Give every action its default key again"))
        self._close.setObjectName("keysClose")
        self.search.setObjectName("keysSearch")
        self.search.setToolTip(self.tr("Arrows choose an action, Enter changes its key"))
        self.list.setObjectName("keysList")
        self.list.setAccessibleName(self.tr("Actions and their keys"))
        self._none.setObjectName("keysNothing")
        self._none.hide()

    def _set_up_list(self, theme: Theme) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(KeysDelegate(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _lay_out(self, theme: Theme) -> None:
        space = theme.tokens.space(2)
        title = QHBoxLayout()
        title.addWidget(self._title, 1)
        title.addWidget(self._reset_all)
        title.addWidget(self._close)
        head, foot = QVBoxLayout(), QVBoxLayout()
        head.setSpacing(theme.tokens.space(1))
        for part in (head, foot):
            part.setContentsMargins(space, theme.tokens.space(1.5), space, space)
        head.addLayout(title)
        head.addWidget(self.search)
        foot.addWidget(self.editor)
        self._none.setMargin(space)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line())
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addWidget(Line())
        column.addLayout(foot)
        self.setFixedSize(_SIZE)


class KeysView(CentredPopover):
    """Opens over the middle of its parent and blocks nothing."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self.content = KeysPanel(theme)
        super().__init__(theme, self.content, parent)
        self.setObjectName("keysView")
        self.content.closed.connect(self.close_popover)

    def toggle(self) -> None:
        super().toggle()
        if self.is_open:
            self.content.start()
