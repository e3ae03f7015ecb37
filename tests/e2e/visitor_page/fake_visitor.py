"""One end user's session on the stand-in server, in the words of the published protocol."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.websockets import WebSocket

    from tests.e2e.visitor_page.fake_server import FakeServer

BOT = "bot@demo"
ANA = "ana@demo"

Json = dict[str, Any]


def new_id() -> str:
    """32 hexadecimal digits."""
    return uuid.uuid4().hex.upper()


def kind_of(uri: str) -> str:
    """What a path below `/users/me` names: properties, interactions, interaction, messages, …"""
    parts = uri.strip("/").split("/")[2:]
    if parts[0] == "interactions" and len(parts) == 2:
        return "interaction"
    return "participants" if "participants" in parts else parts[-1]


class Visitor:
    """One anonymous session, with at most one interaction. Used on the server's loop only."""

    def __init__(self, server: FakeServer) -> None:
        self.server = server
        self.token = new_id()
        self.connections: list[WebSocket] = []
        self.properties: Json = {"chat_address": "", "alias": ""}
        self.requests: list[Json] = []
        self.interaction: Json | None = None

    async def push(self, method: str, path: str, value: object = None) -> None:
        """Tell every connection of this session one change below `/users/me`."""
        change = {"method": method, "uri": f"/users/me{path}", "subscribed_resource": value}
        frame = {"uri": change["uri"], "status": 200, "body": {"transactions": [change]}}
        for connection in list(self.connections):
            await connection.send_json(frame)

    async def push_below(self, method: str, leaf: str, value: object = None) -> None:
        """Tell one change of the interaction."""
        assert self.interaction is not None
        await self.push(method, f"/interactions/{self.interaction['id']}{leaf}", value)

    async def answer(self, request: Json, status: int = 200) -> None:
        if self.server.answers or status != 200:
            frame = {"client_req_id": request["client_req_id"], "status": status, "body": {}}
            for connection in list(self.connections):
                await connection.send_json(frame)

    async def receive(self, request: Json) -> None:
        """Do what a request asks, unless the test said otherwise."""
        self.server.note(self, request)
        status = self.server.refusals.get((request["method"], kind_of(request["uri"])), 200)
        if status == 200:
            await self._perform(request)
        if status != 0:
            await self.answer(request, status)

    async def _perform(self, request: Json) -> None:
        body, method, kind = request["body"], request["method"], kind_of(request["uri"])
        if (method, kind) == ("PUT", "properties"):
            self.properties |= body
        elif (method, kind) == ("SUBSCRIBE", "properties"):
            await self.push("POST", "/properties", self.properties)
        elif (method, kind) == ("SUBSCRIBE", "interactions"):
            await self.snapshot()
        elif (method, kind) == ("POST", "interactions"):
            await self._open(body)
        elif (method, kind) == ("POST", "messages"):
            await self.say(
                self.properties["chat_address"],
                body["message"],
                request_id=request["client_req_id"],
            )
        elif (method, kind) == ("PUT", "interaction"):
            await self.set_status(body["status"])

    async def snapshot(self) -> None:
        """Tell the whole interaction, as the answer to a subscription does."""
        if self.interaction:
            await self.push("POST", f"/interactions/{self.interaction['id']}", self.interaction)

    async def _open(self, body: Json) -> None:
        address = self.properties["chat_address"]
        own = {
            "uniquekey": address,
            "alias": self.properties["alias"],
            "capability": "text",
            "status": None,
        }
        self.interaction = {
            "id": new_id(),
            "contact_id": new_id(),
            "status": "accepted",
            "channel_type": "chat",
            "from_queue": {"id": new_id(), "name": self.server.queue_name(body["destination"])},
            "participants": [own],
            "transcript": {"messages": []},
            "attached_data": body["attached_data"],
        }
        await self.snapshot()
        if self.server.greeting:
            await self.join(BOT, "Clara")
            await self.say(BOT, self.server.greeting, author="bot")

    async def join(self, key: str, alias: str) -> None:
        """Someone joins: a participant, then the line that says so."""
        assert self.interaction is not None
        participant = {
            "uniquekey": key,
            "alias": alias,
            "capability": "text",
            "status": "not_typing",
        }
        self.interaction["participants"].append(participant)
        await self.push_below("POST", f"/participants/{key}", participant)
        await self.state("JOINED", key, alias)

    async def part(self, key: str, alias: str) -> None:
        """Someone leaves."""
        assert self.interaction is not None
        rest = [item for item in self.interaction["participants"] if item["uniquekey"] != key]
        self.interaction["participants"] = rest
        await self.push_below("DELETE", f"/participants/{key}")
        await self.state("LEFT", key, alias)

    async def typing(self, key: str, status: str = "typing") -> None:
        await self.push_below("PUT", f"/participants/{key}/status", status)

    async def state(self, state: str, key: str = "", name: str = "") -> None:
        """A state message, its JSON inside the string."""
        text = json.dumps({"state": state, "originator": {"id": key, "display_name": name}})
        await self.say("system", text, kind="state", author="system", system=True)

    async def say(
        self,
        originator: str,
        text: str,
        *,
        kind: str = "text",
        author: str = "",
        system: bool = False,
        request_id: str = "",
    ) -> None:
        """Add a message to the transcript and tell it."""
        assert self.interaction is not None
        now = datetime.now(UTC)
        message: Json = {
            "message": text,
            "originator": originator,
            "timestamp": now.strftime("%d/%m/%Y %H:%M:%S UTC+00:00"),
            "type": kind,
            "system_message": system,
            "author_kind": author,
        }
        message_id = new_id()
        if self.server.returns_ids:
            message |= {"id": message_id, "timestamp_ms": int(now.timestamp() * 1000)}
            message |= {"client_req_id": request_id} if request_id else {}
        self.interaction["transcript"]["messages"].append(message)
        if not self.server.withholds_echoes or not request_id:
            await self.push_below("POST", f"/transcript/messages/{message_id}", message)

    async def set_status(self, status: str, position: int | None = None) -> None:
        assert self.interaction is not None
        self.interaction["status"] = status
        await self.push_below("PUT", "/status", status)
        if position is not None:
            self.interaction["queue_position"] = position
            await self.push_below("PUT", "/queue_position", position)

    async def drop(self, code: int = 1011) -> None:
        """Lose every connection of this session."""
        for connection in list(self.connections):
            await connection.close(code)
