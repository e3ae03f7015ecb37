"""`/users/me/statistics/queues`: the figures of a queue."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from contactpro_desktop.domain.agent import AgentState, agent_state
from contactpro_desktop.domain.ids import Instant, QueueId
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.push.picklist import Picklist
from contactpro_desktop.localserver.router.model import AgentRow, LegState
from contactpro_desktop.localserver.router.state import State

_TALKING = frozenset({LegState.ACCEPTED, LegState.OUTGOING})


@dataclass(slots=True)
class AgentFigures:
    """How many agents of one queue do what; everyone counts once."""

    attached: int = 0
    waiting: int = 0
    talking: int = 0
    wrapping_up: int = 0
    paused: int = 0


class Figures:
    """The figures of all queues; asking costs the same with ten waiting and with thousands."""

    def __init__(self, state: State, picklist: Picklist) -> None:
        self._state = state
        self._picklist = picklist

    def agents(self) -> dict[QueueId, AgentFigures]:
        figures: defaultdict[QueueId, AgentFigures] = defaultdict(AgentFigures)
        for row in self._state.agents.values():
            if row.connected and not self._state.site.agents[row.id].is_bot:
                self._count(row, figures)
        return figures

    def queue(self, queue_id: QueueId, agents: AgentFigures, now: Instant) -> dict[str, Json]:
        """`/statistics/{id}`, waiting times in seconds. `picklist_version` is an addition: it
        grows whenever something else, or in another order, waits in the queue."""
        first = next(self._state.waiting(queue_id), None)
        mean = self._picklist.mean_arrival(queue_id) if first else now
        return {
            "id": queue_id,
            "interactions": self._state.waiting_count(queue_id),
            "max_wait_time": _seconds(now - first.queued_at) if first else 0,
            "avg_wait_time": _seconds(now - mean),
            "agents_attached": agents.attached,
            "agents_waiting": agents.waiting,
            "agents_talking": agents.talking,
            "agents_lateadmin": 0,
            "agents_statuspaperwork": agents.wrapping_up,
            "agents_statuspause": agents.paused,
            "schedule_status": "1",
            "picklist_version": self._picklist.version_of(queue_id),
        }

    def _count(self, row: AgentRow, figures: defaultdict[QueueId, AgentFigures]) -> None:
        legs = {leg.state for leg in self._state.legs_of(row.id)}
        for queue_id in row.serving:
            figure = figures[queue_id]
            figure.attached += 1
            if legs & _TALKING:
                figure.talking += 1
            elif LegState.ENDED in legs:
                figure.wrapping_up += 1
            elif state_of(self._state, row) is AgentState.FREE:
                figure.waiting += 1
            else:
                figure.paused += 1


def state_of(state: State, row: AgentRow) -> AgentState:
    """What colleagues see of an agent."""
    return agent_state(
        signed_in=row.connected,
        work_status=row.work_status,
        profile=state.site.profiles.get(row.profile_id),
        serving=any(leg.state in _TALKING for leg in state.legs_of(row.id)),
    )


def _seconds(duration: float) -> int:
    return max(0, int(duration))
