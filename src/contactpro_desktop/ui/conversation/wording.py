"""What the transcript says beside people's own words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from contactpro_desktop.app.files import FileProblem
from contactpro_desktop.domain.conversation import (
    Author,
    DeliveryState,
    Message,
    MessageKind,
    Participant,
)
from contactpro_desktop.domain.files import ChatFile, DroppedFile, DropReason, Location
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ui.conversation.rows import Row
from contactpro_desktop.ui.conversation.times import time_text
from contactpro_desktop.ui.texts import refusal_text
from contactpro_desktop.ui.widgets.text import plain, plain_block

translate = QCoreApplication.translate

_REASON_KEYS = ("reason", "contact_reason", "motivo", "subject", "asunto", "assunto", "motive")
_NAME_LIMIT = 60
_FILE_NAME_LIMIT = 120
_SHORT_NAME = 40
_CHOICE_LIMIT = 120


def author_text(message: Message) -> str:
    """Who wrote it; never empty."""
    if message.author is Author.ME:
        return translate("Transcript", "You")
    name = plain(message.author_name, _NAME_LIMIT)
    if name:
        return name
    return {
        Author.BOT: translate("Transcript", "Assistant"),
        Author.AGENT: translate("Transcript", "Colleague"),
        Author.END_USER: translate("Transcript", "Customer"),
        Author.SYSTEM: translate("Transcript", "System"),
    }[message.author]


def delivery_text(message: Message) -> str:
    """How far an own message has come; empty for everyone else's."""
    if message.author is not Author.ME:
        return ""
    if message.delivery is DeliveryState.SENDING and message.progress:
        return translate("Transcript", "Sending… {0} %").format(
            QLocale().toString(message.progress)
        )
    if message.delivery is DeliveryState.FAILED and message.failure == Refusal.IN_DOUBT.value:
        return translate("Transcript", "Not confirmed")
    return {
        DeliveryState.SENDING: translate("Transcript", "Sending…"),
        DeliveryState.SENT: translate("Transcript", "Sent"),
        DeliveryState.FAILED: translate("Transcript", "Not sent"),
    }[message.delivery]


def failure_text(message: Message) -> str:
    """Why a message was not sent and what to do, from the code that the failure carries."""
    known = {refusal.value: refusal for refusal in Refusal}
    return refusal_text(known.get(message.failure, Refusal.OTHER))


def footer_text(message: Message) -> str:
    """Name and time under a group of messages; time and delivery under one's own."""
    parts = [] if message.author is Author.ME else [author_text(message)]
    if message.sent_at is not None:
        parts.append(time_text(message.sent_at))
    parts.append(delivery_text(message))
    return " · ".join(part for part in parts if part)


def line_text(message: Message) -> str:
    """A line in the middle: somebody came or went, or what the server has to say."""
    if message.kind is MessageKind.STATE:
        text = _state_text(message)
    else:
        text = _error_text(message) if message.kind is MessageKind.ERROR else plain(message.text)
    if message.sent_at is None:
        return text
    return f"{text} · {time_text(message.sent_at)}"


def _error_text(message: Message) -> str:
    """What the contact centre could not do, by its code (ECFS 22Q1), else in its own words."""
    known = {
        "DBERROR": translate("Transcript", "The contact centre could not store a file."),
        "CONFIGERROR": translate(
            "Transcript", "The contact centre is not set up for this. Tell your supervisor."
        ),
    }
    text = known.get(message.state.upper()) or plain(message.text)
    return text or translate("Transcript", "Something went wrong in the contact centre.")


def _state_text(message: Message) -> str:
    mine = message.about_me
    named = message.author is not Author.SYSTEM or message.author_name
    who = author_text(message) if named else translate("Transcript", "Somebody")
    match message.state.upper():
        case "JOINED" if mine:
            return translate("Transcript", "You joined the conversation")
        case "JOINED":
            return translate("Transcript", "{0} joined the conversation").format(who)
        case "LEFT" if mine:
            return translate("Transcript", "You left the conversation")
        case "LEFT":
            return translate("Transcript", "{0} left the conversation").format(who)
        case "CHAT_STARTED":
            return translate("Transcript", "The conversation started")
        case "CHAT_TRANSFERRED":
            return translate("Transcript", "The conversation was transferred")
        case "CHAT_ENDED":
            return translate("Transcript", "The conversation ended")
        case "CHAT_PAGE_OPENED":
            return translate("Transcript", "The customer opened the chat page")
        case "CHAT_PAGE_CLOSED" | "ALL_CHAT_PAGES_CLOSED":
            return translate("Transcript", "The customer closed the chat page")
        case _:
            return plain(message.state or message.text, _NAME_LIMIT)


def kind_text(kind: MessageKind) -> str:
    """What a message holds that its words do not show; empty for words alone."""
    return {
        MessageKind.ATTACHMENT: translate("Transcript", "Attachment"),
        MessageKind.LOCATION: translate("Transcript", "Location"),
    }.get(kind, "")


def body_text(message: Message) -> str:
    """What there is to read in a bubble: words, choices, names of files, a place."""
    parts = [message.text, *(f"• {plain(each, _CHOICE_LIMIT)}" for each in message.choices)]
    parts += [_file_line(file) for file in message.files]
    mine = message.author is Author.ME
    parts += [_dropped_text(each, mine=mine) for each in message.dropped]
    if message.location is not None:
        parts += _place_lines(message.location)
    return "\n".join(part for part in parts if part)


def _file_line(file: ChatFile) -> str:
    name = plain(file.filename, _FILE_NAME_LIMIT) or translate("Transcript", "File without a name")
    return name if file.size is None else f"{name} · {size_text(file.size)}"


def size_text(size: int) -> str:
    """A number of bytes as people read it."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def _dropped_text(dropped: DroppedFile, *, mine: bool) -> str:
    """What has become of a file, and what helps."""
    name = plain(dropped.filename, _FILE_NAME_LIMIT)
    name = name or translate("Transcript", "File without a name")
    if dropped.reason is DropReason.NOT_ALLOWED:
        return translate(
            "Transcript", "{0} did not arrive: files of this kind are refused."
        ).format(name)
    if dropped.reason in (DropReason.DATABASE_ERROR, DropReason.CONFIG_ERROR):
        return translate(
            "Transcript", "{0} did not arrive: the contact centre could not store it."
        ).format(name)
    if mine:
        return translate("Transcript", "{0} was not sent to its end.").format(name)
    return translate("Transcript", "{0} did not arrive. Ask for it to be sent again.").format(name)


def _place_lines(place: Location) -> list[str]:
    lines = [place.label] if place.label != place.title else []
    if place.latitude is not None and place.longitude is not None:
        locale = QLocale()
        degrees = (locale.toString(each, "f", 5) for each in (place.latitude, place.longitude))
        lines.append(" / ".join(degrees))
    return lines


def save_text(name: str) -> str:
    """The way to a file."""
    return translate("Transcript", "Save {0} as…").format(plain(name, _SHORT_NAME))


def show_text(name: str) -> str:
    """The way to a look at a picture."""
    return translate("Transcript", "Show {0}").format(plain(name, _SHORT_NAME))


def file_problem_text(problem: FileProblem, largest: int | None = None) -> str:
    """Why a file cannot be sent, shown or saved, and what to do. `largest` is how many bytes a
    file may have, where that is known."""
    if problem is FileProblem.TOO_LARGE and largest is not None:
        return translate("Transcript", "The file is too large: {0} at most.").format(
            size_text(largest)
        )
    return {
        FileProblem.NOT_OFFERED: translate(
            "Transcript", "Your contact centre does not pass files on to this program."
        ),
        FileProblem.OFFLINE: translate("Transcript", "There is no connection now."),
        FileProblem.NOT_READABLE: translate("Transcript", "The file cannot be read."),
        FileProblem.TOO_LARGE: translate("Transcript", "The file is too large."),
        FileProblem.FILE_TYPE: translate("Transcript", "Files of this kind are not taken here."),
        FileProblem.NOT_WRITABLE: translate(
            "Transcript", "The file could not be written there. Choose another folder."
        ),
        FileProblem.UNAVAILABLE: translate(
            "Transcript", "The file could not be fetched. Try again in a moment."
        ),
        FileProblem.NO_PICTURE: translate(
            "Transcript", "This is no picture that can be shown. Save it to look at it."
        ),
    }[problem]


def cancel_text(name: str) -> str:
    """The way to stop sending a file."""
    return translate("Transcript", "Stop sending {0}").format(plain(name, _SHORT_NAME))


def more_text() -> str:
    """The way to the rest of a long message."""
    return translate("Transcript", "Show all")


def retry_text() -> str:
    return translate("Transcript", "Send again")


def discard_text() -> str:
    return translate("Transcript", "Discard")


def handover_reason(attached_data: Mapping[str, str]) -> str:
    """Why the customer was handed over to a person, if the attached data name a reason."""
    by_key = {key.casefold(): value for key, value in attached_data.items()}
    found = (by_key[key] for key in _REASON_KEYS if by_key.get(key))
    return plain(next(found, ""), 80)


def handover_text(message: Message, reason: str) -> str:
    """The divider between the bot's part and the people's."""
    parts = [translate("Transcript", "Handover to a person")]
    if message.sent_at is not None:
        parts.append(time_text(message.sent_at))
    if reason:
        parts.append(translate("Transcript", "reason: {0}").format(reason))
    return " · ".join(parts)


def typing_text(writers: tuple[Participant, ...]) -> str:
    """Who writes at this moment; empty when nobody does."""
    if not writers:
        return ""
    if len(writers) > 1:
        return translate("Transcript", "Several people are writing…")
    name = plain(writers[0].name, _NAME_LIMIT) or translate("Transcript", "The customer")
    return translate("Transcript", "{0} is writing…").format(name)


def spoken_row(row: Row) -> str:
    """A row in one sentence, for screen readers."""
    message = row.message
    if row.is_line:
        return line_text(message)
    parts = [author_text(message), kind_text(message.kind)]
    if message.sent_at is not None:
        parts.append(time_text(message.sent_at))
    if message.delivery is not DeliveryState.SENT:
        parts.append(delivery_text(message))
    if row.handover:
        parts.append(handover_text(message, ""))
    return f"{', '.join(part for part in parts if part)}: {plain_block(body_text(message), 2_000)}"
