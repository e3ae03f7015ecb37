"""Contacts: arriving, ending, and leaving an agent who is gone."""

from dataclasses import replace
from itertools import chain

from contactpro_desktop.domain.agent import ProfileType, WorkStatus
from contactpro_desktop.domain.channel import Channel, capability_for
from contactpro_desktop.domain.ids import AgentId, ContactId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.calls import hang_up
from contactpro_desktop.localserver.router.campaign import PREVIEW
from contactpro_desktop.localserver.router.campaign_commands import EndPreview
from contactpro_desktop.localserver.router.closing import close_contact
from contactpro_desktop.localserver.router.commands import (
    CustomerLeaves,
    EndLeg,
    OpenContact,
)
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.eligibility import below_limit, profile_type
from contactpro_desktop.localserver.router.lookup import (
    check_target,
    contact_of,
    is_bot,
    live_contact,
    own_leg,
)
from contactpro_desktop.localserver.router.mail_drafts import refuse_while_sending
from contactpro_desktop.localserver.router.mails import keep_mail
from contactpro_desktop.localserver.router.model import (
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    QueueSpec,
    Refused,
)
from contactpro_desktop.localserver.router.offers import offer, rescind
from contactpro_desktop.localserver.router.previews import end_preview
from contactpro_desktop.localserver.router.queueing import enqueue
from contactpro_desktop.localserver.router.texts import check_texts
from contactpro_desktop.localserver.router.wrap_up import stop_serving


def open_contact(draft: Draft, command: OpenContact) -> ContactId:
    queue = draft.site.queues.get(command.queue_id)
    if queue is None:
        raise Refused(Refusal.NOT_FOUND)
    if capability_for(command.channel) is not capability_for(queue.channel):
        raise Refused(Refusal.MALFORMED)
    if command.required_agent and command.required_agent not in draft.site.agents:
        raise Refused(Refusal.NOT_FOUND)
    if command.direct_to is not None:
        check_target(draft, command.direct_to, command.channel)
    check_texts(
        command.customer_key,
        command.customer_name,
        command.sub_channel,
        command.title,
        command.language,
        *chain.from_iterable(command.attached_data.items()),
    )
    contact = _arrived(draft, command)
    if command.mail is not None:
        keep_mail(draft, contact.id, command.mail)
    if command.direct_to is not None:
        offer(draft, contact, command.direct_to, direct=True)
    elif queue.bot and _greets(draft, queue.bot, queue):
        offer(draft, contact, queue.bot)
    else:
        enqueue(draft, contact, reserve=True)
    return contact.id


def end_leg(draft: Draft, command: EndLeg) -> None:
    """A call may be given up before anybody answers it. Who ends a preview has skipped it."""
    leg = own_leg(draft, command.agent_id, command.leg_id, LegState.ACCEPTED, LegState.OUTGOING)
    if leg.channel_status == PREVIEW:
        end_preview(draft, EndPreview(leg.agent_id, leg.id, "outbound_skipped"))
        return
    refuse_while_sending(draft, leg.contact_id)
    close_contact(draft, contact_of(draft, leg))
    stop_serving(draft, leg, "supervisor" if command.by else "agent")


def customer_leaves(draft: Draft, command: CustomerLeaves) -> None:
    contact = live_contact(draft, command.contact_id)
    leg = draft.leg(contact.leg_id) if contact.leg_id else None
    close_contact(draft, contact)
    if leg is None:
        return
    if leg.state is LegState.OFFERED:
        rescind(draft, leg)
    elif leg.state is LegState.OUTGOING:
        stop_serving(draft, leg, "customer", channel_status="rejected")
    else:
        stop_serving(draft, leg, "customer")


def leave_work(draft: Draft, agent_id: AgentId) -> None:
    """What becomes of an absent agent's conversations: chats go back to the head of their queue,
    calls end, mail and tasks stay. Source: feature reference, section 17.3."""
    for leg in draft.legs_of(agent_id):
        if leg.state not in (LegState.ACCEPTED, LegState.OUTGOING):
            continue
        channel = contact_of(draft, leg).channel
        if channel is Channel.CHAT:
            return_to_queue(draft, leg)
        elif channel is Channel.PHONE:
            hang_up(draft, leg, "disconnected")


def lose_calls(draft: Draft, agent_id: AgentId) -> None:
    """The agent's end of the line is gone, and with it their calls; what is left is the wrap-up.
    Source: feature reference, sections 8 and 17.2. Another system's calls go on there."""
    for leg in draft.legs_of(agent_id):
        contact = contact_of(draft, leg)
        talks = leg.state in (LegState.ACCEPTED, LegState.OUTGOING)
        if talks and contact.channel is Channel.PHONE and not contact.external:
            hang_up(draft, leg, "disconnected")


def return_to_queue(draft: Draft, leg: LegRow) -> None:
    """Take the contact from an agent who is gone. Nothing is left to wrap up: whoever is next
    classifies the contact. What no queue knows ends."""
    bot = is_bot(draft, leg.agent_id)
    contact = contact_of(draft, leg)
    draft.put(replace(leg, state=LegState.CLOSED, ended_at=draft.now, end_reason="disconnected"))
    if not contact.queue_id:
        close_contact(draft, contact)
        return
    if bot:
        contact = replace(contact, queued_at=draft.now)
    else:
        contact = replace(contact, preferred_agent=leg.agent_id)
    enqueue(draft, contact, reserve=bot)


def _arrived(draft: Draft, command: OpenContact) -> ContactRow:
    return ContactRow(
        id=ContactId(draft.new_id()),
        channel=command.channel,
        queue_id=command.queue_id,
        state=ContactState.QUEUED,
        created_at=draft.now,
        queued_at=draft.now,
        sub_channel=command.sub_channel,
        customer_key=command.customer_key,
        customer_name=command.customer_name,
        title=command.title,
        language=command.language,
        attached_data=dict(command.attached_data),
        preferred_agent=command.preferred_agent,
        required_agent=command.required_agent,
        consent=command.consent,
        visitor_id=command.visitor_id,
        request_id=command.request_id,
        supervisor_session_id=command.supervisor_session_id,
    )


def _greets(draft: Draft, bot: AgentId, queue: QueueSpec) -> bool:
    """Whether the queue's bot takes one more. It may be offered many at once."""
    row, spec = draft.agent(bot), draft.site.agents[bot]
    return (
        row is not None
        and row.connected
        and row.work_status is WorkStatus.READY
        and profile_type(draft, row) is ProfileType.PRESENCE
        and spec.serves(queue.channel)
        and below_limit(draft, spec, queue.channel)
    )
