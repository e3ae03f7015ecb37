"""From addresses to handlers, behind either of the two doors of RI."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.localserver.ri.kit.answers import media_type, refusal, render
from contactpro_desktop.localserver.ri.kit.call import Call, Handler, Resource
from contactpro_desktop.localserver.ri.kit.caller import Caller
from contactpro_desktop.localserver.ri.kit.problems import Problem, problem_of
from contactpro_desktop.localserver.ri.kit.query import Query
from contactpro_desktop.localserver.ri.kit.translation import Translation
from contactpro_desktop.localserver.router.model import Refused

Door = Callable[[Request], Awaitable[Caller]]
"""Who asks; raises `Problem` for those who may not come in."""


def routes(
    base: str,
    resources: Iterable[Resource],
    door: Door,
    translation: Translation,
    max_bytes: int,
) -> Iterator[Route]:
    """Every resource below `base`. What has another method is 405 for the framework."""
    for path, handlers in resources:
        endpoint = _endpoint(handlers, door, translation, max_bytes)
        yield Route(f"{base}{path}", endpoint, methods=list(handlers))


def _endpoint(
    handlers: Mapping[str, Handler], door: Door, translation: Translation, max_bytes: int
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            caller = await door(request)
            method = "GET" if request.method == "HEAD" else request.method
            if method == "GET":
                media_type(request)
            call = Call(caller, Query(request.query_params), request, max_bytes)
            outcome = await handlers[method](call)
            return render(translation(outcome, call.query), request)
        except (Problem, Refused, ProtocolError) as error:
            return _refused(problem_of(error), request)

    return endpoint


def _refused(problem: Problem, request: Request) -> Response:
    answer = refusal(problem, request)
    if problem.status == 401:
        answer.headers["WWW-Authenticate"] = 'Basic realm="RI"'
    if problem.retry_after:
        answer.headers["Retry-After"] = str(problem.retry_after)
    return answer
