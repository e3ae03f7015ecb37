"""The local server as a child: it comes, does not come, or goes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from contactpro_desktop.bootstrap.local_server import Failure, LocalServer

Start = Callable[[str], LocalServer]

ADDRESSES = """print('{"tenant": "http://t", "visitor": "http://v"}', flush=True)\n"""


@pytest.fixture
def child(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Makes a server out of a script; the arguments are not the script's business."""
    made: list[LocalServer] = []

    def make(script: str) -> LocalServer:
        program = tmp_path / "server"
        program.write_text(f"#!{sys.executable}\n{script}")
        program.chmod(0o700)
        made.append(LocalServer(tmp_path, (), program=str(program)))
        return made[-1]

    yield make
    for server in made:
        server.stop()
        server.deleteLater()


def test_its_addresses_are_told_and_it_ends_with_the_client(child: Start, qtbot: QtBot) -> None:
    server = child(ADDRESSES + "import sys; sys.stdin.read()")
    failures: list[Failure] = []
    server.failed.connect(failures.append)
    with qtbot.waitSignal(server.ready) as told:
        server.start()
    assert told.args == ["http://t", "http://v"]
    server.stop()
    assert failures == [], "what was asked for is no failure"


def test_a_program_that_is_not_there_is_told(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server = LocalServer(tmp_path, (), program=str(tmp_path / "missing"))
    with qtbot.waitSignal(server.failed) as told:
        server.start()
    assert told.args == [Failure.NOT_STARTED]
    assert caplog.messages == ["local server failed: FailedToStart"]
    server.stop()
    server.deleteLater()


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("raise SystemExit(3)", "exit code 3"),
        ("print('secret words', flush=True)", "no addresses (JSONDecodeError)"),
        ("print('[]', flush=True)", "no addresses (TypeError)"),
        ("print('{}', flush=True)", "no addresses (KeyError)"),
    ],
)
def test_a_server_that_does_not_come_is_told_once(
    child: Start, qtbot: QtBot, caplog: pytest.LogCaptureFixture, script: str, reason: str
) -> None:
    server = child(script)
    failures: list[Failure] = []
    server.failed.connect(failures.append)
    with qtbot.waitSignal(server._process.finished):
        server.start()
    assert failures == [Failure.NOT_STARTED]
    assert caplog.messages == [f"local server failed: {reason}"]


def test_a_server_that_goes_later_is_noticed(child: Start, qtbot: QtBot) -> None:
    server = child(ADDRESSES + "raise SystemExit(1)")
    with qtbot.waitSignals([server.ready, server.failed], order="strict"):
        server.start()
    assert server._listening
