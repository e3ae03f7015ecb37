"""The clocks of the machine."""

import pytest

from contactpro_desktop import system_clock
from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.system_clock import SleeplessClock, SystemClock


def test_wall_time_is_of_our_days_and_the_other_clock_never_goes_back() -> None:
    clock: Clock = SystemClock()
    assert clock.now() > 1_700_000_000
    assert clock.monotonic() <= clock.monotonic()


def test_a_server_is_told_of_the_time_that_the_machine_slept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = SleeplessClock()
    assert clock.monotonic() <= clock.monotonic()
    monkeypatch.setattr(system_clock, "_SLEEPLESS", None)
    before = SystemClock().monotonic()
    assert before <= clock.monotonic() <= SystemClock().monotonic()
