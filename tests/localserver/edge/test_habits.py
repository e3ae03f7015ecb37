"""Habits of strangers' clients that the server bears."""

from __future__ import annotations

import json

from tests.localserver.edge.wire import (
    agent,
    open_socket,
    session_of,
    socket_url,
    start_chat,
    visitor,
    visitor_session,
)
from tests.support.server import demo_config, running_server

INTERACTIONS = "/users/me/interactions"


async def test_one_request_id_for_everything(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        chat = await start_chat(luis, "ventas@demo")
        uri = f"{INTERACTIONS}/{(await ana.offer())['id']}"
        await ana.ok("PUT", uri, {"status": "accepted"}, rid="SAME")
        for text in ("uno", "dos", "dos"):
            messages = f"{INTERACTIONS}/{chat}/transcript/messages"
            await luis.ok("POST", messages, {"message": text}, rid="SAME")
        said = (await ana.ok("GET", f"{uri}/transcript/messages"))["body"]
        assert [m["message"] for m in said if m["type"] == "text"] == ["uno", "dos", "dos"]


async def test_requests_before_the_session_frame(tenant: str) -> None:
    session = await visitor_session(tenant)
    async with open_socket(socket_url(tenant, visitor=True), session) as luis:
        for number, (method, uri, body) in enumerate(
            (
                (
                    "PUT",
                    "/users/me/properties",
                    {"chat_address": "luis@example.org", "alias": "Luis"},
                ),
                ("SUBSCRIBE", "/users/me/properties", None),
                ("SUBSCRIBE", INTERACTIONS, None),
                ("POST", INTERACTIONS, {"channel_type": "chat", "destination": "soporte@demo"}),
            )
        ):
            await luis.send(
                {"client_req_id": str(number), "method": method, "uri": uri, "body": body}
            )
        assert (await luis.answer("3"))["status"] == 200
        assert set(luis.frames[0]) >= {"sessionid", "ecfsessionid"}
        shown = (await luis.offer())["participants"][0]
        assert shown["uniquekey"] == "luis@example.org"


async def test_requests_sent_in_one_go_are_carried_out_in_order(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        chat = await start_chat(luis, "ventas@demo")
        uri = f"{INTERACTIONS}/{(await ana.offer())['id']}"
        burst: list[tuple[str, str, object]] = [
            ("PUT", uri, {"status": "accepted"}),
            *(
                ("POST", f"{uri}/transcript/messages", {"message": str(number)})
                for number in range(20)
            ),
            ("GET", f"{uri}/transcript/messages", None),
            ("PUT", uri, {"status": "ended"}),
            ("POST", f"{uri}/transcript/messages", {"message": "too late"}),
        ]
        for number, (method, where, body) in enumerate(burst):
            rid = f"B{number}"
            await ana.send({"client_req_id": rid, "method": method, "uri": where, "body": body})
        assert (await ana.answer(f"B{len(burst) - 1}"))["status"] == 403
        answers = [f for f in ana.frames if str(f.get("client_req_id", "")).startswith("B")]
        assert [f["client_req_id"] for f in answers] == [f"B{n}" for n in range(len(burst))]
        assert {f["status"] for f in answers[:-1]} == {200}
        said = [m["message"] for m in answers[-3]["body"] if m["type"] == "text"]
        assert said == [str(number) for number in range(20)]
        await luis.change("PUT", f"{INTERACTIONS}/{chat}/status", "ended")


async def test_a_message_waits_for_the_change_before_it(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        await start_chat(luis, "ventas@demo")
        uri = f"{INTERACTIONS}/{(await ana.offer())['id']}"
        await ana.ok("PUT", uri, {"status": "accepted"})
        for rid, method, where, body in (
            ("1A", "PUT", "/users/me/properties", {"alias": "Ana P."}),
            ("1B", "POST", f"{uri}/transcript/messages", {"message": "Hola"}),
        ):
            await ana.send({"client_req_id": rid, "method": method, "uri": where, "body": body})
        assert (await ana.answer("1B"))["status"] == 200
        said = (await ana.ok("GET", f"{uri}/transcript/messages"))["body"][-1]
        assert said["display_name"] == "Ana P."


async def test_trailing_slashes_lower_case_and_no_id(tenant: str) -> None:
    async with agent(tenant, "ana") as ana:
        await ana.ok("subscribe", "/users/me/statistics/queues/")
        await ana.ok("GET", "/users/me/queues/")
        await ana.send({"method": "GET", "uri": "/users/me/properties/"})
        assert (await ana.frame(lambda f: f.get("client_req_id") == ""))["status"] == 200
        await ana.send({"client_req_id": 7, "method": "GET", "uri": "/users/me/properties"})
        assert (await ana.answer("7"))["status"] == 200


async def test_keys_of_the_panels_own_queue_are_ignored(tenant: str) -> None:
    async with agent(tenant, "ana") as ana:
        await ana.ok(
            "PUT",
            "/users/me/properties",
            {"work_status": "ready"},
            retries=0,
            max_retries=3,
            last_status_code=None,
            interval=1000,
            type="RTC",
        )


async def test_the_snapshot_comes_whole_and_before_its_answer(tenant: str) -> None:
    session = await session_of(tenant, "ana")
    async with open_socket(socket_url(tenant), session) as ana:
        await ana.ok("SUBSCRIBE", INTERACTIONS)
        await ana.ok("SUBSCRIBE", "/users/me/queues")
        kinds = ["answer" if "client_req_id" in f else "push" for f in ana.frames[1:]]
        assert kinds == ["push", "answer", "push", "answer"]
        empty, queues = ana.frames[1], ana.frames[3]
        assert (empty["uri"], empty["body"]) == (INTERACTIONS, {"transactions": []})
        assert len(queues["body"]["transactions"]) == 4


async def test_unsubscribing_ends_the_pushes(tenant: str) -> None:
    async with agent(tenant, "ana") as ana:
        await ana.ok("UNSUBSCRIBE", "/users/me/properties")
        seen = len(ana.changes)
        await ana.ok("PUT", "/users/me/properties", {"work_status": "ready"})
        assert not [c for c in ana.changes[seen:] if "work_status" in c["uri"]]


async def test_a_node_can_be_watched_alone(tenant: str) -> None:
    async with agent(tenant, "ana", ready=True) as ana, visitor(tenant) as luis:
        chat = await start_chat(luis, "ventas@demo")
        messages = f"{INTERACTIONS}/{(await ana.offer())['id']}/transcript/messages"
        await ana.ok("PUT", messages.removesuffix("/transcript/messages"), {"status": "accepted"})
        await ana.ok("UNSUBSCRIBE", INTERACTIONS)
        await ana.subscribe(messages.removeprefix("/users/me/"))
        seen = len(ana.frames)
        await luis.ok("POST", f"{INTERACTIONS}/{chat}/transcript/messages", {"message": "Hola"})
        await ana.change("POST", f"{messages}/*")
        pushed = [f for f in ana.frames[seen:] if f.get("uri") == messages]
        assert pushed[0]["body"]["transactions"][0]["subscribed_resource"]["message"] == "Hola"


async def test_a_server_that_does_not_answer_still_acts() -> None:
    async with running_server(demo_config(answers=False)) as service:
        session = await session_of(service.tenant_url, "ana")
        async with open_socket(socket_url(service.tenant_url), session) as ana:
            for method, uri, body in (
                ("SUBSCRIBE", "/users/me/properties", None),
                ("PUT", "/users/me/properties", {"work_status": "ready"}),
                ("PUT", "/users/me/properties", {"work_status": "asleep"}),
            ):
                await ana.send(
                    json.dumps({"client_req_id": "1", "method": method, "uri": uri, "body": body})
                )
            await ana.change("PUT", "/users/me/properties/work_status", "ready")
            assert not [f for f in ana.frames if "client_req_id" in f]
