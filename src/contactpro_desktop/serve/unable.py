"""Why the server does not run."""

from __future__ import annotations

FAILED = 1
UNUSABLE = 2


class Unable(Exception):
    """Why the server does not run, in words for the operator; `code` is the exit code."""

    def __init__(self, message: str, code: int = UNUSABLE) -> None:
        super().__init__(message)
        self.code = code
