"""`/users/me/interactions/{id}`: one leg of a contact as its agent sees it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.times import format_timestamp
from contactpro_desktop.localserver.router.campaign import CustomerId, CustomerRow
from contactpro_desktop.localserver.router.files import Sender
from contactpro_desktop.localserver.router.mail import DraftRow, MailRow
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    LegRow,
    LegState,
    OfferEnd,
    QueueSpec,
    Site,
)
from contactpro_desktop.localserver.router.transcripts import StoredMessage
from contactpro_desktop.localserver.views import chat, mail, outbound, phone, scripts, task
from contactpro_desktop.localserver.views.agent import chat_address, milliseconds

_CHANNEL_TYPE = {
    Channel.CHAT: "chat",
    Channel.PHONE: "phone",
    Channel.EMAIL: "email",
    Channel.TASK: "user_defined",
}

_STATUS = {
    LegState.OFFERED: "incoming",
    LegState.OUTGOING: "outgoing",
    LegState.ACCEPTED: "accepted",
    LegState.ENDED: "ended",
    LegState.CLOSED: "handled",
}

_UNSEEN = (LegState.CLOSED, LegState.PARKED)

NO_VIDEO: Mapping[str, Json] = {"status": "off", "messages": {}}
"""`/webrtc` of a chat in which nobody has tried it."""

_OFFER_END_REASONS = {
    OfferEnd.DECLINED: "declined",
    OfferEnd.TIMED_OUT: "timed_out",
    OfferEnd.RESCINDED: "rescinded",
    OfferEnd.REVOKED: "revoked",
}


class Rows(Protocol):
    """The rows of one moment: the state, or the state before a commit."""

    @property
    def site(self) -> Site: ...

    def agent(self, agent_id: AgentId) -> AgentRow | None: ...

    def contact(self, contact_id: ContactId) -> ContactRow | None: ...

    def leg(self, leg_id: InteractionId) -> LegRow | None: ...

    def customer(self, customer_id: CustomerId) -> CustomerRow | None: ...

    def mail(self, contact_id: ContactId) -> MailRow | None: ...

    def mail_draft(self, contact_id: ContactId) -> DraftRow | None: ...


def interaction(
    rows: Rows, leg_id: InteractionId, messages: Iterable[StoredMessage] = ()
) -> dict[str, Json] | None:
    """The interaction, None where there is none. An offer shows no transcript.

    Additions: times in milliseconds since 1970, the limit of the wrap-up, why it ended, and the
    customer's name. `status` comes last, so that whoever is told of it knows the rest.
    """
    leg = rows.leg(leg_id)
    contact = rows.contact(leg.contact_id) if leg else None
    agent = rows.agent(leg.agent_id) if leg else None
    if leg is None or contact is None or agent is None or leg.state in _UNSEEN:
        return None
    queue = rows.site.queue_of(leg)
    view = {
        **_identity(leg, contact, queue),
        **_additions(leg, contact, queue),
        "script": _script(rows.site, leg, queue),
    }
    if contact.channel is Channel.CHAT:
        view |= _conversation(rows.site, leg, contact, agent, messages)
    elif contact.channel is Channel.PHONE:
        view |= phone.call(rows, leg, contact)
        view |= _outbound(rows, leg, contact)
    elif contact.channel is Channel.TASK:
        view |= task.task(leg, contact)
    row = rows.mail(contact.id)
    if row is not None:
        view |= mail.ends(contact, queue)
        view |= mail.mail(rows, leg, contact, row, rows.mail_draft(contact.id))
        if contact.direction == "outbound":
            view["client_req_id"] = contact.request_id
    view["channel_status"] = _channel_status(leg, contact)
    view["status"] = _status(leg, contact)
    return view


def end_reason(leg: LegRow) -> str:
    """Why it is over: a word of `LegRow.end_reason`, or how the offer ended."""
    return leg.end_reason or (_OFFER_END_REASONS.get(leg.offer_end, "") if leg.offer_end else "")


def own_key(rows: Rows, agent_id: AgentId) -> str:
    """The agent's `uniquekey` among participants."""
    row = rows.agent(agent_id)
    return chat_address(rows.site.agents[agent_id], row) if row else ""


def _identity(leg: LegRow, contact: ContactRow, queue: QueueSpec) -> dict[str, Json]:
    originator, destination = ends(contact, queue)
    return {
        "id": leg.id,
        "contact_id": contact.id,
        "original_contact_id": contact.id,
        "channel_type": wire_type(contact),
        "channel_sub_type": contact.sub_channel or None,
        "direction": contact.direction,
        "date_created": format_timestamp(contact.created_at),
        "originator": originator,
        "destination": destination,
        "language": contact.language or None,
        "from_queue": {"id": queue.id or None, "name": queue.name or None},
        "attached_data": dict(contact.attached_data),
        "terminal_id": leg.terminal_id or None,
        "supervisor_session_id": contact.supervisor_session_id,
        "title": contact.title or None,
    }


def ends(contact: ContactRow, queue: QueueSpec) -> tuple[str, str]:
    """Who began it and whom they wanted. Another system's client says both itself: the originator
    is the customer, whoever calls."""
    here = contact.own_number or queue.address
    if contact.direction == "outbound" and not contact.external:
        return here, contact.customer_key
    return contact.customer_key, here


def wire_type(contact: ContactRow) -> str:
    """The word of the wire; calls of another telephone system have their own."""
    return "external" if contact.external else channel_type(contact.channel)


def channel_type(channel: Channel) -> str:
    return _CHANNEL_TYPE.get(channel, "user_defined")


def _additions(leg: LegRow, contact: ContactRow, queue: QueueSpec) -> dict[str, Json]:
    deadline = leg.deadline if leg.state is LegState.OFFERED else None
    return {
        "queued_at_ms": milliseconds(contact.queued_at),
        "offer_deadline_ms": milliseconds(deadline),
        "accepted_at_ms": milliseconds(leg.accepted_at),
        "ended_at_ms": milliseconds(leg.ended_at),
        "wrapup_limit_s": queue.wrap_up_limit,
        "end_reason": end_reason(leg) or None,
        "customer_name": contact.customer_name,
        "internal": contact.peer_id is not None,
    }


def _outbound(rows: Rows, leg: LegRow, contact: ContactRow) -> dict[str, Json]:
    """Of the calls of campaigns that are still configured."""
    customer = rows.customer(contact.customer_id) if contact.customer_id else None
    campaign = rows.site.campaigns.get(customer.campaign_id) if customer else None
    if customer is None or campaign is None:
        return {}
    return {"outbound": outbound.outbound(campaign, customer, leg)}


def _script(site: Site, leg: LegRow, queue: QueueSpec) -> Json:
    script = site.scripts.get(queue.script_id) if queue.script_id else None
    if script is None:
        return None
    return {
        "id": script.id,
        "status": "saved" if leg.script_saved else "pending",
        "script_opening_type": "script_opening_type_handled",
        "scriptanswers": scripts.answers(script, leg.answers),
        "mandatory": queue.script_mandatory,
    }


def _conversation(
    site: Site,
    leg: LegRow,
    contact: ContactRow,
    agent: AgentRow,
    messages: Iterable[StoredMessage],
) -> dict[str, Json]:
    """What only chats have. Whoever has left is no participant: after the end, nobody is. What is
    said after it, to somebody else, is not the agent's to read."""
    spec = site.agents[leg.agent_id]
    present = [chat.customer(contact)] if leg.state is not LegState.ENDED else []
    if leg.state is LegState.ACCEPTED:
        present.append(chat.agent(spec, agent))
    said = messages if leg.state is not LegState.OFFERED else ()
    if leg.ended_at is not None:
        said = [each for each in said if each.at <= leg.ended_at]
    return {
        "participants": {str(each["uniquekey"]): each for each in present},
        "transcript": {"messages": chat.messages(said, chat_address(spec, agent))},
        "attachments": _attachments(leg, contact),
        "webrtc": dict(NO_VIDEO),
    }


def _attachments(leg: LegRow, contact: ContactRow) -> dict[str, Json]:
    return {} if leg.state is LegState.OFFERED else chat.attachments(contact, Sender.AGENT)


def _channel_status(leg: LegRow, contact: ContactRow) -> str:
    if leg.is_passed_on:
        return "transferred"
    if contact.channel is Channel.PHONE:
        return phone.channel_status(leg, contact)
    return "disconnected" if leg.state is LegState.ENDED else "unknown"


def _status(leg: LegRow, contact: ContactRow) -> str:
    if leg.state is LegState.OUTGOING and contact.direction == "inbound":
        return "incoming"
    return _STATUS[leg.state]
