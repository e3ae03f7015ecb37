"""An agent at the real client, without its window: what the network thread does, and the store."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from uuid import uuid4

from contactpro_desktop.assignment.client import AssignmentClient
from contactpro_desktop.assignment.visitor import VisitorClient
from contactpro_desktop.domain.actions import Action, Pick, SendMessage
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import Message, MessageKind
from contactpro_desktop.domain.events import (
    ActionFinished,
    Event,
    Link,
    LinkChanged,
    SessionEnd,
)
from contactpro_desktop.domain.ids import InteractionId, RequestId
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.store.store import Store
from contactpro_desktop.system_clock import SystemClock
from tests.faults.ledger import Ledger

_AGAIN = (Refusal.DISCONNECTED, Refusal.NO_CONFIRMATION, Refusal.BUSY_SERVER)
_SOON = 0.01
PATIENCE = 90.0


class Seat:
    """`links` is what was told of the connection and when, by `time.monotonic`. After each coming
    back `ledger` compares the conversation that is shown with what was shown before. Whoever is
    `impatient` asks for every attempt at once."""

    impatient = False

    def __init__(self, user: str) -> None:
        clock = SystemClock()
        self.user = user
        self.store = Store(clock.now)
        self.client = AssignmentClient(self._take, clock)
        self.links: list[tuple[float, LinkChanged]] = []
        self.ledger = Ledger()
        self.chat: InteractionId | None = None
        self._more = asyncio.Event()
        self._outcomes: dict[RequestId, Outcome] = {}
        self._running: asyncio.Task[SessionEnd] | None = None

    async def sign_in(self, tenant: str) -> None:
        await self.client.sign_in(tenant, self.user, f"demo-{self.user}")
        self._running = asyncio.create_task(self.client.run())
        await self.until(lambda: self.online)

    async def leave(self) -> None:
        await self.client.sign_out()
        if self._running is not None:
            await self._running

    @property
    def online(self) -> bool:
        return self.store.link is Link.ONLINE

    @property
    def ended(self) -> bool:
        return self._running is None or self._running.done()

    def since(self, moment: float, link: Link) -> float | None:
        """Seconds from `moment` to the first time after it that the connection was `link`."""
        found = (at - moment for at, told in self.links if at >= moment and told.link is link)
        return next(found, None)

    async def until(self, condition: Callable[[], object], patience: float = PATIENCE) -> None:
        """Wait until `condition` holds; it is looked at after every event."""
        async with asyncio.timeout(patience):
            while not condition():
                self._more.clear()
                await self._more.wait()

    async def do(self, action: Action) -> Outcome:
        """Ask once, and again under the same id wherever nobody knows what became of it."""
        request_id = RequestId(uuid4().hex.upper())
        while True:
            await self.until(lambda: self.online or self.ended)
            self._outcomes.pop(request_id, None)
            self.client.perform(request_id, action)
            await self.until(lambda: request_id in self._outcomes)
            outcome = self._outcomes[request_id]
            if outcome.refusal not in _AGAIN:
                return outcome
            await asyncio.sleep(_SOON)

    async def pick(self, customer: str) -> None:
        """Take a waiting chat; `chat` is it from then on."""
        rows = self.store.picklist
        await self.until(lambda: any(r.customer_name == customer for r in rows.values()))
        row = next(r for r in rows.values() if r.customer_name == customer)
        outcome = await self.do(Pick(row.contact_id, row.queue_id, Channel.CHAT))
        if not outcome.succeeded:
            raise RuntimeError(f"not picked: {outcome.refusal}")
        await self.until(lambda: self.store.by_contact(row.contact_id))
        chat = self.store.by_contact(row.contact_id)
        self.chat = chat.id if chat else None

    async def say(self, text: str) -> None:
        assert self.chat is not None
        outcome = await self.do(SendMessage(self.chat, text))
        if not outcome.succeeded:
            raise RuntimeError(f"not said: {outcome.refusal}")

    def shown(self) -> list[tuple[str, str]]:
        """Ids and words of the conversation as it is shown now."""
        if self.chat is None or self.chat not in self.store.interactions:
            return []
        talk = self.store.conversation(self.chat)
        return spoken(talk.slice(0, len(talk)))

    def _take(self, events: Sequence[Event]) -> None:
        self.store.apply(e for e in events if not isinstance(e, ActionFinished))
        for event in events:
            if isinstance(event, LinkChanged):
                self.links.append((time.monotonic(), event))
                if self.impatient and event.link is Link.RECONNECTING:
                    asyncio.get_running_loop().call_soon(self.client.retry_now)
                if event.link is Link.ONLINE and self.chat is not None:
                    self.ledger.snapshot(self.shown())
            elif isinstance(event, ActionFinished):
                self._outcomes[event.request_id] = event.outcome
        self._more.set()


def spoken(messages: Sequence[Message]) -> list[tuple[str, str]]:
    return [(str(m.id), m.text) for m in messages if m.kind is MessageKind.TEXT]


@asynccontextmanager
async def talk(seat: Seat, direct: str, name: str) -> AsyncIterator[VisitorClient]:
    """A customer on a good line who has been picked by `seat`."""
    address = f"{name.lower()}@web"
    async with VisitorClient(direct, name=name, address=address) as customer:
        await customer.start("soporte@demo")
        await seat.pick(name)
        yield customer
        await customer.leave()


async def converse(seat: Seat, customer: VisitorClient, count: int, pause: float) -> None:
    """Both say `count` things; the customer does not wait for the agent, nor the agent for them.
    What came of it is in `seat.ledger` after `check`."""

    async def customer_speaks() -> None:
        for number in range(1, count + 1):
            await customer.say(f"c {number}")
            await asyncio.sleep(pause)

    async def agent_speaks() -> None:
        for number in range(1, count + 1):
            await seat.say(f"a {number}")
            await asyncio.sleep(pause)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(customer_speaks())
        tasks.create_task(agent_speaks())


async def check(seat: Seat, customer: VisitorClient, count: int) -> Ledger:
    """Wait until all has come, then compare: the agent's view with what was said, and with what
    the customer saw."""
    said = [("c", count), ("a", count)]
    everything = 2 * count
    await seat.until(lambda: seat.online and len(seat.shown()) >= everything)
    await customer.until(lambda: len(spoken(customer.messages)) >= everything)
    seat.ledger.snapshot(seat.shown())
    seat.ledger.close(said)
    other = Ledger()
    for message_id, text in spoken(customer.messages):
        other.pushed(message_id, text)
    seat.ledger.harm.add(other.close(said))
    if [text for _, text in seat.shown()] != [text for _, text in spoken(customer.messages)]:
        seat.ledger.harm.reordered += 1
    return seat.ledger


async def until(condition: Callable[[], object], patience: float = PATIENCE) -> None:
    """Wait for what nobody tells."""
    late = time.monotonic() + patience
    while not condition():
        if time.monotonic() > late:
            raise TimeoutError
        await asyncio.sleep(_SOON)
