"""What a new e-mail begins with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from contactpro_desktop.domain.mail import DraftText
from contactpro_desktop.ui.mail.address_field import AddressField
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel

_WIDTH = 380
_LONGEST_SUBJECT = 400


class NewMailForm(QWidget):
    """To whom, and about what; the rest is written in the editor. `wanted` carries a `DraftText`.

    A server begins an e-mail with its recipients, so they are asked for first.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.to = AddressField(theme, "newMailTo", self.tr("To"))
        self.subject = QLineEdit()
        self.subject.setObjectName("newMailSubject")
        self.subject.setAccessibleName(self.tr("Subject"))
        self.subject.setToolTip(self.tr("Subject"))
        self.subject.setPlaceholderText(self.tr("Subject"))
        self.subject.setMaxLength(_LONGEST_SUBJECT)
        self.start = ActionButton(theme, self.tr("Write"), kind="primary", icon="mail")
        self.start.setObjectName("newMailStart")
        self.start.set_tip(self.tr("Begin the e-mail"))
        title = PlainLabel(theme, self.tr("New e-mail"), "strong")
        title.setObjectName("newMailTitle")
        space = theme.tokens.space(2)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(space, space, space, space)
        column.setSpacing(theme.tokens.space(1))
        for part in (title, self.to, self.to.complaint, self.subject):
            column.addWidget(part)
        column.addLayout(buttons)
        self.setFixedWidth(_WIDTH)
        self.to.edited.connect(self._refresh)
        self.start.clicked.connect(self._on_start)
        for field in (self.to, self.subject):
            field.returnPressed.connect(self._on_start)
        self._refresh()

    def clear(self) -> None:
        self.to.clear_all()
        self.subject.clear()
        self._refresh()

    def _refresh(self) -> None:
        self.start.set_refusal(self.to.problem or self._missing)

    @property
    def _missing(self) -> str:
        return "" if self.to.addresses else self.tr("Say whom it goes to first.")

    def _on_start(self) -> None:
        if self.start.refusal:
            self.to.point_out(self._missing)
        else:
            self.wanted.emit(DraftText(subject=self.subject.text(), to=self.to.addresses))
