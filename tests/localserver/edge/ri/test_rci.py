"""RCI: users with their passwords, and what is configured."""

from __future__ import annotations

from typing import Any

import pytest

from tests.localserver.edge.ri.office import Office
from tests.localserver.edge.wire import SHARED, Http, agent, session_of, sign_in

GOOD = "Tres-tristes-7"


@SHARED
@pytest.mark.operation("GET /RI/rci/users")
async def test_users_with_the_fields_that_are_asked_for(office: Office) -> None:
    elena = await office.agent("elena")
    rows = await elena.get("rci/users", sort="surname")
    assert [row["surname"] for row in rows] == ["Mena", "Pérez", "Reyes", "Silva", "Vidal"]
    assert rows[0].keys() == {"id", "firstName", "surname"}
    [row] = await elena.get("rci/users", login="ana", field="login,email")
    assert row["email"] == "ana@demo.example"
    assert row.keys() == {"id", "firstName", "surname", "login", "email"}
    [row] = await elena.get("rci/users", field="*", phone="4101")
    assert row == await elena.get(f"rci/users/{office.agent_id('ana')}")


@SHARED
@pytest.mark.operation("GET /RI/rci/users", "GET /RI/rci/users/{id}")
async def test_colleagues_see_less_of_each_other(office: Office) -> None:
    ana = await office.agent("ana")
    own = await ana.get(f"rci/users/{office.agent_id('ana')}")
    assert own["login"] == "ana"
    other = await ana.get(f"rci/users/{office.agent_id('bruno')}")
    assert "login" not in other
    assert other["chat"] == "bruno@demo"
    listed = await ana.get("rci/users", field="*")
    assert ["login" in row for row in listed].count(True) == 1
    text = (await ana("GET", "rci/users?field=*")).text
    assert "argon2" not in text
    assert "assword_" not in text
    assert (await ana("GET", f"rci/users/{'0' * 32}")).status_code == 404


@pytest.mark.operation("PUT /RI/rci/users/{id}", "GET /RI/rci/users/{id}")
async def test_put_replaces_what_a_user_may_change(own_office: Office) -> None:
    ana = await own_office.agent("ana")
    at = f"rci/users/{own_office.agent_id('ana')}"
    row = await ana.get(at)
    assert (await ana("PUT", at, row | {"mobile": "+34600", "title": "Agente"})).status_code == 204
    changed = await ana.get(at)
    assert changed == row | {"mobile": "+34600", "title": "Agente"}
    assert (await ana("PUT", at, {"title": "Jefa"})).status_code == 204
    changed = await ana.get(at)
    assert (changed["mobile"], changed["title"]) == ("", "Jefa")


@SHARED
@pytest.mark.operation("PUT /RI/rci/users/{id}")
@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"login": "boss"}, 403),
        ({"surname": "Smith"}, 403),
        ({"chat": "bruno@demo"}, 403),
        ({"uiLanguage": "english"}, 400),
        ({"mobile": 600}, 400),
        ({"title": "x" * 300}, 400),
        ({"presenceId": "x"}, 400),
        ({"presenceId": "0" * 32}, 404),
        ({"password": "short-1A"[:7]}, 400),
        ({"password": "alllowercaseletters"}, 400),
        ({"password": "carla-Secret-1"}, 400),
        ({"password": "X" * 5_000}, 400),
        ({"password": 12345678}, 400),
    ],
)
async def test_what_cannot_be_put(office: Office, change: dict[str, Any], status: int) -> None:
    carla = await office.agent("carla")
    at = f"rci/users/{office.agent_id('carla')}"
    row = await carla.get(at)
    assert (await carla("PUT", at, row | change)).status_code == status
    assert await carla.get(at) == row


@SHARED
@pytest.mark.operation("PUT /RI/rci/users/{id}")
async def test_nobody_changes_others_without_the_right(office: Office) -> None:
    bruno = await office.agent("bruno")
    at = f"rci/users/{office.agent_id('ana')}"
    for body in ({"title": "x"}, {"password": GOOD}):
        assert (await bruno("PUT", at, body)).status_code == 403
        assert (await office.program("none")("PUT", at, body)).status_code == 403
    assert (await sign_in(office.service.tenant_url, "ana", GOOD)).status_code == 401


@pytest.mark.operation("PUT /RI/rci/users/{id}")
async def test_a_new_password_ends_the_other_sessions(own_office: Office) -> None:
    tenant = own_office.service.tenant_url
    ana, other = await own_office.agent("ana"), Http(tenant, await session_of(tenant, "ana"))
    at = f"rci/users/{own_office.agent_id('ana')}"
    async with agent(tenant, "ana") as elsewhere:
        assert (await ana("PUT", at, {"password": GOOD})).status_code == 204
        assert await elsewhere.closed() == 4003
    assert (await other("GET", "RI/rmi/agents")).status_code == 403
    assert (await ana("GET", at)).status_code == 200
    assert (await sign_in(tenant, "ana")).status_code == 401
    assert (await sign_in(tenant, "ana", GOOD)).status_code == 200


@pytest.mark.operation("PUT /RI/rci/users/{id}")
async def test_the_presence_of_a_user_follows(own_office: Office) -> None:
    elena, carla = await own_office.agent("elena"), own_office.agent_id("carla")
    profiles = {each["name"]: each["id"] for each in await elena.get("rci/presenceProfiles")}
    body = {"presenceId": profiles["Lunch"]}
    assert (await elena("PUT", f"rci/users/{carla}", body)).status_code == 204
    assert own_office.service.engine.state.agents[carla].profile_id == profiles["Lunch"]


@SHARED
@pytest.mark.operation("GET /RI/rci/queues", "GET /RI/rci/presenceProfiles", "GET /RI/rci/scripts")
async def test_what_is_configured(office: Office) -> None:
    bruno = await office.agent("bruno")
    queues = {row["name"]: row for row in await bruno.get("rci/queues")}
    assert queues.keys() == {"Ventas", "Soporte"}
    assert queues["Ventas"]["addresses"]["address"] == [{"address": "ventas@demo", "type": "Chat"}]
    scripts = {row["name"]: row for row in await bruno.get("rci/scripts")}
    assert queues["Ventas"]["scriptId"] == scripts["Ventas"]["id"]
    assert scripts["Ventas"]["questions"]["question"][1]["mandatory"] is True
    diego = await office.agent("diego")
    assert await diego.get("rci/scripts") == []
    profiles = await bruno.get("rci/presenceProfiles", type="absence", sort="-priority")
    assert [row["name"] for row in profiles] == ["Coffee", "Meeting", "Away"]
