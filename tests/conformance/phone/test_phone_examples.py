"""Every documented example of calls (ECFS 22Q1, phone, outbound and external), sent as written."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import Any

import pytest

from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.calls import (
    INTERACTIONS,
    NUMBER,
    call_queue,
    caller,
    dialled,
    shown,
    taken_call,
)
from tests.localserver.edge.wire import Client, agent

PUT_CALL = pytest.mark.operation("PUT /interactions/{phoneid}")
OUTBOUND = pytest.mark.operation("PUT /interactions/{phoneid}/outbound")
PUT_EXTERNAL = pytest.mark.operation("PUT /interactions/{externalid}")

CALL_KEYS = {
    "attached_data",
    "channel_status",
    "channel_sub_type",
    "channel_type",
    "contact_id",
    "date_created",
    "destination",
    "direction",
    "from_queue",
    "id",
    "language",
    "originator",
    "status",
    "terminal_id",
    "title",
}


@asynccontextmanager
async def in_a_call(tenant: str) -> Any:
    """Ana, her call, and the caller."""
    async with agent(tenant, "ana", ready=True) as ana, caller(tenant) as luis:
        call = await call_queue(luis)
        yield ana, await taken_call(ana), luis, call


@pytest.mark.operation("GET /interactions")
@pytest.mark.operation("GET /interactions/{phoneid}")
@pytest.mark.operation("POST /interactions")
async def test_new_phonecall(tenant: str) -> None:
    """The example of the list: an outgoing call."""
    async with agent(tenant, "ana") as ana, caller(tenant):
        uri = await dialled(ana)
        view = await shown(ana, uri)
        assert CALL_KEYS | {"recording", "consent"} <= view.keys()
        assert (view["channel_type"], view["status"]) == ("phone", "outgoing")
        assert (view["originator"], view["destination"]) == ("4101", NUMBER)
        assert view["recording"] is False
        [listed] = await list_of(ana)
        assert listed == view


async def list_of(client: Client) -> list[Any]:
    return list((await client.ok("GET", INTERACTIONS))["body"])


@PUT_CALL
async def test_accept_and_reject_interaction(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, caller(tenant) as luis:
        await call_queue(luis)
        uri = f"{INTERACTIONS}/{(await ana.offer())['id']}"
        await ana.ok("PUT", uri, {"status": "rejected"})
        await ana.change("DELETE", uri)
        await ana.ok("PUT", "/users/me/properties", {"work_status": "not_ready"})
        seen = len(ana.changes)
        await ana.ok("PUT", "/users/me/properties", {"work_status": "ready"})
        again = await ana.change("POST", f"{INTERACTIONS}/*", after=seen)
        await ana.ok("PUT", again["uri"], {"status": "accepted"})
        await ana.change("PUT", f"{again['uri']}/status", "accepted")


@PUT_CALL
@pytest.mark.parametrize("word", ["ended", "wrapup"])
async def test_hangup_and_handle_interaction(tenant: str, word: str) -> None:
    async with in_a_call(tenant) as (ana, uri, _, _call):
        await ana.ok("PUT", uri, {"status": word})
        await ana.change("PUT", f"{uri}/status", "ended")
        await ana.ok("PUT", uri, {"status": "handled"})
        await ana.change("DELETE", uri)


@PUT_CALL
async def test_set_call_onhold_and_unhold(tenant: str) -> None:
    async with in_a_call(tenant) as (ana, uri, luis, call):
        for word in ("onhold", "connected"):
            await ana.ok("PUT", uri, {"channel_status": word})
            await luis.change("PUT", f"{call}/channel_status", word)


@PUT_CALL
async def test_forward_call(tenant: str) -> None:
    async with agent(tenant, "diego") as diego, in_a_call(tenant) as (ana, uri, _, _call):
        await ana.ok("PUT", uri, {"channel_status": "transferring", "destination": "4104"})
        await ana.change("PUT", f"{uri}/channel_status", "transferred")
        assert (await diego.offer())["channel_status"] == "ringing"


@PUT_CALL
async def test_pick_call(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, caller(tenant) as luis:
        await call_queue(luis)
        uri = f"{INTERACTIONS}/{(await ana.offer())['id']}"
        await ana.ok("PUT", uri, {"channel_status": "picking"})
        await ana.change("PUT", f"{uri}/channel_status", "picking")


@PUT_CALL
async def test_enable_and_disable_recording(tenant: str) -> None:
    async with in_a_call(tenant) as (ana, uri, _, _call):
        for on in (True, False):
            await ana.ok("PUT", uri, {"recording": on})
            await ana.change("PUT", f"{uri}/recording", on)


@asynccontextmanager
async def in_a_preview(service: Service) -> Any:
    """accept_outbound"""
    async with agent(service.tenant_url, "diego", ready=True) as diego:
        offer = await diego.offer()
        assert offer["channel_status"] == "outbound_incoming"
        seen = len(diego.changes)
        await diego.ok("PUT", f"{INTERACTIONS}/{offer['id']}", {"status": "accepted"})
        opened = await diego.change("POST", f"{INTERACTIONS}/*", after=seen)
        assert opened["subscribed_resource"]["channel_status"] == "outbound_preview"
        yield diego, opened["uri"], opened["subscribed_resource"]["outbound"]


@PUT_CALL
async def test_accept_outbound_and_end_preview_call_number(service: Service) -> None:
    async with in_a_preview(service) as (diego, uri, _):
        body = {"channel_status": "outbound_accepted", "destination": "600"}
        await diego.ok("PUT", uri, body)
        await diego.change("PUT", f"{uri}/destination", "600")


@PUT_CALL
@pytest.mark.parametrize("word", ["outbound_rejected", "outbound_skipped"])
async def test_end_preview_reject_and_skip(service: Service, word: str) -> None:
    async with in_a_preview(service) as (diego, uri, _):
        await diego.ok("PUT", uri, {"channel_status": word})
        await diego.change("DELETE", uri)


@pytest.mark.operation("GET /interactions/{phoneid}/outbound")
async def test_preview_mode(service: Service) -> None:
    async with in_a_preview(service) as (diego, uri, outbound):
        assert outbound["initial_info"].splitlines() == ["Renovaciones", "Luis Mena"]
        assert outbound["campaign"].keys() >= {
            "id", "name", "description", "start_date", "end_date", "max_calls", "total_count",
            "classifiers", "call_transfer_list", "parameters",
        }  # fmt: skip
        assert outbound["customer"].keys() >= {
            "id", "remarks", "call_result", "attributes", "modify_access", "previous_calls",
        }  # fmt: skip
        for each in outbound["customer"]["attributes"]:
            assert each.keys() == {"name", "value", "language", "hidden", "editable"}
        assert await shown(diego, f"{uri}/outbound") == outbound


@OUTBOUND
@pytest.mark.parametrize("to_an_agent", [False, True])
async def test_redial_after_600_sec(service: Service, to_an_agent: bool) -> None:
    async with in_a_preview(service) as (diego, uri, _):
        me = await shown(diego, "/users/me/properties")
        body = {"result": "redial", "redial_time": 600}
        if to_an_agent:
            body["redial_agent"] = me["id"]
        await diego.ok("PUT", f"{uri}/outbound", body)
        await diego.change("DELETE", uri)


@OUTBOUND
@pytest.mark.parametrize("result", ["success", "busy"])
async def test_success_and_busy_with_classifier(service: Service, result: str) -> None:
    async with in_a_preview(service) as (diego, uri, outbound):
        await diego.ok("PUT", uri, {"channel_status": "outbound_accepted"})
        await diego.change("PUT", f"{uri}/status", "ended")
        classifier = outbound["campaign"]["classifiers"][0]["id"]
        await diego.ok("PUT", f"{uri}/outbound", {"result": result, "classifier": classifier})
        await diego.change("PUT", f"{uri}/outbound/classifier", classifier)


@pytest.mark.operation("PUT /interactions/{phoneid}/outbound/customer/attributes")
@pytest.mark.parametrize("body", [{"PHONE1": 2344}, {"PHONE1": 2344, "NAME": "Eva"}])
async def test_modify_attributes(service: Service, body: dict[str, Any]) -> None:
    async with in_a_preview(service) as (diego, uri, _):
        await diego.ok("PUT", f"{uri}/outbound/customer/attributes", body)
        await diego.change("PUT", f"{uri}/outbound/default_bnumber", "2344")


@pytest.mark.operation("POST /interactions")
@pytest.mark.operation("GET /interactions/{externalid}")
@PUT_EXTERNAL
@pytest.mark.parametrize("direction", ["inbound", "outbound"])
async def test_new_external_phone(service: Service, direction: str) -> None:
    new: dict[str, Any] = {
        "channel_type": "external",
        "direction": direction,
        "channel_sub_type": "phone",
        "originator": "customer_nbr",
        "destination": "queue_nbr",
    }
    if direction == "inbound":
        queues = service.engine.state.site.queues.values()
        new["from_queue"] = {"id": next(q.id for q in queues if q.name == "Llamadas")}
    async with agent(service.tenant_url, "ana") as ana:
        await ana.ok("POST", INTERACTIONS, new)
        view = await ana.offer()
        uri = f"{INTERACTIONS}/{view['id']}"
        assert view.keys() >= CALL_KEYS
        assert (view["channel_type"], view["channel_sub_type"]) == ("external", direction)
        assert view["channel_status"] == "ringing"
        for body in (
            {"status": "accepted"},
            {"channel_status": "connected"},
            {"status": "ended"},
            {"channel_status": "disconnected"},
            {"status": "handled"},
        ):
            await ana.ok("PUT", uri, body)
        await ana.change("DELETE", uri)
        await ana.ok("POST", INTERACTIONS, new)
        [again] = await list_of(ana)
        await ana.ok("PUT", f"{INTERACTIONS}/{again['id']}", {"status": "rejected"})


@pytest.mark.operation("GET /interactions/{phoneid}/scripts/{scriptid}/scriptanswers")
@pytest.mark.operation("POST /interactions/{phoneid}/scripts/{scriptid}/scriptanswers")
@pytest.mark.operation("PUT /interactions/{phoneid}/scripts/{scriptid}/scriptanswers/{questionid}")
async def test_script_answers_of_a_call(tenant: str) -> None:
    async with in_a_call(tenant) as (ana, uri, _, _call):
        await answers_are_kept(ana, uri)


@pytest.mark.operation("GET /interactions/{externalid}/scripts/{scriptid}/scriptanswers")
@pytest.mark.operation("POST /interactions/{externalid}/scripts/{scriptid}/scriptanswers")
@pytest.mark.operation(
    "PUT /interactions/{externalid}/scripts/{scriptid}/scriptanswers/{questionid}"
)
async def test_script_answers_of_an_external_call(service: Service) -> None:
    queues = service.engine.state.site.queues.values()
    new = {
        "channel_type": "external",
        "direction": "inbound",
        "originator": "customer_nbr",
        "from_queue": {"id": next(q.id for q in queues if q.name == "Llamadas")},
    }
    async with agent(service.tenant_url, "ana") as ana:
        await ana.ok("POST", INTERACTIONS, new)
        uri = f"{INTERACTIONS}/{(await ana.offer())['id']}"
        await ana.ok("PUT", uri, {"status": "accepted"})
        await answers_are_kept(ana, uri)


async def answers_are_kept(client: Client, uri: str) -> None:
    script = (await shown(client, uri))["script"]
    where = f"{uri}/scripts/{script['id']}/scriptanswers"
    questions = (await shown(client, f"/users/me/scripts/{script['id']}"))["scriptquestions"]
    question = next(each for each in questions if each["scriptanswers"])
    option = question["scriptanswers"][0]["id"]
    answer = {"id": question["id"], "answerdata": [{"id": option}], "ordinal": 1}
    await client.ok("POST", where, [answer])
    await client.ok("PUT", f"{where}/{question['id']}", answer)
    [kept] = (await client.ok("GET", where))["body"]
    assert kept["answerdata"][0]["id"] == option
