"""The head of the conversation pane: with whom, since when, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.domain.actions import EndInteraction, Transfer
from contactpro_desktop.domain.call import is_preview, transfer_blocked
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.supervision import SupervisorSession
from contactpro_desktop.store.drafts import DraftKind, Drafts
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.actions import ActionId, action_text
from contactpro_desktop.ui.call.wording import call_refusal_text
from contactpro_desktop.ui.conversation.end_question import EndQuestion
from contactpro_desktop.ui.lists.conversation_rows import ANSWER_WITHIN
from contactpro_desktop.ui.partner import kind_text, partner_has_left, partner_text
from contactpro_desktop.ui.session_texts import looks_on_text, no_connection_text
from contactpro_desktop.ui.texts import channel_icon
from contactpro_desktop.ui.theme.clock_text import clock_text, urgency
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.avatar import Avatar
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.popover import Popover
from contactpro_desktop.ui.widgets.text import plain
from contactpro_desktop.ui.widgets.ticker import Ticker


class ConversationHeader(Panel):
    """`help_wanted`, `transfer_wanted` and `end_wanted` follow the buttons and their
    keys; ending is asked again in place while the customer is still there, or a reply is not sent,
    of a task, and of an e-mail that nobody has answered.
    """

    help_wanted = Signal()
    transfer_wanted = Signal()
    end_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        ticker: Ticker,
        store: Store,
        drafts: Drafts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("bar", parent=parent)
        self._store = store
        self._drafts = drafts
        self._interaction: Interaction | None = None
        self._avatar = Avatar(theme)
        self._name = PlainLabel(theme, kind="heading", elide=True)
        self._about = PlainLabel(theme, kind="muted", elide=True, tabular=True)
        self._waiting = PlainLabel(theme, kind="small_strong", tabular=True)
        self.help = IconButton(theme, "users", action_text(ActionId.HELP), ActionId.HELP)
        self.transfer = ActionButton(theme, self.tr("Transfer"), ActionId.TRANSFER)
        self.end = ActionButton(theme, self.tr("End"), ActionId.END, "danger")
        self._question = EndQuestion(theme)
        self._popover = Popover(theme, self._question, self)
        self._name_parts()
        self._lay_out(theme)
        self.help.clicked.connect(self.help_wanted)
        self.transfer.clicked.connect(self.transfer_wanted)
        self.end.clicked.connect(self._on_end)
        self._question.confirmed.connect(self._on_confirmed)
        self._question.declined.connect(self._popover.close_popover)
        ticker.tick.connect(self.show_times)

    def show_interaction(self, interaction: Interaction | None) -> None:
        """Another conversation, or new values of the one shown."""
        if interaction is None or self._id != interaction.id or not interaction.is_open:
            self._popover.close_popover()
        self._interaction = interaction
        if interaction is None:
            return
        name = partner_text(self._store, interaction)
        chat = interaction.channel is Channel.CHAT
        self._avatar.set_person(name, "" if chat else channel_icon(interaction.channel))
        self._name.setText(name)
        call = interaction.channel.is_call
        self.end.set_caption(self.tr("Hang up") if call else self.tr("End"))
        # A chat with the supervisor is for the two of them, and is help already.
        passable = interaction.is_open and interaction.supervision_id is None
        self.transfer.setVisible(passable)
        self.help.setVisible(passable)
        # A preview is answered, not ended.
        self.end.setVisible(interaction.is_open and not is_preview(interaction))
        self._refuse(interaction)
        self.show_times()

    def set_help_refusal(self, reason: str) -> None:
        """Why nobody can be asked for help now; empty when somebody can."""
        self.help.set_refusal(reason)

    def _refuse(self, interaction: Interaction) -> None:
        """Disable what cannot be asked of the server now, with the reason."""
        offline = "" if self._store.link is Link.ONLINE else no_connection_text()
        if offline:
            self._popover.close_popover()
        waiting = self.tr("Waiting for the server")
        ending = self._store.is_pending(EndInteraction(interaction.id))
        blocked = transfer_blocked(interaction)
        self.transfer.set_refusal(
            offline
            or (waiting if self._is_leaving(interaction) else "")
            or (call_refusal_text(blocked) if blocked is not None else "")
        )
        self.end.set_refusal(offline or (waiting if ending else ""))

    def _is_leaving(self, interaction: Interaction) -> bool:
        """Whether it has been handed over to somebody and the server has not confirmed it yet."""
        pending = self._store.pending.values()
        return any(isinstance(a, Transfer) and a.interaction_id == interaction.id for a in pending)

    @property
    def _id(self) -> str | None:
        return self._interaction.id if self._interaction is not None else None

    def _on_end(self) -> None:
        if self._interaction is None:
            return
        there = self._other_is_there(self._interaction)
        unsent = self._has_unsent(self._interaction)
        task = self._interaction.channel is Channel.TASK
        unanswered = self._is_unanswered(self._interaction)
        if self._popover.is_open or not (there or unsent or task or unanswered):
            self._on_confirmed()
            return
        if task:
            self._question.ask_for_task()
        elif unanswered:
            self._question.ask_for_mail()
        else:
            name = partner_text(self._store, self._interaction)
            self._question.ask(name, there=there, unsent=unsent)
        self._popover.open_at(self.end, align_right=True)

    def _has_unsent(self, interaction: Interaction) -> bool:
        """Whether a reply is written and not sent."""
        reply = self._drafts.get(interaction.contact_id, DraftKind.REPLY)
        return interaction.channel is Channel.CHAT and bool(reply.strip())

    def _is_unanswered(self, interaction: Interaction) -> bool:
        """Whether it is an e-mail to which nothing went out; what is to become of an answer that is
        begun is asked elsewhere."""
        mail = self._store.mails.get(interaction.id)
        if mail is None or mail.open_draft is not None:
            return False
        return self._store.mail_answer(interaction.id) is None

    def _on_confirmed(self) -> None:
        self._popover.close_popover()
        self.end_wanted.emit()

    def _other_is_there(self, interaction: Interaction) -> bool:
        """Whether somebody at the other end would be cut off. Of a call everybody knows
        what hanging up does; in e-mails and tasks nobody waits at the other end."""
        if interaction.channel.is_call or interaction.channel in (Channel.EMAIL, Channel.TASK):
            return False
        return not partner_has_left(self._store, interaction)

    def show_times(self) -> None:
        """How long it has lasted, and how long the customer has waited for an answer."""
        interaction = self._interaction
        if interaction is None or interaction.id not in self._store.interactions:
            return
        self._about.setText(" · ".join(part for part in self._about_parts(interaction) if part))
        waiting_since = self._store.conversation(interaction.id).waiting_since
        self._waiting.setVisible(interaction.is_open and waiting_since is not None)
        if waiting_since is not None:
            waited = self._store.now() - waiting_since
            # The dot separates it from what stands before, as between the other parts.
            text = self.tr("{0} unanswered").format(clock_text(waited))
            self._waiting.setText(f"· {text}")
            self._waiting.role = urgency(waited, ANSWER_WITHIN)

    def _about_parts(self, interaction: Interaction) -> list[str]:
        parts = [
            kind_text(interaction),
            plain(interaction.queue_name, 60),
        ]
        if interaction.is_open:
            others = (each for each in self._store.supervision if not _is_with(interaction, each))
            parts += [looks_on_text(each) for each in others]
        start = interaction.accepted_at or interaction.queued_at or interaction.created_at
        if start is not None and not interaction.is_offer:
            end = interaction.ended_at or self._store.now()
            parts.append(self.tr("{0} total").format(clock_text(end - start)))
        return parts

    def _name_parts(self) -> None:
        self.setObjectName("conversationHeader")
        self._name.setObjectName("conversationName")
        self._about.setObjectName("conversationAbout")
        self._waiting.setObjectName("conversationWaiting")
        self._waiting.setToolTip(self.tr("Since the last unanswered message"))
        self.help.setObjectName("helpButton")
        self.transfer.setObjectName("transferButton")
        self.transfer.set_tip(self.tr("Hand the conversation over to a colleague or a queue"))
        self.end.setObjectName("endButton")
        self.end.set_tip(self.tr("End the conversation and go to the wrap-up"))
        self._popover.setObjectName("endPopover")

    def _lay_out(self, theme: Theme) -> None:
        tokens = theme.tokens
        times = QHBoxLayout()
        times.setSpacing(3)
        times.addWidget(self._about)
        times.addWidget(self._waiting)
        times.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        words.addWidget(self._name)
        words.addLayout(times)
        row = QHBoxLayout(self)
        side, edge = tokens.space(2.5), tokens.space(1)
        row.setContentsMargins(side, edge, side, edge)
        row.setSpacing(tokens.space(1.5))
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        row.addWidget(self.help)
        row.addWidget(self.transfer)
        row.addWidget(self.end)
        self.setFixedHeight(tokens.head_height)


def _is_with(interaction: Interaction, session: SupervisorSession) -> bool:
    """Whether the call is with the supervisor: the wire gives no more than the name of either."""
    far_end = interaction.far_end
    return far_end is not None and far_end.name == session.supervisor_name != ""
