"""Logging: rotating files that hold causes and nothing personal.

Every module logs constant words and numbers only. As a second line of defence the formatter
escapes line breaks and control characters and leaves out what errors say, and this set-up silences
libraries that would write addresses or headers.
"""

import logging
import logging.handlers
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

_BYTES = 5 * 1024 * 1024
_FILES = 5
_MOST_ERRORS = 20
_TALKATIVE = ("httpx", "httpcore", "websockets", "asyncio", "keyring", "urllib3")


_ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None]


class OneLineFormatter(logging.Formatter):
    """One record, one line: control characters are written as escapes. Of an error it tells the
    kinds, the places and the system's own reason: its words may quote what somebody wrote."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # Another formatter may have left it there, words and all.
        lines = super().format(record).splitlines()
        return "\n    ".join(
            "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in line) for line in lines
        )

    def formatException(  # noqa: N802 - the name that `logging` gives
        self, ei: _ErrorInfo | tuple[None, None, None]
    ) -> str:
        return "" if ei[1] is None else "\n".join(_chain(ei[1]))


def _chain(error: BaseException) -> Iterator[str]:
    """A line for the error, each that it came from, and each within it."""
    seen: list[BaseException] = []
    waiting = [error]
    while waiting and len(seen) < _MOST_ERRORS:
        each = waiting.pop()
        if each in seen:
            continue
        seen.append(each)
        yield _line(each)
        inner = each.exceptions if isinstance(each, BaseExceptionGroup) else ()
        waiting += [e for e in (each.__cause__ or each.__context__, *inner) if e is not None]


def _line(error: BaseException) -> str:
    reason = getattr(error, "sqlite_errorname", "") or getattr(error, "strerror", "") or ""
    frames = traceback.extract_tb(error.__traceback__)
    places = ", ".join(f"{Path(each.filename).stem}.{each.name}:{each.lineno}" for each in frames)
    return f"{type(error).__name__} {reason} at {places}".replace("  ", " ")


class _PrivateRotatingFile(logging.handlers.RotatingFileHandler):
    """Files that only their owner may read."""

    def _open(self):  # type: ignore[no-untyped-def]
        stream = super()._open()
        Path(self.baseFilename).chmod(0o600)
        return stream


def set_up(folder: Path | None, level: int = logging.INFO) -> None:
    """Log to `folder`/client.log, or to standard error where there is no folder."""
    handler: logging.Handler
    if folder is None:
        handler = logging.StreamHandler(sys.stderr)
    else:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _PrivateRotatingFile(
            folder / "client.log", maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8"
        )
    handler.setFormatter(OneLineFormatter())
    root = logging.getLogger()
    root.setLevel(level)
    root.addHandler(handler)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
