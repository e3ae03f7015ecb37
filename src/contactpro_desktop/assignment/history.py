"""The past of a customer, out of CMI."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TypeVar

from contactpro_desktop.assignment.http import RequestFailed, TenantHttp
from contactpro_desktop.domain.errors import HistoryUnavailable, ProtocolError
from contactpro_desktop.domain.history import (
    CallbacksFor,
    Found,
    NotesOn,
    PastOf,
    Question,
    TranscriptOf,
    WriteNote,
)
from contactpro_desktop.ecfs import ri
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.mapping import history as mapping
from contactpro_desktop.ecfs.paths import child
from contactpro_desktop.ecfs.text import encodable

CMI = "/ecfs/RI/cmi"

_MOST_CONVERSATIONS = 50
_MOST_MESSAGES = 500

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class History:
    """Every field may be missing, and a tenant may ignore what it was asked to filter by."""

    def __init__(self, http: TenantHttp) -> None:
        self._http = http

    async def look_up(self, question: Question) -> Found:
        """The answer to a question; raises `HistoryUnavailable`."""
        try:
            return await self._answer(question)
        except (RequestFailed, ProtocolError) as failure:
            _log.info("The history could not be looked up: %s", failure.kind)
            refused = isinstance(failure, RequestFailed) and failure.not_offered
            raise HistoryUnavailable(refused=refused) from None

    async def _answer(self, question: Question) -> Found:
        if isinstance(question, PastOf):
            customer = encodable(question.customer)
            params = {"originator": customer, "limit": str(_MOST_CONVERSATIONS)}
            return await self._rows(
                f"{CMI}/contacts", params, lambda row: mapping.past_conversation(row, customer)
            )
        if isinstance(question, TranscriptOf):
            params = {"contactId": question.contact_id, "limit": str(_MOST_MESSAGES)}
            return await self._rows(f"{CMI}/chatMessages", params, mapping.past_message)
        if isinstance(question, CallbacksFor):
            number = encodable(question.number)
            return await self._rows(
                f"{CMI}/callbacks",
                {"customerNumber": number},
                lambda row: mapping.callback(row, number),
            )
        return await self._notes(question)

    async def _notes(self, question: NotesOn | WriteNote) -> Found:
        path = f"{child(f'{CMI}/contacts', question.contact_id)}/remarks"
        if isinstance(question, NotesOn):
            return await self._rows(path, {}, mapping.note)
        await self._http.post(path, {"text": encodable(question.text)})
        return ()

    async def _rows(
        self, path: str, params: Mapping[str, str], read: Callable[[Json], _T | None]
    ) -> tuple[_T, ...]:
        reply = await self._http.get(path, params)
        rows = (read(row) for row in ri.rows(reply.body) if isinstance(row, dict))
        return tuple(row for row in rows if row is not None)
