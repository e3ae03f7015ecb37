"""Missing, extra, wrong-typed, oversized and foreign values: the model's code, nothing changed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.localserver.edge.mailing import INTERACTIONS, begun, get, picked_mail
from tests.localserver.edge.wire import Client, agent
from tests.support.mail import PostOffice

pytestmark = pytest.mark.asyncio(loop_scope="module")

NOBODY = "0" * 32
EVA = {"address": "eva@example.org"}

DRAFTS: tuple[tuple[Any, int], ...] = (
    (None, 400),
    ([], 400),
    ("x", 400),
    ({}, 400),
    ({"subject": 1}, 400),
    ({"subject": "x" * 999}, 400),
    ({"subject": "two\nlines"}, 400),
    ({"subject": "\x00"}, 400),
    ({"content": ["x"]}, 400),
    ({"content": "x" * 100_001}, 400),
    ({"draft_type": "answer"}, 400),
    ({"draft_type": "new_email"}, 403),
    ({"status": "send"}, 400),
    ({"status": "saved"}, 400),
    ({"from_address": 1}, 400),
    ({"from_address": "director@bank.example"}, 403),
    ({"from_address": ""}, 400),
    ({"to_address": "eva@example.org"}, 400),
    ({"to_address": ["eva@example.org"]}, 400),
    ({"to_address": [{"name": "Eva"}]}, 400),
    ({"to_address": [{"address": "eva"}]}, 400),
    ({"to_address": [{"address": "a@b@c"}]}, 400),
    ({"to_address": [{"address": "-eva@example.org"}]}, 400),
    ({"to_address": [{"address": "a b@c"}]}, 400),
    ({"to_address": [{"address": "é@example.org"}]}, 400),
    ({"to_address": [{"address": "a@" + "x" * 260}]}, 400),
    ({"to_address": [{"address": "a@b", "name": 1}]}, 400),
    ({"to_address": [{"address": "a@b", "name": "x" * 300}]}, 400),
    ({"cc_address": [EVA] * 101}, 400),
    ({"bcc_address": {"address": "a@b"}}, 400),
    ({"id": NOBODY}, 400),
)

ADDRESSES: tuple[tuple[Any, int], ...] = (
    (None, 400),
    ([], 400),
    ({}, 400),
    ({"name": "Eva"}, 400),
    ({"address": None}, 400),
    ({"address": "eva"}, 400),
    ({"address": "luis@example.org"}, 403),
    ({"address": "Luis@Example.org", "name": "x"}, 403),
)

FILES: tuple[tuple[Any, int], ...] = (
    (None, 400),
    ({}, 400),
    ({"filename": ""}, 400),
    ({"filename": ".."}, 400),
    ({"filename": "x" * 300}, 400),
    ({"filename": 1}, 400),
    ({"filename": "a.txt", "size": -1}, 400),
    ({"filename": "a.txt", "size": "1"}, 400),
    ({"filename": "a.txt", "mime_type": "nonsense"}, 400),
    ({"filename": "a.txt", "id": NOBODY}, 400),
    ({"filename": "a.exe"}, 403),
    ({"filename": "a.txt", "size": 10**9}, 403),
    ({"id": "x"}, 400),
    ({"id": NOBODY}, 403),
)

STARTS: tuple[tuple[Any, int], ...] = (
    ({"draft": None}, 400),
    ({"draft": {}}, 400),
    ({"draft": "reply"}, 400),
    ({"draft": {"draft_type": "saved"}}, 400),
    ({"draft": {"draft_type": "new_email"}}, 400),
    ({"draft": {"draft_type": "reply", "status": "sent"}}, 400),
    ({"draft": {"draft_type": "reply"}, "status": "ended"}, 400),
    ({"draft": {"draft_type": "reply", "from_address": "x@bank.example"}}, 403),
    ({"status": "sent"}, 400),
    ({"channel_status": "onhold"}, 403),
    ({"channel_status": "transferring"}, 400),
    ({"channel_status": "transferring", "destination": "correo@demo"}, 403),
    ({"channel_status": "transferring", "destination": NOBODY}, 403),
)

NEW: tuple[tuple[Any, int], ...] = (
    ({"channel_type": "email", "to_address": "x"}, 400),
    ({"channel_type": "email", "subject": 1}, 400),
    ({"channel_type": "email", "attached_data": "x"}, 400),
    ({"channel_type": "email", "attached_data": {"k": "v" * 5000}}, 400),
    ({"channel_type": "email", "from_address": "x@bank.example"}, 403),
    ({"channel_type": "email", "status": "sent"}, 400),
    ({"channel_type": "email", "status": "open"}, 400),
    ({"channel_type": "email", "status": "open", "contact_id": NOBODY}, 403),
    ({"channel_type": "email", "status": "picked"}, 400),
    ({"channel_type": "email", "status": "picked", "contact_id": NOBODY}, 403),
)


async def unmoved(client: Client, uri: str, method: str, where: str, rows: Any) -> None:
    before = await get(client, uri)
    for body, code in rows:
        answer = await client.request(method, where, body)
        assert answer["status"] == code, (body, answer)
    assert await get(client, uri) == before


@pytest.mark.operation("PUT /interactions/{emailid}/draft")
@pytest.mark.operation("DELETE /interactions/{emailid}/draft/to_address/{address}")
@pytest.mark.operation("DELETE /interactions/{emailid}/draft/attachments/{id}")
async def test_drafts(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        draft = f"{uri}/draft"
        await unmoved(ana, uri, "PUT", draft, DRAFTS)
        await unmoved(ana, uri, "POST", draft, [({"subject": "x"}, 405)])
        for where in ("to_address/no@body", "to_address/x", "attachments/x"):
            await unmoved(ana, uri, "DELETE", f"{draft}/{where}", [(None, 403)])
        await unmoved(ana, uri, "PUT", f"{draft}/nonsense", [({}, 403)])


@pytest.mark.operation("POST /interactions/{emailid}/draft/to_address")
@pytest.mark.operation("PUT /interactions/{emailid}/draft/to_address")
async def test_addresses(office: PostOffice) -> None:
    lists: list[tuple[Any, int]] = [({}, 400), (None, 400), ("x", 400), ([1], 400), ([{}], 400)]
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        there = f"{uri}/draft/to_address"
        await unmoved(ana, uri, "POST", there, ADDRESSES)
        await unmoved(ana, uri, "PUT", there, lists)
        await unmoved(ana, uri, "DELETE", there, [(None, 405)])


@pytest.mark.operation("POST /interactions/{emailid}/draft/attachments")
async def test_files(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        await unmoved(ana, uri, "POST", f"{uri}/draft/attachments", FILES)


@pytest.mark.operation("PUT /interactions/{emailid}")
async def test_mails(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await picked_mail(office, ana)
        await unmoved(ana, uri, "PUT", uri, STARTS)
        await unmoved(ana, uri, "PUT", f"{uri}/draft", [({"subject": "x"}, 403)])
        await unmoved(ana, uri, "DELETE", f"{uri}/draft", [(None, 403)])


@pytest.mark.operation("POST /interactions")
async def test_new_mails(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        await unmoved(ana, INTERACTIONS, "POST", INTERACTIONS, NEW)
