"""Why a request to an RI resource is not carried out, and the status that says so."""

from __future__ import annotations

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.model import Refused


class Problem(Exception):
    """`reason` is a short constant word; it goes into the answer's body. `retry_after` is in
    seconds, 0 where waiting does not help."""

    def __init__(self, status: int, reason: str, who: str = "", retry_after: int = 0) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.who = who
        self.retry_after = retry_after


_STATUS = {
    Refusal.MALFORMED: 400,
    Refusal.NOT_FOUND: 404,
    Refusal.BUSY_SERVER: 503,
    Refusal.CANNOT_STORE: 503,
}


def forbidden() -> Problem:
    return Problem(403, Refusal.FORBIDDEN.value)


def not_found() -> Problem:
    """Also for what is there, but not for this caller: who may not see it learns nothing."""
    return Problem(404, Refusal.NOT_FOUND.value)


def malformed() -> Problem:
    return Problem(400, Refusal.MALFORMED.value)


def problem_of(error: Problem | Refused | ProtocolError) -> Problem:
    """RI has 404 where the agent protocol has none, and 503 for a busy server."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, ProtocolError):
        return malformed()
    status = _STATUS.get(error.reason, 403)
    return Problem(status, error.reason.value, error.who, retry_after=1 if status == 503 else 0)
