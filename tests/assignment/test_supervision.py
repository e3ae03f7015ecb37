"""A supervisor looks at a colleague's work and takes part, against the real local server; and
reports on what is kept of a person."""

from __future__ import annotations

import time

import pytest

from contactpro_desktop.assignment.visitor import VisitorClient
from contactpro_desktop.domain import actions, service_actions
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import Author
from contactpro_desktop.domain.events import (
    MessagesReceived,
    ReportsChanged,
    SupervisedChanged,
    SupervisionChanged,
)
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.domain.reports import PersonalDataReport, ReportAction
from contactpro_desktop.domain.supervision import SupervisionMode
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.store.store import Store
from tests.assignment.test_local_server import Seat, Sit, rosa, service, sit  # noqa: F401
from tests.assignment.test_services import conversation


def screen_of(seat: Seat) -> Store:
    """What the window of `seat` would know by now."""
    store = Store(time.time)
    store.apply(seat.ear.heard)
    return store


@pytest.mark.operation("GET /supervisor_sessions/{id}")
@pytest.mark.operation("PUT /supervisor_sessions/{id}")
async def test_a_supervisor_reads_along_and_barges_in(
    sit: Sit,  # noqa: F811
    rosa: VisitorClient,  # noqa: F811
) -> None:
    ana, elena = await sit("ana"), await sit("elena")
    chat = await conversation(ana, rosa)
    await ana.must(actions.SendMessage(chat, "How can I help?"))
    me = await ana.client.read("/users/me/properties")
    assert isinstance(me, dict)
    await elena.must(service_actions.Supervise(me["id"], SupervisionMode.MONITORING))
    told = await elena.ear.ever(SupervisionChanged, lambda e: bool(e.sessions))
    [session] = told.sessions
    assert session.is_mine
    assert session.allows(SupervisionMode.BARGE_IN)
    await elena.ear.ever(
        SupervisedChanged, lambda e: any(isinstance(t, MessagesReceived) for t in e.told)
    )
    await elena.must(service_actions.SetSupervision(session.id, SupervisionMode.BARGE_IN))
    await elena.must(service_actions.BargeIn(session.id, chat, "May I?"))
    theirs = screen_of(elena).supervised[session.id]
    said = theirs.conversation(chat).slice(0, 20)
    assert [(m.text, m.author) for m in said if m.text][-2:] == [
        ("How can I help?", Author.AGENT),
        ("May I?", Author.ME),
    ]
    assert theirs.me is not None
    assert theirs.me.chat_address == "ana@demo"
    await rosa.until(lambda: rosa.messages[-1].text == "May I?")
    await elena.must(service_actions.EndSupervision(session.id))
    assert not screen_of(elena).supervised


async def test_a_supervisor_takes_a_conversation_over_and_ends_another(
    sit: Sit,  # noqa: F811
    rosa: VisitorClient,  # noqa: F811
) -> None:
    """Both have succeeded when the agent's model says so, whether or not the server answers."""
    ana, elena = await sit("ana"), await sit("elena")
    chat = await conversation(ana, rosa)
    me = await ana.client.read("/users/me/properties")
    assert isinstance(me, dict)
    await elena.must(service_actions.Supervise(me["id"], SupervisionMode.MONITORING))
    await elena.ear.ever(
        SupervisedChanged, lambda e: any(isinstance(t, MessagesReceived) for t in e.told)
    )
    [session] = screen_of(elena).supervision
    to_elena = TransferTarget(TargetKind.AGENT, "", "Elena", "elena@demo")
    taken = actions.Transfer(chat, Channel.CHAT, to_elena)
    await elena.must(actions.ControlContact(session.id, taken))
    theirs = screen_of(elena).supervised[session.id].interactions[chat]
    assert (theirs.status, theirs.end_reason) == (InteractionStatus.ENDED, "intercepted")
    await elena.interaction(InteractionStatus.INCOMING)
    [offer] = screen_of(elena).interactions.values()
    await elena.must(actions.AcceptOffer(offer.id))
    to_ana = TransferTarget(TargetKind.AGENT, "", "Ana", "ana@demo")
    await elena.must(actions.Transfer(offer.id, Channel.CHAT, to_ana))
    back = await ana.interaction(InteractionStatus.INCOMING)
    await ana.must(actions.AcceptOffer(back.id))
    await elena.must(actions.ControlContact(session.id, actions.EndInteraction(back.id)))
    await rosa.until(lambda: bool(rosa.interaction and not rosa.interaction.is_under_way))


@pytest.mark.operation("POST /personal_data_reports")
@pytest.mark.operation("PUT /personal_data_reports/{id}")
@pytest.mark.parametrize("service", [True], ids=["answers"], indirect=True)
async def test_what_is_kept_of_a_person_is_found_and_deleted(
    sit: Sit,  # noqa: F811
    rosa: VisitorClient,  # noqa: F811
) -> None:
    elena = await sit("elena")
    chat = await conversation(elena, rosa)
    await elena.must(actions.EndInteraction(chat))
    await elena.must(actions.FinishInteraction(chat))
    work = await elena.interaction(InteractionStatus.ACCEPTED)
    since = "01/01/2000 00:00:00 UTC+00:00"
    await elena.must(service_actions.AskForReport(since, email=work.customer_address))
    found = await report(elena, ReportAction.GENERATE)
    assert found.contacts == (work.contact_id,)
    await elena.must(service_actions.DeletePersonalData(found.id, contacts=found.contacts))
    gone = await report(elena, ReportAction.DELETE)
    assert (gone.id, gone.deleted, gone.kept) == (found.id, 1, 0)


async def report(seat: Seat, action: ReportAction) -> PersonalDataReport:
    """The seat's only report once `action` is done."""
    told = await seat.ear.ever(
        ReportsChanged, lambda e: any(r.is_complete and r.action is action for r in e.reports)
    )
    return told.reports[0]
