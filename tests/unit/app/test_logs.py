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


def failed() -> BaseException:
    """An error that came from another, whose words quote a customer."""
    try:
        try:
            raise KeyError("canary of a customer")
        except KeyError as error:
            raise ExceptionGroup(
                "canary", [ValueError("canary"), OSError(28, "No space")]
            ) from error
    except ExceptionGroup as error:
        return error


def test_of_an_error_kind_and_place_are_told_and_no_words() -> None:
    record = logging.makeLogRecord({"msg": "x", "levelname": "ERROR", "name": "x"})
    error = failed()
    record.exc_info = (type(error), error, error.__traceback__)
    text = logs.OneLineFormatter().format(record)
    assert "canary" not in text
    for told in (
        "ExceptionGroup",
        "KeyError",
        "ValueError",
        "OSError No space",
        "test_logs.failed",
    ):
        assert told in text


def test_an_error_that_comes_from_itself_ends() -> None:
    error, other = ValueError("a"), ValueError("b")
    error.__context__, other.__context__ = other, error
    record = logging.makeLogRecord({"msg": "x", "levelname": "ERROR", "name": "x"})
    record.exc_info = (ValueError, error, None)
    assert logs.OneLineFormatter().format(record).count("ValueError") == 2
