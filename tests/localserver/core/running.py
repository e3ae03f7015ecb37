"""An engine at work, and what tests need around it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId, QueueId
from contactpro_desktop.localserver.engine.engine import Commit, Engine
from contactpro_desktop.localserver.router.commands import (
    Accept,
    ChangeWorkStatus,
    Connect,
    OpenContact,
)
from contactpro_desktop.localserver.router.model import LegState
from contactpro_desktop.localserver.router.transcripts import AuthorKind, NewMessage
from contactpro_desktop.localserver.storage.database import Storage


def new_id() -> str:
    return uuid4().hex.upper()


class HeldClock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.time = 1_000_000.0

    def now(self) -> float:
        return self.time

    def monotonic(self) -> float:
        return self.time


class Running:
    def __init__(self, engine: Engine, storage: Storage, clock: HeldClock) -> None:
        self.engine = engine
        self.storage = storage
        self.clock = clock
        self.commits: list[Commit] = []
        self._stopped = False
        engine.listen(self.commits.append)

    async def stop(self) -> None:
        if not self._stopped:
            self._stopped = True
            await self.engine.stop()
            await self.storage.close()

    async def sign_in(self, agent_id: AgentId) -> None:
        await self.engine.execute(Connect(agent_id))
        await self.engine.execute(ChangeWorkStatus(agent_id, WorkStatus.READY))

    async def open(self, queue_id: QueueId) -> ContactId:
        channel = self.engine.state.site.queues[queue_id].channel
        command = OpenContact(queue_id, channel, "luis@web", "Luis")
        return ContactId(str((await self.engine.execute(command)).created))

    async def accept(self, agent_id: AgentId) -> InteractionId:
        [leg] = [x for x in self.engine.state.legs_of(agent_id) if x.state is LegState.OFFERED]
        await self.engine.execute(Accept(agent_id, leg.id))
        return leg.id

    async def next_commit(self) -> Commit:
        """The next commit from now on."""
        seen: asyncio.Future[Commit] = asyncio.get_running_loop().create_future()

        def listener(commit: Commit) -> None:
            if not seen.done():
                seen.set_result(commit)

        self.engine.listen(listener)
        return await seen


def says(contact_id: ContactId, text: str = "hola", **more) -> NewMessage:
    """A message of the customer, unless told otherwise."""
    fields = {"author_kind": AuthorKind.CUSTOMER, "originator": "luis@web", **more}
    return NewMessage(contact_id=contact_id, text=text, **fields)


@contextmanager
def broken(storage: Storage, error: Exception) -> Iterator[None]:
    """The next commits fail as they would with a full disk."""

    async def fail(*_args: object) -> None:
        raise error

    storage.commit = fail  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        del storage.commit
