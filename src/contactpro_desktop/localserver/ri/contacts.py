"""`GET /RI/rmi/contacts`: what waits in the agent's queues, whole or as changes."""

from __future__ import annotations

from itertools import chain, islice

from starlette.requests import Request
from starlette.responses import Response

from contactpro_desktop.domain.ids import AgentId, QueueId
from contactpro_desktop.localserver.ri.parameters import listed_values, whole_number
from contactpro_desktop.localserver.web.edge import Edge
from contactpro_desktop.localserver.web.json_http import json_array

_LIMIT = 100
_MOST_ROWS = 20_000


class Contacts:
    """Rows of the queues that the agent has access to; a supervisor has access to all.

    As additions, the answer names the picklist's version, and who gives `sinceVersion` gets only
    what changed after it where that is still known.
    """

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    async def get(self, request: Request, agent_id: AgentId) -> Response:
        picklist = self._edge.picklist
        queue_ids = self._queues(agent_id, listed_values(request, "queueId"))
        limit = whole_number(request, "limit", default=_LIMIT, most=_MOST_ROWS)
        headers = {"X-Picklist-Version": str(picklist.version)}
        since = whole_number(request, "sinceVersion", default=-1, most=2**62)
        changes = picklist.since(since, queue_ids)
        if changes is not None:
            return json_array(changes, headers | {"X-Picklist-Delta": "1"})
        rows = picklist.waiting(queue_ids)
        if request.query_params.get("showAllInProcess") == "1":
            rows = chain(rows, picklist.in_process(queue_ids))
        return json_array(islice(rows, limit), headers)

    def _queues(self, agent_id: AgentId, wanted: list[str] | None) -> list[QueueId]:
        site = self._edge.state.site
        spec = site.agents[agent_id]
        return [
            queue_id
            for queue_id in site.queues
            if (spec.is_supervisor or queue_id in spec.queues)
            and (wanted is None or queue_id in wanted)
        ]
