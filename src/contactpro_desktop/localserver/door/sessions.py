"""Sessions: what a cookie stands for, and the connections that use it."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Generic, Protocol, TypeVar

from contactpro_desktop.domain.ids import AgentId, ContactId, Instant
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.envelope import Transaction
from contactpro_desktop.localserver.router.model import AgentSpec, ContactRow, Refused
from contactpro_desktop.localserver.storage.sessions import (
    AgentSessionRow,
    SessionRow,
    VisitorSessionRow,
)

_RowT = TypeVar("_RowT", AgentSessionRow, VisitorSessionRow)


def new_hex_id() -> str:
    """32 upper-case hexadecimal digits that nobody can guess."""
    return secrets.token_hex(16).upper()


class SessionEnd(Enum):
    """Why the server ends a session: the `reason` word of the last frame, and the close code.

    The agent's own sign-out ends it normally, without a reason.
    """

    SIGNED_OUT = ("", 1000)
    TAKEN_OVER = ("taken_over", 4001)
    FORCED = ("forced", 4003)
    EXPIRED = ("expired", 4009)

    @property
    def reason(self) -> str:
        return self.value[0]

    @property
    def close_code(self) -> int:
        return self.value[1]


class Connected(Protocol):
    """One websocket of a session, as far as its session needs it."""

    def push(self, transactions: Iterable[Transaction], *, ephemeral: bool = False) -> bool:
        """Send what it subscribed to; False if something had to be left out."""

    def end(self, why: SessionEnd) -> None: ...


class SessionBook(Protocol):
    """Where sessions outlive the program: the part of the engine that is needed here."""

    @property
    def sessions(self) -> Sequence[SessionRow]: ...

    async def keep_session(self, row: SessionRow) -> None: ...

    def forget_session(self, key: str) -> None: ...


@dataclass(slots=True, eq=False)
class _Session(Generic[_RowT]):
    """What both kinds of session have. `row` is what a restart brings back.

    `idle_since` is when the last connection was lost, None while there is one.
    """

    row: _RowT
    idle_since: Instant | None
    connections: set[Connected] = field(default_factory=set)
    ended: bool = False


@dataclass(slots=True, eq=False)
class AgentSession(_Session[AgentSessionRow]):
    """`phone` and `video_chat` are what the client says it can do (/properties/capabilities);
    `sip_connected` whether its telephone is connected (/properties/phone)."""

    phone: bool = False
    video_chat: bool = False
    sip_connected: bool = False

    @property
    def agent_id(self) -> AgentId:
        return self.row.agent_id


@dataclass(slots=True, eq=False)
class VisitorSession(_Session[VisitorSessionRow]):
    """`contacts` holds the latest row of every contact this end user started, over or not.
    `lock` makes them start or change one thing at a time."""

    contacts: dict[ContactId, ContactRow] = field(default_factory=dict)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def visitor_id(self) -> str:
        return self.row.visitor_id


Session = AgentSession | VisitorSession


class Sessions:
    """All sessions that can be used. They survive a restart, each in its row of the book."""

    def __init__(self, now: Callable[[], Instant], lifetime: float, book: SessionBook) -> None:
        self._now = now
        self._lifetime = lifetime
        self._book = book
        self._sessions: dict[str, Session] = {}

    def restore(self, agents: Mapping[AgentId, AgentSpec]) -> None:
        """Take up what the last run left; nobody is connected yet. An agent's session ends with
        the account, and with the password it was opened with."""
        for row in self._book.sessions:
            if isinstance(row, VisitorSessionRow):
                self._sessions[row.key] = VisitorSession(row, self._now())
            elif row.account == _mark(agents.get(row.agent_id)):
                self._sessions[row.key] = AgentSession(row, self._now())
            else:
                self._book.forget_session(row.key)

    async def open_agent(self, session_id: str, spec: AgentSpec) -> AgentSession:
        """Open the session of which the client will show `session_id`. Raises `Refused`."""
        now = self._now()
        row = AgentSessionRow(
            key=_key(session_id),
            public_id=new_hex_id(),
            started_at=now,
            expires_at=now + self._lifetime,
            agent_id=spec.id,
            account=_mark(spec),
        )
        session = AgentSession(row, now)
        await self._open(session)
        return session

    async def open_visitor(self, session_id: str) -> VisitorSession:
        """A fresh end user, whose address is their own until they name another one. Raises
        `Refused`."""
        now, visitor_id = self._now(), new_hex_id()
        row = VisitorSessionRow(
            key=_key(session_id),
            public_id=new_hex_id(),
            started_at=now,
            expires_at=now + self._lifetime,
            visitor_id=visitor_id,
            chat_address=f"{visitor_id.lower()}@visitor",
        )
        session = VisitorSession(row, now)
        await self._open(session)
        return session

    async def change(self, visitor: VisitorSession, row: VisitorSessionRow) -> None:
        """Who the end user is from now on. Raises `Refused`; then nothing has changed."""
        if visitor.ended:
            raise Refused(Refusal.NOT_ALLOWED_NOW)
        await self._book.keep_session(row)
        visitor.row = row

    def agent(self, session_ids: Iterable[str]) -> AgentSession | None:
        """The first of `session_ids` that is a live session of an agent."""
        return next((s for s in self._live(session_ids) if isinstance(s, AgentSession)), None)

    def visitor(self, session_ids: Iterable[str]) -> VisitorSession | None:
        return next((s for s in self._live(session_ids) if isinstance(s, VisitorSession)), None)

    def of_agent(self, agent_id: AgentId) -> list[AgentSession]:
        """The agent's sessions, connected or not."""
        return [
            session
            for session in self._sessions.values()
            if isinstance(session, AgentSession) and session.agent_id == agent_id
        ]

    def visitors(self) -> list[VisitorSession]:
        return [s for s in self._sessions.values() if isinstance(s, VisitorSession)]

    def joined(self, session: Session, connection: Connected) -> None:
        """A connection came; if the session has ended meanwhile, it is told so at once."""
        session.connections.add(connection)
        session.idle_since = None
        if session.ended:
            connection.end(SessionEnd.EXPIRED)

    def left(self, session: Session, connection: Connected) -> None:
        session.connections.discard(connection)
        if not session.connections:
            session.idle_since = self._now()

    def end(self, session: Session, why: SessionEnd) -> None:
        """Forget the session and tell its connections. Ending twice is ending once."""
        if self._sessions.pop(session.row.key, None) is not None:
            self._book.forget_session(session.row.key)
        session.ended = True
        for connection in tuple(session.connections):
            connection.end(why)

    def expired(self) -> list[Session]:
        now = self._now()
        return [each for each in self._sessions.values() if each.row.expires_at <= now]

    async def survive(self, session: AgentSession, spec: AgentSpec) -> None:
        """Have a session outlive a change of its account's password. Raises `Refused`."""
        session.row = replace(session.row, account=_mark(spec))
        await self._book.keep_session(session.row)

    async def _open(self, session: Session) -> None:
        """It counts at once, so that of two who take over at the same time one is left."""
        self._sessions[session.row.key] = session
        try:
            await self._book.keep_session(session.row)
        except Refused:
            self.end(session, SessionEnd.EXPIRED)
            raise

    def _live(self, session_ids: Iterable[str]) -> Iterable[Session]:
        now = self._now()
        for session_id in session_ids:
            session = self._sessions.get(_key(session_id))
            if session is not None and session.row.expires_at > now:
                yield session


def _key(session_id: str) -> str:
    """What stands for a session in the database: who reads it there can open nothing with it."""
    return hashlib.sha256(session_id.upper().encode()).hexdigest()


def _mark(spec: AgentSpec | None) -> str:
    """Another one once the account has another password; empty without an account."""
    return hashlib.sha256(spec.password_hash.encode()).hexdigest() if spec else ""
