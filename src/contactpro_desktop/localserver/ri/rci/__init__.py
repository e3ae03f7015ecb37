"""RCI: accounts, and what is configured."""

from __future__ import annotations

from collections.abc import Iterator

from contactpro_desktop.localserver.ri.kit.call import Resource
from contactpro_desktop.localserver.ri.rci.configuration import Configuration
from contactpro_desktop.localserver.ri.rci.users import Users
from contactpro_desktop.localserver.web.edge import Edge


def resources(edge: Edge) -> Iterator[Resource]:
    yield from Users(edge).resources()
    yield from Configuration(edge.state.site).resources()
