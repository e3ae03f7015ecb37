"""`/RI/cmi/messages`: messages to customers that do not belong to a conversation."""

from __future__ import annotations

from typing import Any

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.ecfs.bodies.ri import MessageBody
from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.localserver.ri.filing import Cabinet
from contactpro_desktop.localserver.ri.kit.answers import Answer, Created, Done
from contactpro_desktop.localserver.ri.kit.call import Call, Handler, Resource
from contactpro_desktop.localserver.ri.kit.problems import forbidden, malformed, not_found
from contactpro_desktop.localserver.ri.kit.query import as_id, moment
from contactpro_desktop.localserver.ri.kit.rows import Row, selected
from contactpro_desktop.localserver.ri.kit.words import iso
from contactpro_desktop.localserver.storage.filing import Filed, FileKind
from contactpro_desktop.localserver.web.edge import Edge


class Messages:
    """For the chat queues that the caller sees. This server has no way to a mobile network: what
    is filed stays pending, and may be changed or taken back."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge
        self._cabinet = Cabinet(edge, FileKind.MESSAGE)

    def resources(self) -> tuple[Resource, ...]:
        one: dict[str, Handler] = {"GET": self.get_one, "PUT": self.put, "DELETE": self.delete}
        return (
            ("/cmi/messages", {"GET": self.get, "POST": self.post}),
            ("/cmi/messages/{id}", one),
        )

    async def get(self, call: Call) -> Answer:
        call.caller.require(Right.MESSAGING)
        found = await self._edge.engine.history.filed(FileKind.MESSAGE)
        seen = (_row(each) for each in found if call.caller.sees_queue(each.queue_id))
        return Answer("messages", selected(seen, call.query))

    async def get_one(self, call: Call) -> Answer:
        return Answer("message", _row(await self._one(call)))

    async def post(self, call: Call) -> Created:
        call.caller.require(Right.MESSAGING)
        content, queue_id = await self._content(call)
        to = str(content["to"])
        return Created((await self._cabinet.add(content, queue_id=queue_id, subject=to)).id)

    async def put(self, call: Call) -> Done:
        """Replaces all of it."""
        message = await self._one(call)
        content, queue_id = await self._content(call)
        to = str(content["to"])
        await self._cabinet.change(message, body=content, queue_id=queue_id, subject=to)
        return Done()

    async def delete(self, call: Call) -> Done:
        await self._cabinet.remove(await self._one(call))
        return Done()

    async def _one(self, call: Call) -> Filed:
        call.caller.require(Right.MESSAGING)
        message = await self._cabinet.one(call.key("id"))
        if not call.caller.sees_queue(message.queue_id):
            raise not_found()
        return message

    async def _content(self, call: Call) -> tuple[dict[str, Any], str]:
        """The body with its queue: a chat queue, and one that the caller sees."""
        body = await call.body(MessageBody)
        queue_id = as_id(body.queue_id)
        queues = {str(queue.id): queue for queue in self._edge.state.site.queues.values()}
        if queue_id not in queues or queues[queue_id].channel is not Channel.CHAT:
            raise malformed()
        if not call.caller.sees_queue(queue_id):
            raise forbidden()
        at = moment(body.send_time) if body.send_time else None
        return body.model_dump(by_alias=True, exclude={"queue_id"}) | {"sendTime": at}, queue_id


def _row(message: Filed) -> Row:
    body = message.body
    return {
        "id": message.id,
        "queueId": message.queue_id,
        "channelSubType": body.get("channelSubType"),
        "to": body.get("to"),
        "from": body.get("from"),
        "text": body.get("text"),
        "status": "Pending",
        "sendTime": iso(body.get("sendTime")),
        "created": iso(message.at),
        "changed": iso(message.changed_at),
    }
