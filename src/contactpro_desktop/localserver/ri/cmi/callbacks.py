"""`/RI/cmi/callbacks`: customers who want to be called."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId
from contactpro_desktop.ecfs.bodies.ri import CallbackBody
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.localserver.ri.filing import Cabinet
from contactpro_desktop.localserver.ri.kit.answers import Answer, Created, Done
from contactpro_desktop.localserver.ri.kit.call import Call, Resource
from contactpro_desktop.localserver.ri.kit.problems import forbidden, malformed, not_found
from contactpro_desktop.localserver.ri.kit.query import as_id, moment
from contactpro_desktop.localserver.ri.kit.rows import Row, selected
from contactpro_desktop.localserver.ri.kit.words import iso
from contactpro_desktop.localserver.router.campaign import CustomerId
from contactpro_desktop.localserver.router.campaign_commands import RequestCallback
from contactpro_desktop.localserver.router.model import ContactState
from contactpro_desktop.localserver.storage.filing import Filed, FileKind
from contactpro_desktop.localserver.web.edge import Edge

_OPEN = "Open"


class Callbacks:
    """Of the phone queues that the caller sees. Where calls can be made, the request waits in its
    queue as the call of a campaign does, for an agent to make it; else it is only filed."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge
        self._cabinet = Cabinet(edge, FileKind.CALLBACK)

    def resources(self) -> tuple[Resource, ...]:
        return (
            ("/cmi/callbacks", {"GET": self.get, "POST": self.post}),
            ("/cmi/callbacks/{id}", {"GET": self.get_one, "PUT": self.put}),
        )

    async def get(self, call: Call) -> Answer:
        """The latest first; `customerNumber` finds those of one customer."""
        call.caller.require(Right.CALLBACKS)
        found = await self._edge.engine.history.filed(FileKind.CALLBACK)
        seen = (self._row(each) for each in found if call.caller.sees_queue(each.queue_id))
        return Answer("callbacks", selected(seen, call.query))

    async def get_one(self, call: Call) -> Answer:
        return Answer("callback", self._row(await self._one(call)))

    async def post(self, call: Call) -> Created:
        call.caller.require(Right.CALLBACKS)
        content, queue_id = await self._content(call)
        content["author"] = call.caller.name
        number = str(content["customerNumber"])
        callback = await self._cabinet.add(content, queue_id=queue_id, subject=number)
        await self._request(callback)
        return Created(callback.id)

    async def put(self, call: Call) -> Done:
        """Replaces all of it; not while the customer is being called."""
        callback = await self._one(call)
        content, queue_id = await self._content(call)
        content["author"] = callback.body.get("author", "")
        number = str(content["customerNumber"])
        await self._request(replace(callback, body=content, queue_id=queue_id))
        await self._cabinet.change(callback, body=content, queue_id=queue_id, subject=number)
        return Done()

    async def _request(self, callback: Filed) -> None:
        """Have the customer called when it is due; a request that is not open is withdrawn."""
        state, body = self._edge.state, callback.body
        campaigns = state.site.campaigns.values()
        own = (each for each in campaigns if each.for_callbacks)
        campaign = next((each for each in own if each.queue_id == callback.queue_id), None)
        if campaign is None or not state.site.telephony.simulated:
            return
        due = body["dueTime"] or self._edge.now()
        request = RequestCallback(
            customer_id=CustomerId(callback.id),
            campaign_id=campaign.id,
            number=str(body["customerNumber"]),
            name=str(body["customerName"]),
            remarks=str(body["remarks"]),
            due_at=due if body["status"] == _OPEN else None,
            agent_id=AgentId(body["agentId"]) if body["agentId"] else None,
        )
        await self._edge.engine.execute(request)

    async def _one(self, call: Call) -> Filed:
        call.caller.require(Right.CALLBACKS)
        callback = await self._cabinet.one(call.key("id"))
        if not call.caller.sees_queue(callback.queue_id):
            raise not_found()
        return callback

    async def _content(self, call: Call) -> tuple[dict[str, Any], str]:
        """The body with its queue, which must be one the caller sees."""
        body = await call.body(CallbackBody)
        queue_id = as_id(body.queue_id) if body.queue_id else self._queue_of(body.ivr_number)
        queues = {str(queue.id): queue for queue in self._edge.state.site.queues.values()}
        if queue_id not in queues or queues[queue_id].channel is not Channel.PHONE:
            raise malformed()
        if not call.caller.sees_queue(queue_id):
            raise forbidden()
        agent_id = as_id(body.agent_id) if body.agent_id else None
        if agent_id is not None and agent_id not in self._edge.state.site.agents:
            raise malformed()
        due = moment(body.due_time) if body.due_time else None
        content = body.model_dump(by_alias=True, exclude={"queue_id", "ivr_number"})
        return content | {"agentId": agent_id, "dueTime": due}, queue_id

    def _queue_of(self, number: str) -> str:
        """The queue with this number: each phone queue stands for a callback number."""
        for queue in self._edge.state.site.queues.values():
            if number and queue.channel is Channel.PHONE and queue.address == number:
                return queue.id
        raise malformed()

    def _row(self, callback: Filed) -> Row:
        queues = self._edge.state.site.queues
        queue = next((each for each in queues.values() if each.id == callback.queue_id), None)
        body = callback.body
        return {
            "id": callback.id,
            "customerNumber": body.get("customerNumber"),
            "customerName": body.get("customerName"),
            "queueId": callback.queue_id,
            "queueName": queue.name if queue else "",
            "agentId": body.get("agentId"),
            "status": self._status(callback),
            "dueTime": iso(body.get("dueTime")),
            "remarks": body.get("remarks"),
            "createdBy": body.get("author"),
            "created": iso(callback.at),
            "changed": iso(callback.changed_at),
        }

    def _status(self, callback: Filed) -> Json:
        """What a program has said, and for an open request what has become of it since."""
        status, state = callback.body.get("status"), self._edge.state
        customer = state.customers.get(CustomerId(callback.id))
        if status != _OPEN or customer is None or customer.due_at is not None:
            return status
        contact = state.contact(customer.contact_id) if customer.contact_id else None
        if contact is not None:
            return _OPEN if contact.state is ContactState.QUEUED else "In Process"
        return "Handled" if customer.calls else "Cancelled"
