"""One connection through the chaos proxy: two ends, and a stream each way."""

from __future__ import annotations

import asyncio
import socket
import struct
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import cast

_IN_FLIGHT = 64 * 1024
_SEGMENT = 1400
_HEAD = 1000
_RESET = struct.pack("ii", 1, 0)

Piece = bytes | None
"""Data; empty where the sender will send no more; None where it has gone altogether."""


class Stream:
    """One way of a connection: pieces in order, each not before its time.

    Like a real path it takes only so much at once: beyond that the sender is made to wait. What
    has lost any data delivers nothing any more.
    """

    def __init__(self) -> None:
        self.passed = 0
        self.head = b""
        self.rate: float | None = None
        self.wait_before: Callable[[], float] = float
        self.sender: End | None = None
        self.receiver: End | None = None
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[tuple[float, Piece]] = deque()
        self._size = 0
        self._free_at = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._held = self._choked = False
        self._swallows = self.dead = False
        self._left: int | None = None
        self._at_end: Callable[[], None] = close_nothing

    def swallow(self, on: bool) -> None:
        self._swallows = on

    def hold(self, on: bool) -> None:
        self._held = on
        self._go_on()

    def choke(self, on: bool) -> None:
        """The receiver takes no more for now."""
        self._choked = on
        self._go_on()

    def end_after(self, count: int, then: Callable[[], None]) -> None:
        """Deliver `count` more bytes, then nothing but call `then`."""
        self._left, self._at_end = count, then
        if count == 0:
            self._finish()

    def put(self, piece: Piece) -> None:
        """Take what was sent."""
        if self._swallows or self.dead:
            self.dead = True
            return
        if len(self.head) < _HEAD:
            self.head += (piece or b"")[:_HEAD]
        for part in self._parts(piece):
            due = self._due(part)
            if due <= self._loop.time() and not (self._waiting or self._held or self._choked):
                self._deliver(part)
            else:
                self._waiting.append((due, part))
                self._size += len(part or b"")
        if self._size > _IN_FLIGHT and self.sender is not None:
            self.sender.pause(True)
        self._go_on()

    def close(self) -> None:
        self._waiting.clear()
        self.dead = True
        if self._timer is not None:
            self._timer.cancel()

    def _parts(self, piece: Piece) -> Iterable[Piece]:
        """A slow path lets through little by little."""
        if self.rate is None or not piece:
            return (piece,)
        return (piece[start : start + _SEGMENT] for start in range(0, len(piece), _SEGMENT))

    def _due(self, part: Piece) -> float:
        due = max(self._loop.time() + self.wait_before(), self._free_at)
        if self.rate is not None:
            due += len(part or b"") / self.rate
        self._free_at = due
        return due

    def _go_on(self) -> None:
        """Deliver what is due, and come back for the rest."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._waiting and not (self._held or self._choked):
            due, part = self._waiting[0]
            if due > self._loop.time():
                self._timer = self._loop.call_at(due, self._go_on)
                return
            self._waiting.popleft()
            self._size -= len(part or b"")
            if self._size <= _IN_FLIGHT and self.sender is not None:
                self.sender.pause(False)
            self._deliver(part)

    def _deliver(self, part: Piece) -> None:
        if self._swallows or self.dead:
            self.dead = True
            return
        if self._left is not None and part:
            part = part[: self._left]
            self._left -= len(part)
        self.passed += len(part or b"")
        if self.receiver is not None:
            self.receiver.send(part)
        if self._left == 0:
            self._finish()

    def _finish(self) -> None:
        self.dead = True
        self._at_end()


class End(asyncio.Protocol):
    """The proxy's side of one of the two sockets. `out` takes what comes in; `incoming` is what
    is sent to this end."""

    def __init__(self, out: Stream, incoming: Stream, on_gone: Callable[[], None]) -> None:
        self._out = out
        self._incoming = incoming
        self._on_gone = on_gone
        self._transport: asyncio.Transport | None = None
        self._early: list[Piece] = []
        self._gone = False
        self._closed_early: Callable[[], None] | None = None
        self._told_end = self._heard_end = False
        self.left_at: float | None = None
        out.sender = self
        incoming.receiver = self

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        early, self._early = self._early, []
        for piece in early:
            self.send(piece)
        if self._closed_early is not None:
            self._closed_early()

    def data_received(self, data: bytes) -> None:
        self._out.put(data)

    def eof_received(self) -> bool:
        """Whether this end stays open for what is still sent to it: not where nobody learns that
        it has ended, or nothing comes any more."""
        self._heard_end = True
        self.left_at = time.monotonic()
        self._out.put(b"")
        self._close_when_both_ended()
        return not (self._out.dead or self._incoming.dead)

    def connection_lost(self, exc: Exception | None) -> None:
        self._gone = True
        self.left_at = self.left_at or time.monotonic()
        self._out.put(None)
        self._on_gone()

    def pause_writing(self) -> None:
        self._incoming.choke(True)

    def resume_writing(self) -> None:
        self._incoming.choke(False)

    def pause(self, on: bool) -> None:
        transport = self._transport
        if transport is not None and not transport.is_closing():
            (transport.pause_reading if on else transport.resume_reading)()

    def send(self, piece: Piece) -> None:
        transport = self._transport
        if transport is None:
            self._early.append(piece)
        elif transport.is_closing():
            return
        elif piece is None:
            transport.close()
        elif piece:
            transport.write(piece)
        else:
            self._told_end = True
            with suppress(OSError):  # it may have been reset this very moment
                transport.write_eof()
            self._close_when_both_ended()

    def close(self, *, reset: bool) -> None:
        """Break it; without a reset, what was sent to it still arrives."""
        if self._gone:
            return
        if self._transport is None:
            self._closed_early = lambda: self.close(reset=reset)
        elif reset:
            raw: socket.socket = self._transport.get_extra_info("socket")
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            self._transport.abort()
        else:
            self._transport.close()

    def _close_when_both_ended(self) -> None:
        if self._told_end and self._heard_end and self._transport is not None:
            self._transport.close()


class Wire:
    """`client` is a protocol for whoever connected; `on_gone` is called once both ends are.
    `client_left` and `server_left` are when they went, by `time.monotonic`."""

    def __init__(self, number: int, on_gone: Callable[[Wire], None]) -> None:
        self.number = number
        self.to_server = Stream()
        self.to_client = Stream()
        self.client = End(self.to_server, self.to_client, self._one_gone)
        self._server = End(self.to_client, self.to_server, self._one_gone)
        self._on_gone = on_gone
        self.ends = 2
        self._reaching: asyncio.Task[None] | None = None

    def reach(self, host: str, port: int) -> None:
        """Connect to the server; a client is reset where that fails."""
        self._reaching = asyncio.create_task(self._reach(host, port))

    def refuse(self) -> None:
        self.client.close(reset=True)
        self._one_gone()

    def cut(self, *, reset: bool) -> None:
        self.to_server.close()
        self.to_client.close()
        self.client.close(reset=reset)
        self._server.close(reset=reset)

    async def _reach(self, host: str, port: int) -> None:
        try:
            await asyncio.get_running_loop().create_connection(lambda: self._server, host, port)
        except OSError:
            self.refuse()

    @property
    def is_websocket(self) -> bool:
        return b"upgrade: websocket" in self.to_server.head.lower()

    @property
    def client_left(self) -> float | None:
        return self.client.left_at

    @property
    def server_left(self) -> float | None:
        return self._server.left_at

    def _one_gone(self) -> None:
        self.ends -= 1
        if self.ends == 0:
            self.to_server.close()
            self.to_client.close()
            self._on_gone(self)


def close_nothing() -> None:
    """Where no end is planned."""
