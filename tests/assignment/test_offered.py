"""What a tenant does not offer beside the agent protocol is known soon after the sign-in."""

from __future__ import annotations

import pytest

from contactpro_desktop.assignment.client import AssignmentClient
from contactpro_desktop.domain.errors import DirectoryUnavailable
from contactpro_desktop.domain.events import ServicesChanged
from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.ecfs.paths import QUEUES, segments
from tests.assignment.conftest import signed_in
from tests.assignment.ear import Ear
from tests.assignment.tenant_server import Tenant, rows
from tests.assignment.test_picklist import QUEUE, SOPORTE, quick, row  # noqa: F401


@pytest.mark.parametrize("status", [403, 404, 405])
async def test_no_directory(
    client: AssignmentClient, tenant: Tenant, ear: Ear, status: int
) -> None:
    tenant.refuses.directory = tenant.refuses.ri = status
    async with signed_in(client, tenant):
        told = await ear.ever(ServicesChanged)
        assert told.missing == {Service.DIRECTORY}
        with pytest.raises(DirectoryUnavailable) as found:
            await client.search("bru")
        assert found.value.refused


async def test_a_directory_that_breaks_is_offered_all_the_same(
    client: AssignmentClient, tenant: Tenant, ear: Ear
) -> None:
    tenant.refuses.directory = 500
    tenant.refuses.ri = 404
    tenant.model.replace(segments(QUEUES), {SOPORTE: {**QUEUE, "serve": True}})
    async with signed_in(client, tenant):
        await ear.ever(ServicesChanged, lambda event: event.missing == {Service.PICKLIST})


async def test_a_picklist_that_comes_back(
    client: AssignmentClient,
    tenant: Tenant,
    ear: Ear,
    quick: None,  # noqa: F811
) -> None:
    tenant.refuses.ri = 404
    tenant.ri["rmi/contacts"] = lambda request: rows(row(1))
    tenant.model.replace(segments(QUEUES), {SOPORTE: {**QUEUE, "serve": True}})
    async with signed_in(client, tenant):
        await ear.until(ServicesChanged, lambda event: event.missing == {Service.PICKLIST})
        tenant.refuses.ri = None
        await ear.until(ServicesChanged, lambda event: not event.missing)
