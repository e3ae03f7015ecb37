"""Signing in and out over plain HTTP: agents with a password, end users without one."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import Response

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.localserver.door.credentials import read_form, session_ids
from contactpro_desktop.localserver.door.sessions import AgentSession, SessionEnd, new_hex_id
from contactpro_desktop.localserver.door.throttle import TooManyAttempts
from contactpro_desktop.localserver.handlers.dispatch import refusal
from contactpro_desktop.localserver.router.model import AgentSpec, Refused
from contactpro_desktop.localserver.web.edge import Edge
from contactpro_desktop.localserver.web.json_http import (
    JsonResponse,
    from_reply,
    read_body,
    refused,
)

_LOG = logging.getLogger(__name__)

_MAX_FORM_BYTES = 16_384
_MAX_VISITORS = 10_000


class AgentAuthentication:
    """POST and DELETE of `/{tenant}/ecfs/authentication`."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    async def sign_in(self, request: Request) -> Response:
        """200 with the user's id and the cookie, 401 for wrong credentials, 429 after too many.

        `X-Take-Over` is an addition: `ask` answers 409 if the user is connected elsewhere, `yes`
        ends that session first; without it sessions stand side by side.
        """
        try:
            spec = await self._account(request)
        except ProtocolError:
            return refused(400, "malformed")
        except TooManyAttempts as error:
            answer = refused(429, "too_many_attempts")
            answer.headers["Retry-After"] = str(int(error.retry_after) + 1)
            return answer
        if spec is None:
            _LOG.info("a sign-in was refused")
            return refused(401, "wrong_credentials")
        return await self._open(request, spec)

    async def sign_out(self, request: Request) -> Response:
        session = self._edge.sessions.agent(session_ids(request))
        if session is None:
            return refused(403, "no_session")
        try:
            await self._edge.attendance.sign_out(session)
        except Refused as error:
            return from_reply(refusal(error))
        answer = JsonResponse(None)
        answer.delete_cookie("JSESSIONID", path=_cookie_path(request, "ecfs"))
        return answer

    async def _account(self, request: Request) -> AgentSpec | None:
        """The account that the request shows a password or a token of."""
        scheme, _, token = request.headers.get("authorization", "").strip().partition(" ")
        address = request.client.host if request.client else ""
        if scheme.casefold() == "bearer":
            return await self._edge.tokens.verify(token.strip(), address)
        password = read_form(await read_body(request, _MAX_FORM_BYTES))
        if scheme.casefold() != "ecfauth" or password is None:
            return None
        return await self._edge.accounts.verify(password.user, password.password, address)

    async def _open(self, request: Request, spec: AgentSpec) -> Response:
        others = self._edge.sessions.of_agent(spec.id)
        wish = request.headers.get("x-take-over", "").casefold()
        connected = [other for other in others if other.connections]
        if connected and wish == "ask":
            return JsonResponse(_elsewhere(connected), 409)
        if wish == "yes":
            for other in others:
                self._edge.sessions.end(other, SessionEnd.TAKEN_OVER)
        session_id = new_hex_id()
        try:
            await self._edge.sessions.open_agent(session_id, spec)
        except Refused as error:
            return from_reply(refusal(error))
        answer = JsonResponse({"id": spec.id})
        _set_cookie(answer, request, session_id, "ecfs")
        return answer


class VisitorAuthentication:
    """POST of `/{tenant}/visitor/ecfs/authentication`: everybody is let in, as nobody."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge

    async def sign_in(self, request: Request) -> Response:
        if request.headers.get("authorization", "").strip().casefold() != "anonymous":
            return refused(401, "wrong_credentials")
        if len(self._edge.sessions.visitors()) >= _MAX_VISITORS:
            return refused(503, "busy_server")
        session_id = new_hex_id()
        try:
            session = await self._edge.sessions.open_visitor(session_id)
        except Refused as error:
            return from_reply(refusal(error))
        answer = JsonResponse({"id": session.visitor_id}, headers={"x-jsessionid": session_id})
        _set_cookie(answer, request, session_id, "visitor")
        return answer


def _elsewhere(others: list[AgentSession]) -> dict[str, object]:
    since = min(other.row.started_at for other in others)
    return {"reason": "already_signed_in", "since_ms": round(since * 1000)}


def _set_cookie(answer: Response, request: Request, session_id: str, below: str) -> None:
    answer.set_cookie(
        "JSESSIONID",
        session_id,
        path=_cookie_path(request, below),
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


def _cookie_path(request: Request, below: str) -> str:
    return f"/{request.path_params['tenant']}/{below}"
