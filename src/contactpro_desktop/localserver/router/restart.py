"""What the start of the server does to the rows that the last run left."""

from dataclasses import replace

from contactpro_desktop.domain.agent import ChangedBy
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.localserver.router.campaigns import campaign_of, withdraw
from contactpro_desktop.localserver.router.contacts import return_to_queue
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.lookup import contact_of
from contactpro_desktop.localserver.router.mails import forget_sending
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    ContactState,
    LegRow,
    LegState,
)
from contactpro_desktop.localserver.router.offers import revoke
from contactpro_desktop.localserver.router.presence import interrupt, with_profile


def restart(draft: Draft) -> None:
    """Nobody is connected any more: the grace time runs from now, and so does the rest of the time
    of what rang. What the configuration took away since the last run is taken off the rows, too."""
    for row in list(draft.agents()):
        configured = _as_configured(draft, row)
        if configured != row:
            draft.put(configured)
        interrupt(draft, configured)
    for leg in draft.legs():
        if leg.agent_id not in draft.site.agents:
            _release(draft, leg)
        elif leg.state is LegState.OFFERED:
            _ring_on(draft, draft.leg(leg.id) or leg)
    for known in draft.open_contacts():
        forget_sending(draft, known)
        _stop_keeping(draft, draft.contact(known.id) or known)
        _keep_campaign(draft, draft.contact(known.id) or known)


def _as_configured(draft: Draft, row: AgentRow) -> AgentRow:
    site, spec = draft.site, draft.site.agents[row.id]
    forced = {queue_id for queue_id in spec.queues if site.queues[queue_id].forced}
    row = replace(row, serving=(row.serving & spec.queues) | forced)
    if row.profile_id in site.profiles:
        return row
    return with_profile(draft, row, site.default_profile, draft.now, ChangedBy.EXPIRY)


def _ring_on(draft: Draft, leg: LegRow) -> None:
    """An offer waits for its agent to come back. It ends here when its time ran out meanwhile, when
    its line is gone, and when the clock was set back, so that nobody knows how long it rang."""
    is_over = leg.deadline is not None and leg.deadline <= draft.now
    is_lost = is_over or leg.offered_at > draft.now
    is_call = contact_of(draft, leg).channel is Channel.PHONE
    if leg.state is LegState.OFFERED and (is_lost or is_call):
        revoke(draft, leg)


def _stop_keeping(draft: Draft, contact: ContactRow) -> None:
    """What waits for an account that is gone is for everybody."""
    keeper = contact.reserved_for
    if keeper is not None and keeper not in draft.site.agents:
        draft.put(replace(contact, preferred_until=None, required_agent=None))


def _keep_campaign(draft: Draft, contact: ContactRow) -> None:
    """Who waits to be called does so until the campaign ends, as it is configured now."""
    if not contact.awaits_preview or contact.state is not ContactState.QUEUED:
        return
    campaign = campaign_of(draft, contact)
    if campaign is None:
        withdraw(draft, contact)
    elif contact.waits_until != campaign.end:
        draft.put(replace(contact, waits_until=campaign.end))


def _release(draft: Draft, leg: LegRow) -> None:
    """A leg of an account that is gone: its contact waits for somebody else."""
    if leg.state is LegState.OFFERED:
        revoke(draft, leg)
    elif leg.state in (LegState.ACCEPTED, LegState.PARKED):
        return_to_queue(draft, leg)
    else:
        draft.put(replace(leg, state=LegState.CLOSED))
