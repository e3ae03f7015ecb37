"""What ends a server process: a signal, or the end of the process that started it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

_STANDARD_INPUT = 0
_CHUNK = 4096


def stop_when_told(*, with_parent: bool) -> asyncio.Event:
    """An event that SIGINT and SIGTERM set, and with a parent the end of standard input: the
    system closes it even if the parent could not say good-bye. For the main thread.

    Without a standard input the parent is gone already; its number may be another file's by now.
    """
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def tell() -> None:
        with suppress(RuntimeError):  # the loop is closed: the server has ended already
            loop.call_soon_threadsafe(stop.set)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: tell())
    if with_parent and sys.stdin is None:
        stop.set()
    elif with_parent:
        threading.Thread(target=_wait_for_end, args=(tell,), daemon=True).start()
    return stop


def _wait_for_end(tell: Callable[[], None]) -> None:
    """Reads past Python's buffered standard input, which a thread must not hold on to at exit."""
    with suppress(OSError):
        while os.read(_STANDARD_INPUT, _CHUNK):
            pass
    tell()
