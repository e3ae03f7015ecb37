"""What holds for all of RI: doors, rights, forms of questions and answers."""

from __future__ import annotations

import base64
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.localserver.edge.ri.office import KEY, Office
from tests.localserver.edge.wire import SHARED

LISTS = (
    "rmi/contacts",
    "rmi/agents",
    "rmi/queueStatuses",
    "dpi/entries",
    "cmi/contacts",
    "cmi/contactData",
    "cmi/chats",
    "cmi/chatMessages",
    "cmi/emails",
    "cmi/scriptResults",
    "cmi/callbacks",
    "cmi/messages",
    "cmi/customerConsents",
    "rci/users",
    "rci/queues",
    "rci/presenceProfiles",
    "rci/scripts",
    "rti/tasks",
)


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


@SHARED
@pytest.mark.parametrize("path", LISTS)
async def test_both_doors_lead_to_the_same(office: Office, path: str) -> None:
    elena = await office.agent("elena")
    there = ids(await elena.get(path))
    assert ids(await office.program().get(path)) == there
    assert ids(await elena.get(f"{path}/")) == there


@SHARED
@pytest.mark.parametrize("path", LISTS)
async def test_a_program_without_rights_gets_nothing(office: Office, path: str) -> None:
    response = await office.program("none")("GET", path)
    assert (response.status_code, response.json()) == (403, {"reason": "forbidden"})


@SHARED
@pytest.mark.parametrize("path", LISTS)
async def test_every_list_as_xml_and_in_pages(office: Office, path: str) -> None:
    elena = await office.agent("elena")
    there = ids(await elena.get(path))
    response = await elena("GET", path, headers={"Accept": "text/html;q=0.2, application/xml"})
    root = ElementTree.fromstring(response.content)
    assert response.headers["content-type"].startswith("application/xml")
    assert len(list(root)) == len(there)
    second = await elena.get(path, offset=1, limit=1, errorIfLimitReached=0)
    assert ids(second) == there[1:2]
    backwards = await elena.get(path, sort="-id,LOCALE-es")
    assert ids(backwards) == sorted(there, reverse=True)


@SHARED
@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    "query",
    ["limit=-1", "limit=ten", "offset=1e3", "sort=nothing", "limit=99999999999999999999999"],
)
async def test_nonsense_is_refused(office: Office, path: str, query: str) -> None:
    """An empty list is in any order."""
    program = office.program()
    response = await program("GET", f"{path}?{query}")
    assert response.status_code == 400 or ("sort" in query and response.json() == [])


@SHARED
@pytest.mark.parametrize("method", ["PATCH", "DELETE", "PUT"])
async def test_methods_that_a_list_does_not_have(office: Office, method: str) -> None:
    response = await office.program()(method, "rci/queues")
    assert response.status_code == 405
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert response.json() == {"reason": "method_not_allowed"}


@SHARED
async def test_answers_that_nobody_can_write(office: Office) -> None:
    program = office.program()
    for accept in ("image/png", "application/json;q=0", "text/html"):
        response = await program("GET", "rci/queues", headers={"Accept": accept})
        assert response.status_code == 406
    for accept in ("", "*/*", "text/html, */*;q=0.1", "application/json;charset=utf-8"):
        response = await program("GET", "rci/queues", headers={"Accept": accept})
        assert response.headers["content-type"] == "application/json"


@SHARED
@pytest.mark.parametrize(
    ("kind", "content", "status"),
    [
        ("text/plain", b"usage=x", 415),
        ("multipart/form-data", b"", 415),
        ("application/json", b"{", 400),
        ("application/json", b"[]", 400),
        ("application/json", b"", 400),
        ("application/json", b"[" * 5000, 400),
        ("application/json", b'{"usage": "a", "address": ' + b'"' + b"1" * 300_000 + b'"}', 400),
        ("application/xml", b"<a><b></a>", 400),
        ("application/xml", b"", 400),
        ("application/xml", b"<a>" * 40 + b"</a>" * 40, 400),
        (
            "application/xml",
            b'<!DOCTYPE c [<!ENTITY x "WhatsApp">]><c><usage>&x;</usage><address>1</address></c>',
            400,
        ),
        (
            "text/xml",
            b'<!DOCTYPE c SYSTEM "file:///etc/passwd"><c><usage>A</usage><address>1</address></c>',
            400,
        ),
    ],
)
async def test_bodies_that_are_not_read(
    office: Office, kind: str, content: bytes, status: int
) -> None:
    program = office.program()
    headers = {"Content-Type": kind}
    response = await program("POST", "cmi/customerConsents", headers=headers, content=content)
    assert response.status_code == status
    assert await program.get("cmi/customerConsents") == []


@SHARED
async def test_no_door_without_a_session(office: Office) -> None:
    http, base = office.http, office.service.tenant_url
    refused = await http.get(f"{base}/ecfs/RI/rmi/agents")
    assert (refused.status_code, refused.json()["reason"]) == (403, "no_session")
    cookie = (await office.agent("ana")).headers
    assert (await http.get(f"{base}/RI/rmi/agents", headers=cookie)).status_code == 401
    keys = office.program().headers
    assert (await http.get(f"{base}/ecfs/RI/rmi/agents", headers=keys)).status_code == 403


def _basic(text: bytes) -> str:
    return "Basic " + base64.b64encode(text).decode()


@SHARED
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-api-key": KEY},
        {"Authorization": _basic(b"all:pass-all")},
        {"Authorization": "Bearer abc", "x-api-key": KEY},
        {"Authorization": "Basic ***", "x-api-key": KEY},
        {"Authorization": _basic(b"all"), "x-api-key": KEY},
        {"Authorization": _basic(b"\xff:\xff"), "x-api-key": KEY},
        {"Authorization": _basic(b"nobody:pass-all"), "x-api-key": KEY},
    ],
)
async def test_wrong_keys(office: Office, headers: dict[str, str]) -> None:
    url = f"{office.service.tenant_url}/RI/rmi/agents"
    response = await office.http.get(url, headers=headers)
    assert response.status_code == 401
    assert response.headers["www-authenticate"].startswith("Basic")


async def test_guessing_is_slowed_down(own_office: Office) -> None:
    for caller in (
        own_office.program("all", password="wrong"),
        own_office.program("soporte", key="wrong-key"),
    ):
        statuses = [(await caller("GET", "rmi/agents")).status_code for _ in range(6)]
        assert statuses == [401] * 5 + [429]
    response = await own_office.program("all")("GET", "rmi/agents")
    assert response.status_code == 429
    assert int(response.headers["retry-after"]) > 0


@SHARED
async def test_a_program_sees_its_queues_alone(office: Office) -> None:
    soporte = office.program("soporte")
    contacts: Any = await soporte.get("cmi/contacts")
    assert {row["id"] for row in contacts} == {office.chat, office.abandoned, office.waiting}
    assert [row["name"] for row in await soporte.get("rci/queues")] == ["Soporte"]
    assert [row["name"] for row in await soporte.get("rmi/queueStatuses")] == ["Soporte"]
    assert (await soporte("GET", f"cmi/contacts/{office.sales}")).status_code == 404


@SHARED
async def test_unknown_addresses(office: Office) -> None:
    for path in ("nothing", "cmi", "cmi/contacts/x/y", "rci/users/x/password"):
        assert (await office.program()("GET", path)).status_code == 404


@SHARED
@pytest.mark.parametrize(
    ("path", "field", "name"),
    [
        ("rci/queues", "name", "Suporte"),
        ("rci/scripts", "name", "Suporte"),
        ("rci/presenceProfiles", "name", "Almoço"),
        ("rmi/queueStatuses", "name", "Suporte"),
        ("rmi/contacts", "queueName", "Suporte"),
        ("rmi/agents", "presenceName", "Disponível"),
        ("dpi/entries", "name", "Suporte"),
        ("cmi/scriptResults", "script_name", "Suporte"),
        ("rti/tasks", "queueName", "E-mail"),
    ],
)
async def test_names_in_another_language(office: Office, path: str, field: str, name: str) -> None:
    elena = await office.agent("elena")

    async def names(**language: str) -> list[str]:
        return [row[field] for row in await elena.get(path, **language)]

    assert name in await names(language="PT")
    assert name not in await names()
    assert await names(language="fi") == await names()


@SHARED
async def test_a_queue_within_a_row_in_another_language(office: Office) -> None:
    """`language` is no filter for the language of contacts."""
    elena = await office.agent("elena")
    rows: Any = await elena.get("cmi/contacts", language="pt")
    assert {row["from_queue"]["name"] for row in rows} == {"Suporte", "Vendas", "E-mail"}
