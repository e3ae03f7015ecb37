"""The draft of a mail, piece by piece, against the real local server: once it answers requests, and
once it does not."""

from __future__ import annotations

import pytest

from contactpro_desktop.domain import actions
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import InteractionChanged, MailChanged
from contactpro_desktop.domain.mail import DraftChange, DraftType, MailAddress, RecipientKind
from contactpro_desktop.localserver.router.commands import OpenContact
from contactpro_desktop.localserver.router.mail import MailAddress as Sender
from contactpro_desktop.localserver.router.mail import MailContent
from contactpro_desktop.localserver.service import Service
from tests.assignment.test_local_server import Seat, Sit, service, sit  # noqa: F401

EVA, IAN = MailAddress("eva@example.org", "Eva"), MailAddress("ian@example.org")


async def written_to(seat: Seat, service: Service) -> None:  # noqa: F811
    """A mail of Eva's, picked by `seat`."""
    site = service.engine.state.site
    queue = next(each for each in site.queues.values() if each.channel is Channel.EMAIL)
    mail = MailContent(Sender(EVA.address), (Sender("correo@demo"),), content="Where is it?")
    wish = OpenContact(queue.id, Channel.EMAIL, EVA.address, "Eva", title="Order", mail=mail)
    await service.engine.execute(wish)
    row = await seat.sees_waiting("Eva")
    await seat.must(actions.Pick(row.contact_id, row.queue_id, Channel.EMAIL))


@pytest.mark.operation("PUT /interactions/{emailid}/draft/to_address")
@pytest.mark.operation("PUT /interactions/{emailid}/draft/cc_address")
@pytest.mark.operation("PUT /interactions/{emailid}/draft/bcc_address")
async def test_one_list_of_recipients_goes_alone(sit: Sit, service: Service) -> None:  # noqa: F811
    ana = await sit("ana")
    await written_to(ana, service)
    begun = await ana.ear.ever(InteractionChanged, lambda e: e.interaction.is_open)
    mail = begun.interaction.id
    await ana.must(actions.StartDraft(mail, DraftType.REPLY))
    await ana.must(actions.EditDraft(mail, DraftChange(subject="Your order")))
    for kind in RecipientKind:
        await ana.must(actions.SetRecipients(mail, kind, (IAN, EVA)))
        await ana.must(actions.SetRecipients(mail, kind, (IAN,)))
    await ana.must(actions.RemoveRecipient(mail, RecipientKind.CC, IAN))
    told = [e.mail.draft for e in ana.ear.heard if isinstance(e, MailChanged)][-1]
    assert told is not None
    assert (told.text.subject, told.text.to, told.text.cc) == ("Your order", (IAN,), ())
