"""The agent's screen: presence bar, three columns, status line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.app.notices import Notice
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.store.changes import Change, CurrentChanged
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.context.panel import ContextPanel
from contactpro_desktop.ui.conversation.pane import ConversationPane
from contactpro_desktop.ui.keys.shortcut import ActionShortcut
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.lists.left_column import LeftColumn
from contactpro_desktop.ui.notices import Notices
from contactpro_desktop.ui.preparing import Preparing
from contactpro_desktop.ui.presence.presence_bar import PresenceBar
from contactpro_desktop.ui.presence.sign_out_bar import SignOutBar
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.status_line import StatusLine
from contactpro_desktop.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from contactpro_desktop.ui.keys.view import KeysView
    from contactpro_desktop.ui.palette.palette import CommandPalette
    from contactpro_desktop.ui.preferences.view import PreferencesView
    from contactpro_desktop.ui.supervision.view import SupervisionView

COLLAPSE_BELOW = 1180
"""Width in pixels under which the details at the right make room for the conversation."""


class Workspace(QWidget):
    """`leave_confirmed` comes when the agent wants to go and nothing is open, or anyway; it says
    whether the program is to close, too."""

    leave_confirmed = Signal(bool)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._closing = False
        theme, ticker, store = services.theme, services.ticker, services.store
        desk = services.desk
        self.setObjectName("workspace")
        self._bar = PresenceBar(services, self)
        self._left = LeftColumn(theme, ticker, store, desk, services.board, services.settings, self)
        self._pane = ConversationPane(services, self)
        self._context = ContextPanel(services, self)
        self._room = QWidget()
        self._details_float = False
        self._details_key = ActionShortcut(theme.keys, ActionId.CONTEXT, self, self._toggle_details)
        self._preparing: Preparing | None = None
        self._palette: CommandPalette | None = None
        self._keys: KeysView | None = None
        self._preferences: PreferencesView | None = None
        self._supervision: SupervisionView | None = None
        self._before: InteractionId | None = None
        self._centre = QVBoxLayout()
        self._messages = MessageBar(theme)
        self._messages.setObjectName("messageBar")
        self._notices = Notices(services, self._messages, self._is_told)
        self._sign_out = SignOutBar(theme, store, desk)
        self._status = StatusLine(theme, ticker, store, desk, self)
        self._lay_out()
        self._connect()

    @property
    def numbered(self) -> list[InteractionId]:
        """The conversations in the order of their keys."""
        return self._left.conversations.conversations.interaction_ids

    def ask_to_leave(self, *, closing: bool = False) -> None:
        """Leave at once when nothing is open, else ask first."""
        self._closing = closing
        if self._services.desk.open_work():
            self._sign_out.ask(closing=closing)
        else:
            self.leave_confirmed.emit(closing)

    def show_palette(self) -> None:
        """Open the command palette; or close it."""
        if self._palette is None:
            from contactpro_desktop.ui.palette.palette import CommandPalette

            services = self._services
            self._palette = CommandPalette(services.theme, services.store, services.desk, self)
        self._palette.open_palette()

    def show_keys(self) -> None:
        """Open the view that changes keys, loaded when it is first asked for; or close it."""
        if self._keys is None:
            from contactpro_desktop.ui.keys.view import KeysView

            self._keys = KeysView(self._services.theme, self)
        self._keys.toggle()

    def show_own_settings(self) -> None:
        """Open what the agent sets for themselves at the contact centre; or close it."""
        if self._preferences is None:
            from contactpro_desktop.ui.preferences.view import PreferencesView

            self._preferences = PreferencesView(self._services, self)
        self._preferences.toggle()

    def show_supervision(self) -> None:
        """Put the supervision in the place of the conversation, or go back to that."""
        if self._supervision is None:
            from contactpro_desktop.ui.supervision.view import SupervisionView

            self._supervision = SupervisionView(self._services, self)
            self._supervision.closed.connect(self._go_back)
            self._supervision.hide()
            self._centre.addWidget(self._supervision, 1)
        if self._is_supervising:
            self._go_back()
            return
        self._before = self._services.store.current
        self._services.desk.open(None)
        self._pane.hide()
        self._supervision.show()
        self._place_details()
        self._supervision.start()

    def _is_told(self, notice: Notice) -> bool:
        places = (self._bar, self._pane, self._preferences)
        return any(place is not None and place.tells(notice) for place in places)

    def _go_back(self) -> None:
        """From the supervision to the conversation of before, if it is still there."""
        self._close_supervision()
        if self._before in self._services.store.interactions:
            self._services.desk.open(self._before)
        else:
            self._bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_supervision(self) -> None:
        if self._supervision is not None:
            self._supervision.hide()
            self._pane.show()
            self._place_details()

    def _on_changes(self, batch: Sequence[Change]) -> None:
        """A conversation of one's own that is opened takes its place back; the details of none
        do not stand in the way."""
        if not any(isinstance(each, CurrentChanged) for each in batch):
            return
        if self._services.store.current is not None:
            self._close_supervision()
        elif self._details_float:
            self._toggle_details()

    def showEvent(self, event: QShowEvent) -> None:
        """The parts that only an open conversation shows are made when the window stands."""
        super().showEvent(event)
        if self._preparing is None:
            pane, context = self._pane, self._context
            parts = (lambda: pane.page, lambda: pane.page.chat, lambda: context.pages)
            self._preparing = Preparing(parts, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_details()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._details_float:
            self._toggle_details()
        else:
            super().keyPressEvent(event)

    @property
    def _is_narrow(self) -> bool:
        return self.width() < COLLAPSE_BELOW

    @property
    def _is_supervising(self) -> bool:
        return self._supervision is not None and self._supervision.isVisibleTo(self)

    def _lay_out(self) -> None:
        centre = self._centre
        centre.setSpacing(0)
        for part in (self._sign_out, self._messages):
            centre.addWidget(part)
        centre.addWidget(self._pane, 1)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._left)
        columns.addLayout(centre, 1)
        columns.addWidget(self._room)
        self._room.setFixedWidth(self._services.theme.tokens.context_width)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._bar)
        rows.addLayout(columns, 1)
        rows.addWidget(self._status)

    def _connect(self) -> None:
        self._bar.sign_out_asked.connect(self.ask_to_leave)
        self._bar.find_asked.connect(self.show_palette)
        self._bar.keys_asked.connect(self.show_keys)
        self._bar.own_settings_asked.connect(self.show_own_settings)
        self._bar.supervision_asked.connect(self.show_supervision)
        self._bar.details_button.clicked.connect(self._toggle_details)
        self._sign_out.confirmed.connect(lambda: self.leave_confirmed.emit(self._closing))
        self._pane.question_wanted.connect(self._show_question)
        offers, nothing = self._left.offers, self._pane.nothing
        offers.front_changed.connect(nothing.show_front)
        nothing.accept_wanted.connect(offers.accept)
        nothing.show_front(offers.front)
        listen(self._services.store, self._pane, self._on_changes)

    def _place_details(self) -> None:
        """Beside the conversation where there is room, else over it and only on request; of a
        colleague's conversation there are none."""
        narrow = self._is_narrow
        self._details_float = self._details_float and narrow
        beside = not narrow and not self._is_supervising
        self._room.setVisible(beside)
        self._context.setVisible(beside or self._details_float)
        self._bar.details_button.setVisible(narrow)
        self._details_key.setEnabled(narrow and not self._details_float)
        width, top = self._room.width(), self._bar.height()
        height = self.height() - top - self._status.height()
        self._context.setGeometry(self.width() - width, top, width, height)
        self._context.raise_()

    def _toggle_details(self) -> None:
        self._details_float = not self._details_float
        self._place_details()
        if self._details_float:
            self._context.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._pane.take_focus()

    def _show_question(self, question_id: str, missed: bool) -> None:
        """Where the details would stand over the conversation, only at the agent's request."""
        if self._is_narrow and not self._details_float:
            if not missed:
                self._pane.page.wrap_up.focus_way()
                return
            self._toggle_details()
        self._context.show_question(question_id, missed=missed)
