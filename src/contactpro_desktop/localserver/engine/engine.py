"""The one writer: decides what waits, commits it in one transaction, tells everybody.

While one transaction is on its way to the disk, the next commands gather; they share the next
transaction. That makes a busy server faster, not slower, and never delays a single command.
"""

import asyncio
import logging
from asyncio import Task, TimerHandle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.domain.ids import ContactId, Instant
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.engine.batch import Batch, Known
from contactpro_desktop.localserver.engine.inbox import Answer, Inbox, Job
from contactpro_desktop.localserver.router.commands import Command, Restart, Tick
from contactpro_desktop.localserver.router.draft import IdSource
from contactpro_desktop.localserver.router.model import Decision, Refused, Row, RowId, Site
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.router.transcripts import NewMessage, StoredMessage, Transcripts
from contactpro_desktop.localserver.storage.database import Storage
from contactpro_desktop.localserver.storage.errors import is_no_storing
from contactpro_desktop.localserver.storage.filing import FileChange
from contactpro_desktop.localserver.storage.history import History
from contactpro_desktop.localserver.storage.loading import live_rows
from contactpro_desktop.localserver.storage.outcomes import KEPT_FOR, DedupeKey, outcome_key
from contactpro_desktop.localserver.storage.sessions import SessionChange, SessionRow

_logger = logging.getLogger(__name__)

_RETRY_AFTER_FAILURE = 1.0
_FORGET_EVERY = 3600.0
_LOOK_AGAIN_AFTER = 1.0


class StorageFailure(Refused):
    """The database did not take the transaction; nothing of it happened. `error` is why."""

    def __init__(self, error: BaseException | None = None) -> None:
        cause = error.orig if isinstance(error, DBAPIError) else error
        super().__init__(Refusal.CANNOT_STORE if is_no_storing(cause) else Refusal.BUSY_SERVER)


@dataclass(frozen=True, slots=True)
class Commit:
    """What one transaction changed.

    `before` holds None for a row that is new. `after` never does: a row that left memory is here
    once more, in state CLOSED. `messages` in the order they were stored.
    """

    at: Instant
    before: Mapping[RowId, Row | None]
    after: Mapping[RowId, Row]
    messages: tuple[StoredMessage, ...]


class Engine:
    """`state` and `transcripts` hold what is committed, and are only read by others; `sessions`
    what the last run left of them."""

    def __init__(self, site: Site, storage: Storage, clock: Clock, new_id: IdSource) -> None:
        self.state = State(site)
        self.transcripts = Transcripts()
        self.sessions: Sequence[SessionRow] = ()
        self._ahead = State(site)
        self._storage = storage
        self._clock = clock
        self._epoch = clock.now() - clock.monotonic()
        self._new_id = new_id
        self._inbox = Inbox()
        self._listeners: list[Callable[[Commit], None]] = []
        self._writer: Task[None] | None = None
        self._timer: TimerHandle | None = None
        self._no_tick_before = 0.0
        self._fails = False
        self._forgot_at = 0.0

    def now(self) -> Instant:
        """The server's time: the wall clock at the start, moved on by the monotonic one."""
        return self._epoch + self._clock.monotonic()

    def listen(self, listener: Callable[[Commit], None]) -> None:
        """Have `listener` called on the loop after each commit, in their order."""
        self._listeners.append(listener)

    async def start(self) -> None:
        """Load what the last run left and go on with it. Replaces `state` and `transcripts`."""
        loaded = await self._storage.load()
        self.state = State(self.state.site, live_rows(self.state.site, loaded.rows))
        self.transcripts = Transcripts(loaded.messages)
        self.sessions = loaded.sessions
        self._ahead = self.state.copy()
        self._inbox.open()
        self._writer = asyncio.create_task(self._write(), name="engine writer")
        await self.execute(Restart())

    async def stop(self) -> None:
        """Finish what waits, then end."""
        self._inbox.close()
        if self._writer is not None:
            await self._writer
        if self._timer is not None:
            self._timer.cancel()

    async def wait_stopped(self) -> None:
        """Return when the writer has ended: by `stop`, or by itself when it had to."""
        if self._writer is not None:
            await asyncio.shield(self._writer)

    async def execute(self, command: Command, *, dedupe: DedupeKey | None = None) -> Decision:
        """Decide and commit. Raises `Refused`; returns once the decision is on disk.

        With `dedupe`, a repeated request gets the outcome of the first one.
        """
        decision: Decision = await self._inbox.submit(command, _key(dedupe))
        return decision

    async def post_message(
        self, message: NewMessage, *, dedupe: DedupeKey | None = None
    ) -> StoredMessage:
        """Store a message. Raises `Refused`; returns once it is on disk."""
        stored: StoredMessage = await self._inbox.submit(message, _key(dedupe))
        return stored

    async def keep_session(self, row: SessionRow) -> None:
        """Have a session survive a restart. Raises `Refused`; returns once it is on disk."""
        await self._inbox.submit(SessionChange(row.key, row), None)

    def forget_session(self, key: str) -> None:
        """The session has ended; nobody waits for that to reach the disk."""
        self._inbox.leave(SessionChange(key, None))

    @property
    def history(self) -> History:
        """What the database holds, for looking things up."""
        return self._storage.history

    async def erase(self, contact_ids: Sequence[ContactId]) -> list[str]:
        """Delete contacts that are over, with all that hangs on them; the ids of their files,
        whose contents are to go, too. What still runs is left alone."""
        over = [each for each in contact_ids if each not in self.state.contacts]
        return await self._storage.erase(over)

    async def file(self, change: FileChange) -> None:
        """Keep a record beside the routing. Raises `Refused`; returns once it is on disk."""
        await self._inbox.submit(change, None)

    # --- The writer ------------------------------------------------------------------------

    async def _write(self) -> None:
        """Until closed, or until the memory is in doubt: after a conflict, which means that
        somebody else writes into this database, and after a defect outside of a decision."""
        while jobs := await self._inbox.take():
            try:
                await self._process(jobs)
            except Exception:
                _logger.critical("the writer has to stop", exc_info=True)
                self._inbox.close()
                self._refuse(jobs)
                break
        while jobs := await self._inbox.take():
            self._refuse(jobs)

    async def _process(self, jobs: Sequence[Job]) -> None:
        now = self.now()
        try:
            known = await self._look_up([job.key for job in jobs if job.key is not None])
            batch = Batch(self._ahead, self.transcripts, now, self._new_id, known)
            answers = [self._decide(batch, job) for job in jobs]
            await self._store(batch, now)
        except (SQLAlchemyError, OSError, ValueError) as error:
            await self._fail(jobs, error)
            return
        self._publish(batch, now)
        for job, answer in zip(jobs, answers, strict=True):
            job.finish(answer)
        self._schedule()

    async def _fail(self, jobs: Sequence[Job], error: Exception) -> None:
        """Nothing was stored. If the database as such works, one of the jobs cannot be stored,
        and must not fail the others: each gets a transaction of its own."""
        self._ahead = self.state.copy()
        if len(jobs) > 1 and not isinstance(error, OperationalError | OSError):
            for job in jobs:
                await self._process([job])
            return
        if not self._fails:
            _logger.error("a transaction was not stored", exc_info=error)
        self._fails = isinstance(error, OperationalError | OSError)
        self._refuse(jobs, error)
        self._put_off_ticks()
        self._schedule()

    @staticmethod
    def _refuse(jobs: Sequence[Job], error: Exception | None = None) -> None:
        """An exception for each: raising one adds to its traceback."""
        for job in jobs:
            job.finish(StorageFailure(error))

    def _decide(self, batch: Batch, job: Job) -> Answer:
        try:
            if isinstance(job.work, NewMessage):
                return batch.message(job.work, job.key)
            if isinstance(job.work, SessionChange):
                batch.session(job.work)
                return None
            if isinstance(job.work, FileChange):
                batch.filing(job.work)
                return None
            return batch.command(job.work, job.key)
        except Refused as refused:
            return refused.with_traceback(None)  # which leads to the job, and so in a circle
        except Exception as error:
            _logger.exception("%s could not be decided", type(job.work).__name__)
            if isinstance(job.work, Tick):
                self._put_off_ticks()
            return error

    async def _look_up(self, keys: Sequence[str]) -> Known:
        found = await self._storage.outcomes(keys)
        messages: dict[str, StoredMessage] = {}
        for key, outcome in found.items():
            if outcome.contact_id is not None and outcome.number is not None:
                messages[key] = await self._storage.message(outcome.contact_id, outcome.number)
        return Known(found, messages)

    async def _store(self, batch: Batch, now: Instant) -> None:
        if now - self._forgot_at >= _FORGET_EVERY:
            await self._storage.forget_outcomes(before=now - KEPT_FOR)
            self._forgot_at = now
        if not batch.is_empty:
            rows = [(_version(self.state.row(row_id)), row) for row_id, row in batch.rows.items()]
            sessions = batch.sessions.values()
            filings = batch.filings.values()
            await self._storage.commit(rows, batch.messages, batch.outcomes, sessions, filings)
            if self._fails:
                _logger.warning("transactions are stored again")
            self._fails = False

    def _publish(self, batch: Batch, now: Instant) -> None:
        if not batch.rows and not batch.messages:
            return
        before = {row_id: self.state.row(row_id) for row_id in batch.rows}
        self.state.apply(batch.rows.values())
        self.transcripts.add(batch.messages)
        commit = Commit(now, before, batch.rows, tuple(batch.messages))
        for listener in self._listeners:
            try:
                listener(commit)
            except Exception:
                _logger.exception("a listener failed")
        self._forget_transcripts(batch)

    def _forget_transcripts(self, batch: Batch) -> None:
        for contact_id in batch.contacts():
            if contact_id not in self.state.contacts:
                self.transcripts.forget(contact_id)

    # --- Time ------------------------------------------------------------------------------

    def _put_off_ticks(self) -> None:
        """What is due stays due when it failed: trying again at once would never end."""
        self._no_tick_before = self.now() + _RETRY_AFTER_FAILURE

    def _schedule(self) -> None:
        """Wake up at the next deadline, and before it now and then: while the machine sleeps the
        loop's time stands still, and the server's does not."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        deadline = self.state.next_deadline()
        if deadline is not None:
            delay = max(deadline, self._no_tick_before) - self.now()
            loop = asyncio.get_running_loop()
            if delay > _LOOK_AGAIN_AFTER:
                self._timer = loop.call_later(_LOOK_AGAIN_AFTER, self._schedule)
            else:
                self._timer = loop.call_later(delay, self._inbox.leave, Tick())


def _key(dedupe: DedupeKey | None) -> str | None:
    return outcome_key(dedupe) if dedupe is not None else None


def _version(row: Row | None) -> int:
    return row.version if row is not None else 0
