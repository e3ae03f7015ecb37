"""What can happen to calls beyond what happens to every contact: inputs of `decide`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId, QueueId
from contactpro_desktop.localserver.router.model import Direction


@dataclass(frozen=True, slots=True)
class PlaceCall:
    """An agent dials a number. `callee` is the end user who goes by it, None for a number that
    nobody has. The call belongs to the connection `terminal_id`."""

    agent_id: AgentId
    destination: str
    terminal_id: str
    callee: str | None = None
    callee_name: str = ""


@dataclass(frozen=True, slots=True)
class RingFarEnd:
    """The call that is being placed reaches its callee, or does not: `failure` is then the channel
    status that says why, as in bad_address or busy. `callee` is the end user where it rings, None
    for the one that the call was placed to."""

    leg_id: InteractionId
    failure: str = ""
    callee: str | None = None


@dataclass(frozen=True, slots=True)
class AnswerCall:
    """The callee takes the call that an agent placed."""

    contact_id: ContactId


@dataclass(frozen=True, slots=True)
class ChangeCallStatus:
    """The agent holds, mutes, takes up again, or has another client pick the call."""

    agent_id: AgentId
    leg_id: InteractionId
    channel_status: str


@dataclass(frozen=True, slots=True)
class RecordCall:
    """Start or stop the recording. Whoever records without consent has asked for it: the model
    leaves that to the client."""

    agent_id: AgentId
    leg_id: InteractionId
    recording: bool


@dataclass(frozen=True, slots=True)
class OpenExternal:
    """A call of another telephone system is shown here. `queue_id` is where it came from."""

    agent_id: AgentId
    direction: Direction
    originator: str
    destination: str
    terminal_id: str
    queue_id: QueueId | None = None
    attached_data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangeExternal:
    """`word` is one of accepted, rejected, ended, handled (the agent's part) and connected,
    disconnected (the medium's)."""

    agent_id: AgentId
    leg_id: InteractionId
    word: str


CallCommand = (
    PlaceCall
    | RingFarEnd
    | AnswerCall
    | ChangeCallStatus
    | RecordCall
    | OpenExternal
    | ChangeExternal
)
