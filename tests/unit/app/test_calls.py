"""Use cases of calls: dialling, holding, muting, recording, previews."""

from dataclasses import replace
from itertools import count

import pytest

from contactpro_desktop.app.calls import Calls, DialRefusal, dialled_number
from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.actions import (
    AcceptOffer,
    Action,
    AnswerPreview,
    Dial,
    SetCallResult,
    SetCallState,
    SetCustomerAttributes,
    SetRecording,
)
from contactpro_desktop.domain.agent import Agent
from contactpro_desktop.domain.call import CallState
from contactpro_desktop.domain.campaign import CallResult, PreviewAnswer
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.events import (
    ActionFinished,
    InteractionChanged,
    Link,
    LinkChanged,
    MeChanged,
)
from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.store.store import Store
from tests.unit.app.fakes import FakeAssignment

CALL, OTHER = InteractionId("1" * 32), InteractionId("2" * 32)
ME = Agent(AgentId("A" * 32), "ana", capabilities=frozenset({Capability.PHONE}))
TALKING = Interaction(
    CALL, ContactId("C" * 32), Channel.PHONE, InteractionStatus.ACCEPTED, channel_status="connected"
)
PLACED = replace(TALKING, id=OTHER, status=InteractionStatus.OUTGOING, channel_status="calling")


class Office:
    """A store with a call in it, and what it asked of the server."""

    def __init__(self) -> None:
        numbers = count(1)
        self.store = Store(lambda: 1_000.0)
        self.assignment = FakeAssignment()
        self.desk = Desk(self.store, self.assignment, lambda: f"R{next(numbers)}")
        self.calls = Calls(self.store, self.desk)
        self.store.apply([LinkChanged(Link.ONLINE), MeChanged(ME), InteractionChanged(TALKING)])

    @property
    def asked(self) -> list[Action]:
        return [action for _, action in self.assignment.performed]

    def finish(self, outcome: Outcome = SUCCEEDED) -> None:
        self.store.apply([ActionFinished(self.assignment.performed[-1][0], outcome)])

    def is_in(self, state: str) -> None:
        self.store.apply([InteractionChanged(replace(TALKING, channel_status=state))])


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+34 600 111 222", "+34600111222"),
        ("(0)91-222.33/44", "0912223344"),
        ("*69#", "*69#"),
        ("diego", ""),
        ("", ""),
        ("1" * 33, ""),
        ("+", ""),
    ],
)
def test_numbers_as_people_write_them(text: str, number: str) -> None:
    assert dialled_number(text) == number


def test_holding_and_muting_toggle(office: Office) -> None:
    office.calls.hold(CALL)
    office.finish()
    office.is_in("onhold")
    office.calls.hold(CALL)
    office.finish()
    office.is_in("connected")
    office.calls.mute(CALL)
    office.finish()
    office.is_in("muted")
    office.calls.mute(CALL)
    states = [action.state for action in office.asked if isinstance(action, SetCallState)]
    assert states == [
        CallState.ON_HOLD, CallState.CONNECTED, CallState.MUTED, CallState.CONNECTED,
    ]  # fmt: skip


def test_a_double_click_asks_once(office: Office) -> None:
    office.calls.hold(CALL)
    office.calls.hold(CALL)
    assert len(office.asked) == 1


def test_recording_results_and_customers(office: Office) -> None:
    office.calls.record(CALL, True)
    office.calls.set_result(CALL, CallResult.REDIAL, redial_in=600, remarks="away")
    office.calls.change_customer(CALL, {"NAME": "Eva"})
    assert office.asked == [
        SetRecording(CALL, recording=True),
        SetCallResult(CALL, CallResult.REDIAL, redial_in=600, remarks="away"),
        SetCustomerAttributes(CALL, {"NAME": "Eva"}),
    ]


def test_a_preview_is_answered_with_the_number_in_plain(office: Office) -> None:
    office.calls.answer_preview(CALL, PreviewAnswer.CALL, "+34 600")
    assert office.asked == [AnswerPreview(CALL, PreviewAnswer.CALL, "+34600")]


def test_a_call_that_was_made_is_opened(office: Office) -> None:
    office.calls.dial("+34 600 111 222")
    assert office.asked == [Dial("+34600111222", frozenset({CALL}))]
    assert office.calls.dial_refusal() is DialRefusal.WAITING
    office.calls.dial("112")
    assert len(office.asked) == 1
    office.store.apply([InteractionChanged(PLACED)])
    assert office.store.current is None
    office.finish()
    assert office.store.current == OTHER


def test_a_call_that_was_refused_opens_nothing(office: Office) -> None:
    office.calls.dial("112")
    office.store.apply([InteractionChanged(PLACED)])
    office.finish(Outcome(Refusal.FORBIDDEN))
    assert office.store.current is None
    office.calls.dial("113")
    office.finish()
    assert office.store.current is None, "the only call out was there before"


@pytest.mark.parametrize(
    ("told", "dialled"), [("llamadas@demo", "llamadas@demo"), ("+34 600 1", "+346001")]
)
def test_whom_the_directory_names_is_called_by_the_number_it_gives(
    office: Office, told: str, dialled: str
) -> None:
    office.calls.call(TransferTarget(TargetKind.QUEUE, "Q", "Llamadas", number=told))
    assert office.asked == [Dial(dialled, frozenset({CALL}))]


def test_what_is_no_number_is_not_dialled(office: Office) -> None:
    office.calls.dial("diego")
    assert office.asked == []


def test_who_has_no_right_to_phone_cannot_dial(office: Office) -> None:
    office.store.apply([MeChanged(replace(ME, capabilities=frozenset({Capability.CHAT})))])
    assert office.calls.dial_refusal() is DialRefusal.NO_RIGHT
    office.calls.dial("112")
    assert office.asked == []


def test_nobody_dials_without_a_connection(office: Office) -> None:
    assert office.calls.dial_refusal() is None
    office.store.apply([LinkChanged(Link.RECONNECTING)])
    assert office.calls.dial_refusal() is DialRefusal.OFFLINE


def test_nobody_dials_while_a_call_is_offered(office: Office) -> None:
    ringing = replace(TALKING, id=OTHER, status=InteractionStatus.INCOMING)
    office.store.apply([InteractionChanged(replace(ringing, channel=Channel.CHAT))])
    assert office.calls.dial_refusal() is None
    office.store.apply([InteractionChanged(ringing)])
    assert office.calls.dial_refusal() is DialRefusal.OFFERED
    office.calls.dial("112")
    assert office.asked == []


def test_a_preview_opens_as_it_comes(office: Office) -> None:
    preview = replace(TALKING, id=OTHER, channel_status="outbound_preview")
    office.store.apply([InteractionChanged(preview)])
    assert office.store.current == OTHER


@pytest.mark.parametrize(("terminal", "elsewhere"), [("T2", True), ("T1", False), ("", False)])
def test_a_call_is_taken_where_it_rings(office: Office, terminal: str, elsewhere: bool) -> None:
    ringing = replace(TALKING, status=InteractionStatus.INCOMING, terminal_id=terminal)
    office.store.apply([MeChanged(replace(ME, terminal_id="T1")), InteractionChanged(ringing)])
    office.desk.accept(CALL)
    (accepted,) = office.asked
    assert isinstance(accepted, AcceptOffer)
    assert accepted.elsewhere is elsewhere
