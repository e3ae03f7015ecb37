"""The two websocket endpoints: agents and end users."""

from __future__ import annotations

from starlette.websockets import WebSocket

from contactpro_desktop.localserver.door.credentials import session_ids
from contactpro_desktop.localserver.door.sessions import Session, VisitorSession
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller
from contactpro_desktop.localserver.web.connection import Connection
from contactpro_desktop.localserver.web.edge import Edge
from contactpro_desktop.localserver.web.json_http import refused

_MAX_CONNECTIONS = 16
_TRY_AGAIN_LATER = 1013


class AgentSocket:
    """`/{tenant}/ecfs/ws_endpoint/`"""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    async def endpoint(self, socket: WebSocket) -> None:
        session = self._edge.sessions.agent(session_ids(socket))
        if session is None:
            await _refuse(socket)
            return
        if not await _accept(socket, session):
            return
        connection: Connection[AgentCaller] = Connection(
            socket,
            self._edge.agents,
            self._edge.now,
            user=session.agent_id,
            answers=self._edge.settings.answers,
        )
        try:
            await self._edge.attendance.agent_arrived(session, connection)
            connection.greet(session.row.public_id)
            await connection.serve(AgentCaller(session, connection.terminal_id))
        finally:
            await self._edge.attendance.agent_left(session, connection)


class VisitorSocket:
    """`/{tenant}/visitor/ecfs/ws_endpoint/`"""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    async def endpoint(self, socket: WebSocket) -> None:
        session = self._edge.sessions.visitor(session_ids(socket))
        if session is None:
            await _refuse(socket)
            return
        if not await _accept(socket, session):
            return
        connection: Connection[VisitorSession] = Connection(
            socket,
            self._edge.visitors,
            self._edge.now,
            user=session.visitor_id,
            answers=self._edge.settings.answers,
        )
        self._edge.sessions.joined(session, connection)
        try:
            connection.greet(session.row.public_id)
            await connection.serve(session)
        finally:
            self._edge.sessions.left(session, connection)


async def _accept(socket: WebSocket, session: Session) -> bool:
    """Let the client in, unless it has opened too many connections.

    A sub-protocol means nothing here; the first is repeated, as clients that ask for one give up
    without an answer.
    """
    if not _has_room(session):
        await socket.send_denial_response(refused(503, "too_many_connections"))
        return False
    asked: list[str] = socket.scope["subprotocols"]
    await socket.accept(subprotocol=asked[0] if asked else None)
    if not _has_room(session):  # others of it have come in meanwhile
        await socket.close(_TRY_AGAIN_LATER)
        return False
    return True


def _has_room(session: Session) -> bool:
    return len(session.connections) < _MAX_CONNECTIONS


async def _refuse(socket: WebSocket) -> None:
    """A plain HTTP answer to the upgrade, as the client has no session to be told in."""
    await socket.send_denial_response(refused(403, "no_session"))
