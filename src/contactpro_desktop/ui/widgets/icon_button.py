"""A square button with an icon only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QToolButton, QWidget

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole
from contactpro_desktop.ui.widgets.key_hint import key_text
from contactpro_desktop.ui.widgets.text import plain, plain_tooltip


class IconButton(QToolButton):
    """Its `name` says what it does, in the tool tip (with the key) and to screen readers."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        key: QKeySequence | str = "",
        *,
        role: ColorRole = "text",
        size: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._role: ColorRole = role
        self._key = QKeySequence(key)
        side = size or theme.tokens.control_height
        self.setFixedSize(side, side)
        self.setIconSize(QSize(theme.tokens.icon_size, theme.tokens.icon_size))
        self.setAutoRaise(True)
        self.setShortcut(self._key)
        self.set_name(name)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(plain(name))
        key = "" if self._key.isEmpty() else f" ({key_text(self._key)})"
        self.setToolTip(plain_tooltip(name + key))

    def set_icon(self, icon: str, role: ColorRole | None = None) -> None:
        self._icon = icon
        self._role = role or self._role
        self._restyle()

    def set_refusal(self, reason: str) -> None:
        """Disable with a reason for the tool tip and screen readers; an empty one enables."""
        self.setEnabled(not reason)
        self.setAccessibleDescription(plain(reason))
        if reason:
            self.setToolTip(plain_tooltip(reason))
        else:
            self.set_name(self.accessibleName())

    def event(self, event: QEvent) -> bool:
        """The key clicks at once: Qt would hold the button down for a tenth of a second first."""
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)

    def _restyle(self) -> None:
        self.setIcon(self._theme.icon(self._icon, self._role, self._theme.tokens.icon_size))
