"""What is one agent's does not exist for another, whatever the operation."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from contactpro_desktop.ecfs.operations import OPERATIONS, Operation
from tests.conformance.examples import bodies_of
from tests.conformance.scene import NOBODY, Scene, at_work
from tests.localserver.edge.wire import Client, agent

SHARED = pytest.mark.asyncio(loop_scope="module")

WITH_ID = [
    each
    for each in OPERATIONS
    if "{" in each.resource and each.parts[0] in ("interactions", "supervisor_sessions")
]
REPORTS = [each for each in OPERATIONS if each.resource == "/personal_data_reports/{id}"]
OF_QUEUES = [
    each
    for each in OPERATIONS
    if "{" in each.resource and each.parts[0] in ("queues", "scripts", "statistics")
]


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=[False, True])
async def scene(request: pytest.FixtureRequest) -> AsyncIterator[Scene]:
    async with at_work(on_another_telephone=request.param) as scene:
        yield scene


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=["carla", "diego"])
async def stranger(scene: Scene, request: pytest.FixtureRequest) -> AsyncIterator[Client]:
    """Carla may do with chats and mails what the agent of the scene may. Diego serves calls and
    none of that agent's queues of other channels."""
    async with agent(scene.service.tenant_url, request.param) as client:
        yield client


async def _model(client: Client) -> list[Any]:
    return [
        (await client.ok("GET", f"/users/me/{resource}"))["body"]
        for resource in ("interactions", "queues", "properties")
    ]


@SHARED
@pytest.mark.parametrize("operation", [*WITH_ID, *REPORTS], ids=str)
async def test_another_agents_things_do_not_exist(
    scene: Scene, stranger: Client, operation: Operation
) -> None:
    before = await _model(scene.client)
    uri = f"/users/me/{scene.address(operation)}"
    for body in bodies_of(operation):
        answer = await stranger.request(operation.method, uri, scene.body(body))
        assert (answer["status"], answer["body"]) == (403, None), body
    assert await _model(scene.client) == before


@SHARED
@pytest.mark.parametrize("operation", [each for each in WITH_ID if each.method == "GET"], ids=str)
async def test_they_cannot_be_subscribed_to(
    scene: Scene, stranger: Client, operation: Operation
) -> None:
    uri = f"/users/me/{scene.address(operation)}"
    seen = len(stranger.changes)
    assert (await stranger.request("SUBSCRIBE", uri))["status"] == 403
    assert stranger.changes[seen:] == []


@SHARED
async def test_the_same_things_exist_for_their_agent(scene: Scene) -> None:
    """Else the tests above would prove nothing."""
    kinds = ("{chatid}", "{phoneid}", "{emailid}", "{userdefinedid}", "{externalid}")
    theirs = [kind for kind in kinds if scene.ids[kind] != NOBODY]
    assert len(theirs) == 4
    for kind in theirs:
        await scene.client.ok("GET", f"/users/me/interactions/{scene.ids[kind]}")
    await scene.client.ok("GET", f"/users/me/queues/{scene.ids['<queue>']}")
    await scene.client.ok("GET", f"/users/me/scripts/{scene.ids['{scriptid}']}")


@SHARED
async def test_nobody_sees_the_interactions_of_others(stranger: Client) -> None:
    assert (await stranger.ok("GET", "/users/me/interactions"))["body"] == []


@SHARED
@pytest.mark.parametrize("operation", OF_QUEUES, ids=str)
async def test_queues_of_others_do_not_exist(scene: Scene, operation: Operation) -> None:
    async with agent(scene.service.tenant_url, "diego") as diego:
        uri = f"/users/me/{scene.address(operation)}"
        for body in bodies_of(operation):
            assert (await diego.request(operation.method, uri, body))["status"] == 403
        mine = (await diego.ok("GET", "/users/me/queues"))["body"]
        assert scene.ids["<queue>"] not in {queue["id"] for queue in mine}


def test_no_operation_with_an_id_is_left_out() -> None:
    """`/ui/{name}` has names for ids, and everybody has those of their own."""
    tried = {*WITH_ID, *REPORTS, *OF_QUEUES}
    left = {str(each) for each in OPERATIONS if "{" in each.resource} - {str(o) for o in tried}
    assert left == {"GET /ui/{name}"}
