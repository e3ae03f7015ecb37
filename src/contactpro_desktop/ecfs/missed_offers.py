"""Telling missed offers from other offers that go away."""

from __future__ import annotations

from collections.abc import Iterable

from contactpro_desktop.domain.actions import SetWorkStatus
from contactpro_desktop.domain.agent import ChangedBy, WorkStatus
from contactpro_desktop.domain.call import is_in_person
from contactpro_desktop.domain.events import Event, MeChanged, OfferMissed
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.ecfs.pending import PendingActions

_TIMED_OUT = "timed_out"
_RESCINDED = "rescinded"
_PATIENCE = 0.3


@dataclass(frozen=True, slots=True)
class _Gone:
    offer: Interaction
    until: float

    @property
    def certain(self) -> bool:
        return self.offer.end_reason in (_TIMED_OUT, _RESCINDED)


class MissedOffers:
    """Joins the two halves of a missed offer: it vanishes, and the agent becomes not ready.

    They come in frames of their own, in either order. A server that says `timed_out` needs no
    second half; one that gives no reason is believed only with it. A call to the agent in person is
    missed, too, when the caller gives up. Times are monotonic seconds.
    """

    def __init__(self) -> None:
        self._gone: list[_Gone] = []
        self._not_ready_until = 0.0

    def watch_offers(
        self, vanished: Iterable[Interaction], pending: PendingActions, now: float
    ) -> None:
        """See which of the interactions that vanished were offers nobody answered."""
        for offer in vanished:
            answered = not offer.is_offer or pending.decides_on(offer.id)
            given_up = offer.end_reason == _RESCINDED and is_in_person(offer)
            if not answered and (given_up or offer.end_reason in ("", _TIMED_OUT)):
                self._gone.append(_Gone(offer, now + _PATIENCE))

    def watch_work_status(
        self, events: Iterable[Event], pending: PendingActions, now: float
    ) -> None:
        """See whether the agent, ready until now, was made not ready by the server."""
        asked = any(isinstance(action, SetWorkStatus) for action in pending)
        suspects = (
            {ChangedBy.MISSED_OFFER} if asked else {ChangedBy.MISSED_OFFER, ChangedBy.UNKNOWN}
        )
        if any(
            isinstance(event, MeChanged)
            and event.me.work_status is WorkStatus.NOT_READY
            and event.me.work_status_changed_by in suspects
            for event in events
        ):
            self._not_ready_until = now + _PATIENCE

    def due(self, now: float) -> list[OfferMissed]:
        """What is known to be missed by now."""
        not_ready = now < self._not_ready_until
        settled = [gone for gone in self._gone if not_ready or gone.until <= now]
        self._gone = [gone for gone in self._gone if gone not in settled]
        return [
            OfferMissed(
                interaction_id=gone.offer.id,
                customer_name=gone.offer.display_name,
                queue_name=gone.offer.queue_name,
                not_ready=not_ready,
                in_person=is_in_person(gone.offer),
            )
            for gone in settled
            if not_ready or gone.certain
        ]

    def next_deadline(self) -> float | None:
        return min((gone.until for gone in self._gone), default=None)
