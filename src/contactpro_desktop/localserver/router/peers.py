"""The two ends of a call within the house: connected together, over together."""

from dataclasses import replace

from contactpro_desktop.localserver.router.calls import hang_up
from contactpro_desktop.localserver.router.commands import CustomerLeaves
from contactpro_desktop.localserver.router.contacts import customer_leaves
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.model import (
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    OfferEnd,
)

_NOT_TAKEN = {
    OfferEnd.DECLINED: "rejected",
    OfferEnd.TIMED_OUT: "no_answer",
    OfferEnd.REVOKED: "unreachable",
}
"""How the caller hears of an offer that ended without being accepted."""


def settle(draft: Draft) -> None:
    """Bring the other end of every call that a decision has changed to where it belongs."""
    for contact in draft.touched_contacts():
        peer = draft.contact(contact.peer_id) if contact.peer_id else None
        if peer is None or peer.state is ContactState.CLOSED:
            continue
        if contact.state is ContactState.CLOSED:
            _end(draft, contact, peer)
        elif contact.state is ContactState.OWNED:
            _connect(draft, contact, peer)


def _connect(draft: Draft, taken: ContactRow, peer: ContactRow) -> None:
    leg, waiting = _leg(draft, taken), _leg(draft, peer)
    if leg is None or leg.state is not LegState.ACCEPTED or waiting is None:
        return
    if waiting.state is LegState.OUTGOING:
        draft.put(
            replace(
                waiting,
                state=LegState.ACCEPTED,
                accepted_at=draft.now,
                deadline=None,
                channel_status="",
            )
        )


def _end(draft: Draft, over: ContactRow, peer: ContactRow) -> None:
    leg = _leg(draft, peer)
    if leg is not None and leg.state is LegState.OUTGOING:
        hang_up(draft, leg, "customer", _why(draft, over))
    else:
        customer_leaves(draft, CustomerLeaves(peer.id))


def _why(draft: Draft, over: ContactRow) -> str:
    """The channel status of a call that nobody took."""
    ends = [leg.offer_end for leg in draft.touched_legs() if leg.contact_id == over.id]
    return next((_NOT_TAKEN[end] for end in ends if end in _NOT_TAKEN), "disconnected")


def _leg(draft: Draft, contact: ContactRow) -> LegRow | None:
    return draft.leg(contact.leg_id) if contact.leg_id else None
