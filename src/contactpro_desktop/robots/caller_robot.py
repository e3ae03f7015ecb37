"""A simulated caller on the wire: calls a queue, or waits at home to be called."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from contactpro_desktop.assignment.caller import CallerClient
from contactpro_desktop.assignment.transport import trust
from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.robots.callers import (
    Answer,
    CallerDeed,
    GoAway,
    HangUp,
    Manner,
    Reject,
    caller_wishes,
)
from contactpro_desktop.robots.driver import Driver, first_of
from contactpro_desktop.robots.wishes import Pace, Wish


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Somebody with a telephone. `destination` is the number they call, empty for who only waits
    to be called."""

    name: str
    number: str
    language: str = "es"
    manner: Manner = Manner.ANSWERS
    destination: str = ""
    attached_data: Mapping[str, str] = field(default_factory=dict)
    consent: bool = True

    @property
    def address(self) -> str:
        """Numbers are unique, names need not be."""
        return f"{''.join(filter(str.isdigit, self.number))}@tel.example"


class CallerRobot:
    """Make and run it on one asyncio loop, once. `reachable` is set when they have their number."""

    def __init__(
        self,
        tenant: str,
        who: Subscriber,
        pace: Pace,
        clock: Clock,
        tls: Callable[[], ssl.SSLContext] = trust,
    ) -> None:
        self._who = who
        self._client = CallerClient(
            tenant,
            name=who.name,
            address=who.address,
            language=who.language,
            number=who.number,
            on_change=self._on_change,
            tls=tls,
        )
        self._driver = Driver(self._wishes, self._carry_out, pace, clock)
        self._over = asyncio.Event()
        self.reachable = asyncio.Event()

    async def run(self) -> None:
        """Until they go away or are cut off. Raises `SignInError`, `VisitorRefused` or
        `TimeoutError` where it comes to nothing."""
        async with self._client as client:
            self.reachable.set()
            if self._who.destination:
                data, consent = self._who.attached_data, self._who.consent
                await client.call(self._who.destination, data, consent=consent)
            await first_of(self._driver.run(), self._over.wait())

    def _on_change(self) -> None:
        self._driver.wake()
        if not self._client.connected:
            self._over.set()

    def _wishes(self) -> Iterable[Wish[CallerDeed]]:
        stays = not self._who.destination
        call, ringing = self._client.interaction, self._client.ringing
        return caller_wishes(call, ringing, self._who.manner, stays=stays)

    async def _carry_out(self, wish: Wish[CallerDeed]) -> None:
        match wish.action:
            case HangUp():
                await self._client.leave()
            case Answer():
                await self._client.answer()
            case Reject():
                await self._client.reject()
            case GoAway():
                self._over.set()
