"""`python -m benchmarks.server FOLDER CHATS`: the local server under load.

It keeps its data in FOLDER and lets each agent have CHATS chats at once; otherwise it is the
server of the demonstration, without the bot. It ends when standard input ends.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.server.load import Load
from benchmarks.telling import tell
from contactpro_desktop.localserver.config import Config, load
from contactpro_desktop.localserver.http_server import Listen
from contactpro_desktop.localserver.service import running
from contactpro_desktop.resources import resource_path
from contactpro_desktop.system_clock import SystemClock


def main() -> None:
    folder, chats = sys.argv[1:]
    asyncio.run(serve(configuration(int(chats)), Path(folder) / "server.sqlite"))


def configuration(chats: int) -> Config:
    """The demonstration, with `chats` per agent."""
    config = load(resource_path("demo", "demo.toml"))
    agents = {each.id: replace(each, chat_limit=chats) for each in config.site.agents.values()}
    return replace(config, site=replace(config.site, agents=agents))


async def serve(config: Config, database: Path) -> None:
    async with running(config, database, Listen(), SystemClock()) as service:
        orders = Load(service.engine).orders()
        tell("up", tenant=service.tenant_url)
        async with asyncio.TaskGroup() as tasks:
            begun = [tasks.create_task(orders[order.pop("do")](**order)) async for order in _told()]
            for task in begun:
                task.cancel()


async def _told() -> AsyncIterator[dict[str, Any]]:
    """Lines of standard input, until it ends."""
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), sys.stdin
    )
    async for line in reader:
        yield json.loads(line)


if __name__ == "__main__":
    main()
