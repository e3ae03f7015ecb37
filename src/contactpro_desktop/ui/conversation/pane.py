"""The middle of the window: the conversation that is open, or what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from contactpro_desktop.app.notices import Notice, Topic
from contactpro_desktop.domain.actions import FinishInteraction, LoadScript, Transfer
from contactpro_desktop.domain.ids import ContactId, InteractionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.store.changes import (
    ActionEnded,
    ActionStarted,
    Change,
    ConversationUpdated,
    CurrentChanged,
    InteractionAdded,
    InteractionDropped,
    InteractionUpdated,
    LinkUpdated,
    MeUpdated,
    PreferencesUpdated,
    ScriptsUpdated,
    SupervisionUpdated,
)
from contactpro_desktop.ui.conversation.end_focus import Next, next_focus
from contactpro_desktop.ui.conversation.nothing_open import NothingOpen
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from contactpro_desktop.ui.conversation.page import ConversationPage

_WORK = (
    InteractionAdded,
    InteractionUpdated,
    InteractionDropped,
    MeUpdated,
    ScriptsUpdated,
    LinkUpdated,
    ActionStarted,
    ActionEnded,
)


class ConversationPane(Panel):
    """Shows `store.current`. `question_wanted` carries the id of a script question to go to, and
    whether to say there that its answer is missing."""

    question_wanted = Signal(str, bool)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("app", parent=parent)
        self._services = services
        self._store = services.store
        self._drafts = services.drafts
        self._finishing: dict[InteractionId, ContactId] = {}
        self._page: ConversationPage | None = None
        self.nothing = NothingOpen(services.theme, services.store, services.desk, self)
        self.setObjectName("conversationPane")
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(self.nothing)
        listen(services.store, self, self._on_changes)
        self._show_current()

    @property
    def page(self) -> ConversationPage:
        """Where an open conversation is shown; made when it is first needed."""
        if self._page is None:
            self._page = _make_page(self._services, self)
            self._page.question_wanted.connect(self.question_wanted)
            self._pages.addWidget(self._page)
        return self._page

    def tells(self, notice: Notice) -> bool:
        """Whether the pane itself says what a notice is about, before the agent's eyes."""
        is_transfer = notice.topic is Topic.ACTION_REFUSED and notice.action == Transfer.__name__
        if not is_transfer or self._page is None:
            return False
        return notice.interaction_id == self._page.transfer.chooser.served

    @property
    def _current(self) -> Interaction | None:
        current = self._store.current
        return self._store.interactions.get(current) if current is not None else None

    def _on_changes(self, batch: Sequence[Change]) -> None:
        current = self._store.current
        following = next_focus(self._store, self, batch)
        for change in batch:
            self._keep_house(change)
        if any(isinstance(change, CurrentChanged) for change in batch):
            self._show_current()
        elif any(_concerns(change, current) for change in batch):
            self._refresh()
        elif any(_is_talk(change, current) for change in batch):
            self.page.refresh_talk(self._current)
        elif current is None and any(isinstance(change, _WORK) for change in batch):
            self.nothing.refresh()
        self._follow_end(following)

    def _follow_end(self, following: Next) -> None:
        """The conversation is over: the keyboard goes on where the agent does."""
        body = self._page.bodies.current if self._page is not None else None
        if following is Next.WORK:
            self.page.wrap_up.take_focus()
        elif following is Next.TALK and body is not None:
            body.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_house(self, change: Change) -> None:
        """Drafts of a contact go when it is handled; its text document when it leaves the list."""
        if isinstance(change, InteractionDropped):
            if self._page is not None:
                self._page.bodies.release(change.interaction)
        elif isinstance(change, ActionStarted) and isinstance(change.action, FinishInteraction):
            finishing = self._store.interactions.get(change.action.interaction_id)
            if finishing is not None:
                self._finishing[finishing.id] = finishing.contact_id
        elif isinstance(change, ActionEnded) and isinstance(change.action, FinishInteraction):
            contact_id = self._finishing.pop(change.action.interaction_id, None)
            if contact_id is not None and change.outcome.succeeded:
                self._drafts.forget(contact_id)

    def _show_current(self) -> None:
        if self._page is not None:
            self._page.transfer.close_popover()
        self._refresh()
        self.take_focus()

    def take_focus(self) -> None:
        """Let the agent go on where the open conversation is served."""
        interaction = self._current
        if interaction is not None and interaction.is_open:
            self.page.bodies.of(interaction.channel).take_focus()

    def _refresh(self) -> None:
        """An offer is not open: it is answered in its own place."""
        interaction = self._current
        if interaction is None or interaction.is_offer:
            self.nothing.refresh()
            self._pages.setCurrentWidget(self.nothing)
            if self._page is not None:
                self._page.show_interaction(None)
            return
        self._pages.setCurrentWidget(self.page)
        self.page.show_interaction(interaction)


_SURROUNDINGS = (ScriptsUpdated, LinkUpdated, MeUpdated, PreferencesUpdated, SupervisionUpdated)
"""Changes that concern every conversation."""


def _concerns(change: Change, current: InteractionId | None) -> bool:
    """Whether a change touches what the pane shows of the current conversation."""
    if isinstance(change, _SURROUNDINGS):
        return current is not None
    if isinstance(change, InteractionUpdated):
        return change.interaction.id == current
    if isinstance(change, ActionStarted | ActionEnded):
        about = getattr(change.action, "interaction_id", None)
        return current is not None and (about == current or isinstance(change.action, LoadScript))
    return False


def _is_talk(change: Change, current: InteractionId | None) -> bool:
    return isinstance(change, ConversationUpdated) and change.interaction_id == current


def _make_page(services: Services, parent: QWidget) -> ConversationPage:
    """Half of the interface's modules: a start does not wait for them."""
    from contactpro_desktop.ui.conversation.page import ConversationPage

    return ConversationPage(services, parent)
