"""Logging: rotating files that hold causes and nothing personal.

Every module logs constant words and numbers only. As a second line of defence the formatter
escapes line breaks and control characters, and this set-up silences libraries that would write
addresses or headers.
"""

import logging
import logging.handlers
import sys
from pathlib import Path

_BYTES = 5 * 1024 * 1024
_FILES = 5
_TALKATIVE = ("httpx", "httpcore", "websockets", "asyncio", "keyring", "urllib3")


class OneLineFormatter(logging.Formatter):
    """One record, one line: control characters are written as escapes."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        lines = super().format(record).splitlines()
        return "\n    ".join(
            "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in line) for line in lines
        )


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
