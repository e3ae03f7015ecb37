"""Durations and countdowns as words."""

from __future__ import annotations

import pytest

from contactpro_desktop.ui.theme.clock_text import (
    clock_text,
    countdown_role,
    countdown_text,
    limited_clock_text,
    urgency,
)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(-5, "00:00"), (0, "00:00"), (59.9, "00:59"), (61, "01:01"), (3599, "59:59"),
     (3600, "1:00:00"), (45_296, "12:34:56")],
)  # fmt: skip
def test_clock_text(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


def test_what_has_passed_goes_on_beyond_its_limit() -> None:
    assert limited_clock_text(225, 120) == "03:45 of 02:00"
    assert limited_clock_text(225, None) == limited_clock_text(225, 0) == "03:45"


@pytest.mark.parametrize(
    ("seconds", "text"), [(-1, "0:00"), (0, "0:00"), (0.1, "0:01"), (60, "1:00"), (107, "1:47")]
)
def test_countdown_text_ends_at_zero_only_when_over(seconds: float, text: str) -> None:
    assert countdown_text(seconds) == text


@pytest.mark.parametrize(
    ("elapsed", "limit", "role"),
    [(74.9, 100, "muted"), (75, 100, "warn"), (99.9, 100, "warn"), (100, 100, "danger"),
     (9_999, None, "muted"), (9_999, 0, "muted")],
)  # fmt: skip
def test_urgency(elapsed: float, limit: float | None, role: str) -> None:
    assert urgency(elapsed, limit) == role


@pytest.mark.parametrize(
    ("left", "total", "role"),
    [(100, 120, "accent"), (30, 120, "warn"), (0, 120, "danger"), (5, None, "accent")],
)
def test_countdown_role(left: float, total: float | None, role: str) -> None:
    assert countdown_role(left, total) == role
