"""How presence profiles look."""

from __future__ import annotations

from contactpro_desktop.domain.agent import Availability, PresenceProfile, ProfileType
from contactpro_desktop.ui.theme.paint_controls import ButtonKind


def profile_icon(profile: PresenceProfile) -> str:
    """An icon by what a profile is, never by its name."""
    if profile.reason.upper() == "LUNCH":
        return "lunch"
    if profile.type is ProfileType.CONFERENCE or profile.reason.upper() == "MEETING":
        return "meeting"
    if profile.availability in (Availability.AWAY, Availability.TENTATIVE):
        return "away"
    return "away" if profile.refuses_ready else "clock"


def profile_kind(profile: PresenceProfile) -> ButtonKind:
    """The look of the button that names a profile: tinted while colleagues see me away."""
    away = profile.refuses_ready or profile.availability is Availability.AWAY
    return "away" if away else "secondary"
