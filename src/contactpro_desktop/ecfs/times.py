"""Timestamps of the wire: day first in ECFS, ISO 8601 in the RI interfaces."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from contactpro_desktop.domain.ids import Instant

_TIMESTAMP = re.compile(
    r"(\d\d)/(\d\d)/(\d{4}) (\d\d):(\d\d):(\d\d) UTC([+-])(\d\d):(\d\d)", re.ASCII
)


EARLIEST: Instant = 86_400.0
"""1970-01-02: before it, an instant is a zero that some time zone has moved."""
LATEST: Instant = 7_258_118_400.0
"""2200-01-01: up to here every calendar and date of the interface can follow."""


def instant_of_milliseconds(milliseconds: int | float) -> Instant | None:
    """Milliseconds since 1970 as an instant. None outside `EARLIEST` to `LATEST`, and for what is
    no number; compared before it is divided, since JSON's numbers may have any length."""
    if not EARLIEST * 1000 <= milliseconds <= LATEST * 1000:
        return None
    return milliseconds / 1000


def parse_timestamp(text: str) -> Instant | None:
    """The instant of `dd/mm/yyyy HH:MM:SS UTC+00:00`, or None for anything else, and outside
    `EARLIEST` to `LATEST`."""
    instant = exact_instant(text)
    return None if instant is None else _bounded(instant)


def exact_instant(text: str) -> Instant | None:
    """As `parse_timestamp`, of any time that a calendar has: who names the beginning of 1970 as
    the limit of a period means it."""
    match = _TIMESTAMP.fullmatch(text)
    if match is None:
        return None
    day, month, year, hour, minute, second = (int(part) for part in match.groups()[:6])
    offset = timedelta(hours=int(match[8]), minutes=int(match[9]))
    try:
        local = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        return (local - offset if match[7] == "+" else local + offset).timestamp()
    except (ValueError, OverflowError):
        return None


def format_timestamp(instant: Instant) -> str:
    """`instant` as the wire writes it, in UTC and cut to whole seconds."""
    return datetime.fromtimestamp(instant, UTC).strftime("%d/%m/%Y %H:%M:%S UTC+00:00")


def parse_iso(text: str) -> Instant | None:
    """The instant of an ISO 8601 text, read as UTC where it names no zone; None if it is none."""
    try:
        moment = datetime.fromisoformat(text)
        return _bounded((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return None


def _bounded(instant: Instant) -> Instant | None:
    return instant if EARLIEST <= instant <= LATEST else None
