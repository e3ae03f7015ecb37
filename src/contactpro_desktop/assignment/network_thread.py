"""The assignment client on a thread of its own, as the GUI thread sees it.

One gate leads in: a callable handed to the loop of the thread. Everything that comes back is
called on the thread; whoever listens there takes it home. The libraries of the client are loaded
on the thread too, so that the window does not wait for them.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import traceback
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.domain.errors import (
    ContactProError,
    DirectoryUnavailable,
    FileUnavailable,
    HistoryUnavailable,
)
from contactpro_desktop.domain.events import ActionFinished, Event
from contactpro_desktop.domain.history import Found, Question
from contactpro_desktop.domain.ids import AttachmentId, RequestId
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.transfer import TransferTarget

if TYPE_CHECKING:
    from contactpro_desktop.assignment.client import AssignmentClient

_Found = TypeVar("_Found")
_Failure = TypeVar("_Failure", bound=ContactProError)

_LEAVE_LIMIT = 3.0
_STOP_LIMIT = 5.0

_log = logging.getLogger(__name__)


class Credentials(Protocol):
    """`tenant` is the address as a person types it."""

    @property
    def tenant(self) -> str: ...

    @property
    def user(self) -> str: ...

    @property
    def password(self) -> str: ...


class _Gate(NamedTuple):
    """What stands on the other side. `client` is None where it could not be loaded."""

    loop: asyncio.AbstractEventLoop
    client: AssignmentClient | None


class _Work(NamedTuple):
    """What is asked of the client, and the answer where there is none."""

    use: Callable[[AssignmentClient], None]
    give_up: Callable[[], None]

    def do(self, client: AssignmentClient | None) -> None:
        if client is None:
            self.give_up()
        else:
            self.use(client)


class NetworkThread:
    """No call but `stop` waits for anything. `on_events` is called on the thread, in order."""

    def __init__(self, on_events: Callable[[Sequence[Event]], None], clock: Clock) -> None:
        self._on_events = on_events
        self._clock = clock
        self._thread = threading.Thread(target=self._work, name="contactpro-network")
        self._leave = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        # Shared between the threads, under the lock:
        self._lock = threading.Lock()
        self._gate: _Gate | None = None
        self._backlog: list[_Work] = []
        self._stopped = False

    def start(self) -> None:
        """Begin to load the client. Any other call does so too."""
        self._submit(lambda client: None, _nothing)

    def sign_in(
        self,
        credentials: Credentials,
        *,
        take_over: bool,
        done: Callable[[ContactProError | None], None],
    ) -> None:
        """Open a session and keep it; `done(None)` once signed in, else with the reason."""
        self._spawn(
            lambda client: _sign_in(client, credentials, take_over, done),
            lambda: done(ContactProError("unexpected")),
        )

    def perform(self, request_id: RequestId, action: Action) -> None:
        """Ask for `action`; one `ActionFinished` with the same id follows."""
        refused = ActionFinished(request_id, Outcome(Refusal.DISCONNECTED))
        self._submit(
            lambda client: client.perform(request_id, action), lambda: self._on_events([refused])
        )

    def search(
        self, text: str, done: Callable[[Sequence[TransferTarget] | ContactProError], None]
    ) -> None:
        """Look up colleagues and queues. Of an overtaken search nothing is heard again."""
        self._spawn(
            lambda client: _answer(
                client.search(text), done, ContactProError, DirectoryUnavailable()
            ),
            lambda: done(DirectoryUnavailable()),
        )

    def fetch(
        self, attachment: AttachmentId, done: Callable[[bytes | ContactProError], None]
    ) -> None:
        """Get the content of a file."""
        self._spawn(
            lambda client: _answer(
                client.fetch(attachment), done, ContactProError, FileUnavailable()
            ),
            lambda: done(FileUnavailable()),
        )

    def save(
        self,
        attachment: AttachmentId,
        target: Path,
        done: Callable[[ContactProError | None], None],
    ) -> None:
        """Write the content of a file to `target`."""
        self._spawn(
            lambda client: _answer(
                client.save(attachment, target), done, ContactProError, FileUnavailable()
            ),
            lambda: done(FileUnavailable()),
        )

    def look_up(
        self, question: Question, done: Callable[[Found | HistoryUnavailable], None]
    ) -> None:
        """Ask for the past of a customer."""
        self._spawn(
            lambda client: _answer(
                client.look_up(question), done, HistoryUnavailable, HistoryUnavailable()
            ),
            lambda: done(HistoryUnavailable()),
        )

    def cancel_file(self, request_id: RequestId) -> None:
        """Stop sending a file, if it is being sent."""
        self._submit(lambda client: client.cancel_file(request_id), _nothing)

    def retry_now(self) -> None:
        """Try to reconnect at once."""
        self._submit(lambda client: client.retry_now(), _nothing)

    def dial_anew(self) -> None:
        """The network has changed: do not rely on the connection there is."""
        self._submit(lambda client: client.dial_anew(), _nothing)

    def sign_out(self, done: Callable[[], None]) -> None:
        """End the session; `done` even if the server could not be told."""
        self._spawn(lambda client: _sign_out(client, done), done)

    def stop(self) -> None:
        """End the thread and wait until it has ended. Calls after this do nothing."""
        with self._lock:
            self._stopped = True
            if self._thread.ident is None:
                return
            self._hand_over(_Work(lambda client: self._leave.set(), self._leave.set))
        self._thread.join(_STOP_LIMIT)
        if self._thread.is_alive():
            _log.error("The network thread did not end within %s s", _STOP_LIMIT)

    def _submit(self, use: Callable[[AssignmentClient], None], give_up: Callable[[], None]) -> None:
        """Have `use` called on the thread, or `give_up` where the client cannot be loaded; before
        that is known, as soon as it is."""
        with self._lock:
            if not self._stopped:
                self._hand_over(_Work(use, give_up))
                if self._thread.ident is None:
                    self._thread.start()

    def _hand_over(self, work: _Work) -> None:
        if self._gate is None:
            self._backlog.append(work)
        elif not self._gate.loop.is_closed():
            self._gate.loop.call_soon_threadsafe(work.do, self._gate.client)

    def _spawn(
        self,
        work: Callable[[AssignmentClient], Coroutine[Any, Any, None]],
        give_up: Callable[[], None],
    ) -> None:
        def begin(client: AssignmentClient) -> None:
            task = asyncio.get_running_loop().create_task(work(client))
            self._tasks.add(task)
            task.add_done_callback(self._finished)

        self._submit(begin, give_up)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            _log.error("A network task failed: %s", describe(task.exception()))

    def _work(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        client = self._load()
        with self._lock:
            self._gate = _Gate(asyncio.get_running_loop(), client)
            backlog, self._backlog = self._backlog, []
        for work in backlog:
            work.do(client)
        await self._leave.wait()
        await self._end_tasks()

    def _load(self) -> AssignmentClient | None:
        """The client; None, and a line in the log, where it or its libraries are broken."""
        try:
            from contactpro_desktop.assignment.client import AssignmentClient

            return AssignmentClient(self._on_events, self._clock)
        except Exception as failure:  # noqa: BLE001 - whoever waits is answered all the same
            _log.error("The client could not be loaded: %s", describe(failure))
            return None

    async def _end_tasks(self) -> None:
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            _, survivors = await asyncio.wait(self._tasks, timeout=_LEAVE_LIMIT)
            if survivors:
                _log.error("%s network tasks did not end", len(survivors))


async def _sign_in(
    client: AssignmentClient,
    credentials: Credentials,
    take_over: bool,
    done: Callable[[ContactProError | None], None],
) -> None:
    try:
        await client.sign_in(
            credentials.tenant, credentials.user, credentials.password, take_over=take_over
        )
    except ContactProError as error:
        done(error)
        return
    except Exception:
        done(ContactProError("unexpected"))
        raise
    done(None)
    await client.run()


async def _answer(
    asked: Coroutine[Any, Any, _Found],
    done: Callable[[_Found | _Failure], None],
    known: type[_Failure],
    otherwise: _Failure,
) -> None:
    """`done` hears what was found, or why nothing was. A failure that is not `known` is told as
    `otherwise`, and goes on to the log."""
    try:
        found = await asked
    except known as error:
        done(error)
    except Exception:
        done(otherwise)
        raise
    else:
        done(found)


async def _sign_out(client: AssignmentClient, done: Callable[[], None]) -> None:
    try:
        await client.sign_out()
    finally:
        done()


def _nothing() -> None:
    """Where nobody waits for an answer."""


def describe(error: BaseException | None) -> str:
    """Kinds and places of an error and those in it; its texts may hold what no log may."""
    if isinstance(error, BaseExceptionGroup):
        return "; ".join(describe(inner) for inner in error.exceptions)
    frames = traceback.extract_tb(error.__traceback__) if error else []
    places = ", ".join(f"{frame.name}:{frame.lineno}" for frame in frames)
    return f"{type(error).__name__} at {places}"
