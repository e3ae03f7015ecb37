"""A short while of some faults of the network; `python -m tests.faults links` runs them all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from contactpro_desktop.assignment import watchdog
from tests.faults.result import complete
from tests.faults.rough_weather import Plan, Shift, cuts, flapping, shift, stalls
from tests.faults.starved import blocked


async def test_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    """On a link that stalls, is cut within frames, and comes and goes."""
    courses = (cuts(240, 60), flapping(1.5, (0.1, 0.4), 30.0), stalls(0.05, 2))

    async def course(at_work: Shift) -> tuple[bool, float | None, str]:
        return all([(await each(at_work))[0] for each in courses]), None, ""

    found = complete(await shift(Plan("short", "", course, 3, 1), 5, tmp_path))
    assert found["ok"], found


def test_a_window_that_hangs_does_not_stop_the_heartbeat(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watchdog, "PING_EVERY", 0.1)
    monkeypatch.setattr(watchdog, "ANSWER_LIMIT", 0.5)
    found = complete(blocked(1.5, 0, 1, tmp_path))
    assert found["ok"], found
