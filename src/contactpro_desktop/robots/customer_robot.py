"""A simulated customer on the wire, from their first word to the end of their conversation."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Iterable

from contactpro_desktop.assignment.transport import trust
from contactpro_desktop.assignment.visitor import VisitorClient
from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.robots.cast import Persona
from contactpro_desktop.robots.customers import Deed, Leave, Say, Type, customer_wishes
from contactpro_desktop.robots.driver import Driver, first_of
from contactpro_desktop.robots.wishes import Pace, Wish


class CustomerRobot:
    """Make and run it on one asyncio loop, once."""

    def __init__(
        self,
        tenant: str,
        persona: Persona,
        pace: Pace,
        clock: Clock,
        tls: Callable[[], ssl.SSLContext] = trust,
    ) -> None:
        self._persona = persona
        self._client = VisitorClient(
            tenant,
            name=persona.name,
            address=persona.address,
            language=persona.story.language,
            on_change=self._on_change,
            tls=tls,
        )
        self._driver = Driver(self._wishes, self._carry_out, pace, clock)
        self._over = asyncio.Event()

    async def run(self) -> None:
        """Raises `SignInError`, `VisitorRefused` or `TimeoutError` where it comes to nothing."""
        story = self._persona.story
        async with self._client as client:
            attached = self._persona.attached_data
            await client.start(story.destination, attached, title=story.subject)
            await first_of(self._driver.run(), self._over.wait())

    def _on_change(self) -> None:
        self._driver.wake()
        interaction = self._client.interaction
        ended = interaction is not None and interaction.status is InteractionStatus.ENDED
        if ended or not self._client.connected:
            self._over.set()

    def _wishes(self) -> Iterable[Wish[Deed]]:
        return customer_wishes(self._persona, self._client.messages)

    async def _carry_out(self, wish: Wish[Deed]) -> None:
        match wish.action:
            case Say(text):
                await self._client.send(text)
            case Type():
                await self._client.type(True)
            case Leave():
                await self._client.leave()
