"""Which files of a folder are opened, told by the kernel (Linux)."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_OPENED = 0x20
_EVENT = struct.Struct("iIII")
_MOST = 1 << 20


class Watch:
    """Tells which files were opened since it was asked last, whoever opened them."""

    def __init__(self, folder: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._descriptor = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        added = libc.inotify_add_watch(self._descriptor, os.fsencode(folder), _OPENED)
        if self._descriptor < 0 or added < 0:
            raise OSError(ctypes.get_errno(), "the folder cannot be watched")

    def opened(self) -> list[str]:
        """Names within the folder, one for each time."""
        try:
            events = os.read(self._descriptor, _MOST)
        except BlockingIOError:
            return []
        names, at = [], 0
        while at < len(events):
            *_, length = _EVENT.unpack_from(events, at)
            at += _EVENT.size
            names.append(events[at : at + length].rstrip(b"\0").decode())
            at += length
        return names

    def close(self) -> None:
        os.close(self._descriptor)


@contextmanager
def watching(folder: Path) -> Iterator[Watch]:
    watch = Watch(folder)
    try:
        yield watch
    finally:
        watch.close()
