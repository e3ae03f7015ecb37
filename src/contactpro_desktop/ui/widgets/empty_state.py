"""What a place says when it has nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.avatar import Avatar
from contactpro_desktop.ui.widgets.plain_label import PlainLabel

_TEXT_WIDTH = 320


class EmptyState(QWidget):
    """An icon, a title, a sentence and perhaps one action, centred."""

    acted = Signal()

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        text: str = "",
        action: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = Avatar(theme, icon=icon, size=56)
        self._title = PlainLabel(theme, title, "heading", wrap=True)
        self._text = PlainLabel(theme, text, "body", role="muted", wrap=True)
        self._button = ActionButton(theme, action)
        self._button.setObjectName("emptyStateAction")
        self._button.clicked.connect(self.acted)
        self._lay_out(theme)
        self.set_content(title, text, action)

    def set_content(self, title: str, text: str = "", action: str = "", icon: str = "") -> None:
        """Change the words; an empty `icon` leaves the icon."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        for label in (self._title, self._text):
            # A layout does not ask a label that it centres how high it gets at its width.
            label.setMinimumHeight(max(0, label.heightForWidth(_TEXT_WIDTH)))
        self._button.set_caption(action)
        self._button.setVisible(bool(action))
        if icon:
            self._icon.set_person("", icon)
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._text.text())

    def set_refusal(self, reason: str) -> None:
        """Disable the action with a reason; an empty one enables it."""
        self._button.set_refusal(reason)

    def _lay_out(self, theme: Theme) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.tokens.space(1))
        column.addStretch(2)
        column.addWidget(self._icon, 0, centre)
        column.addSpacing(theme.tokens.space(0.5))
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setFixedWidth(_TEXT_WIDTH)
            column.addWidget(label, 0, centre)
        column.addSpacing(theme.tokens.space(1))
        column.addWidget(self._button, 0, centre)
        column.addStretch(3)
