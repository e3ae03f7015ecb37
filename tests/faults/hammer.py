"""One process of those that throw damaged frames at a decoder. It loads no more than it needs."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from ctypes import Array, c_uint64
from multiprocessing.connection import Connection
from pathlib import Path

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.envelope import decode_request, decode_server_frame
from contactpro_desktop.ecfs.server_clock import Moment
from contactpro_desktop.ecfs.session import SessionMachine
from tests.faults.mutator import Mutator, Shaper

_BATCH = 512
_MACHINE_LASTS = 2_000
_PAGE = 4096

Decode = Callable[[bytes, int], None]


def work(
    end: str,
    corpus: Sequence[str],
    count: int,
    seed: int,
    progress: Array[c_uint64],
    number: int,
    tell: Connection,
) -> None:
    """Decode `count` damaged frames of the `corpus`, which are those that `end` is sent."""
    make: Callable[[], bytes] = (Shaper if end == "model" else Mutator)(seed, corpus)
    decode = _ENDS[end](corpus)
    crashes: list[str] = []
    worst, early = 0.0, 0
    clock = time.thread_time
    for done in range(count):
        frame = make()
        begun = clock()
        try:
            decode(frame, done)
        except ProtocolError:
            pass
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            crashes.append(f"{type(error).__name__} at run {done} of seed {seed}")
        worst = max(worst, clock() - begun)
        if done % _BATCH == 0:
            progress[number] = done
            early = early or (_resident() if done > count // 10 else 0)
    progress[number] = count
    growth = max(0, _resident() - (early or _resident()))
    tell.send({"crashes": crashes[:1000], "worst": worst, "growth": growth})


def _client(_: Sequence[str]) -> Decode:
    def decode(frame: bytes, _: int) -> None:
        decode_server_frame(frame)

    return decode


def _server(_: Sequence[str]) -> Decode:
    """Binary frames and, as most clients send them, text."""

    def decode(frame: bytes, number: int) -> None:
        text = frame.decode("utf-8", "surrogatepass") if number % 4 == 0 and _is_text(frame) else ""
        request = decode_request(text or frame)
        assert isinstance(request.path, tuple)

    return decode


def _model(corpus: Sequence[str]) -> Decode:
    """A session that is online, and begins anew before its model is full of nonsense."""
    machine: SessionMachine

    def decode(frame: bytes, number: int) -> None:
        nonlocal machine
        if number % _MACHINE_LASTS == 0:
            machine = _online(corpus)
        machine.receive(frame, Moment(1_000_000.0 + number, float(number)))
        machine.take_oddities()
        machine.to_send()

    return decode


def _online(corpus: Sequence[str]) -> SessionMachine:
    numbers = iter(range(10**9))
    machine = SessionMachine(lambda: f"{next(numbers):032X}")
    machine.start(Moment(1_000_000.0, 0.0))
    for frame in corpus:
        machine.receive(frame, Moment(1_000_000.0, 0.0))
    return machine


_ENDS: dict[str, Callable[[Sequence[str]], Decode]] = {
    "client": _client,
    "model": _model,
    "server": _server,
}


def _is_text(frame: bytes) -> bool:
    try:
        frame.decode()
    except UnicodeDecodeError:
        return False
    return True


def _resident() -> int:
    """Bytes of memory this process holds."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * _PAGE
