"""Carries out one request, whether it came over the websocket or as plain HTTP."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import RequestId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Json, Request, Transaction
from contactpro_desktop.ecfs.tree import listed, snapshot
from contactpro_desktop.localserver.handlers.routing import Call, Later, Match, Reply, RouteTable
from contactpro_desktop.localserver.router.model import Refused

CallerT = TypeVar("CallerT")

WRITING = frozenset({"PUT", "POST", "DELETE"})


class MethodNotAllowed(Exception):
    """The resource exists and has no such method."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a subscriber is told first, and the address at which it is told of changes."""

    uri: str
    transactions: Iterable[Transaction]


class Dispatcher(Generic[CallerT]):
    """Answers with the codes of the model (ECFS 22Q1): 400 malformed, 403 not allowed or not
    there for this user, 405 a method that the resource does not have, 408 busy."""

    def __init__(self, table: RouteTable[CallerT]) -> None:
        self.table = table

    def get(self, caller: CallerT, path: paths.Path) -> Reply:
        """GET: the resource as it goes over the wire."""
        try:
            return Reply(body=listed(path, self._read(caller, self._match(path))))
        except _REFUSALS as error:
            return refusal(error)

    def subscribe(self, caller: CallerT, uri: str, path: paths.Path) -> Snapshot | Reply:
        """The snapshot of a resource of this very moment, or why there is none. `uri` is how the
        client wrote `path`: so it is told of changes."""
        try:
            match = self._match(path)
            value = self._read(caller, match)
        except _REFUSALS as error:
            return refusal(error)
        told_at = match.told_at()
        return Snapshot(told_at or uri, snapshot(told_at or paths.join(path), value))

    async def write(self, caller: CallerT, request: Request, path: paths.Path, user: str) -> Reply:
        """PUT, POST or DELETE. `user` is whose request it is, for telling a repeated one. The
        outcome may come later."""
        request_id = RequestId(request.client_req_id)
        dedupe = (user, request_id) if request.idempotent and request_id else None
        try:
            match = self._match(path)
            writer = (match.resource.writers or {}).get(request.method)
            if writer is None:
                raise MethodNotAllowed
            call = Call(match.keys, request.body, request_id or None, dedupe)
            answer = await writer(caller, call)
            if isinstance(answer, Later):
                return Reply(later=partial(_outcome, answer))
            return Reply(body=answer)
        except _REFUSALS as error:
            return refusal(error)

    def _read(self, caller: CallerT, match: Match[CallerT]) -> Json:
        if match.resource.read is None:
            raise MethodNotAllowed
        return match.resource.read(caller, Call(match.keys))

    def _match(self, path: paths.Path) -> Match[CallerT]:
        match = self.table.match(path)
        if match is None:
            raise Refused(Refusal.NOT_FOUND)
        return match


_REFUSALS = (Refused, MethodNotAllowed, ProtocolError)


async def _outcome(answer: Later) -> Reply:
    try:
        return Reply(body=await answer.body())
    except _REFUSALS as error:
        return refusal(error)


def refusal(error: Refused | MethodNotAllowed | ProtocolError) -> Reply:
    """The reply to what a handler raised."""
    if isinstance(error, MethodNotAllowed):
        return Reply(405)
    if isinstance(error, ProtocolError) or error.reason is Refusal.MALFORMED:
        return Reply(400, reason=Refusal.MALFORMED.value)
    status = 408 if error.reason in (Refusal.BUSY_SERVER, Refusal.CANNOT_STORE) else 403
    return Reply(status, reason=error.reason.value, who=error.who)
