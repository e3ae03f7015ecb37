"""What waits for the writer, in the order it came."""

from asyncio import Future, Queue, get_running_loop
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
        self._jobs: Queue[Job | None] = Queue()
        self._is_open = False

    def open(self) -> None:
        self._is_open = True

    def close(self) -> None:
        """Take no more. What waits already is still handed out; None wakes who waits for more."""
        if self._is_open:
            self._is_open = False
            self._jobs.put_nowait(None)

    def submit(self, work: Work, key: str | None) -> "Future[Any]":
        """The future answer. Raises `Refused` when closed or when too much waits already."""
        if not self._is_open or self._jobs.qsize() >= _JOBS_WAITING:
            raise Refused(Refusal.BUSY_SERVER)
        done: Future[Any] = get_running_loop().create_future()
        self._jobs.put_nowait(Job(work, key, done))
        return done

    def leave(self, work: Work) -> None:
        """Have it done some time; nobody waits for the answer."""
        if self._is_open:
            self._jobs.put_nowait(Job(work))

    async def take(self) -> list[Job]:
        """All that waits, up to a limit; waits for the first. Empty once closed and drained."""
        taken: list[Job] = []
        if not self._is_open and self._jobs.empty():
            return taken
        job = await self._jobs.get()
        while job is not None:
            taken.append(job)
            if len(taken) == _JOBS_PER_BATCH or self._jobs.empty():
                break
            job = self._jobs.get_nowait()
        return taken
