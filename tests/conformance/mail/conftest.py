"""A server whose mail queue has a script, and a mailbox behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest_asyncio

from contactpro_desktop.localserver.config import Config
from tests.support.mail import PostOffice, post_office
from tests.support.server import demo_config


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def office() -> AsyncIterator[PostOffice]:
    async with post_office(config=with_script(demo_config())) as running:
        yield running


def with_script(config: Config) -> Config:
    """The demonstration, with a script for the mail queue."""
    script = next(each.id for each in config.site.scripts.values() if each.name == "Soporte")
    queues = {
        key: replace(queue, script_id=script) if queue.name == "Correo" else queue
        for key, queue in config.site.queues.items()
    }
    return replace(config, site=replace(config.site, queues=queues))
