"""Pushes the queues' figures: at an interval, and soon after the picklist of a queue changed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping

from contactpro_desktop.domain.ids import AgentId, Instant, QueueId
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.localserver.door.sessions import Connected
from contactpro_desktop.localserver.engine.engine import Commit
from contactpro_desktop.localserver.push.audience import Audience
from contactpro_desktop.localserver.push.figures import AgentFigures, Figures
from contactpro_desktop.localserver.push.picklist import Picklist
from contactpro_desktop.localserver.push.visitor_desk import VisitorDesk
from contactpro_desktop.localserver.router.model import Site

_GATHERED_FOR = 0.1


class FiguresFeed:
    """Whole objects are pushed, and only changed ones. A connection that had to be spared them
    because it was behind gets all of them as soon as it can take them."""

    def __init__(
        self,
        site: Site,
        now: Callable[[], Instant],
        picklist: Picklist,
        figures: Figures,
        audience: Audience,
        visitors: VisitorDesk,
    ) -> None:
        self._site = site
        self._now = now
        self._picklist = picklist
        self._figures = figures
        self._audience = audience
        self._visitors = visitors
        self._shown: dict[QueueId, dict[str, Json]] = {}
        self._behind: set[Connected] = set()
        self._touched: set[QueueId] = set()
        self._soon: asyncio.TimerHandle | None = None
        self._next: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin to push; must be called on the loop."""
        self._schedule()

    def stop(self) -> None:
        for timer in (self._soon, self._next):
            if timer is not None:
                timer.cancel()
        self._soon = self._next = None

    def on_commit(self, commit: Commit) -> None:
        self._touched |= self._picklist.apply(commit)
        if self._touched and self._soon is None:
            loop = asyncio.get_running_loop()
            self._soon = loop.call_later(_GATHERED_FOR, self._flush)

    def read(self, agent_id: AgentId) -> dict[str, Json]:
        """The figures of the agent's queues as of now, by queue.

        What nobody else was shown yet is pushed next time in any case: even if by then it is again
        what the others have seen, the reader has not.
        """
        agents = self._figures.agents()
        found: dict[str, Json] = {}
        for queue_id in self._queues_of(agent_id):
            figures = found[queue_id] = self._read(queue_id, agents)
            if self._shown.get(queue_id) != figures:
                self._shown.pop(queue_id, None)
        return found

    def _flush(self) -> None:
        self._soon = None
        touched, self._touched = self._touched, set()
        self._push(touched)

    def _tick(self) -> None:
        self._schedule()
        self._push(self._site.queues)
        self._visitors.refresh_positions()

    def _schedule(self) -> None:
        loop = asyncio.get_running_loop()
        self._next = loop.call_later(self._site.limits.statistics_interval, self._tick)

    def _push(self, queue_ids: Iterable[QueueId]) -> None:
        if not self._audience.agents():
            return
        changed = _puts(self._changed(queue_ids))
        everything = _puts(self._shown) if self._behind else {}
        was_behind, self._behind = self._behind, set()
        for agent_id in self._audience.agents():
            for connection in self._audience.of_agent(agent_id):
                wanted = everything if connection in was_behind else changed
                self._tell(agent_id, connection, wanted)

    def _tell(
        self, agent_id: AgentId, connection: Connected, wanted: Mapping[QueueId, Transaction]
    ) -> None:
        queues = self._site.agents[agent_id].queues
        mine = [put for queue_id, put in wanted.items() if queue_id in queues]
        if mine and not connection.push(mine, ephemeral=True):
            self._behind.add(connection)

    def _changed(self, queue_ids: Iterable[QueueId]) -> dict[QueueId, dict[str, Json]]:
        agents = self._figures.agents()
        read = {queue_id: self._read(queue_id, agents) for queue_id in queue_ids}
        changed = {key: value for key, value in read.items() if self._shown.get(key) != value}
        self._shown |= changed
        return changed

    def _read(self, queue_id: QueueId, agents: dict[QueueId, AgentFigures]) -> dict[str, Json]:
        return self._figures.queue(queue_id, agents.get(queue_id, AgentFigures()), self._now())

    def _queues_of(self, agent_id: AgentId) -> list[QueueId]:
        mine = self._site.agents[agent_id].queues
        return [queue_id for queue_id in self._site.queues if queue_id in mine]


def _puts(figures: Mapping[QueueId, dict[str, Json]]) -> dict[QueueId, Transaction]:
    return {
        queue_id: Transaction("PUT", paths.queue_statistics_uri(queue_id), figures[queue_id])
        for queue_id in figures
    }
