"""When a row wants to be looked at again by itself."""

from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.localserver.router.campaign import PREVIEW, CustomerRow
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    Row,
    Site,
)

_TIMED = (LegState.OFFERED, LegState.OUTGOING, LegState.ENDED)
_WAITS = (ContactState.QUEUED, ContactState.OFFERED)


def deadline_of(row: Row, site: Site) -> Instant | None:
    """The moment at which a `Tick` changes this row, None if time alone does not change it."""
    if isinstance(row, LegRow):
        return row.deadline if row.state in _TIMED or _is_preview(row) else None
    if isinstance(row, ContactRow):
        return _contact_deadline(row)
    if isinstance(row, CustomerRow):
        return row.due_at
    return _agent_deadline(row, site) if isinstance(row, AgentRow) else None


def _is_preview(row: LegRow) -> bool:
    return row.state is LegState.ACCEPTED and row.channel_status == PREVIEW


def _contact_deadline(row: ContactRow) -> Instant | None:
    """The end of the reservation, of the first pause after a decline, or of the campaign."""
    ends = [row.waits_until] if row.state in _WAITS else []
    if row.state is ContactState.QUEUED:
        ends += [row.preferred_until, *row.passed_over.values()]
    return min((end for end in ends if end is not None), default=None)


def _agent_deadline(row: AgentRow, site: Site) -> Instant | None:
    """The end of the profile, or of the grace time of a lost connection."""
    ends = [row.profile_ends] if row.profile_ends is not None else []
    if row.gone_since is not None:
        ends.append(row.gone_since + site.limits.grace)
    return min(ends, default=None)
