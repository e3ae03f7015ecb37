"""Calling somebody: by number, by name, and who cannot be called."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.actions import Dial
from contactpro_desktop.domain.agent import AgentState
from contactpro_desktop.domain.channel import Capability
from contactpro_desktop.domain.errors import DirectoryUnavailable
from contactpro_desktop.domain.events import (
    InteractionChanged,
    InteractionRemoved,
    Link,
    LinkChanged,
    MeChanged,
)
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.ui.call.dial_button import DialButton
from contactpro_desktop.ui.call.dial_chooser import DialChooser
from contactpro_desktop.ui.lists.conversation_rows import conversation_row
from contactpro_desktop.ui.main_window import MainWindow
from contactpro_desktop.ui.notice_texts import notice_text
from contactpro_desktop.ui.palette.entries import all_entries
from contactpro_desktop.ui.widgets.message_bar import MessageBar
from tests.ui import scenes
from tests.ui.call import phone
from tests.ui.support import Office


@pytest.fixture
def window(office: Office, qtbot: QtBot) -> MainWindow:
    made = MainWindow(office.services)
    qtbot.addWidget(made)
    made.start()
    assert made.sign_in is not None
    made.sign_in.signed_in.emit()
    office.say(*scenes.working())
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def chooser(office: Office, window: MainWindow, qtbot: QtBot) -> DialChooser:
    """Opened by its key; the first search is answered."""
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    answer(office)
    found = window.findChild(DialChooser)
    assert found is not None
    return found


def answer(office: Office) -> None:
    office.assignment.searches[-1][1](scenes.TARGETS)


def told(window: MainWindow) -> tuple[str, ...]:
    bar = window.findChild(MessageBar, "messageBar")
    assert bar is not None
    return tuple(bar.keys)


def type_text(chooser: DialChooser, text: str, qtbot: QtBot) -> None:
    field = chooser.findChild(QLineEdit, "dialNumber")
    assert field is not None
    field.clear()
    qtbot.keyClicks(field, text)


def test_a_number_is_called_and_the_call_opens(
    office: Office, chooser: DialChooser, qtbot: QtBot
) -> None:
    type_text(chooser, "+34 600 333 444", qtbot)
    assert chooser.confirm.caption == "Call +34600333444"
    qtbot.keyClick(chooser.search, Qt.Key.Key_Return)
    known = frozenset(office.store.interactions)
    assert office.assignment.actions == [Dial("+34600333444", known)]
    assert "Calling" in chooser.message.text()
    office.say(InteractionChanged(phone.PLACED))
    office.finish()
    assert not chooser.isVisible()
    assert office.store.current == phone.CALL


def test_somebody_is_found_by_name(office: Office, chooser: DialChooser, qtbot: QtBot) -> None:
    type_text(chooser, "diego", qtbot)
    assert not chooser.confirm.isEnabled(), "an older answer is not to be called"
    qtbot.waitUntil(lambda: office.assignment.searches[-1][0] == "diego")
    answer(office)
    assert chooser.confirm.caption == "Call Diego Silva"
    chooser.confirm.click()
    assert office.assignment.actions == [Dial("4104", frozenset(office.store.interactions))]


def test_a_typed_number_is_called_even_if_somebody_is_found(
    office: Office, chooser: DialChooser, qtbot: QtBot
) -> None:
    type_text(chooser, "41", qtbot)
    qtbot.waitUntil(lambda: office.assignment.searches[-1][0] == "41")
    answer(office)
    assert chooser.number == "41"
    qtbot.keyClick(chooser.search, Qt.Key.Key_Down)
    assert chooser.number == "4104"


def test_who_takes_no_calls_is_shown_with_the_reason(chooser: DialChooser) -> None:
    rows = [chooser.model.target_at(row) for row in range(9)]
    refusals = {row.name: row.refusal for row in rows if row is not None}
    assert refusals["Bruno Reyes"] == "Does not take calls"
    assert refusals["Diego Silva"] == ""
    assert chooser.number == "", "nobody is called by a stray Enter"


def test_who_is_not_there_is_shown_with_the_reason_but_may_be_dialled(
    office: Office, chooser: DialChooser, qtbot: QtBot
) -> None:
    gone = replace(scenes.TARGETS[2], state=AgentState.OFFLINE)
    type_text(chooser, "diego", qtbot)
    qtbot.waitUntil(lambda: office.assignment.searches[-1][0] == "diego")
    office.assignment.searches[-1][1]((gone,))
    row = chooser.model.target_at(1)
    assert row is not None
    assert (row.detail, row.refusal) == ("Offline", "Cannot be called now")
    assert not chooser.confirm.isEnabled()
    type_text(chooser, "4104", qtbot)
    chooser.confirm.click()
    assert office.assignment.actions == [Dial("4104", frozenset(office.store.interactions))]
    office.finish(Outcome(Refusal.TARGET_GONE))
    assert "not signed in or is in another call" in chooser.message.text()


def test_a_colleague_without_a_phone_is_told_as_such(
    office: Office, chooser: DialChooser, qtbot: QtBot
) -> None:
    type_text(chooser, "4102", qtbot)
    chooser.confirm.click()
    office.finish(Outcome(Refusal.CAPABILITY))
    assert "does not take calls" in chooser.message.text()


def test_one_s_own_number_is_not_called(office: Office, chooser: DialChooser, qtbot: QtBot) -> None:
    type_text(chooser, "41-01", qtbot)
    own = "This is your own number. Enter another one."
    assert (chooser.message.text(), chooser.confirm.refusal) == (own, own)
    qtbot.waitUntil(lambda: office.assignment.searches[-1][0] == "41-01")
    office.assignment.searches[-1][1](scenes.TARGETS)
    assert chooser.message.text() == own
    qtbot.keyClick(chooser.search, Qt.Key.Key_Return)
    assert office.assignment.actions == []
    qtbot.keyClick(chooser.search, Qt.Key.Key_Down)
    assert chooser.confirm.caption == "Call Diego Silva"
    assert chooser.confirm.isEnabled()
    type_text(chooser, "410", qtbot)
    assert own not in chooser.message.text()


def test_a_refused_call_is_said_only_where_it_was_asked(
    office: Office, window: MainWindow, chooser: DialChooser, qtbot: QtBot
) -> None:
    type_text(chooser, "112", qtbot)
    chooser.confirm.click()
    office.finish(Outcome(Refusal.LIMIT))
    assert chooser.isVisible()
    assert chooser.message.role == "danger"
    assert "another call" in chooser.message.text()
    assert not told(window)
    assert chooser.confirm.isEnabled()


def test_a_call_on_offer_is_to_be_answered_first(
    office: Office, window: MainWindow, chooser: DialChooser, qtbot: QtBot
) -> None:
    button = window.findChild(DialButton)
    assert button is not None
    type_text(chooser, "112", qtbot)
    first = "A call is being offered to you. Accept or decline it first."
    offered = phone.RINGING
    office.say(InteractionChanged(offered))
    assert (chooser.confirm.refusal, button.accessibleDescription()) == (first, first)
    office.say(InteractionChanged(replace(offered, status=InteractionStatus.ACCEPTED)))
    assert (chooser.confirm.refusal, button.accessibleDescription()) == ("", "")
    office.say(InteractionChanged(replace(offered, id=phone.CALL)))
    assert (chooser.confirm.refusal, button.accessibleDescription()) == (first, first)
    office.say(InteractionRemoved(phone.CALL))
    assert (chooser.confirm.refusal, button.accessibleDescription()) == ("", "")


def test_a_refusal_that_comes_to_a_closed_chooser_is_a_notice(
    office: Office, window: MainWindow, chooser: DialChooser, qtbot: QtBot
) -> None:
    type_text(chooser, "112", qtbot)
    chooser.confirm.click()
    chooser.cancel.click()
    office.finish(Outcome(Refusal.LIMIT))
    assert "another call" in notice_text(office.notices[-1])
    assert told(window)


def test_a_directory_that_does_not_answer_leaves_the_numbers(
    office: Office, chooser: DialChooser, qtbot: QtBot
) -> None:
    type_text(chooser, "x", qtbot)
    qtbot.waitUntil(lambda: office.assignment.searches[-1][0] == "x")
    office.assignment.searches[-1][1](DirectoryUnavailable())
    assert chooser.message.role == "danger"
    type_text(chooser, "112", qtbot)
    assert chooser.confirm.isEnabled()


def test_giving_up_calls_nobody(office: Office, chooser: DialChooser) -> None:
    chooser.cancel.click()
    assert not chooser.isVisible()
    answer(office)
    assert office.assignment.actions == []


def test_who_has_no_right_to_phone_sees_why(office: Office, window: MainWindow) -> None:
    office.say(MeChanged(replace(scenes.ME, capabilities=frozenset({Capability.CHAT}))))
    dial = window.findChild(DialButton)
    assert dial is not None
    assert not dial.isEnabled()
    assert "no right to phone" in dial.accessibleDescription()
    assert "no right to phone" in dial.toolTip()


def test_without_a_connection_nobody_is_called(
    office: Office, window: MainWindow, chooser: DialChooser, qtbot: QtBot
) -> None:
    type_text(chooser, "112", qtbot)
    office.say(LinkChanged(Link.RECONNECTING))
    dial = window.findChild(DialButton)
    assert dial is not None
    assert not dial.isEnabled()
    assert "no connection" in chooser.confirm.refusal


def test_the_palette_knows_calls(office: Office, window: MainWindow) -> None:
    office.say(InteractionChanged(phone.TALKING))
    office.desk.open(phone.CALL)
    entries = all_entries(window, office.theme.keys, office.store, office.desk)
    found = {entry.text: entry for entry in entries}
    for text in (
        "Call a number or a colleague",
        "Hold the call or take it up again",
        "Mute the call or be heard again",
        "Start or stop recording",
    ):
        assert found[text].refusal == ""
    assert found["Marcos Ibáñez"].icon == "phone"
    found["Hold the call or take it up again"].run()
    assert len(office.assignment.actions) == 1


def test_the_list_speaks_of_calls(office: Office) -> None:
    office.say(*scenes.signed_in())
    office.say(InteractionChanged(replace(phone.TALKING, channel_status="onhold")))
    row = conversation_row(office.store, office.desk, office.store.interactions[phone.CALL])
    assert (row.icon, row.preview) == ("phone", f"On hold · {phone.NUMBER}")


def test_a_number_is_not_said_twice(office: Office) -> None:
    office.say(*scenes.signed_in(), InteractionChanged(phone.PLACED))
    row = conversation_row(office.store, office.desk, office.store.interactions[phone.CALL])
    assert (row.name, row.preview) == (phone.NUMBER, "Calling…")


def test_a_call_is_offered(office: Office, window: MainWindow) -> None:
    office.say(InteractionRemoved(scenes.LUIS), InteractionChanged(phone.RINGING))
    name = window.findChild(QLabel, "offerName")
    assert name is not None
    assert name.text() == phone.RINGING.customer_address
    channel = window.findChild(QLabel, "offerChannel")
    assert channel is not None
    assert "Call" in channel.toolTip()
