"""The text of a mail, a part at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.ui.mail.mail_view import MailView
from contactpro_desktop.ui.mail.readable import readable
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel


class MailText(QWidget):
    """Long mails are leafed through: each part is drawn in a moment, however long the whole is.

    With `grows` it is as high as the part shown.
    """

    def __init__(self, theme: Theme, *, grows: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = ""
        self._number = 0
        self.view = MailView(theme, grows=grows)
        self._leaf = QWidget()
        self._where = PlainLabel(theme, kind="muted")
        self.before = ActionButton(theme, self.tr("Previous part"))
        self.after = ActionButton(theme, self.tr("Next part"))
        self._name_parts()
        self._lay_out(theme)
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self._leaf.hide()

    def show_content(self, content: str) -> None:
        """Plain text or HTML as it came; the same content stays at its part."""
        if content != self._content:
            self._content = content
            self._number = 0
            self._show()

    def go_to_start(self) -> None:
        if self._number:
            self._turn(-self._number)
        self.view.verticalScrollBar().setValue(0)

    def _turn(self, step: int) -> None:
        self._number = max(0, self._number + step)
        self._show()

    def _show(self) -> None:
        part = readable(self._content, self._number)
        self.view.show_html(part.html)
        self.before.setVisible(self._number > 0)
        self.after.setVisible(not part.is_last)
        self._leaf.setVisible(self._number > 0 or not part.is_last or part.is_cut)
        words = self.tr("Part {0}").format(self._number + 1)
        if part.is_cut:
            words = self.tr("The rest of this e-mail is too long to be shown.")
        self._where.setText(words)

    def _name_parts(self) -> None:
        self.setObjectName("mailText")
        self.view.setObjectName("mailView")
        self.view.setAccessibleName(self.tr("Text of the e-mail"))
        self._leaf.setObjectName("mailParts")
        self._where.setObjectName("mailPart")
        self.before.setObjectName("mailPartBefore")
        self.before.set_tip(self.tr("Go back to the part before"))
        self.after.setObjectName("mailPartAfter")
        self.after.set_tip(self.tr("Go on to the next part"))

    def _lay_out(self, theme: Theme) -> None:
        tokens = theme.tokens
        side = tokens.space(2.5)
        leaf = QHBoxLayout(self._leaf)
        leaf.setContentsMargins(side, tokens.space(0.5), side, tokens.space(0.5))
        leaf.setSpacing(tokens.space(1))
        leaf.addWidget(self._where, 1)
        leaf.addWidget(self.before)
        leaf.addWidget(self.after)
        text = QVBoxLayout()
        text.setContentsMargins(side - 4, 0, 0, 0)
        text.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(text, 1)
        column.addWidget(self._leaf)
