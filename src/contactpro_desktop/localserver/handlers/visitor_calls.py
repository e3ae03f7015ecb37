"""What simulated callers can do: call a queue, and answer when an agent calls them."""

from __future__ import annotations

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import ContactId, RequestId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.bodies.common import attached_texts
from contactpro_desktop.ecfs.bodies.phone import NewCallBody
from contactpro_desktop.localserver.door.sessions import VisitorSession
from contactpro_desktop.localserver.router.call_commands import AnswerCall
from contactpro_desktop.localserver.router.commands import CustomerLeaves, OpenContact
from contactpro_desktop.localserver.router.model import QueueSpec, Refused, Site
from contactpro_desktop.localserver.router.numbers import plain

ANONYMOUS = "anonymous"
"""The number of a caller who has not said theirs."""


def call_to_queue(
    site: Site, visitor: VisitorSession, body: NewCallBody, request_id: RequestId | None
) -> OpenContact:
    """Raises `Refused` where calls are not simulated or nobody has the number."""
    if not site.telephony.simulated:
        raise Refused(Refusal.FORBIDDEN)
    return OpenContact(
        queue_id=_queue(site, body.destination).id,
        channel=Channel.PHONE,
        customer_key=visitor.row.extension or ANONYMOUS,
        customer_name=visitor.row.alias,
        sub_channel="",
        title=body.title or "",
        language=visitor.row.language,
        attached_data=attached_texts(body.attached_data),
        visitor_id=visitor.visitor_id,
        request_id=request_id,
        consent=body.consent,
    )


def answer(contact_id: ContactId, status: str) -> AnswerCall | CustomerLeaves:
    """The command for accepted or rejected of a call that rings."""
    return AnswerCall(contact_id) if status == "accepted" else CustomerLeaves(contact_id)


def _queue(site: Site, number: str) -> QueueSpec:
    wanted = plain(number)
    for queue in site.queues.values():
        if queue.channel is Channel.PHONE and plain(queue.address) == wanted:
            return queue
    raise Refused(Refusal.NOT_FOUND)
