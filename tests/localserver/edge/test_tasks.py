"""Tasks: another system creates them through RTI, agents do them."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.mailing import INTERACTIONS, get, pick, refused
from tests.localserver.edge.wire import Http, agent, session_of


def task(kind: str = "XRI", queue: str = "correo@demo", **more: Any) -> dict[str, Any]:
    return {"data": {"item": {"type": kind, "queue": queue, "status": "Open"}, **more}}


TICKET = task(
    subject="Revisar contrato",
    values={"KV": [{"k": "XRI-body", "v": "Revise el contrato 7"}, {"k": "Contrato", "v": "7"}]},
)


async def rti(tenant: str, user: str = "ana") -> Http:
    return Http(tenant, await session_of(tenant, user))


async def created(http: Http, body: dict[str, Any]) -> str:
    answer = await http("POST", "RI/rti/tasks", body)
    assert answer.status_code == 201, answer.text
    assert answer.headers["location"].endswith(answer.text)
    return answer.text


async def listed(http: Http, **query: str) -> list[dict[str, Any]]:
    answer: httpx.Response = await http("GET", "RI/rti/tasks", params=query)
    assert answer.status_code == 200
    rows: list[dict[str, Any]] = answer.json()
    return rows


@pytest.mark.operation("POST /RI/rti/tasks")
@pytest.mark.operation("GET /RI/rti/tasks")
@pytest.mark.operation("GET /interactions/{userdefinedid}")
@pytest.mark.operation("PUT /interactions/{userdefinedid}")
async def test_the_life_of_a_task(service: Service) -> None:
    http = await rti(service.tenant_url)
    contact = await created(http, TICKET)
    [row] = await listed(http)
    assert (row["id"], row["type"], row["queueName"], row["status"]) == (
        contact,
        "XRI",
        "Correo",
        "Open",
    )
    async with agent(service.tenant_url, "ana") as ana:
        shown = await pick(ana, contact, "user_defined")
        assert shown["channel_type"] == "user_defined"
        assert shown["channel_sub_type"] == "ticket"
        assert shown["title"] == "Revisar contrato"
        assert shown["attached_data"] == {"XRI-body": "Revise el contrato 7", "Contrato": "7"}
        assert shown["content"] == "Revise el contrato 7"
        assert shown["channel_status"] == "unknown"
        assert "transcript" not in shown
        assert "draft" not in shown
        [row] = await listed(http)
        assert (row["status"], row["responsibleName"]) == ("Processing", "Ana Pérez")
        uri = f"{INTERACTIONS}/{shown['id']}"
        await ana.ok("PUT", uri, {"status": "ended"})
        await ana.change("PUT", f"{uri}/status", "ended")
        await ana.ok("PUT", uri, {"status": "handled"})
        await ana.change("DELETE", uri)
    [row] = await listed(http)
    assert (row["status"], row["rowVersion"] > 1) == ("Handled", True)


async def test_one_task_is_found_however_many_came_after_it(service: Service) -> None:
    http = await rti(service.tenant_url)
    first, _ = [await created(http, TICKET) for _ in range(2)]
    answer = await http("GET", f"RI/rti/tasks/{first}", params={"limit": "1"})
    assert (answer.status_code, answer.json().get("id")) == (200, first)


async def test_a_task_is_offered_by_a_transfer_and_taken_or_not(service: Service) -> None:
    agents = service.engine.state.site.agents.values()
    ids = {each.username: each.id for each in agents}
    contact = await created(await rti(service.tenant_url), TICKET)
    async with agent(service.tenant_url, "ana") as ana, agent(service.tenant_url, "carla") as carla:
        uri = f"{INTERACTIONS}/{(await pick(ana, contact, 'user_defined'))['id']}"
        move = {"channel_status": "transferring"}
        by_address = move | {"destination": "carla@demo"}
        await refused(ana, "PUT", uri, by_address, reason="target_gone")
        await refused(ana, "PUT", uri, move | {"destination": ids["bruno"]}, reason="capability")
        await ana.ok("PUT", uri, move | {"destination": ids["carla"]})
        offer = await carla.offer()
        assert "content" not in offer
        there = f"{INTERACTIONS}/{offer['id']}"
        await carla.ok("PUT", there, {"status": "rejected"})
        await carla.change("DELETE", there)
        again = f"{INTERACTIONS}/{(await pick(carla, contact, 'user_defined'))['id']}"
        queue = {"transfer_type": "QUEUE", "destination": _queue_id(service, "Correo")}
        await carla.ok("PUT", again, move | queue)
        await carla.change("PUT", f"{again}/channel_status", "transferred")


async def test_a_task_is_set_aside_and_taken_up(service: Service) -> None:
    http = await rti(service.tenant_url)
    contact = await created(http, TICKET)
    async with agent(service.tenant_url, "ana") as ana:
        await ana.subscribe("pending")
        uri = f"{INTERACTIONS}/{(await pick(ana, contact, 'user_defined'))['id']}"
        await ana.ok("PUT", uri, {"status": "pending"})
        await ana.change("DELETE", uri)
        told = (await ana.change("POST", f"/users/me/pending/{contact}"))["subscribed_resource"]
        assert (told["channel_type"], told["draft_type"]) == ("user_defined", None)
        assert [row["status"] for row in await listed(http)] == ["Pending"]
        wish = {"channel_type": "user_defined", "status": "open", "contact_id": contact}
        await ana.ok("POST", INTERACTIONS, wish)
        assert (await get(ana, uri))["status"] == "accepted"


async def test_a_task_that_looks_like_a_mail_is_answered_like_one(service: Service) -> None:
    body = task("EMAIL", subject="Reclamo", body="No funciona", fromAddress="luis@example.org")
    contact = await created(await rti(service.tenant_url), body)
    async with agent(service.tenant_url, "ana") as ana:
        mail = await pick(ana, contact)
        assert (mail["channel_type"], mail["content"]) == ("email", "No funciona")
        uri = f"{INTERACTIONS}/{mail['id']}"
        await ana.ok("PUT", uri, {"draft": {"draft_type": "reply"}})
        draft = await get(ana, f"{uri}/draft")
        assert draft["to_address"] == [{"address": "luis@example.org", "name": ""}]
        assert draft["content"] == ">No funciona"


async def test_an_agent_creates_no_task_over_the_agent_protocol(service: Service) -> None:
    async with agent(service.tenant_url, "ana") as ana:
        await refused(
            ana, "POST", INTERACTIONS, {"channel_type": "user_defined"}, reason="forbidden"
        )


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"data": {}}, 400),
        (task("FAX"), 400),
        ({"data": {"item": {"type": "XRI"}}}, 400),
        ({"data": {"item": {"type": "XRI", "queue": 7}}}, 400),
        (task(status="x", values={"KV": "x"}), 400),
        (task(values={"KV": [{"v": "x"}]}), 400),
        (task(values={"KV": [{"k": "x", "v": "y" * 5000}]}), 400),
        (task(subject="x" * 1000), 400),
        (task("EMAIL"), 400),
        (task("EMAIL", fromAddress="a@b\nBcc: c@d"), 400),
        (task(queue="nothing"), 404),
        (task(queue="ventas@demo"), 404),
    ],
)
async def test_a_task_that_cannot_be(service: Service, body: dict[str, Any], status: int) -> None:
    http = await rti(service.tenant_url)
    assert (await http("POST", "RI/rti/tasks", body)).status_code == status
    assert not service.engine.state.contacts


async def test_who_does_not_serve_the_queue_puts_nothing_into_it(service: Service) -> None:
    http = await rti(service.tenant_url, "bruno")
    assert (await http("POST", "RI/rti/tasks", TICKET)).status_code == 404
    assert await listed(http) == []


def _queue_id(service: Service, name: str) -> str:
    queues = service.engine.state.site.queues.values()
    return next(queue.id for queue in queues if queue.name == name)
