"""Every control can be found by a test, a screen reader and the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from contactpro_desktop.ui.main_window import MainWindow
from tests.ui import scenes
from tests.ui.support import Office

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QMenu,
    QPlainTextEdit, QTabBar, QTextEdit,
)  # fmt: skip


@pytest.fixture(params=["sign_in", "workspace"])
def window(office: Office, qtbot: QtBot, request: pytest.FixtureRequest) -> MainWindow:
    window = MainWindow(office.services)
    qtbot.addWidget(window)
    window.start()
    assert window.sign_in is not None
    if request.param == "workspace":
        window.sign_in.signed_in.emit()
        office.say(*scenes.working())
        office.store.show(scenes.PEDRO)
        office.store.show(scenes.ROSA)
    return window


def controls(window: MainWindow) -> list[QWidget]:
    """What the agent can use, the insides of Qt's own compound widgets left out."""
    view = window.currentWidget()
    assert view is not None
    found = [w for w in view.findChildren(QWidget) if isinstance(w, CONTROLS)]
    return [w for w in found if not w.objectName().startswith("qt_") and not _is_inside(w)]


def _is_inside(widget: QWidget) -> bool:
    """Whether it is a part of another control: the list of a combo box, a header of a table."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, (QComboBox, QAbstractSpinBox, QTabBar, QLineEdit)):
            return True
        parent = parent.parentWidget()
    return isinstance(widget, QHeaderView)


def test_every_control_has_a_name_of_its_own(window: MainWindow) -> None:
    nameless = [repr(widget) for widget in controls(window) if not widget.objectName()]
    assert nameless == []


def test_every_control_says_what_it_is(window: MainWindow) -> None:
    silent = [
        widget.objectName()
        for widget in controls(window)
        if widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not isinstance(widget, QMenu)
    ]
    assert silent == []


def test_every_button_explains_itself(window: MainWindow) -> None:
    buttons = [w for w in controls(window) if isinstance(w, QAbstractButton) and w.isVisible()]
    assert [button.objectName() for button in buttons if not button.toolTip()] == []
