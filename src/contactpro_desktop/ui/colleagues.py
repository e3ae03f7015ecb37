"""How the states of colleagues look, wherever they are listed."""

from __future__ import annotations

from collections.abc import Mapping

from contactpro_desktop.domain.agent import AgentState
from contactpro_desktop.ui.theme.paint import Dot

STATE_DOTS: Mapping[AgentState, Dot] = {
    AgentState.FREE: "free",
    AgentState.BUSY: "busy",
    AgentState.AWAY: "away",
    AgentState.NOT_READY: "not_ready",
    AgentState.OFFLINE: "offline",
    AgentState.UNKNOWN: "offline",
}
