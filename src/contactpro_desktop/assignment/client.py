"""The assignment client on an asyncio loop: what the desktop's network thread and robots use."""

from __future__ import annotations

import asyncio
import logging
import random as random_numbers
import ssl
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from uuid import uuid4

from contactpro_desktop.assignment.files import write_whole
from contactpro_desktop.assignment.http import RequestFailed, TenantHttp
from contactpro_desktop.assignment.session import Session
from contactpro_desktop.assignment.tenant import Tenant
from contactpro_desktop.assignment.transport import silence_libraries, trust
from contactpro_desktop.assignment.websocket import ENDPOINT, Connection, open_websocket
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.clock import Clock
from contactpro_desktop.domain.errors import (
    DirectoryUnavailable,
    FileUnavailable,
    HistoryUnavailable,
    ResourceUnavailable,
    ServerUnreachable,
    SessionExpired,
    SignInRefused,
)
from contactpro_desktop.domain.events import ActionFinished, Event, Link, LinkChanged, SessionEnd
from contactpro_desktop.domain.history import Found, Question
from contactpro_desktop.domain.ids import AttachmentId, RequestId
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.transfer import TransferTarget
from contactpro_desktop.ecfs.session import SessionMachine

_OPEN_LIMIT = 4.5
_ABANDON_LIMIT = 0.4

_log = logging.getLogger(__name__)


class AssignmentClient:
    """Signs in, and keeps one session at a time. Use it on the loop it was made on.

    `on_events` is called on that loop with events in order. `random` gives numbers from 0 to 1;
    `tls` makes what servers are verified by.
    """

    def __init__(
        self,
        on_events: Callable[[Sequence[Event]], None],
        clock: Clock,
        *,
        random: Callable[[], float] = random_numbers.random,
        tls: Callable[[], ssl.SSLContext] = trust,
    ) -> None:
        silence_libraries()
        self._on_events = on_events
        self._clock = clock
        self._random = random
        self._tls = tls
        self._session: Session | None = None
        self._turn = asyncio.Lock()
        self._search: asyncio.Task[Sequence[TransferTarget]] | None = None

    async def sign_in(
        self, tenant: str, user: str, password: str, *, take_over: bool = False
    ) -> None:
        """Open a session and its websocket within 5 s, or raise `SignInError`; then `run` it.

        `tenant` is the address as a person types it. Without `take_over`, a session of the same
        user elsewhere is left alone (`AlreadySignedIn`). Signing in and out take turns, so that
        two sessions never live at once.
        """
        async with self._turn:
            if self._session is not None:
                await self._session.sign_out()
            self._on_events([LinkChanged(Link.CONNECTING)])
            try:
                self._session = await self._open(Tenant.parse(tenant), user, password, take_over)
            except BaseException:
                self._on_events([LinkChanged(Link.OFFLINE)])
                raise

    async def run(self) -> SessionEnd:
        """Keep the session connected until it is over; says why."""
        session = self._session
        if session is None:
            raise RuntimeError("sign in first")
        try:
            return await session.run()
        finally:
            if self._session is session:
                self._session = None

    def perform(self, request_id: RequestId, action: Action) -> None:
        """Ask the server for `action`; one `ActionFinished` with the same id follows."""
        if self._session is None:
            refused = ActionFinished(request_id, Outcome(Refusal.DISCONNECTED))
            self._on_events([refused])
        else:
            self._session.perform(request_id, action)

    async def search(self, text: str) -> Sequence[TransferTarget]:
        """Colleagues and queues. A newer search cancels the older one's caller.

        Raises `DirectoryUnavailable`.
        """
        if self._session is None:
            raise DirectoryUnavailable
        if self._search is not None:
            self._search.cancel()
        search = self._search = asyncio.create_task(self._session.search(text))
        return await search

    async def look_up(self, question: Question) -> Found:
        """The past of a customer; raises `HistoryUnavailable`."""
        if self._session is None:
            raise HistoryUnavailable
        return await self._session.look_up(question)

    async def fetch(self, attachment: AttachmentId) -> bytes:
        """The content of a file of a conversation; raises `FileUnavailable`."""
        if self._session is None:
            raise FileUnavailable
        return await self._session.fetch(attachment)

    async def save(self, attachment: AttachmentId, target: Path) -> None:
        """Write the content of a file to `target`; raises `FileUnavailable`, `FileNotWritten`."""
        content = await self.fetch(attachment)
        await asyncio.to_thread(write_whole, content, target)

    async def read(self, resource: str) -> object:
        """What a resource such as `/users/me/ui` holds now, decoded; raises
        `ResourceUnavailable`."""
        if self._session is None:
            raise ResourceUnavailable
        return await self._session.read(resource)

    def cancel_file(self, request_id: RequestId) -> None:
        """Stop sending a file, if it is being sent; its action ends as cancelled."""
        if self._session is not None:
            self._session.cancel_file(request_id)

    def retry_now(self) -> None:
        """Try to reconnect at once."""
        if self._session is not None:
            self._session.retry_now()

    def dial_anew(self) -> None:
        """The network has changed: do not rely on the connection there is."""
        if self._session is not None:
            self._session.dial_anew()

    async def sign_out(self) -> None:
        """End the session; returns once `SessionEnded` was told. Never fails."""
        async with self._turn:
            if self._session is not None:
                await self._session.sign_out()

    async def _open(self, tenant: Tenant, user: str, password: str, take_over: bool) -> Session:
        tls = self._tls()
        http = TenantHttp(tenant, tls)

        async def connect() -> Connection:
            url = f"{tenant.websocket_base}{ENDPOINT}"
            return await open_websocket(url, tenant, http.cookies, tls, watched=True)

        async with AsyncExitStack() as undo:
            undo.push_async_callback(_abandon, http)
            try:
                async with asyncio.timeout(_OPEN_LIMIT):
                    await http.sign_in(user, password, take_over=take_over)
                    connection = await connect()
            except TimeoutError:
                raise ServerUnreachable from None
            except SessionExpired:
                raise SignInRefused(403) from None
            undo.pop_all()
        machine = SessionMachine(lambda: uuid4().hex.upper())
        return Session(
            http, connect, connection, machine, self._clock, self._random, self._on_events
        )


async def _abandon(http: TenantHttp) -> None:
    """Leave no session behind that would count as signed in elsewhere."""
    try:
        if http.cookies:
            async with asyncio.timeout(_ABANDON_LIMIT):
                await http.sign_out()
    except (RequestFailed, TimeoutError) as failure:
        _log.info("A session was left behind: %s", type(failure).__name__)
    finally:
        await http.close()
