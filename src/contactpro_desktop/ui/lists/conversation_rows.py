"""What the list of my conversations shows, worked out from the store; free of Qt's item models."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import Author, Message, MessageKind
from contactpro_desktop.domain.ids import ContactId, Instant, InteractionId
from contactpro_desktop.domain.interaction import Interaction, Section
from contactpro_desktop.domain.mail import Parked
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.store.conversation import Conversation
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.call.wording import end_text, state_text
from contactpro_desktop.ui.mail.texts import answer_text
from contactpro_desktop.ui.partner import kind_text, partner_text
from contactpro_desktop.ui.texts import channel_icon, channel_text, customer_text
from contactpro_desktop.ui.theme.clock_text import limited_clock_text, urgency
from contactpro_desktop.ui.theme.tokens import ColorRole
from contactpro_desktop.ui.widgets.text import plain

translate = QCoreApplication.translate

ANSWER_WITHIN = 120.0
"""Seconds within which a customer's message should be answered."""

SECTIONS = (Section.ACTIVE, Section.WRAP_UP, Section.PENDING)


@dataclass(frozen=True, slots=True)
class ParkedKey:
    """What was set aside has no interaction until it is taken up again."""

    contact_id: ContactId


RowKey = Section | InteractionId | ParkedKey
"""A heading, one conversation, or what was set aside."""


@dataclass(frozen=True, slots=True)
class HeadingRow:
    section: Section
    count: int


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """One conversation, or what was set aside. Times are seconds of the server's clock.

    `since` is what the time at the right counts from, `limit` after how many seconds it is red;
    with `tells_limit` the limit stands beside it.
    """

    key: InteractionId | ParkedKey
    name: str
    preview: str
    icon: str = ""
    unread: int = 0
    typing: bool = False
    since: Instant | None = None
    limit: float | None = None
    tells_limit: bool = False

    def time_at(self, now: Instant) -> tuple[str, ColorRole]:
        """The time as it reads now, and its colour."""
        if self.since is None:
            return "", "muted"
        passed = now - self.since
        told = self.limit if self.tells_limit else None
        return limited_clock_text(passed, told), urgency(passed, self.limit)


def row_keys(store: Store) -> list[RowKey]:
    """The rows in order: each section that holds something, its heading first."""
    keys: list[RowKey] = []
    for section in SECTIONS:
        members = _members(store, section)
        if members:
            keys += [section, *members]
    return keys


def section_count(store: Store, section: Section) -> int:
    return len(_members(store, section))


def _members(store: Store, section: Section) -> list[RowKey]:
    members: list[RowKey] = [interaction.id for interaction in store.in_section(section)]
    if section is Section.PENDING:
        members += [ParkedKey(contact_id) for contact_id in store.parked]
    return members


def parked_row(parked: Parked) -> ConversationRow:
    customer = plain(parked.customer_name)
    return ConversationRow(
        ParkedKey(parked.contact_id),
        name=plain(parked.subject) or customer or channel_text(parked.channel),
        preview=translate("ConversationRows", "Set aside: {0}").format(customer)
        if customer
        else translate("ConversationRows", "Set aside"),
        icon=channel_icon(parked.channel),
        since=parked.parked_at,
    )


def conversation_row(store: Store, desk: Desk, interaction: Interaction) -> ConversationRow:
    conversation = store.conversation(interaction.id)
    since, limit, tells_limit = _clock(interaction, conversation)
    return ConversationRow(
        interaction.id,
        name=_name(store, interaction),
        preview=_preview(store, desk, interaction),
        icon="" if interaction.channel is Channel.CHAT else channel_icon(interaction.channel),
        unread=conversation.unread,
        typing=bool(conversation.typing) and interaction.is_open,
        since=since,
        limit=limit,
        tells_limit=tells_limit,
    )


def _name(store: Store, interaction: Interaction) -> str:
    if interaction.channel in (Channel.EMAIL, Channel.TASK) and interaction.title:
        return plain(interaction.title)
    return partner_text(store, interaction)


def _clock(
    interaction: Interaction, conversation: Conversation
) -> tuple[Instant | None, float | None, bool]:
    """Start and limit of the time shown, and whether the limit is told with it."""
    if interaction.section is Section.WRAP_UP:
        return interaction.ended_at, interaction.wrap_up_limit, True
    if interaction.is_open and conversation.waiting_since is not None:
        return conversation.waiting_since, ANSWER_WITHIN, False
    last = last_words(conversation)
    if interaction.is_open and last is not None and last.sent_at is not None:
        return last.sent_at, None, False
    return interaction.accepted_at or interaction.queued_at, None, False


def _preview(store: Store, desk: Desk, interaction: Interaction) -> str:
    conversation = store.conversation(interaction.id)
    answer = store.mail_answer(interaction.id)
    if interaction.section is Section.WRAP_UP:
        return _wrap_up_preview(desk, interaction)
    if interaction.channel.is_call:
        return _call_preview(interaction)
    if answer is not None:
        return answer_text(answer)
    if conversation.typing and interaction.is_open:
        return translate("ConversationRows", "writing…")
    last = last_words(conversation)
    if last is None and interaction.supervision_id is not None:
        return kind_text(interaction)
    if last is None:
        return plain(interaction.customer_address or interaction.queue_name, 120)
    words = plain(last.text, 120) or _wordless(last)
    if last.author is Author.ME:
        return translate("ConversationRows", "You: {0}").format(words)
    # Somebody else on our side is not taken for the customer.
    other = last.author is Author.AGENT and interaction.supervision_id is None
    name = plain(last.author_name, 40) if other else ""
    return f"{name}: {words}" if name else words


def _call_preview(interaction: Interaction) -> str:
    """The state, and the number where the name does not tell it."""
    number = plain(interaction.customer_address, 40)
    told = number in ("", customer_text(interaction))
    return " · ".join([state_text(interaction), *([] if told else [number])])


def _wrap_up_preview(desk: Desk, interaction: Interaction) -> str:
    missing = desk.missing_answers(interaction)
    if missing is None:
        return translate("ConversationRows", "The script could not be loaded")
    if missing:
        return translate("ConversationRows", "The script is not complete")
    return end_text(interaction) or translate("ConversationRows", "Ready to be finished")


def _wordless(message: Message) -> str:
    if message.kind is MessageKind.ATTACHMENT:
        return translate("ConversationRows", "Attachment")
    if message.kind is MessageKind.LOCATION:
        return translate("ConversationRows", "Location")
    return translate("ConversationRows", "Message")


def last_words(conversation: Conversation) -> Message | None:
    """The newest message that somebody wrote; comings and goings do not count."""
    for index in range(len(conversation) - 1, -1, -1):
        message = conversation[index]
        if message.author is not Author.SYSTEM and message.kind is not MessageKind.STATE:
            return message
    return None


def ids_of(keys: Sequence[RowKey]) -> list[InteractionId]:
    """The conversations among rows, in order: what Alt+Down goes through."""
    return [key for key in keys if not isinstance(key, Section | ParkedKey)]


def numbered(keys: Sequence[RowKey]) -> list[InteractionId | ParkedKey]:
    """All rows but the headings, in order: what Ctrl+1 to Ctrl+9 count."""
    return [key for key in keys if not isinstance(key, Section)]
