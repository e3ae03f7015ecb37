"""Personal data reports: found, told of step by step, deleted for good."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from contactpro_desktop.localserver.service import Service
from contactpro_desktop.localserver.storage import history
from tests.localserver.edge.wire import (
    Client,
    Http,
    agent,
    session_of,
    start_chat,
    visitor,
)
from tests.support.server import running_server

ME = "/users/me"
REPORTS = f"{ME}/personal_data_reports"
SEARCH: dict[str, Any] = {
    "action": "generate",
    "start_time": "01/01/2020 00:00:00 UTC+00:00",
    "email": "eva@example.org",
}


async def finished_chat(eva: Client, queue: str = "soporte@demo") -> str:
    await eva.ok("PUT", f"{ME}/properties", {"chat_address": "eva@example.org"})
    contact = await start_chat(eva, queue)
    uri = f"{ME}/interactions/{contact}"
    await eva.ok("POST", f"{uri}/transcript/messages", {"message": "secret", "type": "text"})
    await eva.ok("PUT", uri, {"status": "ended"})
    return contact


async def report(elena: Client, body: dict[str, Any] = SEARCH) -> dict[str, Any]:
    answer = await elena.ok("POST", REPORTS, body)
    assert answer["body"]["state"] == "scheduled"
    uri = f"{REPORTS}/{answer['body']['id']}"
    await elena.change("PUT", f"{uri}/state", "completed")
    found: dict[str, Any] = (await elena.ok("GET", uri))["body"]
    return found


@pytest.mark.operation("POST /personal_data_reports")
@pytest.mark.operation("GET /personal_data_reports")
@pytest.mark.operation("GET /personal_data_reports/{id}")
@pytest.mark.operation("PUT /personal_data_reports/{id}")
async def test_a_person_is_found_and_forgotten(tmp_path: Path) -> None:
    database = tmp_path / "server.db"
    async with (
        running_server(None, database) as service,
        agent(service.tenant_url, "elena") as elena,
        visitor(service.tenant_url) as eva,
    ):
        await elena.subscribe("personal_data_reports")
        contact = await finished_chat(eva)
        found = await report(elena)
        assert found["result"]["contact_list"] == [contact]
        assert [each["id"] for each in (await elena.ok("GET", REPORTS))["body"]] == [found["id"]]
        uri, seen = f"{REPORTS}/{found['id']}", len(elena.changes)
        body = {"action": "delete", "contact_id_list": [contact]}
        answer = (await elena.ok("PUT", uri, body))["body"]
        assert (answer["action"], answer["state"]) == ("delete", "scheduled")
        await elena.change("PUT", f"{uri}/state", "completed", after=seen)
        assert (await report(elena))["result"]["contact_list"] == []
    assert b"secret" not in database.read_bytes()


async def test_what_still_runs_is_kept(tenant: str) -> None:
    async with agent(tenant, "elena") as elena, visitor(tenant) as eva:
        await elena.subscribe("personal_data_reports")
        contact = await start_chat(eva, "soporte@demo")
        found = await report(elena, SEARCH | {"email": "nobody@example.org"})
        uri, seen = f"{REPORTS}/{found['id']}", len(elena.changes)
        await elena.ok("PUT", uri, {"action": "delete", "contact_id_list": [contact]})
        await elena.change("PUT", f"{uri}/state", "completed", after=seen)
        result = (await elena.ok("GET", uri))["body"]["result"]
        assert result == {
            "deleted_contact_list": [],
            "kept_contact_list": [contact],
            "kept_obcustomer_list": [],
        }


async def test_what_is_filed_under_a_person_goes_with_their_contacts(service: Service) -> None:
    tenant = service.tenant_url
    filed: dict[str, dict[str, str]] = {
        "cmi/callbacks": {
            "customerNumber": "eva@example.org",
            "ivrNumber": "llamadas@demo",
            "dueTime": "2090-01-01T00:00:00Z",
        },
        "cmi/messages": {"to": "eva@example.org", "text": "secret"},
        "dpi/entries": {"name": "Eva Ruiz", "email": "Eva@example.org"},
    }
    async with agent(tenant, "elena") as elena, visitor(tenant) as eva:
        await elena.subscribe("personal_data_reports")
        http = Http(tenant, await session_of(tenant, "elena"))
        queues = (await http("GET", "RI/rci/queues")).json()
        filed["cmi/messages"]["queueId"] = next(
            each["id"] for each in queues if each["channelType"] == "Chat"
        )
        for path, content in filed.items():
            assert (await http("POST", f"RI/{path}", content)).status_code == 201, path
        contact = await finished_chat(eva)
        found = await report(elena)
        lists = ("contact_list", "direntry_list", "callback_list", "message_list")
        assert [len(found["result"][each]) for each in lists] == [1, 1, 1, 1]
        uri, seen = f"{REPORTS}/{found['id']}", len(elena.changes)
        body = {
            "action": "delete",
            "contact_id_list": [contact],
            "direntry_id_list": found["result"]["direntry_list"],
        }
        await elena.ok("PUT", uri, body)
        await elena.change("PUT", f"{uri}/state", "completed", after=seen)
        left = (await report(elena))["result"]
        assert [left[each] for each in lists] == [[], [], [], []]
        assert {row.due_at for row in service.engine.state.customers.values()} == {None}


async def test_what_lies_below_much_else_is_found_and_deleted_too(
    tenant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_CONTACTS", 1)
    async with agent(tenant, "elena") as elena:
        await elena.subscribe("personal_data_reports")
        http = Http(tenant, await session_of(tenant, "elena"))
        for number in ("34600", "34700"):
            entry = {"name": "Eva Ruiz", "number": number}
            assert (await http("POST", "RI/dpi/entries", entry)).status_code == 201
            consent = {"usage": "whatsapp", "address": number}
            assert (await http("POST", "RI/cmi/customerConsents", consent)).status_code == 201
        found = await report(elena, SEARCH | {"email": None, "phone_number": "34600"})
        assert len(found["result"]["direntry_list"]) == 1
        assert found["result"]["consent_list"] == ["34600"]
        uri, seen = f"{REPORTS}/{found['id']}", len(elena.changes)
        await elena.ok("PUT", uri, {"action": "delete", "consent_key_list": ["34600"]})
        await elena.change("PUT", f"{uri}/state", "completed", after=seen)
        left = await http("GET", "RI/cmi/customerConsents/whatsapp_34600")
        assert left.status_code == 404


async def test_the_right_is_needed_and_reports_are_ones_own(tenant: str) -> None:
    async with agent(tenant, "elena") as elena, agent(tenant, "ana") as ana:
        await elena.subscribe("personal_data_reports")
        found = await report(elena)
        for method, uri, body in (
            ("GET", REPORTS, None),
            ("POST", REPORTS, SEARCH),
            ("GET", f"{REPORTS}/{found['id']}", None),
            ("PUT", f"{REPORTS}/{found['id']}", {"action": "delete"}),
        ):
            assert (await ana.request(method, uri, body))["status"] == 403


@pytest.mark.parametrize(
    "change",
    [
        {"action": "burn"},
        {"start_time": "yesterday"},
        {"start_time": None},
        {"end_time": "99/99/2020"},
        {"email": None},
        {"first_name": "Eva"},
        {"last_digit_cnt_for_number_search": 0},
        {"email": 5},
    ],
    ids=range(8),
)
async def test_nonsense_makes_no_report(tenant: str, change: dict[str, Any]) -> None:
    async with agent(tenant, "elena") as elena:
        assert (await elena.request("POST", REPORTS, SEARCH | change))["status"] == 400
        assert (await elena.ok("GET", REPORTS))["body"] == []


async def test_names_and_numbers(tenant: str) -> None:
    async with agent(tenant, "elena") as elena, visitor(tenant, "Eva Ruiz") as eva:
        await elena.subscribe("personal_data_reports")
        contact = await finished_chat(eva)
        names = {"email": None, "first_name": "eva", "last_name": "RUIZ"}
        assert (await report(elena, SEARCH | names))["result"]["contact_list"] == [contact]
        number = {"email": None, "phone_number": "+34 600"}
        assert (await report(elena, SEARCH | number))["result"]["contact_list"] == []
