"""A square button with an icon only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QToolButton, QWidget

from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.keys.notation import key_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole
from contactpro_desktop.ui.widgets.text import plain, plain_tooltip


class IconButton(QToolButton):
    """Its `name` says what it does, in the tool tip (with the key) and to screen readers. The key
    is that of an action, whichever it is at the moment, or a fixed one."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        key: ActionId | str = "",
        *,
        role: ColorRole = "text",
        size: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._role: ColorRole = role
        self._wanted_key = key
        self._key = QKeySequence()
        self._refusal = ""
        side = size or theme.tokens.control_height
        self.setFixedSize(side, side)
        self.setIconSize(QSize(theme.tokens.icon_size, theme.tokens.icon_size))
        self.setAutoRaise(True)
        self.set_name(name)
        self._follow_keys()
        self._restyle()
        theme.keys.changed.connect(self._follow_keys)
        theme.changed.connect(self._restyle)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(plain(name))
        self._update_tip()

    def set_icon(self, icon: str, role: ColorRole | None = None) -> None:
        self._icon = icon
        self._role = role or self._role
        self._restyle()

    def set_refusal(self, reason: str) -> None:
        """Disable with a reason for the tool tip and screen readers; an empty one enables."""
        self._refusal = plain(reason)
        self.setEnabled(not self._refusal)
        self.setAccessibleDescription(self._refusal)
        self._update_tip()

    def event(self, event: QEvent) -> bool:
        """The key clicks at once: Qt would hold the button down for a tenth of a second first."""
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)

    def _follow_keys(self) -> None:
        self._key = self._theme.keys.sequence(self._wanted_key)
        self.setShortcut(self._key)
        self._update_tip()

    def _update_tip(self) -> None:
        key = "" if self._key.isEmpty() else f" ({key_text(self._key)})"
        self.setToolTip(plain_tooltip(self._refusal or self.accessibleName() + key))

    def _restyle(self) -> None:
        self.setIcon(self._theme.icon(self._icon, self._role, self._theme.tokens.icon_size))
