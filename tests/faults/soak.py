"""`python -m tests.faults.soak [--minutes N]`: a shift of 24 hours in N minutes.

People are as much faster, and limits as much shorter, as time is. The real client, colleagues and
customers work over links that stall, break, flap and die, and the server is killed and started
anew, all at moments that come from the seed. In between the rules of the router must hold in the
database, and nothing may grow.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import Event
from urllib.parse import urlsplit

import httpx

from benchmarks.child import Child, Failed
from contactpro_desktop.robots.agent_robot import Account
from contactpro_desktop.robots.colleagues import COLLEAGUES
from contactpro_desktop.robots.crew import Crew, CrewPlan
from contactpro_desktop.robots.population import Crowd
from contactpro_desktop.robots.runner import LoopThread
from contactpro_desktop.robots.wishes import Pace
from contactpro_desktop.system_clock import SystemClock
from tests.e2e.server_process import ServerProcess
from tests.faults.__main__ import OUTPUT
from tests.faults.bare import agent_session
from tests.faults.proxy import BOTH, Proxy, Weather
from tests.faults.result import Results, Row, row, table
from tests.faults.soak_watch import Gauge, look_into
from tests.localserver.edge.wire import Http
from tests.support.demo import changed_demo

_SHIFT_HOURS = 24
_CUSTOMERS = 8
_GROWTH = 1.0
"""MiB an hour of the shift that a process may grow by."""
_LEEWAY = 12
"""Files and threads that may be open at one moment and not at another."""
_CALM = (3.0, 9.0)
_SAMPLE = 2.0
_START = 60.0

_ERROR = re.compile(r" (ERROR|CRITICAL) |^Traceback")
_EXPLAINED = re.compile(
    r" uvicorn\.error: (?!Exception in ASGI)| asyncio: (?!(Task|Future) exception|Exception in)"
)
"""What libraries call an error is that a peer has gone, but for exceptions of ours."""


@dataclass(slots=True)
class Soak:
    """What a soak found."""

    seed: int
    speed: float
    faults: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    server: Gauge = field(default_factory=Gauge)
    client: Gauge = field(default_factory=Gauge)
    back: list[float] = field(default_factory=list)
    taken: int = 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one, and add its line to the results; 1 when something was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    rows = run(chosen.seed, chosen.minutes)
    Results(OUTPUT, afresh=False).put(rows)
    print(table(rows))
    return 0 if all(each["ok"] for each in rows) else 1


def run(seed: int, minutes: float) -> list[Row]:
    speed = _SHIFT_HOURS * 60 / minutes
    soak = Soak(seed, speed)
    with tempfile.TemporaryDirectory() as scratch:
        Stage(soak, Path(scratch)).play(minutes * 60)
    return [_told(soak, minutes)]


def _told(soak: Soak, minutes: float) -> Row:
    growth = {"server": soak.server.growth(), "client": soak.client.growth()}
    per_hour = {name: slope / soak.speed for name, slope in growth.items()}
    for name, gauge in (("server", soak.server), ("client", soak.client)):
        if per_hour[name] > _GROWTH:
            soak.wrong.append(f"the {name} grows by {per_hour[name]:.2f} MiB an hour")
        if not gauge.is_flat(gauge.files, _LEEWAY) or not gauge.is_flat(gauge.threads, _LEEWAY):
            soak.wrong.append(f"the {name} keeps files or threads")
    faults = ", ".join(f"{count} {name}" for name, count in sorted(soak.faults.items()))
    rates = ", ".join(f"{name} {slope:+.2f}" for name, slope in per_hour.items())
    tops = ", ".join(
        f"{max(gauge.files)} files and {max(gauge.threads)} threads ({name})"
        for name, gauge in (("server", soak.server), ("client", soak.client))
    )
    return row(
        "F32 soak: 24 h compressed",
        sum(soak.faults.values()),
        ok=not soak.wrong and soak.taken > 0,
        limit="no rule broken, nothing grows, no unexplained error logged",
        proof=f"{minutes:.0f} min, {faults}; MiB an hour of the shift: {rates}; at most {tops}; "
        f"the client took {soak.taken} chats" + "".join(f"; {each}" for each in soak.wrong[:6]),
        worst_latency=max(soak.back, default=0.0),
        lost=0 if not any("missing" in each for each in soak.wrong) else 1,
        seed=soak.seed,
    )


class Stage:
    """Everybody who takes part."""

    def __init__(self, soak: Soak, folder: Path) -> None:
        self._soak = soak
        self._folder = folder
        self._chance = Random(soak.seed)
        self._config = _hurried(folder, soak.speed)
        self._data = folder / "server"
        self._server = ServerProcess(self._data, "--no-bot", "--config", str(self._config))
        self._faults: Sequence[tuple[str, Callable[[Proxy], None]]] = (
            ("half-open", self._half_open),
            ("stalls", self._stall),
            ("flapping", self._flap),
            ("server killed", self._kill),
        )

    def play(self, seconds: float) -> None:
        try:
            with ExitStack() as stack:
                self._play(seconds, stack)
        finally:
            alive = time.time()
            self._server.stop()
        self._soak.wrong += look_into(self._data, self._config, alive)
        self._look_at_logs("server", self._server.errors())
        self._look_at_logs("client", (self._folder / "client.log").read_text(errors="replace"))

    def _play(self, seconds: float, stack: ExitStack) -> None:
        port = urlsplit(self._server.tenant).port or 0
        proxy = stack.enter_context(Proxy(port, seed=self._soak.seed))
        near = proxy.url(self._server.tenant)
        thread = stack.enter_context(LoopThread("robots"))
        crew = Crew(self._plan(), near, SystemClock(), self._pace)
        thread.run(crew.start(), _START)
        stack.callback(lambda: thread.run(crew.stop(), _START))
        client = stack.enter_context(self._client(near))
        client.hear("workspace", _START)
        client.tell("accept")
        session = asyncio.run(self._session())
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._calm(proxy, client, session)
            name, fault = self._chance.choice(self._faults)
            self._soak.faults[name] = self._soak.faults.get(name, 0) + 1
            fault(proxy)
            proxy.heal()
        self._calm(proxy, client, session)
        self._until_back(client)

    def _plan(self) -> CrewPlan:
        colleagues = [(Account(c.username, f"demo-{c.username}"), c) for c in COLLEAGUES]
        crowd = Crowd(_CUSTOMERS, ["ventas@demo", "soporte@demo"], self._soak.seed)
        return CrewPlan(colleagues=colleagues, crowd=crowd)

    def _pace(self, name: str) -> Pace:
        return Pace(Random(f"{name} {self._soak.seed}"), self._soak.speed)

    def _client(self, tenant: str) -> Child:
        """The whole desktop client, offscreen, that signs in by itself."""
        folder = self._folder / "client"
        folder.mkdir()
        text = '{"tenant": "%s", "user": "ana", "keep_signed_in": true, "language": "en"}'
        (folder / "settings.json").write_text(text % tenant, encoding="utf-8")
        return Child(
            self._folder / "client.log",
            Path(sys.executable),
            "benchmarks.client",
            *(str(folder), tenant, "ana", "demo-ana"),
        )

    async def _session(self) -> str:
        async with httpx.AsyncClient() as http:
            return await agent_session(http, self._server.tenant, "ana")

    def _calm(self, proxy: Proxy, client: Child, session: str) -> None:
        """Let everybody work, and look at the processes meanwhile."""
        end = time.monotonic() + self._chance.uniform(*_CALM)
        make_ready = Http(self._server.tenant, session)(
            "PUT", _PROPERTIES, {"work_status": "ready"}
        )
        with suppress(httpx.HTTPError):
            asyncio.run(make_ready)
        while time.monotonic() < end:
            _pause(_SAMPLE)
            self._soak.server.sample(self._server.pid)
            self._soak.client.sample(client.pid)
        while client.has_told("taken"):
            client.hear("taken")
            self._soak.taken += 1

    def _half_open(self, proxy: Proxy) -> None:
        """F4: both ways, for as long as it takes to notice, or not."""
        proxy.set(Weather(swallowed=BOTH))
        _pause(self._chance.uniform(2.0, 14.0))

    def _stall(self, proxy: Proxy) -> None:
        """F7."""
        proxy.set(Weather(delay=0.02, jitter=0.5, stall_chance=0.05, stall=(0.2, 2.0)))
        _pause(self._chance.uniform(3.0, 10.0))

    def _flap(self, proxy: Proxy) -> None:
        """F10."""
        for _ in range(self._chance.randrange(3, 10)):
            proxy.cut()
            _pause(self._chance.uniform(0.3, 2.0))

    def _kill(self, proxy: Proxy) -> None:
        """F25."""
        alive = time.time()
        self._server.kill()
        self._soak.wrong += look_into(self._data, self._config, alive)
        begun = time.monotonic()
        self._server.come_back()
        self._soak.back.append(time.monotonic() - begun)

    def _until_back(self, client: Child) -> None:
        """The client is still there, and answers."""
        try:
            client.ask("cpu", _START)
        except Failed as error:
            self._soak.wrong.append(f"the client is gone: {error}"[:300])

    def _look_at_logs(self, name: str, log: str) -> None:
        lines = [each for each in log.splitlines() if _ERROR.search(each)]
        bad = [each for each in lines if not _EXPLAINED.search(each)]
        self._soak.wrong += [f"{name} logged {len(bad)} errors: {bad[0][:160]}"] if bad else []


_PROPERTIES = "rest/users/me/properties"


def _hurried(folder: Path, speed: float) -> Path:
    """The demonstration, whose limits are as much shorter as people are faster. Grace time is not:
    links take as long to come back as they do."""
    changes = {
        "missed_offers_until_not_ready = 1": "missed_offers_until_not_ready = 1000000",
        "offer_timeout = 120": f"offer_timeout = {max(1.0, 120 / speed):.2f}",
        "offer_timeout = 60": f"offer_timeout = {max(1.0, 60 / speed):.2f}",
        "wrap_up_limit = 120": f"wrap_up_limit = {max(1, round(120 / speed))}",
        "wrap_up_limit = 180": f"wrap_up_limit = {max(1, round(180 / speed))}",
        "script_mandatory = true": "script_mandatory = false",
        "grace = 60 ": "grace = 15 ",
    }
    return changed_demo(folder, changes)


def _pause(seconds: float) -> None:
    """Let time pass."""
    Event().wait(seconds)


if __name__ == "__main__":
    sys.exit(main())
