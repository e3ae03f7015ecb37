"""Every documented example about tasks, with values of our own, and what is none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conformance.mail.test_mail_examples import answer_script, has, ids
from tests.localserver.edge.mailing import INTERACTIONS, get, pick
from tests.localserver.edge.test_tasks import TICKET, created, rti
from tests.localserver.edge.wire import Client, agent
from tests.support.mail import PostOffice

pytestmark = pytest.mark.asyncio(loop_scope="module")

FIELDS = {
    "attached_data": dict,
    "channel_status": str,
    "channel_sub_type": str,
    "channel_type": str,
    "date_created": str,
    "destination": str,
    "from_queue": dict,
    "id": str,
    "contact_id": str,
    "originator": str,
    "status": str,
    "title": str,
}
BAD: tuple[tuple[Any, int], ...] = (
    (None, 400),
    ([], 400),
    ({}, 400),
    ({"status": 1}, 400),
    ({"status": "sent"}, 400),
    ({"status": "picked"}, 400),
    ({"status": "ended", "channel_status": "transferring"}, 400),
    ({"status": "accepted", "channel_status": "transferring"}, 400),
    ({"status": "rejected"}, 403),
    ({"status": "handled"}, 403),
    ({"channel_status": "onhold"}, 403),
    ({"channel_status": "transferring"}, 400),
    ({"channel_status": "transferring", "destination": "x"}, 403),
    ({"channel_status": "transferring", "destination": "0" * 32}, 403),
    ({"channel_status": "transferring", "destination": "0" * 32, "transfer_type": "ALL"}, 400),
)


async def picked_task(office: PostOffice, client: Client) -> str:
    contact = await created(await rti(office.tenant), TICKET)
    return f"{INTERACTIONS}/{(await pick(client, contact, 'user_defined'))['id']}"


@pytest.mark.operation("GET /interactions/{userdefinedid}")
@pytest.mark.operation("PUT /interactions/{userdefinedid}")
async def test_incoming_accepted_rejected(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana, agent(office.tenant, "carla") as carla:
        move = {
            "channel_status": "transferring",
            "transfer_type": "AGENT",
            "destination": ids(office)["carla"],
        }
        for word in ("rejected", "accepted"):
            seen = len(carla.changes)
            await ana.ok("PUT", await picked_task(office, ana), move)
            offer = await carla.change("POST", f"{INTERACTIONS}/*", after=seen)
            there = offer["uri"]
            incoming = await get(carla, there)
            has(incoming, FIELDS)
            assert (incoming["channel_type"], incoming["channel_sub_type"]) == (
                "user_defined",
                "ticket",
            )
            assert incoming["status"] == "incoming"
            await carla.ok("PUT", there, {"status": word})
        assert (await get(carla, there))["status"] == "accepted"


@pytest.mark.operation("PUT /interactions/{userdefinedid}")
async def test_ended_handled_transferred(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await picked_task(office, ana)
        await ana.ok("PUT", uri, {"status": "ended"})
        await ana.ok("PUT", uri, {"status": "handled"})
        await ana.change("DELETE", uri)
        uri = await picked_task(office, ana)
        move = {"channel_status": "transferring", "transfer_type": "QUEUE"}
        await ana.ok("PUT", uri, move | {"destination": ids(office)["Correo"]})
        await ana.change("PUT", f"{uri}/channel_status", "transferred")


@pytest.mark.operation("GET /interactions/{userdefinedid}/scripts/{scriptid}/scriptanswers")
@pytest.mark.operation("POST /interactions/{userdefinedid}/scripts/{scriptid}/scriptanswers")
@pytest.mark.operation(
    "PUT /interactions/{userdefinedid}/scripts/{scriptid}/scriptanswers/{questionid}"
)
async def test_script_answers(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        await answer_script(office, ana, await picked_task(office, ana))


@pytest.mark.operation("PUT /interactions/{userdefinedid}")
async def test_what_is_no_change_of_a_task(office: PostOffice) -> None:
    async with agent(office.tenant, "ana") as ana:
        uri = await picked_task(office, ana)
        before = await get(ana, uri)
        for body, code in BAD:
            answer = await ana.request("PUT", uri, body)
            assert answer["status"] == code, (body, answer)
        for method in ("POST", "DELETE"):
            assert (await ana.request(method, uri, {}))["status"] == 405
        assert (await ana.request("GET", f"{uri}/draft"))["status"] == 403
        assert await get(ana, uri) == before
