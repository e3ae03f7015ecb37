"""DPI: the directory, with the presence of those inside."""

from __future__ import annotations

from collections.abc import Iterable

from contactpro_desktop.localserver.ri.dpi.entries import Entries
from contactpro_desktop.localserver.ri.kit.call import Resource
from contactpro_desktop.localserver.web.edge import Edge


def resources(edge: Edge) -> Iterable[Resource]:
    return Entries(edge).resources()
