"""A brake on guessing: after some failures in a row the next attempts are not even looked at."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from contactpro_desktop.domain.ids import Instant

_MAX_KEYS = 10_000


class TooManyAttempts(Exception):
    """`retry_after` is seconds until the next attempt is looked at."""

    def __init__(self, retry_after: float) -> None:
        super().__init__("too many attempts")
        self.retry_after = retry_after


@dataclass(slots=True)
class _Record:
    failures: int
    last: float


class Throttle:
    """Counts failures by key; a success or `pause` seconds without a failure forget them."""

    def __init__(self, now: Callable[[], Instant], *, limit: int = 5, pause: float = 30.0) -> None:
        self._now = now
        self._limit = limit
        self._pause = pause
        self._records: OrderedDict[tuple[str, ...], _Record] = OrderedDict()

    def check(self, key: tuple[str, ...]) -> None:
        """Raise `TooManyAttempts` while `key` has to wait."""
        record = self._records.get(key)
        if record is None:
            return
        waited = self._now() - record.last
        if waited >= self._pause:
            del self._records[key]
        elif record.failures >= self._limit:
            raise TooManyAttempts(self._pause - waited)

    def fail(self, key: tuple[str, ...]) -> None:
        record = self._records.pop(key, _Record(0, 0.0))
        self._records[key] = _Record(record.failures + 1, self._now())
        while len(self._records) > _MAX_KEYS:
            self._records.popitem(last=False)

    def succeed(self, key: tuple[str, ...]) -> None:
        self._records.pop(key, None)
