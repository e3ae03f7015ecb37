"""From what the database holds to the rows that the server starts with."""

from collections import Counter
from collections.abc import Iterable, Sequence

from contactpro_desktop.localserver.router.campaign import CustomerRow, first_customer
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    LegRow,
    Row,
    Site,
)
from contactpro_desktop.localserver.router.presence import first_row


class OrphanedContacts(Exception):
    """The database holds open work of queues that are not configured any more: contacts, and
    wrap-ups of contacts that have gone on to another queue."""

    def __init__(self, contacts_by_queue: Counter[str]) -> None:
        lines = (f"  queue {queue}: {n} contacts" for queue, n in contacts_by_queue.items())
        super().__init__(
            "The database holds open contacts of queues that the configuration does not have:\n"
            + "\n".join(lines)
            + "\nConfigure these queues again, or start with another data directory."
        )


def live_rows(site: Site, stored: Sequence[Row]) -> list[Row]:
    """The stored rows, without accounts and campaigns that are gone, with a first row for new
    accounts and customers.

    Raises `OrphanedContacts`: nobody could ever serve them, and dropping them would lose them.
    """
    _check_queues(site, stored)
    known = {row.id for row in stored}
    kept = (row for row in stored if _is_configured(site, row))
    new = (first_row(spec, site) for spec in site.agents.values() if spec.id not in known)
    customers = (
        first_customer(campaign, customer)
        for campaign in site.campaigns.values()
        for customer in campaign.customers
        if customer.id not in known
    )
    return [*kept, *new, *customers]


def _is_configured(site: Site, row: Row) -> bool:
    if isinstance(row, CustomerRow):
        return row.campaign_id in site.campaigns
    return not isinstance(row, AgentRow) or row.id in site.agents


def _check_queues(site: Site, stored: Iterable[Row]) -> None:
    orphans = {
        (row.queue_id, row.contact_id if isinstance(row, LegRow) else row.id)
        for row in stored
        if isinstance(row, ContactRow | LegRow) and row.queue_id not in (*site.queues, "")
    }
    if orphans:
        raise OrphanedContacts(Counter(str(queue_id) for queue_id, _ in orphans))
