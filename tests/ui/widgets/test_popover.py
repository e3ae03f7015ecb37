"""Popovers open under their anchor and close by themselves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.keys.shortcut import ActionShortcut
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.popover import Popover


class Scene:
    """A window with an anchor and another field, and a popover with a field inside."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.window = QWidget()
        self.window.resize(600, 400)
        self.anchor = QPushButton("Transfer")
        self.other = QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.anchor)
        layout.addWidget(self.other)
        layout.addStretch(1)
        self.content = QWidget()
        self.inside = QLineEdit()
        QVBoxLayout(self.content).addWidget(self.inside)
        self.popover = Popover(theme, self.content, self.window)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.anchor.setFocus()


@pytest.fixture
def scene(qtbot: QtBot, theme: Theme) -> Scene:
    return Scene(qtbot, theme)


def test_it_opens_under_its_anchor_and_takes_the_focus_inside(qtbot: QtBot, scene: Scene) -> None:
    scene.popover.open_at(scene.anchor)
    assert scene.popover.is_open
    assert scene.popover.isVisible()
    assert not scene.popover.isWindow()
    below = scene.anchor.mapTo(scene.window, QPoint(0, scene.anchor.height()))
    top = scene.content.mapTo(scene.window, QPoint(0, 0))
    assert 0 < top.y() - below.y() < 16
    qtbot.waitUntil(scene.inside.hasFocus)


def test_the_content_may_say_where_the_focus_goes(scene: Scene) -> None:
    wanted = QLineEdit(scene.content)
    scene.content.setFocusProxy(wanted)
    scene.popover.open_at(scene.anchor)
    assert wanted.hasFocus()
    scene.popover.close_popover()
    wanted.setEnabled(False)
    scene.popover.open_at(scene.anchor)
    assert scene.inside.hasFocus()


def test_esc_closes_and_gives_the_focus_back(qtbot: QtBot, scene: Scene) -> None:
    scene.popover.open_at(scene.anchor)
    with qtbot.waitSignal(scene.popover.closed):
        qtbot.keyClick(scene.inside, Qt.Key.Key_Escape)
    assert scene.popover.isHidden()
    assert scene.anchor.hasFocus()


def test_the_focus_goes_to_the_anchor_where_the_widget_of_before_is_gone(
    qtbot: QtBot, scene: Scene
) -> None:
    scene.other.setFocus()
    scene.popover.open_at(scene.anchor)
    scene.other.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    with qtbot.waitSignal(scene.popover.closed):
        qtbot.keyClick(scene.inside, Qt.Key.Key_Escape)
    assert scene.anchor.hasFocus()


def test_focus_elsewhere_closes_and_is_left_there(qtbot: QtBot, scene: Scene) -> None:
    scene.popover.open_at(scene.anchor)
    with qtbot.waitSignal(scene.popover.closed):
        scene.other.setFocus()
    assert scene.other.hasFocus()


@pytest.fixture
def finished(scene: Scene, theme: Theme) -> Iterator[list[str]]:
    """What the key that finishes does behind the popover."""
    done: list[str] = []
    ActionShortcut(theme.keys, ActionId.FINISH, scene.window, lambda: done.append("finished"))
    yield done
    theme.keys.reset_all()


def test_no_key_finishes_what_lies_behind_a_popover_one_types_in(
    qtbot: QtBot, scene: Scene, theme: Theme, finished: list[str]
) -> None:
    scene.popover.open_at(scene.anchor)
    qtbot.keyClick(scene.inside, Qt.Key.Key_F10)
    scene.anchor.setFocus()
    assert scene.popover.is_open
    qtbot.keyClick(scene.anchor, Qt.Key.Key_F10)
    assert finished == []
    scene.popover.close_popover()
    qtbot.keyClick(scene.anchor, Qt.Key.Key_F10)
    assert finished == ["finished"]


def test_the_agent_s_own_keys_are_kept_out_in_their_place(
    qtbot: QtBot, scene: Scene, theme: Theme, finished: list[str]
) -> None:
    assert theme.keys.choose(ActionId.FINISH, "F7") == ""
    scene.popover.open_at(scene.anchor)
    qtbot.keyClick(scene.inside, Qt.Key.Key_F7)
    assert finished == []


def test_a_popover_in_which_nobody_types_keeps_no_key_out(
    qtbot: QtBot, scene: Scene, finished: list[str]
) -> None:
    scene.inside.setReadOnly(True)
    scene.popover.open_at(scene.anchor)
    qtbot.keyClick(scene.inside, Qt.Key.Key_F10)
    assert finished == ["finished"]


def test_other_keys_act_while_one_types(
    qtbot: QtBot, scene: Scene, theme: Theme, finished: list[str]
) -> None:
    ActionShortcut(theme.keys, ActionId.HOLD, scene.window, lambda: finished.append("held"))
    scene.popover.open_at(scene.anchor)
    qtbot.keyClick(scene.inside, Qt.Key.Key_F3)
    assert finished == ["held"]


def test_a_click_on_the_window_closes(qtbot: QtBot, scene: Scene) -> None:
    scene.popover.open_at(scene.anchor)
    with qtbot.waitSignal(scene.popover.closed):
        qtbot.mouseClick(scene.window, Qt.MouseButton.LeftButton, pos=QPoint(590, 390))


def test_a_click_inside_does_not(qtbot: QtBot, scene: Scene) -> None:
    scene.popover.open_at(scene.anchor)
    qtbot.mouseClick(scene.content, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert scene.popover.is_open


def test_it_goes_when_its_anchor_goes(qtbot: QtBot, scene: Scene) -> None:
    scene.popover.open_at(scene.anchor)
    with qtbot.waitSignal(scene.popover.closed):
        scene.anchor.hide()


def test_it_stays_within_the_window_when_that_shrinks(qtbot: QtBot, scene: Scene) -> None:
    scene.content.setFixedWidth(280)
    scene.popover.open_at(scene.anchor, align_right=True)
    scene.window.resize(320, 400)
    qtbot.waitUntil(
        lambda: scene.content.mapTo(scene.window, QPoint(280, 0)).x() <= scene.window.width()
    )
    assert scene.content.mapTo(scene.window, QPoint(0, 0)).x() >= 0


def test_closing_twice_tells_once(qtbot: QtBot, scene: Scene) -> None:
    scene.popover.open_at(scene.anchor)
    told: list[bool] = []
    scene.popover.closed.connect(lambda: told.append(True))
    scene.popover.close_popover()
    scene.popover.close_popover()
    assert told == [True]


def test_it_can_open_again(qtbot: QtBot, scene: Scene) -> None:
    for _ in range(2):
        scene.popover.open_at(scene.anchor)
        scene.popover.close_popover()
    scene.popover.open_at(scene.other)
    assert scene.popover.is_open


def test_the_anchor_toggles(qtbot: QtBot, scene: Scene) -> None:
    scene.anchor.clicked.connect(lambda: scene.popover.toggle_at(scene.anchor))
    seen = []
    for _ in range(3):
        qtbot.mouseClick(scene.anchor, Qt.MouseButton.LeftButton)
        seen.append(scene.popover.is_open)
    assert seen == [True, False, True]


def test_esc_on_the_anchor_closes_too(qtbot: QtBot, scene: Scene) -> None:
    scene.popover.open_at(scene.anchor)
    scene.anchor.setFocus()
    assert scene.popover.is_open
    qtbot.keyClick(scene.anchor, Qt.Key.Key_Escape)
    assert not scene.popover.is_open


def test_it_grows_with_its_content_but_not_out_of_the_window(qtbot: QtBot, scene: Scene) -> None:
    scene.popover.open_at(scene.anchor)
    scene.content.setFixedHeight(360)
    qtbot.waitUntil(lambda: scene.content.height() == 360)
    qtbot.waitUntil(
        lambda: scene.content.mapTo(scene.window, QPoint(0, 360)).y() <= scene.window.height()
    )


def test_without_room_below_it_opens_above(scene: Scene) -> None:
    scene.content.setFixedHeight(150)
    low = QPushButton("Emoji", scene.window)
    low.setGeometry(10, 350, 80, 30)
    low.show()
    scene.popover.open_at(low)
    bottom = scene.content.mapTo(scene.window, QPoint(0, scene.content.height())).y()
    assert bottom <= low.y()


def test_it_goes_with_what_it_was_made_for(qtbot: QtBot, theme: Theme, scene: Scene) -> None:
    part = QWidget(scene.window)
    popover = Popover(theme, QLineEdit(), part)
    popover.open_at(scene.anchor)
    popover.close_popover()
    with qtbot.waitSignal(popover.destroyed):
        part.deleteLater()


def test_what_is_to_be_made_is_made_once_at_the_first_opening(qtbot: QtBot, scene: Scene) -> None:
    made: list[QLineEdit] = []

    def make() -> QLineEdit:
        made.append(QLineEdit())
        return made[-1]

    popover = Popover(scene.popover._theme, make, scene.window)
    assert not made
    popover.open_at(scene.anchor)
    assert popover.isAncestorOf(made[0])
    qtbot.waitUntil(made[0].hasFocus)
    popover.close_popover()
    popover.open_at(scene.anchor)
    assert len(made) == 1
