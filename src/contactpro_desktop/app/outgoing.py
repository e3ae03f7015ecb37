"""What an action looks like in the transcript while it is on its way."""

from __future__ import annotations

from contactpro_desktop.domain.actions import Action, SendMessage
from contactpro_desktop.domain.agent import Agent
from contactpro_desktop.domain.conversation import Author, DeliveryState, Message, MessageKind
from contactpro_desktop.domain.files import ChatFile
from contactpro_desktop.domain.ids import AttachmentId, Instant, RequestId
from contactpro_desktop.domain.service_actions import SendFile

MESSAGES = SendMessage | SendFile


def outgoing(
    action: Action, request_id: RequestId, me: Agent | None, at: Instant
) -> Message | None:
    """The message that `action` sends; None for one that sends none."""
    if not isinstance(action, MESSAGES):
        return None
    is_file = isinstance(action, SendFile)
    return Message(
        text="" if isinstance(action, SendFile) else action.text,
        author=Author.ME,
        author_name=me.alias if me else "",
        sent_at=at,
        kind=MessageKind.ATTACHMENT if is_file else MessageKind.TEXT,
        request_id=request_id,
        delivery=DeliveryState.SENDING,
        files=_files(action),
    )


def _files(action: MESSAGES) -> tuple[ChatFile, ...]:
    if not isinstance(action, SendFile):
        return ()
    return (ChatFile(AttachmentId(""), action.filename, action.size, action.mime_type),)
