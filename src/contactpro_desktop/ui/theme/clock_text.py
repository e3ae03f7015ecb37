"""How durations read, and when they turn orange and red."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from contactpro_desktop.ui.theme.tokens import ColorRole

WARN_SHARE = 0.75


def clock_text(seconds: float) -> str:
    """`mm:ss` below an hour, `h:mm:ss` from there; never negative."""
    whole = max(0, int(seconds))
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute:02}:{second:02}"


def limited_clock_text(seconds: float, limit: float | None) -> str:
    """`03:45 of 02:00`: what has passed, also beyond the limit, and the limit if there is one."""
    passed = clock_text(seconds)
    if not limit:
        return passed
    words = QCoreApplication.translate("Clock", "{0} of {1}")
    return words.format(passed, clock_text(limit))


def urgency(elapsed: float, limit: float | None) -> ColorRole:
    """`muted`, `warn` from 75 % of the limit, `danger` from 100 %; no limit is never urgent."""
    if not limit:
        return "muted"
    if elapsed >= limit:
        return "danger"
    return "warn" if elapsed >= limit * WARN_SHARE else "muted"


def countdown_text(seconds: float) -> str:
    """`m:ss` rounded up, so that 0:00 means over; never negative."""
    minutes, second = divmod(max(0, math.ceil(seconds)), 60)
    return f"{minutes}:{second:02}"


def countdown_role(left: float, total: float | None) -> ColorRole:
    """`accent`, `warn` once 75 % of the total has passed, `danger` at the end."""
    if left <= 0:
        return "danger"
    return "warn" if total and left <= total * (1 - WARN_SHARE) else "accent"
