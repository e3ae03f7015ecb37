"""The work of supervised agents in the session machine, and reports on personal data."""

from __future__ import annotations

import pytest

from contactpro_desktop.domain.actions import (
    ControlContact,
    EndInteraction,
    SetRecording,
    Transfer,
)
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import Author
from contactpro_desktop.domain.events import (
    Event,
    InteractionChanged,
    MessagesReceived,
    ParkedChanged,
    ReportsChanged,
    SupervisedChanged,
    SupervisionChanged,
)
from contactpro_desktop.domain.ids import ContactId, InteractionId, ReportId, SupervisionId
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.domain.reports import PersonalDataReport, ReportAction, ReportState
from contactpro_desktop.domain.service_actions import BargeIn, SetTelephone
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.ecfs.mapping.service import preferences, report
from contactpro_desktop.ecfs.paths import (
    ME,
    PERSONAL_DATA_REPORTS,
    PHONE,
    SUPERVISOR_SESSIONS,
    supervised_uri,
    supervised_uris,
)
from contactpro_desktop.ecfs.service_expectations import service_verdict
from contactpro_desktop.store.store import Store
from tests.unit.ecfs.desk import ANA, CHAT, Desk, chat, only, outcomes, properties, said

SESSION = SupervisionId("9" * 32)
BRUNO = "bruno@demo"
ROSAS = InteractionId(CHAT)


def begun(*, mine: bool = True) -> Transaction:
    """A session in which this agent supervises Bruno, or is supervised."""
    bruno: Json = {"id": "B" * 32, "name": {"first_name": "Bruno", "last_name": "Reyes"}}
    sides: dict[str, Json] = {"agent": bruno if mine else None}
    session: dict[str, Json] = {"id": SESSION, "state": "monitoring", **sides}
    return Transaction("POST", f"{SUPERVISOR_SESSIONS}/{SESSION}", session)


def of_bruno(*changes: Transaction) -> list[Transaction]:
    """Changes of one's own model as they come for the agent of the session."""
    base = supervised_uri(SESSION)
    return [Transaction(c.method, base + c.uri.removeprefix(ME), c.resource) for c in changes]


def at_work() -> list[Transaction]:
    """What Bruno's model holds: himself, and the chat that he serves."""
    himself = Transaction("POST", f"{ME}/properties", properties(chat_address=BRUNO))
    return of_bruno(himself, chat(), said("Hello", BRUNO), said("May I?", ANA, 2))


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.connect()
    desk.sent()
    return desk


def test_the_agent_of_an_own_session_is_subscribed_and_let_go_again(desk: Desk) -> None:
    desk.push(begun())
    asked = [(request.method, request.uri) for request in desk.sent()]
    assert asked == [("SUBSCRIBE", uri) for uri in supervised_uris(SESSION)]
    desk.push(Transaction("DELETE", f"{SUPERVISOR_SESSIONS}/{SESSION}"))
    assert {request.method for request in desk.sent()} == {"UNSUBSCRIBE"}


def test_who_is_supervised_subscribes_nothing(desk: Desk) -> None:
    desk.push(begun(mine=False))
    assert desk.sent() == []


def test_the_work_of_the_agent_is_told_apart_from_ones_own(desk: Desk) -> None:
    desk.push(begun())
    [told] = only(desk.push(*at_work()), SupervisedChanged)
    assert told.session_id == SESSION
    heard = next(event for event in told.told if isinstance(event, MessagesReceived))
    assert [message.author for message in heard.messages] == [Author.AGENT, Author.ME]


def test_an_agent_of_whom_nothing_is_new_is_not_told_of(desk: Desk) -> None:
    desk.push(begun())
    desk.push(*at_work())
    assert only(desk.push(said("To me")), SupervisedChanged) == []


def test_nothing_is_told_of_a_session_that_is_not_there(desk: Desk) -> None:
    assert desk.push(*at_work()) == []
    assert "unknown_element" in desk.machine.take_oddities()
    desk.push(begun())
    desk.push(*at_work())
    desk.push(Transaction("DELETE", f"{SUPERVISOR_SESSIONS}/{SESSION}"))
    assert desk.push(*of_bruno(said("Too late"))) == []


def test_barging_in_has_succeeded_when_it_stands_in_the_transcript(desk: Desk) -> None:
    desk.push(begun())
    desk.push(*at_work())
    desk.sent()
    desk.perform(BargeIn(SESSION, InteractionId(CHAT), "I take over"))
    [request] = desk.sent()
    assert request.uri == f"{supervised_uri(SESSION)}/interactions/{CHAT}/transcript/messages"
    assert request.body == {"message": "I take over", "type": "text"}
    assert outcomes(desk.push(*of_bruno(said("Something else", ANA, 3)))) == []
    assert outcomes(desk.push(*of_bruno(said("I take over", ANA, 4)))) == [("R1", SUCCEEDED)]


@pytest.mark.parametrize(
    ("action", "body", "change"),
    [
        (EndInteraction(ROSAS), {"status": "ended"}, ("status", "ended")),
        (SetRecording(ROSAS, True), {"recording": True}, ("recording", True)),
        (
            Transfer(ROSAS, Channel.CHAT, TransferTarget(TargetKind.AGENT, "A", "Ana", ANA)),
            {"channel_status": "transferring", "destination": ANA},
            ("channel_status", "transferred"),
        ),
    ],
)
def test_contact_control_has_succeeded_when_the_agents_model_says_so(
    desk: Desk,
    action: EndInteraction | SetRecording | Transfer,
    body: Json,
    change: tuple[str, Json],
) -> None:
    desk.push(begun())
    desk.push(*at_work())
    desk.sent()
    desk.perform(ControlContact(SESSION, action))
    [request] = desk.sent()
    uri = f"{supervised_uri(SESSION)}/interactions/{CHAT}"
    assert (request.method, request.uri, request.body) == ("PUT", uri, body)
    assert request.idempotent
    assert outcomes(desk.push(*of_bruno(said("Hello?", BRUNO, 3)))) == []
    name, value = change
    told = desk.push(Transaction("PUT", f"{uri}/{name}", value))
    assert outcomes(told) == [("R1", SUCCEEDED)]


def test_contact_control_fails_with_the_session(desk: Desk) -> None:
    desk.push(begun())
    desk.push(*at_work())
    desk.perform(ControlContact(SESSION, EndInteraction(ROSAS)))
    desk.push(Transaction("DELETE", f"{SUPERVISOR_SESSIONS}/{SESSION}"))
    assert outcomes(desk.advance(1)) == [("R1", Outcome(Refusal.NOT_FOUND))]


def test_the_store_keeps_a_store_for_each_supervised_agent(desk: Desk) -> None:
    store = Store(lambda: 0.0)
    store.apply(told_of(desk.push(begun())))
    store.apply(told_of(desk.push(*at_work())))
    theirs = store.supervised[SESSION]
    assert list(theirs.interactions) == [CHAT]
    assert store.interactions == {}
    store.apply([SupervisionChanged(())])
    assert store.supervised == {}
    assert theirs.interactions == {}


def told_of(events: list[Event]) -> list[Event]:
    kinds = (SupervisionChanged, SupervisedChanged, InteractionChanged)
    return [event for event in events if isinstance(event, kinds)]


def test_reports_are_told_as_they_come_further(desk: Desk) -> None:
    uri = f"{PERSONAL_DATA_REPORTS}/R"
    begun = Transaction("POST", uri, {"id": "R", "state": "scheduled", "action": "generate"})
    [told] = only(desk.push(begun), ReportsChanged)
    assert told.reports == (PersonalDataReport(ReportId("R"), ReportState.SCHEDULED),)
    desk.push(Transaction("PUT", f"{uri}/state", "completed"))
    found: Json = {
        "contact_list": ["C", {"id": "D"}, 7],
        "consent_list": ["600"],
        "callback_list": ["K"],
    }
    [told] = only(desk.push(Transaction("PUT", f"{uri}/result", found)), ReportsChanged)
    [report] = told.reports
    assert (report.contacts, report.consents) == ((ContactId("C"), ContactId("D")), ("600",))
    assert (report.callbacks, report.messages) == (("K",), ())
    assert report.is_complete
    assert not report.is_empty


@pytest.mark.parametrize("resource", [None, [], {"result": 7}, {"result": {"contact_list": 1}}])
def test_a_broken_report_is_an_empty_one(resource: Json) -> None:
    broken = report("R", resource)
    assert broken.is_empty
    assert (broken.state, broken.action) == (ReportState.OTHER, ReportAction.GENERATE)


def test_simultaneous_ringing_is_read_leniently() -> None:
    mtd: Json = {"active": True, "in_gsm_number": "600", "odd": 7, "none": None}
    told = preferences({"phone": {"mtd": mtd}}, None)
    assert told.mtd == {"active": True, "in_gsm_number": "600"}


@pytest.mark.parametrize(
    ("action", "done"),
    [
        (SetTelephone(True), True),
        (SetTelephone(False), False),
        (SetTelephone(True, "600", True), True),
        (SetTelephone(True, "911"), False),
        (SetTelephone(True, external_permanent=False), False),
        (SetTelephone(True, mtd={"active": True}), True),
        (SetTelephone(True, mtd={"active": False}), False),
    ],
)
def test_the_telephone_is_set_when_all_of_it_shows(action: SetTelephone, done: bool) -> None:
    external: Json = {"number": "600", "permanent": True}
    told: Json = {"sip_connected": True, "external_agent": external, "mtd": {"active": True}}
    assert service_verdict(action, {PHONE: told}.get) is done


def test_what_ended_while_the_connection_was_lost_is_told_by_the_next_one() -> None:
    desk = Desk()
    desk.connect()
    assert only(desk.push(begun(mine=False)), SupervisionChanged)[0].sessions
    desk.machine.lost(desk.now)
    again = desk.connect()
    assert only(again, SupervisionChanged) == [SupervisionChanged(())]
    assert only(again, ReportsChanged) == [ReportsChanged(())]
    assert only(again, ParkedChanged) == [ParkedChanged(())]
    assert desk.push(uri=f"{ME}/of_tomorrow") == []
