"""Menus that hang under a button without running a loop of their own."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu

from contactpro_desktop.ui.widgets.text import plain_caption, plain_tooltip

_DROP = 4
_EDGE = 8


def open_on_click(button: QAbstractButton, menu: QMenu) -> None:
    """Have a click, or the button's key, open `menu` under it.

    `setMenu` is not used because it runs a nested event loop while the menu is open.
    """
    button.clicked.connect(lambda: open_below(menu, button))


def open_below(menu: QMenu, button: QAbstractButton) -> None:
    """Open `menu` under `button`, or over it where the window ends; never beyond its right edge.

    The place is settled once the menu is up: one that fills itself has its size only then.
    """
    window = button.window()
    place = button.mapTo(window, QPoint(0, button.height() + _DROP))
    menu.popup(window.mapToGlobal(place))
    if place.y() + menu.height() > window.height():
        place.setY(place.y() - button.height() - 2 * _DROP - menu.height())
    place.setX(max(0, min(place.x(), window.width() - menu.width() - _EDGE)))
    menu.move(window.mapToGlobal(place))


def add_entry(menu: QMenu, text: str, note: str = "") -> QAction:
    """An entry that shows remote `text` literally, in its tool tip too; the note is set behind."""
    action = menu.addAction(f"{plain_caption(text)}\t{note}" if note else plain_caption(text))
    action.setToolTip(plain_tooltip(text))
    return action
