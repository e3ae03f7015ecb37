"""Buttons: captions, keys, kinds, and reasons for being disabled."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.ui.theme.theme import Theme, ThemeMode
from contactpro_desktop.ui.theme.tokens import DARK, LIGHT
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.key_hint import KeyHint


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    layout = QHBoxLayout(window)
    for widget in widgets:
        layout.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def fill(button: QWidget) -> QColor:
    return button.grab().toImage().pixelColor(button.width() // 2, 3)


def test_the_key_presses_the_button_and_is_shown(qtbot: QtBot, theme: Theme) -> None:
    button = ActionButton(theme, "Accept", "F2", "primary")
    window = shown(qtbot, button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(window, Qt.Key.Key_F2)
    assert button.toolTip() == "<qt>Accept (F2)</qt>"
    assert button.sizeHint().width() > ActionButton(theme, "Accept").sizeHint().width()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_has_the_focus(
    qtbot: QtBot, theme: Theme, key: Qt.Key
) -> None:
    button = ActionButton(theme, "Accept")
    window = shown(qtbot, button)
    button.setFocus()
    assert window.focusWidget() is button
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_a_new_caption_keeps_the_key(qtbot: QtBot, theme: Theme) -> None:
    button = ActionButton(theme, "Transfer", "F6")
    qtbot.addWidget(button)
    button.set_caption("Transfer to Müller & <b>Söhne</b>")
    assert button.shortcut() == QKeySequence("F6")
    assert button.caption == "Transfer to Müller & <b>Söhne</b>"
    assert button.accessibleName() == button.caption
    assert "&lt;b&gt;" in button.toolTip()
    button.set_key("F7")
    assert button.shortcut() == QKeySequence("F7")


def test_a_refusal_disables_with_its_reason(qtbot: QtBot, theme: Theme) -> None:
    button = ActionButton(theme, "Pick", "F4")
    qtbot.addWidget(button)
    button.set_refusal("Reserved for Carla")
    assert not button.isEnabled()
    assert button.refusal == "Reserved for Carla"
    assert "Reserved for Carla" in button.toolTip()
    assert button.accessibleDescription() == "Reserved for Carla"
    button.set_refusal("")
    assert button.isEnabled()
    assert button.toolTip() == "<qt>Pick (F4)</qt>"


def test_the_kind_decides_the_colours_in_both_themes(qtbot: QtBot, theme: Theme) -> None:
    button = ActionButton(theme, "Ready", kind="primary")
    window = shown(qtbot, button, ActionButton(theme, "Other"))
    assert fill(button) == QColor(LIGHT.accent)
    button.set_kind("ok")
    assert button.kind == "ok"
    assert fill(button) == QColor(LIGHT.ok_weak)
    theme.set_mode(ThemeMode.DARK)
    assert fill(button) == QColor(DARK.ok_weak)
    window.close()


def test_the_focus_is_visible(qtbot: QtBot, theme: Theme) -> None:
    first, second = ActionButton(theme, "First"), ActionButton(theme, "Second")
    window = shown(qtbot, first, second)
    first.setFocus()
    idle = second.grab().toImage()
    second.setFocus()
    qtbot.waitUntil(second.hasFocus)
    focused = second.grab().toImage()
    assert idle.pixelColor(second.width() // 2, 1) != QColor(LIGHT.focus)
    assert focused.pixelColor(second.width() // 2, 1) == QColor(LIGHT.focus)
    window.close()


def test_a_detail_of_the_same_length_does_not_move_anything(qtbot: QtBot, theme: Theme) -> None:
    button = ActionButton(theme, "Lunch", detail="00:12", chevron=True, icon="lunch")
    qtbot.addWidget(button)
    before = button.sizeHint()
    button.set_detail("00:17")
    assert button.sizeHint() == before
    button.set_detail("1:00:17")
    assert button.sizeHint().width() > before.width()
    button.set_icon("")
    assert button.sizeHint().width() < before.width() + 24


def test_an_icon_button_says_its_name_and_key(qtbot: QtBot, theme: Theme) -> None:
    button = IconButton(theme, "gear", "Settings", "Ctrl+,")
    window = shown(qtbot, button)
    assert button.accessibleName() == "Settings"
    assert button.toolTip() == "<qt>Settings (Ctrl+,)</qt>"
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    button.set_refusal("Not while <i>offline</i>")
    assert button.toolTip() == "<qt>Not while &lt;i&gt;offline&lt;/i&gt;</qt>"
    button.set_refusal("")
    assert button.isEnabled()
    assert button.toolTip() == "<qt>Settings (Ctrl+,)</qt>"


def test_an_icon_button_is_tinted_anew(qtbot: QtBot, theme: Theme) -> None:
    button = IconButton(theme, "dot", "Record", role="danger")
    qtbot.addWidget(button)
    before = button.icon().cacheKey()
    theme.set_mode(ThemeMode.DARK)
    assert button.icon().cacheKey() != before
    image = button.icon().pixmap(18).toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2) == QColor(DARK.danger)
    button.set_icon("moon", "text")


def test_a_key_hint_without_a_key_is_hidden(qtbot: QtBot, theme: Theme) -> None:
    hint = KeyHint(theme, "Ctrl+K")
    qtbot.addWidget(hint)
    assert hint.accessibleName() == "Ctrl+K"
    wide = hint.sizeHint().width()
    hint.set_key("F2")
    assert hint.sizeHint().width() < wide
    hint.set_key("")
    assert hint.isHidden()
