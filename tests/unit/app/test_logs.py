"""What is logged: one record a line, in files that nobody else reads."""

from __future__ import annotations

import logging
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from contactpro_desktop.app import logs


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The logging of the tests is theirs again afterwards."""
    root = logging.getLogger()
    names = ("httpx", "httpcore", "websockets", "asyncio", "keyring", "urllib3")
    levels = {name: logging.getLogger(name).level for name in ("root", *names)}
    level, handlers = root.level, list(root.handlers)
    yield
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    for name in names:
        logging.getLogger(name).setLevel(levels[name])


def added() -> logging.Handler:
    return logging.getLogger().handlers[-1]


def test_the_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    logs.set_up(tmp_path / "logs")
    logging.getLogger("contactpro_desktop.x").info("begun")
    added().flush()
    path = tmp_path / "logs" / "client.log"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text().endswith("contactpro_desktop.x: begun\n")


def test_without_a_folder_it_goes_to_the_terminal() -> None:
    logs.set_up(None, logging.WARNING)
    handler = added()
    assert isinstance(handler, logging.StreamHandler)
    assert handler.stream is sys.stderr
    assert logging.getLogger().level == logging.WARNING


def test_libraries_that_would_write_addresses_are_silent(tmp_path: Path) -> None:
    logs.set_up(tmp_path)
    assert not logging.getLogger("httpx").isEnabledFor(logging.ERROR)


def test_no_content_makes_a_line_of_its_own() -> None:
    record = logging.makeLogRecord({"msg": "a\nb\x1b[31m", "levelname": "INFO", "name": "x"})
    first, second = logs.OneLineFormatter().format(record).split("\n")
    assert first.endswith("x: a")
    assert second == "    b\\x1b[31m"
