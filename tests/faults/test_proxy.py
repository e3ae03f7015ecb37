"""The chaos proxy does what it says, so that what is found behind it can be believed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from tests.faults.proxy import BOTH, Proxy, Way, Weather
from tests.faults.wire import End, Stream

Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Far:
    """A server that takes connections and does nothing by itself."""

    def __init__(self) -> None:
        self.port = 0
        self._came: asyncio.Queue[Ends] = asyncio.Queue()
        self._writers: list[asyncio.StreamWriter] = []

    async def meet(self, proxy: Proxy) -> tuple[Ends, Ends]:
        """A connection through the proxy: its client's end, and the server's."""
        near = await asyncio.open_connection("127.0.0.1", proxy.port)
        self._writers.append(near[1])
        return near, await self.next()

    async def next(self) -> Ends:
        """The server's end of the next connection."""
        async with asyncio.timeout(5):
            return await self._came.get()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        await self._came.put((reader, writer))

    async def close(self) -> None:
        for writer in self._writers:
            writer.transport.abort()
            with suppress(OSError):
                await writer.wait_closed()


@asynccontextmanager
async def far() -> AsyncIterator[Far]:
    there = Far()
    server = await asyncio.start_server(there.serve, "127.0.0.1", 0)
    there.port = server.sockets[0].getsockname()[1]
    try:
        yield there
    finally:
        server.close()
        await there.close()


async def read(end: Ends, count: int) -> bytes:
    async with asyncio.timeout(5):
        return await end[0].readexactly(count)


async def until_end(end: Ends) -> bytes:
    async with asyncio.timeout(5):
        return await end[0].read()


async def hears_nothing(end: Ends) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(0.05):
            return not await end[0].read(1)
    return True


async def test_in_calm_weather_all_arrives_in_order_both_ways() -> None:
    async with far() as there:
        with Proxy(there.port) as proxy:
            near, end = await there.meet(proxy)
            block = bytes(range(256)) * 4096
            near[1].write(block)
            end[1].write(block)
            assert await asyncio.gather(read(end, len(block)), read(near, len(block))) == [
                block,
                block,
            ]
            near[1].write_eof()
            assert await until_end(end) == b""
            end[1].write(b"bye")
            end[1].close()
            assert await until_end(near) == b"bye"


async def test_delay_and_jitter_keep_the_order() -> None:
    async with far() as there:
        weather = Weather(delay=0.02, jitter=0.9, stall_chance=0.2, stall=(0.01, 0.05))
        with Proxy(there.port, seed=3, weather=weather) as proxy:
            near, end = await there.meet(proxy)
            begun = time.monotonic()
            for number in range(40):
                near[1].write(bytes([number]))
                await asyncio.sleep(0)
            assert await read(end, 40) == bytes(range(40))
            assert time.monotonic() - begun >= 0.01


async def test_a_slow_link_is_as_slow_as_said_and_makes_the_sender_wait() -> None:
    async with far() as there:
        with Proxy(there.port, weather=Weather(rate=100_000)) as proxy:
            near, end = await there.meet(proxy)
            begun = time.monotonic()
            near[1].write(bytes(20_000))
            await read(end, 20_000)
            assert 0.15 <= time.monotonic() - begun < 1.0


@pytest.mark.parametrize("way", list(Way))
@pytest.mark.parametrize("count", [0, 1, 7])
async def test_exactly_so_many_bytes_arrive_before_a_cut(way: Way, count: int) -> None:
    async with far() as there:
        with Proxy(there.port) as proxy:
            near, end = await there.meet(proxy)
            sender, receiver = (near, end) if way is Way.TO_SERVER else (end, near)
            sender[1].write(b"before")
            assert await read(receiver, 6) == b"before"
            proxy.cut_after(way, count)
            sender[1].write(b"123456789")
            assert await until_end(receiver) == b"123456789"[:count]


async def test_a_new_link_can_be_cut_from_its_first_byte_on() -> None:
    async with far() as there:
        with Proxy(there.port) as proxy:
            proxy.cut_after(Way.TO_SERVER, 3)
            near, end = await there.meet(proxy)
            near[1].write(b"123456789")
            assert await until_end(end) == b"123"
            near, end = await there.meet(proxy)
            near[1].write(b"123456789")
            assert await read(end, 9) == b"123456789"


async def test_what_came_before_a_cut_arrives_at_a_server_not_reached_yet() -> None:
    async with far() as there:
        end = End(Stream(), Stream(), lambda: None)
        end.send(b"123")
        end.close(reset=False)
        await asyncio.get_running_loop().create_connection(lambda: end, "127.0.0.1", there.port)
        assert await until_end(await there.next()) == b"123"


async def test_a_cut_is_heard_at_both_ends() -> None:
    async with far() as there:
        for seed in range(4):
            with Proxy(there.port, seed=seed) as proxy:
                near, end = await there.meet(proxy)
                assert proxy.cut() == 1
                for side in (near, end):
                    with suppress(ConnectionResetError):
                        assert await until_end(side) == b""


async def test_a_half_open_link_tells_neither_end_anything_and_stays_dead() -> None:
    async with far() as there:
        with Proxy(there.port) as proxy:
            near, end = await there.meet(proxy)
            proxy.set(Weather(swallowed=BOTH))
            near[1].write(b"lost")
            near[1].close()
            assert await hears_nothing(end)
            proxy.heal()
            end[1].write(b"is anybody there")
            assert await hears_nothing(end)
            assert proxy.links == 1
            near, end = await there.meet(proxy)
            near[1].write(b"works")
            assert await read(end, 5) == b"works"


async def test_it_ends_with_links_of_which_one_end_has_gone() -> None:
    async with far() as there:
        with Proxy(there.port, weather=Weather(swallowed=BOTH)) as proxy:
            near, _ = await there.meet(proxy)
            near[1].transport.abort()
            for _ in range(200):
                await asyncio.sleep(0.005)
                if proxy.open_ends == 1:
                    break
            assert (proxy.links, proxy.open_ends) == (1, 1)


async def test_one_way_can_be_dead_alone() -> None:
    async with far() as there:
        with Proxy(there.port) as proxy:
            near, end = await there.meet(proxy)
            proxy.set(Weather(swallowed=frozenset({Way.TO_CLIENT})))
            near[1].write(b"up")
            end[1].write(b"down")
            assert await read(end, 2) == b"up"
            assert await hears_nothing(near)


async def test_what_was_held_arrives_when_it_clears_up() -> None:
    async with far() as there:
        with Proxy(there.port) as proxy:
            near, end = await there.meet(proxy)
            proxy.set(Weather(held=BOTH))
            near[1].write(b"late")
            assert await hears_nothing(end)
            proxy.heal()
            assert await read(end, 4) == b"late"


async def is_reset(proxy: Proxy) -> bool:
    """Whether a connection comes to nothing."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
    except ConnectionResetError:
        return True
    try:
        await reader.readexactly(1)
    except ConnectionResetError:
        return True
    finally:
        writer.close()
    return False


async def test_links_are_refused_until_it_heals_and_when_the_server_is_away() -> None:
    async with far() as there:
        with Proxy(there.port, weather=Weather(refused=True)) as proxy:
            assert await is_reset(proxy)
            proxy.heal()
            await there.meet(proxy)
            proxy.retarget(1)
            assert await is_reset(proxy)
            proxy.retarget(there.port)
            await there.meet(proxy)


async def test_the_same_seed_cuts_and_waits_the_same_way() -> None:
    draws = []
    for _ in range(2):
        with Proxy(1, seed=7, weather=Weather(delay=1, jitter=1, stall_chance=0.5)) as proxy:
            draws.append([proxy._wait_before() for _ in range(5)])
    assert draws[0] == draws[1]
