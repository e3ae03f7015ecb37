"""A shortcut of an action."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.keys.keys import Keys


class ActionShortcut(QShortcut):
    """Calls `act` on the key that the action has at that moment, in the window of `owner`.

    `number` is that of a conversation in the list, from 1.
    """

    def __init__(
        self,
        keys: Keys,
        action: ActionId,
        owner: QWidget,
        act: Callable[[], object],
        *,
        number: int = 1,
    ) -> None:
        super().__init__(owner)
        self._keys = keys
        self._action = action
        self._number = number
        self.activated.connect(act)
        keys.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setKey(QKeySequence(self._keys.key_of(self._action, self._number)))
