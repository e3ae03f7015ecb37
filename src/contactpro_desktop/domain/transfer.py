"""Whom a conversation may be transferred to, and who can be called."""

from collections.abc import Iterable
from dataclasses import field
from enum import Enum
from typing import Protocol

from contactpro_desktop.domain.agent import AgentState
from contactpro_desktop.domain.channel import Capability, Channel, can_serve
from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.domain.records import dataclass


class TargetKind(Enum):
    AGENT = "agent"
    QUEUE = "queue"


@dataclass(frozen=True, slots=True)
class TransferTarget:
    """A colleague or a queue of the directory.

    Chats and calls go to an address or number, e-mails and tasks to the id: both are kept.
    For a queue, `capabilities` holds what its channel asks for, `waiting` and `agents_free` its
    figures where known.
    """

    kind: TargetKind
    id: str
    name: str
    address: str = ""
    number: str = ""
    state: AgentState = AgentState.OFFLINE
    profile_name: str = ""
    profile_ends: Instant | None = None
    capabilities: frozenset[Capability] = field(default_factory=frozenset)
    waiting: int | None = None
    agents_free: int | None = None


class TransferRefusal(Enum):
    """Why a target cannot be chosen. Availability is no reason, but for calls to who is not there:
    it is shown and sorted on."""

    CAPABILITY = "capability"
    NO_ADDRESS = "no_address"
    MYSELF = "myself"
    OFFLINE = "offline"


class Refuse(Protocol):
    """Why a target cannot be chosen for a conversation of a channel, or None."""

    def __call__(
        self, target: TransferTarget, channel: Channel, *, my_id: str
    ) -> TransferRefusal | None: ...


def transfer_refusal(
    target: TransferTarget, channel: Channel, *, my_id: str
) -> TransferRefusal | None:
    """Why a conversation of `channel` may not go to `target`, or None."""
    if target.kind is TargetKind.AGENT and target.id == my_id:
        return TransferRefusal.MYSELF
    if not can_serve(target.capabilities, channel):
        return TransferRefusal.CAPABILITY
    if not destination(target, channel):
        return TransferRefusal.NO_ADDRESS
    return None


def call_refusal(target: TransferTarget, channel: Channel, *, my_id: str) -> TransferRefusal | None:
    """Why `target` cannot be called, or None. Work may wait for somebody who is not there; a call
    cannot."""
    refusal = transfer_refusal(target, channel, my_id=my_id)
    gone = target.kind is TargetKind.AGENT and target.state is AgentState.OFFLINE
    return refusal or (TransferRefusal.OFFLINE if gone else None)


def destination(target: TransferTarget, channel: Channel) -> str:
    """Where a conversation of `channel` is sent to: address, number or id (ECFS 22Q1, transfer)."""
    if channel is Channel.CHAT:
        return target.address
    if channel.is_call:
        return target.number
    return target.id


_STATE_ORDER = {
    AgentState.FREE: 0,
    AgentState.BUSY: 1,
    AgentState.NOT_READY: 2,
    AgentState.AWAY: 3,
    AgentState.UNKNOWN: 4,
    AgentState.OFFLINE: 5,
}


def ordered(
    targets: Iterable[TransferTarget],
    channel: Channel,
    *,
    my_id: str,
    refuse: Refuse = transfer_refusal,
) -> tuple[TransferTarget, ...]:
    """Colleagues before queues; who can take it before who cannot; free ones first; by name."""
    return tuple(
        sorted(
            targets,
            key=lambda t: (
                t.kind is TargetKind.QUEUE,
                refuse(t, channel, my_id=my_id) is not None,
                _STATE_ORDER[t.state] if t.kind is TargetKind.AGENT else 0,
                t.name.casefold(),
                t.id,
            ),
        )
    )
