"""What can happen to the server's state: the inputs of `decide`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from contactpro_desktop.domain.agent import ChangedBy, WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import (
    AgentId,
    ContactId,
    InteractionId,
    ProfileId,
    QuestionId,
    QueueId,
    RequestId,
)
from contactpro_desktop.domain.script import Answer
from contactpro_desktop.localserver.router.call_commands import CallCommand
from contactpro_desktop.localserver.router.campaign_commands import CampaignCommand
from contactpro_desktop.localserver.router.files import AttachmentCommand
from contactpro_desktop.localserver.router.mail import MailContent
from contactpro_desktop.localserver.router.mail_commands import MailCommand
from contactpro_desktop.localserver.router.preferences import PreferenceCommand


@dataclass(frozen=True, slots=True)
class Connect:
    """A session of the agent came (back) to life."""

    agent_id: AgentId


@dataclass(frozen=True, slots=True)
class Disconnect:
    """The agent's last connection is gone without a sign-out: the grace time begins."""

    agent_id: AgentId


@dataclass(frozen=True, slots=True)
class SignOut:
    """The agent left on purpose: offers are revoked, open chats return to their queue."""

    agent_id: AgentId


@dataclass(frozen=True, slots=True)
class ChangeWorkStatus:
    agent_id: AgentId
    work_status: WorkStatus
    by: ChangedBy = ChangedBy.SELF


@dataclass(frozen=True, slots=True)
class ChangePresence:
    agent_id: AgentId
    profile_id: ProfileId
    by: ChangedBy = ChangedBy.SELF


@dataclass(frozen=True, slots=True)
class ChangeIdentity:
    """New alias or chat address for the session (PUT /properties); None keeps the old one."""

    agent_id: AgentId
    alias: str | None = None
    chat_address: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeProperties:
    """Several of the changes above in one: all of them or none. None keeps the old value."""

    agent_id: AgentId
    work_status: WorkStatus | None = None
    profile_id: ProfileId | None = None
    alias: str | None = None
    chat_address: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeServing:
    agent_id: AgentId
    queue_id: QueueId
    serve: bool


@dataclass(frozen=True, slots=True)
class OpenContact:
    """Work arrives for a queue. With the queue's bot ready, the bot gets it first.

    It is kept some time for the preferred agent if that agent can be expected to take it, and
    for the required agent in any case. `direct_to` is offered it at once, and nobody else.
    """

    queue_id: QueueId
    channel: Channel
    customer_key: str
    customer_name: str
    sub_channel: str = "text"
    title: str = ""
    language: str = ""
    attached_data: Mapping[str, str] = field(default_factory=dict)
    preferred_agent: AgentId | None = None
    required_agent: AgentId | None = None
    consent: bool | None = None
    visitor_id: str | None = None
    request_id: RequestId | None = None
    mail: MailContent | None = None
    direct_to: AgentId | None = None
    supervisor_session_id: str | None = None


@dataclass(frozen=True, slots=True)
class Accept:
    """A call then belongs to the connection `terminal_id`."""

    agent_id: AgentId
    leg_id: InteractionId
    terminal_id: str = ""


@dataclass(frozen=True, slots=True)
class Decline:
    agent_id: AgentId
    leg_id: InteractionId


@dataclass(frozen=True, slots=True)
class PickContact:
    """`terminal_id` as for `Accept`."""

    agent_id: AgentId
    contact_id: ContactId
    terminal_id: str = ""


@dataclass(frozen=True, slots=True)
class TransferLeg:
    """`destination` is an agent's or queue's address, number or id, as the channel wants it. `by`
    is the supervisor who does it in the agent's place, None for the agent."""

    agent_id: AgentId
    leg_id: InteractionId
    destination: str
    attached_data: Mapping[str, str] = field(default_factory=dict)
    by: AgentId | None = None


@dataclass(frozen=True, slots=True)
class EndLeg:
    """The agent ends the conversation: the contact closes, the leg goes to wrap-up. `by` as for
    `TransferLeg`."""

    agent_id: AgentId
    leg_id: InteractionId
    by: AgentId | None = None


@dataclass(frozen=True, slots=True)
class CustomerLeaves:
    """The end user ends the conversation, in whatever state it is."""

    contact_id: ContactId


@dataclass(frozen=True, slots=True)
class HandleLeg:
    """Wrap-up is over. Refused while a mandatory script is not saved complete."""

    agent_id: AgentId
    leg_id: InteractionId


@dataclass(frozen=True, slots=True)
class SaveAnswers:
    """Script answers of a leg; the leg's script counts as saved once they are complete."""

    agent_id: AgentId
    leg_id: InteractionId
    answers: Mapping[QuestionId, Answer]


@dataclass(frozen=True, slots=True)
class Tick:
    """Time went on: deadlines, profile ends, grace times and free agents are looked at."""


@dataclass(frozen=True, slots=True)
class Restart:
    """The server starts: every agent's connection is lost, the grace time runs from now."""


Command = (
    Connect
    | Disconnect
    | SignOut
    | ChangeWorkStatus
    | ChangePresence
    | ChangeIdentity
    | ChangeProperties
    | ChangeServing
    | OpenContact
    | Accept
    | Decline
    | PickContact
    | TransferLeg
    | EndLeg
    | CustomerLeaves
    | HandleLeg
    | SaveAnswers
    | Tick
    | Restart
    | PreferenceCommand
    | AttachmentCommand
    | MailCommand
    | CallCommand
    | CampaignCommand
)
