"""The pane of a call in every state, and what its buttons ask of the server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.actions import EndInteraction, SetCallState, SetRecording, Transfer
from contactpro_desktop.domain.agent import RecordingRight
from contactpro_desktop.domain.call import CallState
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import InteractionChanged, Link, LinkChanged, MeChanged
from contactpro_desktop.domain.interaction import FarEnd, Interaction, InteractionStatus
from contactpro_desktop.ui.call.wording import end_text, state_icon, state_text
from contactpro_desktop.ui.conversation.pane import ConversationPane
from contactpro_desktop.ui.widgets.action_button import ActionButton
from tests.ui import scenes
from tests.ui.call import phone
from tests.ui.call.phone import CALL, TALKING
from tests.ui.mail.mailbox import TASK
from tests.ui.support import NOON, Office

CANARY = "<b>canary</b>"


@pytest.fixture
def pane(office: Office, qtbot: QtBot) -> Iterator[ConversationPane]:
    office.say(*scenes.working(), MeChanged(phone.ME))
    made = ConversationPane(office.services)
    qtbot.addWidget(made)
    made.resize(792, 785)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


def show(office: Office, call: Interaction) -> None:
    """The server says so, and the agent has it open."""
    office.say(InteractionChanged(call))
    office.desk.open(call.id)


def said(pane: ConversationPane, name: str) -> str:
    label = pane.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def button(pane: ConversationPane, name: str) -> ActionButton:
    found = pane.findChild(ActionButton, name)
    assert found is not None
    return found


def is_shown(pane: ConversationPane, name: str) -> bool:
    widget = pane.findChild(QWidget, name)
    return widget is not None and widget.isVisible()


def test_a_call_says_who_how_and_how_long(office: Office, pane: ConversationPane) -> None:
    show(office, TALKING)
    assert said(pane, "callName") == "Marcos Ibáñez"
    assert said(pane, "callAbout") == "+34 600 333 444 · Incoming call · to +34 900 100 200"
    assert said(pane, "callState") == "Talking"
    assert said(pane, "callTime") == "03:34"
    office.tick(2)
    assert said(pane, "callTime") == "03:36"
    assert "extension 4101" in said(pane, "callVoice")
    assert not is_shown(pane, "composer")


@pytest.mark.parametrize(
    ("name", "state", "asked"),
    [
        ("holdButton", "connected", CallState.ON_HOLD),
        ("holdButton", "onhold", CallState.CONNECTED),
        ("holdButton", "muted", CallState.ON_HOLD),
        ("muteButton", "connected", CallState.MUTED),
        ("muteButton", "muted", CallState.CONNECTED),
    ],
)
def test_hold_and_mute_ask_for_the_other_state(
    office: Office, pane: ConversationPane, name: str, state: str, asked: CallState
) -> None:
    show(office, replace(TALKING, channel_status=state))
    button(pane, name).click()
    assert office.assignment.actions == [SetCallState(CALL, asked)]
    assert button(pane, name).refusal == "Waiting for the server"
    office.finish()
    assert button(pane, name).isEnabled()


def test_a_call_on_hold_says_so_and_cannot_be_muted(office: Office, pane: ConversationPane) -> None:
    show(office, replace(TALKING, channel_status="onhold"))
    assert said(pane, "callState") == "On hold"
    assert button(pane, "holdButton").caption == "Resume"
    assert button(pane, "muteButton").refusal == "Take the call off hold first"


@pytest.mark.parametrize(
    ("key", "held", "action"),
    [
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier, SetCallState(CALL, CallState.ON_HOLD)),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier, SetCallState(CALL, CallState.MUTED)),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.ControlModifier, SetRecording(CALL, recording=True)),
    ],
)
def test_each_has_a_key(
    office: Office,
    pane: ConversationPane,
    qtbot: QtBot,
    key: Qt.Key,
    held: Qt.KeyboardModifier,
    action: SetCallState | SetRecording,
) -> None:
    show(office, TALKING)
    qtbot.keyClick(pane, key, held)
    assert office.assignment.actions == [action]


def test_recording_is_seen_and_stopped(office: Office, pane: ConversationPane) -> None:
    show(office, replace(TALKING, recording=True))
    assert said(pane, "callRecording") == "Being recorded"
    button(pane, "recordButton").click()
    assert office.assignment.actions == [SetRecording(CALL, recording=False)]


@pytest.mark.parametrize(
    ("own", "state", "far_end", "words", "recording"),
    [
        (False, "connected", FarEnd("Elena"), "Talking", ""),
        (False, "connected", FarEnd("Elena", on_hold=True), "Elena has put you on hold", ""),
        (False, "muted", FarEnd("Elena", on_hold=True), "Elena has put you on hold", ""),
        (False, "onhold", FarEnd("Elena", on_hold=True), "On hold", ""),
        (False, "connected", FarEnd("", on_hold=True), "Marcos Ibáñez has put you on hold", ""),
        (False, "connected", FarEnd("Elena", recording=True), "Talking", "Elena records this call"),
        (
            True,
            "connected",
            FarEnd("Elena", recording=True),
            "Talking",
            "Being recorded, also by Elena",
        ),
    ],
)
def test_what_a_colleague_does_to_the_call_is_told(
    office: Office,
    pane: ConversationPane,
    own: bool,
    state: str,
    far_end: FarEnd,
    words: str,
    recording: str,
) -> None:
    call = replace(TALKING, recording=own, channel_status=state, far_end=far_end)
    show(office, call)
    assert (said(pane, "callState"), said(pane, "callRecording")) == (words, recording)
    office.say(InteractionChanged(replace(call, status=InteractionStatus.ENDED)))
    assert (said(pane, "callState"), said(pane, "callRecording")) == ("Call ended", "")


def test_without_consent_it_is_asked_in_place(office: Office, pane: ConversationPane) -> None:
    show(office, replace(TALKING, consent=False))
    button(pane, "recordButton").click()
    assert office.assignment.actions == []
    assert is_shown(pane, "consentQuestion")
    button(pane, "consentDecline").click()
    assert not is_shown(pane, "consentQuestion")
    button(pane, "recordButton").click()
    button(pane, "consentConfirm").click()
    assert office.assignment.actions == [SetRecording(CALL, recording=True)]
    assert not is_shown(pane, "consentQuestion")


def test_where_nothing_tells_of_a_consent_it_is_asked_in_other_words(
    office: Office, pane: ConversationPane
) -> None:
    show(office, replace(TALKING, consent=None))
    button(pane, "recordButton").click()
    assert office.assignment.actions == []
    words = "Nothing tells whether Marcos Ibáñez agrees to being recorded. Record anyway?"
    assert said(pane, "consentText") == words
    show(office, replace(TALKING, consent=False))
    button(pane, "recordButton").click()
    assert "has not agreed" in said(pane, "consentText")
    button(pane, "consentConfirm").click()
    assert office.assignment.actions == [SetRecording(CALL, recording=True)]


def test_the_question_shows_all_its_words_and_stands_on_the_answer_that_changes_nothing(
    office: Office, pane: ConversationPane, qtbot: QtBot
) -> None:
    show(office, replace(TALKING, consent=None, customer_name="Marcos Ibáñez de la Torre"))
    button(pane, "recordButton").click()
    words = pane.findChild(QLabel, "consentText")
    assert words is not None
    assert words.height() >= words.heightForWidth(words.width())
    qtbot.keyClick(pane.window().focusWidget(), Qt.Key.Key_Return)
    assert not is_shown(pane, "consentQuestion")
    assert office.assignment.actions == []
    assert pane.window().focusWidget() is pane.findChild(QWidget, "callBody")


@pytest.mark.parametrize("name", ["consentDecline", "consentConfirm"])
def test_escape_leaves_the_question(
    office: Office, pane: ConversationPane, qtbot: QtBot, name: str
) -> None:
    show(office, replace(TALKING, consent=False))
    button(pane, "recordButton").click()
    qtbot.keyClick(button(pane, name), Qt.Key.Key_Escape)
    assert not is_shown(pane, "consentQuestion")
    assert office.assignment.actions == []


def test_who_agrees_meanwhile_is_not_asked_about_any_more(
    office: Office, pane: ConversationPane
) -> None:
    show(office, replace(TALKING, consent=False))
    button(pane, "recordButton").click()
    assert is_shown(pane, "consentQuestion")
    show(office, TALKING)
    assert not is_shown(pane, "consentQuestion")


def test_the_question_goes_with_the_call(office: Office, pane: ConversationPane) -> None:
    show(office, replace(TALKING, consent=False))
    button(pane, "recordButton").click()
    show(office, replace(TALKING, id=phone.SECOND, consent=False))
    assert not is_shown(pane, "consentQuestion")


@pytest.mark.parametrize(
    ("right", "shown", "refusal"),
    [
        (RecordingRight.DISABLED, True, "You may not record calls"),
        (RecordingRight.HIDDEN, False, "You may not record calls"),
        (RecordingRight.ENABLED, True, ""),
    ],
)
def test_the_right_to_record_decides(
    office: Office, pane: ConversationPane, right: RecordingRight, shown: bool, refusal: str
) -> None:
    show(office, TALKING)
    office.say(MeChanged(replace(phone.ME, recording=right)))
    assert is_shown(pane, "recordButton") is shown
    assert button(pane, "recordButton").refusal == refusal


def test_a_call_on_another_client_is_told_so(office: Office, pane: ConversationPane) -> None:
    show(office, phone.ELSEWHERE)
    assert "another client" in said(pane, "callVoice")
    for name in ("holdButton", "muteButton", "recordButton"):
        assert button(pane, name).refusal == "Handled on another client"
    assert button(pane, "transferButton").isEnabled()
    assert button(pane, "endButton").isEnabled()


def test_nothing_is_cut_while_the_state_changes(office: Office, pane: ConversationPane) -> None:
    show(office, replace(TALKING, channel_status="muted"))
    changed = replace(TALKING, channel_status="onhold", recording=True)
    office.say(InteractionChanged(changed))
    parts = [button(pane, name) for name in ("holdButton", "recordButton")]
    labels = [pane.findChild(QLabel, name) for name in ("callState", "callRecording")]
    for part in (*parts, *labels):
        assert part is not None
        assert part.width() >= part.sizeHint().width(), part.objectName()
    line, controls = (pane.findChild(QWidget, n) for n in ("callStateLine", "callControls"))
    assert line is not None
    assert controls is not None
    for whole in (line, controls):
        assert whole.width() >= whole.sizeHint().width(), whole.objectName()


@pytest.mark.parametrize(
    ("call", "state", "reason", "words"),
    [
        (phone.PLACED, "rejected", "customer", "The call was declined."),
        (phone.PLACED, "", "customer", "The call was declined."),
        (phone.PLACED, "no_answer", "disconnected", "Nobody answered."),
        (phone.PLACED, "disconnected", "agent", "You hung up before anybody answered."),
        (TALKING, "disconnected", "agent", "You hung up."),
        (TALKING, "disconnected", "customer", "The customer hung up."),
        (replace(TALKING, internal=True), "disconnected", "customer", "Your colleague hung up."),
        (TALKING, "disconnected", "disconnected", "The call was cut off."),
        (TALKING, "transferred", "transferred", "You passed the conversation on."),
        (TALKING, "disconnected", "", ""),
        (scenes.INTERACTIONS[2], "", "agent", "You closed the e-mail."),
        (TASK, "", "agent", "You closed the task."),
        (scenes.INTERACTIONS[0], "", "agent", "You ended the conversation."),
    ],
)
def test_the_wrap_up_says_how_a_call_ended(
    call: Interaction, state: str, reason: str, words: str
) -> None:
    ended = replace(call, status=InteractionStatus.ENDED, channel_status=state, end_reason=reason)
    assert end_text(ended) == words


def test_hanging_up_needs_no_question(office: Office, pane: ConversationPane) -> None:
    show(office, TALKING)
    assert button(pane, "endButton").caption == "Hang up"
    button(pane, "endButton").click()
    assert office.assignment.actions == [EndInteraction(CALL)]
    office.desk.open(scenes.ROSA)
    assert button(pane, "endButton").caption == "End"


def test_a_call_that_rings_there_cannot_be_held_or_passed_on(
    office: Office, pane: ConversationPane
) -> None:
    show(office, replace(phone.PLACED, channel_status="ringing"))
    assert said(pane, "callState") == "Ringing there"
    assert said(pane, "callName") == phone.NUMBER
    assert said(pane, "callAbout") == "Outgoing call"
    for name in ("holdButton", "muteButton", "recordButton", "transferButton"):
        assert button(pane, name).refusal == "The call is not connected"
    assert button(pane, "endButton").isEnabled()


def test_a_call_is_passed_on_to_who_takes_calls(office: Office, pane: ConversationPane) -> None:
    show(office, TALKING)
    button(pane, "transferButton").click()
    office.assignment.searches[-1][1](scenes.TARGETS)
    assert button(pane, "transferConfirm").caption == "Transfer to Diego"
    rows = [pane.page.transfer.chooser.model.target_at(row) for row in range(8)]
    refusals = {row.name: row.refusal for row in rows if row is not None}
    assert refusals["Bruno Reyes"] == "Does not take calls"
    button(pane, "transferConfirm").click()
    (action,) = office.assignment.actions
    assert isinstance(action, Transfer)
    assert (action.channel, action.target.number) == (Channel.PHONE, "4104")


def test_offline_nothing_can_be_asked(office: Office, pane: ConversationPane) -> None:
    show(office, TALKING)
    office.say(LinkChanged(Link.RECONNECTING))
    for name in ("holdButton", "muteButton", "recordButton", "transferButton", "endButton"):
        assert "no connection" in button(pane, name).refusal


def test_after_the_call_the_time_stands_and_the_wrap_up_is_there(
    office: Office, pane: ConversationPane
) -> None:
    show(office, TALKING)
    ended = replace(
        TALKING,
        status=InteractionStatus.ENDED,
        channel_status="disconnected",
        ended_at=NOON,
        wrap_up_limit=60,
    )
    office.say(InteractionChanged(ended))
    office.tick(5)
    assert (said(pane, "callState"), said(pane, "callTime")) == ("Call ended", "03:34")
    assert not is_shown(pane, "callControls")
    assert said(pane, "callVoice") == ""
    assert is_shown(pane, "wrapUpBar")


def test_a_call_that_came_to_nothing_says_why(office: Office, pane: ConversationPane) -> None:
    show(office, phone.BUSY)
    assert said(pane, "callState") == "The line is busy"
    assert said(pane, "callTime") == ""


def test_external_calls_are_only_shown(office: Office, pane: ConversationPane) -> None:
    show(office, replace(TALKING, channel=Channel.EXTERNAL, sub_channel="phone"))
    assert "External call" in said(pane, "callAbout")
    assert not is_shown(pane, "callControls")
    assert "another telephone system" in said(pane, "callVoice")
    assert button(pane, "transferButton").refusal == "Only in the other telephone system"


def test_names_and_numbers_are_shown_literally(office: Office, pane: ConversationPane) -> None:
    show(office, replace(TALKING, customer_name=CANARY, customer_address=CANARY + "1"))
    assert said(pane, "callName") == CANARY
    assert CANARY in said(pane, "callAbout")


def test_a_stray_key_holds_nobody(office: Office, pane: ConversationPane, qtbot: QtBot) -> None:
    show(office, TALKING)
    press_stray_keys(pane, qtbot)
    assert office.assignment.actions == []
    qtbot.mouseClick(button(pane, "holdButton"), Qt.MouseButton.LeftButton)
    press_stray_keys(pane, qtbot)
    assert office.assignment.actions == [SetCallState(CALL, CallState.ON_HOLD)]


def press_stray_keys(pane: ConversationPane, qtbot: QtBot) -> None:
    focused = pane.window().focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    qtbot.keyClick(focused, Qt.Key.Key_Return)


@pytest.mark.parametrize("state", list(CallState))
def test_every_state_has_words_and_an_icon(office: Office, state: CallState) -> None:
    call = replace(TALKING, channel_status=state.value)
    assert state_text(call)
    assert not office.theme.pixmap(state_icon(state)).isNull()


def test_an_unknown_state_is_shown_as_other(office: Office, pane: ConversationPane) -> None:
    show(office, replace(TALKING, channel_status="whispering"))
    assert said(pane, "callState") == "Other state"
