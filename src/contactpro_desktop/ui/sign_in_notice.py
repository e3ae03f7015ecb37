"""What the sign-in form says above its fields."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.message_bar import Severity
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import plain

_ICONS = {"info": "info", "ok": "check", "warn": "warning", "danger": "error"}


class SignInNotice(QFrame):
    """One message, or the question whether to take over a session. Hidden while there is none."""

    confirmed = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._severity: Severity = "info"
        self._icon = PlainLabel(theme)
        self._text = PlainLabel(theme, wrap=True)
        self._confirm = ActionButton(theme, self.tr("Take over"), kind="primary")
        self._cancel = ActionButton(theme, self.tr("Cancel"))
        self.setObjectName("signInNotice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text.setObjectName("signInMessage")
        self._confirm.setObjectName("takeOver")
        self._confirm.set_tip(self.tr("Close the other session and sign in here"))
        self._cancel.setObjectName("cancelTakeOver")
        self._cancel.set_tip(self.tr("Leave the other session alone"))
        self._confirm.clicked.connect(self.confirmed)
        self._cancel.clicked.connect(self.cancelled)
        self._lay_out()
        self.clear()
        theme.changed.connect(self._restyle)

    @property
    def text(self) -> str:
        return self._text.text()

    def clear(self) -> None:
        self.hide()
        self._text.setText("")

    def show_text(self, text: str, severity: Severity) -> None:
        self._present(text, severity, asking=False)

    def ask_to_take_over(self, elsewhere: str) -> None:
        """`elsewhere` says since when and where from, as far as it is known."""
        where = f" ({self._since(elsewhere)})" if elsewhere else ""
        text = self.tr(
            "You are already signed in somewhere else{0}. If you continue here, that session is "
            "closed; its conversations come with you."
        ).format(where)
        self._present(text, "warn", asking=True)
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _since(self, elsewhere: str) -> str:
        """A time as people read it, where it is one; else the words as they came."""
        since = QDateTime.fromString(elsewhere, Qt.DateFormat.ISODate)
        if not since.isValid():
            return plain(elsewhere, 80)
        return self.locale().toString(since.toLocalTime(), QLocale.FormatType.ShortFormat)

    def _present(self, text: str, severity: Severity, *, asking: bool) -> None:
        self._severity = severity
        self._text.setText(text)
        self._confirm.setVisible(asking)
        self._cancel.setVisible(asking)
        self._restyle()
        self.show()
        event = QAccessibleAnnouncementEvent(self, self._text.text())
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        top = QHBoxLayout()
        top.setSpacing(space(1))
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._text, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(1))
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(1.5), space(1.25), space(1.5), space(1.25))
        column.setSpacing(space(1))
        column.addLayout(top)
        column.addLayout(buttons)

    def _restyle(self) -> None:
        self.setProperty("kind", f"notice-{self._severity}")
        self.style().unpolish(self)
        self.style().polish(self)
        role = "accent" if self._severity == "info" else self._severity
        self._icon.setPixmap(self._theme.pixmap(_ICONS[self._severity], role))
