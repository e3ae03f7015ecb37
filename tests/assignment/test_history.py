"""The past of a customer, as tenants of all kinds tell it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from contactpro_desktop.assignment.client import AssignmentClient
from contactpro_desktop.assignment.http import LARGEST_ANSWER
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.errors import HistoryUnavailable
from contactpro_desktop.domain.history import (
    CallbacksFor,
    Note,
    NotesOn,
    PastConversation,
    PastMessage,
    PastOf,
    PastStatus,
    TranscriptOf,
    WriteNote,
)
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.system_clock import SystemClock
from tests.assignment.tenant_server import Tenant, rows
from tests.localserver.edge.ri.office import Office, open_office

CONTACT = ContactId("C" * 32)
MARTA = "marta@example.org"

FULL = {
    "id": CONTACT,
    "from_queue": {"id": "1", "name": "Soporte"},
    "channel_type": "chat",
    "status": "Handled",
    "created": "2026-05-01T10:00:00.500Z",
    "originator": MARTA,
    "agent": {"id": "2", "name": "Ana"},
}
OTHER_WORDS = {
    "id": "D" * 32,
    "queueName": "Ventas",
    "channel": "Email",
    "status": "Lost in space",
    "startTime": "01/05/2026 10:00:00 UTC+00:00",
    "agentName": "Bruno",
    "from_queue": None,
    "agent": "nobody",
}


def answering(tenant: Tenant, path: str, answer: Response) -> None:
    tenant.ri[path] = lambda request: answer


async def test_conversations_in_the_words_of_either_interface(
    online: AssignmentClient, tenant: Tenant
) -> None:
    stranger = {"id": "E" * 32, "originator": "somebody@else"}
    mixed = [FULL, OTHER_WORDS, stranger, {"id": ""}, 7, None]
    answering(tenant, "cmi/contacts", JSONResponse(mixed))
    first, second = await online.look_up(PastOf(MARTA))
    assert isinstance(first, PastConversation)
    assert isinstance(second, PastConversation)
    assert (first.queue_name, first.agent_name, first.status) == (
        "Soporte",
        "Ana",
        PastStatus.HANDLED,
    )
    assert (second.queue_name, second.agent_name, second.channel) == (
        "Ventas",
        "Bruno",
        Channel.EMAIL,
    )
    assert second.status is PastStatus.OTHER
    assert first.started is not None
    assert second.started is not None
    assert first.started - second.started == pytest.approx(0.5)


@pytest.mark.parametrize("body", [b"", b"nonsense", b"null", b"7", b'{"rows": 7}'])
async def test_answers_that_are_none(online: AssignmentClient, tenant: Tenant, body: bytes) -> None:
    answering(tenant, "cmi/contacts", Response(body))
    with pytest.raises(HistoryUnavailable) as failure:
        await online.look_up(PastOf(MARTA))
    assert not failure.value.refused


@pytest.mark.parametrize(
    ("status", "refused"), [(401, True), (403, True), (404, True), (429, False), (500, False)]
)
async def test_refusals_are_told_from_failures(
    online: AssignmentClient, tenant: Tenant, status: int, refused: bool
) -> None:
    for path in ("cmi/contacts", f"cmi/contacts/{CONTACT}/remarks"):
        answering(tenant, path, JSONResponse({}, status))
    for question in (PastOf(MARTA), NotesOn(CONTACT), WriteNote(CONTACT, "x")):
        with pytest.raises(HistoryUnavailable) as failure:
            await online.look_up(question)
        assert failure.value.refused is refused


async def test_ids_are_no_paths(online: AssignmentClient, tenant: Tenant) -> None:
    answering(tenant, "cmi/contacts/../../rmi/agents?/remarks", rows())
    assert await online.look_up(NotesOn(ContactId("../../rmi/agents?"))) == ()


async def test_an_answer_that_would_hold_up_the_window_is_none(
    online: AssignmentClient, tenant: Tenant
) -> None:
    answering(tenant, "cmi/contacts", Response(b"[" + b" " * LARGEST_ANSWER + b"]"))
    with pytest.raises(HistoryUnavailable):
        await online.look_up(PastOf(MARTA))


async def test_nobody_is_signed_in(client: AssignmentClient) -> None:
    with pytest.raises(HistoryUnavailable):
        await client.look_up(PastOf(MARTA))


async def test_a_note_is_posted(online: AssignmentClient, tenant: Tenant) -> None:
    told: list[Request] = []

    def answer(request: Request) -> Response:
        told.append(request)
        return Response("A" * 32, 201)

    tenant.ri[f"cmi/contacts/{CONTACT}/remarks"] = answer
    assert await online.look_up(WriteNote(CONTACT, "Lunes \ud800")) == ()
    assert told[0].method == "POST"


# --- Against the server itself ---------------------------------------------------------------


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    async with open_office() as opened:
        yield opened


@pytest.mark.operation(
    "GET /RI/cmi/contacts",
    "GET /RI/cmi/chatMessages",
    "GET /RI/cmi/contacts/{id}/remarks",
    "POST /RI/cmi/contacts/{id}/remarks",
    "GET /RI/cmi/callbacks",
)
async def test_the_server_tells_what_the_window_shows(office: Office) -> None:
    client = AssignmentClient(lambda events: None, SystemClock())
    await client.sign_in(office.service.tenant_url, "elena", "demo-elena")
    running = asyncio.create_task(client.run())
    try:
        past = await client.look_up(PastOf(MARTA))
        assert [each.contact_id for each in past if isinstance(each, PastConversation)] == [
            office.waiting,
            office.chat,
        ]
        said = await client.look_up(TranscriptOf(office.chat))
        written = [each for each in said if isinstance(each, PastMessage)]
        assert [(each.text, each.is_customer) for each in written] == [
            ("No puedo entrar", True),
            ("Le ayudo ahora mismo", False),
        ]
        assert await client.look_up(WriteNote(office.chat, "Llamar el lunes")) == ()
        [note] = await client.look_up(NotesOn(office.chat))
        assert isinstance(note, Note)
        assert (note.text, note.author_name) == ("Llamar el lunes", "Elena Vidal")
        assert note.at is not None
        assert await client.look_up(CallbacksFor("+34")) == ()
    finally:
        await client.sign_out()
        await running
