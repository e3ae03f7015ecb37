"""The picklist, from RMI rows to events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from starlette.requests import Request
from starlette.responses import Response

from contactpro_desktop.assignment import picklist
from contactpro_desktop.assignment.client import AssignmentClient
from contactpro_desktop.domain.events import Link, LinkChanged, PicklistReplaced, PicklistUpdated
from contactpro_desktop.ecfs.envelope import Transaction
from contactpro_desktop.ecfs.paths import QUEUES, queue_statistics_uri, queue_uri, segments
from tests.assignment.conftest import signed_in
from tests.assignment.ear import Ear
from tests.assignment.tenant_server import Tenant, rows

SOPORTE = "6" * 32
QUEUE = {"id": SOPORTE, "name": "Soporte", "type": "chat", "login_type": "hunt_group"}


def row(number: int, **changed: object) -> dict[str, object]:
    return {
        "id": f"{number:032X}",
        "status": "In Queue",
        "channel": "Chat",
        "queueId": SOPORTE,
        "queueName": "Soporte",
        "customerName": f"Customer {number}",
        **changed,
    }


class Contacts:
    """What RMI answers: everything, or the difference to a version."""

    def __init__(self, *items: dict[str, object]) -> None:
        self.items = list(items)
        self.version = ""
        self.delta: list[dict[str, object]] | None = None

    def __call__(self, request: Request) -> Response:
        versioned = {"X_Picklist_Version": self.version} if self.version else {}
        if self.delta is not None and "sinceVersion" in request.query_params:
            return rows(*self.delta, **versioned, X_Picklist_Delta="1")
        return rows(*self.items, **versioned)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Polls, and tries again, without waiting long."""
    monkeypatch.setattr(picklist, "_INTERVAL", 0.01)
    monkeypatch.setattr(picklist, "_LEAST_WAIT", 0.0)


@pytest.fixture
async def contacts(client: AssignmentClient, tenant: Tenant, ear: Ear) -> AsyncIterator[Contacts]:
    """Two contacts wait in the one queue that the signed-in client picks from."""
    found = tenant.ri["rmi/contacts"] = Contacts(row(1), row(2))
    tenant.model.replace(segments(QUEUES), {SOPORTE: {**QUEUE, "serve": True}})
    async with signed_in(client, tenant):
        await ear.until(LinkChanged, lambda event: event.link is Link.ONLINE)
        yield found


async def hint(tenant: Tenant, version: int) -> None:
    figures = {"id": SOPORTE, "picklist_version": version}
    await tenant.push(Transaction("POST", queue_statistics_uri(SOPORTE), figures))


async def test_the_queues_that_i_pick_from_are_read(
    contacts: Contacts, tenant: Tenant, ear: Ear
) -> None:
    replaced = await ear.until(PicklistReplaced, lambda event: bool(event.rows))
    assert [r.customer_name for r in replaced.rows] == ["Customer 1", "Customer 2"]
    asked = await tenant.asked.get()
    assert dict(asked.query_params) == {
        "showAllInProcess": "1",
        "queueId": SOPORTE,
        "limit": "20000",
    }


async def test_a_hint_brings_the_difference(contacts: Contacts, tenant: Tenant, ear: Ear) -> None:
    contacts.version = "7"
    await hint(tenant, 1)
    contacts.delta = [row(1, status="In Process"), row(3), row(9, status="Handled")]
    while "sinceVersion" not in (asked := await tenant.asked.get()).query_params:
        await hint(tenant, 2)
    assert asked.query_params["sinceVersion"] == "7"
    updated = await ear.until(PicklistUpdated)
    assert [r.customer_name for r in updated.changed] == ["Customer 3"]
    assert updated.removed == {row(1)["id"]}


@pytest.mark.usefixtures("quick")
async def test_without_hints_the_list_is_compared(contacts: Contacts, ear: Ear) -> None:
    await ear.until(PicklistReplaced, lambda event: bool(event.rows))
    contacts.items = [row(2, customerName="Eva"), row(3), {"id": "no status"}, {}]
    updated = await ear.until(PicklistUpdated)
    assert {r.customer_name for r in updated.changed} == {"Eva", "Customer 3"}
    assert updated.removed == {row(1)["id"]}


async def test_leaving_the_queue_empties_the_list(
    contacts: Contacts, tenant: Tenant, ear: Ear
) -> None:
    await ear.until(PicklistReplaced, lambda event: bool(event.rows))
    await tenant.push(Transaction("PUT", f"{queue_uri(SOPORTE)}/serve", False))
    assert (await ear.until(PicklistReplaced)).rows == ()
    await tenant.push(Transaction("PUT", f"{queue_uri(SOPORTE)}/serve", True))
    assert len((await ear.until(PicklistReplaced)).rows) == 2


async def test_after_a_loss_only_the_difference_is_told(
    contacts: Contacts, tenant: Tenant, ear: Ear
) -> None:
    contacts.version = "7"
    await ear.until(PicklistReplaced, lambda event: bool(event.rows))
    contacts.items = [row(2), row(5)]
    await tenant.close(1011)
    told = await ear.until(PicklistUpdated)
    assert [each.customer_name for each in told.changed] == ["Customer 5"]
    assert told.removed == {row(1)["id"]}
    assert len([each for each in ear.heard if isinstance(each, PicklistReplaced)]) == 1


async def test_an_answer_that_hangs_is_not_waited_for_once_the_connection_is_lost(
    contacts: Contacts, tenant: Tenant, ear: Ear
) -> None:
    await ear.until(PicklistReplaced, lambda event: bool(event.rows))
    await tenant.asked.get()
    tenant.hold_ri = asyncio.Event()
    await hint(tenant, 1)
    await tenant.asked.get()
    hanging, tenant.hold_ri = tenant.hold_ri, None
    contacts.items = [row(5)]
    await tenant.close(1011)
    assert [r.customer_name for r in (await ear.until(PicklistUpdated)).changed] == ["Customer 5"]
    hanging.set()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("status", [429, 500, 401])
async def test_a_server_that_refuses_is_asked_again_later(
    contacts: Contacts,
    tenant: Tenant,
    ear: Ear,
    caplog: pytest.LogCaptureFixture,
    status: int,
) -> None:
    await ear.until(PicklistReplaced, lambda event: bool(event.rows))
    tenant.refuses.ri = status
    await hint(tenant, 1)
    while not caplog.records:
        await tenant.asked.get()
    tenant.refuses.ri = None
    contacts.items = [row(5)]
    assert (await ear.until(PicklistUpdated)).changed[0].customer_name == "Customer 5"
    assert {record.getMessage() for record in caplog.records} == {
        f"The picklist could not be read: status_{status}"
    }


@pytest.mark.usefixtures("quick")
async def test_what_is_no_list_is_no_picklist(
    contacts: Contacts, tenant: Tenant, ear: Ear, caplog: pytest.LogCaptureFixture
) -> None:
    await ear.until(PicklistReplaced, lambda event: bool(event.rows))
    tenant.ri["rmi/contacts"] = lambda request: Response("<html>")
    await hint(tenant, 1)
    while not caplog.records:
        await tenant.asked.get()
    assert caplog.records[0].getMessage() == "The picklist could not be read: not_json"


async def test_long_lists_let_others_run_between() -> None:
    turns = 0

    async def count_turns() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    other = asyncio.create_task(count_turns())
    read = await picklist._read([row(number) for number in range(5_000)])
    other.cancel()
    assert len(read) == 5_000
    assert turns >= 10
