"""Notices in the message bar and the remedies they carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.app.notices import Notice, Remedy, Severity, Topic
from contactpro_desktop.domain.actions import SendMessage, SetPresence, SetWorkStatus
from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.events import InteractionRemoved, Link, LinkChanged, MeChanged
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.ui.notices import Notices
from contactpro_desktop.ui.widgets.message_bar import MessageBar
from tests.ui import scenes
from tests.ui.support import Office


@pytest.fixture
def bar(office: Office, qtbot: QtBot) -> Iterator[MessageBar]:
    office.say(*scenes.working())
    window = QWidget()
    bar = MessageBar(office.theme, parent=window)
    Notices(office.services, bar)
    qtbot.addWidget(window)
    window.move(300, 300)  # away from the pointer, which would keep notices in place
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield bar
    window.hide()


def texts(bar: MessageBar) -> list[str]:
    rows = (bar.notice(key) for key in bar.keys)
    return [row.text for row in rows if row is not None]


def press_remedy(bar: MessageBar) -> None:
    button = bar.findChild(QAbstractButton, "noticeAction")
    assert button is not None
    button.click()


def test_a_refusal_says_what_why_and_what_to_do(office: Office, bar: MessageBar) -> None:
    office.desk.pick(scenes.PICKLIST[0])
    office.finish(Outcome(Refusal.TAKEN, "Bruno Reyes"))
    assert texts(bar) == [
        "Eva Lorca: It was not picked. Bruno Reyes was faster. It is no longer available."
    ]


def test_ready_refused_is_mended_by_a_change_of_profile(office: Office, bar: MessageBar) -> None:
    office.say(
        MeChanged(replace(scenes.ME, work_status=WorkStatus.NOT_READY, profile_id=scenes.AWAY))
    )
    office.board.post(Notice(Topic.ACTION_REFUSED, remedy=Remedy.CHOOSE_AVAILABLE))
    press_remedy(bar)
    assert office.assignment.actions == [SetPresence(scenes.AVAILABLE)]


def test_being_made_not_ready_is_mended_at_once(office: Office, bar: MessageBar) -> None:
    office.board.post(Notice(Topic.WORK_STATUS_CHANGED, Severity.WARNING, remedy=Remedy.BE_READY))
    press_remedy(bar)
    assert office.assignment.actions == [SetWorkStatus(WorkStatus.READY)]
    assert texts(bar) == []


def test_a_message_that_failed_elsewhere_is_sent_again_under_its_first_id(
    office: Office, bar: MessageBar
) -> None:
    office.desk.send(scenes.JOAO, "Obrigada")
    office.finish(Outcome(Refusal.DISCONNECTED))
    assert texts(bar)[0].startswith("João Sousa: The message was not sent.")
    press_remedy(bar)
    (first, _), (second, action) = office.assignment.performed
    assert first == second
    assert action == SendMessage(scenes.JOAO, "Obrigada")


def test_a_conversation_that_is_gone_cannot_be_written_to_again(
    office: Office, bar: MessageBar
) -> None:
    office.desk.send(scenes.JOAO, "Obrigada")
    office.finish(Outcome(Refusal.DISCONNECTED))
    office.say(InteractionRemoved(scenes.JOAO))
    assert texts(bar) == []
    assert len(office.assignment.performed) == 1


def test_a_lost_race_says_so_after_the_offer_is_gone(office: Office, bar: MessageBar) -> None:
    office.desk.accept(scenes.LUIS)
    office.finish(Outcome(Refusal.TAKEN, "Bruno Reyes"))
    office.say(InteractionRemoved(scenes.LUIS))
    assert texts(bar)[0].startswith("Luis Márquez: The offer was not accepted.")


def test_a_newer_notice_of_the_same_kind_is_the_newest_and_the_only_one(
    office: Office, bar: MessageBar
) -> None:
    for action, refusal in (
        ("EndInteraction", Refusal.NO_CONFIRMATION),
        ("Pick", Refusal.FORBIDDEN),
        ("EndInteraction", Refusal.BUSY_SERVER),
    ):
        office.board.post(Notice(Topic.ACTION_REFUSED, action=action, refusal=refusal))
    assert [text.split(".")[0] for text in texts(bar)] == [
        "It was not picked", "The conversation was not ended",
    ]  # fmt: skip
    assert "busy" in texts(bar)[1]


def test_a_lost_connection_is_said_counts_down_and_can_be_tried_at_once(
    office: Office, bar: MessageBar
) -> None:
    office.say(LinkChanged(Link.RECONNECTING, 4))
    lost = "Connection lost. What you see may be out of date. "
    assert texts(bar) == [lost + "Trying again in 4 s."]
    assert bar.findChild(QAbstractButton, "noticeDismiss") is None
    office.tick(3)
    assert texts(bar) == [lost + "Trying again in 1 s."]
    press_remedy(bar)
    assert office.assignment.retries == 1
    office.say(LinkChanged(Link.RECONNECTING))
    assert texts(bar) == [lost + "Trying again…"]
    office.say(LinkChanged(Link.ONLINE))
    assert texts(bar) == []


def test_a_lost_connection_stays_while_others_come_and_are_dismissed(
    office: Office, bar: MessageBar, qtbot: QtBot
) -> None:
    office.say(LinkChanged(Link.RECONNECTING, 4))
    for action in ("Pick", "ServeQueue"):
        office.board.post(Notice(Topic.ACTION_REFUSED, action=action, refusal=Refusal.DISCONNECTED))
    assert [text[:15] for text in texts(bar)] == ["Connection lost", "Your queues wer"]
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for _ in range(2):
        qtbot.keyClick(bar.window(), Qt.Key.Key_X, both)
    assert [text[:15] for text in texts(bar)] == ["Connection lost"]


def test_missed_offers_have_their_own_card(office: Office, bar: MessageBar) -> None:
    office.board.post(Notice(Topic.OFFER_MISSED, Severity.WARNING, subject="Luis"))
    assert texts(bar) == []


def test_what_asks_nothing_goes_by_itself_and_a_warning_stays(
    office: Office, bar: MessageBar
) -> None:
    office.board.post(Notice(Topic.TRANSFERRED, subject="Rosa", who="Bruno"))
    office.board.post(Notice(Topic.PASSWORD_NOT_STORED, Severity.WARNING))
    office.tick(11)
    assert len(texts(bar)) == 2
    office.tick(2)
    assert [text[:13] for text in texts(bar)] == ["This computer"]


def test_at_most_two_are_shown_the_newest_of_them(office: Office, bar: MessageBar) -> None:
    for name in ("SetPresence", "ServeQueue", "Pick", "Transfer"):
        office.board.post(Notice(Topic.ACTION_REFUSED, action=name, refusal=Refusal.FORBIDDEN))
    assert len(texts(bar)) == 2
    assert texts(bar)[-1].startswith("The conversation was not transferred.")


def test_the_newest_is_dismissed_by_key(office: Office, bar: MessageBar, qtbot: QtBot) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    office.board.post(Notice(Topic.PASSWORD_NOT_STORED, Severity.WARNING))
    office.board.post(Notice(Topic.TRANSFERRED, subject="Rosa", who="Bruno"))
    qtbot.keyClick(bar.window(), Qt.Key.Key_X, both)
    assert [text[:13] for text in texts(bar)] == ["This computer"]
    dismiss = bar.findChild(QAbstractButton, "noticeDismiss")
    assert dismiss is not None
    dismiss.click()
    assert texts(bar) == []
