"""`/RI/rmi/contacts`: what waits in the caller's queues, and what became of it today."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice

from starlette.responses import Response

from contactpro_desktop.domain.ids import ContactId, QueueId
from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.localserver.push.picklist import contact_row
from contactpro_desktop.localserver.ri.archive import Archive, contact_status
from contactpro_desktop.localserver.ri.kit.answers import Answer, Outcome, media_type
from contactpro_desktop.localserver.ri.kit.call import Call, Resource
from contactpro_desktop.localserver.ri.kit.problems import malformed
from contactpro_desktop.localserver.ri.kit.query import LIMIT, as_id
from contactpro_desktop.localserver.ri.kit.rows import Row, selected
from contactpro_desktop.localserver.ri.kit.words import channels_of
from contactpro_desktop.localserver.router.model import ContactRow, ContactState, LegRow, LegState
from contactpro_desktop.localserver.web.edge import Edge
from contactpro_desktop.localserver.web.json_http import json_array

_MOST_ROWS = 20_000
_KEPT_FOR = 36 * 3600.0
"""RMI knows the last 36 hours; what was before is the business of CMI."""

_PLAIN = frozenset({"queueId", "limit", "showAllInProcess", "sinceVersion"})
_TAKEN = frozenset({"queueId", "agentId", "Channel", "startTime", "endTime", "id"})


class Contacts:
    """Rows of the queues that the caller sees, whoever came first first.

    What a picklist asks for comes from memory, as JSON that was written once. As additions, that
    answer names the picklist's version, and who gives `sinceVersion` gets only what changed after
    it where that is still known. Any other question is answered row by row: by agent, channel,
    fields and search, and with `startTime` or `endTime` what is over as well.
    """

    def __init__(self, edge: Edge, archive: Archive) -> None:
        self._edge = edge
        self._archive = archive

    def resources(self) -> tuple[Resource, ...]:
        return (
            ("/rmi/contacts", {"GET": self.get}),
            ("/rmi/contacts/{id}", {"GET": self.get_one}),
        )

    async def get(self, call: Call) -> Outcome:
        call.caller.require(Right.MONITOR)
        is_plain = call.query.parameters.keys() <= _PLAIN
        if is_plain and media_type(call.request).endswith("json"):
            return self._picklist(call)
        rows = await self._rows(call)
        return Answer("contacts", selected(rows, call.query, taken=_TAKEN, most=_MOST_ROWS))

    async def get_one(self, call: Call) -> Answer:
        call.caller.require(Right.MONITOR)
        contact = await self._archive.contact(call, ContactId(call.key("id")))
        legs = await self._edge.engine.history.legs([contact.id])
        return Answer("contact", self._row(contact, legs[contact.id]))

    def _picklist(self, call: Call) -> Response:
        picklist, queue_ids = self._edge.picklist, self._queues(call)
        limit = call.query.number("limit", default=LIMIT, most=_MOST_ROWS)
        headers = {"X-Picklist-Version": str(picklist.version)}
        since = call.query.number("sinceVersion", default=-1, most=2**62)
        changes = picklist.since(since, queue_ids)
        if changes is not None:
            return json_array(changes, headers | {"X-Picklist-Delta": "1"})
        rows: Iterable[bytes] = picklist.waiting(queue_ids)
        if call.query.text("showAllInProcess") == "1":
            rows = chain(rows, picklist.in_process(queue_ids))
        return json_array(islice(rows, limit), headers)

    async def _rows(self, call: Call) -> list[Row]:
        since, before = call.query.instant("startTime"), call.query.instant("endTime")
        if since is None and before is None:
            return self._open_rows(call)
        earliest = self._edge.now() - _KEPT_FOR
        question = self._archive.question(call, since=max(since or 0.0, earliest), before=before)
        contacts = await self._edge.engine.history.contacts(question)
        legs = await self._edge.engine.history.legs([contact.id for contact in contacts])
        groups = _groups(call)
        return [
            self._row(contact, legs[contact.id])
            for contact in reversed(contacts)
            if groups is None or contact.id in groups
        ]

    def _open_rows(self, call: Call) -> list[Row]:
        state, queue_ids, groups = self._edge.state, set(self._queues(call)), _groups(call)
        agents, channels = call.query.ids("agentId"), channels_of(call.query, "Channel")
        rows = [
            (contact, state.legs_in(contact.id))
            for contact in state.contacts.values()
            if contact.state is not ContactState.CLOSED
            and contact.queue_id in queue_ids
            and (channels is None or contact.channel in channels)
            and (groups is None or contact.id in groups)
            and (contact.state is ContactState.QUEUED or _asks_for_all(call))
        ]
        rows.sort(key=lambda row: row[0].queued_at)
        return [
            self._row(contact, legs)
            for contact, legs in rows
            if agents is None or any(leg.agent_id in agents for leg in legs)
        ]

    def _queues(self, call: Call) -> list[QueueId]:
        """With `showOnlyQueueServing` those that the agents of `agentId` serve right now; then
        agents or queues must be named."""
        wanted, agents = call.query.ids("queueId"), call.query.ids("agentId")
        queues = [
            queue_id
            for queue_id in self._edge.state.site.queues
            if call.caller.sees_queue(queue_id) and (wanted is None or queue_id in wanted)
        ]
        if not call.query.flag("showOnlyQueueServing", default=False):
            return queues
        if wanted is None and agents is None:
            raise malformed()
        rows = [row for row in self._edge.state.agents.values() if not agents or row.id in agents]
        served = frozenset[QueueId]().union(*(row.serving for row in rows if row.connected))
        return [queue_id for queue_id in queues if queue_id in served]

    def _row(self, contact: ContactRow, legs: list[LegRow]) -> Row:
        """With the agent who has it, had it last, or is being offered it."""
        leg = next((leg for leg in reversed(legs) if _is_taken(leg)), None)
        site = self._edge.state.site
        spec = site.agents.get(leg.agent_id) if leg else None
        return contact_row(site, contact, contact_status(site, contact, legs)) | {
            "agentId": leg.agent_id if leg else None,
            "agentName": spec.display_name if spec else "",
        }


def _is_taken(leg: LegRow) -> bool:
    return leg.accepted_at is not None or leg.state is LegState.OFFERED


def _asks_for_all(call: Call) -> bool:
    """Whom an agent or what one contact is doing cannot be seen in what waits."""
    return (
        call.query.flag("showAllInProcess", default=False)
        or call.query.ids("agentId") is not None
        or bool(call.query.text("contactGroupId"))
    )


def _groups(call: Call) -> set[str] | None:
    """`contactGroupId`: with hyphens for chats and e-mails, without for calls. A group here is
    one contact."""
    groups = call.query.listed("contactGroupId")
    return None if groups is None else {as_id(group) for group in groups}
