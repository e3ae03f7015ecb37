"""Missing, extra, wrong-typed, oversized and foreign values: the model's code, nothing changed."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import Any

import pytest

from contactpro_desktop.localserver.service import Service
from tests.conformance.phone.test_phone_examples import in_a_call, in_a_preview
from tests.localserver.edge.calls import INTERACTIONS, caller, shown
from tests.localserver.edge.wire import Client, agent

NOBODY = "0" * 32
LONG = "9" * 300

Rows = tuple[tuple[Any, int], ...]
"""Bodies and the code that answers each."""

BODIES: Rows = (
    (None, 400),
    ([], 400),
    ("connected", 400),
    ({}, 400),
    ({"status": None}, 400),
    ({"status": 1}, 400),
    ({"status": "Accepted"}, 400),
    ({"status": "picked"}, 400),
    ({"status": "accepted", "recording": True}, 400),
    ({"status": "ended", "channel_status": "onhold"}, 400),
    ({"channel_status": "hold"}, 400),
    ({"channel_status": ["onhold"]}, 400),
    ({"channel_status": "ringing"}, 400),
    ({"channel_status": "disconnected"}, 400),
    ({"channel_status": "transferring"}, 400),
    ({"channel_status": "transferring", "destination": ""}, 400),
    ({"channel_status": "transferring", "destination": 4104}, 400),
    ({"channel_status": "transferring", "destination": LONG}, 400),
    ({"channel_status": "transferring", "destination": "9999"}, 403),
    ({"channel_status": "transferring", "destination": "4104", "attached_data": "x"}, 400),
    ({"channel_status": "connected"}, 403),
    ({"channel_status": "picking"}, 403),
    ({"channel_status": "outbound_accepted"}, 403),
    ({"channel_status": "outbound_skipped"}, 403),
    ({"recording": "true"}, 400),
    ({"recording": 1}, 400),
    ({"recording": None}, 400),
)


async def nothing_changes(client: Client, uri: str, rows: Rows, where: str = "") -> None:
    before = await shown(client, uri)
    for body, code in rows:
        answer = await client.request("PUT", where or uri, body)
        assert answer["status"] == code, (body, answer)
    assert await shown(client, uri) == before


@pytest.mark.operation("PUT /interactions/{phoneid}")
async def test_changes_of_a_call(tenant: str) -> None:
    async with in_a_call(tenant) as (ana, uri, _, _call):
        await nothing_changes(ana, uri, BODIES)
        await ana.ok("PUT", uri, {"channel_status": "muted", "retries": 3, "type": "x"})


@pytest.mark.operation("POST /interactions")
async def test_new_calls(tenant: str) -> None:
    async with agent(tenant, "ana") as ana:
        for body, code in (
            ({"channel_type": "phone"}, 400),
            ({"channel_type": "phone", "destination": None}, 400),
            ({"channel_type": "phone", "destination": 112}, 400),
            ({"channel_type": "phone", "destination": "  "}, 400),
            ({"channel_type": "phone", "destination": LONG}, 400),
            ({"channel_type": "telephone", "destination": "112"}, 400),
            ({"channel_type": "sms", "destination": "112"}, 403),
            ({"destination": "112"}, 400),
            ({"channel_type": "external", "direction": "inbound"}, 400),
            ({"channel_type": "external", "originator": "1"}, 400),
            ({"channel_type": "external", "originator": "1", "direction": "up"}, 400),
            ({"channel_type": "external", "originator": 1, "direction": "inbound"}, 400),
            (
                {
                    "channel_type": "external",
                    "originator": "1",
                    "direction": "inbound",
                    "channel_sub_type": "fax",
                },
                400,
            ),
            (
                {
                    "channel_type": "external",
                    "originator": "1",
                    "direction": "inbound",
                    "from_queue": {"id": NOBODY},
                },
                403,
            ),
        ):
            answer = await ana.request("POST", INTERACTIONS, body)
            assert answer["status"] == code, (body, answer)
        assert (await ana.ok("GET", INTERACTIONS))["body"] == []


@pytest.mark.operation("PUT /interactions/{phoneid}/outbound")
@pytest.mark.operation("PUT /interactions/{phoneid}/outbound/customer/attributes")
async def test_results_and_attributes(service: Service) -> None:
    async with in_a_preview(service) as (diego, uri, _):
        results: Rows = (
            (None, 400),
            ({}, 400),
            ({"result": "Success"}, 400),
            ({"result": "success"}, 403),
            ({"result": "redial", "redial_time": "600"}, 400),
            ({"result": "redial", "redial_time": -1}, 400),
            ({"result": "redial", "redial_time": 1e12}, 400),
            ({"result": "redial", "redial_agent": "diego"}, 400),
            ({"result": "redial", "redial_agent": NOBODY}, 403),
            ({"result": "redial", "classifier": NOBODY}, 403),
            ({"result": "redial", "redial_remarks": "x" * 1001}, 400),
        )
        await nothing_changes(diego, uri, results, f"{uri}/outbound")
        attributes: Rows = (
            (None, 400),
            ({}, 400),
            ({"NAME": None}, 400),
            ({"NAME": {}}, 400),
            ({"NAME": "x" * 1001}, 400),
            ({"": "x"}, 400),
            ({f"A{number}": "x" for number in range(65)}, 400),
            ({"SHOE_SIZE": "44"}, 403),
            ({"CONTRATO": "C-78"}, 403),
            ({"NAME": "Eva", "CONTRATO": "C-78"}, 403),
        )
        await nothing_changes(diego, uri, attributes, f"{uri}/outbound/customer/attributes")
        for method, where, code in (
            ("POST", f"{uri}/outbound", 405),
            ("GET", f"{uri}/outbound/customer/attributes", 405),
            ("DELETE", uri, 405),
        ):
            assert (await diego.request(method, where, {}))["status"] == code


@pytest.mark.operation("PUT /interactions/{externalid}")
async def test_changes_of_an_external_call(tenant: str) -> None:
    async with an_external_call(tenant) as (ana, uri):
        rows: Rows = (
            (None, 400),
            ({}, 400),
            ({"status": "wrapup"}, 400),
            ({"channel_status": "onhold"}, 400),
            ({"channel_status": 1}, 400),
            ({"status": "accepted", "channel_status": "connected"}, 400),
            ({"channel_status": "connected"}, 403),
        )
        await nothing_changes(ana, uri, rows)


@asynccontextmanager
async def an_external_call(tenant: str) -> Any:
    new = {"channel_type": "external", "direction": "inbound", "originator": "1"}
    async with agent(tenant, "ana") as ana:
        await ana.ok("POST", INTERACTIONS, new)
        yield ana, f"{INTERACTIONS}/{(await ana.offer())['id']}"


@pytest.mark.operation("PUT /interactions/{phoneid}")
@pytest.mark.operation("PUT /interactions/{phoneid}/outbound")
async def test_anothers_call_does_not_exist(service: Service) -> None:
    tenant = service.tenant_url
    async with in_a_call(tenant) as (_, uri, _luis, call), agent(tenant, "elena") as elena:
        for where, body in (
            (uri, {"channel_status": "onhold"}),
            (uri, {"recording": True}),
            (call, {"status": "ended"}),
            (f"{uri}/outbound", {"result": "success"}),
            (f"{uri}/outbound/customer/attributes", {"NAME": "x"}),
        ):
            answer = await elena.request("PUT", where, body)
            assert (answer["status"], answer["reason"]) == (403, "not_found")


async def test_a_caller_sends_nonsense(tenant: str) -> None:
    async with caller(tenant) as luis:
        for method, where, body, code in (
            ("PUT", "/users/me/properties", {"extension": 600}, 400),
            ("PUT", "/users/me/properties", {"extension": "6" * 65}, 400),
            ("POST", INTERACTIONS, {"channel_type": "phone"}, 400),
            ("POST", INTERACTIONS, {"channel_type": "email", "destination": "x"}, 400),
            ("POST", INTERACTIONS, {"channel_type": "phone", "destination": "9"}, 403),
            (
                "POST",
                INTERACTIONS,
                {"channel_type": "phone", "destination": "llamadas@demo", "consent": "yes"},
                400,
            ),
        ):
            answer = await luis.request(method, where, body)
            assert answer["status"] == code, (body, answer)
        assert (await luis.ok("GET", INTERACTIONS))["body"] == []
