"""Notices that stay until they are dealt with."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel

Severity = Literal["info", "ok", "warn", "danger"]

_LOOKS: dict[Severity, tuple[str, ColorRole]] = {
    "info": ("info", "accent"),
    "ok": ("check", "ok"),
    "warn": ("warning", "warn"),
    "danger": ("error", "danger"),
}


class NoticeRow(QFrame):
    """One row: icon, text, at most one action, and a way to dismiss it."""

    acted = Signal()
    dismissed = Signal()

    def __init__(
        self, theme: Theme, text: str, severity: Severity, action: str, dismissible: bool
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icon_name, self._icon_role = _LOOKS[severity]
        self.setProperty("kind", f"notice-{severity}")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = PlainLabel(theme)
        self._text = PlainLabel(theme, text, wrap=True)
        self._text.setObjectName("noticeText")
        self._action = self._action_button(action) if action else None
        self.setMinimumHeight(theme.tokens.space(5))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(theme.tokens.space(1.5))
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        if self._action is not None:
            row.addWidget(self._action)
        if dismissible:
            row.addWidget(self._dismiss_button())
        self.setAccessibleName(self._text.text())
        self._restyle()
        theme.changed.connect(self._restyle)

    @property
    def text(self) -> str:
        return self._text.text()

    def set_text(self, text: str) -> None:
        """Other words in place, without an announcement: for a notice that counts down."""
        self._text.setText(text)
        self.setAccessibleName(self._text.text())

    def set_refusal(self, reason: str) -> None:
        """Disable the action, where there is one, with a reason; an empty one enables it."""
        if self._action is not None:
            self._action.set_refusal(reason)

    def _action_button(self, action: str) -> ActionButton:
        button = ActionButton(self._theme, action)
        button.setObjectName("noticeAction")
        button.clicked.connect(self.acted)
        return button

    def _dismiss_button(self) -> IconButton:
        button = IconButton(self._theme, "close", self.tr("Dismiss"), size=28)
        button.setObjectName("noticeDismiss")
        button.clicked.connect(self.dismissed)
        return button

    def _restyle(self) -> None:
        pixmap: QPixmap = self._theme.pixmap(self._icon_name, self._icon_role)
        self._icon.setPixmap(pixmap)


class MessageBar(QWidget):
    """A stack of notices, the newest at the bottom, each under a key of the caller's.

    Showing a key again replaces its notice in place. New text is announced to screen readers.
    """

    acted = Signal(str)
    dismissed = Signal(str)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notices: dict[str, NoticeRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setAccessibleName(self.tr("Notices"))
        self.hide()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the notices shown, from top to bottom."""
        return tuple(self._notices)

    def notice(self, key: str) -> NoticeRow | None:
        return self._notices.get(key)

    def show_message(
        self,
        key: str,
        text: str,
        severity: Severity = "info",
        *,
        action: str = "",
        dismissible: bool = True,
    ) -> None:
        """`action` is the text of a button; pressing it emits `acted` with the key."""
        notice = NoticeRow(self._theme, text, severity, action, dismissible)
        notice.acted.connect(lambda: self.acted.emit(key))
        notice.dismissed.connect(lambda: self._dismiss(key))
        previous = self._notices.get(key)
        self._notices[key] = notice
        if previous is None:
            self._column.addWidget(notice)
        else:
            self._column.replaceWidget(previous, notice)
            _discard(previous)
        notice.show()
        self.show()
        self._announce(notice.text, severity)

    def remove(self, key: str) -> None:
        """Take a notice away without emitting `dismissed`; an unknown key is fine."""
        notice = self._notices.pop(key, None)
        if notice is None:
            return
        self._column.removeWidget(notice)
        _discard(notice)
        self.setVisible(bool(self._notices))

    def _dismiss(self, key: str) -> None:
        self.remove(key)
        self.dismissed.emit(key)

    def _announce(self, text: str, severity: Severity) -> None:
        event = QAccessibleAnnouncementEvent(self, text)
        if severity in ("warn", "danger"):
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def _discard(notice: NoticeRow) -> None:
    notice.hide()
    notice.deleteLater()
