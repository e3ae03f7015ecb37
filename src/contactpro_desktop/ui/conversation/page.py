"""The page of an open conversation: header, the body of its channel, wrap-up bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.ui.conversation.bodies import Bodies
from contactpro_desktop.ui.conversation.body import Body
from contactpro_desktop.ui.conversation.chat_body import ChatBody
from contactpro_desktop.ui.conversation.header import ConversationHeader
from contactpro_desktop.ui.conversation.wrap_up_bar import WrapUpBar
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.session_texts import help_problem_text, no_connection_text
from contactpro_desktop.ui.transfer.popover import TransferPopover
from contactpro_desktop.ui.widgets.plain_label import PlainLabel


class ConversationPage(QWidget):
    """Shows what the pane gives it. `question_wanted` is the wrap-up bar's."""

    question_wanted = Signal(str, bool)

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        theme, ticker, store = services.theme, services.ticker, services.store
        self._theme = theme
        self._store = store
        self._video: PlainLabel | None = None
        self._desk = services.desk
        self._help = services.help
        self._interaction: Interaction | None = None
        self.header = ConversationHeader(theme, ticker, store, services.drafts, self)
        self.wrap_up = WrapUpBar(theme, ticker, store, self._desk, self)
        self.transfer = TransferPopover(theme, store, self._desk, self)
        self.setObjectName("conversationPage")
        self._lay_out(services)
        self.header.help_wanted.connect(self._help.ask)
        self.header.transfer_wanted.connect(self._on_transfer)
        self.header.end_wanted.connect(self._on_end)
        self.wrap_up.question_wanted.connect(self.question_wanted)
        self.wrap_up.finishing.connect(self._before_finish)

    @property
    def chat(self) -> ChatBody:
        """The body of chats; made, if there was none yet."""
        return cast("ChatBody", self.bodies.of(Channel.CHAT))

    def show_interaction(self, interaction: Interaction | None) -> None:
        """Another conversation, new values of the one shown, or what it stands in changed."""
        self._interaction = interaction
        self.header.show_interaction(interaction)
        problem, helper = self._help.problem, self._help.helper
        refusal = "" if problem is None else help_problem_text(problem, helper)
        self.header.set_help_refusal(refusal)
        self.wrap_up.show_interaction(interaction)
        offline = "" if self._store.link is Link.ONLINE else no_connection_text()
        self.bodies.show_interaction(interaction, offline)
        self._show_video(interaction is not None and interaction.is_open and interaction.video)

    def _show_video(self, there_is: bool) -> None:
        """Nothing is pretended: the words stand there as long as somebody shows a picture."""
        if there_is and self._video is None:
            space = self._theme.tokens.space
            self._video = PlainLabel(self._theme, kind="small", role="warn", wrap=True)
            self._video.setObjectName("videoNotice")
            self._video.setContentsMargins(space(2.5), space(1), space(2.5), space(1))
            self._video.setText(
                self.tr("There is video in this conversation, which this program does not carry.")
            )
            self._views.insertWidget(0, self._video)
        if self._video is not None:
            self._video.setVisible(there_is)

    def refresh_talk(self, interaction: Interaction | None) -> None:
        """Messages, participants or answers changed: far more often than anything else."""
        self.header.show_times()
        if self.bodies.current is not None:
            self.bodies.current.refresh_talk()
        self.wrap_up.show_interaction(interaction)

    def _on_transfer(self) -> None:
        interaction = self._interaction
        if interaction is not None and interaction.is_open:
            self.transfer.open_for(interaction, self.header.transfer)

    def _on_end(self) -> None:
        interaction, body = self._interaction, self.bodies.current
        if interaction is None or body is None or not interaction.is_open:
            return
        if body.may_end(self.header.end):
            self._desk.end(interaction.id)

    def _before_finish(self) -> None:
        if self.bodies.current is not None:
            self.bodies.current.before_finish()

    def _lay_out(self, services: Services) -> None:
        tokens = services.theme.tokens
        space = tokens.space(2.5)
        views, feet = QVBoxLayout(), QVBoxLayout()
        self._views = views
        makers: dict[Channel, Callable[[], Body]] = {
            Channel.CHAT: lambda: ChatBody(services, self),
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(views, 1)
        column.addLayout(foot)


# Loaded with the first conversation that needs them.


def _call_body(services: Services) -> Body:
    from contactpro_desktop.ui.call.body import CallBody

    return CallBody(services)


def _mail_body(services: Services) -> Body:
    from contactpro_desktop.ui.mail.mail_body import MailBody

    return MailBody(services)


def _task_body(services: Services) -> Body:
    from contactpro_desktop.ui.task.task_body import TaskBody

    return TaskBody(services)
