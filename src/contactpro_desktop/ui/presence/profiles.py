"""How presence profiles look."""

from __future__ import annotations

from contactpro_desktop.domain.agent import Availability, PresenceProfile, ProfileType
from contactpro_desktop.ui.theme.paint_controls import ButtonKind

_ICON_OF = {"LUNCH": "lunch", "TEMPOUT": "coffee", "MEETING": "meeting"}
"""By the reason of a profile (ECFS 22Q1, /properties, presence profiles)."""


def profile_icon(profile: PresenceProfile) -> str:
    """An icon by what a profile is, never by its name."""
    icon = _ICON_OF.get(profile.reason.upper())
    if icon is not None:
        return icon
    if profile.type is ProfileType.CONFERENCE:
        return "meeting"
    if profile.availability in (Availability.AWAY, Availability.TENTATIVE):
        return "away"
    return "away" if profile.refuses_ready else "clock"


def profile_kind(profile: PresenceProfile) -> ButtonKind:
    """The look of the button that names a profile: tinted while colleagues see me away."""
    away = profile.refuses_ready or profile.availability is Availability.AWAY
    return "away" if away else "secondary"
