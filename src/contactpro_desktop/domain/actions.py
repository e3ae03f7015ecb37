"""What an agent can do, as data: one frozen record per action.

The assignment client turns each into one request; the outcome comes back as `ActionFinished`
under the same request id.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import MessageKind
from contactpro_desktop.domain.ids import (
    ContactId,
    InteractionId,
    ProfileId,
    QuestionId,
    QueueId,
    ScriptId,
)
from contactpro_desktop.domain.script import Answer
from contactpro_desktop.domain.transfer import TransferTarget


@dataclass(frozen=True, slots=True)
class SetWorkStatus:
    work_status: WorkStatus


@dataclass(frozen=True, slots=True)
class SetPresence:
    profile_id: ProfileId


@dataclass(frozen=True, slots=True)
class ServeQueue:
    """Join (`serve`) or leave a queue."""

    queue_id: QueueId
    serve: bool


@dataclass(frozen=True, slots=True)
class AcceptOffer:
    interaction_id: InteractionId


@dataclass(frozen=True, slots=True)
class DeclineOffer:
    interaction_id: InteractionId


@dataclass(frozen=True, slots=True)
class Pick:
    contact_id: ContactId
    queue_id: QueueId
    channel: Channel


@dataclass(frozen=True, slots=True)
class SendMessage:
    """`kind` is TEXT or TEMPLATE; the text of a template is its JSON."""

    interaction_id: InteractionId
    text: str
    kind: MessageKind = MessageKind.TEXT


@dataclass(frozen=True, slots=True)
class SetTyping:
    """Tell the end user that the agent writes; never retried and never reported as failed."""

    interaction_id: InteractionId
    typing: bool


@dataclass(frozen=True, slots=True)
class Transfer:
    """Hand the conversation over; it stays here until the server says that it went.

    `attached_data` is added to what the conversation already carries.
    """

    interaction_id: InteractionId
    channel: Channel
    target: TransferTarget
    attached_data: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class EndInteraction:
    """End the conversation with the end user; wrap-up begins."""

    interaction_id: InteractionId


@dataclass(frozen=True, slots=True)
class LoadScript:
    """Ask once more for a script that the server has not sent."""

    script_id: ScriptId


@dataclass(frozen=True, slots=True)
class SaveScript:
    interaction_id: InteractionId
    script_id: ScriptId
    answers: Mapping[QuestionId, Answer]


@dataclass(frozen=True, slots=True)
class FinishInteraction:
    """End the wrap-up: the interaction becomes `handled` and leaves the list."""

    interaction_id: InteractionId


Action = (
    SetWorkStatus
    | SetPresence
    | ServeQueue
    | AcceptOffer
    | DeclineOffer
    | Pick
    | SendMessage
    | SetTyping
    | Transfer
    | EndInteraction
    | LoadScript
    | SaveScript
    | FinishInteraction
)
