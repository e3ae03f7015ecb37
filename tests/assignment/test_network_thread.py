"""The client on a thread of its own."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from types import NoneType

import pytest

from contactpro_desktop.app.ports import AssignmentPort, Credentials
from contactpro_desktop.assignment import client as client_module
from contactpro_desktop.assignment import network_thread
from contactpro_desktop.assignment.network_thread import NetworkThread, describe
from contactpro_desktop.domain.actions import SetWorkStatus
from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.errors import (
    ContactProError,
    DirectoryUnavailable,
    FileNotWritten,
    UnknownTenant,
)
from contactpro_desktop.domain.events import (
    ActionFinished,
    Event,
    Link,
    LinkChanged,
    SessionEnd,
    SessionEnded,
)
from contactpro_desktop.domain.ids import AttachmentId, RequestId
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.transfer import TransferTarget
from tests.assignment.conftest import SystemClock
from tests.assignment.ear import Ear
from tests.assignment.tenant_server import Tenant, rows
from tests.assignment.test_directory import VENTAS

READY = SetWorkStatus(WorkStatus.READY)


class Home:
    """Brings what the network thread says to the test's loop."""

    def __init__(self, ear: Ear) -> None:
        self._loop = asyncio.get_running_loop()
        self._ear = ear
        self.threads: set[str] = set()

    def hear(self, events: Sequence[Event]) -> None:
        self.threads.add(threading.current_thread().name)
        self._loop.call_soon_threadsafe(self._ear, list(events))

    def result(self) -> tuple[asyncio.Future[object], Callable[..., None]]:
        """A future, and the callback that fills it from any thread."""
        future: asyncio.Future[object] = self._loop.create_future()

        def done(*values: object) -> None:
            self.threads.add(threading.current_thread().name)
            self._loop.call_soon_threadsafe(future.set_result, values[0] if values else None)

        return future, done


@pytest.fixture
async def home(ear: Ear) -> Home:
    return Home(ear)


@pytest.fixture
async def network(home: Home, clock: SystemClock) -> AsyncIterator[NetworkThread]:
    thread = NetworkThread(home.hear, clock)
    yield thread
    await asyncio.to_thread(thread.stop)
    assert not [t for t in threading.enumerate() if t.name == "contactpro-network"]


async def sign_in(network: NetworkThread, home: Home, url: str) -> object:
    result, done = home.result()
    network.sign_in(Credentials(url, "ana", "demo-ana"), take_over=False, done=done)
    return await result


async def test_it_is_the_port_that_the_use_cases_want(network: NetworkThread) -> None:
    port: AssignmentPort = network
    assert port is network


async def test_a_whole_session_from_another_thread(
    network: NetworkThread, home: Home, tenant: Tenant, ear: Ear
) -> None:
    assert await sign_in(network, home, tenant.url) is None
    await ear.until(LinkChanged, lambda event: event.link is Link.ONLINE)
    network.retry_now()
    network.perform(RequestId("R1"), READY)
    assert (await ear.until(ActionFinished)).outcome.succeeded

    tenant.ri["dpi/entries"] = lambda request: rows(VENTAS)
    found, done = home.result()
    network.search("ventas", done)
    answer = await found
    assert isinstance(answer, tuple)
    assert isinstance(answer[0], TransferTarget)

    out, done = home.result()
    network.sign_out(done)
    await out
    assert (await ear.until(SessionEnded)).reason is SessionEnd.SIGNED_OUT
    assert home.threads == {"contactpro-network"}


async def test_failures_come_back_as_values(
    network: NetworkThread, home: Home, tenant: Tenant
) -> None:
    assert isinstance(await sign_in(network, home, "ftp://nowhere"), UnknownTenant)
    found, done = home.result()
    network.search("ventas", done)
    assert isinstance(await found, DirectoryUnavailable)


async def test_a_file_is_written_away_from_the_callers_thread(
    network: NetworkThread, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def content(*args: object) -> bytes:
        return b"content"

    monkeypatch.setattr(client_module.AssignmentClient, "fetch", content)
    target, missing = tmp_path / "a.txt", tmp_path / "missing" / "a.txt"
    for place in (target, missing):
        found, done = home.result()
        network.save(AttachmentId("F"), place, done)
        assert isinstance(await found, FileNotWritten if place is missing else NoneType)
    assert target.read_bytes() == b"content"
    assert home.threads == {"contactpro-network"}


async def test_a_bug_is_told_and_logged_without_its_words(
    network: NetworkThread,
    home: Home,
    tenant: Tenant,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*args: object) -> None:
        raise ZeroDivisionError("secret words")

    monkeypatch.setattr(client_module, "TenantHttp", broken)
    error = await sign_in(network, home, tenant.url)
    assert isinstance(error, ContactProError)
    await asyncio.to_thread(network.stop)
    (record,) = caplog.records
    assert record.getMessage().startswith("A network task failed: ZeroDivisionError at _sign_in:")
    assert "secret" not in record.getMessage()


async def test_a_search_that_fails_unexpectedly_is_answered_too(
    network: NetworkThread,
    home: Home,
    tenant: Tenant,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def broken(*args: object) -> None:
        raise ZeroDivisionError("secret words")

    monkeypatch.setattr(client_module.AssignmentClient, "search", broken)
    found, done = home.result()
    network.search("ventas", done)
    assert isinstance(await found, DirectoryUnavailable)
    await asyncio.to_thread(network.stop)
    (record,) = caplog.records
    assert record.getMessage().startswith("A network task failed: ZeroDivisionError at _answer:")


async def test_where_the_client_cannot_be_loaded_everybody_is_answered(
    network: NetworkThread,
    home: Home,
    ear: Ear,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*args: object) -> None:
        raise ImportError("secret words")

    monkeypatch.setattr(client_module, "AssignmentClient", broken)
    assert isinstance(await sign_in(network, home, "http://127.0.0.1:1/demo"), ContactProError)
    found, done = home.result()
    network.search("ventas", done)
    assert isinstance(await found, DirectoryUnavailable)
    network.perform(RequestId("R1"), READY)
    assert (await ear.until(ActionFinished)).outcome == Outcome(Refusal.DISCONNECTED)
    network.retry_now()
    out, done = home.result()
    network.sign_out(done)
    await out
    (record,) = caplog.records
    assert record.getMessage().startswith("The client could not be loaded: ImportError at _load:")
    assert "secret" not in record.getMessage()


def test_several_errors_are_described_one_by_one() -> None:
    group = ExceptionGroup("secret", [ValueError("a"), ExceptionGroup("b", [KeyError("c")])])
    assert describe(group) == "ValueError at ; KeyError at "


async def test_stopping_ends_a_running_session(
    network: NetworkThread, home: Home, tenant: Tenant, ear: Ear
) -> None:
    await sign_in(network, home, tenant.url)
    await ear.until(LinkChanged, lambda event: event.link is Link.ONLINE)
    await asyncio.to_thread(network.stop)
    await ear.until(LinkChanged, lambda event: event.link is Link.OFFLINE)
    network.perform(RequestId("R1"), READY)
    network.stop()


async def test_a_thread_that_never_started_stops_too(home: Home, clock: SystemClock) -> None:
    thread = NetworkThread(home.hear, clock)
    thread.stop()
    thread.start()
    assert not [t for t in threading.enumerate() if t.name == "contactpro-network"]


async def test_work_that_does_not_end_is_reported(
    network: NetworkThread,
    home: Home,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(network_thread, "_LEAVE_LIMIT", 0.01)
    begun, done = home.result()

    async def stubborn() -> None:
        done()
        for _ in range(2):
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                continue

    network._spawn(lambda client: stubborn(), lambda: None)
    await begun
    await asyncio.to_thread(network.stop)
    assert [r.getMessage() for r in caplog.records] == ["1 network tasks did not end"]
    assert caplog.records[0].levelno == logging.ERROR


async def test_a_thread_that_does_not_end_in_time_is_reported(
    network: NetworkThread,
    home: Home,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    release = threading.Event()
    begun, done = home.result()

    def blocking(client: object) -> None:
        done()
        release.wait()

    network._submit(blocking, lambda: None)
    await begun
    with monkeypatch.context() as patched:
        patched.setattr(network_thread, "_STOP_LIMIT", 0.01)
        await asyncio.to_thread(network.stop)
    release.set()
    assert [r.getMessage() for r in caplog.records] == [
        "The network thread did not end within 0.01 s"
    ]


def test_the_libraries_are_not_loaded_before_the_thread_needs_them() -> None:
    code = (
        "import sys, contactpro_desktop.assignment.network_thread;"
        "print(sorted({'httpx', 'websockets', 'truststore', 'pydantic'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
