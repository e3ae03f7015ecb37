"""The composer: text goes only where it was typed, and none of it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.actions import SendMessage, SetTyping
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.store.drafts import DraftKind
from contactpro_desktop.ui.conversation.composer import LIMIT, Composer
from contactpro_desktop.ui.theme.theme import ThemeMode
from tests.support.turns import next_turn
from tests.ui import scenes
from tests.ui.scenes import JOAO, ROSA
from tests.ui.support import Office, PaintCounter

ROSA_CHAT = scenes.interaction(ROSA, "Rosa")
JOAO_CHAT = scenes.interaction(JOAO, "João", language="PT")
KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def composer(office: Office, qtbot: QtBot) -> Iterator[Composer]:
    office.say(*scenes.working())
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    made = Composer(office.theme, office.ticker, office.desk, office.drafts, window)
    made.setGeometry(0, 400, 700, 200)
    made.show_interaction(ROSA_CHAT)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    window.hide()


def sent(office: Office) -> list[tuple[str, str]]:
    actions = office.assignment.actions
    return [(a.interaction_id, a.text) for a in actions if isinstance(a, SendMessage)]


def typing(office: Office) -> list[bool]:
    return [a.typing for a in office.assignment.actions if isinstance(a, SetTyping)]


def part(composer: Composer, name: str) -> QWidget:
    found = composer.findChild(QWidget, name)
    assert found is not None
    return found


def text_of(composer: Composer, name: str) -> str:
    return str(part(composer, name).property("text"))


@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
def test_the_ring_of_the_focus_stands_around_the_field(
    office: Office, composer: Composer, qtbot: QtBot, mode: ThemeMode
) -> None:
    def edge() -> QColor:
        return composer.grab().toImage().pixelColor(1, composer.height() // 2)

    before = office.theme.mode
    office.theme.set_mode(mode)
    other = QLineEdit(composer.window())
    other.show()
    composer.window().activateWindow()
    qtbot.waitUntil(composer.window().isActiveWindow)
    other.setFocus()
    ring = QColor(office.theme.color("focus"))
    without, place = edge(), composer.edit.geometry()
    composer.edit.setFocus()
    within = edge()
    assert composer.edit.geometry() == place, "nothing moves"
    other.setFocus()
    assert (without != ring, within, edge() != ring) == (True, ring, True)
    office.theme.set_mode(before)


def test_enter_sends_and_shift_enter_breaks_the_line(
    office: Office, composer: Composer, qtbot: QtBot
) -> None:
    qtbot.keyClicks(composer.edit, "one")
    qtbot.keyClick(composer.edit, KEY.Key_Return, SHIFT)
    qtbot.keyClicks(composer.edit, "two")
    assert sent(office) == []
    qtbot.keyClick(composer.edit, KEY.Key_Return)
    assert sent(office) == [(ROSA, "one\ntwo")]
    assert composer.edit.toPlainText() == ""


def test_nothing_but_space_is_not_sent(office: Office, composer: Composer, qtbot: QtBot) -> None:
    qtbot.keyClicks(composer.edit, "  ")
    qtbot.keyClick(composer.edit, KEY.Key_Enter)
    assert sent(office) == []
    assert not part(composer, "sendButton").isEnabled()
    assert part(composer, "sendButton").accessibleDescription()


def test_drafts_stay_with_their_conversation(
    office: Office, composer: Composer, qtbot: QtBot
) -> None:
    qtbot.keyClicks(composer.edit, "for Rosa")
    qtbot.keyClick(composer.edit, KEY.Key_Home)
    composer.show_interaction(JOAO_CHAT)
    assert composer.edit.toPlainText() == ""
    qtbot.keyClicks(composer.edit, "para Joao")
    composer.show_interaction(ROSA_CHAT)
    assert composer.edit.toPlainText() == "for Rosa"
    assert composer.edit.textCursor().position() == 0
    qtbot.keyClick(composer.edit, KEY.Key_Return)
    assert sent(office) == [(ROSA, "for Rosa")]
    composer.show_interaction(JOAO_CHAT)
    assert composer.edit.toPlainText() == "para Joao"


def test_undo_does_not_bring_back_words_of_another_conversation(
    composer: Composer, qtbot: QtBot
) -> None:
    qtbot.keyClicks(composer.edit, "for Rosa")
    composer.show_interaction(JOAO_CHAT)
    composer.edit.undo()
    assert composer.edit.toPlainText() == ""
    composer.show_interaction(ROSA_CHAT)
    composer.edit.undo()
    assert composer.edit.toPlainText() == ""
    composer.edit.redo()
    assert composer.edit.toPlainText() == "for Rosa"


def test_every_key_reaches_the_drafts_and_sending_empties_them(
    office: Office, composer: Composer, qtbot: QtBot
) -> None:
    qtbot.keyClicks(composer.edit, "half a tho")
    assert office.drafts.get(ROSA_CHAT.contact_id, DraftKind.REPLY) == "half a tho"
    assert text_of(composer, "draftState") == ""
    office.drafts.flush()
    office.tick()
    assert text_of(composer, "draftState") == "Draft saved"
    qtbot.keyClick(composer.edit, KEY.Key_Return)
    assert office.drafts.get(ROSA_CHAT.contact_id, DraftKind.REPLY) == ""


def test_a_draft_of_before_is_found_again(office: Office, composer: Composer) -> None:
    office.drafts.put(JOAO_CHAT.contact_id, DraftKind.REPLY, "<b>canary</b>")
    composer.show_interaction(JOAO_CHAT)
    assert composer.edit.toPlainText() == "<b>canary</b>"
    assert not composer.edit.document().isUndoAvailable()


def test_a_conversation_that_comes_back_finds_its_draft(composer: Composer, qtbot: QtBot) -> None:
    qtbot.keyClicks(composer.edit, "half")
    composer.release(ROSA_CHAT)
    assert composer.edit.toPlainText() == ""
    composer.show_interaction(ROSA_CHAT)
    assert composer.edit.toPlainText() == "half"


def test_typing_is_told_and_ends_with_sending_and_with_emptying(
    office: Office, composer: Composer, qtbot: QtBot
) -> None:
    qtbot.keyClicks(composer.edit, "ab")
    assert typing(office) == [True]
    qtbot.keyClick(composer.edit, KEY.Key_Return)
    assert typing(office) == [True, False]
    qtbot.keyClicks(composer.edit, "c")
    qtbot.keyClick(composer.edit, KEY.Key_Backspace)
    assert typing(office) == [True, False, True, False]


def test_typing_ends_when_another_conversation_is_opened(
    office: Office, composer: Composer, qtbot: QtBot
) -> None:
    qtbot.keyClicks(composer.edit, "ab")
    composer.show_interaction(JOAO_CHAT)
    assert typing(office) == [True, False]


def test_showing_a_draft_is_not_typing(office: Office, composer: Composer) -> None:
    office.drafts.put(JOAO_CHAT.contact_id, DraftKind.REPLY, "words")
    composer.show_interaction(JOAO_CHAT)
    assert typing(office) == []


def test_too_long_a_text_is_counted_and_refused(office: Office, composer: Composer) -> None:
    composer.insert("x" * 3_599)
    assert part(composer, "replyCount").isHidden()
    composer.insert("x")
    assert text_of(composer, "replyCount").replace(",", "") == "3600 / 4000"
    composer.insert("x" * (LIMIT - 3_600 + 1))
    composer.send()
    assert sent(office) == []
    assert "1 character" in part(composer, "sendButton").accessibleDescription()
    composer.edit.textCursor().deletePreviousChar()
    composer.send()
    assert len(sent(office)[0][1]) == LIMIT


def test_only_plain_text_is_pasted(composer: Composer) -> None:
    rich = QMimeData()
    rich.setHtml("<b>bold</b><img src='file:///etc/passwd'>")
    composer.edit.insertFromMimeData(rich)
    assert composer.edit.toPlainText() == ""
    both = QMimeData()
    both.setHtml("<b>bold</b>")
    both.setText("pl\x00ain\u202e\r\nlines")
    assert composer.edit.canInsertFromMimeData(both)
    composer.edit.insertFromMimeData(both)
    assert composer.edit.toPlainText() == "plain\nlines"


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"status": InteractionStatus.ENDED}, "over"),
        ({"status": InteractionStatus.INCOMING}, "Accept"),
        ({"status": InteractionStatus.QUEUED}, "not active"),
    ],
)
def test_where_nothing_can_be_written_the_reason_is_said(
    office: Office, composer: Composer, qtbot: QtBot, changed: dict[str, object], word: str
) -> None:
    other = replace(JOAO_CHAT, contact_id=ContactId("9" * 32), **changed)  # type: ignore[arg-type]
    composer.show_interaction(other)
    assert word in composer.edit.placeholderText()
    assert word in part(composer, "sendButton").accessibleDescription()
    qtbot.keyClicks(composer.edit, "words")
    assert composer.edit.toPlainText() == ""
    assert sent(office) == []


def test_without_a_conversation_nothing_can_be_written(composer: Composer) -> None:
    composer.show_interaction(None)
    assert composer.edit.isReadOnly()
    assert composer.edit.placeholderText()


def test_unsent_words_can_still_be_copied_when_it_is_over(composer: Composer, qtbot: QtBot) -> None:
    qtbot.keyClicks(composer.edit, "too late")
    over: Interaction = replace(ROSA_CHAT, status=InteractionStatus.ENDED)
    composer.show_interaction(over)
    assert composer.edit.toPlainText() == "too late"
    assert text_of(composer, "draftState") == "This text was not sent."


def test_an_emoji_is_put_where_the_cursor_stands(composer: Composer, qtbot: QtBot) -> None:
    qtbot.keyClicks(composer.edit, "ab")
    qtbot.keyClick(composer.edit, KEY.Key_Left)
    part(composer, "emojiButton").click()  # type: ignore[attr-defined]
    popover = composer.window().findChild(QWidget, "emojiPopover")
    assert popover is not None
    assert popover.isVisible()
    for key in (KEY.Key_Right, KEY.Key_Down, KEY.Key_Return):
        focused = popover.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
    ninth = composer.window().findChild(QToolButton, "emoji9")
    assert ninth is not None
    assert composer.edit.toPlainText() == f"a{ninth.text()}b"
    assert not popover.isVisible()


def test_the_keys_of_the_buttons_work_while_typing(
    office: Office, composer: Composer, qtbot: QtBot
) -> None:
    held = Qt.KeyboardModifier.ControlModifier
    composer.focus_text()
    qtbot.keyClick(composer.edit, KEY.Key_Period, held)
    popover = composer.window().findChild(QWidget, "emojiPopover")
    assert popover is not None
    assert popover.isVisible()
    qtbot.keyClick(popover, KEY.Key_Escape)
    qtbot.keyClicks(composer.edit, "words")
    qtbot.keyClick(composer.edit, KEY.Key_Return, held)
    assert sent(office) == [(ROSA, "words")]


def test_the_field_grows_with_the_text_up_to_a_limit(composer: Composer) -> None:
    heights = []
    for _ in range(12):
        heights.append(composer.edit.sizeHint().height())
        composer.insert("line\n")
    assert heights[0] == heights[1] < heights[4] < heights[-1]
    assert heights[-1] == heights[-2]


@pytest.mark.parametrize(("code", "name"), [("ES", "Español"), ("PT", "Português"), ("??", "")])
def test_the_customer_s_language_is_named(composer: Composer, code: str, name: str) -> None:
    composer.show_interaction(replace(JOAO_CHAT, language=code))
    assert text_of(composer, "customerLanguage") == name


def test_a_hint_that_says_something_else_is_painted_anew(composer: Composer, qtbot: QtBot) -> None:
    composer.edit.clearFocus()
    counter = PaintCounter(composer.edit.viewport())
    composer.edit.viewport().update()
    qtbot.waitUntil(lambda: counter.paints > 0)
    next_turn(qtbot)
    before = counter.paints
    composer.edit.setPlaceholderText("Wait")
    next_turn(qtbot)
    assert counter.paints > before
