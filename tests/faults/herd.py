"""People at bare sockets: enough of them in one process to be a crowd."""

from __future__ import annotations

import asyncio
import json
import time

from tests.faults.bare import TEXT, BareSocket, Frame, head, reach

Answer = tuple[Frame, float]
"""What was answered, and when it came (seconds, monotonic)."""

INTERACTIONS = "/users/me/interactions"
_PATIENCE = 60.0


class Person:
    """An agent or end user. `legs` has what the server said is theirs: the id of the interaction
    by that of the chat."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.legs: dict[str, str] = {}
        self._socket: BareSocket
        self._asked: dict[str, asyncio.Future[Answer]] = {}
        self._news = asyncio.Event()

    async def come_in(self, url: str, session: str) -> None:
        """Open the websocket and watch the own interactions."""
        self._socket = await reach(url, session, self._hear)
        await self.do("SUBSCRIBE", INTERACTIONS)

    def leave(self) -> None:
        self._socket.transport.close()

    def ask(self, request_id: str, frame: bytes) -> asyncio.Future[Answer]:
        """Send a frame that `packed` made, which many may share."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._asked[request_id] = answer
        self._socket.transport.write(frame)
        return answer

    async def do(self, method: str, uri: str, body: object = None) -> None:
        """Ask, and be granted it."""
        request_id = f"{method} {uri}"
        asked = self.ask(request_id, packed(request_id, method, uri, body))
        async with asyncio.timeout(_PATIENCE):
            answer, _ = await asked
        if answer["status"] != 200:
            raise ConnectionError(f"{method} {uri}: {answer}")

    async def leg_of(self, chat: str) -> str:
        """The interaction that is theirs of this chat, now or soon."""
        async with asyncio.timeout(_PATIENCE):
            while chat not in self.legs:
                self._news.clear()
                await self._news.wait()
        return self.legs[chat]

    async def any_leg(self) -> str:
        """The one interaction that they have, now or soon."""
        async with asyncio.timeout(_PATIENCE):
            while not self.legs:
                self._news.clear()
                await self._news.wait()
        return next(iter(self.legs.values()))

    def _hear(self, frame: Frame) -> None:
        asked = self._asked.pop(frame.get("client_req_id") or "", None)
        if asked is not None and not asked.done():
            asked.set_result((frame, time.monotonic()))
        body = frame.get("body")
        for change in body.get("transactions", ()) if isinstance(body, dict) else ():
            self._note(change["method"], change["uri"].split("/"), change["subscribed_resource"])

    def _note(self, method: str, path: list[str], resource: object) -> None:
        """What is new at `/users/me/interactions/{id}`. An end user knows the chat by that id."""
        if method == "POST" and path[3] == "interactions" and isinstance(resource, dict):
            self.legs[resource.get("contact_id") or path[4]] = path[4]
            self._news.set()


def packed(
    request_id: str, method: str, uri: str, body: object = None, *, idempotent: bool = False
) -> bytes:
    """A request as it goes over the wire."""
    frame = {"client_req_id": request_id, "method": method, "uri": uri, "body": body}
    text = json.dumps(frame | ({"idempotent": True} if idempotent else {})).encode()
    return head(TEXT, len(text)) + text
