"""Ending, taking over and recording what a supervised agent has in hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from contactpro_desktop.app.contact_control import ContactControl, Control, ControlProblem
from contactpro_desktop.app.supervision import SupervisingProblem
from contactpro_desktop.domain.actions import (
    ControlContact,
    EndInteraction,
    SetRecording,
    Transfer,
)
from contactpro_desktop.domain.agent import RecordingRight
from contactpro_desktop.domain.call import CallRefusal
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.events import (
    ActionFinished,
    Link,
    LinkChanged,
    MeChanged,
    PreferencesChanged,
    SupervisedChanged,
)
from contactpro_desktop.domain.ids import InteractionId, SupervisionId
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.domain.outcome import SUCCEEDED
from contactpro_desktop.domain.preferences import Preferences
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.store.store import Store
from tests.unit.app.test_supervision import ANA, CHAT, ME, SESSION, Office

FREE = replace(SESSION, actions=SESSION.actions | {"contact_control"})
CALL = replace(
    CHAT,
    id=InteractionId("7"),
    channel=Channel.PHONE,
    channel_status="connected",
    recording=False,
)
ELENA = replace(ME, first_name="Elena", extension="4100", capabilities=frozenset({Capability.CHAT}))
EVERYTHING = tuple(Control)
END, TAKE_OVER, RECORD = EVERYTHING


@pytest.fixture
def office() -> Office:
    office = Office()
    office.store.apply([MeChanged(ELENA)])
    return office


@pytest.fixture
def control(office: Office) -> ContactControl:
    return ContactControl(office.store, office.desk, office.supervising)


def take_phones(office: Office) -> None:
    office.store.apply([MeChanged(replace(ELENA, capabilities=frozenset({Capability.PHONE})))])


def test_each_is_one_action_in_the_agents_model(office: Office, control: ContactControl) -> None:
    take_phones(office)
    for do in (control.record, control.take_over, control.end):
        do(FREE, CALL)
        office.finish()
    me = TransferTarget(
        TargetKind.AGENT, ME.id, "Elena", ME.chat_address, "4100",
        capabilities=frozenset({Capability.PHONE}),
    )  # fmt: skip
    assert office.asked == [
        ControlContact(SESSION.id, SetRecording(CALL.id, True)),
        ControlContact(SESSION.id, Transfer(CALL.id, Channel.PHONE, me)),
        ControlContact(SESSION.id, EndInteraction(CALL.id)),
    ]
    control.record(FREE, replace(CALL, recording=True))
    assert office.asked[-1] == ControlContact(SESSION.id, SetRecording(CALL.id, False))


@pytest.mark.parametrize("control_", EVERYTHING)
@pytest.mark.parametrize("word", ["own", "supervising"])
def test_what_the_agent_denies(
    office: Office, control: ContactControl, control_: Control, word: str
) -> None:
    denied = control_.value if word == "own" else word
    told = PreferencesChanged(Preferences(denied=frozenset({denied})))
    office.store.apply([SupervisedChanged(SESSION.id, (told,))])
    take_phones(office)
    problems = {each: control.problem(FREE, CALL, each) for each in EVERYTHING}
    assert problems[control_] is SupervisingProblem.DENIED
    others = [problem for each, problem in problems.items() if each is not control_]
    assert others == [None if word == "own" else SupervisingProblem.DENIED] * 2
    do = {END: control.end, TAKE_OVER: control.take_over, RECORD: control.record}[control_]
    do(FREE, CALL)
    assert office.asked == []


def test_where_the_supervisor_has_no_right(control: ContactControl) -> None:
    problems = [control.problem(SESSION, CHAT, each) for each in EVERYTHING]
    assert problems == [SupervisingProblem.DENIED] * 3


def test_one_thing_at_a_time_for_each_conversation(office: Office, control: ContactControl) -> None:
    control.end(FREE, CHAT)
    control.end(FREE, CHAT)
    control.take_over(FREE, CHAT)
    control.record(FREE, CALL)
    assert [each.action for each in office.asked if isinstance(each, ControlContact)] == [
        EndInteraction(CHAT.id),
        SetRecording(CALL.id, True),
    ]
    assert control.problem(FREE, CHAT, TAKE_OVER) is SupervisingProblem.WAITING
    office.store.apply([ActionFinished(office.assignment.performed[0][0], SUCCEEDED)])
    assert control.problem(FREE, CHAT, TAKE_OVER) is None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"status": InteractionStatus.INCOMING}, [SupervisingProblem.NOT_TAKEN] * 3),
        ({"status": InteractionStatus.ENDED}, [SupervisingProblem.OVER] * 3),
        ({"channel": Channel.EXTERNAL}, [CallRefusal.EXTERNAL] * 3),
        ({"channel_status": "outbound_preview"}, [CallRefusal.NOT_CONNECTED] * 3),
        ({"channel_status": "calling"}, [None, *[CallRefusal.NOT_CONNECTED] * 2]),
        ({"channel_status": "onhold"}, [None] * 3),
    ],
)
def test_what_the_state_of_a_call_allows(
    office: Office,
    control: ContactControl,
    change: dict[str, object],
    expected: list[ControlProblem | None],
) -> None:
    take_phones(office)
    call = replace(CALL, **change)  # type: ignore[arg-type]
    assert [control.problem(FREE, call, each) for each in EVERYTHING] == expected


def test_who_does_not_serve_the_channel_does_not_take_it_over(
    office: Office, control: ContactControl
) -> None:
    assert control.problem(FREE, CALL, TAKE_OVER) is SupervisingProblem.CAPABILITY
    take_phones(office)
    assert control.problem(FREE, CHAT, TAKE_OVER) is SupervisingProblem.CAPABILITY
    assert control.problem(FREE, CALL, TAKE_OVER) is None
    both = replace(ELENA, extension="", capabilities=frozenset(Capability))
    office.store.apply([MeChanged(both)])
    assert control.problem(FREE, CALL, TAKE_OVER) is SupervisingProblem.CAPABILITY


def test_the_right_to_record_is_the_agents(office: Office, control: ContactControl) -> None:
    unable = MeChanged(replace(ANA, recording=RecordingRight.DISABLED))
    office.store.apply([SupervisedChanged(SESSION.id, (unable,))])
    assert control.problem(FREE, CALL, RECORD) is SupervisingProblem.NO_RECORDING


def _offline(store: Store) -> None:
    store.apply([LinkChanged(Link.RECONNECTING)])


def _no_supervisor(store: Store) -> None:
    store.apply([MeChanged(replace(ELENA, supervises=False))])


@pytest.mark.parametrize(
    ("happens", "problem"),
    [
        (_offline, SupervisingProblem.OFFLINE),
        (_no_supervisor, SupervisingProblem.NOT_OFFERED),
    ],
)
def test_what_bars_all_supervising_bars_this(
    office: Office,
    control: ContactControl,
    happens: Callable[[Store], None],
    problem: SupervisingProblem,
) -> None:
    happens(office.store)
    assert {control.problem(FREE, CHAT, each) for each in EVERYTHING} == {problem}
    control.end(FREE, CHAT)
    assert office.asked == []


def test_while_a_mode_is_changed_contacts_can_be_controlled(
    office: Office, control: ContactControl
) -> None:
    office.supervising.begin("B")
    assert office.supervising.problem is SupervisingProblem.WAITING
    assert control.problem(FREE, CHAT, END) is None


def test_before_anything_is_told_of_the_agent_the_server_decides(control: ContactControl) -> None:
    unheard = replace(FREE, id=SupervisionId("other"))
    assert control.problem(unheard, CALL, RECORD) is None


def test_before_one_knows_oneself_nothing_is_taken_over() -> None:
    office = Office()
    office.store.me = None
    control = ContactControl(office.store, office.desk, office.supervising)
    assert control.problem(FREE, CHAT, TAKE_OVER) is SupervisingProblem.CAPABILITY
