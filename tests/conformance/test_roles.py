"""Every operation, asked for by each who may not: refused, and nothing has moved."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

import httpx
import pytest
import pytest_asyncio
from websockets.exceptions import InvalidStatus

from contactpro_desktop.ecfs.operations import OPERATIONS, RI_RESOURCES, Operation
from tests.conformance.examples import bodies_of
from tests.conformance.scene import NOBODY, Scene, at_work
from tests.localserver.edge.wire import (
    Client,
    agent,
    basic,
    open_socket,
    session_of,
    socket_url,
    visitor,
    visitor_session,
)

SHARED = pytest.mark.asyncio(loop_scope="module")

Headers = Mapping[str, str]


async def nobody(tenant: str) -> Headers:
    return {}


async def guesser(tenant: str) -> Headers:
    return {"Cookie": "JSESSIONID=" + "A" * 43}


async def who_has_signed_out(tenant: str) -> Headers:
    cookie = {"Cookie": f"JSESSIONID={await session_of(tenant, 'bruno')}"}
    async with httpx.AsyncClient() as http:
        left = await http.delete(f"{tenant}/ecfs/authentication", headers=cookie)
    assert left.status_code == 200
    return cookie


async def end_user(tenant: str) -> Headers:
    token = await visitor_session(tenant)
    return {"Cookie": f"JSESSIONID={token}", "X-JSESSIONID": token}


async def knows_the_password_alone(tenant: str) -> Headers:
    """A password opens a session, and is no session."""
    return {"Authorization": basic("ana")}


WITHOUT_SESSION = [nobody, who_has_signed_out, end_user]
STRANGERS = [*WITHOUT_SESSION, guesser, knows_the_password_alone]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def scene() -> AsyncIterator[Scene]:
    async with at_work() as scene:
        yield scene


def stored(scene: Scene) -> list[Any]:
    state = scene.service.engine.state
    return [*state.agents.values(), *state.legs.values(), *state.contacts.values()]


@SHARED
@pytest.mark.parametrize("stranger", WITHOUT_SESSION)
async def test_without_an_agents_session_no_operation_is_there(
    scene: Scene, stranger: Callable[[str], Awaitable[Headers]]
) -> None:
    base = f"{scene.service.tenant_url}/ecfs/rest/users/me"
    headers = await stranger(scene.service.tenant_url)
    before = stored(scene)
    async with httpx.AsyncClient() as http:
        for operation in OPERATIONS:
            body = scene.body(bodies_of(operation)[0])
            url = f"{base}/{scene.address(operation)}"
            answer = await http.request(operation.method, url, json=body, headers=headers)
            assert answer.status_code in (401, 403), operation
            assert "eva" not in answer.text.lower()
    assert stored(scene) == before


@SHARED
@pytest.mark.parametrize("stranger", WITHOUT_SESSION)
async def test_nor_is_any_door_of_programs(
    scene: Scene, stranger: Callable[[str], Awaitable[Headers]]
) -> None:
    tenant = scene.service.tenant_url
    headers = await stranger(tenant)
    before = stored(scene)
    async with httpx.AsyncClient() as http:
        for resource in RI_RESOURCES:
            path = re.sub("{.*?}", NOBODY, resource.resource)
            for door in (f"{tenant}/ecfs", tenant):
                url = door + path
                answer = await http.request(resource.method, url, headers=headers, json={})
                assert answer.status_code in (401, 403), resource
    assert stored(scene) == before


@SHARED
@pytest.mark.parametrize("stranger", STRANGERS)
async def test_nor_a_websocket(scene: Scene, stranger: Callable[[str], Awaitable[Headers]]) -> None:
    tenant = scene.service.tenant_url
    with pytest.raises(InvalidStatus) as refused:
        async with open_socket(socket_url(tenant), headers=dict(await stranger(tenant))):
            pass
    assert refused.value.response.status_code in (401, 403)


@SHARED
async def test_an_end_user_reaches_nothing_of_an_agents(scene: Scene) -> None:
    """With a session of their own, at the addresses that end users have."""
    before = stored(scene)
    async with visitor(scene.service.tenant_url, "Eve") as eve:
        for operation in OPERATIONS:
            if "{" in operation.resource:
                await _refused(eve, scene, operation)
    assert stored(scene) == before


SUPERVISORS = [each for each in OPERATIONS if each.parts[0] == "supervisor_sessions"]


@SHARED
async def test_who_is_no_supervisor_looks_on_at_nobody(scene: Scene) -> None:
    """To ask for help oneself is the one thing of it that everybody may."""
    async with agent(scene.service.tenant_url, "carla") as carla:
        before = stored(scene)
        for operation in SUPERVISORS:
            if "{" in operation.resource:
                await _refused(carla, scene, operation)
        for mode in ("monitoring", "silent_listening", "coaching", "barge_in"):
            body = scene.body({"state": mode, "agent": {"id": "<colleague>"}})
            answer = await carla.request("POST", "/users/me/supervisor_sessions", body)
            assert (answer["status"], answer["reason"]) == (403, "forbidden")
        assert (await carla.ok("GET", "/users/me/supervisor_sessions"))["body"] == []
        assert stored(scene) == before


async def _refused(client: Client, scene: Scene, operation: Operation) -> None:
    uri = f"/users/me/{scene.address(operation)}"
    for body in bodies_of(operation):
        answer = await client.request(operation.method, uri, scene.body(body))
        assert answer["status"] in (400, 403, 404, 405), operation
        assert not answer["body"], operation
