"""The supervision view: colleagues, their conversations read live, and a word to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.actions import AcceptOffer, Pick, SendMessage
from contactpro_desktop.domain.agent import AgentState
from contactpro_desktop.domain.conversation import Author, Message
from contactpro_desktop.domain.errors import DirectoryUnavailable
from contactpro_desktop.domain.events import (
    ActionFinished,
    InteractionChanged,
    InteractionRemoved,
    Link,
    LinkChanged,
    MeChanged,
    MessagesReceived,
    SupervisedChanged,
    SupervisionChanged,
)
from contactpro_desktop.domain.ids import AgentId, MessageId
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.service_actions import (
    BargeIn,
    EndSupervision,
    OpenGuidance,
    SetSupervision,
    Supervise,
)
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from contactpro_desktop.store.drafts import DraftKind
from contactpro_desktop.ui.conversation.row_layout import RowBuilder, bubble_role
from contactpro_desktop.ui.conversation.times import local_day
from contactpro_desktop.ui.main_window import MainWindow
from contactpro_desktop.ui.notice_texts import notice_text
from contactpro_desktop.ui.supervision.model import SupervisionModel
from contactpro_desktop.ui.supervision.view import SupervisionView
from tests.ui import scenes
from tests.ui.call import phone
from tests.ui.supervision import scene
from tests.ui.support import NOON, Office

COACHING, BARGE_IN = SupervisionMode.COACHING, SupervisionMode.BARGE_IN


@pytest.fixture
def window(office: Office, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(office.services)
    qtbot.addWidget(window)
    window.start()
    assert window.sign_in is not None
    window.sign_in.signed_in.emit()
    office.say(*scene.at_work())
    yield window
    window.hide()


@pytest.fixture
def view(office: Office, window: MainWindow) -> SupervisionView:
    """Opened, with the colleagues that the directory knows."""
    assert window.workspace is not None
    window.workspace.show_supervision()
    office.assignment.searches[-1][1](scenes.TARGETS)
    found = window.findChild(SupervisionView)
    assert found is not None
    return found


def rows(view: SupervisionView) -> list[str]:
    model = view.colleagues.model
    return [str(model.index(number).data()) for number in range(model.rowCount())]


def find(view: QWidget, name: str) -> QWidget:
    found = view.findChild(QWidget, name)
    assert found is not None, name
    return found


def press(view: QWidget, name: str) -> None:
    button = find(view, name)
    assert isinstance(button, QAbstractButton)
    button.click()


def said(view: QWidget, name: str) -> str:
    label = find(view, name)
    assert isinstance(label, QLabel)
    return label.text()


def supervise(office: Office, view: SupervisionView, mode: SupervisionMode) -> None:
    """Ana's chat with Rosa is looked at in a mode."""
    office.say(scene.in_mode(mode), scene.anas_work())
    view.colleagues.choose((scenes.ANA, scenes.ROSA))


def test_the_model_keeps_the_rules_of_qt(office: Office, view: SupervisionView) -> None:
    QAbstractItemModelTester(
        view.colleagues.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    supervise(office, view, SupervisionMode.MONITORING)
    office.say(SupervisionChanged(()))
    assert SupervisionModel().rowCount() == 0


def test_enter_looks_on_and_the_work_stands_below_the_colleague(
    office: Office, view: SupervisionView
) -> None:
    assert rows(view)[0] == "Colleagues"
    view.colleagues.choose((scenes.CARLA, ""))
    view.colleagues.search.returnPressed.emit()
    assert office.assignment.actions == [Supervise(scenes.CARLA, SupervisionMode.MONITORING)]
    office.finish()
    supervise(office, view, SupervisionMode.MONITORING)
    assert rows(view)[:4] == ["Supervised by you", "Ana Pérez", "Rosa Domínguez", "Taller Ruiz"]
    assert "knows that you do" in said(view, "modeEffect")
    assert not find(view, "sayBar").isVisible()


def test_who_is_not_signed_in_is_not_looked_on_at_until_they_have_come(
    office: Office, view: SupervisionView
) -> None:
    bruno = next(each for each in scenes.TARGETS if each.id == scenes.BRUNO)
    view.colleagues.look_up()
    office.assignment.searches[-1][1]((replace(bruno, state=AgentState.OFFLINE),))
    view.colleagues.choose((scenes.BRUNO, ""))
    button = find(find(view, "supervisionNobody"), "emptyStateAction")
    assert not button.isEnabled()
    assert "Bruno Reyes is not signed in." in button.toolTip()
    assert "until they sign in" in find(view, "supervisionNobody").accessibleDescription()
    view.colleagues.search.returnPressed.emit()
    assert office.assignment.actions == []
    office.assignment.searches[-1][1]((bruno,))
    assert button.isEnabled()
    view.colleagues.search.returnPressed.emit()
    assert office.assignment.actions == [Supervise(scenes.BRUNO, SupervisionMode.MONITORING)]


def test_where_there_is_nothing_to_choose_nothing_is_asked_to_be_chosen(
    office: Office, view: SupervisionView
) -> None:
    office.say(scene.in_mode(SupervisionMode.MONITORING))
    view.colleagues.choose((scenes.ANA, ""))
    assert said(view, "supervisedWork") == ""
    assert find(view, "supervisedNothing").accessibleName() == "Ana Pérez has no conversation now"
    office.say(scene.anas_work())
    assert said(view, "supervisedWork") == "Choose a conversation at the left"


def test_the_focus_stays_in_the_view_when_the_button_that_was_pressed_goes(
    office: Office, view: SupervisionView
) -> None:
    view.activateWindow()
    view.colleagues.choose((scenes.CARLA, ""))
    nobody = find(view, "supervisionNobody")
    button = find(nobody, "emptyStateAction")
    button.setFocus()
    press(nobody, "emptyStateAction")
    office.finish()
    supervise(office, view, SupervisionMode.MONITORING)
    assert not button.isVisible()
    assert view.colleagues.search.hasFocus()


def test_the_transcript_is_read_live(office: Office, view: SupervisionView) -> None:
    supervise(office, view, SupervisionMode.SILENT_LISTENING)
    transcript = find(view, "supervisedMessages")
    model = transcript.model()  # type: ignore[attr-defined]
    assert model.rowCount() == 2
    fresh = Message("A-20417", Author.END_USER, "Rosa Domínguez", id=MessageId("9"))
    office.say(SupervisedChanged(scene.SESSION, (MessagesReceived(scenes.ROSA, (fresh,)),)))
    assert model.rowCount() == 3
    assert model.index(2).data() == "A-20417"


def test_coaching_opens_the_chat_and_reaches_the_agent_alone(
    office: Office, view: SupervisionView
) -> None:
    supervise(office, view, SupervisionMode.MONITORING)
    press(view, "mode_coaching")
    begun, opened = office.assignment.actions
    assert begun == SetSupervision(scene.SESSION, COACHING)
    assert isinstance(opened, OpenGuidance)
    assert opened.destination == "ana@demo"
    office.say(scene.in_mode(COACHING))
    for index in (0, 1):
        office.finish(index=index)
    office.say(InteractionChanged(scene.guidance(InteractionStatus.QUEUED)))
    assert "has not accepted" in view.work.say.edit.placeholderText()
    office.say(InteractionChanged(scene.guidance(InteractionStatus.ACCEPTED)))
    assert said(view, "sayAudience") == "Only Ana Pérez reads this"
    view.work.say.edit.setPlainText("Ofrécele el viernes.")
    press(view, "saySend")
    assert office.assignment.actions[-1] == SendMessage(scene.GUIDANCE, "Ofrécele el viernes.")
    assert find(view, "coachTranscript").isVisible()


def test_between_the_two_each_has_their_own_side(office: Office, view: SupervisionView) -> None:
    supervise(office, view, COACHING)
    hers = Message("Gracias", Author.AGENT, "Ana Pérez", sent_at=NOON, id=MessageId("4"))
    chat = scene.guidance(InteractionStatus.ACCEPTED)
    office.say(InteractionChanged(chat))
    office.say(MessagesReceived(chat.id, (*scene.BETWEEN_US, hers)))
    model = view.work.coaching.model
    mine, other = (model.row(number) for number in range(model.rowCount()))
    assert (mine.is_ours, other.is_ours) == (True, False)
    builder = RowBuilder(office.theme, local_day(NOON), "")
    own, from_ana = (builder.build(row, 600, expanded=False) for row in (mine, other))
    assert from_ana.bubble.left() < own.bubble.left()
    assert from_ana.footer_text.startswith("Ana Pérez")
    assert bubble_role(mine) != bubble_role(other)


def test_the_key_that_sends_does_so_to_a_colleague_once_they_have_accepted(
    office: Office, window: MainWindow, view: SupervisionView, qtbot: QtBot
) -> None:
    supervise(office, view, COACHING)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    office.say(InteractionChanged(scene.guidance(InteractionStatus.QUEUED)))
    say, ctrl = view.work.say, Qt.KeyboardModifier.ControlModifier
    say.edit.setPlainText("Ofrécele el viernes.")
    say.edit.setFocus()
    qtbot.keyClick(say.edit, Qt.Key.Key_Return, ctrl)
    assert office.assignment.actions == []
    waits = "Ana Pérez has not accepted your chat yet."
    assert say.send.refusal == waits
    assert waits in say.send.toolTip()
    assert notice_text(office.notices[-1]) == f"Send the message: {waits}"
    office.say(InteractionChanged(scene.guidance(InteractionStatus.ACCEPTED)))
    qtbot.keyClick(say.edit, Qt.Key.Key_Return, ctrl)
    assert office.assignment.actions == [SendMessage(scene.GUIDANCE, "Ofrécele el viernes.")]
    assert say.edit.toPlainText() == ""


def test_barging_in_reaches_both_and_what_was_lost_comes_back(
    office: Office, view: SupervisionView
) -> None:
    supervise(office, view, BARGE_IN)
    assert said(view, "sayAudience") == "Ana Pérez and Rosa Domínguez read this"
    view.work.say.edit.setPlainText("Soy Elena.")
    press(view, "saySend")
    assert office.assignment.actions == [BargeIn(scene.SESSION, scenes.ROSA, "Soy Elena.")]
    assert view.work.say.edit.toPlainText() == ""
    assert not office.drafts.dirty, "what went out stays in no draft on the disk"
    office.finish(Outcome(Refusal.NOT_ALLOWED_NOW))
    assert view.work.say.edit.toPlainText() == "Soy Elena."


def test_a_text_for_one_audience_never_reaches_another(
    office: Office, view: SupervisionView
) -> None:
    supervise(office, view, COACHING)
    office.say(InteractionChanged(scene.guidance(InteractionStatus.ACCEPTED)))
    view.work.say.edit.setPlainText("No le digas que es tarde.")
    office.say(scene.in_mode(BARGE_IN))
    assert view.work.say.edit.toPlainText() == ""
    guidance = scene.guidance(InteractionStatus.ACCEPTED)
    kept = office.drafts.get(guidance.contact_id, DraftKind.REPLY)
    assert kept == "No le digas que es tarde."


def test_what_the_agent_denies_is_disabled_with_the_reason(
    office: Office, view: SupervisionView
) -> None:
    office.say(
        scene.in_mode(SupervisionMode.MONITORING, frozenset({"contact_listen"})),
        scene.anas_work(),
    )
    button = find(view, "mode_barge_in")
    assert not button.isEnabled()
    assert "Ana Pérez does not allow this now." in button.toolTip()
    view.colleagues.choose((scenes.ANA, ""))
    assert find(view, "mode_silent_listening").isEnabled()
    office.say(LinkChanged(Link.RECONNECTING))
    assert not find(view, "mode_silent_listening").isEnabled()


def test_what_does_nothing_for_a_conversation_is_disabled_with_the_reason(
    office: Office, view: SupervisionView
) -> None:
    call = SupervisedChanged(scene.SESSION, (InteractionChanged(phone.TALKING),))
    office.say(scene.in_mode(SupervisionMode.MONITORING), scene.anas_work(), call)
    listen, barge_in = find(view, "mode_silent_listening"), find(view, "mode_barge_in")
    view.colleagues.choose((scenes.ANA, phone.CALL))
    assert listen.isEnabled()
    assert "by your own phone" in listen.toolTip()
    view.colleagues.choose((scenes.ANA, scenes.ROSA))
    assert not listen.isEnabled()
    assert "Only calls can be heard." in listen.toolTip()
    assert barge_in.isEnabled()
    view.colleagues.choose((scenes.ANA, scenes.FACTURA))
    assert not barge_in.isEnabled()
    assert "Only calls and chats" in barge_in.toolTip()


def test_leaving_and_what_is_over(office: Office, view: SupervisionView) -> None:
    supervise(office, view, SupervisionMode.MONITORING)
    press(view, "leaveColleague")
    assert office.assignment.actions == [EndSupervision(scene.SESSION)]
    office.say(SupervisionChanged(()))
    assert rows(view)[0] == "Colleagues"
    assert not find(view, "modeBar").isVisible()


def test_work_without_a_transcript_is_told_in_words(office: Office, view: SupervisionView) -> None:
    supervise(office, view, SupervisionMode.MONITORING)
    view.colleagues.choose((scenes.ANA, scenes.FACTURA))
    nothing = find(view, "supervisedNothing")
    assert nothing.accessibleName() == "Factura 2231"
    assert "read by its agent only" in nothing.accessibleDescription()
    for gone in (scenes.ROSA, scenes.FACTURA):
        office.say(SupervisedChanged(scene.SESSION, (InteractionRemoved(gone),)))
    assert nothing.accessibleName() == "Ana Pérez has no conversation now"


def test_a_directory_that_does_not_answer_says_so(
    office: Office, window: MainWindow, view: SupervisionView
) -> None:
    view.colleagues.start()
    office.assignment.searches[-1][1](DirectoryUnavailable())
    assert "does not answer" in said(view, "colleaguesMessage")
    view.colleagues.start()
    office.assignment.searches[-1][1](())
    assert said(view, "colleaguesMessage") == "No colleague matches the search."


def test_a_conversation_of_ones_own_takes_its_place_back(
    office: Office, window: MainWindow, view: SupervisionView, qtbot: QtBot
) -> None:
    pane = find(window, "conversationPane")
    assert view.isVisible()
    assert not pane.isVisible()
    qtbot.keyClick(view.colleagues.search, Qt.Key.Key_Escape)
    assert pane.isVisible()
    assert window.workspace is not None
    window.workspace.show_supervision()
    office.say(InteractionChanged(scene.guidance(InteractionStatus.ACCEPTED)))
    office.desk.open(scene.GUIDANCE)
    assert pane.isVisible()


def test_who_does_not_supervise_is_not_offered_it(office: Office, window: MainWindow) -> None:
    menu = find(window, "settingsMenu")
    entries = {action.text().split("\t")[0]: action.isVisible() for action in menu.actions()}
    assert entries["Supervise colleagues"]
    office.say(MeChanged(replace(scene.ME, supervises=False)))
    entries = {action.text().split("\t")[0]: action.isVisible() for action in menu.actions()}
    assert not entries["Supervise colleagues"]


def test_a_call_for_help_stands_in_the_place_of_offers(office: Office, window: MainWindow) -> None:
    office.say(scene.asked_for_help())
    card = find(window, "helpCard")
    assert card.isVisible()
    assert said(card, "helpName") == "Bruno Reyes"
    assert said(card, "helpTime") == "00:42"
    press(card, "joinHelp")
    [asked] = office.assignment.actions
    assert isinstance(asked, Pick)
    assert asked.contact_id == scene.ASKS.contact_id
    assert not find(card, "joinHelp").isEnabled()
    office.say(InteractionChanged(scenes.SECOND_OFFER))
    assert card.isVisible()
    office.say(InteractionChanged(phone.RINGING))
    assert not card.isVisible()


def test_the_empty_pane_speaks_of_what_stands_in_the_place_of_offers(
    office: Office, window: MainWindow
) -> None:
    nothing = find(window, "nothingOpen")
    office.say(InteractionChanged(scenes.SECOND_OFFER))
    assert scenes.SECOND_OFFER.customer_name in nothing.accessibleName()
    office.say(scene.asked_for_help())
    assert nothing.accessibleName() == "A colleague asks for help"
    office.say(InteractionChanged(phone.RINGING))
    assert phone.RINGING.customer_address in nothing.accessibleName()
    press(nothing, "emptyStateAction")
    assert office.assignment.actions == [], "a click that was meant for something else"
    office.clock.advance(1)
    press(nothing, "emptyStateAction")
    assert office.assignment.actions == [AcceptOffer(phone.RINGING.id)]


def test_the_supervised_agent_reads_who_looks_on(office: Office, window: MainWindow) -> None:
    office.say(*scenes.working())
    office.desk.open(scenes.ROSA)
    assert "Elena" not in said(window, "conversationAbout")
    joined = SupervisorSession(
        scene.SESSION,
        BARGE_IN,
        supervisor_id=AgentId("E"),
        supervisor_name="Elena Vidal",
    )
    office.say(SupervisionChanged((joined,)))
    assert "Elena Vidal takes part" in said(window, "conversationAbout")


def test_refused_actions_are_told(office: Office, view: SupervisionView) -> None:
    supervise(office, view, SupervisionMode.MONITORING)
    press(view, "mode_barge_in")
    request_id, _ = office.assignment.performed[-1]
    office.say(ActionFinished(request_id, Outcome(Refusal.FORBIDDEN)))
    assert office.notices[-1].action == "SetSupervision"
    assert isinstance(view.work.say.edit, QPlainTextEdit)


def test_names_are_shown_literally(office: Office, view: SupervisionView) -> None:
    hostile = "<b>canary</b>"
    session = replace(scene.LOOKING_ON, mode=BARGE_IN, agent_name=hostile)
    work = replace(scene.HERS, customer_name=hostile, queue_name=hostile, sub_channel=hostile)
    theirs = (MeChanged(scene.ANA), InteractionChanged(work))
    office.say(SupervisionChanged((session,)), SupervisedChanged(scene.SESSION, theirs))
    view.colleagues.choose((scenes.ANA, scenes.ROSA))
    labels = view.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert any(hostile in label.text() for label in labels)
    tips = [widget.toolTip() for widget in view.findChildren(QWidget)]
    assert not any(hostile in tip for tip in tips)


def test_every_control_has_a_name_for_people_and_for_tests(
    office: Office, view: SupervisionView
) -> None:
    supervise(office, view, COACHING)
    office.say(InteractionChanged(scene.guidance(InteractionStatus.ACCEPTED)))
    for button in view.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.objectName()
            assert button.accessibleName()
            assert button.toolTip()
    assert view.work.say.edit.accessibleName() == "Only Ana Pérez reads this"


def test_the_tab_key_goes_down_from_the_modes_to_what_is_written(
    office: Office, window: MainWindow, view: SupervisionView, qtbot: QtBot
) -> None:
    supervise(office, view, COACHING)
    office.say(
        InteractionChanged(scene.guidance(InteractionStatus.ACCEPTED)),
        MessagesReceived(scene.GUIDANCE, scene.BETWEEN_US),
    )
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    find(view, "leaveColleague").setFocus()
    names = []
    for _ in range(8):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        names.append(window.focusWidget().objectName())
    modes = [f"mode_{each}" for each in ("monitoring", "coaching", "barge_in")]
    controls = ["takeOverTheirs", "endTheirs"]
    assert names == [*modes, *controls, "supervisedMessages", "coachMessages", "sayEdit"]


def test_the_chosen_row_shows_that_its_list_has_the_focus(
    office: Office, window: MainWindow, view: SupervisionView, qtbot: QtBot
) -> None:
    supervise(office, view, SupervisionMode.MONITORING)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.colleagues.search.setFocus()
    without = view.colleagues.list.grab().toImage()
    view.colleagues.list.setFocus()
    assert view.colleagues.list.grab().toImage() != without


def test_the_supervision_has_the_room_of_the_details(
    window: MainWindow, view: SupervisionView, qtbot: QtBot
) -> None:
    window.resize(1440, 900)
    details = find(window, "contextPanel")
    assert not details.isVisible()
    qtbot.keyClick(view.colleagues.search, Qt.Key.Key_Escape)
    assert details.isVisible()


def test_leaving_puts_the_focus_where_nothing_happens_by_mistake(
    window: MainWindow, view: SupervisionView, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(view.colleagues.search, Qt.Key.Key_Escape)
    assert window.focusWidget().objectName() == "find"
