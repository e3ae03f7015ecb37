"""What every story needs: a server, a window, colleagues, and a browser for the end user."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from selenium import webdriver

from contactpro_desktop.app.secrets import MemorySecrets
from contactpro_desktop.bootstrap import Client, Options
from contactpro_desktop.robots.runner import LoopThread
from contactpro_desktop.robots.scripted import ScriptedCustomer
from tests.e2e.browser import chromium
from tests.e2e.colleague import Colleague
from tests.e2e.screen import Screen
from tests.e2e.server_process import ServerProcess
from tests.support.demo import changed_demo


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    """The server without the greeting bot: work comes straight to the queues."""
    process = ServerProcess(tmp_path / "server", "--no-bot")
    yield process
    process.stop()


@pytest.fixture
def greeting_server(tmp_path: Path) -> Iterator[ServerProcess]:
    """The server with the bot that greets first."""
    process = ServerProcess(tmp_path / "server")
    yield process
    process.stop()


@pytest.fixture
def impatient_server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server whose offers last a second."""
    config = changed_demo(tmp_path, {"offer_timeout = 120": "offer_timeout = 1"})
    process = ServerProcess(tmp_path / "server", "--no-bot", "--config", str(config))
    yield process
    process.stop()


@pytest.fixture
def hurried_server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server whose lunches and coffees last two seconds and a bit."""
    config = changed_demo(
        tmp_path, {"minutes = 30": "minutes = 0.04", "minutes = 10": "minutes = 0.04"}
    )
    process = ServerProcess(tmp_path / "server", "--no-bot", "--config", str(config))
    yield process
    process.stop()


@pytest.fixture
def asking_server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server whose sales ask with every control type there is, and require all answers."""
    config = changed_demo(tmp_path, {'script = "Ventas"': 'script = "Todo"'})
    with config.open("a", encoding="utf-8") as more:
        more.write((Path(__file__).parent / "every_control.toml").read_text(encoding="utf-8"))
    process = ServerProcess(tmp_path / "server", "--no-bot", "--config", str(config))
    yield process
    process.stop()


@pytest.fixture
def interactive_server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server whose sales ask one thing after the other, as its support does."""
    config = changed_demo(tmp_path, {'script = "Ventas"': 'script = "Soporte"'})
    process = ServerProcess(tmp_path / "server", "--no-bot", "--config", str(config))
    yield process
    process.stop()


@pytest.fixture
def secrets() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture
def screen(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, secrets: MemorySecrets
) -> Iterator[Screen]:
    """The whole client with nobody signed in.

    Python's search for garbage waits for the end, as the program has it under its own control:
    left to itself it may destroy widgets on the network thread.
    """
    gc.disable()
    client = Client(qapp, Options(data_dir=tmp_path / "client"), secrets=secrets)
    client.services.settings.values.language = "en"
    client.start()
    client.window.resize(1440, 900)
    yield Screen(client, qtbot)
    client.window.hide()
    client.stop()
    client.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    gc.enable()


@pytest.fixture
def colleague() -> Iterator[Callable[[ServerProcess, str], Colleague]]:
    """Signs other agents in; they leave with the test."""
    there: list[Colleague] = []

    def come(server: ServerProcess, user: str) -> Colleague:
        there.append(Colleague(server.tenant, user))
        there[-1].sign_in()
        return there[-1]

    yield come
    for each in there:
        each.stop()


@pytest.fixture
def crew() -> Iterator[LoopThread]:
    """Where end users without a browser live."""
    with LoopThread("end-users") as thread:
        yield thread


@pytest.fixture
def customer(crew: LoopThread) -> Iterator[Callable[..., ScriptedCustomer]]:
    """Lets end users come: `customer(server, "Eva Lorca", "soporte@demo")`."""
    with ExitStack() as stack:

        def come(
            server: ServerProcess,
            name: str,
            queue: str,
            attached_data: Mapping[str, str] | None = None,
            preferred_agent: str = "",
        ) -> ScriptedCustomer:
            made = stack.enter_context(ScriptedCustomer(crew, server.tenant, name=name))
            made.open(queue, attached_data, preferred_agent=preferred_agent)
            return made

        yield come


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A headless Chromium with an empty profile."""
    with chromium(tmp_path_factory.mktemp("profile")) as driver:
        yield driver
