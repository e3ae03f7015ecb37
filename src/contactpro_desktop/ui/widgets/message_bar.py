"""Notices that stay until they are dealt with."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCursor, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

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

    A notice that goes under the pointer or near it leaves its place empty for a double click's
    time, and for as long as the pointer stays: else that click would press what comes up there.
    """

    acted = Signal(str)
    dismissed = Signal(str)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notices: dict[str, NoticeRow] = {}
        self._gaps: list[QWidget] = []
        self._reach = theme.tokens.space(5)
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(QApplication.doubleClickInterval())
        self._hold.timeout.connect(self._close_gaps)
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
            self._make_room()
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
        if self._is_near(self._pointer()):
            self._leave_gap(notice)
        self._column.removeWidget(notice)
        _discard(notice)
        self._show_or_hide()

    def _leave_gap(self, notice: NoticeRow) -> None:
        gap = QWidget()
        gap.setFixedHeight(notice.height())
        self._column.replaceWidget(notice, gap)
        gap.show()
        self._gaps.append(gap)
        self._hold.start()

    def _make_room(self) -> None:
        """A new notice takes the room of a gap, unless that would move what is pointed at."""
        if self._gaps and not self.rect().contains(self._pointer()):
            self._drop_gap(self._gaps[0])

    def _close_gaps(self) -> None:
        """Those under which nothing is pointed at."""
        pointer = self._pointer()
        near = self._is_near(pointer)
        for gap in tuple(self._gaps):
            if not near or gap.y() > pointer.y():
                self._drop_gap(gap)
        self._show_or_hide()
        if self._gaps:
            self._hold.start()

    def _drop_gap(self, gap: QWidget) -> None:
        self._gaps.remove(gap)
        self._column.removeWidget(gap)
        _discard(gap)

    def _show_or_hide(self) -> None:
        self.setVisible(bool(self._notices or self._gaps))

    def _pointer(self) -> QPoint:
        return self.mapFromGlobal(QCursor.pos())

    def _is_near(self, pointer: QPoint) -> bool:
        reach = self._reach
        around = self.rect().adjusted(-reach, -reach, reach, reach)
        return self.isVisible() and around.contains(pointer)

    def _dismiss(self, key: str) -> None:
        self.remove(key)
        self.dismissed.emit(key)

    def _announce(self, text: str, severity: Severity) -> None:
        event = QAccessibleAnnouncementEvent(self, text)
        if severity in ("warn", "danger"):
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def _discard(part: QWidget) -> None:
    part.hide()
    part.deleteLater()
