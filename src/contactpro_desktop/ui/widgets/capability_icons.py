"""What an agent can serve: phone, chat, mail."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from contactpro_desktop.ui.theme.paint import (
    CAPABILITIES,
    Capability,
    capabilities_size,
    capability_rect,
    draw_capabilities,
)
from contactpro_desktop.ui.theme.theme import Theme


def capability_text(name: Capability, on: bool) -> str:
    """The words for one icon, for tool tips and screen readers."""
    translate = QCoreApplication.translate
    match name, on:
        case "phone", True:
            return translate("Capabilities", "Takes calls")
        case "phone", False:
            return translate("Capabilities", "Does not take calls")
        case "chat", True:
            return translate("Capabilities", "Takes chats")
        case "chat", False:
            return translate("Capabilities", "Does not take chats")
        case "mail", True:
            return translate("Capabilities", "Takes e-mail and tasks")
        case _:
            return translate("Capabilities", "Does not take e-mail or tasks")


def capabilities_text(on: Collection[str]) -> str:
    """All three, in one sentence."""
    return ", ".join(capability_text(name, name in on) for name in CAPABILITIES)


def capability_tip(rect: QRect, position: QPoint, on: Collection[str]) -> str:
    """The tool tip at `position` when the icons are painted in `rect`; empty between them."""
    for index, name in enumerate(CAPABILITIES):
        if capability_rect(rect, index).contains(position):
            return capability_text(name, name in on)
    return ""


class CapabilityIcons(QWidget):
    """The three icons as a widget; delegates paint them with `draw_capabilities`."""

    def __init__(
        self, theme: Theme, on: Collection[str] = (), *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._on: frozenset[str] = frozenset()
        self.setFixedSize(capabilities_size())
        self.set_capabilities(on)

    @property
    def capabilities(self) -> frozenset[str]:
        return self._on

    def set_capabilities(self, on: Collection[str]) -> None:
        """`on` holds any of `phone`, `chat`, `mail`."""
        self._on = frozenset(on)
        self.setAccessibleName(capabilities_text(self._on))
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = capability_tip(self.rect(), event.pos(), self._on)
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_capabilities(QPainter(self), self.rect(), self._theme, self._on)
