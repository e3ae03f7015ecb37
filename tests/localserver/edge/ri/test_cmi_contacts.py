"""CMI: contacts of the past, what was said in them and noted about them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.localserver.edge.ri.office import Office
from tests.localserver.edge.wire import SHARED


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


@SHARED
@pytest.mark.operation("GET /RI/cmi/contacts")
async def test_the_latest_come_first(office: Office) -> None:
    elena = await office.agent("elena")
    assert ids(await elena.get("cmi/contacts")) == [
        office.task,
        office.waiting,
        office.abandoned,
        office.sales,
        office.chat,
    ]
    assert ids(await elena.get("cmi/contacts", offset=1, limit=2)) == [
        office.waiting,
        office.abandoned,
    ]


@SHARED
@pytest.mark.operation("GET /RI/cmi/contacts")
async def test_the_contacts_of_one_customer(office: Office) -> None:
    bruno = await office.agent("bruno")
    rows = await bruno.get("cmi/contacts", originator="marta@example.org")
    assert ids(rows) == [office.waiting, office.chat]
    assert rows[1]["agent"] == {"id": office.agent_id("ana"), "name": "Ana Pérez"}
    assert rows[1]["from_queue"] == {"id": office.queue_id("Soporte"), "name": "Soporte"}
    assert rows[1]["status"] == "Handled"
    assert ids(await bruno.get("cmi/contacts", originator="MARTA@*")) == ids(rows)
    assert await bruno.get("cmi/contacts", originator="marta@example.org", status="Aband*") == []


@SHARED
@pytest.mark.operation("GET /RI/cmi/contacts")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"agentId": "ana"}, ["chat"]),
        ({"queueId": "Ventas"}, ["sales"]),
        ({"channel": "Task"}, ["task"]),
        ({"channel_type": "user_defined"}, ["task"]),
        ({"status": "Abandoned"}, ["abandoned"]),
        ({"startTime": "2020-01-01", "endTime": "2020-01-02T10:00:00+02:00"}, []),
        ({"search": "paul"}, ["sales"]),
    ],
)
async def test_parameters(office: Office, query: dict[str, str], found: list[str]) -> None:
    if "agentId" in query:
        query = {"agentId": office.agent_id(query["agentId"])}
    if "queueId" in query:
        query = {"queueId": office.queue_id(query["queueId"])}
    rows = await (await office.agent("elena")).get("cmi/contacts", **query)
    assert ids(rows) == [getattr(office, name) for name in found]


@SHARED
@pytest.mark.operation("GET /RI/cmi/contacts", "GET /RI/cmi/contacts/{id}")
async def test_nobody_sees_contacts_of_others(office: Office) -> None:
    diego = await office.agent("diego")
    assert await diego.get("cmi/contacts") == []
    bruno = await office.agent("bruno")
    assert office.task not in ids(await bruno.get("cmi/contacts"))
    for path in ("", "/details", "/remarks"):
        assert (await diego("GET", f"cmi/contacts/{office.chat}{path}")).status_code == 404
    for path in ("chats", "contactData", "emails"):
        assert (await diego("GET", f"cmi/{path}/{office.chat}")).status_code == 404


@SHARED
@pytest.mark.operation("GET /RI/cmi/contacts/{id}", "GET /RI/cmi/contacts/{id}/details")
async def test_one_contact_with_its_details(office: Office) -> None:
    ana = await office.agent("ana")
    row = await ana.get(f"cmi/contacts/{office.chat}")
    details = await ana.get(f"cmi/contacts/{office.chat}/details")
    [part] = details.pop("parts")["part"]
    assert details == row
    assert part["agent"]["name"] == "Ana Pérez"
    assert part["end_reason"] == "agent"
    assert part["offered"] <= part["accepted"] <= part["ended"]


@SHARED
@pytest.mark.operation("GET /RI/cmi/chats", "GET /RI/cmi/chats/{id}")
async def test_a_chat_with_its_transcript(office: Office) -> None:
    ana = await office.agent("ana")
    assert office.chat in ids(await ana.get("cmi/chats"))
    assert office.task not in ids(await ana.get("cmi/chats"))
    chat = await ana.get(f"cmi/chats/{office.chat}")
    said = [m["message"] for m in chat["messages"]["message"] if m["type"] == "text"]
    assert said == ["No puedo entrar", "Le ayudo ahora mismo"]
    assert (await ana("GET", f"cmi/chats/{office.task}")).status_code == 404


@SHARED
@pytest.mark.operation("GET /RI/cmi/chatMessages")
async def test_messages_of_a_chat(office: Office) -> None:
    ana = await office.agent("ana")
    rows = await ana.get("cmi/chatMessages", contactId=office.chat)
    texts = [row for row in rows if row["type"] == "text"]
    assert [row["author_kind"] for row in texts] == ["customer", "agent"]
    assert {row["contact_id"] for row in rows} == {office.chat}
    assert await ana.get("cmi/chatMessages", id=texts[0]["id"]) == [texts[0]]
    assert len(await ana.get("cmi/chatMessages", limit=1)) == 1
    assert await ana.get("cmi/chatMessages", message="*entrar") == [texts[0]]
    assert await ana.get("cmi/chatMessages", contactId=office.task) == []


@SHARED
@pytest.mark.operation("GET /RI/cmi/emails", "GET /RI/cmi/emails/{id}")
async def test_tasks_are_among_the_emails(office: Office) -> None:
    ana = await office.agent("ana")
    [row] = await ana.get("cmi/emails", includeAttachedData=1)
    assert (row["type"], row["typeDetails"]) == ("EmailIn", "TASK")
    assert row["attached_data"] == {"KV": [{"k": "numeroCliente", "v": "4711"}]}
    assert (await ana.get(f"cmi/emails/{office.task}"))["from_queue"]["name"] == "Correo"
    assert await ana.get("cmi/emails", cid="x*") == []
    assert (await ana("GET", f"cmi/emails/{'0' * 32}")).status_code == 404


@pytest.mark.operation(
    "GET /RI/cmi/contacts/{id}/remarks",
    "POST /RI/cmi/contacts/{id}/remarks",
    "PUT /RI/cmi/contacts/{id}/remarks",
)
async def test_remarks(own_office: Office) -> None:
    ana, bruno = await own_office.agent("ana"), await own_office.agent("bruno")
    at = f"cmi/contacts/{own_office.chat}/remarks"
    created = await ana("POST", at, {"text": "Llamar el lunes"})
    assert created.status_code == 201
    [row] = await bruno.get(at)
    assert (row["id"], row["text"], row["author_name"]) == (
        created.text,
        "Llamar el lunes",
        "Ana Pérez",
    )
    change = {"id": created.text, "text": "Llamar el martes"}
    assert (await bruno("PUT", at, change)).status_code == 403
    other = f"cmi/contacts/{own_office.waiting}/remarks"
    assert (await ana("PUT", other, change)).status_code == 404
    assert (await ana("PUT", at, {"text": "which one?"})).status_code == 400
    assert (await ana("PUT", at, change)).status_code == 204
    assert [each["text"] for each in await bruno.get(at)] == ["Llamar el martes"]


@pytest.mark.operation(
    "GET /RI/cmi/contactData", "GET /RI/cmi/contactData/{id}", "POST /RI/cmi/contactData"
)
async def test_contact_data(own_office: Office) -> None:
    ana, chat = await own_office.agent("ana"), own_office.chat
    body = {"contact_id": chat, "data": {"KV": [{"k": "numeroCliente", "v": "42"}, {"k": "vip"}]}}
    created = await ana("POST", "cmi/contactData", body)
    assert created.headers["location"] == f"/demo/ecfs/RI/cmi/contactData/{chat}"
    row = await ana.get(f"cmi/contactData/{chat}")
    assert row["data"]["KV"] == [{"k": "numeroCliente", "v": "42"}, {"k": "vip", "v": ""}]
    assert await ana.get("cmi/contactData", contactId=chat) == [row]
    xml = f"<d><contact_id>{chat}</contact_id><data><KV><k>vip</k><v>si</v></KV></data></d>"
    headers = {"Content-Type": "text/xml; charset=utf-8"}
    assert (await ana("POST", "cmi/contactData", headers=headers, content=xml)).status_code == 201
    assert (await ana.get(f"cmi/contactData/{chat}"))["data"]["KV"][1]["v"] == "si"
