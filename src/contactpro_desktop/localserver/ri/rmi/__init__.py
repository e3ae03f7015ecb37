"""RMI: what goes on right now, and what went on in the last hours."""

from __future__ import annotations

from collections.abc import Iterator

from contactpro_desktop.localserver.ri.archive import Archive
from contactpro_desktop.localserver.ri.kit.call import Resource
from contactpro_desktop.localserver.ri.rmi.agents import Agents
from contactpro_desktop.localserver.ri.rmi.contacts import Contacts
from contactpro_desktop.localserver.ri.rmi.queue_statuses import QueueStatuses
from contactpro_desktop.localserver.web.edge import Edge


def resources(edge: Edge, archive: Archive) -> Iterator[Resource]:
    yield from Contacts(edge, archive).resources()
    yield from Agents(edge).resources()
    yield from QueueStatuses(edge).resources()
