"""When a row wants to be looked at again by itself."""

from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.localserver.router.campaign import CustomerRow
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


def deadline_of(row: Row, site: Site) -> Instant | None:
    """The moment at which a `Tick` changes this row, None if time alone does not change it."""
    if isinstance(row, LegRow):
        return row.deadline if row.state in _TIMED else None
    if isinstance(row, ContactRow):
        return _contact_deadline(row)
    if isinstance(row, CustomerRow):
        return row.due_at
    return _agent_deadline(row, site) if isinstance(row, AgentRow) else None


def _contact_deadline(row: ContactRow) -> Instant | None:
    """The end of the reservation, or of the first pause after a decline."""
    if row.state is not ContactState.QUEUED:
        return None
    ends = [*row.passed_over.values()]
    if row.preferred_until is not None:
        ends.append(row.preferred_until)
    return min(ends, default=None)


def _agent_deadline(row: AgentRow, site: Site) -> Instant | None:
    """The end of the profile, or of the grace time of a lost connection."""
    ends = [row.profile_ends] if row.profile_ends is not None else []
    if row.gone_since is not None:
        ends.append(row.gone_since + site.limits.grace)
    return min(ends, default=None)
