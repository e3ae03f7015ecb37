"""A session over real sockets: actions, reconnecting, and the ways it ends."""

from __future__ import annotations

import asyncio
import logging

import pytest
from starlette.responses import Response

from contactpro_desktop.assignment import watchdog
from contactpro_desktop.assignment.client import AssignmentClient
from contactpro_desktop.assignment.http import LARGEST_ANSWER
from contactpro_desktop.domain.actions import SetWorkStatus
from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.events import (
    ActionFinished,
    ClockSynchronised,
    InStep,
    InteractionChanged,
    Link,
    LinkChanged,
    MeChanged,
    MessagesReceived,
    SessionEnd,
    SessionEnded,
    SnapshotTaken,
)
from contactpro_desktop.domain.ids import AttachmentId, RequestId
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.ecfs.envelope import Transaction
from contactpro_desktop.ecfs.paths import LOGIN_STATUS, PROPERTIES, interaction_uri, message_uri
from tests.assignment.conftest import SystemClock, signed_in
from tests.assignment.ear import Ear
from tests.assignment.tenant_server import Tenant, serving

CHAT = "C" * 32
OPEN_CHAT = {
    "id": CHAT,
    "contact_id": "D" * 32,
    "channel_type": "chat",
    "status": "accepted",
    "originator": "sam@web",
    "participants": [{"uniquekey": "sam@web", "alias": "Sam"}],
    "transcript": {"messages": []},
}
READY = SetWorkStatus(WorkStatus.READY)


def is_online(event: LinkChanged) -> bool:
    return event.link is Link.ONLINE


def is_reconnecting(event: LinkChanged) -> bool:
    return event.link is Link.RECONNECTING


@pytest.mark.parametrize("answers", [True, False])
async def test_a_session_comes_online_with_or_without_answers(
    client: AssignmentClient, tenant: Tenant, ear: Ear, answers: bool
) -> None:
    tenant.answers = answers
    async with signed_in(client, tenant):
        assert (await ear.until(ClockSynchronised)).offset < 0
        assert (await ear.until(MeChanged)).me.username == "ana"
        assert (await ear.until(SnapshotTaken)).interaction_ids == frozenset()
        await ear.until(LinkChanged, is_online)


async def test_requests_leave_with_the_frame_that_asks_for_them(
    client: AssignmentClient, tenant: Tenant, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("contactpro_desktop.ecfs.session._GREETING_LIMIT", 60.0)
    tenant.hold_hello = asyncio.Event()
    asyncio.get_running_loop().call_later(0.2, tenant.hold_hello.set)
    async with signed_in(client, tenant):
        await ear.until(LinkChanged, is_online)


async def test_what_the_server_pushes_is_told(
    online: AssignmentClient, tenant: Tenant, ear: Ear
) -> None:
    await tenant.push(Transaction("POST", interaction_uri(CHAT), OPEN_CHAT))
    assert (await ear.until(InteractionChanged)).interaction.customer_name == "Sam"
    said = {"message": "hello", "originator": "sam@web", "id": "M"}
    await tenant.push(Transaction("POST", message_uri(CHAT, "M"), said))
    assert (await ear.until(MessagesReceived)).messages[0].text == "hello"


async def test_the_answer_to_a_ping_shows_that_the_client_is_in_step(
    client: AssignmentClient, tenant: Tenant, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watchdog, "PING_EVERY", 0.05)
    async with signed_in(client, tenant):
        await ear.until(LinkChanged, is_online)
        first = await ear.until(InStep)
        assert (await ear.until(InStep)).at - first.at >= 1.0


async def test_an_action_is_done_when_the_server_s_model_says_so(
    online: AssignmentClient, tenant: Tenant, ear: Ear
) -> None:
    online.perform(RequestId("R1"), READY)
    request = await tenant.heard.get()
    assert (request.client_req_id, request.body) == ("R1", {"work_status": "ready"})
    assert await ear.until(ActionFinished) == ActionFinished(RequestId("R1"), SUCCEEDED)


async def test_without_a_session_nothing_can_be_done(client: AssignmentClient, ear: Ear) -> None:
    client.perform(RequestId("R1"), READY)
    refused = ActionFinished(RequestId("R1"), Outcome(Refusal.DISCONNECTED))
    assert ear.heard == [refused]
    client.retry_now()
    await client.sign_out()


async def test_a_lost_connection_comes_back_with_the_same_session(
    online: AssignmentClient, tenant: Tenant, ear: Ear
) -> None:
    await tenant.close(1011)
    again = await ear.until(LinkChanged, is_reconnecting)
    assert again.retry_in == 0.0
    assert (await ear.until(SnapshotTaken)).interaction_ids == frozenset()
    await ear.until(LinkChanged, is_online)
    assert len(tenant.sign_ins) == 1
    assert tenant.upgrades[0]["cookie"] == tenant.upgrades[1]["cookie"]


async def test_attempts_go_on_until_the_server_is_back(client: AssignmentClient, ear: Ear) -> None:
    tenant = Tenant()
    async with serving(tenant):
        await client.sign_in(tenant.url, "ana", "demo-ana")
        running = asyncio.create_task(client.run())
        await ear.until(LinkChanged, is_online)
    for _ in range(3):
        await ear.until(LinkChanged, is_reconnecting)
    port = int(tenant.url.rpartition(":")[2].removesuffix("/demo"))
    async with serving(tenant, port=port):
        await ear.until(LinkChanged, is_online)
        await client.sign_out()
        await running


async def test_a_wait_for_the_next_attempt_can_be_cut_short(
    tenant: Tenant, ear: Ear, clock: SystemClock
) -> None:
    patient = AssignmentClient(ear, clock, random=lambda: 1000.0)
    async with signed_in(patient, tenant):
        await ear.until(LinkChanged, is_online)
        await tenant.close(1011)
        waiting = await ear.until(LinkChanged, is_reconnecting)
        assert waiting.retry_in == 500.0
        patient.retry_now()
        await ear.until(LinkChanged, is_online)


async def test_only_a_steady_connection_makes_the_waits_short_again(
    tenant: Tenant, ear: Ear, clock: SystemClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("contactpro_desktop.assignment.waking._TOO_LATE", 60.0)
    patient = AssignmentClient(ear, clock, random=lambda: 1000.0)
    async with signed_in(patient, tenant):
        for held, wait in ((0.0, 500.0), (0.0, 800.0), (30.0, 500.0)):
            await ear.until(LinkChanged, is_online)
            clock.ahead += held
            await tenant.close(1011)
            assert (await ear.until(LinkChanged, is_reconnecting)).retry_in == wait
            patient.retry_now()
        await ear.until(LinkChanged, is_online)


async def test_a_session_that_the_server_forgot_has_expired(
    client: AssignmentClient, tenant: Tenant, ear: Ear
) -> None:
    async with signed_in(client, tenant) as running:
        await ear.until(LinkChanged, is_online)
        tenant.sessions.clear()
        await tenant.close(1011)
        assert (await ear.until(SessionEnded)).reason is SessionEnd.EXPIRED
        assert await running is SessionEnd.EXPIRED


@pytest.mark.parametrize(
    ("code", "end"),
    [
        (4001, SessionEnd.TAKEN_OVER),
        (4003, SessionEnd.FORCED),
        (4009, SessionEnd.EXPIRED),
    ],
)
@pytest.mark.parametrize("told", [True, False])
async def test_the_server_can_end_the_session(
    client: AssignmentClient, tenant: Tenant, ear: Ear, code: int, end: SessionEnd, told: bool
) -> None:
    async with signed_in(client, tenant) as running:
        await ear.until(LinkChanged, is_online)
        if told:
            change = Transaction("PUT", LOGIN_STATUS, "logged_out")
            await tenant.push(change, reason=end.value)
        await tenant.close(code)
        assert (await ear.until(SessionEnded)).reason is end
        assert await running is end
        assert len([event for event in ear.heard if isinstance(event, SessionEnded)]) == 1
        assert len(tenant.upgrades) == 1


async def test_signing_out_tells_the_server_and_then_ends(
    client: AssignmentClient, tenant: Tenant, ear: Ear
) -> None:
    async with signed_in(client, tenant) as running:
        await ear.until(LinkChanged, is_online)
        await client.sign_out()
        assert ear.heard[-2:] == [LinkChanged(Link.OFFLINE), SessionEnded(SessionEnd.SIGNED_OUT)]
        assert tenant.sessions == set()
        assert await running is SessionEnd.SIGNED_OUT
    await ear.until(LinkChanged, lambda event: event.link is Link.OFFLINE)
    assert (await ear.until(SessionEnded)).reason is SessionEnd.SIGNED_OUT


async def test_signing_out_twice_is_signing_out_once(
    client: AssignmentClient, tenant: Tenant, ear: Ear
) -> None:
    async with signed_in(client, tenant) as running:
        await asyncio.gather(client.sign_out(), client.sign_out())
        assert await running is SessionEnd.SIGNED_OUT


async def test_signing_out_works_while_the_server_is_away(
    client: AssignmentClient, ear: Ear
) -> None:
    async with serving(Tenant()) as tenant:
        await client.sign_in(tenant.url, "ana", "demo-ana")
        running = asyncio.create_task(client.run())
        await ear.until(LinkChanged, is_online)
    await ear.until(LinkChanged, is_reconnecting)
    await client.sign_out()
    assert await running is SessionEnd.SIGNED_OUT


async def test_broken_frames_are_logged_by_kind_and_the_connection_goes_on(
    online: AssignmentClient, tenant: Tenant, ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        await tenant.say('{"secret words')
        await tenant.say('{"something": "secret"}')
    online.perform(RequestId("R1"), READY)
    assert (await ear.until(ActionFinished)).outcome.succeeded
    assert [record.getMessage() for record in caplog.records] == [
        "Not understood from the server: not_json",
        "Not understood from the server: unknown_frame",
    ]


async def test_a_frame_that_the_client_fails_on_is_dropped_and_the_session_goes_on(
    online: AssignmentClient,
    tenant: Tenant,
    ear: Ear,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(frame: object) -> None:
        raise ZeroDivisionError("secret words")

    with monkeypatch.context() as patched:
        decoded = asyncio.Event()

        def failing(frame: object) -> None:
            decoded.set()
            broken(frame)

        patched.setattr("contactpro_desktop.ecfs.session.decode_server_frame", failing)
        for _ in range(2):
            decoded.clear()
            await tenant.say("{}")
            await decoded.wait()
    online.perform(RequestId("R1"), READY)
    assert (await ear.until(ActionFinished)).outcome.succeeded
    assert [record.getMessage() for record in caplog.records] == [
        "A frame of the server was dropped: ZeroDivisionError"
    ]


async def test_a_session_that_breaks_is_told_as_over(
    client: AssignmentClient,
    tenant: Tenant,
    ear: Ear,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*args: object) -> None:
        raise ZeroDivisionError("secret words")

    async with signed_in(client, tenant) as running:
        await ear.until(LinkChanged, is_online)
        monkeypatch.setattr("contactpro_desktop.ecfs.session.SessionMachine.tick", broken)
        client.perform(RequestId("R1"), READY)
        assert (await ear.until(SessionEnded)).reason is SessionEnd.BROKEN
        assert await running is SessionEnd.BROKEN
    (record,) = (r for r in caplog.records if r.levelno == logging.ERROR)
    assert record.getMessage().startswith("A session broke: ZeroDivisionError at ")
    assert "secret" not in record.getMessage()


async def test_two_sign_ins_at_once_leave_one_session(
    client: AssignmentClient, tenant: Tenant, ear: Ear
) -> None:
    async def live() -> SessionEnd:
        await client.sign_in(tenant.url, "ana", "demo-ana", take_over=True)
        return await client.run()

    first, second = asyncio.create_task(live()), asyncio.create_task(live())
    assert await first is SessionEnd.SIGNED_OUT
    await ear.until(SessionEnded)
    await ear.until(LinkChanged, is_online)
    assert len(tenant.sessions) == 1
    await client.sign_out()
    assert await second is SessionEnd.SIGNED_OUT
    assert tenant.sessions == set()


async def test_a_sign_out_during_a_sign_in_ends_what_it_opens(
    client: AssignmentClient, tenant: Tenant
) -> None:
    tenant.hold_sign_in = asyncio.Event()

    async def live() -> SessionEnd:
        await client.sign_in(tenant.url, "ana", "demo-ana")
        return await client.run()

    living = asyncio.create_task(live())
    asyncio.get_running_loop().call_later(0.05, tenant.hold_sign_in.set)
    await asyncio.sleep(0)
    await client.sign_out()
    assert await living is SessionEnd.SIGNED_OUT
    assert tenant.sessions == set()


async def test_a_server_that_does_not_say_who_is_signed_in_is_left(
    client: AssignmentClient, tenant: Tenant, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("contactpro_desktop.ecfs.session._SYNC_LIMIT", 0.05)
    me = tenant.model.get(("users", "me", "properties"))
    tenant.model.replace(("users", "me", "properties"), None)
    async with signed_in(client, tenant):
        await ear.until(LinkChanged, is_reconnecting)
        tenant.model.replace(("users", "me", "properties"), me)
        await ear.until(LinkChanged, is_online)


async def test_no_log_holds_secrets_or_addresses(
    client: AssignmentClient, tenant: Tenant, ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with signed_in(client, tenant):
        await ear.until(LinkChanged, is_online)
        await tenant.push(Transaction("POST", interaction_uri(CHAT), OPEN_CHAT))
        await tenant.close(1011)
        await ear.until(LinkChanged, is_online)
    ours = [r for r in caplog.records if not r.name.startswith(("uvicorn", "asyncio"))]
    assert {record.name for record in ours} == {"contactpro_desktop.assignment.line"}
    told = "\n".join(record.getMessage() for record in ours)
    assert not [word for word in ("ana", "127.0.0.1", "SESSION", "sam") if word in told]


async def test_a_file_may_be_larger_than_what_is_parsed(
    online: AssignmentClient, tenant: Tenant, ear: Ear
) -> None:
    content = bytes(LARGEST_ANSWER + 1)
    tenant.ri["film"] = lambda request: Response(content)
    await tenant.push(Transaction("PUT", f"{PROPERTIES}/media_path", "/ecfs/RI"))
    await ear.until(MeChanged, lambda event: event.me.media_path == "/ecfs/RI")
    assert await online.fetch(AttachmentId("film")) == content
