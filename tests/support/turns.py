"""Turns of the event loop, for what must not happen in the next one."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot


def next_turn(qtbot: QtBot) -> None:
    """Wait until all that is due now has been done, posted events and timers of no time."""
    over: list[None] = []
    QTimer.singleShot(0, lambda: over.append(None))
    qtbot.waitUntil(lambda: bool(over))
