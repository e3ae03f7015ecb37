"""How each row of the picklist stands: free, refused, being picked, or just lost; free of Qt's
item models."""

from __future__ import annotations

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.actions import Pick
from contactpro_desktop.domain.ids import ContactId, Instant
from contactpro_desktop.domain.outcome import Outcome
from contactpro_desktop.domain.picklist import PicklistRow, PickRefusal
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.texts import (
    channel_text,
    lost_row_text,
    pick_refusal_text,
    row_text,
)
from contactpro_desktop.ui.widgets.text import plain

_FAREWELL = 4.0
"""Seconds that a row lost to a colleague stays to say so."""


@dataclass(frozen=True, slots=True)
class PicklistCell:
    """A row and its standing. `refusal` says why it cannot be picked (`reserved` for another
    agent, or else), `lost` what became of it; `warning` and `critical` are waiting times in
    seconds, None where the queue has none."""

    row: PicklistRow
    refusal: str = ""
    reserved: bool = False
    picking: bool = False
    lost: str = ""
    warning: int | None = None
    critical: int | None = None

    @property
    def is_free(self) -> bool:
        return not (self.refusal or self.picking or self.lost)


class Standings:
    """Asks the desk and the store; remembers only what became of picks."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self._desk = desk
        self._lost: dict[ContactId, tuple[str, Instant]] = {}

    def cell(self, row: PicklistRow) -> PicklistCell:
        refusal = self._desk.pick_refusal(row)
        queue = self._store.queues.get(row.queue_id)
        lost, _ = self._lost.get(row.contact_id, ("", 0.0))
        return PicklistCell(
            row,
            refusal=pick_refusal_text(refusal, row.reserved_for_name) if refusal else "",
            reserved=refusal is PickRefusal.RESERVED,
            picking=row.contact_id in self._being_picked(),
            lost=lost,
            warning=queue.wait_warning if queue else None,
            critical=queue.wait_critical if queue else None,
        )

    def sentences(self, row: PicklistRow) -> list[str]:
        """All there is to say about a row, for tool tips and screen readers."""
        cell = self.cell(row)
        parts = (
            row_text(row),
            channel_text(row.channel),
            plain(row.queue_name),
            plain(row.subject) if row.subject != row.display_name else "",
            cell.lost or cell.refusal,
        )
        return [part for part in parts if part]

    def note(self, contact_id: ContactId, outcome: Outcome) -> None:
        """Remember for a moment why a pick failed."""
        if outcome.refusal is not None:
            text = lost_row_text(outcome.refusal, outcome.who)
            self._lost[contact_id] = (text, self._store.now() + _FAREWELL)

    def staying(self) -> set[ContactId]:
        """Contacts that stay on show though they left the queue: being picked, or just lost."""
        return self._being_picked() | self._lost.keys()

    def forget_old(self) -> list[ContactId]:
        """Forget what has been said long enough; the contacts it was about."""
        now = self._store.now()
        over = [contact_id for contact_id, (_, until) in self._lost.items() if until <= now]
        for contact_id in over:
            del self._lost[contact_id]
        return over

    def _being_picked(self) -> set[ContactId]:
        return {a.contact_id for a in self._store.pending.values() if isinstance(a, Pick)}
