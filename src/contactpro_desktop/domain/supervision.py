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


_RIGHTS = {
    SupervisionMode.SILENT_LISTENING: "contact_listen",
    SupervisionMode.COACHING: "contact_coach",
    SupervisionMode.BARGE_IN: "contact_barge_in",
}
"""What `supported_supervisor_actions` must name for a mode; monitoring needs nothing."""


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

    @property
    def is_mine(self) -> bool:
        """Whether this user supervises in it, rather than being supervised."""
        return self.agent_id is not None

    @property
    def controls_contacts(self) -> bool:
        """Whether the supervisor may end, take over and record what the agent has in hand."""
        return "contact_control" in self.actions

    def allows(self, mode: SupervisionMode) -> bool:
        """Whether the agent lets the supervisor do this."""
        right = _RIGHTS.get(mode)
        return right is None or right in self.actions
