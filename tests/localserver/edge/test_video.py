"""Video signalling: each end is shown the status of the other, and both what was sent."""

from __future__ import annotations

from typing import Any

import pytest

from tests.localserver.edge.served import served_chat
from tests.localserver.edge.wire import agent, visitor

ME = "/users/me"
OFFER: dict[str, Any] = {
    "message": "OFFER",
    "sdp": {"sdp": "v=0", "type": "offer"},
    "icecandidates": [{"candidate": "candidate:1", "sdpMLineIndex": 0, "sdpMid": "audio"}],
}


@pytest.mark.operation("GET /interactions/{chatid}/webrtc")
@pytest.mark.operation("PUT /interactions/{chatid}/webrtc")
@pytest.mark.operation("GET /interactions/{chatid}/webrtc/messages")
@pytest.mark.operation("POST /interactions/{chatid}/webrtc/messages")
async def test_both_ends_hear_of_each_other(tenant: str) -> None:
    async with agent(tenant, "elena") as elena, visitor(tenant) as eva:
        chat, contact = await served_chat(elena, eva)
        own, theirs = f"{ME}/interactions/{chat}/webrtc", f"{ME}/interactions/{contact}/webrtc"
        await elena.ok("PUT", own, {"status": "signalling"})
        await eva.change("PUT", f"{theirs}/status", "signalling")
        assert (await elena.ok("GET", own))["body"]["status"] == "off"
        await elena.ok("POST", f"{own}/messages", OFFER)
        change = await eva.change("POST", f"{theirs}/messages/*")
        assert change["subscribed_resource"]["sdp"] == OFFER["sdp"]
        assert change["subscribed_resource"]["originator"] == "elena@demo"
        await eva.ok("PUT", theirs, {"status": "on"})
        await elena.change("PUT", f"{own}/status", "on")
        answer = {"message": "ANSWER", "sdp": {"sdp": "v=0", "type": "answer"}}
        await eva.ok("POST", f"{theirs}/messages", answer)
        told = (await elena.ok("GET", f"{own}/messages"))["body"]
        assert [each["message"] for each in told] == ["OFFER", "ANSWER"]
        view = (await elena.ok("GET", f"{ME}/interactions/{chat}"))["body"]["webrtc"]
        assert (view["status"], len(view["messages"])) == ("on", 2)


@pytest.mark.parametrize(
    "body",
    [{}, {"status": "x"}, {"status": 1}, [], None],
    ids=range(5),
)
async def test_a_status_that_is_none(tenant: str, body: object) -> None:
    async with agent(tenant, "elena") as elena, visitor(tenant) as eva:
        chat, _ = await served_chat(elena, eva)
        answer = await elena.request("PUT", f"{ME}/interactions/{chat}/webrtc", body)
        assert answer["status"] == 400


async def test_without_the_right(tenant: str) -> None:
    async with agent(tenant, "ana") as ana, visitor(tenant) as eva:
        chat, _ = await served_chat(ana, eva)
        uri = f"{ME}/interactions/{chat}/webrtc"
        assert (await ana.request("PUT", uri, {"status": "on"}))["status"] == 403
        assert (await ana.request("POST", f"{uri}/messages", OFFER))["status"] == 403
        assert (await ana.ok("GET", uri))["body"] == {"status": "off", "messages": []}
