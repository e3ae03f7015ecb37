"""One websocket: requests in, answers and pushes out."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Generic, TypeVar

from starlette.websockets import WebSocket, WebSocketDisconnect

from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Request, Transaction
from contactpro_desktop.ecfs.paths import Path
from contactpro_desktop.ecfs.serving import SubscriberSession
from contactpro_desktop.localserver.door.sessions import SessionEnd, new_hex_id
from contactpro_desktop.localserver.handlers.dispatch import WRITING, Dispatcher
from contactpro_desktop.localserver.handlers.routing import Reply
from contactpro_desktop.localserver.web.outbox import SLOW_CONSUMER, Outbox

CallerT = TypeVar("CallerT")

_logger = logging.getLogger(__name__)

_MAX_IN_FLIGHT = 256
_FAREWELL = 5.0
_FRAMES_AT_ONCE = 64
_INTERNAL_ERROR = 1011


class Connection(Generic[CallerT]):
    """A client that came in. Ends when the client goes, or when it is sent a close code.

    Chat messages are worked on while earlier ones are still being stored, in their order; every
    other request waits for what came before it, but for answers that take their time. What was
    begun is finished even if the client is gone: it may have been told of it, or will ask again.
    """

    def __init__(
        self,
        socket: WebSocket,
        dispatcher: Dispatcher[CallerT],
        now: Callable[[], Instant],
        *,
        user: str,
        answers: bool = True,
    ) -> None:
        self.terminal_id = new_hex_id()
        self._socket = socket
        self._dispatcher = dispatcher
        self._now = now
        self._user = user
        self._subscriber = SubscriberSession(answers=answers)
        self._outbox = Outbox()
        self._in_flight: set[asyncio.Task[None]] = set()
        self._aside: set[asyncio.Task[None]] = set()
        self._awaited = 0
        self._settled = asyncio.Event()
        self._is_at_work = False
        self._is_over = False

    def greet(self, public_session_id: str) -> None:
        """The session frame. A client may have sent requests before it comes."""
        self._send([self._subscriber.hello(self.terminal_id, public_session_id, self._now_ms())])

    def push(self, transactions: Iterable[Transaction], *, ephemeral: bool = False) -> bool:
        """Send what the client subscribed to; False if something had to be left out."""
        frames = self._subscriber.push(transactions, self._now_ms())
        return self._send(frames, ephemeral=ephemeral)

    def end(self, why: SessionEnd) -> None:
        """Tell the client that its session is over, then close."""
        logged_out = Transaction("PUT", paths.LOGIN_STATUS, "logged_out")
        self._send(self._subscriber.push([logged_out], self._now_ms(), reason=why.reason))
        self._outbox.finish(why.close_code)

    async def serve(self, caller: CallerT) -> None:
        """Run until either side closes. A client that does not take its last frames in time is
        left alone."""
        reader = asyncio.create_task(self._read(caller))
        writer = asyncio.create_task(self._write())
        closing = asyncio.create_task(self._outbox.finished.wait())
        try:
            await asyncio.wait({reader, writer, closing}, return_when=asyncio.FIRST_COMPLETED)
            failed = _report_failure(reader)
            if failed:
                self._outbox.finish(_INTERNAL_ERROR)
            if failed or not reader.done():
                await asyncio.wait({writer}, timeout=_FAREWELL)
            _report_failure(writer)
        finally:
            self._is_over = True
            if not self._is_at_work:
                reader.cancel()
            ours = (writer, closing, *self._aside)
            for task in ours:
                task.cancel()
            await asyncio.gather(reader, *ours, return_exceptions=True)
            await asyncio.gather(*self._in_flight, return_exceptions=True)

    async def _read(self, caller: CallerT) -> None:
        while not self._is_over and (frame := await self._receive()) is not None:
            received = self._subscriber.receive(frame, self._now_ms())
            if isinstance(received, Request):
                await self._take(caller, received)
            else:
                self._send(received)

    async def _receive(self) -> str | bytes | None:
        message = await self._socket.receive()
        if message["type"] == "websocket.disconnect":
            return None
        text: str | None = message.get("text")
        data: bytes | None = message.get("bytes")
        return text if text is not None else data or b""

    async def _take(self, caller: CallerT, request: Request) -> None:
        """Work on a request, or begin to; return once the next one may be begun."""
        path = request.path
        if request.method != "POST" or path[-1:] != ("messages",):
            await self._in_flight_at_most(0)
            self._is_at_work = True
            await self._handle(caller, request, path)
            self._is_at_work = False
            return
        await self._in_flight_at_most(_MAX_IN_FLIGHT - 1)
        task = asyncio.create_task(self._handle(caller, request, path))
        self._in_flight.add(task)
        task.add_done_callback(self._handled)

    async def _in_flight_at_most(self, count: int) -> None:
        while len(self._in_flight) > count:
            self._awaited = count
            self._settled.clear()
            await self._settled.wait()

    def _handled(self, task: asyncio.Task[None]) -> None:
        self._in_flight.discard(task)
        if len(self._in_flight) <= self._awaited:
            self._settled.set()

    async def _handle(self, caller: CallerT, request: Request, path: Path) -> None:
        try:
            reply = await self._reply(caller, request, path)
        except Exception:
            _logger.exception("a request failed")
            self._outbox.finish(_INTERNAL_ERROR)
            return
        if reply.later is None:
            self._answer(request, reply)
            return
        task = asyncio.create_task(self._answer_later(request, reply.later))
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)

    async def _answer_later(self, request: Request, reply: Callable[[], Awaitable[Reply]]) -> None:
        try:
            self._answer(request, await reply())
        except Exception:
            _logger.exception("a request failed")
            self._outbox.finish(_INTERNAL_ERROR)

    def _answer(self, request: Request, reply: Reply) -> None:
        self._send(
            self._subscriber.answer(
                request,
                reply.status,
                self._now_ms(),
                body=reply.body,
                reason=reply.reason,
                who=reply.who,
            )
        )

    async def _reply(self, caller: CallerT, request: Request, path: Path) -> Reply:
        if request.method in WRITING:
            return await self._dispatcher.write(caller, request, path, self._user)
        if request.method == "GET":
            return self._dispatcher.get(caller, path)
        if request.method == "SUBSCRIBE":
            return self._subscribe(caller, request, path)
        if request.method == "UNSUBSCRIBE":
            self._subscriber.unsubscribe(request.uri)
            return Reply()
        return Reply(405)

    def _subscribe(self, caller: CallerT, request: Request, path: Path) -> Reply:
        """The snapshot goes out before the answer, and nothing can come between them."""
        found = self._dispatcher.subscribe(caller, request.uri, path)
        if isinstance(found, Reply):
            return found
        frames = self._subscriber.subscribe(found.uri, found.transactions, self._now_ms())
        if not frames:
            return Reply(403, reason=Refusal.LIMIT.value)
        self._send(frames, snapshot=True)
        return Reply()

    async def _write(self) -> None:
        with contextlib.suppress(WebSocketDisconnect):  # the reader hears of it, too
            sent = 0
            while (frame := await self._outbox.next()) is not None:
                await self._socket.send_text(frame)
                sent += 1
                if sent % _FRAMES_AT_ONCE == 0:
                    await asyncio.sleep(0)  # sending to a fast client never waits by itself
            await self._socket.close(self._outbox.close_code or 1000)

    def _send(
        self, frames: Sequence[str], *, ephemeral: bool = False, snapshot: bool = False
    ) -> bool:
        was_open = self._outbox.close_code is None
        taken = self._outbox.put(frames, ephemeral=ephemeral, snapshot=snapshot)
        if was_open and self._outbox.close_code == SLOW_CONSUMER:
            _logger.warning("a client reads too slowly and is disconnected")
        return taken

    def _now_ms(self) -> int:
        return round(self._now() * 1000)


def _report_failure(task: asyncio.Task[None]) -> bool:
    """Whether it failed. Logs the type alone: the error itself may quote what the client sent."""
    error = task.exception() if task.done() else None
    if error is not None:
        _logger.error("a connection failed: %s", type(error).__name__)
    return error is not None
