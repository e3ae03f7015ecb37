"""The pane in each state of a conversation, from nothing open to handled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.actions import (
    AcceptOffer,
    EndInteraction,
    FinishInteraction,
    LoadScript,
    SaveScript,
    SendMessage,
    SetWorkStatus,
)
from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.campaign import CampaignCall
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import Author, Participant
from contactpro_desktop.domain.events import (
    ActionFinished,
    InteractionChanged,
    InteractionRemoved,
    Link,
    LinkChanged,
    MeChanged,
    ParticipantsChanged,
    ScriptsChanged,
)
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.script import Answer
from contactpro_desktop.store.changes import TextReturned
from contactpro_desktop.store.drafts import DraftKind
from contactpro_desktop.ui.conversation.pane import ConversationPane
from contactpro_desktop.ui.widgets.action_button import ActionButton
from tests.ui import scenes
from tests.ui.conversation.chat import LOST, Chat
from tests.ui.scenes import PEDRO, ROSA
from tests.ui.support import NOON, Office

CANARY = "<b>canary</b>"
NO_CONNECTION = "There is no connection to the server"
ENDED = {
    "status": InteractionStatus.ENDED,
    "ended_at": NOON,
    "wrap_up_limit": 100,
    "end_reason": "agent",
}

QUESTIONS = scenes.SCRIPT.questions

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def pane(office: Office, qtbot: QtBot) -> Iterator[ConversationPane]:
    made = ConversationPane(office.services)
    qtbot.addWidget(made)
    made.resize(792, 785)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


@pytest.fixture
def rosa(office: Office, pane: ConversationPane) -> Interaction:
    """Rosa's chat is open."""
    office.say(*scenes.working())
    office.desk.open(ROSA)
    return office.store.interactions[ROSA]


def find(pane: ConversationPane, kind: type[W], name: str) -> W:
    found = pane.window().findChild(kind, name)
    assert found is not None
    return found


def said(pane: ConversationPane, name: str) -> str:
    return find(pane, QLabel, name).text()


def end(office: Office, chat: Interaction, **values: object) -> None:
    office.say(InteractionChanged(replace(chat, **{**ENDED, **values})))  # type: ignore[arg-type]


def answer_all(office: Office, chat: Interaction) -> None:
    for question in scenes.SCRIPT.questions[:2]:
        office.desk.answer(chat.id, question.id, Answer((question.options[0].id,)))


# Nothing open


def test_ready_without_work_says_where_the_next_comes_from(
    office: Office, pane: ConversationPane
) -> None:
    office.say(*scenes.signed_in())
    assert pane.nothing.isVisible()
    assert "All done" in pane.nothing.accessibleName()


def test_wrap_ups_that_wait_are_counted(office: Office, pane: ConversationPane) -> None:
    ended = scenes.interaction(scenes.ROSA, "Rosa", status=InteractionStatus.ENDED)
    office.say(*scenes.signed_in(), InteractionChanged(ended))
    assert pane.nothing.accessibleName() == "A wrap-up is waiting for you"
    assert pane.nothing.accessibleDescription().startswith("Open it in the list")
    office.say(InteractionChanged(replace(ended, id=scenes.JOAO)))
    assert pane.nothing.accessibleName() == "2 wrap-ups are waiting for you"
    assert pane.nothing.accessibleDescription().startswith("Open one in the list")


def test_not_ready_offers_to_be_ready(office: Office, pane: ConversationPane) -> None:
    me = replace(scenes.ME, work_status=WorkStatus.NOT_READY)
    office.say(*scenes.signed_in(), MeChanged(me))
    assert "not ready" in pane.nothing.accessibleName()
    pane.nothing.acted.emit()
    assert office.assignment.actions == [SetWorkStatus(WorkStatus.READY)]


def test_an_absence_profile_says_the_way_out(office: Office, pane: ConversationPane) -> None:
    me = replace(scenes.ME, work_status=WorkStatus.NOT_READY, profile_id=scenes.COFFEE)
    office.say(*scenes.signed_in(), MeChanged(me))
    assert "profile" in pane.nothing.accessibleDescription()


def test_the_offer_of_a_colleague_s_call_speaks_of_no_customer(
    office: Office, pane: ConversationPane
) -> None:
    call = replace(scenes.OFFER, channel=Channel.PHONE)
    office.say(*scenes.signed_in(), InteractionChanged(call))
    pane.nothing.show_front(call.id)
    assert "the customer" in pane.nothing.accessibleDescription()
    office.say(InteractionChanged(replace(call, internal=True)))
    assert "your colleague" in pane.nothing.accessibleDescription()


def test_an_offer_is_named_and_accepted_but_not_read(
    office: Office, pane: ConversationPane, qtbot: QtBot
) -> None:
    offer = replace(scenes.OFFER, customer_name=CANARY)
    office.say(*scenes.signed_in(), InteractionChanged(offer))
    pane.nothing.show_front(offer.id)
    office.desk.open(offer.id)
    assert pane.nothing.isVisible()
    assert CANARY in pane.nothing.accessibleName()
    with qtbot.waitSignal(pane.nothing.accept_wanted):
        pane.nothing.acted.emit()


def test_whom_a_campaign_calls_does_not_wait(office: Office, pane: ConversationPane) -> None:
    offer = replace(
        scenes.OFFER, channel=Channel.PHONE, sub_channel="", channel_status="outbound_incoming"
    )
    office.say(*scenes.signed_in(), InteractionChanged(offer))
    pane.nothing.show_front(offer.id)
    assert "is to be called" in pane.nothing.accessibleName()
    assert "You place the call" in pane.nothing.accessibleDescription()
    office.say(InteractionChanged(replace(offer, channel_status="ringing")))
    assert "is waiting" in pane.nothing.accessibleName()


def test_open_conversations_are_pointed_at(office: Office, pane: ConversationPane) -> None:
    office.say(*scenes.signed_in(), InteractionChanged(scenes.INTERACTIONS[3]))
    assert "wrap-up" in pane.nothing.accessibleName().casefold()
    office.say(InteractionChanged(scenes.INTERACTIONS[0]))
    assert "No conversation is open" in pane.nothing.accessibleName()


def test_the_pane_empties_when_the_conversation_goes(
    office: Office, pane: ConversationPane, rosa: Interaction
) -> None:
    assert not pane.nothing.isVisible()
    office.say(InteractionRemoved(ROSA))
    assert pane.nothing.isVisible()


# Active


def test_the_header_says_who_where_and_how_long(
    office: Office, pane: ConversationPane, rosa: Interaction
) -> None:
    assert said(pane, "conversationName") == "Rosa Domínguez"
    assert said(pane, "conversationAbout") == "Web chat · Ventas · 06:12 total"
    assert said(pane, "conversationWaiting") == "· 01:41 unanswered"
    office.tick(10)
    assert said(pane, "conversationAbout").endswith("06:22 total")
    assert said(pane, "conversationWaiting") == "· 01:51 unanswered"


@pytest.mark.parametrize(
    ("seconds", "role"), [(0, "muted"), (89, "muted"), (90, "warn"), (119, "warn"), (120, "danger")]
)
def test_the_unanswered_time_turns_orange_and_red(
    office: Office, pane: ConversationPane, seconds: float, role: str
) -> None:
    chat = Chat(office)
    office.desk.open(chat.id)
    chat.hear("hello")
    office.clock.time = NOON + 1
    office.tick(seconds)
    label = pane.page.header._waiting
    assert label.role == role


def test_an_answer_ends_the_unanswered_time(office: Office, pane: ConversationPane) -> None:
    chat = Chat(office)
    office.desk.open(chat.id)
    chat.hear("hello")
    assert not pane.page.header._waiting.isHidden()
    chat.send("good morning")
    chat.echo()
    assert pane.page.header._waiting.isHidden()


def test_one_s_own_message_is_brought_into_sight(
    office: Office, pane: ConversationPane, qtbot: QtBot
) -> None:
    chat = Chat(office)
    office.desk.open(chat.id)
    chat.hear_many(100)
    pane.page.chat.transcript.view.doItemsLayout()
    pane.page.chat.transcript.view.verticalScrollBar().setValue(300)
    assert not pane.page.chat.transcript.model.following
    qtbot.keyClicks(pane.page.chat.composer.edit, "my words")
    qtbot.keyClick(pane.page.chat.composer.edit, Qt.Key.Key_Return)
    assert pane.page.chat.transcript.model.following


def test_a_key_leads_to_the_newest_message_while_typing(
    office: Office, pane: ConversationPane, qtbot: QtBot
) -> None:
    chat = Chat(office)
    office.desk.open(chat.id)
    chat.hear_many(100)
    pane.page.chat.transcript.view.doItemsLayout()
    pane.page.chat.transcript.view.verticalScrollBar().setValue(300)
    qtbot.keyClick(pane.page.chat.composer.edit, Qt.Key.Key_End, Qt.KeyboardModifier.AltModifier)
    assert pane.page.chat.transcript.model.following


def test_ending_asks_in_place_while_the_customer_is_there(
    office: Office, pane: ConversationPane, rosa: Interaction
) -> None:
    pane.page.header.end.click()
    assert office.assignment.actions == []
    assert "Rosa Domínguez" in said(pane, "endQuestionText")
    find(pane, ActionButton, "endDecline").click()
    assert office.assignment.actions == []
    pane.page.header.end.click()
    find(pane, ActionButton, "endConfirm").click()
    assert office.assignment.actions == [EndInteraction(ROSA)]


def test_enter_ends_it_unless_something_typed_would_be_lost(
    office: Office, pane: ConversationPane, rosa: Interaction, qtbot: QtBot
) -> None:
    qtbot.keyClicks(pane.page.chat.composer.edit, "one moment")
    qtbot.keyClick(pane, Qt.Key.Key_F8)
    assert "has not been sent" in said(pane, "endQuestionText")
    assert pane.window().focusWidget() is find(pane, ActionButton, "endDecline")
    qtbot.keyClick(pane.window().focusWidget(), Qt.Key.Key_Return)
    assert office.assignment.actions[1:] == [], "only the typing was told"
    pane.page.chat.composer.edit.clear()
    qtbot.keyClick(pane, Qt.Key.Key_F8)
    assert pane.window().focusWidget() is find(pane, ActionButton, "endConfirm")
    assert find(pane, ActionButton, "endDecline").caption == "Keep talking"


def test_pressing_the_key_twice_is_enough(
    office: Office, pane: ConversationPane, rosa: Interaction, qtbot: QtBot
) -> None:
    qtbot.keyClick(pane, Qt.Key.Key_F8)
    assert office.assignment.actions == []
    qtbot.keyClick(pane, Qt.Key.Key_F8)
    assert office.assignment.actions == [EndInteraction(ROSA)]


def test_ending_is_not_asked_again_once_the_customer_has_left(
    office: Office, pane: ConversationPane, rosa: Interaction
) -> None:
    office.say(ParticipantsChanged(ROSA, (Participant("ana@demo", "Ana", Author.ME),)))
    assert pane.page.wrap_up.isVisible()
    assert "left" in said(pane, "wrapUpTitle")
    pane.page.header.end.click()
    assert office.assignment.actions == [EndInteraction(ROSA)]


def test_without_a_connection_nothing_can_be_handed_over_or_ended(
    office: Office, pane: ConversationPane, rosa: Interaction, qtbot: QtBot
) -> None:
    qtbot.keyClick(pane, Qt.Key.Key_F8)
    office.say(LinkChanged(Link.RECONNECTING, 4))
    qtbot.keyClick(pane, Qt.Key.Key_F8)
    assert office.assignment.actions == []
    buttons = (pane.page.header.transfer, pane.page.header.end)
    assert [button.refusal for button in buttons] == ["There is no connection to the server"] * 2
    office.say(LinkChanged(Link.ONLINE))
    assert [button.refusal for button in buttons] == ["", ""]


def test_without_a_connection_a_reply_is_written_but_not_sent(
    office: Office, pane: ConversationPane, rosa: Interaction, qtbot: QtBot
) -> None:
    office.say(LinkChanged(Link.RECONNECTING, 4))
    qtbot.keyClicks(pane.page.chat.composer.edit, "one moment")
    qtbot.keyClick(pane.page.chat.composer.edit, Qt.Key.Key_Return)
    assert [a for a in office.assignment.actions if isinstance(a, SendMessage)] == []
    assert pane.page.chat.composer.edit.toPlainText() == "one moment"
    assert find(pane, ActionButton, "sendButton").refusal == NO_CONNECTION
    assert said(pane, "draftState") == NO_CONNECTION
    office.say(LinkChanged(Link.ONLINE))
    qtbot.keyClick(pane.page.chat.composer.edit, Qt.Key.Key_Return)
    assert pane.page.chat.composer.edit.toPlainText() == ""


def test_without_a_connection_a_wrap_up_cannot_be_finished(
    office: Office, pane: ConversationPane, rosa: Interaction, qtbot: QtBot
) -> None:
    office.say(ScriptsChanged(()))
    end(office, rosa)
    office.say(LinkChanged(Link.RECONNECTING, 4))
    assert pane.page.wrap_up.finish.refusal == pane.page.wrap_up.again.refusal == NO_CONNECTION
    qtbot.keyClick(pane, Qt.Key.Key_F10)
    assert office.assignment.actions == []
    office.say(LinkChanged(Link.ONLINE))
    assert pane.page.wrap_up.finish.isEnabled()
    pane.page.wrap_up.again.click()
    assert pane.page.wrap_up.again.refusal == "Waiting for the server"
    office.finish(LOST)
    assert pane.page.wrap_up.again.isEnabled()


def test_without_a_connection_the_empty_pane_offers_nothing(
    office: Office, pane: ConversationPane
) -> None:
    office.say(*scenes.working())
    pane.nothing.show_front(scenes.LUIS)
    pane.nothing.accept_wanted.connect(lambda: office.desk.accept(scenes.LUIS))
    act = find(pane, ActionButton, "emptyStateAction")
    assert act.caption == "Accept"
    office.say(LinkChanged(Link.RECONNECTING, 4))
    assert act.refusal == NO_CONNECTION
    assert NO_CONNECTION in act.toolTip()
    act.click()
    assert office.assignment.actions == []
    office.say(LinkChanged(Link.ONLINE))
    act.click()
    assert office.assignment.actions == [AcceptOffer(scenes.LUIS)]
    assert act.refusal == "Waiting for the server"
    office.finish(LOST)
    assert act.isEnabled()


def test_without_a_connection_the_empty_pane_makes_nobody_ready(
    office: Office, pane: ConversationPane
) -> None:
    office.say(*scenes.signed_in())
    office.say(MeChanged(replace(scenes.ME, work_status=WorkStatus.NOT_READY)))
    act = find(pane, ActionButton, "emptyStateAction")
    assert act.caption == "Be ready"
    act.click()
    assert act.refusal == "Waiting for the server"
    office.finish(LOST)
    office.say(LinkChanged(Link.RECONNECTING, 4))
    assert act.refusal == NO_CONNECTION


def test_while_the_end_is_on_its_way_the_button_waits(
    office: Office, pane: ConversationPane, rosa: Interaction
) -> None:
    office.desk.end(ROSA)
    assert pane.page.header.end.refusal
    office.finish(LOST)
    assert not pane.page.header.end.refusal


# Wrap-up


def test_when_it_ends_the_wrap_up_shows_its_time_and_the_reason(
    office: Office, pane: ConversationPane, rosa: Interaction
) -> None:
    end(office, rosa, end_reason="customer")
    assert pane.page.header.end.isHidden()
    assert pane.page.header.transfer.isHidden()
    assert said(pane, "wrapUpDetail") == "The customer left the conversation."
    office.tick(48)
    assert said(pane, "wrapUpTime") == "00:48 of 01:40"
    assert pane.page.wrap_up._time.role == "muted"
    office.tick(27)
    assert pane.page.wrap_up._time.role == "warn"
    office.tick(25)
    assert pane.page.wrap_up._time.role == "danger"
    assert said(pane, "conversationAbout").endswith("06:12 total")


def test_finish_waits_for_the_required_answers_and_names_them(
    office: Office, pane: ConversationPane, rosa: Interaction, qtbot: QtBot
) -> None:
    end(office, rosa)
    assert not pane.page.wrap_up.finish.isEnabled()
    named = "2 required answers missing: Motivo de contacto, ¿Quedó resuelto?"
    assert pane.page.wrap_up.finish.refusal == pane.page.wrap_up.jump.caption == named
    assert "Motivo de contacto, ¿Quedó resuelto?" in pane.page.wrap_up.jump.toolTip()
    with qtbot.waitSignal(pane.question_wanted) as wanted:
        pane.page.wrap_up.jump.click()
    assert wanted.args == [scenes.SCRIPT.questions[0].id, True]
    with qtbot.waitSignal(pane.question_wanted) as wanted:
        qtbot.keyClick(pane, Qt.Key.Key_F10)
    assert wanted.args == [scenes.SCRIPT.questions[0].id, True]
    assert office.assignment.actions == []
    answer_all(office, rosa)
    assert pane.page.wrap_up.finish.isEnabled()
    assert pane.page.wrap_up.jump.isHidden()


def test_the_key_that_finishes_asks_nothing_of_another_conversation(
    office: Office, pane: ConversationPane, rosa: Interaction, qtbot: QtBot
) -> None:
    end(office, rosa)
    office.desk.open(scenes.JOAO)
    office.say(ParticipantsChanged(scenes.JOAO, (Participant("ana@demo", "Ana", Author.ME),)))
    assert pane.page.wrap_up.isVisible()
    asked: list[str] = []
    pane.question_wanted.connect(lambda question, _: asked.append(question))
    qtbot.keyClick(pane, Qt.Key.Key_F10)
    assert asked == []


def test_many_missing_answers_are_named_as_far_as_there_is_room(
    office: Office, pane: ConversationPane, rosa: Interaction
) -> None:
    long = [replace(each, mandatory=True, text=f"{each.text} a b c") for each in QUESTIONS]
    office.say(ScriptsChanged((replace(scenes.SCRIPT, questions=tuple(long)),)))
    end(office, rosa)
    jump = pane.page.wrap_up.jump
    seen = [jump.caption]
    for width in range(780, 540, -10):
        pane.resize(width, 785)
        seen += [jump.caption] if jump.caption != seen[-1] else []
        assert jump.sizeHint().width() <= jump.width()
    both = "Motivo de contacto a b c, ¿Quedó resuelto? a b c"
    assert [text.removeprefix("3 required answers missing: ") for text in seen] == [
        f"{both}, Observaciones a b c",
        f"{both} and 1 more",
        "Motivo de contacto a b c and 2 more",
        "Motivo de contacto … and 2 more",
    ]
    assert pane.page.wrap_up.finish.refusal.endswith("¿Quedó resuelto? a b c, Observaciones a b c")


@pytest.fixture
def aside(pane: ConversationPane, qtbot: QtBot) -> Iterator[QLineEdit]:
    """A field of the same window beside the pane."""
    window = QWidget()
    qtbot.addWidget(window)
    pane.setParent(window)
    edit = QLineEdit(window)
    window.show()
    window.activateWindow()
    pane.show()
    qtbot.waitUntil(window.isActiveWindow)
    yield edit
    pane.setParent(None)


def end_by_key(office: Office, pane: ConversationPane, chat: Interaction, qtbot: QtBot) -> None:
    """As an agent does it: the key, and Enter; then the server confirms."""
    qtbot.keyClick(pane.window().focusWidget(), Qt.Key.Key_F8)
    qtbot.keyClick(pane.window().focusWidget(), Qt.Key.Key_Return)
    assert office.assignment.actions == [EndInteraction(chat.id)]
    end(office, chat)
    office.finish()


def test_whoever_ends_a_conversation_goes_on_in_its_script(
    office: Office, pane: ConversationPane, rosa: Interaction, aside: QLineEdit, qtbot: QtBot
) -> None:
    pane.page.chat.composer.edit.setFocus()
    with qtbot.waitSignal(pane.question_wanted) as wanted:
        end_by_key(office, pane, rosa, qtbot)
    assert wanted.args == [QUESTIONS[0].id, False]


def test_the_end_that_comes_with_its_confirmation_is_one_s_own(
    office: Office, pane: ConversationPane, rosa: Interaction, aside: QLineEdit, qtbot: QtBot
) -> None:
    pane.page.chat.composer.edit.setFocus()
    office.desk.end(ROSA)
    [(request, _)] = office.assignment.performed
    ended = InteractionChanged(replace(rosa, **ENDED))  # type: ignore[arg-type]
    with qtbot.waitSignal(pane.question_wanted):
        office.say(ActionFinished(request, Outcome()), ended)


def test_with_nothing_left_to_answer_the_end_leads_to_finish(
    office: Office, pane: ConversationPane, rosa: Interaction, aside: QLineEdit, qtbot: QtBot
) -> None:
    pane.page.chat.composer.edit.setFocus()
    without = replace(rosa, script_id=None, script_mandatory=False)
    office.say(InteractionChanged(without))
    end_by_key(office, pane, without, qtbot)
    assert pane.page.wrap_up.finish.hasFocus()


def test_a_campaign_s_call_asks_for_its_result_before_anything_is_finished(
    office: Office, pane: ConversationPane, rosa: Interaction, aside: QLineEdit, qtbot: QtBot
) -> None:
    call = replace(rosa, channel=Channel.PHONE, script_id=None, campaign=CampaignCall())
    office.say(InteractionChanged(call))
    office.desk.end(ROSA)
    end(office, call)
    assert find(pane, QWidget, "callBody").hasFocus()


def test_whoever_types_elsewhere_goes_on_typing_there(
    office: Office, pane: ConversationPane, rosa: Interaction, aside: QLineEdit, qtbot: QtBot
) -> None:
    office.desk.end(ROSA)
    aside.setFocus()
    with qtbot.assertNotEmitted(pane.question_wanted):
        end(office, rosa)
    assert aside.hasFocus()


def test_whoever_types_when_somebody_else_ends_it_answers_no_question(
    office: Office, pane: ConversationPane, rosa: Interaction, aside: QLineEdit, qtbot: QtBot
) -> None:
    pane.page.chat.composer.edit.setFocus()
    with qtbot.assertNotEmitted(pane.question_wanted):
        end(office, rosa, end_reason="customer")
    assert pane.page.chat.transcript.isAncestorOf(pane.window().focusWidget())


def test_whoever_does_not_type_is_led_to_the_script_whoever_ended_it(
    office: Office, pane: ConversationPane, rosa: Interaction, aside: QLineEdit, qtbot: QtBot
) -> None:
    pane.page.header.transfer.setFocus()
    with qtbot.waitSignal(pane.question_wanted):
        end(office, rosa, end_reason="customer")


def test_the_end_of_another_conversation_moves_nothing(
    office: Office, pane: ConversationPane, rosa: Interaction, aside: QLineEdit, qtbot: QtBot
) -> None:
    office.desk.end(ROSA)
    office.desk.open(scenes.JOAO)
    focused = pane.window().focusWidget()
    with qtbot.assertNotEmitted(pane.question_wanted):
        end(office, rosa)
    assert pane.window().focusWidget() is focused


def test_finish_saves_handles_and_forgets_the_drafts(
    office: Office, pane: ConversationPane, rosa: Interaction, qtbot: QtBot
) -> None:
    office.drafts.put(rosa.contact_id, DraftKind.REPLY, "half a reply")
    end(office, rosa)
    answer_all(office, rosa)
    qtbot.keyClick(pane, Qt.Key.Key_F10)
    save, finish = office.assignment.actions
    assert isinstance(save, SaveScript)
    assert finish == FinishInteraction(ROSA)
    assert pane.page.wrap_up.finish.refusal
    office.say(InteractionRemoved(ROSA))
    office.finish()
    assert office.drafts.get(rosa.contact_id, DraftKind.REPLY) == ""
    assert pane.nothing.isVisible()


def test_a_refused_finish_keeps_everything(
    office: Office, pane: ConversationPane, rosa: Interaction
) -> None:
    office.drafts.put(rosa.contact_id, DraftKind.REPLY, "half a reply")
    end(office, rosa)
    answer_all(office, rosa)
    pane.page.wrap_up.finish.click()
    office.finish(LOST)
    assert pane.page.wrap_up.finish.isEnabled()
    assert office.drafts.get(rosa.contact_id, DraftKind.REPLY) == "half a reply"


def test_a_script_that_could_not_be_loaded_traps_nobody(
    office: Office, pane: ConversationPane, rosa: Interaction
) -> None:
    office.say(ScriptsChanged(()))
    end(office, rosa)
    assert "could not be loaded" in said(pane, "wrapUpDetail")
    assert pane.page.wrap_up.finish.isEnabled()
    pane.page.wrap_up.finish.click()
    assert FinishInteraction(ROSA) in office.assignment.actions


def test_a_required_script_that_did_not_come_can_be_asked_for_after_a_refusal(
    office: Office, pane: ConversationPane, rosa: Interaction
) -> None:
    office.say(ScriptsChanged(()))
    end(office, rosa)
    pane.page.wrap_up.finish.click()
    office.finish(Outcome(Refusal.SCRIPT_INCOMPLETE))
    assert "required" in said(pane, "wrapUpDetail")
    assert pane.page.wrap_up.finish.isEnabled()
    pane.page.wrap_up.again.click()
    assert office.assignment.actions[-1] == LoadScript(scenes.CONTACT_SCRIPT)
    office.say(ScriptsChanged((scenes.SCRIPT,)))
    assert pane.page.wrap_up.again.isHidden()
    assert "2 required" in pane.page.wrap_up.jump.caption


def test_a_text_that_could_not_be_sent_comes_back_into_the_reply(
    office: Office, pane: ConversationPane, rosa: Interaction, qtbot: QtBot
) -> None:
    qtbot.keyClicks(pane.page.chat.composer.edit, "half")
    performed = len(office.assignment.actions)
    office.drafts.put(rosa.contact_id, DraftKind.REPLY, "half\none")
    office.store.publish([TextReturned(rosa.contact_id)])
    assert pane.page.chat.composer.edit.toPlainText() == "half\none"
    assert "never confirmed" in said(pane, "draftState")
    assert len(office.assignment.actions) == performed, "nobody types"
    qtbot.keyClick(pane.page.chat.composer.edit, Qt.Key.Key_Return)
    assert said(pane, "draftState") == ""


def test_without_a_mandatory_script_it_can_be_finished_at_once(
    office: Office, pane: ConversationPane, rosa: Interaction
) -> None:
    end(office, rosa, script_mandatory=False)
    assert pane.page.wrap_up.finish.isEnabled()
    assert pane.page.wrap_up.jump.isHidden()


def test_switching_brings_the_other_s_state(
    office: Office, pane: ConversationPane, rosa: Interaction
) -> None:
    office.desk.open(PEDRO)
    assert pane.page.wrap_up.isVisible()
    assert said(pane, "conversationName") == "Pedro Tena"
    office.desk.open(ROSA)
    assert not pane.page.wrap_up.isVisible()
    assert pane.page.chat.transcript.model.rowCount() == len(scenes.ROSA_MESSAGES)


def test_markup_in_any_field_is_shown_literally(office: Office, pane: ConversationPane) -> None:
    office.say(*scenes.working())
    hostile = replace(
        scenes.INTERACTIONS[0],
        customer_name=CANARY,
        customer_address=CANARY,
        queue_name=CANARY,
        sub_channel=CANARY,
        title=CANARY,
        language=CANARY,
        end_reason=CANARY,
        attached_data={"reason": CANARY, CANARY: CANARY},
    )
    office.say(InteractionChanged(hostile))
    office.desk.open(ROSA)
    pane.page.header.end.click()
    script = replace(scenes.SCRIPT, questions=(replace(scenes.SCRIPT.questions[0], text=CANARY),))
    office.say(ScriptsChanged((script,)))
    end(office, hostile, end_reason=CANARY)
    labels = pane.window().findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    shown = [label.text() for label in labels]
    assert shown.count(CANARY) >= 1
    assert said(pane, "conversationAbout").startswith(f"{CANARY} · {CANARY}")
    assert CANARY in said(pane, "endQuestionText")
    assert CANARY in pane.page.wrap_up.jump.caption
    tips = [widget.toolTip() for widget in pane.window().findChildren(QWidget)]
    assert not any(CANARY in tip for tip in tips)


def test_every_control_has_a_name_for_people_and_for_tests(
    office: Office, pane: ConversationPane, rosa: Interaction
) -> None:
    for button in pane.window().findChildren(QAbstractButton):
        if isinstance(button.parent(), QLineEdit):
            continue  # Qt's own button inside the field
        assert button.objectName(), button
        assert button.accessibleName() or not button.isVisible(), button.objectName()
        assert button.toolTip() or not button.isVisible(), button.objectName()


def test_video_is_told_in_words(office: Office, pane: ConversationPane, rosa: Interaction) -> None:
    assert pane.findChild(QLabel, "videoNotice") is None
    office.say(InteractionChanged(replace(rosa, video=True)))
    assert "does not carry" in said(pane, "videoNotice")
    notice = pane.findChild(QLabel, "videoNotice")
    assert notice is not None
    assert notice.isVisible()
    office.say(InteractionChanged(rosa))
    assert not notice.isVisible()
