"""What a user may not do is refused here, whatever their client shows."""

from __future__ import annotations

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.model import AgentSpec, Refused
from contactpro_desktop.localserver.router.permissions import Permission, Recording, allow


def may(spec: AgentSpec, flag: str) -> bool:
    """Whether the account has the permission called `flag`, as in "ecf_phone"."""
    return Permission(flag) in spec.rights


def require(spec: AgentSpec, flag: str) -> None:
    """Raise `Refused` (403) unless the account has the permission."""
    if not may(spec, flag):
        raise Refused(Refusal.FORBIDDEN)


def require_channel(spec: AgentSpec, channel: Channel) -> None:
    """Raise `Refused` (403) unless the account may do anything with work of this channel."""
    if not allow(spec.rights, channel):
        raise Refused(Refusal.FORBIDDEN)


def require_recording(spec: AgentSpec) -> None:
    """Raise `Refused` (403) unless the account may switch recordings."""
    if spec.records is not Recording.ENABLED:
        raise Refused(Refusal.FORBIDDEN)


def require_supervisor(spec: AgentSpec) -> None:
    """Raise `Refused` (403) unless the account is a supervisor's."""
    if not spec.is_supervisor:
        raise Refused(Refusal.FORBIDDEN)
