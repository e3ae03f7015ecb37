"""Sign-in, workspace, and the ways between them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.app.notices import Notice, Severity, Topic
from contactpro_desktop.app.ports import Credentials
from contactpro_desktop.domain.actions import OpenParked
from contactpro_desktop.domain.errors import WrongCredentials
from contactpro_desktop.domain.events import (
    InteractionChanged,
    InteractionRemoved,
    Link,
    LinkChanged,
    MeChanged,
    ParkedChanged,
    SessionEnd,
    SessionEnded,
)
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.supervision import SupervisionMode
from contactpro_desktop.store.drafts import DraftKind
from contactpro_desktop.ui.main_window import MainWindow
from contactpro_desktop.ui.notice_texts import notice_text
from contactpro_desktop.ui.transfer.popover import TransferPopover
from contactpro_desktop.ui.widgets.message_bar import MessageBar
from contactpro_desktop.ui.workspace import COLLAPSE_BELOW, Workspace
from tests.ui import scenes
from tests.ui.call import phone
from tests.ui.mail.mailbox import PARKED
from tests.ui.supervision import scene
from tests.ui.support import Office

TENANT = "https://contact.example.org/demo"
KEPT = Credentials(TENANT, "ana", "kept")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Windows(QObject):
    """Every widget that becomes a window of its own while this filter is installed."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched.objectName() or type(watched).__name__)
        return False


@pytest.fixture
def window(office: Office, qtbot: QtBot) -> MainWindow:
    window = MainWindow(office.services)
    qtbot.addWidget(window)
    window.start()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def working(office: Office, window: MainWindow) -> MainWindow:
    sign_in(office, window)
    office.say(*scenes.working())
    return window


def sign_in(office: Office, window: MainWindow) -> None:
    assert window.sign_in is not None
    form = window.sign_in.form
    for edit, text in ((form.tenant, TENANT), (form.user, "ana"), (form.password, "pw")):
        edit.setText(text)
    form.submitted.emit()
    office.assignment.sign_ins[-1][2](None)


def part(window: MainWindow, name: str) -> QWidget:
    """A widget of the view that is shown; the view before it may not be destroyed yet."""
    view = window.currentWidget()
    assert view is not None
    found = view.findChild(QWidget, name)
    assert found is not None
    return found


def press(window: MainWindow, name: str) -> None:
    button = part(window, name)
    assert isinstance(button, QAbstractButton)
    button.click()


def test_signing_in_opens_the_workspace_and_names_the_window(
    office: Office, window: MainWindow
) -> None:
    assert window.windowTitle() == "Contact PRO"
    sign_in(office, window)
    office.say(*scenes.signed_in())
    assert window.sign_in is None
    assert isinstance(window.currentWidget(), Workspace)
    assert window.windowTitle() == "Ana Pérez – Contact PRO"


@pytest.fixture
def returning(office: Office, qtbot: QtBot) -> MainWindow:
    """The window of somebody whose password was kept, not started yet."""
    office.session.sign_in(KEPT, keep=True, take_over=False, done=lambda _: None)
    office.assignment.sign_ins.pop()[2](None)
    window = MainWindow(office.services)
    qtbot.addWidget(window)
    return window


def test_a_kept_password_signs_in_without_a_form(office: Office, returning: MainWindow) -> None:
    returning.start()
    who = part(returning, "signingInWho")
    assert isinstance(who, QLabel)
    assert who.text() == f"ana · {TENANT}"
    assert returning.sign_in is None
    credentials, take_over, done = office.assignment.sign_ins[-1]
    assert (credentials, take_over) == (KEPT, False)
    done(None)
    assert isinstance(returning.currentWidget(), Workspace)


def test_a_kept_password_that_fails_brings_the_form_with_the_reason(
    office: Office, returning: MainWindow
) -> None:
    returning.start()
    office.assignment.sign_ins[-1][2](WrongCredentials())
    assert returning.sign_in is not None
    assert returning.sign_in.form.user.text() == "ana"
    label = part(returning, "signInMessage")
    assert isinstance(label, QLabel)
    assert label.text()


@pytest.mark.parametrize("start", [{"user": "bruno"}, {"tenant": "x.test/y"}, {"waits": True}])
def test_a_kept_password_is_not_used_for_anybody_else(
    office: Office, returning: MainWindow, start: dict[str, Any]
) -> None:
    returning.start(**start)
    assert returning.sign_in is not None
    assert office.assignment.sign_ins == []


@pytest.mark.parametrize("closed", [False, True])
def test_a_refused_transfer_is_told_in_one_place(
    office: Office, working: MainWindow, qtbot: QtBot, closed: bool
) -> None:
    office.desk.open(scenes.ROSA)
    press(working, "transferButton")
    office.assignment.searches[-1][1](scenes.TARGETS)
    popover = working.findChild(TransferPopover)
    assert popover is not None
    popover.chooser.confirm.click()
    if closed:
        qtbot.keyClick(popover, Qt.Key.Key_Escape)
    office.finish(Outcome(Refusal.TARGET_GONE))
    bar = part(working, "messageBar")
    assert isinstance(bar, MessageBar)
    assert (len(bar.keys), popover.isVisible()) == ((1, False) if closed else (0, True))


def test_the_workspace_is_built_while_the_server_is_asked(
    office: Office, window: MainWindow, qtbot: QtBot
) -> None:
    office.say(LinkChanged(Link.CONNECTING))
    qtbot.waitUntil(lambda: window.findChild(Workspace) is not None)
    prepared = window.findChild(Workspace)
    assert prepared is not None
    assert not prepared.isVisible()
    sign_in(office, window)
    assert window.workspace is prepared
    assert prepared.isVisible()


@pytest.mark.parametrize("why", ["refused", "another language"])
def test_a_workspace_that_was_built_in_vain_is_thrown_away(
    office: Office, window: MainWindow, qtbot: QtBot, why: str
) -> None:
    office.say(LinkChanged(Link.CONNECTING))
    qtbot.waitUntil(lambda: window.findChild(Workspace) is not None)
    prepared = window.findChild(Workspace)
    assert prepared is not None
    with qtbot.waitSignal(prepared.destroyed):
        if why == "refused":
            office.say(LinkChanged(Link.OFFLINE))
        else:
            office.languages.use("es")
    assert window.findChild(Workspace) is None
    office.languages.use("en")


def test_a_password_that_cannot_be_stored_is_told_once_there_is_a_place_for_it(
    office: Office, window: MainWindow
) -> None:
    assert window.sign_in is not None
    window.sign_in.form.keep.setChecked(True)
    sign_in(office, window)
    bar = part(window, "messageBar")
    assert isinstance(bar, MessageBar)
    assert [key.split("/")[0] for key in bar.keys] == ["password_not_stored"]
    office.languages.use("es")
    again = part(window, "messageBar")
    assert isinstance(again, MessageBar)
    assert again.keys == ()
    office.languages.use("en")


def test_signing_out_with_nothing_open_needs_no_question(
    office: Office, window: MainWindow, qtbot: QtBot
) -> None:
    sign_in(office, window)
    office.say(*scenes.signed_in())
    qtbot.keyClick(window, Qt.Key.Key_Q, CTRL | SHIFT)
    office.assignment.sign_outs[-1]()
    assert window.sign_in is not None
    assert window.workspace is None
    assert window.windowTitle() == "Contact PRO"


def test_signing_out_with_work_open_asks_first(
    office: Office, working: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(working, Qt.Key.Key_Q, CTRL | SHIFT)
    assert office.assignment.sign_outs == []
    assert part(working, "signOutBar").isVisible()
    press(working, "signOutStay")
    assert not part(working, "signOutBar").isVisible()
    qtbot.keyClick(working, Qt.Key.Key_Q, CTRL | SHIFT)
    press(working, "signOutAnyway")
    office.assignment.sign_outs[-1]()
    assert working.sign_in is not None


def test_an_offer_can_be_answered_while_the_question_stands(
    office: Office, working: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(working, Qt.Key.Key_Q, CTRL | SHIFT)
    qtbot.keyClick(working, Qt.Key.Key_F2)
    assert len(office.assignment.actions) == 1


def test_closing_asks_too_and_keeps_what_is_remembered(
    office: Office, working: MainWindow, qtbot: QtBot
) -> None:
    working.close()
    assert working.isVisible()
    assert part(working, "signOutAnyway").text() == "Close anyway"  # type: ignore[attr-defined]
    press(working, "signOutAnyway")
    assert not working.isVisible()
    with qtbot.waitSignal(working.closed):
        office.assignment.sign_outs[-1]()


def test_closing_the_sign_in_closes(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closed):
        window.close()


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (SessionEnd.EXPIRED, "Your session has expired"),
        (SessionEnd.TAKEN_OVER, "You were signed in somewhere else"),
    ],
)
def test_a_session_that_ends_brings_the_form_back_with_the_reason(
    office: Office, working: MainWindow, reason: SessionEnd, words: str
) -> None:
    office.drafts.put(scenes.INTERACTIONS[0].contact_id, DraftKind.REPLY, "a medias")
    office.say(SessionEnded(reason))
    assert working.sign_in is not None
    label = part(working, "signInMessage")
    assert isinstance(label, QLabel)
    assert words in label.text()
    assert working.sign_in.form.tenant.text() == TENANT
    assert working.sign_in.form.user.text() == "ana"
    assert not office.drafts.dirty
    assert office.store.interactions == {}


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        (Topic.LOCAL_SERVER_NOT_STARTED, "could not be started"),
        (Topic.LOCAL_SERVER_ENDED, "has ended by itself"),
    ],
)
def test_a_local_server_that_fails_is_told_where_one_would_sign_in(
    office: Office, window: MainWindow, topic: Topic, words: str
) -> None:
    office.board.post(Notice(topic, Severity.ERROR))
    label = part(window, "signInMessage")
    assert isinstance(label, QLabel)
    assert words in label.text()


def test_the_end_of_a_session_is_told_once(office: Office, working: MainWindow) -> None:
    office.say(SessionEnded(SessionEnd.EXPIRED))
    view = working.sign_in
    office.say(SessionEnded(SessionEnd.EXPIRED))
    assert working.sign_in is view


def test_a_thrown_away_workspace_no_longer_listens(
    office: Office, working: MainWindow, qtbot: QtBot
) -> None:
    old = working.workspace
    assert old is not None
    with qtbot.waitSignal(old.destroyed):
        office.say(SessionEnded(SessionEnd.EXPIRED))
    sign_in(office, working)
    office.say(*scenes.working())
    office.tick()
    assert working.workspace is not None


def test_a_new_language_takes_hold_without_losing_what_was_typed(
    office: Office, window: MainWindow
) -> None:
    assert window.sign_in is not None
    window.sign_in.form.user.setText("ana")
    first = window.sign_in
    office.languages.use("es")
    assert window.sign_in is not first
    assert window.sign_in.form.user.text() == "ana"
    office.languages.use("en")


def test_a_new_language_makes_the_workspace_anew(office: Office, working: MainWindow) -> None:
    office.store.show(scenes.ROSA)
    first = working.workspace
    office.languages.use("pt_BR")
    assert working.workspace is not first
    assert office.store.current == scenes.ROSA
    office.languages.use("en")


def test_the_details_make_room_and_come_back_on_request(
    office: Office, working: MainWindow, qtbot: QtBot
) -> None:
    office.store.show(scenes.ROSA)
    context = part(working, "contextPanel")
    working.resize(COLLAPSE_BELOW, 700)
    assert context.isVisible()
    assert not part(working, "showDetails").isVisible()
    working.resize(COLLAPSE_BELOW - 1, 700)
    assert not context.isVisible()
    press(working, "showDetails")
    assert context.isVisible()
    qtbot.keyClick(context, Qt.Key.Key_Escape)
    assert not context.isVisible()
    assert part(working, "replyEdit").hasFocus()
    qtbot.keyClick(working, Qt.Key.Key_C, CTRL | SHIFT)
    assert context.isVisible()
    working.resize(COLLAPSE_BELOW, 700)
    working.resize(COLLAPSE_BELOW - 1, 700)
    assert not context.isVisible()


def test_the_details_of_a_conversation_that_is_gone_make_room(
    office: Office, working: MainWindow
) -> None:
    office.desk.open(scenes.ROSA)
    working.resize(COLLAPSE_BELOW - 1, 700)
    press(working, "showDetails")
    office.say(InteractionRemoved(scenes.ROSA))
    assert not part(working, "contextPanel").isVisible()


def test_a_question_that_is_missing_opens_the_details_that_hold_it(
    office: Office, working: MainWindow
) -> None:
    office.store.show(scenes.PEDRO)
    working.resize(1000, 700)
    assert not part(working, "contextPanel").isVisible()
    assert working.workspace is not None
    question = scenes.SCRIPT.questions[0].id
    working.workspace.findChild(QWidget, "conversationPane").question_wanted.emit(question, True)  # type: ignore[union-attr]
    assert part(working, "contextPanel").isVisible()


def test_the_keyboard_goes_from_the_end_of_a_chat_through_its_script(
    office: Office, working: MainWindow, qtbot: QtBot
) -> None:
    working.resize(1366, 768)
    office.desk.open(scenes.ROSA)
    part(working, "replyEdit").setFocus()
    qtbot.keyClick(part(working, "replyEdit"), Qt.Key.Key_F8)
    qtbot.keyClick(working.focusWidget(), Qt.Key.Key_Return)
    rosa = office.store.interactions[scenes.ROSA]
    office.say(InteractionChanged(replace(rosa, status=InteractionStatus.ENDED)))
    office.finish()
    first, second = (part(working, f"question-{each.id}") for each in scenes.SCRIPT.questions[:2])
    assert first.isAncestorOf(working.focusWidget())
    qtbot.keyClick(working.focusWidget(), Qt.Key.Key_Space)
    part(working, "contextTabs").setFocus()
    qtbot.keyClick(part(working, "contextTabs"), Qt.Key.Key_Left)
    assert not second.isVisible()
    qtbot.keyClick(working, Qt.Key.Key_F10)
    assert second.isAncestorOf(working.focusWidget())
    assert part(working, f"problem-{scenes.SCRIPT.questions[1].id}").isVisible()


def test_the_tab_key_goes_from_what_is_written_to_the_details(
    office: Office, working: MainWindow, qtbot: QtBot
) -> None:
    working.resize(1366, 768)
    office.desk.open(scenes.ROSA)
    field = part(working, "replyEdit")
    field.setFocus()
    names: list[str] = []
    while "customerValue0" not in names and len(names) < 10:
        qtbot.keyClick(working.focusWidget(), Qt.Key.Key_Tab)
        names.append(working.focusWidget().objectName())
    assert "contextTabs" in names, "the tabs stand in front of what they show"
    assert "queues" not in names, "the status line is not in between"


@pytest.mark.parametrize(
    ("key", "modifiers", "said"),
    [
        (Qt.Key.Key_T, CTRL | SHIFT, "Answer the e-mail to all: There is nothing here to do it to"),
        (Qt.Key.Key_P, CTRL | SHIFT, "Set the e-mail or task aside: There is nothing here"),
        (Qt.Key.Key_S, CTRL | SHIFT, "Supervise colleagues: You have no right to this."),
    ],
)
def test_a_key_that_can_do_nothing_now_says_why(
    office: Office,
    working: MainWindow,
    qtbot: QtBot,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    said: str,
) -> None:
    office.say(MeChanged(replace(scenes.ME, supervises=False)))
    office.desk.open(None)
    qtbot.keyClick(working, key, modifiers)
    assert notice_text(office.notices[-1]).startswith(said)


@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.NoModifier, SHIFT, CTRL])
def test_a_key_of_calls_says_that_the_call_is_to_be_opened_first(
    office: Office, working: MainWindow, qtbot: QtBot, modifiers: Qt.KeyboardModifier
) -> None:
    def why() -> str:
        qtbot.keyClick(working, Qt.Key.Key_F3, modifiers)
        return notice_text(office.notices[-1]).split(": ")[1]

    office.desk.open(scenes.ROSA)
    office.say(InteractionChanged(phone.RINGING))
    assert why() == "There is nothing here to do it to now."
    office.say(InteractionChanged(phone.TALKING))
    assert working.workspace is not None
    number = working.workspace.numbered.index(phone.CALL) + 1
    assert why() == f"Open the call first (Ctrl+{number})."
    others = [InteractionId(f"{each:0>32}") for each in range(20, 29)]
    talk = office.store.interactions[scenes.ROSA]
    office.say(InteractionRemoved(phone.CALL))
    office.say(*(InteractionChanged(replace(talk, id=each)) for each in others))
    office.say(InteractionChanged(phone.TALKING))
    assert why() == "Open the call first."
    qtbot.keyClick(working, Qt.Key.Key_T, CTRL | SHIFT)
    assert "There is nothing here to do it to now." in notice_text(office.notices[-1])


def test_each_of_the_numbered_keys_says_why(
    office: Office, working: MainWindow, qtbot: QtBot
) -> None:
    office.say(*(InteractionRemoved(each) for each in office.store.interactions))
    qtbot.keyClick(working, Qt.Key.Key_9, CTRL)
    assert "There is nothing here to do it to now." in notice_text(office.notices[-1])


def test_a_number_and_a_step_without_a_row_say_so_too(
    office: Office, working: MainWindow, qtbot: QtBot
) -> None:
    before = len(office.notices)
    qtbot.keyClick(working, Qt.Key.Key_5, CTRL)
    assert office.store.current == scenes.TALLER
    assert len(office.notices) == before
    qtbot.keyClick(working, Qt.Key.Key_6, CTRL)
    assert "There is nothing here to do it to now." in notice_text(office.notices[-1])
    office.say(*(InteractionRemoved(each) for each in office.store.interactions))
    office.say(ParkedChanged((PARKED,)))
    qtbot.keyClick(working, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    last = office.notices[-1]
    assert (last.topic, last.subject) == (Topic.KEY_IDLE, "Next conversation")
    qtbot.keyClick(working, Qt.Key.Key_1, CTRL)
    assert office.notices[-1] is last
    assert office.assignment.actions == [OpenParked(PARKED.contact_id, PARKED.channel)]


def test_a_key_that_a_popover_keeps_out_is_not_said_to_have_nothing_to_do(
    office: Office, working: MainWindow, qtbot: QtBot
) -> None:
    office.desk.open(scenes.ROSA)
    press(working, "transferButton")
    assert working.focusWidget().objectName() == "transferSearch"
    before = len(office.notices)
    qtbot.keyClick(working.focusWidget(), Qt.Key.Key_F8)
    assert len(office.notices) == before
    assert office.assignment.actions == []


def test_in_a_narrow_window_an_end_does_not_lay_the_script_over_the_conversation(
    office: Office, working: MainWindow, qtbot: QtBot
) -> None:
    office.desk.open(scenes.ROSA)
    working.resize(COLLAPSE_BELOW - 1, 700)
    part(working, "messages").setFocus()
    rosa = office.store.interactions[scenes.ROSA]
    office.say(InteractionChanged(replace(rosa, status=InteractionStatus.ENDED)))
    assert not part(working, "contextPanel").isVisible()
    assert part(working, "missingAnswers").hasFocus()
    qtbot.keyClick(working.focusWidget(), Qt.Key.Key_F10)
    assert part(working, "contextPanel").isVisible(), "asked for"


def test_a_key_says_why_its_button_is_off_and_what_is_typed_says_nothing(
    office: Office, working: MainWindow, qtbot: QtBot
) -> None:
    office.desk.open(scenes.ROSA)
    office.say(LinkChanged(Link.RECONNECTING))
    before = len(office.notices)
    qtbot.keyClick(working, Qt.Key.Key_A)
    assert len(office.notices) == before
    qtbot.keyClick(working, Qt.Key.Key_F8)
    assert notice_text(office.notices[-1]) == (
        "End the conversation: There is no connection to the server"
    )


def test_the_palette_opens_by_key(working: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(working, Qt.Key.Key_K, CTRL)
    palette = working.findChild(QWidget, "commandPalette")
    assert palette is not None
    assert palette.isVisible()


def test_the_window_can_be_small_but_not_smaller(window: MainWindow) -> None:
    assert (window.minimumWidth(), window.minimumHeight()) == (960, 600)


def test_no_other_window_ever_appears(office: Office, qapp: QApplication, qtbot: QtBot) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    window = MainWindow(office.services)
    qtbot.addWidget(window)
    window.start()
    sign_in(office, window)
    office.say(*scenes.working())
    for interaction_id in (*office.store.interactions, None):
        office.store.show(interaction_id)
    office.languages.use("es")
    office.languages.use("en")
    office.say(SessionEnded(SessionEnd.EXPIRED))
    qapp.removeEventFilter(windows)
    assert windows.shown == ["mainWindow"]


def test_nor_with_what_is_opened_from_it(
    office: Office, qapp: QApplication, working: MainWindow
) -> None:
    workspace = working.workspace
    assert workspace is not None
    office.say(*scene.at_work())
    windows = Windows()
    qapp.installEventFilter(windows)
    workspace.show_palette()
    workspace.show_keys()
    workspace.show_own_settings()
    workspace.show_supervision()
    for mode in SupervisionMode:
        office.say(scene.in_mode(mode), scene.anas_work())
    qapp.removeEventFilter(windows)
    assert windows.shown == []


def test_the_password_does_not_outlive_the_sign_in(office: Office, working: MainWindow) -> None:
    office.say(SessionEnded(SessionEnd.EXPIRED))
    field = part(working, "password")
    assert isinstance(field, QLineEdit)
    assert field.text() == ""
