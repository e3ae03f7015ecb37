"""Every documented example about e-mails, with values of our own: what the server sends has the
fields of the model, and what the model shows as a request is carried out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.localserver.edge.mailing import (
    INTERACTIONS,
    begun,
    get,
    latest_contact,
    pick,
    picked_mail,
)
from tests.localserver.edge.wire import Client, agent
from tests.support.mail import PostOffice, letter

pytestmark = pytest.mark.asyncio(loop_scope="module")

EVA = {"address": "eva@example.org", "name": "Eva"}
IAN = {"address": "ian@example.org", "name": "Ian"}
COMMON = {
    "attached_data": dict,
    "channel_status": str,
    "channel_sub_type": (str, type(None)),
    "channel_type": str,
    "date_created": str,
    "destination": str,
    "from_queue": dict,
    "id": str,
    "contact_id": str,
    "originator": str,
    "status": str,
    "terminal_id": type(None),
    "title": str,
    "from_address": dict,
    "to_address": list,
}
ACCEPTED = COMMON | {
    "content": str,
    "attachments": list,
    "case_id": str,
    "cid": str,
    "draft": (dict, type(None)),
}
DRAFT = {
    "id": str,
    "owner_terminal_id": (str, type(None)),
    "draft_type": str,
    "status": str,
    "subject": str,
    "content": str,
    "attachments": list,
    "from_address": str,
    "from_addresses": list,
    "to_address": list,
    "cc_address": list,
    "bcc_address": list,
}
FILE = {"id": str, "filename": str, "size": int, "originator": str, "mime_type": str}


def has(shown: Any, fields: dict[str, Any]) -> None:
    for name, kind in fields.items():
        assert isinstance(shown[name], kind), (name, shown[name])


def ids(office: PostOffice) -> dict[str, str]:
    site = office.service.engine.state.site
    found: dict[str, str] = {each.username: each.id for each in site.agents.values()}
    return found | {each.name: each.id for each in site.queues.values()}


@pytest.mark.operation("GET /interactions/{emailid}")
@pytest.mark.operation("PUT /interactions/{emailid}")
async def test_incoming_accepted_rejected(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana, agent(office.tenant, "carla") as carla:
        uri = await picked_mail(office, ana)
        move = {
            "channel_status": "transferring",
            "transfer_type": "AGENT",
            "destination": ids(office)["carla"],
        }
        seen = len(carla.changes)
        await ana.ok("PUT", uri, move)
        there = (await carla.change("POST", f"{INTERACTIONS}/*", after=seen))["uri"]
        incoming = await get(carla, there)
        has(incoming, COMMON)
        assert incoming["status"] == "incoming"
        assert not incoming.keys() & {"content", "attachments", "case_id", "cid", "draft"}
        await carla.ok("PUT", there, {"status": "rejected"})
        await carla.change("DELETE", there)
        again = f"{INTERACTIONS}/{(await pick(carla, latest_contact(office)))['id']}"
        accepted = await get(carla, again)
        has(accepted, ACCEPTED)
        assert (accepted["status"], accepted["draft"]) == ("accepted", None)
        assert (accepted["channel_type"], accepted["channel_status"]) == ("email", "unknown")


@pytest.mark.operation("PUT /interactions/{emailid}")
async def test_ended_wrapped_up_handled(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        for word in ("ended", "wrapup"):
            uri = await picked_mail(office, ana, word)
            await ana.ok("PUT", uri, {"status": word})
            await ana.change("PUT", f"{uri}/status", "ended")
            await ana.ok("PUT", uri, {"status": "handled"})
            await ana.change("DELETE", uri)


@pytest.mark.operation("PUT /interactions/{emailid}")
async def test_transfer_to_a_queue(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await picked_mail(office, ana)
        move = {"channel_status": "transferring", "transfer_type": "QUEUE"}
        await ana.ok("PUT", uri, move | {"destination": ids(office)["Correo"]})
        await ana.change("PUT", f"{uri}/channel_status", "transferred")


@pytest.mark.operation("PUT /interactions/{emailid}")
@pytest.mark.parametrize(
    "told",
    [
        {"draft_type": "reply"},
        {"draft_type": "forward"},
        {
            "draft_type": "reply",
            "from_address": "correo@demo",
            "to_address": [EVA],
            "subject": "My subject",
            "content": "My content",
        },
    ],
)
async def test_reply_and_forward(office: PostOffice, told: dict[str, Any]) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await picked_mail(office, ana)
        await ana.ok("PUT", uri, {"draft": told})
        draft = await get(ana, f"{uri}/draft")
        has(draft, DRAFT)
        assert {name: draft[name] for name in told} == told


@pytest.mark.operation("GET /interactions/{emailid}/draft")
@pytest.mark.operation("PUT /interactions/{emailid}/draft")
@pytest.mark.parametrize(
    "change",
    [
        {"subject": "New subject"},
        {"content": "Hello, this is the answer"},
        {"subject": "New subject", "content": "Hello"},
        {"from_address": "correo@demo"},
        {"to_address": [EVA, IAN]},
        {"cc_address": [EVA, IAN]},
        {"bcc_address": [EVA, IAN]},
        {"draft_type": "saved"},
        {"draft_type": "forward"},
    ],
)
async def test_changes_of_a_draft(office: PostOffice, change: dict[str, Any]) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        await ana.ok("PUT", f"{uri}/draft", change)
        draft = await get(ana, f"{uri}/draft")
        assert {name: draft[name] for name in change} == change
        await ana.ok("PUT", f"{uri}/draft", {"draft_type": "reply"})


@pytest.mark.operation("PUT /interactions/{emailid}/draft")
@pytest.mark.parametrize("body", [{"status": "sent"}, {"content": "New", "status": "sent"}])
async def test_send(office: PostOffice, body: dict[str, Any]) -> None:
    sent = len(office.mailbox.letters)
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        await ana.ok("PUT", f"{uri}/draft", body)
        await ana.change("PUT", f"{uri}/draft/status", "sent")
        await ana.change("PUT", f"{uri}/draft", None)
    assert len(office.mailbox.letters) == sent + 1


@pytest.mark.operation("PUT /interactions/{emailid}/draft")
@pytest.mark.operation("POST /interactions")
async def test_pending_and_opened(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        contact = (await get(ana, uri))["contact_id"]
        await ana.ok("PUT", f"{uri}/draft", {"status": "pending"})
        await ana.change("PUT", f"{uri}/draft/status", "pending")
        await ana.change("DELETE", uri)
        await ana.ok(
            "POST",
            INTERACTIONS,
            {"contact_id": contact, "status": "open", "channel_type": "email"},
        )
        assert (await get(ana, f"{uri}/draft"))["draft_type"] == "reply"


@pytest.mark.operation("DELETE /interactions/{emailid}/draft")
async def test_cancel(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await begun(office, ana)
        await ana.ok("DELETE", f"{uri}/draft")
        assert (await get(ana, uri))["draft"] is None


async def _lists(client: Client, there: str) -> None:
    await client.ok("PUT", there, [])
    await client.ok("POST", there, {"address": "new@example.org"})
    await client.ok("POST", there, IAN)
    both = [{"address": "new@example.org", "name": ""}, IAN]
    assert await get(client, there) == both
    assert await get(client, f"{there}/ian@example.org") == IAN
    await client.ok("DELETE", f"{there}/new@example.org")
    assert await get(client, there) == [IAN]
    several = [{"address": "a@acme.example"}, {"address": "b@acme.example"}]
    await client.ok("PUT", there, [*several, {"address": "b@acme.example"}])
    told = await get(client, there)
    assert [each["address"] for each in told] == ["a@acme.example", "b@acme.example"]


@pytest.mark.operation("GET /interactions/{emailid}/draft/to_address")
@pytest.mark.operation("POST /interactions/{emailid}/draft/to_address")
@pytest.mark.operation("PUT /interactions/{emailid}/draft/to_address")
@pytest.mark.operation("GET /interactions/{emailid}/draft/to_address/{address}")
@pytest.mark.operation("DELETE /interactions/{emailid}/draft/to_address/{address}")
async def test_recipients(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        await _lists(ana, f"{await begun(office, ana)}/draft/to_address")


@pytest.mark.operation("GET /interactions/{emailid}/draft/cc_address")
@pytest.mark.operation("POST /interactions/{emailid}/draft/cc_address")
@pytest.mark.operation("PUT /interactions/{emailid}/draft/cc_address")
@pytest.mark.operation("GET /interactions/{emailid}/draft/cc_address/{address}")
@pytest.mark.operation("DELETE /interactions/{emailid}/draft/cc_address/{address}")
async def test_copies(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        await _lists(ana, f"{await begun(office, ana)}/draft/cc_address")


@pytest.mark.operation("GET /interactions/{emailid}/draft/bcc_address")
@pytest.mark.operation("POST /interactions/{emailid}/draft/bcc_address")
@pytest.mark.operation("PUT /interactions/{emailid}/draft/bcc_address")
@pytest.mark.operation("GET /interactions/{emailid}/draft/bcc_address/{address}")
@pytest.mark.operation("DELETE /interactions/{emailid}/draft/bcc_address/{address}")
async def test_hidden_copies(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        await _lists(ana, f"{await begun(office, ana)}/draft/bcc_address")


@pytest.mark.operation("GET /interactions/{emailid}/draft/attachments")
@pytest.mark.operation("POST /interactions/{emailid}/draft/attachments")
@pytest.mark.operation("GET /interactions/{emailid}/draft/attachments/{id}")
@pytest.mark.operation("DELETE /interactions/{emailid}/draft/attachments/{id}")
async def test_files_of_a_draft(office: PostOffice) -> None:
    message = letter()
    message.add_attachment(b"123", maintype="image", subtype="png", filename="pic.png")
    await office.write(message)
    async with agent(office.tenant, "ana") as ana:
        mail = await pick(ana, latest_contact(office))
        uri = f"{INTERACTIONS}/{mail['id']}"
        await ana.ok("PUT", uri, {"draft": {"draft_type": "reply"}})
        there = f"{uri}/draft/attachments"
        original = await ana.ok("POST", there, {"id": mail["attachments"][0]["id"]})
        assert not original["body"]
        told = {"filename": "response.pdf", "size": 14566, "mime_type": "application/pdf"}
        new = (await ana.ok("POST", there, told))["body"]
        files = await get(ana, there)
        assert [each["originator"] for each in files] == ["customer", "agent"]
        for file in files:
            has(file, FILE)
        assert (await get(ana, f"{there}/{new}"))["filename"] == "response.pdf"
        await ana.ok("DELETE", f"{there}/{new}")
        await ana.change("DELETE", f"{there}/{new}")
        assert len(await get(ana, there)) == 1


@pytest.mark.operation("POST /interactions")
async def test_a_new_mail(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        body = {
            "channel_type": "email",
            "to_address": [EVA],
            "subject": "Hello",
            "content": "Can you help me..",
            "attached_data": {"mykey": "myvalue"},
        }
        seen = len(ana.changes)
        await ana.ok("POST", INTERACTIONS, body)
        told = await ana.change("POST", f"{INTERACTIONS}/*", after=seen)
        mail = told["subscribed_resource"]
        has(mail, ACCEPTED)
        has(mail["draft"], DRAFT)
        assert mail["draft"]["to_address"] == [EVA]


@pytest.mark.operation("GET /interactions/{emailid}/scripts/{scriptid}/scriptanswers")
@pytest.mark.operation("POST /interactions/{emailid}/scripts/{scriptid}/scriptanswers")
@pytest.mark.operation("PUT /interactions/{emailid}/scripts/{scriptid}/scriptanswers/{questionid}")
async def test_script_answers(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await picked_mail(office, ana)
        await answer_script(office, ana, uri)


async def answer_script(office: PostOffice, client: Client, uri: str) -> None:
    """Two answers to the first free text of the interaction's script, one after the other."""
    script_id = (await get(client, uri))["script"]["id"]
    script = office.service.engine.state.site.scripts[script_id]
    question = next(each.id for each in script.questions if not each.options)
    there = f"{uri}/scripts/{script_id}/scriptanswers"
    for method, where, data in (("POST", "", "one"), ("PUT", f"/{question}", "two")):
        result = {"id": question, "answerdata": [{"id": "", "data": data}], "ordinal": 0}
        await client.ok(method, f"{there}{where}", [result] if method == "POST" else result)
        [told] = await get(client, there)
        assert (told["id"], told["answerdata"][0]["data"]) == (question, data)
