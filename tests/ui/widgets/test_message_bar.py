"""Notices: stacked, replaced by key, acted on and dismissed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from contactpro_desktop.ui.theme.theme import Theme, ThemeMode
from contactpro_desktop.ui.widgets.message_bar import MessageBar, NoticeRow


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> MessageBar:
    made = MessageBar(theme)
    qtbot.addWidget(made)
    return made


def notice_of(bar: MessageBar, key: str) -> NoticeRow:
    notice = bar.notice(key)
    assert notice is not None
    return notice


def button_of(bar: MessageBar, key: str, name: str) -> QAbstractButton | None:
    found: QAbstractButton | None = notice_of(bar, key).findChild(QAbstractButton, name)
    return found


def test_notices_stack_and_the_bar_hides_without_any(bar: MessageBar) -> None:
    assert bar.isHidden()
    bar.show_message("net", "Connection lost", "danger")
    bar.show_message("keys", "Keyring unavailable", "warn")
    assert bar.keys == ("net", "keys")
    assert bar.isVisible()
    bar.remove("net")
    bar.remove("keys")
    bar.remove("never shown")
    assert bar.keys == ()
    assert bar.isHidden()


def test_the_same_key_replaces_in_place(bar: MessageBar) -> None:
    bar.show_message("net", "Trying again in 4 s", "danger")
    bar.show_message("keys", "Keyring unavailable", "warn")
    bar.show_message("net", "Connected", "ok")
    assert bar.keys == ("net", "keys")
    assert notice_of(bar, "net").text == "Connected"
    layout = bar.layout()
    assert layout is not None
    assert layout.indexOf(notice_of(bar, "net")) == 0
    assert layout.count() == 2


def test_markup_is_shown_literally(bar: MessageBar) -> None:
    bar.show_message("x", "<b>canary</b><img src=x>")
    assert notice_of(bar, "x").text == "<b>canary</b><img src=x>"
    assert notice_of(bar, "x").accessibleName() == "<b>canary</b><img src=x>"


def test_an_action_tells_its_key(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message("net", "Connection lost", "danger", action="Try now")
    button = button_of(bar, "net", "noticeAction")
    assert button is not None
    with qtbot.waitSignal(bar.acted) as signal:
        button.click()
    assert signal.args == ["net"]
    assert bar.keys == ("net",)


def test_dismissing_removes_and_tells(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message("hint", "Try F2")
    button = button_of(bar, "hint", "noticeDismiss")
    assert button is not None
    with qtbot.waitSignal(bar.dismissed) as signal:
        button.click()
    assert signal.args == ["hint"]
    assert bar.keys == ()


def test_what_cannot_be_dismissed_has_no_button(bar: MessageBar) -> None:
    bar.show_message("net", "Connection lost", dismissible=False)
    assert button_of(bar, "net", "noticeDismiss") is None


def test_severities_look_different_in_both_themes(theme: Theme, bar: MessageBar) -> None:
    looks = []
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        theme.set_mode(mode)
        for severity in ("info", "ok", "warn", "danger"):
            bar.show_message("x", "same words", severity)
            looks.append(notice_of(bar, "x").grab().toImage().pixelColor(2, 2).name())
    assert len(set(looks)) == 8
