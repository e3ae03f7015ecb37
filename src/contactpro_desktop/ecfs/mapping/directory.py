"""DPI `/entries` and RMI `/agents` rows -> `TransferTarget`."""

from __future__ import annotations

from collections.abc import Mapping

from contactpro_desktop.domain.agent import AgentState
from contactpro_desktop.domain.channel import Capability
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.wire.base import seconds
from contactpro_desktop.ecfs.wire.ri import Agent, Capabilities, Entry, Presence

_KINDS = {"user": TargetKind.AGENT, "queue": TargetKind.QUEUE}

_STATES = {
    "free": AgentState.FREE,
    "busy": AgentState.BUSY,
    "away": AgentState.AWAY,
    "notready": AgentState.NOT_READY,
    "offline": AgentState.OFFLINE,
}


def lacks_availability(entry: Json) -> bool:
    """Whether `entry` is a colleague of whom the directory does not say how they are."""
    wire = Entry.model_validate(entry)
    return _KINDS.get(wire.source_type.lower()) is TargetKind.AGENT and not wire.availability


def presence_of_agent(row: Json) -> tuple[str, Presence]:
    """The id in a row of RMI `/agents`, and how that agent is."""
    wire = Agent.model_validate(row)
    return wire.id, wire


def transfer_target(entry: Json, agents: Mapping[str, Presence]) -> TransferTarget | None:
    """What `entry` says, completed from `agents` by id; None for somebody outside."""
    wire = Entry.model_validate(entry)
    kind = _KINDS.get(wire.source_type.lower())
    if kind is None or not wire.source_id:
        return None
    presence = wire if wire.availability else agents.get(wire.source_id, wire)
    return TransferTarget(
        kind=kind,
        id=wire.source_id,
        name=wire.name,
        address=wire.chat_address,
        number=wire.number,
        state=_STATES.get(presence.availability.lower(), AgentState.UNKNOWN),
        profile_name=presence.presence_name,
        profile_ends=seconds(presence.presence_ends_ms),
        capabilities=_capabilities(wire.capabilities or _derived_from_addresses(wire)),
        waiting=wire.waiting,
        agents_free=wire.agents_free,
    )


def _derived_from_addresses(wire: Entry) -> Capabilities:
    """Where a directory does not name capabilities, somebody with an address can be reached."""
    return Capabilities(
        phone=bool(wire.number), chat=bool(wire.chat_address), email=bool(wire.email)
    )


def _capabilities(wire: Capabilities) -> frozenset[Capability]:
    rights = {
        Capability.PHONE: wire.phone,
        Capability.CHAT: wire.chat,
        Capability.EMAIL: wire.email,
    }
    return frozenset(capability for capability, given in rights.items() if given)
