"""The middle of the window: the conversation that is open, or what to do next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from contactpro_desktop.app.notices import Notice, Topic
from contactpro_desktop.domain.actions import FinishInteraction, LoadScript, Transfer
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import Link
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
from contactpro_desktop.ui.conversation.bodies import Bodies
from contactpro_desktop.ui.conversation.body import Body
from contactpro_desktop.ui.conversation.chat_body import ChatBody
from contactpro_desktop.ui.conversation.header import ConversationHeader
from contactpro_desktop.ui.conversation.nothing_open import NothingOpen
from contactpro_desktop.ui.conversation.wrap_up_bar import WrapUpBar
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.session_texts import help_problem_text, no_connection_text
from contactpro_desktop.ui.transfer.popover import TransferPopover
from contactpro_desktop.ui.widgets.panel import Panel

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
    """Shows `store.current`. `question_wanted` carries the id of a script question to go to."""

    question_wanted = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("app", parent=parent)
        theme, ticker, store = services.theme, services.ticker, services.store
        self._store = store
        self._desk = services.desk
        self._drafts = services.drafts
        self._finishing: dict[InteractionId, ContactId] = {}
        self.header = ConversationHeader(theme, ticker, store)
        self.chat = ChatBody(services, self)
        self.wrap_up = WrapUpBar(theme, ticker, store, self._desk)
        self.nothing = NothingOpen(theme, store, self._desk)
        self.transfer = TransferPopover(theme, store, self._desk, self)
        self.setObjectName("conversationPane")
        self._lay_out(services)
        self._help = services.help
        self.header.help_wanted.connect(self._help.ask)
        self.header.transfer_wanted.connect(self._on_transfer)
        self.header.end_wanted.connect(self._on_end)
        self.wrap_up.question_wanted.connect(self.question_wanted)
        listen(store, self, self._on_changes)
        self._show_current()

    def tells(self, notice: Notice) -> bool:
        """Whether the pane itself says what a notice is about, before the agent's eyes."""
        is_transfer = notice.topic is Topic.ACTION_REFUSED and notice.action == Transfer.__name__
        return is_transfer and notice.interaction_id == self.transfer.chooser.served

    @property
    def _current(self) -> Interaction | None:
        current = self._store.current
        return self._store.interactions.get(current) if current is not None else None

    def _on_changes(self, batch: Sequence[Change]) -> None:
        current = self._store.current
        for change in batch:
            self._keep_house(change)
        if any(isinstance(change, CurrentChanged) for change in batch):
            self._show_current()
        elif any(_concerns(change, current) for change in batch):
            self._refresh()
        elif any(_is_talk(change, current) for change in batch):
            self._refresh_talk()
        elif current is None and any(isinstance(change, _WORK) for change in batch):
            self.nothing.refresh()

    def _keep_house(self, change: Change) -> None:
        """Drafts of a contact go when it is handled; its text document when it leaves the list."""
        if isinstance(change, InteractionDropped):
            self.bodies.release(change.interaction)
        elif isinstance(change, ActionStarted) and isinstance(change.action, FinishInteraction):
            finishing = self._store.interactions.get(change.action.interaction_id)
            if finishing is not None:
                self._finishing[finishing.id] = finishing.contact_id
        elif isinstance(change, ActionEnded) and isinstance(change.action, FinishInteraction):
            contact_id = self._finishing.pop(change.action.interaction_id, None)
            if contact_id is not None and change.outcome.succeeded:
                self._drafts.forget(contact_id)

    def _show_current(self) -> None:
        interaction = self._current
        self.transfer.close_popover()
        readable = interaction is not None and not interaction.is_offer
        self._pages.setCurrentIndex(1 if readable else 0)
        if not readable:
            self.nothing.refresh()
        self._refresh()
        if interaction is not None and interaction.is_open:
            self.bodies.of(interaction.channel).take_focus()

    def _refresh(self) -> None:
        interaction = self._current
        if interaction is not None and interaction.is_offer:
            self.nothing.refresh()
            interaction = None
        self._pages.setCurrentIndex(0 if interaction is None else 1)
        self.header.show_interaction(interaction)
        problem = self._help.problem
        self.header.set_help_refusal("" if problem is None else help_problem_text(problem))
        self.wrap_up.show_interaction(interaction)
        offline = "" if self._store.link is Link.ONLINE else no_connection_text()
        self.bodies.show_interaction(interaction, offline)

    def _refresh_talk(self) -> None:
        """Messages, participants or answers changed: far more often than anything else."""
        self.header.show_times()
        if self.bodies.current is not None:
            self.bodies.current.refresh_talk()
        self.wrap_up.show_interaction(self._current)

    def _on_transfer(self) -> None:
        interaction = self._current
        if interaction is not None and interaction.is_open:
            self.transfer.open_for(interaction, self.header.transfer)

    def _on_end(self) -> None:
        interaction = self._current
        if interaction is not None and interaction.is_open:
            self._desk.end(interaction.id)

    def _lay_out(self, services: Services) -> None:
        tokens = services.theme.tokens
        space = tokens.space(2.5)
        views, feet = QVBoxLayout(), QVBoxLayout()
        makers: dict[Channel, Callable[[], Body]] = {
            Channel.CHAT: lambda: self.chat,
            Channel.PHONE: lambda: _call_body(services),
            Channel.EXTERNAL: lambda: _call_body(services),
            Channel.EMAIL: lambda: _mail_body(services),
            Channel.TASK: lambda: _task_body(services),
        }
        self.bodies = Bodies(services, makers, views, feet)
        foot = QVBoxLayout()
        foot.setContentsMargins(space, 0, space, tokens.space(2))
        foot.setSpacing(tokens.space(1))
        foot.addWidget(self.wrap_up)
        foot.addLayout(feet)
        talk = QWidget()
        talk.setObjectName("conversationPage")
        column = QVBoxLayout(talk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(views, 1)
        column.addLayout(foot)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(talk)


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


# Loaded with the first conversation that needs them: a start does not wait for them.


def _call_body(services: Services) -> Body:
    from contactpro_desktop.ui.call.body import CallBody

    return CallBody(services)


def _mail_body(services: Services) -> Body:
    from contactpro_desktop.ui.mail.mail_body import MailBody

    return MailBody(services)


def _task_body(services: Services) -> Body:
    from contactpro_desktop.ui.task.task_body import TaskBody

    return TaskBody(services)
