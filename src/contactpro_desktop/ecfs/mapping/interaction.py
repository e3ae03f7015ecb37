"""`/users/me/interactions/{id}` -> `Interaction`, and the script answers it holds."""

from __future__ import annotations

from types import MappingProxyType

from contactpro_desktop.domain import interaction as domain
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import (
    AnswerId,
    ContactId,
    InteractionId,
    QuestionId,
    QueueId,
    RequestId,
    ScriptId,
    SupervisionId,
)
from contactpro_desktop.domain.mail import parse_addresses
from contactpro_desktop.domain.script import Answer, Answers
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.mapping.campaign import campaign_call
from contactpro_desktop.ecfs.mapping.channel import channel
from contactpro_desktop.ecfs.times import parse_timestamp
from contactpro_desktop.ecfs.wire.base import seconds, word
from contactpro_desktop.ecfs.wire.interaction import FarEnd, Interaction, Participant, ScriptResult


def interaction(resource: Json) -> domain.Interaction:
    wire = Interaction.model_validate(resource)
    campaign = campaign_call(wire.outbound) if wire.outbound is not None else None
    return domain.Interaction(
        id=InteractionId(wire.id),
        contact_id=ContactId(wire.contact_id),
        channel=channel(wire.channel_type),
        status=word(domain.InteractionStatus, wire.status, domain.InteractionStatus.OTHER),
        sub_channel=wire.channel_sub_type,
        channel_status=wire.channel_status,
        direction=_direction(wire),
        customer_name=wire.customer_name
        or _alias_of(wire.originator, wire.participants)
        or (campaign.customer_name if campaign is not None else ""),
        customer_address=_far_end(wire),
        destination=wire.destination,
        title=wire.title,
        queue_id=QueueId(wire.from_queue.id) if wire.from_queue.id else None,
        queue_name=wire.from_queue.name,
        language=wire.language,
        created_at=parse_timestamp(wire.date_created),
        queued_at=seconds(wire.queued_at_ms),
        offer_deadline=seconds(wire.offer_deadline_ms),
        accepted_at=seconds(wire.accepted_at_ms),
        ended_at=seconds(wire.ended_at_ms),
        wrap_up_limit=wire.wrapup_limit_s,
        end_reason=wire.end_reason,
        script_id=ScriptId(wire.script.id) if wire.script.id else None,
        script_mandatory=wire.script.mandatory,
        script_saved=wire.script.status == "saved",
        supervision_id=(
            SupervisionId(wire.supervisor_session_id) if wire.supervisor_session_id else None
        ),
        attached_data=MappingProxyType(wire.attached_data),
        terminal_id=wire.terminal_id,
        recording=wire.recording,
        consent=wire.consent,
        campaign=campaign,
        video=_has_video(wire),
        request_id=RequestId(wire.client_req_id) if wire.client_req_id else None,
        far_end=_colleague(wire.far_end) if wire.far_end is not None else None,
        internal=bool(wire.internal),
    )


def _colleague(wire: FarEnd) -> domain.FarEnd:
    held = wire.channel_status.lower() == "onhold"
    return domain.FarEnd(wire.display_name, on_hold=held, recording=wire.recording)


def _has_video(wire: Interaction) -> bool:
    """By its sub-type, its state, or what its ends signal (ECFS 22Q1, /webrtc)."""
    return (
        wire.channel_sub_type.lower() == "video"
        or wire.channel_status.lower() == "onvideo"
        or wire.webrtc.status.lower() in ("on", "signalling")
    )


def _direction(wire: Interaction) -> domain.Direction:
    """The published examples of calls name none: then the status tells of outgoing ones."""
    outgoing = wire.status.lower() == "outgoing" or wire.channel_sub_type.lower() == "outbound"
    otherwise = domain.Direction.OUTBOUND if outgoing else domain.Direction.INBOUND
    return word(domain.Direction, wire.direction, otherwise)


def _far_end(wire: Interaction) -> str:
    """Who is not us: of a call that we made, the one who was called; of a mail the bare address, by
    which the past of a customer is asked for, where a name stands before it."""
    kind = channel(wire.channel_type)
    if kind is Channel.PHONE and _direction(wire) is domain.Direction.OUTBOUND:
        return wire.destination or wire.originator
    if kind is Channel.EMAIL:
        found, others = parse_addresses(wire.originator)
        return found[0].address if len(found) == 1 and not others else wire.originator
    return wire.originator


def script_answers(resource: Json) -> Answers:
    """What has been answered so far in the interaction's script."""
    results = Interaction.model_validate(resource).script.scriptanswers
    return {QuestionId(result.id): _answer(result) for result in results if result.id}


def _answer(result: ScriptResult) -> Answer:
    return Answer(
        options=tuple(AnswerId(item.id) for item in result.answerdata if item.id),
        text="\n".join(item.data for item in result.answerdata if item.data),
    )


def _alias_of(address: str, participants: tuple[Participant, ...]) -> str:
    return next((p.alias for p in participants if p.uniquekey == address), "")
