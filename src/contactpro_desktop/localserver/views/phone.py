"""What only calls have among interactions."""

from __future__ import annotations

from typing import Protocol

from contactpro_desktop.domain.ids import ContactId, InteractionId
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.router.model import ContactRow, LegRow, LegState, Site

_STATUS = {
    LegState.OFFERED: "ringing",
    LegState.OUTGOING: "calling",
    LegState.ACCEPTED: "connected",
}


class Rows(Protocol):
    """Where the other end of a call is found."""

    @property
    def site(self) -> Site: ...

    def contact(self, contact_id: ContactId) -> ContactRow | None: ...

    def leg(self, leg_id: InteractionId) -> LegRow | None: ...


def call(rows: Rows, leg: LegRow, contact: ContactRow) -> dict[str, Json]:
    """Another system's calls are not recorded here."""
    if contact.external:
        return {}
    view: dict[str, Json] = {"recording": leg.recording, "consent": contact.consent}
    if contact.peer_id is not None:
        talks = leg.state is LegState.ACCEPTED
        view["far_end"] = _far_end(rows, contact.peer_id) if talks else None
    return view


def _far_end(rows: Rows, peer_id: ContactId) -> Json:
    """What the colleague at the other end does to the call; an addition. The model's `recording`
    and `channel_status` are what the agent's own client switches, and say nothing of it."""
    peer = rows.contact(peer_id)
    leg = rows.leg(peer.leg_id) if peer is not None and peer.leg_id else None
    if leg is None or leg.state is not LegState.ACCEPTED:
        return None
    return {
        "display_name": rows.site.agents[leg.agent_id].display_name,
        "channel_status": far_end_status(leg),
        "recording": leg.recording,
    }


def channel_status(leg: LegRow, contact: ContactRow) -> str:
    """What goes on in the call, as its agent sees it."""
    if leg.state is LegState.OFFERED and contact.awaits_preview:
        return leg.channel_status or "outbound_incoming"
    return leg.channel_status or _STATUS.get(leg.state, "disconnected")


def far_end_status(leg: LegRow | None) -> str:
    """The same as the other end hears it: being held, but not being muted."""
    if leg is None:
        return "ringing"
    if leg.state is LegState.ACCEPTED:
        return "onhold" if leg.channel_status == "onhold" else "connected"
    return "ringing"
