"""What waits for the writer, in the order it came."""

from asyncio import Event, Future, get_running_loop
from collections import deque
from dataclasses import dataclass
from typing import Any

from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.commands import Command
from contactpro_desktop.localserver.router.model import Decision, Refused
from contactpro_desktop.localserver.router.transcripts import NewMessage, StoredMessage
from contactpro_desktop.localserver.storage.filing import FileChange
from contactpro_desktop.localserver.storage.sessions import SessionChange

_JOBS_PER_BATCH = 512
_JOBS_WAITING = 20_000

Work = Command | NewMessage | SessionChange | FileChange
Answer = Decision | StoredMessage | Exception | None


@dataclass(slots=True, eq=False)
class Job:
    """`key` names the request, None where repeating it has no meaning. `done` is None for work
    that nobody waits for."""

    work: Work
    key: str | None = None
    done: "Future[Any] | None" = None

    def finish(self, answer: Answer) -> None:
        if self.done is None or self.done.done():
            return
        if isinstance(answer, Exception):
            self.done.set_exception(answer)
        else:
            self.done.set_result(answer)


class Inbox:
    """Closed until it is opened, and again after `close`; then it refuses what comes."""

    def __init__(self) -> None:
        self._jobs: deque[Job] = deque()
        self._is_open = False
        self._wake = Event()

    def open(self) -> None:
        self._is_open = True

    def close(self) -> None:
        """Take no more. What waits already is still handed out."""
        self._is_open = False
        self._wake.set()

    def submit(self, work: Work, key: str | None) -> "Future[Any]":
        """The future answer. Raises `Refused` when closed or when too much waits already."""
        if not self._is_open or len(self._jobs) >= _JOBS_WAITING:
            raise Refused(Refusal.BUSY_SERVER)
        done: Future[Any] = get_running_loop().create_future()
        self._put(Job(work, key, done))
        return done

    def leave(self, work: Work) -> None:
        """Have it done some time; nobody waits for the answer."""
        if self._is_open:
            self._put(Job(work))

    async def take(self) -> list[Job]:
        """All that waits, up to a limit; waits for the first. Empty once closed and drained."""
        while self._is_open and not self._jobs:
            self._wake.clear()
            await self._wake.wait()
        count = min(len(self._jobs), _JOBS_PER_BATCH)
        return [self._jobs.popleft() for _ in range(count)]

    def _put(self, job: Job) -> None:
        self._jobs.append(job)
        self._wake.set()
