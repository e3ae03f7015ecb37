"""Menus that hang under a button without running a loop of their own."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu

from contactpro_desktop.ui.widgets.text import plain_caption, plain_tooltip

_DROP = 4


def open_on_click(button: QAbstractButton, menu: QMenu) -> None:
    """Have a click, or the button's key, open `menu` under it.

    `setMenu` is not used because it runs a nested event loop while the menu is open.
    """
    button.clicked.connect(lambda: open_below(menu, button))


def open_below(menu: QMenu, button: QAbstractButton) -> None:
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + _DROP)))


def add_entry(menu: QMenu, text: str, note: str = "") -> QAction:
    """An entry that shows remote `text` literally, in its tool tip too; the note is set behind."""
    action = menu.addAction(f"{plain_caption(text)}\t{note}" if note else plain_caption(text))
    action.setToolTip(plain_tooltip(text))
    return action
