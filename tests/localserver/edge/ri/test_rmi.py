"""RMI: contacts, agents and queues as they are right now."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.localserver.edge.ri.office import Office
from tests.localserver.edge.wire import SHARED


@SHARED
@pytest.mark.operation("GET /RI/rmi/contacts")
async def test_what_waits_is_listed_without_parameters(office: Office) -> None:
    ana = await office.agent("ana")
    rows = await ana.get("rmi/contacts")
    assert {row["id"] for row in rows} == {office.waiting, office.task}


@SHARED
@pytest.mark.operation("GET /RI/rmi/contacts")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"showAllInProcess": 1}, {"waiting", "task", "sales"}),
        ({"Channel": "Chat"}, {"waiting"}),
        ({"Channel": "Chat,Task"}, {"waiting", "task"}),
        ({"customerName": "mart*"}, {"waiting"}),
        ({"customerName": "Mart?"}, set()),
        ({"search": '"marta ruiz"'}, {"waiting"}),
        ({"search": "ruiz marta"}, {"waiting"}),
        ({"search": "nobody"}, set()),
        ({"agentId": "bruno"}, {"sales"}),
        ({"agentId": "ana"}, set()),
        ({"queueId": "Soporte", "limit": 5}, {"waiting"}),
        ({"applicationName": "panel", "Channel": "Chat", "language": "EN"}, {"waiting"}),
        ({"status": "In Process", "showAllInProcess": 1}, {"sales"}),
    ],
)
async def test_parameters_narrow_the_list(
    office: Office, query: dict[str, str], found: set[str]
) -> None:
    if "agentId" in query:
        query = query | {"agentId": office.agent_id(query["agentId"])}
    if "queueId" in query:
        query = query | {"queueId": office.queue_id(query["queueId"])}
    rows = await (await office.agent("elena")).get("rmi/contacts", **query)
    assert {row["id"] for row in rows} == {getattr(office, name) for name in found}


@SHARED
@pytest.mark.operation("GET /RI/rmi/contacts")
async def test_a_period_shows_what_is_over_too(office: Office) -> None:
    elena = await office.agent("elena")
    start = (datetime.now(UTC) - timedelta(hours=1)).isoformat(timespec="seconds")
    rows = {row["id"]: row for row in await elena.get("rmi/contacts", startTime=start)}
    assert rows[office.chat]["status"] == "Handled"
    assert rows[office.chat]["agentName"] == "Ana Pérez"
    assert rows[office.abandoned]["status"] == "Abandoned"
    assert rows[office.waiting]["status"] == "In Queue"
    assert rows[office.sales]["status"] == "In Process"
    later = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    assert await elena.get("rmi/contacts", startTime=later) == []


@SHARED
@pytest.mark.operation("GET /RI/rmi/contacts")
@pytest.mark.parametrize("form", ["{}", "hyphens"])
async def test_contact_groups_with_hyphens_or_without(office: Office, form: str) -> None:
    group = office.sales.lower()
    if form == "hyphens":
        group = "-".join((group[:8], group[8:12], group[12:16], group[16:20], group[20:]))
    rows = await (await office.agent("elena")).get("rmi/contacts", contactGroupId=group)
    assert [row["id"] for row in rows] == [office.sales]


@SHARED
@pytest.mark.operation("GET /RI/rmi/contacts")
async def test_only_queues_that_are_served(office: Office) -> None:
    elena = await office.agent("elena")
    served = await elena.get(
        "rmi/contacts", showOnlyQueueServing=1, agentId=office.agent_id("diego")
    )
    assert served == []
    response = await elena("GET", "rmi/contacts", params={"showOnlyQueueServing": 1})
    assert response.status_code == 400


@SHARED
@pytest.mark.operation("GET /RI/rmi/contacts/{id}")
async def test_one_contact(office: Office) -> None:
    ana = await office.agent("ana")
    row = await ana.get(f"rmi/contacts/{office.chat}")
    assert (row["status"], row["agentId"]) == ("Handled", office.agent_id("ana"))
    assert (await ana("GET", f"rmi/contacts/{'0' * 32}")).status_code == 404


@SHARED
@pytest.mark.operation("GET /RI/rmi/contacts", "GET /RI/rmi/contacts/{id}")
async def test_an_agent_sees_no_contacts_of_other_queues(office: Office) -> None:
    diego = await office.agent("diego")
    assert await diego.get("rmi/contacts", showAllInProcess=1) == []
    assert await diego.get("rmi/contacts", startTime="2020-01-01T00:00:00Z") == []
    assert await diego.get("rmi/contacts", contactGroupId=office.sales) == []
    assert (await diego("GET", f"rmi/contacts/{office.chat}")).status_code == 404


@SHARED
@pytest.mark.operation("GET /RI/rmi/agents")
async def test_agents_by_availability_and_with_their_queues(office: Office) -> None:
    ana = await office.agent("ana")
    rows = await ana.get("rmi/agents", showQueueInfo=3, sort="-userName")
    assert [row["userName"] for row in rows] == ["elena", "diego", "carla", "bruno", "ana"]
    assert {each["name"] for each in rows[1]["queues"]["queue"]} == {"Llamadas"}
    assert {row["userName"] for row in await ana.get("rmi/agents", availability="Busy")} == {
        "bruno"
    }
    offline = await ana.get("rmi/agents", availability="Offline,NotReady")
    assert "bruno" not in {row["userName"] for row in offline}
    assert (await ana("GET", "rmi/agents?availability=Sleepy")).status_code == 400


@SHARED
@pytest.mark.operation("GET /RI/rmi/queueStatuses")
async def test_queue_statuses(office: Office) -> None:
    elena = await office.agent("elena")
    rows = {row["name"]: row for row in await elena.get("rmi/queueStatuses", type="Phone,Chat")}
    assert {"Ventas", "Soporte", "Llamadas"} <= rows.keys()
    assert "Correo" not in rows
    assert rows["Soporte"]["inQueueCurrent"] == 1
    assert rows["Soporte"]["waitingDurationCurrentMax"] >= 0
    assert rows["Ventas"]["agentsServing"] >= 1
    bruno = await office.agent("bruno")
    assert {row["name"] for row in await bruno.get("rmi/queueStatuses")} == {"Ventas", "Soporte"}
    assert (await elena("GET", "rmi/queueStatuses?type=Smoke")).status_code == 400


@pytest.mark.operation(
    "GET /RI/rmi/agents/{id}/presences",
    "PUT /RI/rmi/agents/{id}/presences/{presenceId}",
    "PUT /RI/rmi/agents/{id}/readyState",
)
async def test_presence_and_ready_state_of_others(own_office: Office) -> None:
    bruno = own_office.agent_id("bruno")
    at = f"rmi/agents/{bruno}"
    elena, carla = await own_office.agent("elena"), await own_office.agent("carla")
    profiles = {each["name"]: each for each in await elena.get(f"{at}/presences")}
    lunch = profiles["Lunch"]
    assert (await carla("GET", f"{at}/presences")).status_code == 403
    assert (await carla("PUT", f"{at}/presences/{lunch['id']}", lunch)).status_code == 403
    assert (await elena("PUT", f"{at}/presences/{lunch['id']}", lunch)).status_code == 204
    row = own_office.service.engine.state.agents[bruno]
    assert row.profile_id == lunch["id"]
    body = {"readyState": "NotReady"}
    assert (await own_office.program()("PUT", f"{at}/readyState", body)).status_code == 204
    assert (await own_office.program("none")("PUT", f"{at}/readyState", body)).status_code == 403
    assert (await elena("PUT", f"rmi/agents/{'0' * 32}/readyState", body)).status_code == 404
    assert (await elena("PUT", f"{at}/readyState", {"readyState": "Maybe"})).status_code == 400
