"""The head of a mail: subject, whether it is answered, from, to, and when."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.mail import Mail, MailAnswer
from contactpro_desktop.ui.conversation.times import moment_text
from contactpro_desktop.ui.mail.texts import address_text, addresses_line, answer_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import plain


class MailHead(QWidget):
    """Rows that say nothing are not there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mailHead")
        self._subject = PlainLabel(theme, kind="title", wrap=True)
        self._subject.setObjectName("mailSubject")
        self._answer = PlainLabel(theme, kind="strong", role="ok", wrap=True)
        self._answer.setObjectName("mailAnswer")
        self._rows: dict[str, tuple[PlainLabel, PlainLabel]] = {}
        tokens = theme.tokens
        grid = QGridLayout(self)
        side = tokens.space(2.5)
        grid.setContentsMargins(side, tokens.space(2), side, tokens.space(1))
        grid.setHorizontalSpacing(tokens.space(1.5))
        grid.setVerticalSpacing(tokens.space(0.5))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._subject, 0, 0, 1, 2)
        grid.addWidget(self._answer, 1, 0, 1, 2)
        names = {
            "mailFrom": self.tr("From"),
            "mailTo": self.tr("To"),
            "mailCopies": self.tr("Cc"),
            "mailDate": self.tr("Date"),
            "mailCase": self.tr("Case"),
        }
        for number, (name, caption) in enumerate(names.items(), 2):
            label = PlainLabel(theme, caption, kind="muted")
            value = PlainLabel(theme, wrap=True)
            value.setObjectName(name)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, number, 1)
            self._rows[name] = (label, value)

    def show_mail(
        self,
        interaction: Interaction,
        mail: Mail,
        answer: MailAnswer | None,
        *,
        short: bool = False,
    ) -> None:
        """`short` leaves the text more room: subject, answer and sender only."""
        self._subject.setText(plain(interaction.title, 200) or self.tr("No subject"))
        self._answer.setText(answer_text(answer) if answer is not None else "")
        self._answer.setVisible(answer is not None)
        values = {
            "mailFrom": address_text(mail.sender) if mail.sender.address else "",
            "mailTo": addresses_line(mail.to),
            "mailCopies": addresses_line(mail.cc),
            "mailDate": self._date(interaction),
            "mailCase": plain(mail.case_id, 60),
        }
        for name, text in values.items():
            label, value = self._rows[name]
            value.setText(text)
            for part in (label, value):
                part.setVisible(bool(text) and (not short or name == "mailFrom"))

    def _date(self, interaction: Interaction) -> str:
        return moment_text(interaction.created_at) if interaction.created_at is not None else ""
