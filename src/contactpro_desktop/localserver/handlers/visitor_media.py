"""Files and video of an end user's chats."""

from __future__ import annotations

from collections.abc import Callable

from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.bodies.common import read_body
from contactpro_desktop.ecfs.bodies.files import WebrtcMessageBody, WebrtcStatusBody
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.door.sessions import VisitorSession
from contactpro_desktop.localserver.handlers.chat_files import ChatFiles
from contactpro_desktop.localserver.handlers.routing import Call, Resource
from contactpro_desktop.localserver.handlers.video import Video
from contactpro_desktop.localserver.router.files import Sender
from contactpro_desktop.localserver.router.model import ContactRow, ContactState, Refused
from contactpro_desktop.localserver.views import chat

FindContact = Callable[[VisitorSession, Call], ContactRow]
"""The visitor's own contact that a request names; raises `Refused`."""


class VisitorMedia:
    """Readers and writers that are added to the visitor's route table."""

    def __init__(self, files: ChatFiles, video: Video) -> None:
        self._files = files
        self._video = video

    def routes(self, find: FindContact) -> list[Resource[VisitorSession]]:
        base = "interactions/{id}"

        def attachments(visitor: VisitorSession, call: Call) -> Json:
            return chat.attachments(find(visitor, call), Sender.CUSTOMER)

        def attachment(visitor: VisitorSession, call: Call) -> Json:
            found = chat.attachments(find(visitor, call), Sender.CUSTOMER)
            if call.key("attachment_id") not in found:
                raise Refused(Refusal.NOT_FOUND)
            return found[call.key("attachment_id")]

        async def announce(visitor: VisitorSession, call: Call) -> Json:
            return await self._files.announce_as_visitor(visitor, call, find(visitor, call))

        def webrtc(visitor: VisitorSession, call: Call) -> Json:
            return self._video.view(find(visitor, call))

        def signals(visitor: VisitorSession, call: Call) -> Json:
            return self._video.view(find(visitor, call))["messages"]

        async def set_status(visitor: VisitorSession, call: Call) -> None:
            body = read_body(WebrtcStatusBody, call.body)
            self._video.set_status(_running(find(visitor, call)).id, Sender.CUSTOMER, body.status)

        async def signal(visitor: VisitorSession, call: Call) -> None:
            body = read_body(WebrtcMessageBody, call.body)
            contact = _running(find(visitor, call))
            self._video.add(contact.id, contact.customer_key, body)

        return [
            Resource(f"{base}/attachments", attachments, {"POST": announce}),
            Resource(f"{base}/attachments/{{attachment_id}}", attachment),
            Resource(f"{base}/webrtc", webrtc, {"PUT": set_status}),
            Resource(f"{base}/webrtc/messages", signals, {"POST": signal}),
        ]


def _running(contact: ContactRow) -> ContactRow:
    """Video needs somebody at the other end."""
    if contact.state is not ContactState.OWNED:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    return contact
