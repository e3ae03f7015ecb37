"""What only calls have among interactions."""

from __future__ import annotations

from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.router.model import ContactRow, LegRow, LegState

_STATUS = {
    LegState.OFFERED: "ringing",
    LegState.OUTGOING: "calling",
    LegState.ACCEPTED: "connected",
}


def call(leg: LegRow, contact: ContactRow) -> dict[str, Json]:
    """Another system's calls are not recorded here."""
    if contact.external:
        return {}
    return {"recording": leg.recording, "consent": contact.consent}


def channel_status(leg: LegRow, contact: ContactRow) -> str:
    """What goes on in the call, as its agent sees it."""
    if leg.state is LegState.OFFERED and contact.awaits_preview:
        return leg.channel_status or "outbound_incoming"
    return leg.channel_status or _STATUS.get(leg.state, "disconnected")


def far_end_status(leg: LegRow | None) -> str:
    """The same as the customer hears it: being held, but not being muted."""
    if leg is None:
        return "ringing"
    if leg.state is LegState.ACCEPTED:
        return "onhold" if leg.channel_status == "onhold" else "connected"
    return "ringing"
