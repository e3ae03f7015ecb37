"""What an operator meets: a damaged database, a second server, and the way back."""

from __future__ import annotations

import asyncio
import errno
import logging
from pathlib import Path
from typing import Any

import pytest

from contactpro_desktop.localserver.descriptors import ShortageReporter
from contactpro_desktop.localserver.storage.backups import Backups
from contactpro_desktop.localserver.storage.errors import UnusableDatabase
from contactpro_desktop.serve import main
from contactpro_desktop.system_clock import SystemClock
from tests.localserver.edge.wire import agent
from tests.support.server import Address, running_server, server_in_thread

CapturedText = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What a server left that ran and was stopped, with a backup."""
    database = tmp_path / "contactpro.sqlite"
    with server_in_thread(database=database) as address:
        sign_in(address)
    Backups(database, SystemClock().now).make()
    return tmp_path


def sign_in(address: Address) -> None:
    async def come_and_go() -> None:
        async with agent(address.tenant_url, "ana", ready=True):
            pass

    asyncio.run(come_and_go())


def serve(folder: Path) -> int:
    return main(["serve", "--no-bot", "--data-dir", str(folder)])


def test_it_is_refused_with_the_command_that_helps_and_goes_on_from_there(
    folder: Path, capsys: CapturedText
) -> None:
    database = folder / "contactpro.sqlite"
    database.write_bytes(database.read_bytes()[:9000])
    for _ in range(2):
        assert serve(folder) == 2
        said = capsys.readouterr().err
        assert "Its files were left as they are. The last good backup is of 20" in said
        assert said.endswith(f"  contactpro-server restore --data-dir {folder}\n")
    assert main(["restore", "--data-dir", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "contactpro.sqlite is now contactpro-20" in said
    assert "What was there before is kept as" in said
    [aside] = folder.glob("contactpro.sqlite.damaged-*")
    assert aside.stat().st_size == 9000
    with server_in_thread(database=database) as address:
        sign_in(address)


def test_without_a_backup_it_says_so(folder: Path, capsys: CapturedText) -> None:
    for backup in (folder / "backups").iterdir():
        backup.unlink()
    (folder / "contactpro.sqlite").write_bytes(b"SQLite format 3\x00" + b"?" * 5000)
    (folder / "contactpro.seal").unlink()
    assert serve(folder) == 2
    assert "There is no good backup." in capsys.readouterr().err
    assert main(["restore", "--data-dir", str(folder)]) == 2
    assert "there is no good backup in" in capsys.readouterr().err


def test_a_second_server_is_told_who_is_there(folder: Path, capsys: CapturedText) -> None:
    with server_in_thread(database=folder / "contactpro.sqlite"):
        assert serve(folder) == 2
        assert "another server is running with it (process " in capsys.readouterr().err
        assert main(["restore", "--data-dir", str(folder)]) == 2
        assert "another server is running with it (process " in capsys.readouterr().err


async def test_values_that_no_server_wrote(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def odd(_record: object) -> None:
        raise ValueError("'perhaps' is not a valid WorkStatus")

    monkeypatch.setattr("contactpro_desktop.localserver.storage.records.agent_row", odd)
    with pytest.raises(UnusableDatabase, match="a row cannot be read"):
        async with running_server(database=folder / "contactpro.sqlite"):
            pass


async def test_a_shortage_of_descriptors_is_said_once(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[dict[str, Any]] = []
    loop = asyncio.get_running_loop()
    monkeypatch.setattr(loop, "default_exception_handler", told.append)
    reporter = ShortageReporter()
    shortage = {"exception": OSError(errno.EMFILE, "Too many open files"), "socket": object()}
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            reporter(loop, shortage)
    assert [each.message for each in caplog.records] == [
        "nobody new can connect: Too many open files"
    ]
    reporter(loop, {"exception": ZeroDivisionError(), "message": "a defect"})
    assert [each["message"] for each in told] == ["a defect"]
