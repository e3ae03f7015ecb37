"""`/RI/rmi/queueStatuses`: how the queues are right now."""

from __future__ import annotations

from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.localserver.push.figures import AgentFigures
from contactpro_desktop.localserver.ri.kit.answers import Answer
from contactpro_desktop.localserver.ri.kit.call import Call, Resource
from contactpro_desktop.localserver.ri.kit.rows import Row, selected
from contactpro_desktop.localserver.ri.kit.words import CHANNEL_WORDS, channels_of
from contactpro_desktop.localserver.router.model import QueueSpec
from contactpro_desktop.localserver.web.edge import Edge


class QueueStatuses:
    """The queues that the caller sees; `type` is a list of channels."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    def resources(self) -> tuple[Resource, ...]:
        return (("/rmi/queueStatuses", {"GET": self.get}),)

    async def get(self, call: Call) -> Answer:
        call.caller.require(Right.MONITOR)
        wanted, ids = channels_of(call.query, "type"), call.query.ids("queueId")
        figures = self._edge.figures.agents()
        rows = [
            self._row(queue, figures.get(queue.id, AgentFigures()))
            for queue in self._edge.state.site.queues.values()
            if call.caller.sees_queue(queue.id)
            and (wanted is None or queue.channel in wanted)
            and (ids is None or queue.id in ids)
        ]
        return Answer("queueStatuses", selected(rows, call.query, taken=("type",)))

    def _row(self, queue: QueueSpec, agents: AgentFigures) -> Row:
        """The waiting time in milliseconds, as the published dashboards read it."""
        first = next(self._edge.state.waiting(queue.id), None)
        waited = self._edge.now() - first.queued_at if first else 0.0
        return {
            "id": queue.id,
            "name": queue.name,
            "type": CHANNEL_WORDS.get(queue.channel, ""),
            "inQueueCurrent": self._edge.state.waiting_count(queue.id),
            "waitingDurationCurrentMax": max(0, round(waited * 1000)),
            "agentsServing": agents.attached,
            "agentsNotReady": agents.paused,
            "agentsFree": agents.waiting,
            "agentsTalking": agents.talking,
            "agentsWrapUp": agents.wrapping_up,
        }
