"""Whom a conversation may go to: DPI entries, completed from RMI agents."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from contactpro_desktop.assignment.http import RequestFailed, TenantHttp
from contactpro_desktop.domain.errors import DirectoryUnavailable, ProtocolError
from contactpro_desktop.domain.transfer import TransferTarget
from contactpro_desktop.ecfs import ri
from contactpro_desktop.ecfs.mapping.directory import (
    lacks_availability,
    presence_of_agent,
    transfer_target,
)
from contactpro_desktop.ecfs.text import encodable
from contactpro_desktop.ecfs.wire.ri import Presence

ENTRIES = "/ecfs/RI/dpi/entries"
AGENTS = "/ecfs/RI/rmi/agents"

_LIMIT = 100

_log = logging.getLogger(__name__)


class Directory:
    def __init__(self, http: TenantHttp) -> None:
        self._http = http

    async def is_offered(self) -> bool:
        """Whether the tenant lets this agent look anybody up. One that does not answer may do so
        later."""
        try:
            await self._http.get(ENTRIES, {"onlyInternals": "all", "limit": "1"})
        except RequestFailed as failure:
            return not failure.not_offered
        return True

    async def search(self, text: str) -> tuple[TransferTarget, ...]:
        """Colleagues and queues that hold every word of `text`, or begin with it; all for none.

        Raises `DirectoryUnavailable`.
        """
        params = {"onlyInternals": "all", "limit": str(_LIMIT), "errorIfLimitReached": "0"}
        try:
            reply = await self._http.get(ENTRIES, params | _search(text))
            entries = ri.rows(reply.body)
            agents = await self._agents() if any(map(lacks_availability, entries)) else {}
        except (RequestFailed, ProtocolError) as failure:
            refused = isinstance(failure, RequestFailed) and failure.not_offered
            raise DirectoryUnavailable(refused=refused) from None
        found = (transfer_target(entry, agents) for entry in entries)
        return tuple(target for target in found if target is not None)

    async def _agents(self) -> Mapping[str, Presence]:
        """How colleagues are is advice: whoever it is not told of can be chosen all the same."""
        try:
            reply = await self._http.get(AGENTS, {})
            return dict(map(presence_of_agent, ri.rows(reply.body)))
        except (RequestFailed, ProtocolError) as failure:
            _log.info("How colleagues are could not be read: %s", failure.kind)
            return {}


def _search(text: str) -> dict[str, str]:
    """The words of `text` as beginnings of words; what is quoted stays a phrase."""
    clean = encodable(text).strip()
    if '"' not in clean:
        clean = " ".join(word if word.endswith("*") else f"{word}*" for word in clean.split())
    return {"search": clean} if clean else {}
