"""DPI: the directory."""

from __future__ import annotations

from typing import Any

import pytest

from tests.localserver.edge.ri.office import Office
from tests.localserver.edge.wire import SHARED

pytestmark = pytest.mark.operation("GET /RI/dpi/entries")


def names(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(row["name"] for row in rows)


@SHARED
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"sourceType": "Queue", "search": "ventas"}, ["Ventas"]),
        ({"sourceType": "Queue", "search": "ana"}, []),
        ({"sourceType": "User", "search": "ana"}, ["Ana Pérez"]),
        ({"sourceType": "User,Queue", "search": '"ana p"'}, ["Ana Pérez"]),
        ({"sourceType": "null"}, []),
        ({"onlyInternals": "users", "sourceType": "Queue"}, []),
        ({"search": "so*"}, ["Soporte"]),
        ({"name": "*PEREZ", "language": "EN"}, ["Ana Pérez"]),
        ({"groupId": "partners"}, []),
    ],
)
async def test_parameters(office: Office, query: dict[str, str], found: list[str]) -> None:
    assert names(await (await office.agent("ana")).get("dpi/entries", **query)) == found


@SHARED
async def test_by_the_ids_of_users_and_queues(office: Office) -> None:
    ana = await office.agent("ana")
    wanted = f"{office.agent_id('bruno').lower()},{office.queue_id('Ventas')}"
    assert names(await ana.get("dpi/entries", sourceId=wanted)) == ["Bruno Reyes", "Ventas"]


@SHARED
async def test_more_than_the_limit_is_an_error_unless_a_part_will_do(office: Office) -> None:
    ana = await office.agent("ana")
    refused = await ana("GET", "dpi/entries?limit=2")
    assert (refused.status_code, refused.json()["reason"]) == (400, "limit_reached")
    assert len(await ana.get("dpi/entries", limit=2, errorIfLimitReached=0)) == 2
    assert len(await ana.get("dpi/entries", limit=2, search="ana")) == 1


@SHARED
@pytest.mark.parametrize(
    "query", ["sourceType=Robot", "onlyInternals=some", "errorIfLimitReached=maybe", "limit=x"]
)
async def test_words_that_do_not_exist(office: Office, query: str) -> None:
    assert (await office.program()("GET", f"dpi/entries?{query}")).status_code == 400


@pytest.mark.operation("POST /RI/dpi/entries")
async def test_somebody_outside_is_entered_and_found(own_office: Office) -> None:
    elena = await own_office.agent("elena")
    body = {"name": "Taller Norte", "number": "+34911222333", "groupId": ["partners"]}
    created = await elena("POST", "dpi/entries", body, headers={"Accept": "text/html"})
    assert created.status_code == 201
    assert created.headers["content-type"].startswith("text/html")
    assert created.headers["location"] == f"/demo/ecfs/RI/dpi/entries?id={created.text}"
    for query in ({"search": "taller"}, {"groupId": "partners,others"}, {"sourceType": "null"}):
        [row] = await elena.get("dpi/entries", **query)
        assert (row["id"], row["number"], row["sourceType"]) == (
            created.text,
            "+34911222333",
            None,
        )
    assert await elena.get("dpi/entries", id=created.text) == [row]
    assert await elena.get("dpi/entries", onlyInternals="all", search="taller") == []


@pytest.mark.operation("POST /RI/dpi/entries")
async def test_entries_in_xml(own_office: Office) -> None:
    program = own_office.program()
    xml = "<entry><name>Imprenta</name><email>a@b.example</email><groupId>print</groupId></entry>"
    headers = {"Content-Type": "application/xml"}
    created = await program("POST", "dpi/entries", headers=headers, content=xml)
    assert created.status_code == 201
    [row] = await program.get("dpi/entries", groupId="print")
    assert (row["name"], row["email"]) == ("Imprenta", "a@b.example")


@SHARED
@pytest.mark.operation("POST /RI/dpi/entries")
@pytest.mark.parametrize(
    "body",
    [{}, {"name": ""}, {"name": 7}, {"name": "x" * 300}, {"name": "x", "groupId": ["a"] * 40}, []],
)
async def test_entries_that_are_none(office: Office, body: Any) -> None:
    assert (await office.program()("POST", "dpi/entries", body)).status_code == 400
    assert await office.program().get("dpi/entries", sourceType="null") == []


@SHARED
@pytest.mark.operation("POST /RI/dpi/entries")
async def test_agents_enter_nobody(office: Office) -> None:
    ana = await office.agent("ana")
    assert (await ana("POST", "dpi/entries", {"name": "x"})).status_code == 403
