"""Agents as RMI and DPI show them."""

from __future__ import annotations

from contactpro_desktop.domain.agent import AgentState
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.push.figures import state_of
from contactpro_desktop.localserver.router.model import AgentRow, AgentSpec
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.views.agent import milliseconds

AVAILABILITY = {
    AgentState.FREE: "Free",
    AgentState.BUSY: "Busy",
    AgentState.AWAY: "Away",
    AgentState.NOT_READY: "NotReady",
    AgentState.OFFLINE: "Offline",
}


def people(state: State) -> list[tuple[AgentSpec, AgentRow]]:
    """All agents of flesh and blood."""
    specs = (spec for spec in state.site.agents.values() if not spec.is_bot)
    return [(spec, row) for spec in specs if (row := state.agent(spec.id)) is not None]


def full_name(spec: AgentSpec) -> str:
    return f"{spec.first_name} {spec.last_name}".strip() or spec.username


def availability(state: State, row: AgentRow) -> dict[str, Json]:
    """How an agent is, in the words that RMI and DPI share."""
    profile = state.site.profiles.get(row.profile_id)
    return {
        "availability": AVAILABILITY[state_of(state, row)],
        "presenceName": profile.name if profile else "",
        "presenceEndsMs": milliseconds(row.profile_ends),
    }
