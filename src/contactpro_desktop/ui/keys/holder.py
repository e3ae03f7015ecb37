"""Finds what a key does at this moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from contactpro_desktop.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """`run` does what the key would; `reason` says why it is not `possible`, if that is known."""

    run: Callable[[], None]
    possible: bool = True
    reason: str = ""


def key_holder(window: QWidget, key: str) -> KeyHolder:
    """Who in sight answers to a key; nothing is possible while nobody does."""
    wanted = QKeySequence(key)
    for button in window.findChildren(QAbstractButton):
        if button.shortcut() == wanted and button.isVisible():
            return KeyHolder(button.click, button.isEnabled(), button.accessibleDescription())
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        in_sight = isinstance(owner, QWidget) and owner.isVisible()
        if shortcut.key() == wanted and shortcut.isEnabled() and in_sight:
            return KeyHolder(shortcut.activated.emit)
    return KeyHolder(lambda: None, possible=False)
