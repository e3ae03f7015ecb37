"""Sessions: what a cookie stands for, and the connections that use it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from contactpro_desktop.domain.ids import AgentId, ContactId, Instant, RequestId
from contactpro_desktop.ecfs.envelope import Transaction
from contactpro_desktop.localserver.router.model import ContactRow


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


@dataclass(slots=True, eq=False, kw_only=True)
class Session:
    """What both kinds of session have. `id` is the secret in the cookie, `public_id` is not.

    `idle_since` is when the last connection was lost, None while there is one.
    """

    id: str
    public_id: str
    started_at: Instant
    expires_at: Instant
    idle_since: Instant | None
    connections: set[Connected] = field(default_factory=set)
    ended: bool = False


@dataclass(slots=True, eq=False, kw_only=True)
class AgentSession(Session):
    """`phone` and `video_chat` are what the client says it can do (/properties/capabilities)."""

    agent_id: AgentId
    phone: bool = False
    video_chat: bool = False


@dataclass(slots=True, eq=False, kw_only=True)
class VisitorSession(Session):
    """An end user: nobody has checked who they say they are.

    `contacts` holds the latest row of every contact this session started, over or not;
    `asked_by` the requests that started them. `lock` makes them start one contact at a time.
    """

    visitor_id: str
    alias: str = ""
    chat_address: str
    language: str = ""
    contacts: dict[ContactId, ContactRow] = field(default_factory=dict)
    asked_by: set[RequestId] = field(default_factory=set)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class Sessions:
    """All sessions. They live in memory: a restart of the server asks everyone to sign in again."""

    def __init__(self, now: Callable[[], Instant], lifetime: float) -> None:
        self._now = now
        self._lifetime = lifetime
        self._sessions: dict[str, Session] = {}

    def open_agent(self, agent_id: AgentId) -> AgentSession:
        now = self._now()
        session = AgentSession(
            id=new_hex_id(),
            public_id=new_hex_id(),
            started_at=now,
            expires_at=now + self._lifetime,
            idle_since=now,
            agent_id=agent_id,
        )
        self._sessions[session.id] = session
        return session

    def open_visitor(self) -> VisitorSession:
        """A fresh end user, whose address is their own until they name another one."""
        now, visitor_id = self._now(), new_hex_id()
        session = VisitorSession(
            id=new_hex_id(),
            public_id=new_hex_id(),
            started_at=now,
            expires_at=now + self._lifetime,
            idle_since=now,
            visitor_id=visitor_id,
            chat_address=f"{visitor_id.lower()}@visitor",
        )
        self._sessions[session.id] = session
        return session

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
        self._sessions.pop(session.id, None)
        session.ended = True
        for connection in tuple(session.connections):
            connection.end(why)

    def expired(self) -> list[Session]:
        now = self._now()
        return [session for session in self._sessions.values() if session.expires_at <= now]

    def _live(self, session_ids: Iterable[str]) -> Iterable[Session]:
        now = self._now()
        for session_id in session_ids:
            session = self._sessions.get(session_id.upper())
            if session is not None and session.expires_at > now:
                yield session
