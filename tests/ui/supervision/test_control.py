"""The buttons with which a supervisor ends, takes over and records a colleague's conversation."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.actions import (
    ControlContact,
    EndInteraction,
    SetRecording,
    Transfer,
)
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import (
    InteractionChanged,
    Link,
    LinkChanged,
    PreferencesChanged,
    SupervisedChanged,
)
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.preferences import Preferences
from contactpro_desktop.domain.supervision import SupervisionMode
from contactpro_desktop.ui.main_window import MainWindow
from contactpro_desktop.ui.notice_texts import notice_text
from contactpro_desktop.ui.supervision.view import SupervisionView
from contactpro_desktop.ui.widgets.action_button import ActionButton
from tests.ui import scenes
from tests.ui.call import phone
from tests.ui.supervision import scene
from tests.ui.supervision.test_supervision import find, press, said, view, window  # noqa: F401
from tests.ui.support import Office

BUTTONS = ("takeOverTheirs", "recordTheirs", "endTheirs")


@pytest.fixture
def looking_on(office: Office, view: SupervisionView) -> SupervisionView:  # noqa: F811
    """Ana's chat with Rosa is looked at; she is in a call, too."""
    office.say(scene.in_mode(SupervisionMode.MONITORING), scene.anas_work())
    office.say(theirs(phone.TALKING))
    view.colleagues.choose((scenes.ANA, scenes.ROSA))
    return view


def theirs(interaction: Interaction) -> SupervisedChanged:
    return SupervisedChanged(scene.SESSION, (InteractionChanged(interaction),))


def button(view: SupervisionView, name: str) -> ActionButton:  # noqa: F811
    found = find(view, name)
    assert isinstance(found, ActionButton)
    return found


def call_of(view: SupervisionView) -> None:  # noqa: F811
    view.colleagues.choose((scenes.ANA, phone.CALL))


def take_over(view: SupervisionView) -> None:  # noqa: F811
    button(view, "takeOverTheirs").setFocus()
    press(view, "takeOverTheirs")
    press(view.window(), "takeOverConfirm")


def test_they_are_there_while_a_conversation_is_looked_at(looking_on: SupervisionView) -> None:
    assert find(looking_on, "controlBar").isVisible()
    assert button(looking_on, "endTheirs").caption == "End"
    assert not button(looking_on, "recordTheirs").isVisible()
    call_of(looking_on)
    assert button(looking_on, "endTheirs").caption == "Hang up"
    for name in BUTTONS:
        shown = button(looking_on, name)
        assert shown.isVisible()
        assert shown.accessibleName()
        assert shown.shortcut().toString() in shown.toolTip()
        assert not shown.shortcut().isEmpty()
    looking_on.colleagues.choose((scenes.ANA, ""))
    assert not find(looking_on, "controlBar").isVisible()


def test_a_chat_is_taken_over_by_a_transfer_to_oneself(
    office: Office, looking_on: SupervisionView
) -> None:
    take_over(looking_on)
    [asked] = office.assignment.actions
    assert isinstance(asked, ControlContact)
    assert asked.session_id == scene.SESSION
    assert isinstance(asked.action, Transfer)
    target = asked.action.target
    assert (asked.action.interaction_id, target.id, target.address) == (
        scenes.ROSA,
        scene.ELENA,
        "elena@demo",
    )
    for name in ("takeOverTheirs", "endTheirs"):
        assert button(looking_on, name).refusal == "Waiting for the server"
    assert looking_on.colleagues.search.hasFocus()
    office.say(theirs(replace(scene.HERS, status=InteractionStatus.ENDED)))
    office.finish()
    assert button(looking_on, "takeOverTheirs").refusal == "This conversation is over."


def test_taking_over_is_asked_again_with_the_focus_on_the_harmless_answer(
    office: Office, looking_on: SupervisionView, qtbot: QtBot
) -> None:
    shown = looking_on.window()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.keyClick(shown, Qt.Key.Key_F6)
    text = shown.findChild(QLabel, "takeOverQuestionText")
    assert text is not None
    assert "Rosa Domínguez away from Ana Pérez" in text.text()
    keep = find(shown, "takeOverDecline")
    assert keep.hasFocus()
    qtbot.keyClick(keep, Qt.Key.Key_Return)
    assert not find(shown, "takeOverPopover").isVisible()
    press(looking_on, "takeOverTheirs")
    press(looking_on, "takeOverTheirs")
    assert not find(shown, "takeOverPopover").isVisible()
    press(looking_on, "takeOverTheirs")
    office.say(theirs(replace(scene.HERS, status=InteractionStatus.ENDED)))
    assert not find(shown, "takeOverPopover").isVisible()
    assert office.assignment.actions == []


def test_what_was_taken_over_is_pointed_at(office: Office, looking_on: SupervisionView) -> None:
    take_over(looking_on)
    office.finish()
    assert notice_text(office.notices[-1]) == (
        "Rosa Domínguez is offered to you now: accept it at the top left."
    )


def test_ending_is_asked_again_in_place(office: Office, looking_on: SupervisionView) -> None:
    press(looking_on, "endTheirs")
    assert office.assignment.actions == []
    text = looking_on.window().findChild(QLabel, "endTheirsQuestionText")
    assert text is not None
    assert text.text() == "End the conversation of Ana Pérez with Rosa Domínguez?"
    press(looking_on.window(), "endTheirsDecline")
    assert office.assignment.actions == []
    press(looking_on, "endTheirs")
    press(looking_on.window(), "endTheirsConfirm")
    assert office.assignment.actions == [ControlContact(scene.SESSION, EndInteraction(scenes.ROSA))]


def test_the_question_goes_with_the_conversation_it_is_about(
    office: Office, looking_on: SupervisionView
) -> None:
    press(looking_on, "endTheirs")
    question = find(looking_on.window(), "endTheirsPopover")
    assert question.isVisible()
    call_of(looking_on)
    assert not question.isVisible()
    press(looking_on, "endTheirs")
    assert question.isVisible()
    office.say(theirs(replace(phone.TALKING, status=InteractionStatus.ENDED)))
    assert not question.isVisible()


def test_the_keys_are_those_of_ones_own_conversation(
    office: Office, looking_on: SupervisionView, qtbot: QtBot
) -> None:
    """Which stands behind and does not hear them."""
    office.say(InteractionChanged(scenes.INTERACTIONS[1]))
    office.store.show(scenes.JOAO)
    assert looking_on.window() is not None
    workspace = looking_on.window().workspace  # type: ignore[attr-defined]
    workspace.show_supervision()
    call_of(looking_on)
    for key, modifier in (
        (Qt.Key.Key_F3, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(looking_on.window(), key, modifier)
        if office.assignment.actions:
            office.finish(index=len(office.assignment.actions) - 1)
    assert office.assignment.actions == [
        ControlContact(scene.SESSION, SetRecording(phone.CALL, True)),
        ControlContact(scene.SESSION, EndInteraction(phone.CALL)),
    ]


def test_recording_is_shown_once_the_server_says_so(
    office: Office, looking_on: SupervisionView
) -> None:
    call_of(looking_on)
    press(looking_on, "recordTheirs")
    assert button(looking_on, "recordTheirs").caption == "Record"
    office.say(theirs(replace(phone.TALKING, recording=True)))
    office.finish()
    assert button(looking_on, "recordTheirs").caption == "Stop recording"
    press(looking_on, "recordTheirs")
    assert office.assignment.actions[-1] == ControlContact(
        scene.SESSION, SetRecording(phone.CALL, False)
    )


@pytest.mark.parametrize("consent", [False, None])
@pytest.mark.parametrize("answer", ["consentConfirm", "consentDecline"])
def test_without_consent_recording_is_asked_again(
    office: Office, looking_on: SupervisionView, answer: str, consent: bool | None
) -> None:
    office.say(theirs(replace(phone.TALKING, consent=consent)))
    call_of(looking_on)
    bar = find(looking_on, "controlBar")
    press(looking_on, "recordTheirs")
    assert find(bar, "consentQuestion").isVisible()
    assert office.assignment.actions == []
    press(bar, answer)
    assert not find(bar, "consentQuestion").isVisible()
    assert len(office.assignment.actions) == (1 if answer == "consentConfirm" else 0)


@pytest.mark.parametrize(
    ("word", "denied"),
    [("hangup", "endTheirs"), ("intercept", "takeOverTheirs"), ("record", "recordTheirs")],
)
def test_what_the_agent_denies_is_disabled_with_the_reason(
    office: Office, looking_on: SupervisionView, word: str, denied: str
) -> None:
    call_of(looking_on)
    told = PreferencesChanged(Preferences(denied=frozenset({word})))
    office.say(SupervisedChanged(scene.SESSION, (told,)))
    refused = {name: button(looking_on, name).refusal for name in BUTTONS}
    assert refused.pop(denied) == "Ana Pérez does not allow this now."
    assert set(refused.values()) == {""}


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (phone.RINGING, "Ana Pérez has not taken it yet."),
        (replace(phone.TALKING, channel=Channel.EXTERNAL), "Only in the other telephone system"),
        (replace(phone.TALKING, status=InteractionStatus.ENDED), "This conversation is over."),
    ],
)
def test_what_its_state_does_not_allow_is_disabled_with_the_reason(
    office: Office, looking_on: SupervisionView, call: Interaction, reason: str
) -> None:
    office.say(theirs(call))
    looking_on.colleagues.choose((scenes.ANA, call.id))
    assert button(looking_on, "endTheirs").refusal == reason
    assert reason in button(looking_on, "takeOverTheirs").toolTip()


def test_without_a_connection_nothing_is_asked(office: Office, looking_on: SupervisionView) -> None:
    press(looking_on, "endTheirs")
    office.say(LinkChanged(Link.OFFLINE))
    assert button(looking_on, "endTheirs").refusal
    assert not find(looking_on.window(), "endTheirsPopover").isVisible()


def test_a_refusal_is_told_in_words(
    office: Office,
    window: MainWindow,  # noqa: F811
    looking_on: SupervisionView,
) -> None:
    take_over(looking_on)
    office.finish(Outcome(Refusal.NOT_ALLOWED_NOW))
    text = notice_text(office.notices[-1])
    assert text.startswith("Rosa Domínguez: Your colleague’s conversation was not changed.")
    assert "not possible at this moment" in text
    assert button(looking_on, "takeOverTheirs").refusal == ""
