"""The websocket and plain HTTP carry out every operation alike: same handlers, same codes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest
import pytest_asyncio

from contactpro_desktop.ecfs.operations import OPERATIONS, Operation
from tests.conformance.examples import WITH_BODY, bodies_of
from tests.conformance.scene import USER, Scene, at_work
from tests.localserver.edge.wire import session_of

CODES = {200, 400, 403, 405, 408}

IN_TURN = sorted(OPERATIONS, key=lambda operation: -len(operation.parts))
"""What lies deeper comes first: at the end an interaction is over."""

SHARED = pytest.mark.asyncio(loop_scope="module")


class Twins:
    """Two servers that are told the same, one over each transport."""

    def __init__(self, over_websocket: Scene, over_http: Scene, http: httpx.AsyncClient) -> None:
        self._over_websocket = over_websocket
        self._over_http = over_http
        self._http = http

    async def outcomes(self, operation: Operation, body: Any) -> list[tuple[int, str]]:
        scene = self._over_websocket
        told = await scene.client.request(
            operation.method, f"/users/me/{scene.address(operation)}", scene.body(body)
        )
        scene = self._over_http
        answer = await self._http.request(
            operation.method, scene.address(operation), json=scene.body(body)
        )
        reason = answer.json().get("reason", "") if answer.status_code != 200 else ""
        return [(told["status"], told.get("reason", "")), (answer.status_code, reason)]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def twins() -> AsyncIterator[Twins]:
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(at_work())
        second = await stack.enter_async_context(at_work())
        tenant = second.service.tenant_url
        cookie = {"Cookie": f"JSESSIONID={await session_of(tenant, USER)}"}
        http = httpx.AsyncClient(base_url=f"{tenant}/ecfs/rest/users/me", headers=cookie)
        yield Twins(first, second, await stack.enter_async_context(http))


@SHARED
@pytest.mark.parametrize("operation", IN_TURN, ids=str)
async def test_a_documented_request(twins: Twins, operation: Operation) -> None:
    for body in bodies_of(operation):
        over_websocket, over_http = await twins.outcomes(operation, body)
        assert over_websocket == over_http, body
        assert over_http[0] in CODES


@SHARED
@pytest.mark.parametrize("operation", WITH_BODY, ids=str)
@pytest.mark.parametrize("body", [None, "text", 7, [1], {"status": 1, "id": []}], ids=repr)
async def test_nonsense(twins: Twins, operation: Operation, body: Any) -> None:
    over_websocket, over_http = await twins.outcomes(operation, body)
    assert over_websocket == over_http
    assert over_http[0] in CODES - {408}
