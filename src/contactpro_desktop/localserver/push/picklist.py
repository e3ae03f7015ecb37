"""What waits, as RMI rows, and what changed since a client last asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, Instant, QueueId
from contactpro_desktop.ecfs.bodies.common import write_json
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.engine.engine import Commit
from contactpro_desktop.localserver.router.model import ContactRow, ContactState, LegState, Site
from contactpro_desktop.localserver.router.state import State
from contactpro_desktop.localserver.views.agent import milliseconds

_CHANGES_KEPT = 20_000

_CHANNEL = {
    Channel.CHAT: "Chat",
    Channel.PHONE: "Phone",
    Channel.EMAIL: "Email",
    Channel.TASK: "Task",
}


class _Change(NamedTuple):
    queue_id: QueueId
    contact_id: ContactId
    row: bytes


class Picklist:
    """A numbered log of the changes to what waits, over all queues.

    A row is written as JSON once per change of its contact, never per client that asks. The log
    is a ring: who asks for changes older than it gets everything.
    """

    def __init__(self, state: State, *, changes_kept: int = _CHANGES_KEPT) -> None:
        self._state = state
        self._site = state.site
        self._kept = changes_kept
        self._log: list[_Change] = []
        self._forgotten = 0
        self._versions: defaultdict[QueueId, int] = defaultdict(int)
        self._rows: dict[ContactId, tuple[ContactRow, bytes]] = {}
        self._arrivals = {
            queue_id: sum(_arrival(contact) for contact in state.waiting(queue_id))
            for queue_id in state.site.queues
        }

    @property
    def version(self) -> int:
        """How many changes there have been."""
        return self._forgotten + len(self._log)

    def version_of(self, queue_id: QueueId) -> int:
        """The version at which this queue changed last."""
        return self._versions[queue_id]

    def mean_arrival(self, queue_id: QueueId) -> Instant:
        """When the contacts that wait came into the queue, on average; there must be one."""
        return self._arrivals[queue_id] / self._state.waiting_count(queue_id) / 1000

    def apply(self, commit: Commit) -> set[QueueId]:
        """Note what a commit changed; returns the queues in which something else waits now."""
        first = self.version
        for row_id, row in commit.after.items():
            if isinstance(row, ContactRow):
                before = commit.before.get(row_id)
                self._note(before if isinstance(before, ContactRow) else None, row)
        touched = {change.queue_id for change in self._log[first - self._forgotten :]}
        self._forget()
        return touched

    def since(self, version: int, queue_ids: Collection[QueueId]) -> list[bytes] | None:
        """The contacts of `queue_ids` that changed after `version`, each once and as it is now;
        None if that is too long ago, or a version that never was."""
        start = version - self._forgotten
        if start < 0 or start > len(self._log):
            return None
        latest: dict[ContactId, bytes] = {}
        for change in self._log[start:]:
            if change.queue_id in queue_ids:
                latest[change.contact_id] = change.row
        return list(latest.values())

    def waiting(self, queue_ids: Collection[QueueId]) -> Iterator[bytes]:
        """What waits in `queue_ids`, queue by queue, whoever came first first."""
        for queue_id in queue_ids:
            yield from (self._row(contact) for contact in self._state.waiting(queue_id))

    def in_process(self, queue_ids: Collection[QueueId]) -> Iterator[bytes]:
        """What an agent is offered or has, in `queue_ids`."""
        for leg in self._state.legs.values():
            contact = self._state.contact(leg.contact_id)
            is_served = leg.state in (LegState.OFFERED, LegState.ACCEPTED)
            if is_served and contact is not None and contact.queue_id in queue_ids:
                yield encode_row(self._site, contact)

    def _note(self, before: ContactRow | None, after: ContactRow) -> None:
        waited = before is not None and before.state is ContactState.QUEUED
        waits = after.state is ContactState.QUEUED
        if before is not None and waited:
            self._arrivals[before.queue_id] -= _arrival(before)
            if before.queue_id != after.queue_id:
                self._add(before.queue_id, after.id, encode_row(self._site, before, gone=True))
        if waits:
            self._arrivals[after.queue_id] += _arrival(after)
            self._add(after.queue_id, after.id, self._row(after))
        elif waited:
            self._rows.pop(after.id, None)
            self._add(after.queue_id, after.id, encode_row(self._site, after))

    def _add(self, queue_id: QueueId, contact_id: ContactId, row: bytes) -> None:
        self._log.append(_Change(queue_id, contact_id, row))
        self._versions[queue_id] = self.version

    def _row(self, contact: ContactRow) -> bytes:
        known = self._rows.get(contact.id)
        if known is None or known[0] is not contact:
            known = self._rows[contact.id] = (contact, encode_row(self._site, contact))
        return known[1]

    def _forget(self) -> None:
        """Cut the log down once it is twice as long as wanted, so that cutting is rare."""
        if len(self._log) > 2 * self._kept:
            surplus = len(self._log) - self._kept
            del self._log[:surplus]
            self._forgotten += surplus


def _arrival(contact: ContactRow) -> int:
    """In whole milliseconds, so that any number of them adds up without error."""
    return round(contact.queued_at * 1000)


def encode_row(site: Site, contact: ContactRow, *, gone: bool = False) -> bytes:
    """One RMI contact. `gone` shows it as one that has left the queue of the row."""
    return write_json(contact_row(site, contact, "In Process" if gone else _status(contact)))


def contact_row(site: Site, contact: ContactRow, status: str) -> dict[str, Json]:
    """One RMI contact. Its queue may be one that is not configured any more."""
    queue = site.queues.get(contact.queue_id)
    preferred = contact.required_agent or contact.preferred_agent
    return {
        "id": contact.id,
        "status": status,
        "channel": _CHANNEL.get(contact.channel, "Task"),
        "subChannel": contact.sub_channel,
        "queueId": contact.queue_id,
        "queueName": queue.name if queue else "",
        "customerName": contact.customer_name,
        "originator": contact.customer_key,
        "subject": contact.title,
        "startTime": _iso(contact.created_at),
        "queuedAtMs": milliseconds(contact.queued_at),
        "priority": queue.priority if queue else 0,
        "preferredAgentId": preferred,
        "preferredAgentName": _agent_name(site, preferred),
        "reserved": contact.reserved_for is not None,
        "supervisorSessionId": contact.supervisor_session_id,
    }


def _status(contact: ContactRow) -> str:
    if contact.state is ContactState.QUEUED:
        return "In Queue"
    return "Abandoned" if contact.state is ContactState.CLOSED else "In Process"


def _agent_name(site: Site, agent_id: AgentId | None) -> str:
    spec = site.agents.get(agent_id) if agent_id else None
    return f"{spec.first_name} {spec.last_name}".strip() if spec else ""


def _iso(instant: Instant) -> str:
    moment = datetime.fromtimestamp(instant, UTC)
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
