"""The view that changes keys, by keyboard alone and by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.ui.actions import ACTIONS, ActionGroup, ActionId, action_text, default_key
from contactpro_desktop.ui.keys.keys import Keys
from contactpro_desktop.ui.keys.model import KeysModel, KeysRole
from contactpro_desktop.ui.keys.view import KeysView
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton

Mod = Qt.KeyboardModifier


class Desktop(QWidget):
    """A window with something that a key does, and the view over it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.resize(1200, 800)
        self.transferred = 0
        self.field = QLineEdit()
        self.transfer = ActionButton(theme, "Transfer", ActionId.TRANSFER)
        self.transfer.clicked.connect(self._count)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.transfer)
        self.keys_view = KeysView(theme, self)

    def _count(self) -> None:
        self.transferred += 1


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Desktop:
    window = Desktop(theme)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.field.setFocus()
    return window


@pytest.fixture
def view(window: Desktop) -> KeysView:
    window.keys_view.toggle()
    return window.keys_view


@pytest.fixture
def keys(theme: Theme) -> Keys:
    return theme.keys


def button(view: KeysView, name: str) -> ActionButton:
    found = view.findChild(ActionButton, name)
    assert found is not None
    return found


def result(view: KeysView) -> str:
    found = view.findChild(QLabel, "keyResult")
    assert found is not None
    return found.text()


def shown(view: KeysView) -> list[str]:
    """The actions in the list."""
    model = view.content.model
    actions = [model.action_at(place) for place in range(model.rowCount())]
    return [action_text(action) for action in actions if action is not None]


def go_to(view: KeysView, action: ActionId, qtbot: QtBot) -> None:
    """Choose an action as an agent would: type, then Enter."""
    qtbot.keyClicks(view.content.search, action_text(action))
    qtbot.keyClick(view.content.search, Qt.Key.Key_Return)
    assert view.content.editor.field.hasFocus()


def test_a_key_is_changed_with_the_keyboard_alone_and_takes_hold_at_once(
    window: Desktop, view: KeysView, keys: Keys, qtbot: QtBot
) -> None:
    go_to(view, ActionId.TRANSFER, qtbot)
    qtbot.keyClick(view.content.editor.field, Qt.Key.Key_T, Mod.ControlModifier)
    assert keys.key_of(ActionId.TRANSFER) == "Ctrl+T"
    assert result(view) == "Ctrl+T is now the key of “Transfer the conversation”."
    assert view.content.search.hasFocus()
    assert window.transfer.toolTip() == "<qt>Transfer (Ctrl+T)</qt>"
    qtbot.keyClick(view.content.search, Qt.Key.Key_Escape)
    qtbot.keyClick(view.content.search, Qt.Key.Key_Escape)
    assert not view.is_open
    assert window.field.hasFocus()
    qtbot.keyClick(window.field, Qt.Key.Key_F6)
    assert window.transferred == 0
    qtbot.keyClick(window.field, Qt.Key.Key_T, Mod.ControlModifier)
    assert window.transferred == 1


def test_while_a_key_is_taken_it_does_nothing_else(
    window: Desktop, view: KeysView, keys: Keys, qtbot: QtBot
) -> None:
    go_to(view, ActionId.END, qtbot)
    qtbot.keyClick(view.content.editor.field, Qt.Key.Key_F6)
    assert window.transferred == 0
    assert result(view) == "F6 is the key of “Transfer the conversation”. Nothing was changed."
    assert keys.key_of(ActionId.END) == default_key(ActionId.END)
    assert view.content.editor.field.hasFocus()


def test_another_try_follows_a_refusal(view: KeysView, keys: Keys, qtbot: QtBot) -> None:
    go_to(view, ActionId.END, qtbot)
    field = view.content.editor.field
    line = field.findChild(QLineEdit)
    assert line is not None
    qtbot.keyClick(field, Qt.Key.Key_X)
    assert "X types text" in result(view)
    assert line.property("invalid") is True
    qtbot.keyClick(field, Qt.Key.Key_X, Mod.AltModifier)
    assert keys.key_of(ActionId.END) == "Alt+X"
    assert line.property("invalid") is False


def test_esc_leaves_the_key_as_it_is_and_then_the_view(
    view: KeysView, keys: Keys, qtbot: QtBot
) -> None:
    go_to(view, ActionId.END, qtbot)
    field = view.content.editor.field
    qtbot.keyClick(field, Qt.Key.Key_X)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert view.is_open
    assert view.content.search.hasFocus()
    assert field.keySequence().toString() == default_key(ActionId.END)
    assert not keys.any_own


def test_the_field_is_no_trap_and_a_held_key_alone_is_no_key(
    view: KeysView, keys: Keys, qtbot: QtBot
) -> None:
    go_to(view, ActionId.END, qtbot)
    field = view.content.editor.field
    qtbot.keyClick(field, Qt.Key.Key_Control, Mod.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    close = view.findChild(QAbstractButton, "keysClose")
    assert close is not None
    assert close.hasFocus()
    qtbot.keyClick(close, Qt.Key.Key_Tab)
    assert view.content.search.hasFocus()
    qtbot.keyClick(view.content.search, Qt.Key.Key_Backtab)
    assert close.hasFocus()
    assert view.is_open
    assert field.keySequence().toString() == default_key(ActionId.END)
    assert not keys.any_own


def test_a_click_leads_to_the_field(view: KeysView, keys: Keys, qtbot: QtBot) -> None:
    content = view.content
    place = content.model.place_of(ActionId.SHORTCUTS)
    where = content.list.visualRect(content.model.index(place)).center()
    qtbot.mouseClick(content.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert content.editor.field.hasFocus()
    qtbot.keyClick(content.editor.field, Qt.Key.Key_F12)
    assert keys.key_of(ActionId.SHORTCUTS) == "F12"


def test_one_key_is_reset_or_all(view: KeysView, keys: Keys, qtbot: QtBot) -> None:
    one, every = button(view, "keyReset"), button(view, "keysResetAll")
    assert every.refusal == "All keys are the defaults already"
    keys.choose(ActionId.END, "F7")
    keys.choose(ActionId.FINISH, "F11")
    qtbot.keyClicks(view.content.search, action_text(ActionId.END))
    assert one.caption == "Reset to F8"
    one.click()
    assert keys.key_of(ActionId.END) == "F8"
    assert one.refusal == "This is the default already"
    assert result(view) == "F8 is now the key of “End the conversation”."
    every.click()
    assert not keys.any_own
    assert not every.isEnabled()
    assert result(view) == "All keys are the defaults again."


def test_a_reset_that_another_action_is_in_the_way_of_says_so(
    view: KeysView, keys: Keys, qtbot: QtBot
) -> None:
    keys.choose(ActionId.TRANSFER, "F7")
    keys.choose(ActionId.END, "F6")
    qtbot.keyClicks(view.content.search, action_text(ActionId.TRANSFER))
    button(view, "keyReset").click()
    assert result(view) == "F6 is the key of “End the conversation”. Nothing was changed."
    assert keys.key_of(ActionId.TRANSFER) == "F7"


def test_it_finds_by_words_and_by_key(view: KeysView, qtbot: QtBot) -> None:
    search = view.content.search
    assert len(shown(view)) == len(ACTIONS)
    qtbot.keyClicks(search, "shift+f9")
    assert shown(view) == [action_text(ActionId.PRESENCE)]
    search.setText("CONVERSATION end")
    assert shown(view) == [action_text(ActionId.END)]
    search.setText("zzz")
    assert shown(view) == []
    nothing = view.findChild(QLabel, "keysNothing")
    assert nothing is not None
    assert nothing.isVisible()
    assert not view.content.editor.field.isEnabled()
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert search.hasFocus()


def test_arrows_go_from_action_to_action_over_the_headings(view: KeysView, qtbot: QtBot) -> None:
    content = view.content
    actions = [spec.id for group in ActionGroup for spec in ACTIONS if spec.group is group]
    qtbot.keyClick(content.search, Qt.Key.Key_Up)
    for action in actions:
        assert content.model.action_at(content.list.currentIndex().row()) is action
        qtbot.keyClick(content.search, Qt.Key.Key_Down)
    assert content.model.action_at(content.list.currentIndex().row()) is actions[-1]


def test_the_model_passes_qt_s_own_tests_and_says_what_was_changed(
    theme: Theme, keys: Keys
) -> None:
    model = KeysModel(keys)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    keys.choose(ActionId.END, "F7")
    model.search("end the conv")
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "End the conversation, F7, changed, default F8"
    assert model.index(0).data(KeysRole.ROW) is ActionGroup.CONVERSATION
    assert model.row(ActionId.CONVERSATION).keys == ("Ctrl+1", "Ctrl+9")
    model.search("")
    tester.deleteLater()
