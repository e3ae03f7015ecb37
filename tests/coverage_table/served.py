"""What the server routes: its tables, read from a running one."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.routing import Route

from contactpro_desktop.ecfs.operations import OPERATIONS, RI_RESOURCES, Operation
from contactpro_desktop.localserver.app import create_app
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.web.edge import Edge, EdgeSettings
from contactpro_desktop.resources import resource_path
from tests.coverage_table.addresses import Shape, shape
from tests.support.server import running_server

_BASE = "/{tenant}/ecfs"


def served() -> frozenset[Operation]:
    """The published operations that the server routes."""
    routed = asyncio.run(_routed())
    return frozenset(
        operation
        for operation in (*OPERATIONS, *RI_RESOURCES)
        if (operation.method, shape(operation.resource)) in routed
    )


async def _routed() -> set[tuple[str, Shape]]:
    async with running_server() as service:
        with TemporaryDirectory() as folder:
            settings = EdgeSettings(media=Path(folder))
            return {*_of_agents(service.engine, settings), *_of_ri(service.engine, settings)}


def _of_agents(engine: Engine, settings: EdgeSettings) -> Iterator[tuple[str, Shape]]:
    for resource in Edge(engine, settings).agents.table.resources:
        for method in resource.methods:
            yield method, shape(resource.pattern)


def _of_ri(engine: Engine, settings: EdgeSettings) -> Iterator[tuple[str, Shape]]:
    for route in create_app(engine, settings, resource_path("visitor")).routes:
        if isinstance(route, Route) and route.path.startswith(f"{_BASE}/RI/"):
            for method in route.methods or ():
                yield method, shape(re.sub(r":\w+}", "}", route.path.removeprefix(_BASE)))
