"""`/users/me/supervisor_sessions` (ECFS 22Q1)."""

from __future__ import annotations

from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.router.model import AgentRow, AgentSpec

_ACTIONS = {
    "contact_control": "",
    "contact_barge_in": "barge_in",
    "contact_listen": "silent_listening",
    "contact_coach": "coaching",
}
"""What a supervisor may do, and what of it the agent can deny."""


def for_agent(session_id: str, mode: str, supervisor: AgentSpec | None) -> dict[str, Json]:
    """Nobody's names are null until a supervisor has come."""
    return {
        "id": session_id,
        "state": mode,
        "agent": None,
        "supervisor": {
            "id": supervisor.id if supervisor else None,
            "name": _name(supervisor),
        },
    }


def for_supervisor(session_id: str, mode: str, agent: AgentSpec, row: AgentRow) -> dict[str, Json]:
    """`model` is empty: the agent's resources are below it."""
    denied = row.preferences.denials
    actions = {name: what not in denied for name, what in _ACTIONS.items()}
    return {
        "id": session_id,
        "state": mode,
        "agent": {
            "id": agent.id,
            "name": _name(agent),
            "model": None,
            "supported_supervisor_actions": actions,
        },
        "supervisor": None,
    }


def _name(spec: AgentSpec | None) -> dict[str, Json]:
    return {
        "first_name": spec.first_name if spec else None,
        "last_name": spec.last_name if spec else None,
    }
