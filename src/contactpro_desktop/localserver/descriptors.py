"""File descriptors, of which every connection needs one."""

from __future__ import annotations

import asyncio
import errno
import logging
import sys
from typing import Any

_LOG = logging.getLogger(__name__)

_OUT = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
_SAY_EVERY = 60.0
_WANTED = 65_536


def take_all() -> None:
    """Have as many as this process may have: the usual limit is too low for a thousand agents."""
    if sys.platform == "win32":
        return
    import resource

    limit, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _WANTED if most == resource.RLIM_INFINITY else min(most, _WANTED)
    if limit != resource.RLIM_INFINITY and limit < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


class ShortageReporter:
    """A loop's exception handler that says once a minute that nobody new can connect: asyncio tells
    it for each place in the backlog, every second, and would do little else."""

    def __init__(self) -> None:
        self._said_at: float | None = None

    def __call__(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if not isinstance(error, OSError) or error.errno not in _OUT or "socket" not in context:
            loop.default_exception_handler(context)
        elif self._said_at is None or loop.time() - self._said_at >= _SAY_EVERY:
            self._said_at = loop.time()
            _LOG.error("nobody new can connect: %s", error.strerror)
