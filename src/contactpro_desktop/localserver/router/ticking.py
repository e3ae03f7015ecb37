"""What time alone does: offers, previews and wrap-ups run out, profiles, grace times and campaigns
end, pauses are over, customers of campaigns are due."""

from contactpro_desktop.localserver.router.calls import hang_up
from contactpro_desktop.localserver.router.campaign import CustomerRow
from contactpro_desktop.localserver.router.campaigns import call_customer, withdraw
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    ContactState,
    LegRow,
    LegState,
)
from contactpro_desktop.localserver.router.offers import run_out
from contactpro_desktop.localserver.router.presence import end_grace, end_profile
from contactpro_desktop.localserver.router.previews import end_preview_by_time
from contactpro_desktop.localserver.router.queueing import refresh
from contactpro_desktop.localserver.router.wrap_up import end_by_limit


def tick(draft: Draft) -> None:
    """Everything that is due, the earliest first. What came before may have changed a row."""
    for row in draft.due():
        if isinstance(row, LegRow):
            _tick_leg(draft, draft.leg(row.id) or row)
        elif isinstance(row, ContactRow):
            _tick_contact(draft, draft.contact(row.id) or row)
        elif isinstance(row, CustomerRow):
            call_customer(draft, row)
        elif isinstance(row, AgentRow):
            _tick_agent(draft, row)


def _tick_contact(draft: Draft, contact: ContactRow) -> None:
    waits = contact.state in (ContactState.QUEUED, ContactState.OFFERED)
    if waits and contact.waits_until is not None and contact.waits_until <= draft.now:
        withdraw(draft, contact)
    elif contact.state is ContactState.QUEUED:
        refresh(draft, contact)


def _tick_leg(draft: Draft, leg: LegRow) -> None:
    """What came before may have taken the offer back already."""
    if leg.state is LegState.OFFERED:
        run_out(draft, leg)
    elif leg.state is LegState.OUTGOING:
        hang_up(draft, leg, "disconnected", "no_answer")
    elif leg.state is LegState.ACCEPTED:
        end_preview_by_time(draft, leg)
    elif leg.state is LegState.ENDED:
        end_by_limit(draft, leg)


def _tick_agent(draft: Draft, row: AgentRow) -> None:
    """Both may be due at once; the row is read again in between."""
    if row.profile_ends is not None and row.profile_ends <= draft.now:
        end_profile(draft, draft.agent(row.id) or row)
    grace = draft.site.limits.grace
    if row.gone_since is not None and row.gone_since + grace <= draft.now:
        end_grace(draft, draft.agent(row.id) or row)
