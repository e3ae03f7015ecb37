"""What is kept of a customer: collected, found, deleted, refused."""

from dataclasses import replace
from itertools import count

import pytest

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.personal_data import PersonalData, Stage
from contactpro_desktop.domain.agent import Agent
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import (
    ActionFinished,
    Link,
    LinkChanged,
    MeChanged,
    ReportsChanged,
    ServicesChanged,
    SessionEnd,
    SessionEnded,
)
from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId, ReportId
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.domain.reports import PersonalDataReport, ReportAction, ReportState
from contactpro_desktop.domain.service_actions import AskForReport, DeletePersonalData
from contactpro_desktop.store.store import Store
from tests.unit.app.fakes import FakeAssignment

OFFICER = Agent(AgentId("E"), "elena", rights=frozenset({"dpo"}))
ROSA = Interaction(
    InteractionId("1"),
    ContactId("C"),
    Channel.CHAT,
    InteractionStatus.ACCEPTED,
    customer_address="rosa@example.org",
)
CALLER = replace(ROSA, channel=Channel.PHONE, customer_address="+34600111222")
BEGUN = PersonalDataReport(ReportId("R"), ReportState.PROCESSING)
FOUND = replace(BEGUN, state=ReportState.COMPLETED, contacts=(ContactId("C"),), consents=("600",))
OLDER = replace(FOUND, id=ReportId("O"))


class Office:
    def __init__(self) -> None:
        numbers = count(1)
        self.store = Store(lambda: 1_000.0)
        self.assignment = FakeAssignment()
        self.desk = Desk(self.store, self.assignment, lambda: f"R{next(numbers)}")
        self.data = PersonalData(self.store, self.desk)
        self.store.apply([LinkChanged(Link.ONLINE), MeChanged(OFFICER)])

    def told(self, *reports: PersonalDataReport) -> None:
        self.store.apply([ReportsChanged(reports)])

    def finish(self, outcome: Outcome = SUCCEEDED) -> None:
        self.store.apply([ActionFinished(self.assignment.performed[-1][0], outcome)])


@pytest.fixture
def office() -> Office:
    return Office()


def test_only_a_data_protection_officer_is_offered_it(office: Office) -> None:
    assert office.data.is_offered
    office.store.apply([ServicesChanged(frozenset({Service.REPORTS}))])
    assert not office.data.is_offered
    office.store.apply(
        [ServicesChanged(frozenset()), MeChanged(replace(OFFICER, rights=frozenset()))]
    )
    assert not office.data.is_offered
    office.data.collect(ROSA)
    assert office.assignment.performed == []


def test_from_the_request_to_the_deletion(office: Office) -> None:
    office.told(OLDER)
    assert office.data.stage(ROSA) is Stage.NOTHING
    office.data.collect(ROSA)
    [(_, asked)] = office.assignment.performed
    assert isinstance(asked, AskForReport)
    assert (asked.email, asked.phone_number) == ("rosa@example.org", "")
    assert office.data.stage(ROSA) is Stage.COLLECTING
    assert office.data.stage(CALLER) is Stage.NOTHING
    office.data.collect(CALLER)
    assert len(office.assignment.performed) == 1
    office.told(OLDER, BEGUN)
    office.finish()
    assert office.data.stage(ROSA) is Stage.COLLECTING
    office.data.delete(ROSA)
    assert len(office.assignment.performed) == 1
    office.told(OLDER, FOUND)
    assert office.data.stage(ROSA) is Stage.FOUND
    office.data.delete(ROSA)
    assert office.assignment.performed[-1][1] == DeletePersonalData(
        ReportId("R"), (ContactId("C"),), consents=("600",)
    )
    assert office.data.stage(ROSA) is Stage.DELETING
    office.finish()
    deleting = replace(FOUND, action=ReportAction.DELETE, state=ReportState.SCHEDULED)
    office.told(OLDER, deleting)
    assert office.data.stage(ROSA) is Stage.DELETING
    office.told(OLDER, replace(deleting, state=ReportState.COMPLETED, deleted=1))
    assert office.data.stage(ROSA) is Stage.DELETED


def test_a_caller_is_looked_for_by_their_number(office: Office) -> None:
    office.data.collect(CALLER)
    asked = office.assignment.performed[-1][1]
    assert isinstance(asked, AskForReport)
    assert (asked.phone_number, asked.email) == ("+34600111222", "")


def test_nobody_is_looked_for_without_an_address_or_a_connection(office: Office) -> None:
    office.data.collect(replace(ROSA, customer_address=""))
    office.store.apply([LinkChanged(Link.RECONNECTING)])
    assert office.data.is_offline
    office.data.collect(ROSA)
    assert office.assignment.performed == []


def test_a_refusal_stands_until_it_is_asked_again(office: Office) -> None:
    office.desk.set_ready(True)
    office.finish(Outcome(Refusal.FORBIDDEN))
    assert office.data.stage(ROSA) is Stage.NOTHING
    office.data.collect(ROSA)
    office.finish(Outcome(Refusal.FORBIDDEN))
    assert office.data.stage(ROSA) is Stage.REFUSED
    assert office.data.refusal(ROSA) is Refusal.FORBIDDEN
    assert office.data.stage(CALLER) is Stage.NOTHING
    office.data.collect(ROSA)
    assert office.data.stage(ROSA) is Stage.COLLECTING


def test_nothing_is_remembered_of_customers_after_the_session(office: Office) -> None:
    office.data.collect(ROSA)
    office.finish(Outcome(Refusal.FORBIDDEN))
    office.store.apply([SessionEnded(SessionEnd.SIGNED_OUT)])
    office.store.reset()
    office.store.apply([LinkChanged(Link.ONLINE), MeChanged(OFFICER)])
    assert office.data.stage(ROSA) is Stage.NOTHING


def test_an_answer_without_a_report_leaves_nothing_to_show(office: Office) -> None:
    office.data.collect(ROSA)
    office.finish()
    assert office.data.stage(ROSA) is Stage.NOTHING
