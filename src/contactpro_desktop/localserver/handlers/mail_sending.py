"""Sending a draft: committed first, then handed to the relay, then settled."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import Protocol

from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller
from contactpro_desktop.localserver.handlers.routing import Call, Later
from contactpro_desktop.localserver.router.mail import (
    Delivery,
    DraftChange,
    DraftId,
    DraftRow,
    DraftState,
    MailAddress,
    MailRow,
)
from contactpro_desktop.localserver.router.mail_commands import SendDraft, SettleDraft
from contactpro_desktop.localserver.router.model import LegRow, Refused

_LOG = logging.getLogger(__name__)

_FAREWELL = 2.0


class Carrier(Protocol):
    """Takes mails out of the house."""

    @property
    def domain(self) -> str:
        """What Message-IDs made here end with."""

    async def carry(self, draft: DraftRow, mail: MailRow, sender: MailAddress) -> Delivery | None:
        """None for a mail that was taken, all recipients of it; else why not."""


class MailSending:
    """A mail goes out once for every time it was committed as being sent.

    Who repeats the request, or leaves while it runs, changes nothing: the work has a task of its
    own, and a slow relay keeps nobody from doing something else. After a crash in between the draft
    is a draft again and says that nobody knows.
    """

    def __init__(self, engine: Engine, carrier: Carrier | None) -> None:
        self._engine = engine
        self._carrier = carrier
        self._running: dict[DraftId, asyncio.Task[None]] = {}

    async def send(
        self, caller: AgentCaller, call: Call, leg: LegRow, change: DraftChange
    ) -> Later:
        """Returns once it is committed that the mail is being sent; raises `Refused` if it cannot
        be. The answer follows when the relay has it, or raises `Refused` if it does not take it.
        """
        if self._carrier is None:
            raise Refused(Refusal.FORBIDDEN)
        command = SendDraft(
            caller.agent_id, leg.id, caller.terminal_id, change, self._carrier.domain
        )
        decision = await self._engine.execute(command, dedupe=call.dedupe)
        draft_id = DraftId(str(decision.created))
        if decision.writes:
            self._begin(leg.contact_id, draft_id, self._carrier)
        return Later(partial(self._delivered, leg.contact_id, draft_id))

    async def _delivered(self, contact_id: ContactId, draft_id: DraftId) -> None:
        running = self._running.get(draft_id)
        if running is not None:
            await asyncio.shield(running)
        left = self._engine.state.mail_draft(contact_id)
        if left is not None and left.id == draft_id:
            raise Refused(Refusal.NOT_DELIVERED)

    async def close(self) -> None:
        """Give what is being handed over a moment. What is cut off is a draft again at the next
        start, and says that nobody knows."""
        running = list(self._running.values())
        if running:
            await asyncio.wait(running, timeout=_FAREWELL)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def _begin(self, contact_id: ContactId, draft_id: DraftId, carrier: Carrier) -> None:
        task = asyncio.create_task(self._carry(contact_id, draft_id, carrier))
        self._running[draft_id] = task
        task.add_done_callback(lambda _: self._running.pop(draft_id, None))

    async def _carry(self, contact_id: ContactId, draft_id: DraftId, carrier: Carrier) -> None:
        state = self._engine.state
        draft, mail = state.mail_draft(contact_id), state.mail(contact_id)
        if draft is None or mail is None or draft.state is not DraftState.SENDING:
            return
        failure = await carrier.carry(draft, mail, self._sender(contact_id, draft))
        try:
            await self._engine.execute(SettleDraft(contact_id, draft_id, failure))
        except Refused as refused:
            _LOG.error("a mail was handed over and not settled: %s", refused.reason.value)

    def _sender(self, contact_id: ContactId, draft: DraftRow) -> MailAddress:
        site = self._engine.state.site
        names = {queue.address: queue.name for queue in site.queues.values()}
        return MailAddress(draft.from_address, names.get(draft.from_address, ""))
