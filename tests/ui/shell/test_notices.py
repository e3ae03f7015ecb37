"""Notices in the message bar and the remedies they carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.app.notices import Notice, Remedy, Severity, Topic
from contactpro_desktop.domain.actions import LoadScript, SendMessage, SetPresence, SetWorkStatus
from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.events import (
    Event,
    InteractionChanged,
    InteractionRemoved,
    Link,
    LinkChanged,
    MeChanged,
    ScriptsChanged,
)
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.ui.notices import Notices
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.message_bar import MessageBar
from tests.ui import scenes
from tests.ui.call import phone
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


def test_what_is_told_elsewhere_is_not_told_here(office: Office, bar: MessageBar) -> None:
    told: list[Notice] = []
    other = MessageBar(office.theme, parent=bar.window())
    Notices(office.services, other, lambda notice: notice in told)
    notice = Notice(Topic.ACTION_REFUSED, action="Transfer", refusal=Refusal.OTHER)
    told.append(notice)
    office.board.post(notice)
    office.board.post(replace(notice, interaction_id=scenes.ROSA))
    assert (len(texts(other)), len(texts(bar))) == (1, 2)


def test_asking_once_more_takes_the_old_refusal_away(office: Office, bar: MessageBar) -> None:
    office.desk.end(scenes.ROSA)
    office.finish(Outcome(Refusal.BUSY_SERVER))
    assert len(texts(bar)) == 1
    office.desk.end(scenes.JOAO)
    assert len(texts(bar)) == 1
    office.desk.end(scenes.ROSA)
    assert texts(bar) == []


def test_another_message_does_not_take_the_failed_one_away(office: Office, bar: MessageBar) -> None:
    office.desk.send(scenes.JOAO, "Obrigada")
    office.finish(Outcome(Refusal.BUSY_SERVER))
    office.desk.send(scenes.JOAO, "Até logo")
    assert texts(bar)[0].startswith("João Sousa: The message was not sent.")


def test_a_script_that_never_came_can_be_asked_for_in_the_notice(
    office: Office, bar: MessageBar
) -> None:
    office.say(ScriptsChanged(()))
    office.desk.finish(scenes.PEDRO)
    office.finish(Outcome(Refusal.SCRIPT_INCOMPLETE))
    (text,) = texts(bar)
    assert text.startswith("Pedro Tena: The wrap-up was not finished.")
    assert "has not sent it" in text
    assert "Answer them first" not in text
    press_remedy(bar)
    assert office.assignment.actions[-1] == LoadScript(scenes.CONTACT_SCRIPT)
    office.say(InteractionRemoved(scenes.PEDRO))


def test_without_a_connection_a_remedy_says_why_it_cannot_be_had(
    office: Office, bar: MessageBar
) -> None:
    office.board.post(Notice(Topic.WORK_STATUS_CHANGED, Severity.WARNING, remedy=Remedy.BE_READY))
    office.say(LinkChanged(Link.OFFLINE))
    button = bar.findChild(ActionButton, "noticeAction")
    assert button is not None
    assert button.refusal == "There is no connection to the server"
    button.click()
    assert office.assignment.actions == []
    office.say(LinkChanged(Link.ONLINE))
    assert button.isEnabled()


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


@pytest.mark.parametrize("topic", [Topic.OFFER_MISSED, Topic.CALL_MISSED])
def test_what_was_missed_has_a_card_of_its_own(
    office: Office, bar: MessageBar, topic: Topic
) -> None:
    office.board.post(Notice(topic, Severity.WARNING, subject="Luis"))
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


def test_what_a_key_could_not_do_goes_with_what_another_one_does(
    office: Office, bar: MessageBar
) -> None:
    idle = Notice(Topic.KEY_IDLE, subject="Send the message", who="There is nothing here.")
    office.board.post(idle)
    office.desk.send(scenes.ROSA, "Hola")
    assert texts(bar) == []
    office.board.post(idle)
    office.desk.open(scenes.JOAO)
    assert texts(bar) == []


@pytest.mark.parametrize("accepted", [True, False])
def test_what_is_offered_is_not_said_once_it_is_no_offer(
    office: Office, bar: MessageBar, accepted: bool
) -> None:
    offer = office.store.interactions[scenes.LUIS]
    office.board.post(Notice(Topic.TAKEN_OVER, subject="Luis", contact_id=offer.contact_id))
    office.say(InteractionChanged(replace(offer, title="Pedido")))
    office.say(InteractionRemoved(scenes.ROSA))
    assert len(texts(bar)) == 1
    taken = replace(offer, status=InteractionStatus.ACCEPTED)
    office.say(InteractionChanged(taken) if accepted else InteractionRemoved(scenes.LUIS))
    assert texts(bar) == []


CALL_GOES = (
    InteractionChanged(phone.RINGING),
    InteractionChanged(replace(phone.TALKING, status=InteractionStatus.ENDED)),
    InteractionRemoved(phone.CALL),
)


@pytest.mark.parametrize("change", CALL_GOES)
def test_a_call_refused_because_of_another_is_not_said_beside_the_next(
    office: Office, bar: MessageBar, change: Event
) -> None:
    office.say(InteractionChanged(phone.TALKING))
    office.calls.dial("112")
    office.finish(Outcome(Refusal.LIMIT))
    office.say(InteractionChanged(replace(phone.TALKING, channel_status="muted")))
    office.say(InteractionRemoved(scenes.ROSA))
    assert len(texts(bar)) == 1
    office.say(change)
    assert texts(bar) == []


def test_a_refused_call_is_not_said_any_more_when_it_is_tried_again(
    office: Office, bar: MessageBar
) -> None:
    office.calls.dial("112")
    office.finish(Outcome(Refusal.LIMIT))
    assert len(texts(bar)) == 1
    office.calls.dial("112")
    assert texts(bar) == []


def test_who_is_ready_again_is_not_told_of_the_way_there(office: Office, bar: MessageBar) -> None:
    office.say(MeChanged(replace(scenes.ME, work_status=WorkStatus.NOT_READY)))
    office.board.post(Notice(Topic.ACTION_REFUSED, remedy=Remedy.CHOOSE_AVAILABLE))
    office.say(MeChanged(replace(scenes.ME, work_status=WorkStatus.NOT_READY, alias="Anita")))
    assert len(texts(bar)) == 2
    office.say(MeChanged(scenes.ME))
    assert texts(bar) == ["You were made ready elsewhere. You can get work now."]


@pytest.mark.parametrize(
    ("notice", "goes"),
    [
        (Notice(Topic.ACTION_REFUSED, Severity.WARNING, refusal=Refusal.LIMIT), True),
        (Notice(Topic.ACTION_REFUSED, Severity.WARNING, refusal=Refusal.IN_DOUBT), False),
        (
            Notice(
                Topic.ACTION_REFUSED,
                Severity.WARNING,
                refusal=Refusal.OTHER,
                interaction_id=scenes.ROSA,
            ),
            False,
        ),
        (Notice(Topic.ACTION_REFUSED, Severity.WARNING, remedy=Remedy.LOAD_SCRIPT), False),
    ],
)
def test_a_refusal_goes_with_its_moment_unless_it_is_still_to_be_dealt_with(
    office: Office, bar: MessageBar, notice: Notice, goes: bool
) -> None:
    office.board.post(notice)
    office.tick(29)
    assert len(texts(bar)) == 1
    office.tick(2)
    assert (texts(bar) == []) is goes


def test_at_most_two_are_shown_the_newest_of_them(office: Office, bar: MessageBar) -> None:
    for name in ("SetPresence", "ServeQueue", "Pick", "Transfer"):
        office.board.post(Notice(Topic.ACTION_REFUSED, action=name, refusal=Refusal.FORBIDDEN))
    assert len(texts(bar)) == 2
    assert texts(bar)[-1].startswith("The conversation was not transferred.")


def test_what_is_said_again_beside_the_pointer_keeps_its_place(
    office: Office, bar: MessageBar, qtbot: QtBot
) -> None:
    for _ in range(3):
        office.board.post(Notice(Topic.TRANSFERRED, subject="Rosa", who="Bruno"))
        QCursor.setPos(bar.mapToGlobal(bar.rect().center()))
    QCursor.setPos(0, 0)
    layout = bar.layout()
    assert layout is not None
    assert (len(texts(bar)), layout.count()) == (1, 1)


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
