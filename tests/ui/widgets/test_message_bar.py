"""Notices: stacked, replaced by key, acted on and dismissed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.ui.theme.theme import Theme, ThemeMode
from contactpro_desktop.ui.widgets.message_bar import MessageBar, NoticeRow


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> MessageBar:
    made = MessageBar(theme)
    qtbot.addWidget(made)
    made.move(300, 300)  # away from the pointer, which would keep places empty
    QCursor.setPos(0, 0)
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


@pytest.fixture
def column(qtbot: QtBot, theme: Theme) -> Iterator[QWidget]:
    """A bar, and under it a button as large as a header that ends the call."""
    window = QWidget()
    bar, end = MessageBar(theme), QPushButton("Hang up")
    end.setObjectName("end")
    end.setFixedHeight(60)
    rows = QVBoxLayout(window)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    rows.addWidget(bar)
    rows.addWidget(end)
    rows.addStretch(1)
    window.resize(600, 400)
    window.move(300, 300)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    QCursor.setPos(0, 0)


def parts(column: QWidget) -> tuple[MessageBar, QPushButton]:
    bar, end = column.findChild(MessageBar), column.findChild(QPushButton, "end")
    assert bar is not None
    assert end is not None
    return bar, end


def point_at(bar: MessageBar, key: str, qtbot: QtBot) -> QPoint:
    """Put the pointer on the cross of a notice; where that is in the window."""
    cross = button_of(bar, key, "noticeDismiss")
    assert cross is not None
    qtbot.waitUntil(lambda: cross.width() > 0 and bar.height() >= 40 * len(bar.keys))
    spot = cross.mapTo(bar.window(), cross.rect().center())
    QCursor.setPos(bar.window().mapToGlobal(spot))
    return spot


def lay_out(column: QWidget) -> None:
    layout = column.layout()
    assert layout is not None
    layout.activate()


def double_click(column: QWidget, spot: QPoint) -> None:
    """As a hand does it: each press goes to what is there by then."""
    window = column.windowHandle()
    left = Qt.MouseButton.LeftButton
    for _ in range(2):
        QTest.mousePress(window, left, Qt.KeyboardModifier.NoModifier, spot)
        QTest.mouseRelease(window, left, Qt.KeyboardModifier.NoModifier, spot)
        lay_out(column)


def test_a_double_click_on_the_cross_presses_nothing_beneath(qtbot: QtBot, column: QWidget) -> None:
    bar, end = parts(column)
    ended: list[bool] = []
    end.clicked.connect(ended.append)
    bar.show_message("hint", "Try F2")
    double_click(column, point_at(bar, "hint", qtbot))
    assert (bar.keys, ended) == ((), [])
    assert end.y() == bar.height() > 0


def test_a_double_click_on_the_cross_closes_one_notice_only(qtbot: QtBot, column: QWidget) -> None:
    bar, _ = parts(column)
    bar.show_message("first", "Try F2")
    bar.show_message("second", "Try F3")
    double_click(column, point_at(bar, "first", qtbot))
    assert bar.keys == ("second",)


def test_an_empty_place_goes_when_the_pointer_has_left(qtbot: QtBot, column: QWidget) -> None:
    bar, end = parts(column)
    bar.show_message("hint", "Try F2")
    point_at(bar, "hint", qtbot)
    bar.remove("hint")
    hold = bar.findChild(QTimer)
    assert hold is not None
    hold.timeout.emit()
    lay_out(column)
    assert end.y() > 0, "the pointer is still there"
    QCursor.setPos(0, 0)
    qtbot.waitUntil(lambda: end.y() == 0)
    assert bar.isHidden()


def test_what_expires_beside_the_pointer_moves_nothing_at_once(
    qtbot: QtBot, column: QWidget
) -> None:
    bar, end = parts(column)
    bar.show_message("hint", "Try F2")
    point_at(bar, "hint", qtbot)
    QCursor.setPos(end.mapToGlobal(end.rect().center()))
    before = end.y()
    bar.remove("hint")
    lay_out(column)
    assert end.y() == before


def test_a_new_notice_takes_the_room_of_one_that_went(qtbot: QtBot, column: QWidget) -> None:
    bar, end = parts(column)
    bar.show_message("hint", "Try F2")
    point_at(bar, "hint", qtbot)
    QCursor.setPos(end.mapToGlobal(end.rect().center()))
    before = end.y()
    bar.remove("hint")
    bar.show_message("other", "Try F3")
    lay_out(column)
    assert end.y() == before


def test_under_the_pointer_no_new_notice_comes_up(qtbot: QtBot, column: QWidget) -> None:
    bar, _ = parts(column)
    bar.show_message("hint", "Try F2")
    spot = point_at(bar, "hint", qtbot)
    bar.remove("hint")
    bar.show_message("other", "Try F3")
    lay_out(column)
    assert notice_of(bar, "other").y() > bar.mapFrom(column, spot).y()


def test_places_do_not_pile_up_below_the_pointer(qtbot: QtBot, column: QWidget) -> None:
    bar, end = parts(column)
    bar.show_message("hint", "Try F2")
    point_at(bar, "hint", qtbot)
    bar.remove("hint")
    qtbot.waitUntil(lambda: end.y() > 0)
    alone = end.y()
    bar.show_message("other", "Try F3")
    qtbot.waitUntil(lambda: end.y() > alone)
    bar.remove("other")
    qtbot.waitUntil(lambda: end.y() == alone)
