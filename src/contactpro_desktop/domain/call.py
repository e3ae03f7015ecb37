"""Phone calls: their states, and what the agent may change in which of them."""

from enum import Enum

from contactpro_desktop.domain.agent import Agent, RecordingRight
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.interaction import Direction, Interaction, InteractionStatus


class CallState(Enum):
    """`channel_status` of a call (ECFS 22Q1, /interactions). OTHER stands for any other word."""

    ON_HOLD = "onhold"
    ON_VIDEO = "onvideo"
    MUTED = "muted"
    CALLING = "calling"
    OUTGOING = "outgoing"
    RINGING = "ringing"
    KNOCKING = "knocking"
    QUEUE_FULL = "queue_full"
    QUEUE_CLOSED = "queue_closed"
    BAD_ADDRESS = "bad_address"
    DISCONNECTED = "disconnected"
    CONNECTED = "connected"
    BUSY = "busy"
    UNREACHABLE = "unreachable"
    REJECTED = "rejected"
    CONGESTION = "congestion"
    TEMPORARY_FAILURE = "temporary_failure"
    SYSTEM_ERROR = "system_error"
    BARRED = "barred"
    NO_ANSWER = "no_answer"
    TRANSFERRING = "transferring"
    TRANSFERRED = "transferred"
    PICKING = "picking"
    UNKNOWN = "unknown"
    OUTBOUND_INCOMING = "outbound_incoming"
    OUTBOUND_PREVIEW = "outbound_preview"
    OUTBOUND_ACCEPTED = "outbound_accepted"
    OUTBOUND_REJECTED = "outbound_rejected"
    OUTBOUND_SKIPPED = "outbound_skipped"
    OTHER = "other"

    @property
    def is_talking(self) -> bool:
        """Whether both ends are there."""
        return self in _TALKING

    @property
    def is_failure(self) -> bool:
        """Whether the call came to nothing, and this is why."""
        return self in _FAILURES


_TALKING = frozenset({
    CallState.CONNECTED, CallState.ON_HOLD, CallState.MUTED, CallState.ON_VIDEO,
})  # fmt: skip
_FAILURES = frozenset({
    CallState.QUEUE_FULL, CallState.QUEUE_CLOSED, CallState.BAD_ADDRESS, CallState.BUSY,
    CallState.UNREACHABLE, CallState.REJECTED, CallState.CONGESTION, CallState.TEMPORARY_FAILURE,
    CallState.SYSTEM_ERROR, CallState.BARRED, CallState.NO_ANSWER,
})  # fmt: skip

_ALLOWED = frozenset({
    (CallState.CONNECTED, CallState.MUTED),
    (CallState.CONNECTED, CallState.ON_HOLD),
    (CallState.ON_HOLD, CallState.CONNECTED),
    (CallState.MUTED, CallState.CONNECTED),
    (CallState.MUTED, CallState.ON_HOLD),
})  # fmt: skip
"""ECFS 22Q1, PUT /interactions/{phoneid}: hold goes before mute."""

_WITHOUT_A_WORD = {
    InteractionStatus.INCOMING: CallState.RINGING,
    InteractionStatus.OUTGOING: CallState.CALLING,
    InteractionStatus.ACCEPTED: CallState.CONNECTED,
    InteractionStatus.PICKED: CallState.CONNECTED,
    InteractionStatus.ENDED: CallState.DISCONNECTED,
}


class CallRefusal(Enum):
    """Why something cannot be done to a call now."""

    NOT_CONNECTED = "not_connected"
    ON_HOLD = "on_hold"
    ELSEWHERE = "elsewhere"
    NO_RECORDING = "no_recording"
    EXTERNAL = "external"


def call_state(interaction: Interaction) -> CallState:
    """How a call stands, from its status where the server says nothing closer."""
    if not interaction.channel_status:
        return _WITHOUT_A_WORD.get(interaction.status, CallState.OTHER)
    try:
        return CallState(interaction.channel_status.lower())
    except ValueError:
        return CallState.OTHER


def is_preview(interaction: Interaction) -> bool:
    """Whether it is a campaign's contact that the agent looks at before calling."""
    return interaction.is_open and call_state(interaction) is CallState.OUTBOUND_PREVIEW


def is_in_person(interaction: Interaction) -> bool:
    """Whether somebody calls the agent and no queue, as colleagues do."""
    incoming = interaction.direction is Direction.INBOUND
    return interaction.channel is Channel.PHONE and incoming and interaction.queue_id is None


def is_held_by_far_end(interaction: Interaction) -> bool:
    """Whether the agent waits for the colleague at the other end, who has put them on hold."""
    far_end = interaction.far_end
    return interaction.is_open and far_end is not None and far_end.on_hold


def is_elsewhere(interaction: Interaction, me: Agent) -> bool:
    """Whether another client of the same agent handles the call; not where it is not told. Any of
    them may answer a call of another telephone system, whichever told of it."""
    told = bool(interaction.terminal_id and me.terminal_id)
    own = interaction.channel is Channel.PHONE
    return own and told and interaction.terminal_id != me.terminal_id


def change_refusal(interaction: Interaction, me: Agent, to: CallState) -> CallRefusal | None:
    """Why the agent may not hold, mute or resume (`to`) the call now, or None."""
    state = call_state(interaction)
    if not interaction.is_open or not state.is_talking:
        return CallRefusal.NOT_CONNECTED
    if is_elsewhere(interaction, me):
        return CallRefusal.ELSEWHERE
    return None if (state, to) in _ALLOWED else CallRefusal.ON_HOLD


def recording_refusal(interaction: Interaction, me: Agent) -> CallRefusal | None:
    """Why the agent may not start or stop the recording now, or None."""
    if me.recording is not RecordingRight.ENABLED:
        return CallRefusal.NO_RECORDING
    if not interaction.is_open or not call_state(interaction).is_talking:
        return CallRefusal.NOT_CONNECTED
    return CallRefusal.ELSEWHERE if is_elsewhere(interaction, me) else None


def transfer_blocked(interaction: Interaction) -> CallRefusal | None:
    """Why a call cannot be transferred now, or None; other channels never are kept from it."""
    if interaction.channel is Channel.EXTERNAL:
        return CallRefusal.EXTERNAL
    call = interaction.channel is Channel.PHONE
    talking = call_state(interaction).is_talking
    return CallRefusal.NOT_CONNECTED if call and not talking else None


def is_placed(interaction: Interaction, number: str) -> bool:
    """Whether this is a call that the agent made to `number`, as far as the server tells."""
    outgoing = (
        interaction.status is InteractionStatus.OUTGOING
        or interaction.direction is Direction.OUTBOUND
        or interaction.destination == number
    )
    return interaction.channel is Channel.PHONE and outgoing and not interaction.is_offer
