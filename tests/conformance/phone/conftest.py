"""A server with a campaign and with a script for calls."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from contactpro_desktop.localserver.config import load
from contactpro_desktop.localserver.service import Service
from contactpro_desktop.resources import resource_path
from tests.support.server import running_server

EDGE = Path(__file__).parents[2] / "localserver" / "edge"


@pytest_asyncio.fixture
async def service(tmp_path: Path) -> AsyncIterator[Service]:
    demo = resource_path("demo", "demo.toml").read_text(encoding="utf-8")
    demo = demo.replace('queues = ["Llamadas"]', 'queues = ["Llamadas", "Campaña"]')
    scripted = 'name = "Llamadas"\nscript = "Ventas"'
    campaign = (EDGE / "campaign.toml").read_text(encoding="utf-8")
    site = tmp_path / "site.toml"
    site.write_text(demo.replace('name = "Llamadas"', scripted) + campaign, encoding="utf-8")
    async with running_server(load(site)) as running:
        yield running


@pytest_asyncio.fixture
async def tenant(service: Service) -> str:
    return service.tenant_url
