"""Supervisors and the agents they help (ECFS 22Q1, /supervisor_sessions)."""

from enum import Enum

from contactpro_desktop.domain.ids import AgentId, SupervisionId
from contactpro_desktop.domain.records import dataclass


class SupervisionMode(Enum):
    """What a supervisor does. OTHER keeps unknown words displayable."""

    MONITORING = "monitoring"
    SILENT_LISTENING = "silent_listening"
    COACHING = "coaching"
    BARGE_IN = "barge_in"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SupervisorSession:
    """`agent_id` is set for the supervisor, who is told of the agent; an agent is told of the
    supervisor, who is nobody (None) until somebody has answered a call for help."""

    id: SupervisionId
    mode: SupervisionMode
    agent_id: AgentId | None = None
    agent_name: str = ""
    supervisor_id: AgentId | None = None
    supervisor_name: str = ""
    actions: frozenset[str] = frozenset()
