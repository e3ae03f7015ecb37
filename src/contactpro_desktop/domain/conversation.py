"""Messages of a conversation, who wrote them, and how a sent one becomes a confirmed one."""

from dataclasses import replace
from enum import Enum

from contactpro_desktop.domain.files import ChatFile, DroppedFile, Location
from contactpro_desktop.domain.ids import Instant, MessageId, RequestId
from contactpro_desktop.domain.records import dataclass


class MessageKind(Enum):
    """Type of content (ECFS 22Q1, /transcript/messages). OTHER is shown as its plain text."""

    TEXT = "text"
    ATTACHMENT = "attachment"
    TEMPLATE = "template"
    ERROR = "error"
    STATE = "state"
    LOCATION = "location"
    OTHER = "other"


class Author(Enum):
    """Whose words a message holds."""

    ME = "me"
    AGENT = "agent"
    BOT = "bot"
    END_USER = "end_user"
    SYSTEM = "system"


class DeliveryState(Enum):
    """What is known of a message's way to the server."""

    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a transcript.

    `id` is None while only this client knows the message; `request_id` then tells which action
    sent it, and stays so that the server's echo can be merged into it. `state` is the state word
    of a STATE message (JOINED, LEFT, CHAT_TRANSFERRED, …) or the code of an ERROR, empty otherwise.
    A STATE message is mostly written by the contact centre: `author_name` is then of whom it
    tells, and `about_me` is set where that is the agent.
    `choices` are what a TEMPLATE lets its reader choose from, `progress` is how much of a file is
    on its way, in percent.
    """

    text: str
    author: Author
    author_name: str = ""
    author_address: str = ""
    sent_at: Instant | None = None
    kind: MessageKind = MessageKind.TEXT
    state: str = ""
    about_me: bool = False
    id: MessageId | None = None
    request_id: RequestId | None = None
    delivery: DeliveryState = DeliveryState.SENT
    failure: str = ""
    files: tuple[ChatFile, ...] = ()
    dropped: tuple[DroppedFile, ...] = ()
    location: Location | None = None
    choices: tuple[str, ...] = ()
    progress: int = 0

    @property
    def is_pending(self) -> bool:
        return self.id is None and self.delivery is DeliveryState.SENDING


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in a conversation; `key` is unique in it (an e-mail-like address)."""

    key: str
    name: str = ""
    author: Author = Author.END_USER
    typing: bool = False


def merges_with(pending: Message, echo: Message) -> bool:
    """Whether `echo` is the server's copy of the message this client sent as `pending`.

    A server that repeats the request id decides it; else the same words by the same author do.
    That a file was dropped is news: what was to be sent can still be sent again.
    """
    if pending.id is not None or echo.author is not Author.ME or echo.dropped:
        return False
    if echo.request_id is not None:
        return pending.request_id == echo.request_id
    names = [file.filename for file in pending.files]
    same = pending.text == echo.text and names == [file.filename for file in echo.files]
    return pending.delivery is not DeliveryState.SENT and same


def merged(pending: Message, echo: Message) -> Message:
    """The confirmed message that takes the place of `pending`."""
    return replace(echo, request_id=pending.request_id, delivery=DeliveryState.SENT)


class Floor(Enum):
    """Who spoke last on our side of a conversation; BOT_GONE once the bot has left it."""

    NOBODY = "nobody"
    BOT = "bot"
    BOT_GONE = "bot_gone"
    PEOPLE = "people"


_GOING = ("LEFT", "CHAT_TRANSFERRED")


def floor_after(floor: Floor, message: Message) -> Floor:
    """Who has the floor once `message` is said. End users never do.

    A state message mostly tells nothing about who it is of, so a person counts as come when
    somebody joins after the bot has gone, or else with the first word.
    """
    if message.kind is MessageKind.STATE:
        if floor is Floor.BOT and message.state in _GOING:
            return Floor.BOT_GONE
        by_person = floor is Floor.BOT_GONE or message.author in (Author.ME, Author.AGENT)
        return Floor.PEOPLE if by_person and message.state == "JOINED" else floor
    if message.author is Author.BOT:
        return Floor.BOT
    return Floor.PEOPLE if message.author in (Author.ME, Author.AGENT) else floor


def is_handover(before: Floor, after: Floor) -> bool:
    """Whether a message that changes the floor so is where people take over from the bot."""
    return before in (Floor.BOT, Floor.BOT_GONE) and after is Floor.PEOPLE
