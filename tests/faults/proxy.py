"""A network that misbehaves on command: a TCP proxy on loopback in a thread of its own.

All chance comes from its seed. TCP hides loss as a delay of what follows: loss is a stall here.
"""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Self, TypeVar
from urllib.parse import urlsplit, urlunsplit

from tests.faults.wire import Stream, Wire

T = TypeVar("T")

_HOST = "127.0.0.1"
_CALL_LIMIT = 10.0


class Way(Enum):
    """The two directions of a link. The client is whoever connects to the proxy."""

    TO_SERVER = "to_server"
    TO_CLIENT = "to_client"


BOTH = frozenset(Way)


@dataclass(frozen=True, slots=True)
class Weather:
    """What happens to every link, each way; times in seconds.

    `delay` is spread evenly over ± `jitter` of itself (0 to 1). Before a piece of data there is a
    stall with `stall_chance`, as long as somewhere in `stall`. `rate` is in bytes per second.
    `held` keeps data back and lets it go when it clears up, as TCP does after a short outage.
    `swallowed` drops data without a word: where a link has lost any it stays dead that way for
    good, and who waits there is not even told that the other has gone (half-open). `refused`
    resets whoever connects.
    """

    delay: float = 0.0
    jitter: float = 0.0
    stall_chance: float = 0.0
    stall: tuple[float, float] = (0.2, 3.0)
    rate: float | None = None
    held: frozenset[Way] = frozenset()
    swallowed: frozenset[Way] = frozenset()
    refused: bool = False


CALM = Weather()


class Proxy:
    """Use it as a context manager, from any thread. A method has had its effect on return.

    `port` is where to connect to; everything goes on to `target` on loopback.
    """

    def __init__(self, target: int, *, seed: int = 0, weather: Weather = CALM) -> None:
        self.port = 0
        self.opened = 0
        self._target = target
        self._weather = weather
        self._random = random.Random(seed)
        self._wires: set[Wire] = set()
        self._cut_next: tuple[Way, int] | None = None
        self._up = threading.Event()
        self._thread = threading.Thread(target=self._work, name="chaos proxy", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._up.wait()
        return self

    def __exit__(self, *exc: object) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    def url(self, direct: str) -> str:
        """The address of the target with the proxy before it."""
        return urlunsplit(urlsplit(direct)._replace(netloc=f"{_HOST}:{self.port}"))

    @property
    def links(self) -> int:
        """How many connections are open now; a half-open one counts until both ends have gone."""
        return self._do(lambda: len(self._wires))

    def websockets(self) -> list[Wire]:
        """The websockets among the open links. When their ends go can be read from them later."""
        return self._do(lambda: [wire for wire in self._wires if wire.is_websocket])

    @property
    def open_ends(self) -> int:
        """How many of their ends have not gone: two each, one where a link is half-open."""
        return self._do(lambda: sum(wire.ends for wire in self._wires))

    @property
    def passed(self) -> dict[Way, int]:
        """Bytes delivered on the links that are open now."""
        return self._do(
            lambda: {
                Way.TO_SERVER: sum(wire.to_server.passed for wire in self._wires),
                Way.TO_CLIENT: sum(wire.to_client.passed for wire in self._wires),
            }
        )

    def set(self, weather: Weather) -> None:
        """Change the weather for open links and new ones."""
        self._do(lambda: self._change(weather))

    def heal(self) -> None:
        """Calm again. What was cut or has lost data stays dead; new links work."""
        self.set(CALM)

    def retarget(self, port: int) -> None:
        """Where new links go to, as after a restart of the server on another port."""
        self._do(lambda: setattr(self, "_target", port))

    def cut(self) -> int:
        """Break every open link, each at random by a reset or a plain end; how many there were."""
        return self._do(self._cut)

    def cut_after(self, way: Way, count: int) -> None:
        """Break each link that is open now, and the next that is opened, once `count` more bytes
        have gone `way`; exactly these arrive."""
        self._do(lambda: self._plan_cut(way, count))

    def _do(self, work: Callable[[], T]) -> T:
        async def run() -> T:
            return work()

        return asyncio.run_coroutine_threadsafe(run(), self._loop).result(_CALL_LIMIT)

    def _change(self, weather: Weather) -> None:
        self._weather = weather
        for wire in self._wires:
            self._apply(wire)

    def _apply(self, wire: Wire) -> None:
        for way, stream in _streams(wire):
            stream.wait_before = self._wait_before
            stream.rate = self._weather.rate
            stream.swallow(way in self._weather.swallowed)
            stream.hold(way in self._weather.held)

    def _wait_before(self) -> float:
        """How long the next piece of data is on its way."""
        weather = self._weather
        wait = weather.delay
        if weather.jitter:
            wait *= 1 + weather.jitter * self._random.uniform(-1, 1)
        if weather.stall_chance and self._random.random() < weather.stall_chance:
            wait += self._random.uniform(*weather.stall)
        return wait

    def _cut(self) -> int:
        wires = sorted(self._wires, key=lambda wire: wire.number)
        for wire in wires:
            wire.cut(reset=self._random.random() < 0.5)
        return len(wires)

    def _plan_cut(self, way: Way, count: int) -> None:
        self._cut_next = (way, count)
        for wire in list(self._wires):
            self._cut_later(wire, way, count)

    def _cut_later(self, wire: Wire, way: Way, count: int) -> None:
        dict(_streams(wire))[way].end_after(count, lambda: wire.cut(reset=False))

    def _work(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        self._empty = asyncio.Event()
        server = await self._loop.create_server(lambda: self._admit().client, _HOST, 0)
        self.port = server.sockets[0].getsockname()[1]
        self._up.set()
        await self._over.wait()
        server.close()
        await asyncio.sleep(0)  # who was let in just before is met now
        while self._wires:
            self._empty.clear()
            for wire in list(self._wires):
                wire.cut(reset=True)
            await self._empty.wait()

    def _admit(self) -> Wire:
        self.opened += 1
        wire = Wire(self.opened, self._forget)
        if self._weather.refused:
            wire.refuse()
            return wire
        self._wires.add(wire)
        self._apply(wire)
        wire.reach(_HOST, self._target)
        if self._cut_next is not None:
            self._cut_later(wire, *self._cut_next)
            self._cut_next = None
        return wire

    def _forget(self, wire: Wire) -> None:
        self._wires.discard(wire)
        if not self._wires:
            self._empty.set()


def _streams(wire: Wire) -> tuple[tuple[Way, Stream], ...]:
    return ((Way.TO_SERVER, wire.to_server), (Way.TO_CLIENT, wire.to_client))
