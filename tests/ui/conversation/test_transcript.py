"""The transcript on the screen: reading, following, links, copying, failed messages."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QCursor, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.conversation import Author, DeliveryState, MessageKind, Participant
from contactpro_desktop.domain.events import MessagesReceived, ParticipantsChanged
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.ui.conversation import column_view as column_view_module
from contactpro_desktop.ui.conversation import transcript as transcript_module
from contactpro_desktop.ui.conversation.message_delegate import MessageDelegate
from contactpro_desktop.ui.conversation.message_model import WINDOW
from contactpro_desktop.ui.conversation.row_layout import Act
from contactpro_desktop.ui.conversation.transcript import Transcript
from contactpro_desktop.ui.theme.theme import ThemeMode
from tests.support.turns import next_turn
from tests.ui import scenes
from tests.ui.conversation.chat import LOST, Chat
from tests.ui.conversation.test_message_model import move, settle_pending
from tests.ui.support import Office

CANARY = "<b>canary</b>"


@pytest.fixture
def chat(office: Office) -> Chat:
    return Chat(office)


@pytest.fixture
def transcript(chat: Chat, qtbot: QtBot) -> Iterator[Transcript]:
    made = Transcript(chat.office.theme, chat.office.store, chat.office.desk)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show_interaction(chat.office.store.interactions[chat.id])
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


def rows_in_sight(made: Transcript) -> dict[str, int]:
    """Upper edge of each row in sight, by its text."""
    made.view.doItemsLayout()
    return {made.model.index(r).data(): top for r, top, _ in made.view._column.visible()}


def rect_of(made: Transcript, act: Act) -> QRect:
    """Where the first part that does `act` is in the viewport."""
    made.view.doItemsLayout()
    for number, top, _ in made.view._column.visible():
        layout = delegate(made).layout_of(made.model.row(number), made.view.viewport().width())
        if act in layout.buttons:
            return layout.buttons[act].translated(0, top)
    raise AssertionError(act)


def delegate(made: Transcript) -> MessageDelegate:
    return cast("MessageDelegate", made.view.itemDelegate())


def click(qtbot: QtBot, made: Transcript, place: QPoint) -> None:
    qtbot.mouseClick(made.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_it_opens_at_the_newest_message(chat: Chat, transcript: Transcript) -> None:
    chat.hear_many(100)
    assert "message 100" in rows_in_sight(transcript)
    assert transcript.newer.isHidden()
    bar = transcript.view.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0


def test_new_messages_do_not_move_what_is_read_further_up(
    chat: Chat, transcript: Transcript
) -> None:
    chat.hear_many(100)
    rows_in_sight(transcript)
    bar = transcript.view.verticalScrollBar()
    bar.setValue(bar.value() - 900)
    before = rows_in_sight(transcript)
    chat.hear("one more")
    assert rows_in_sight(transcript) == before
    assert not transcript.newer.isHidden()
    assert "1" in transcript.newer.caption


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next layout of rows that came is far away."""
    monkeypatch.setattr(column_view_module, "_PACE_MS", 60_000)


@pytest.mark.usefixtures("patient")
def test_rows_that_come_fast_are_laid_out_together_unless_somebody_asks(
    chat: Chat, transcript: Transcript, qtbot: QtBot
) -> None:
    bar = transcript.view.verticalScrollBar()
    chat.hear_many(30)
    transcript.view.doItemsLayout()
    next_turn(qtbot)
    before = bar.maximum()
    chat.hear("one")
    chat.hear("two")
    next_turn(qtbot)
    assert bar.maximum() == before
    last = transcript.view.visualRect(transcript.model.index(31))
    assert last.bottom() == transcript.view.viewport().rect().bottom()
    assert bar.maximum() > before


@pytest.mark.usefixtures("patient")
def test_the_bar_moves_by_what_it_says_before_rows_above_are_laid_out(
    chat: Chat, transcript: Transcript, qtbot: QtBot
) -> None:
    # Over the rows the pointer would ask which one it points at, and so have them laid out.
    QCursor.setPos(transcript.mapToGlobal(QPoint(transcript.width() + 50, 100)))
    chat.hear_many(1_000)
    view, bar = transcript.view, transcript.view.verticalScrollBar()
    view.doItemsLayout()
    view.scrollTo(transcript.model.index(100))
    next_turn(qtbot)
    transcript.model.fetch_older()
    before = in_sight(transcript)
    bar.setValue(bar.value() - 24)
    after = in_sight(transcript)
    assert {after[text] - before[text] for text in before.keys() & after.keys()} == {24}


@pytest.mark.usefixtures("patient")
def test_the_first_message_is_painted_where_it_belongs(
    chat: Chat, transcript: Transcript, qtbot: QtBot
) -> None:
    transcript.view.doItemsLayout()
    chat.hear("hello")
    transcript.view.viewport().repaint()
    [(_, top, height)] = transcript.view._column.visible()
    assert top + height == transcript.view.viewport().height()


@pytest.mark.usefixtures("patient")
def test_rows_that_go_from_above_are_laid_out_with_the_rest(
    chat: Chat, transcript: Transcript, qtbot: QtBot
) -> None:
    chat.hear_many(WINDOW)
    transcript.view.doItemsLayout()
    next_turn(qtbot)
    bar = transcript.view.verticalScrollBar()
    before = bar.maximum()
    chat.hear_many(WINDOW - 50)
    assert transcript.model.rowCount() == WINDOW, "the oldest were cut"
    next_turn(qtbot)
    assert bar.maximum() == before


@pytest.mark.usefixtures("patient")
def test_a_row_that_goes_from_sight_is_gone_in_the_next_turn(
    chat: Chat, transcript: Transcript, qtbot: QtBot
) -> None:
    chat.hear_many(30)
    chat.send("never sent")
    chat.office.finish(LOST)
    transcript.view.doItemsLayout()
    next_turn(qtbot)
    bar = transcript.view.verticalScrollBar()
    before = bar.maximum()
    (failed,) = (m for m in chat.conversation.slice(0, 31) if m.id is None)
    assert failed.request_id is not None
    chat.office.store.discard(chat.id, failed.request_id)
    next_turn(qtbot)
    assert bar.maximum() < before


def in_sight(made: Transcript) -> dict[str, int]:
    """Upper edge of each row in sight, by its text, without a new layout."""
    return {made.model.index(r).data(): top for r, top, _ in made.view._column.visible()}


def test_the_button_leads_to_the_newest_message(
    chat: Chat, transcript: Transcript, qtbot: QtBot
) -> None:
    chat.hear_many(300)
    transcript.view.doItemsLayout()
    transcript.view.verticalScrollBar().setValue(0)
    chat.hear_many(900)
    chat.hear("the last")
    transcript.newer.click()
    assert "the last" in rows_in_sight(transcript)
    assert transcript.newer.isHidden()
    assert transcript.model.unseen == 0


def test_scrolling_up_pages_older_messages_in_and_keeps_the_place(
    chat: Chat, transcript: Transcript
) -> None:
    chat.hear_many(1000)
    transcript.view.doItemsLayout()
    first = transcript.model.first
    bar = transcript.view.verticalScrollBar()
    bar.setValue(300)
    assert transcript.model.first < first
    before = rows_in_sight(transcript)
    transcript.view.doItemsLayout()
    assert rows_in_sight(transcript) == before


def test_the_whole_talk_can_be_read_from_end_to_start_and_back(
    chat: Chat, transcript: Transcript
) -> None:
    chat.hear_many(1000)
    transcript.view.doItemsLayout()
    bar = transcript.view.verticalScrollBar()
    read: set[str] = set()
    while "message 1" not in read:
        read |= set(rows_in_sight(transcript))
        bar.setValue(bar.value() - 300)
    assert len(read) == 1000
    for _ in range(2000):
        bar.setValue(bar.value() + 300)
        if transcript.model.following:
            break
    assert "message 1000" in rows_in_sight(transcript)


def test_a_failed_message_is_sent_again_by_a_click(
    chat: Chat, transcript: Transcript, qtbot: QtBot
) -> None:
    chat.send("my words")
    chat.office.finish(LOST)
    click(qtbot, transcript, rect_of(transcript, Act.RETRY).center())
    assert transcript.model.row(0).message.delivery is DeliveryState.SENDING
    assert len(chat.office.assignment.performed) == 2
    first, second = chat.office.assignment.performed
    assert first == second


def test_without_a_connection_a_failed_message_says_why_it_cannot_be_sent_again(
    chat: Chat, transcript: Transcript, qtbot: QtBot
) -> None:
    chat.send("my words")
    chat.office.finish(LOST)
    before = transcript.view.viewport().grab().toImage()
    transcript.view.set_retry_refusal("No line")
    assert transcript.view.viewport().grab().toImage() != before, "the button looks disabled"
    place = rect_of(transcript, Act.RETRY).center()
    assert "No line" in transcript.view.tip_at(place)
    click(qtbot, transcript, place)
    transcript.view.setCurrentIndex(transcript.model.index(0))
    qtbot.keyClick(transcript.view, Qt.Key.Key_Return)
    entries = [action.text() for action in transcript.view.menu_for(0).actions()]
    assert "Send again" not in entries
    assert "Discard" in entries
    assert len(chat.office.assignment.performed) == 1
    transcript.view.set_retry_refusal("")
    click(qtbot, transcript, place)
    assert len(chat.office.assignment.performed) == 2


def test_a_failed_message_is_dealt_with_by_keyboard(
    chat: Chat, transcript: Transcript, qtbot: QtBot
) -> None:
    chat.send("my words")
    chat.office.finish(LOST)
    transcript.view.setCurrentIndex(transcript.model.index(0))
    qtbot.keyClick(transcript.view, Qt.Key.Key_Return)
    assert len(chat.office.assignment.performed) == 2
    chat.office.finish(LOST)
    qtbot.keyClick(transcript.view, Qt.Key.Key_Delete)
    assert transcript.model.rowCount() == 0


def test_the_menu_offers_what_can_be_done(chat: Chat, transcript: Transcript) -> None:
    chat.send("see https://example.org/a?b&c")
    chat.office.finish(LOST)
    menu = transcript.view.menu_for(0)
    assert [action.text() for action in menu.actions()] == [
        "&Copy", "Send again", "Discard", "Opens example.org", "Copy the link &address",
    ]  # fmt: skip
    menu.actions()[-1].trigger()
    assert QGuiApplication.clipboard().text() == "https://example.org/a?b&c"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(transcript_module, "open_link", found.append)
    return found


def test_a_click_on_a_link_opens_it_and_the_tip_names_the_host(
    chat: Chat, transcript: Transcript, qtbot: QtBot, opened: list[str]
) -> None:
    chat.hear("😀 https://bank.com@evil.example/login")
    place = place_of_link(transcript)
    assert "evil.example" in transcript.view.tip_at(place)
    click(qtbot, transcript, place)
    assert opened == ["https://bank.com@evil.example/login"]


def test_a_click_beside_a_link_opens_nothing(
    chat: Chat, transcript: Transcript, qtbot: QtBot, opened: list[str]
) -> None:
    chat.hear("https://example.org")
    click(qtbot, transcript, place_of_link(transcript) + QPoint(300, 0))
    click(qtbot, transcript, place_of_link(transcript) - QPoint(0, 30))
    assert opened == []


def place_of_link(made: Transcript) -> QPoint:
    rect = made.view.visualRect(made.model.index(0))
    layout = delegate(made).layout_of(made.model.row(0), rect.width())
    return rect.topLeft() + layout.text_at + QPoint(60, 10)


def test_several_messages_are_copied_in_order(
    chat: Chat, transcript: Transcript, qtbot: QtBot
) -> None:
    chat.hear("one", "two", "three")
    transcript.view.setFocus()
    qtbot.keyClick(transcript.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(transcript.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "one\ntwo\nthree"


def test_the_keyboard_goes_through_the_messages(
    chat: Chat, transcript: Transcript, qtbot: QtBot
) -> None:
    chat.hear_many(60)
    view = transcript.view
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0
    assert "message 1" in rows_in_sight(transcript)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    page = view.currentIndex().row()
    assert page > 1
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex().row() == page - 1
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == 59
    assert "message 60" in rows_in_sight(transcript)
    qtbot.keyClick(view, Qt.Key.Key_M)
    assert view.currentIndex().row() == 59


def test_a_long_message_is_shown_in_full_on_request(
    chat: Chat, transcript: Transcript, qtbot: QtBot
) -> None:
    chat.hear("line\n" * 100)
    before = transcript.view.visualRect(transcript.model.index(0)).height()
    click(qtbot, transcript, rect_of(transcript, Act.EXPAND).center())
    assert transcript.view.visualRect(transcript.model.index(0)).height() > 3 * before


def test_who_writes_is_said_below(chat: Chat, transcript: Transcript) -> None:
    chat.office.say(ParticipantsChanged(chat.id, (Participant("r", CANARY, typing=True),)))
    transcript.show_typing()
    assert transcript._typing.text() == f"{CANARY} is writing…"
    chat.office.say(ParticipantsChanged(chat.id, (Participant("r", "Rosa"),)))
    transcript.show_typing()
    assert transcript._typing.text() == ""


def test_screen_readers_find_a_list_of_messages(chat: Chat, transcript: Transcript) -> None:
    chat.hear(CANARY, "two")
    found = QAccessible.queryAccessibleInterface(transcript.view)
    assert found is not None
    assert found.childCount() == 2
    assert found.child(0).text(QAccessible.Text.Name).endswith(CANARY)


def test_a_template_of_the_bot_looks_like_its_other_messages(
    chat: Chat, transcript: Transcript
) -> None:
    kind, choices = MessageKind.TEMPLATE, ("Compra", CANARY)
    asked = chat.message("¿Motivo?", Author.BOT, kind=kind, choices=choices)
    chat.office.say(MessagesReceived(chat.id, (asked,)))
    layout = delegate(transcript).layout_of(transcript.model.row(0), 700)
    assert layout.kind.isEmpty()
    assert layout.text is not None
    assert layout.text.layout.text().splitlines() == ["¿Motivo?", "• Compra", f"• {CANARY}"]
    spoken = transcript.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Template" not in spoken
    assert "Compra" in spoken


def test_markup_in_any_field_is_drawn_literally(chat: Chat, transcript: Transcript) -> None:
    """Drawn twice, once with letters of the same width: the pictures differ, so it was drawn."""
    for kind, author in (
        (MessageKind.TEXT, Author.END_USER),
        (MessageKind.ATTACHMENT, Author.AGENT),
        (MessageKind.ERROR, Author.SYSTEM),
    ):
        message = chat.message(CANARY, author, kind=kind, author_name=CANARY)
        chat.office.say(MessagesReceived(chat.id, (message,)))
    state = chat.message("", Author.SYSTEM, kind=MessageKind.STATE, state=CANARY)
    chat.office.say(MessagesReceived(chat.id, (state,)))
    width = transcript.view.viewport().width()
    drawn = [delegate(transcript).layout_of(transcript.model.row(row), width) for row in range(4)]
    blocks = [layout.text.layout.text() for layout in drawn if layout.text is not None]
    assert blocks == [CANARY, CANARY]
    assert all(layout.footer_text.startswith(CANARY) for layout in drawn[:2])
    assert all(layout.line_text.startswith(CANARY) for layout in drawn[2:])
    assert not find_rich_text(transcript)


def find_rich_text(made: Transcript) -> list[str]:
    buttons = made.findChildren(QAbstractButton)
    return [button.text() for button in buttons if "<" in button.text()]


def test_every_known_height_is_what_the_row_needs(chat: Chat, transcript: Transcript) -> None:
    """Neighbours that begin or end a group, retries and pages all change heights."""
    rng = random.Random(3)
    bar = transcript.view.verticalScrollBar()
    for _ in range(120):
        act = rng.choice(("hear", "send", "echo", "fail", "drop", "scroll", "move"))
        if act == "hear":
            chat.hear(*["words"] * rng.randint(1, 3), author=rng.choice(list(Author)))
        elif act == "send":
            chat.send("words of mine")
        elif act == "scroll":
            bar.setValue(rng.randint(0, max(1, bar.maximum())))
        elif act == "move":
            move(transcript.model, rng)
        else:
            settle_pending(chat, rng, act)
        transcript.view.doItemsLayout()
        width = transcript.view.viewport().width()
        for row, _, height in transcript.view._column.visible():
            layout = delegate(transcript).layout_of(transcript.model.row(row), width)
            assert height == layout.height


def test_a_change_of_theme_redraws_everything(chat: Chat, transcript: Transcript) -> None:
    chat.hear("https://example.org", author=Author.ME)
    light = transcript.view.grab().toImage()
    chat.office.theme.set_mode(ThemeMode.DARK)
    dark = transcript.view.grab().toImage()
    assert average(dark) < 60 < 200 < average(light)


def average(image: QImage) -> int:
    small = image.scaled(8, 8)
    points = [small.pixelColor(x, y).lightness() for x in range(8) for y in range(8)]
    return sum(points) // len(points)


def test_another_conversation_takes_the_place(chat: Chat, transcript: Transcript) -> None:
    chat.hear("words")
    transcript.show_interaction(None)
    assert transcript.model.rowCount() == 0
    other = scenes.interaction(InteractionId("E" * 32), "Luis")
    assert other.id != chat.id
