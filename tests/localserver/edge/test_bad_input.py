"""Nonsense from a client: a clear code, and nobody is harmed by it."""

from __future__ import annotations

import json

import pytest

from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.model import Refused
from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.wire import SHARED, Client, agent, start_chat, visitor

INTERACTIONS = "/users/me/interactions"
NOBODY = "0123456789ABCDEF0123456789ABCDEF"


async def is_well(client: Client) -> None:
    await client.ok("GET", "/users/me/properties")


@SHARED
@pytest.mark.parametrize(
    "frame",
    [
        "",
        "{",
        "[]",
        "null",
        '"text"',
        '{"method": "GET"}',
        '{"uri": "/users/me/properties"}',
        '{"method": 5, "uri": "/users/me/properties"}',
        '{"method": "GET", "uri": 5}',
        '{"method": "GET", "uri": ""}',
        '{"client_req_id": {}, "method": "GET", "uri": "/users/me/properties"}',
        b"\xff\xfe",
        '{"method": "PUT", "uri": "/users/me/properties", "body": ' + "[" * 40 + "]" * 40 + "}",
        json.dumps({"method": "GET", "uri": "/users/me/" + "x" * 3000}),
        json.dumps({"method": "PUT", "uri": "/users/me/properties", "body": "x" * 300_000}),
    ],
    ids=range(15),
)
async def test_a_frame_that_is_no_request_is_400(shared_tenant: str, frame: str | bytes) -> None:
    async with agent(shared_tenant, "ana") as ana:
        seen = len(ana.frames)
        await ana.send(frame)
        answer = await ana.frame(lambda f: f.get("status") == 400)
        assert answer in ana.frames[seen:]
        assert answer["reason"] == "malformed"
        await is_well(ana)


async def test_a_frame_far_too_large_costs_the_connection_only(tenant: str) -> None:
    async with agent(tenant, "ana") as ana, agent(tenant, "bruno") as bruno:
        await ana.send("x" * (2 * 1024 * 1024))
        assert await ana.closed() == 1009
        await is_well(bruno)
    async with agent(tenant, "ana") as ana:
        await is_well(ana)


@SHARED
@pytest.mark.parametrize(
    ("method", "uri", "body", "status"),
    [
        ("GET", "/", None, 403),
        ("GET", "/users/me", None, 403),
        ("GET", "/users/you/properties", None, 403),
        ("GET", "/users/me/nothing", None, 403),
        ("GET", "/users/me/properties/nothing", None, 403),
        ("GET", f"{INTERACTIONS}/{NOBODY}", None, 403),
        ("GET", f"{INTERACTIONS}/{NOBODY}/transcript/messages", None, 403),
        ("GET", f"/users/me/queues/{NOBODY}", None, 403),
        ("GET", f"/users/me/scripts/{NOBODY}", None, 403),
        ("GET", f"/users/me/statistics/{NOBODY}", None, 403),
        ("SUBSCRIBE", f"{INTERACTIONS}/{NOBODY}", None, 403),
        ("SUBSCRIBE", "/users/me/nothing", None, 403),
        ("SUBSCRIBE", f"{INTERACTIONS}/1/scripts/2/scriptanswers/3", None, 405),
        ("UNSUBSCRIBE", "/users/me/nothing", None, 200),
        ("DELETE", "/users/me/properties", None, 405),
        ("POST", "/users/me/properties", {}, 405),
        ("PATCH", "/users/me/properties", {}, 405),
        ("DANCE", "/users/me/properties", {}, 405),
        ("PUT", INTERACTIONS, {}, 405),
        ("POST", "/users/me/scripts", {}, 405),
        ("PUT", "/users/me/properties/phone", {"sip_connected": "yes"}, 400),
        ("PUT", "/users/me/properties/supervising", {"deny_supervising": "yes"}, 400),
        ("PUT", "/users/me/queues", {NOBODY: {"serve_external": True}}, 403),
        ("POST", INTERACTIONS, {"channel_type": "sms", "destination": "112"}, 403),
        ("POST", INTERACTIONS, {"channel_type": "chat", "status": "picked"}, 400),
        ("POST", INTERACTIONS, {"channel_type": "chat", "status": 1}, 400),
        ("POST", INTERACTIONS, [], 400),
        (
            "POST",
            INTERACTIONS,
            {"channel_type": "chat", "status": "picked", "contact_id": NOBODY},
            403,
        ),
        ("PUT", f"{INTERACTIONS}/{NOBODY}", {"status": "accepted"}, 403),
        ("PUT", f"{INTERACTIONS}/{NOBODY}", {"status": "dancing"}, 400),
        ("PUT", f"{INTERACTIONS}/{NOBODY}", {"channel_status": "onhold"}, 403),
        ("POST", f"{INTERACTIONS}/{NOBODY}/transcript/messages", {"message": "x"}, 403),
        ("POST", f"{INTERACTIONS}/{NOBODY}/scripts/{NOBODY}/scriptanswers", [], 403),
        ("PUT", f"{INTERACTIONS}/{NOBODY}/participants/ana%40demo", {"status": "typing"}, 403),
    ],
)
async def test_what_is_not_there_or_not_allowed(
    shared_tenant: str, method: str, uri: str, body: object, status: int
) -> None:
    async with agent(shared_tenant, "ana") as ana:
        assert (await ana.request(method, uri, body))["status"] == status
        await is_well(ana)


async def test_a_defect_costs_one_connection_and_is_logged(
    service: Service, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with agent(service.tenant_url, "ana") as ana, agent(service.tenant_url, "bruno") as bruno:
        with monkeypatch.context() as defect:
            defect.setattr(service.engine, "execute", None)
            body = {"work_status": "ready"}
            await ana.send({"method": "PUT", "uri": "/users/me/properties", "body": body})
            assert await ana.closed() == 1011
        assert "a request failed" in caplog.text
        await is_well(bruno)


async def test_a_busy_server_is_408(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    async def busy(*args: object, **options: object) -> None:
        raise Refused(Refusal.BUSY_SERVER)

    async with agent(service.tenant_url, "ana") as ana:
        with monkeypatch.context() as database_gone:
            database_gone.setattr(service.engine, "execute", busy)
            answer = await ana.request("PUT", "/users/me/properties", {"work_status": "ready"})
        assert (answer["status"], answer["reason"]) == (408, "busy_server")
        await is_well(ana)


async def test_actions_out_of_order(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        await start_chat(luis, "ventas@demo")
        uri = f"{INTERACTIONS}/{(await ana.offer())['id']}"
        messages = f"{uri}/transcript/messages"

        async def refused(method: str, where: str, body: object) -> str:
            answer = await ana.request(method, where, body)
            assert answer["status"] == 403
            return str(answer["reason"])

        assert await refused("PUT", uri, {"status": "ended"}) == "not_allowed_now"
        assert await refused("PUT", uri, {"status": "handled"}) == "not_allowed_now"
        assert await refused("POST", messages, {"message": "x"}) == "not_allowed_now"
        await ana.ok("PUT", uri, {"status": "accepted"})
        await ana.ok("PUT", uri, {"status": "accepted"})
        assert await refused("PUT", uri, {"status": "rejected"}) == "not_allowed_now"
        await ana.ok("PUT", uri, {"status": "wrapup"})
        assert await refused("PUT", uri, {"status": "ended"}) == "not_allowed_now"
        assert await refused("POST", messages, {"message": "x"}) == "not_allowed_now"


async def test_bodies_of_messages_and_answers(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        await start_chat(luis, "ventas@demo")
        offer = await ana.offer()
        uri = f"{INTERACTIONS}/{offer['id']}"
        await ana.ok("PUT", uri, {"status": "accepted"})
        script = f"{uri}/scripts/{offer['script']['id']}/scriptanswers"
        question = (await ana.ok("GET", f"/users/me/scripts/{offer['script']['id']}"))["body"]
        known = question["scriptquestions"][1]["id"]
        for method, where, body, status in (
            ("POST", f"{uri}/transcript/messages", {}, 400),
            ("POST", f"{uri}/transcript/messages", {"message": ""}, 400),
            ("POST", f"{uri}/transcript/messages", {"message": 5}, 400),
            ("POST", f"{uri}/transcript/messages", {"message": "x", "type": "state"}, 400),
            ("POST", f"{uri}/transcript/messages", {"message": "x" * 10_001}, 400),
            ("POST", script, {}, 400),
            ("POST", script, [{"id": known}], 400),
            ("POST", script, [{"id": NOBODY, "answerdata": [{"data": "x"}]}], 400),
            ("POST", script, [{"id": known, "answerdata": [{"id": NOBODY}]}], 400),
            ("PUT", f"{script}/{known}", {"id": NOBODY, "answerdata": []}, 400),
            ("POST", f"{uri}/scripts/{NOBODY}/scriptanswers", [], 403),
            ("PUT", f"{uri}/participants/ana@demo", {"status": "singing"}, 400),
            ("PUT", f"{uri}/participants/nobody", {"status": "typing"}, 403),
        ):
            answer = await ana.request(method, where, body)
            assert answer["status"] == status, (method, where, answer)
        shown = (await ana.ok("GET", uri))["body"]
        assert shown["script"]["scriptanswers"] == []
        assert all(m["type"] == "state" for m in shown["transcript"]["messages"])


async def test_one_answer_at_a_time(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        await start_chat(luis, "ventas@demo")
        offer = await ana.offer()
        uri = f"{INTERACTIONS}/{offer['id']}"
        await ana.ok("PUT", uri, {"status": "accepted"})
        script_id = offer["script"]["id"]
        script = (await ana.ok("GET", f"/users/me/scripts/{script_id}"))["body"]
        first, *_, last = [
            q for q in script["scriptquestions"] if q["controltype"] != "information"
        ]
        base = f"{uri}/scripts/{script_id}/scriptanswers"
        option = first["scriptanswers"][0]
        await ana.ok(
            "PUT",
            f"{base}/{first['id']}",
            {"id": first["id"], "answerdata": [{"id": option["id"], "data": option["answerdata"]}]},
        )
        await ana.ok(
            "PUT", f"{base}/{last['id']}", {"id": last["id"], "answerdata": [{"data": "Sí"}]}
        )
        stored = {each["id"]: each["answerdata"] for each in (await ana.ok("GET", base))["body"]}
        assert stored == {
            first["id"]: [{"id": option["id"], "data": ""}],
            last["id"]: [{"id": "", "data": "Sí"}],
        }


async def test_another_agents_conversation_does_not_exist(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        chat = await start_chat(luis, "ventas@demo")
        uri = f"{INTERACTIONS}/{(await ana.offer())['id']}"
        await ana.ok("PUT", uri, {"status": "accepted"})
        async with agent(tenant, "elena") as elena:
            for where in (uri, f"{INTERACTIONS}/{chat}"):
                for method, path, body in (
                    ("GET", where, None),
                    ("SUBSCRIBE", where, None),
                    ("PUT", where, {"status": "ended"}),
                    ("PUT", where, {"channel_status": "transferring", "destination": "elena@demo"}),
                    ("POST", f"{where}/transcript/messages", {"message": "x"}),
                ):
                    answer = await elena.request(method, path, body)
                    assert (answer["status"], answer["reason"]) == (403, "not_found")
        assert (await ana.ok("GET", uri))["body"]["status"] == "accepted"


async def test_subscribing_again_and_again_is_one_subscription(tenant: str) -> None:
    async with visitor(tenant) as luis:
        chat = await start_chat(luis, "soporte@demo")
        for _ in range(300):
            await luis.ok("SUBSCRIBE", f"{INTERACTIONS}/{chat}")
        seen = len(luis.changes)
        await luis.ok("POST", f"{INTERACTIONS}/{chat}/transcript/messages", {"message": "Hola"})
        assert len(luis.changes[seen:]) == 1
