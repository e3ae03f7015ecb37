"""The addresses that a contact's mails may be sent from."""

from collections.abc import Iterator
from typing import Protocol

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, InteractionId
from contactpro_desktop.localserver.router.mail import MailAddress
from contactpro_desktop.localserver.router.model import ContactRow, LegRow, QueueSpec, Site


class Rows(Protocol):
    @property
    def site(self) -> Site: ...

    def leg(self, leg_id: InteractionId) -> LegRow | None: ...


def senders(rows: Rows, contact: ContactRow) -> list[MailAddress]:
    """The contact's own queue first, if it has one, then the others that its agent works for."""
    leg = rows.leg(contact.leg_id) if contact.leg_id else None
    queues = [rows.site.queue_of(contact)]
    if leg is not None:
        queues += mail_queues(rows.site, leg.agent_id)
    found = {q.address: MailAddress(q.address, q.name) for q in queues if _has_mail(q)}
    return list(found.values())


def may_send_from(rows: Rows, contact: ContactRow, address: str) -> bool:
    return any(each.address == address for each in senders(rows, contact))


def mail_queues(site: Site, agent_id: AgentId) -> Iterator[QueueSpec]:
    """The e-mail queues of an agent, in the order of the configuration."""
    spec = site.agents.get(agent_id)
    mine = spec.queues if spec else frozenset()
    return (queue for queue in site.queues.values() if queue.id in mine and _has_mail(queue))


def _has_mail(queue: QueueSpec) -> bool:
    return queue.channel is Channel.EMAIL
