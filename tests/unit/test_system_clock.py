"""The clocks of the machine."""

from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.system_clock import SystemClock


def test_wall_time_is_of_our_days_and_the_other_clock_never_goes_back() -> None:
    clock: Clock = SystemClock()
    assert clock.now() > 1_700_000_000
    assert clock.monotonic() <= clock.monotonic()
