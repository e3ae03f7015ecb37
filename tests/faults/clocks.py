"""F18: clocks that are set while an offer rings. Deadlines go by time that passes, not by what the
clock says, and ages are shown as they are."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from contactpro_desktop.ecfs.server_clock import Moment, ServerClock
from contactpro_desktop.localserver.http_server import Listen
from contactpro_desktop.localserver.router.model import QueueSpec
from contactpro_desktop.localserver.service import running
from tests.faults.result import Row, row
from tests.localserver.edge.wire import Frame, agent, start_chat, visitor
from tests.support.server import demo_config

_HOUR, _DAY = 3600.0, 86_400.0
JUMPS = {
    "+1 h": _HOUR,
    "-1 h": -_HOUR,
    "+1 day": _DAY,
    "-1 day": -_DAY,
    "+5 min": 300.0,
    "-5 min": -300.0,
}
_OFFER = 1.0
_LATE = 0.1
"""What an offer may outlive its deadline by, and what the machine may add to that."""
_SLACK = 0.5
_AGE = 2.0


class SetClock:
    """A machine's clocks, of which the one on the wall can be set."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def now(self) -> float:
        return time.time() + self.ahead

    def monotonic(self) -> float:
        return time.monotonic()


def run(seed: int, scale: str) -> list[Row]:
    jumps = JUMPS if scale == "full" else {name: JUMPS[name] for name in ("+1 day", "-1 h")}
    late = {name: asyncio.run(_offer_while_set(jump)) for name, jump in jumps.items()}
    with _zone("America/Lima"):
        late["daylight saving"] = asyncio.run(_offer_while_set(0.0, zone="Europe/Madrid"))
    wrong = [f"{name}: {problem}" for name, (_, problem) in late.items() if problem]
    wrong += [f"client, {name}" for name, jump in JUMPS.items() if not _client_is_right(jump)]
    worst = max(lateness for lateness, _ in late.values())
    return [
        row(
            "F18 clocks set during an offer",
            len(late) + len(JUMPS),
            ok=not wrong and worst <= _LATE + _SLACK,
            limit="offers end at their deadline + 0.1 s; ages within 2 s of the truth",
            proof="; ".join(wrong) or "deadlines and ages unaffected",
            worst_latency=worst,
            seed=seed,
        )
    ]


async def _offer_while_set(jump: float, zone: str = "") -> tuple[float, str]:
    """How late an offer ended that rang while the server's clock was set, and what was wrong."""
    clock, config = SetClock(), demo_config()
    site = config.site
    short = {key: _with_short_offers(queue) for key, queue in site.queues.items()}
    config = replace(config, site=replace(site, queues=short))
    async with (
        running(config, None, Listen(), clock) as service,
        agent(service.tenant_url, "ana", ready=True) as ana,
        visitor(service.tenant_url) as luis,
    ):
        await start_chat(luis, "ventas@demo")
        offer = await ana.offer()
        begun = time.monotonic()
        clock.ahead = jump
        if zone:
            _set_zone(zone)
        gone = await ana.change("DELETE", f"/users/me/interactions/{offer['id']}")
        lateness = time.monotonic() - begun - _OFFER
        sent = next(f for f in ana.frames if gone in _changes(f))["server_time_ms"]
        age = (sent - offer["queued_at_ms"]) / 1000
        problem = "" if abs(age - _OFFER) <= _AGE else f"an age of {age:.0f} s is shown"
        return max(0.0, lateness), problem if lateness > -_LATE else "the offer ended too early"


def _with_short_offers(queue: QueueSpec) -> QueueSpec:
    return replace(queue, offer_timeout=_OFFER)


def _client_is_right(jump: float) -> bool:
    """Whether the client still knows the server's time when its own clock is set, and what it
    last heard was some seconds ago."""
    clock = ServerClock()
    server = 1_800_000_000.0
    clock.witness(int(server * 1000), Moment(server + 7.0, 50.0))
    shown = clock.now(Moment(server + 7.0 + 20.0 + jump, 70.0))
    return abs(shown - (server + 20.0)) <= _AGE


def _changes(frame: Frame) -> list[Frame]:
    body = frame.get("body")
    return body.get("transactions", []) if isinstance(body, dict) else []


@contextmanager
def _zone(name: str) -> Iterator[None]:
    """The machine stands somewhere else meanwhile."""
    before = os.environ.get("TZ")
    _set_zone(name)
    try:
        yield
    finally:
        _set_zone(before)


def _set_zone(name: str | None) -> None:
    if name is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = name
    time.tzset()
