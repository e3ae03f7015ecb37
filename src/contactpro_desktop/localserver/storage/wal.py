"""Whether SQLite's write-ahead log still has everything that was written to it.

SQLite takes a log up to the first piece that does not fit and forgets the rest, as after a crash in
the middle of a write. Its index, the `-shm` file, knows how far the log went: what is missing
before that point had been acknowledged. Formats: sqlite.org/fileformat2.html (the log) and
sqlite.org/walformat.html (the index).
"""

from __future__ import annotations

import struct
import sys
from dataclasses import dataclass
from pathlib import Path

_MASK = 0xFFFFFFFF
_MAGIC = 0x377F0682
_HEADER = 32
_FRAME_HEADER = 24
_INDEX_HEADER = struct.Struct("=3I2BH4I8s8s")
_BACKFILLED = struct.Struct("=I")


@dataclass(frozen=True, slots=True)
class _Index:
    """`frames` were written, the first `backfilled` of them are in the database, too."""

    frames: int
    backfilled: int
    salts: bytes


def has_lost_frames(database: Path) -> bool:
    """For a database that nobody has open. False where nothing is known either way."""
    index = _read_index(database)
    if index is None or index.frames <= index.backfilled:
        return False
    try:
        log = database.with_name(f"{database.name}-wal").read_bytes()
    except FileNotFoundError:
        return True
    if len(log) < _HEADER:
        return True
    is_of_this_log = log[16:24] == index.salts
    return is_of_this_log and _sound_frames(log, index.frames) < index.frames


def _read_index(database: Path) -> _Index | None:
    """None where there is none, and where it was being written when its process ended."""
    size = _INDEX_HEADER.size
    try:
        with database.with_name(f"{database.name}-shm").open("rb") as file:
            found = file.read(2 * size + _BACKFILLED.size)
    except FileNotFoundError:
        return None
    if len(found) < 2 * size + _BACKFILLED.size or found[:size] != found[size : 2 * size]:
        return None
    _, _, _, is_init, _, _, frames, _, _, _, salts, _ = _INDEX_HEADER.unpack_from(found)
    [backfilled] = _BACKFILLED.unpack_from(found, 2 * size)
    return _Index(frames, backfilled, salts) if is_init else None


def _sound_frames(log: bytes, wanted: int) -> int:
    """How many of the first `wanted` frames are whole and follow from each other."""
    magic, _, page_size = struct.unpack_from(">3I", log)
    if magic & ~1 != _MAGIC or not page_size:
        return 0
    words = _words(log[:24], swapped=_is_swapped(magic))
    sums = _checksum(words, (0, 0))
    if sums != struct.unpack_from(">2I", log, 24):
        return 0
    size = _FRAME_HEADER + page_size
    for number in range(wanted):
        frame = log[_HEADER + number * size : _HEADER + (number + 1) * size]
        if len(frame) < size or frame[8:16] != log[16:24]:
            return number
        content = frame[:8] + frame[_FRAME_HEADER:]
        sums = _checksum(_words(content, swapped=_is_swapped(magic)), sums)
        if sums != struct.unpack_from(">2I", frame, 16):
            return number
    return wanted


def _is_swapped(magic: int) -> bool:
    """The last bit of the magic number says which byte order the sums are taken in."""
    return (sys.byteorder == "big") is not bool(magic & 1)


def _words(data: bytes, *, swapped: bool) -> memoryview | tuple[int, ...]:
    if not swapped:
        return memoryview(data).cast("I")
    order = "<" if sys.byteorder == "big" else ">"
    return struct.unpack(f"{order}{len(data) // 4}I", data)


def _checksum(words: memoryview | tuple[int, ...], start: tuple[int, int]) -> tuple[int, int]:
    first, second = start
    pairs = iter(words)
    for one, two in zip(pairs, pairs, strict=True):
        first = (first + one + second) & _MASK
        second = (second + two + first) & _MASK
    return first, second
