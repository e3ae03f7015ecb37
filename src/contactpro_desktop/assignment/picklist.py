"""Keeps the picklist current: RMI contacts of the queues the agent picks from.

The local server hints at changes with its queue statistics and answers with differences. A tenant
does neither: there the whole list is asked for every five seconds and compared here.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress

from contactpro_desktop.assignment.backoff import delays
from contactpro_desktop.assignment.http import RequestFailed, TenantHttp
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.events import Event, PicklistReplaced, PicklistUpdated
from contactpro_desktop.domain.ids import ContactId, QueueId
from contactpro_desktop.domain.picklist import PicklistRow
from contactpro_desktop.ecfs import ri
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.mapping import picklist_row

CONTACTS = "/ecfs/RI/rmi/contacts"
VERSION_HEADER = "X-Picklist-Version"
DELTA_HEADER = "X-Picklist-Delta"

_LIMIT = 20_000
_INTERVAL = 5.0
_INTERVAL_WITH_HINTS = 30.0
_LEAST_WAIT = 1.0
_ROWS_AT_ONCE = 500

_Rows = dict[ContactId, PicklistRow | None]

_log = logging.getLogger(__name__)


class PicklistPoller:
    """`watch` says what is to be polled; `run` polls until it is cancelled. `tell_offered` hears
    after every attempt whether the tenant has such a list for this agent."""

    def __init__(
        self,
        http: TenantHttp,
        emit: Callable[[Sequence[Event]], None],
        random: Callable[[], float],
        tell_offered: Callable[[bool], None],
    ) -> None:
        self._http = http
        self._emit = emit
        self._tell_offered = tell_offered
        self._random = random
        self._queues: frozenset[QueueId] | None = None
        self._connected = False
        self._back = asyncio.Event()
        self._polling: asyncio.Task[None] | None = None
        self._hints: Mapping[QueueId, int] = {}
        self._changed = asyncio.Event()
        self._rows: dict[ContactId, PicklistRow] = {}
        self._anew = True
        self._version = ""

    def watch(self, queues: frozenset[QueueId] | None, versions: Mapping[QueueId, int]) -> None:
        """Poll these queues; None while there is no connection: what is known stays, and is
        compared with what is there afterwards.

        `versions`: by queue, a number that grows with each change of what waits, where known.
        """
        if queues is None:
            self._connected = False
            self._drop_poll()
            return
        hints = {queue: versions[queue] for queue in queues if queue in versions}
        if (queues, hints, True) == (self._queues, self._hints, self._connected):
            return
        self._anew = self._anew or queues != self._queues
        if not self._connected:
            self._connected = True
            self._back.set()
        self._queues, self._hints = queues, hints
        self._changed.set()

    def _drop_poll(self) -> None:
        """Where the websocket is lost, other connections hang as well: nobody waits for them."""
        if self._polling is not None:
            self._polling.cancel()

    async def run(self) -> None:
        waits = delays(self._random)
        while True:
            self._changed.clear()
            self._back.clear()
            try:
                await self._poll_or_drop()
            except (RequestFailed, ProtocolError) as failure:
                _log.warning("The picklist could not be read: %s", failure.kind)
                if isinstance(failure, RequestFailed) and failure.not_offered:
                    self._tell_offered(False)
                if await _comes(self._back, max(_LEAST_WAIT, next(waits))):
                    waits = delays(self._random)
            else:
                waits = delays(self._random)
                await self._pause()

    async def _poll_or_drop(self) -> None:
        polling = self._polling = asyncio.create_task(self._poll())
        try:
            await asyncio.wait({polling})
        finally:
            polling.cancel()
            self._polling = None
        if not polling.cancelled():
            polling.result()

    async def _pause(self) -> None:
        """Until something changed, or it is time to look anyway."""
        interval = _INTERVAL_WITH_HINTS if self._hints else _INTERVAL
        await _comes(self._changed, interval if self._connected and self._queues else None)

    async def _poll(self) -> None:
        queues = self._queues
        if queues is None or not self._connected:
            return
        if not queues:
            self._take({}, "", partial=False)
            return
        since = "" if self._anew else self._version
        reply = await self._http.get(CONTACTS, _params(queues, since))
        rows = await _read(ri.rows(reply.body))
        self._tell_offered(True)
        if queues == self._queues:
            partial = bool(since) and reply.headers.get(DELTA_HEADER) == "1"
            self._take(rows, reply.headers.get(VERSION_HEADER, ""), partial=partial)

    def _take(self, rows: _Rows, version: str, *, partial: bool) -> None:
        """Tell what `rows` change; with `partial`, contacts not in them are as they were."""
        waiting = {key: row for key, row in rows.items() if row is not None}
        known = self._rows
        changed = tuple(row for key, row in waiting.items() if known.get(key) != row)
        gone = rows.keys() - waiting.keys() if partial else known.keys() - waiting.keys()
        removed = frozenset(gone & known.keys())
        if self._anew:
            self._emit([PicklistReplaced(tuple(waiting.values()))])
        elif changed or removed:
            self._emit([PicklistUpdated(changed, removed)])
        if not partial:
            known.clear()
        for key in removed & known.keys():
            del known[key]
        known.update(waiting)
        self._version, self._anew = version, False


async def _comes(event: asyncio.Event, within: float | None) -> bool:
    """Wait for it, `within` so many seconds."""
    with suppress(TimeoutError):
        async with asyncio.timeout(within):
            return await event.wait()
    return False


def _params(queues: Iterable[QueueId], since: str) -> dict[str, str]:
    params = {
        "showAllInProcess": "1",
        "queueId": ",".join(sorted(queues)),
        "limit": str(_LIMIT),
    }
    return params | {"sinceVersion": since} if since else params


async def _read(rows: Sequence[Json]) -> _Rows:
    """`rows` by contact, None for one that no longer waits. Long lists let others run between."""
    read: _Rows = {}
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        read.update(picklist_row(row) for row in rows[start : start + _ROWS_AT_ONCE])
        await asyncio.sleep(0)
    read.pop(ContactId(""), None)
    return read
