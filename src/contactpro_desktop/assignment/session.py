"""One signed-in session: keeps it connected, and is done when it is over."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence

from contactpro_desktop.assignment.directory import Directory
from contactpro_desktop.assignment.files import Files
from contactpro_desktop.assignment.history import History
from contactpro_desktop.assignment.http import RequestFailed, TenantHttp
from contactpro_desktop.assignment.line import Connect, Line
from contactpro_desktop.assignment.network_thread import describe
from contactpro_desktop.assignment.picklist import PicklistPoller
from contactpro_desktop.assignment.pump import Pump
from contactpro_desktop.assignment.uploads import Uploads
from contactpro_desktop.assignment.waking import watch_for_waking
from contactpro_desktop.assignment.websocket import Connection
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.domain.errors import (
    FileUnavailable,
    ProtocolError,
    ResourceUnavailable,
)
from contactpro_desktop.domain.events import (
    ActionFinished,
    Event,
    FileAnnounced,
    Link,
    LinkChanged,
    QueuesChanged,
    SessionEnd,
    SessionEnded,
    StatisticsChanged,
)
from contactpro_desktop.domain.history import Found, Question
from contactpro_desktop.domain.ids import AttachmentId, RequestId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.domain.transfer import TransferTarget
from contactpro_desktop.ecfs.bodies.common import read_json
from contactpro_desktop.ecfs.session import Phase, SessionMachine

_SIGN_OUT_LIMIT = 2.0

_log = logging.getLogger(__name__)


class Session:
    """`run` it until it ends; everything else may be called meanwhile, on the same loop.

    It begins with an open `connection`; `connect` opens the next one if it is lost.
    """

    def __init__(
        self,
        http: TenantHttp,
        connect: Connect,
        connection: Connection,
        machine: SessionMachine,
        clock: Clock,
        random: Callable[[], float],
        emit: Callable[[Sequence[Event]], None],
    ) -> None:
        self._http = http
        self._connection = connection
        self._machine = machine
        self._clock = clock
        self._emit_outside = emit
        self._pump = Pump(machine, clock, self._emit)
        self._line = Line(connect, http.answers, self._pump, clock, random, self._emit)
        self._picklist = PicklistPoller(
            http, emit, random, lambda offered: self._tell(Service.PICKLIST, offered=offered)
        )
        self._directory = Directory(http)
        self._files = Files(http, clock.monotonic)
        self._history = History(http)
        self._absent: frozenset[Service] = frozenset()
        self._background: set[asyncio.Task[None]] = set()
        self._uploads = Uploads(self._files, self._emit, self._file_sent)
        self._leaving = False
        self._end: asyncio.Future[SessionEnd] = asyncio.get_running_loop().create_future()
        self._closed = asyncio.Event()
        self._closed.set()

    async def run(self) -> SessionEnd:
        """Keep connected until the session is over; says why, whatever ends it."""
        self._closed.clear()
        try:
            end = await self._until_over_or_broken()
            self._emit_outside([SessionEnded(end)])
        finally:
            self._closed.set()
        return end

    async def _until_over_or_broken(self) -> SessionEnd:
        try:
            return await self._until_over()
        except Exception as failure:  # noqa: BLE001 - the agent must hear that it is over
            _log.error("A session broke: %s", describe(failure))
            return SessionEnd.SIGNED_OUT if self._leaving else SessionEnd.BROKEN

    async def _until_over(self) -> SessionEnd:
        try:
            async with asyncio.TaskGroup() as tasks:
                workers = [
                    tasks.create_task(self._keep_connected()),
                    tasks.create_task(self._picklist.run()),
                    tasks.create_task(watch_for_waking(self._clock, self.dial_anew)),
                ]
                end = await self._end
                for worker in workers:
                    worker.cancel()
        finally:
            for task in self._background:
                task.cancel()
            self._uploads.close()
            await self._http.close()
            self._emit_outside([LinkChanged(Link.OFFLINE)])
        return end

    def perform(self, request_id: RequestId, action: Action) -> None:
        self._emit(self._machine.perform(request_id, action, self._pump.now()))
        self._pump.wake()

    async def search(self, text: str) -> Sequence[TransferTarget]:
        """Raises `DirectoryUnavailable`."""
        return await self._directory.search(text)

    async def look_up(self, question: Question) -> Found:
        """Raises `HistoryUnavailable`."""
        return await self._history.look_up(question)

    async def fetch(self, attachment: AttachmentId) -> bytes:
        """The content of a file; raises `FileUnavailable`."""
        media_path = self._machine.media_path
        if not media_path:
            raise FileUnavailable
        return await self._files.fetch(media_path, attachment)

    async def read(self, resource: str) -> object:
        """GET of an agent's resource such as `/users/me/ui`, decoded; raises
        `ResourceUnavailable`."""
        try:
            return read_json(await self._http.read(resource))
        except (RequestFailed, ProtocolError):
            raise ResourceUnavailable from None

    def retry_now(self) -> None:
        self._line.retry_now()

    def dial_anew(self) -> None:
        self._line.dial_anew()

    def cancel_file(self, request_id: RequestId) -> None:
        """Stop sending a file; its action ends as cancelled."""
        self._emit(self._machine.cancel_file(request_id))
        self._pump.wake()

    def _file_sent(self, request_id: RequestId, refusal: Refusal | None) -> None:
        self._emit(self._machine.file_sent(request_id, refusal, self._pump.now()))
        self._pump.wake()

    def _in_background(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _check_directory(self) -> None:
        """Nothing else would tell before the agent wants to transfer."""
        self._tell(Service.DIRECTORY, offered=await self._directory.is_offered())

    def _tell(self, service: Service, *, offered: bool) -> None:
        """What was found out beside the agent protocol."""
        others = self._absent - {service}
        self._absent = others if offered else others | {service}
        self._emit(self._machine.lacks(self._absent))

    async def sign_out(self) -> None:
        """Tell the server, as far as it listens, and end. Returns when `run` has told the end."""
        if not self._end.done():
            self._leaving = True
            await self._tell_server()
            self._over(SessionEnd.SIGNED_OUT)
        await self._closed.wait()

    async def _tell_server(self) -> None:
        try:
            async with asyncio.timeout(_SIGN_OUT_LIMIT):
                await self._http.sign_out()
        except (RequestFailed, TimeoutError) as failure:
            _log.info("The server could not be told of the sign-out: %s", type(failure).__name__)

    def _over(self, end: SessionEnd) -> None:
        """A server may end the session faster than it answers a sign-out: that is no surprise."""
        if not self._end.done():
            self._end.set_result(SessionEnd.SIGNED_OUT if self._leaving else end)

    def _emit(self, events: Sequence[Event]) -> None:
        """Pass on what the machine tells, but for the end: `run` tells it, last of all."""
        for event in events:
            if isinstance(event, SessionEnded):
                self._over(event.reason)
            elif isinstance(event, FileAnnounced):
                self._uploads.begin(self._machine.media_path, event)
            elif isinstance(event, ActionFinished):
                self._uploads.stop(event.request_id)
            elif event == LinkChanged(Link.ONLINE):
                self._in_background(self._check_directory())
        told = [e for e in events if not isinstance(e, SessionEnded | FileAnnounced)]
        if told:
            self._emit_outside(told)
        if any(isinstance(e, QueuesChanged | StatisticsChanged | LinkChanged) for e in events):
            online = self._machine.phase is Phase.ONLINE
            queues = self._machine.pick_queues if online else None
            self._picklist.watch(queues, self._machine.picklist_versions)

    async def _keep_connected(self) -> None:
        self._over(await self._line.run(self._connection))
