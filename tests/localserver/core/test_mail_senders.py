"""Which addresses a mail may be sent from: its own queue's, and those its agent works for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId, QueueId
from contactpro_desktop.localserver.router.mail_senders import may_send_from, senders
from contactpro_desktop.localserver.router.model import (
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    QueueSpec,
    Site,
)
from tests.support.server import demo_config


class Desk:
    """One agent of the demonstration, who serves one mail. `queue` None: it is of no queue."""

    def __init__(self, site: Site, username: str, queue: QueueSpec | None) -> None:
        self.site = site
        self._agent = next(a for a in site.agents.values() if a.username == username)
        queue_id = queue.id if queue else QueueId("")
        self.contact = ContactRow(
            ContactId("C"),
            Channel.EMAIL,
            queue_id,
            ContactState.OWNED,
            0.0,
            0.0,
            leg_id=InteractionId("L"),
        )

    def leg(self, leg_id: InteractionId) -> LegRow | None:
        agent_id = AgentId(self._agent.id)
        return LegRow(
            leg_id, self.contact.id, agent_id, self.contact.queue_id, LegState.ACCEPTED, 0.0
        )

    @property
    def addresses(self) -> list[str]:
        return [each.address for each in senders(self, self.contact)]


@pytest.fixture(scope="module")
def site() -> Site:
    """With a second e-mail queue, for nobody."""
    site = demo_config().site
    mail = queue_at(site, "correo@demo")
    extra = replace(mail, id=QueueId("F" * 32), name="Otra", address="otra@demo")
    return replace(site, queues={extra.id: extra, **site.queues})


def queue_at(site: Site, address: str) -> QueueSpec:
    return next(queue for queue in site.queues.values() if queue.address == address)


def test_the_mails_own_queue_comes_first(site: Site) -> None:
    assert Desk(site, "ana", queue_at(site, "otra@demo")).addresses == ["otra@demo", "correo@demo"]


def test_a_mail_without_a_queue_is_sent_from_the_agents_own(site: Site) -> None:
    desk = Desk(site, "ana", None)
    assert desk.addresses == ["correo@demo"]
    assert may_send_from(desk, desk.contact, "correo@demo")
    assert not may_send_from(desk, desk.contact, "otra@demo")
    assert not may_send_from(desk, desk.contact, "")


def test_who_serves_no_mails_sends_a_mail_without_a_queue_from_nowhere(site: Site) -> None:
    assert Desk(site, "bruno", None).addresses == []


def test_queues_of_other_channels_send_no_mails(site: Site) -> None:
    assert Desk(site, "bruno", queue_at(site, "ventas@demo")).addresses == []
