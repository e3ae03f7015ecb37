"""The fields of an outgoing mail: sender, recipients, subject and text."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from contactpro_desktop.app.mail_drafts import Unfinished
from contactpro_desktop.domain.mail import Addresses, DraftText, MailAddress, RecipientKind
from contactpro_desktop.ui.mail.address_field import AddressField
from contactpro_desktop.ui.mail.texts import address_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.chosen_box import ChosenBox
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import in_lines, plain, plain_block

_LONGEST_SUBJECT = 400
LONGEST_TEXT = 100_000


class MailTextEdit(QPlainTextEdit):
    """Plain text only, whatever is pasted."""

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(plain_block(source.text(), LONGEST_TEXT))


class MailFields(QWidget):
    """`edited` follows what the person changes; what is shown from elsewhere does not emit.
    `grown` tells that the fields for copies have come and left the text less room.
    """

    edited = Signal()
    grown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._froms: Addresses = ()
        self.origin = ChosenBox()
        self.to = AddressField(theme, "mailEditTo", self.tr("To"))
        self.cc = AddressField(theme, "mailEditCc", self.tr("Cc"))
        self.bcc = AddressField(theme, "mailEditBcc", self.tr("Bcc"))
        self._recipients = {
            RecipientKind.TO: self.to,
            RecipientKind.CC: self.cc,
            RecipientKind.BCC: self.bcc,
        }
        self.subject = QLineEdit()
        self.content = MailTextEdit()
        self._labels: dict[QWidget, PlainLabel] = {}
        self._name_parts()
        self._lay_out()
        for field in self._recipients.values():
            field.edited.connect(self.edited)
        self.subject.textEdited.connect(self.edited)
        self.content.textChanged.connect(self._on_content)
        self.origin.activated.connect(self.edited)

    @property
    def text(self) -> DraftText:
        return DraftText(
            subject=self.subject.text(),
            content=self.content.toPlainText(),
            from_address=self.origin.currentData() or "",
            to=self.to.addresses,
            cc=self.cc.addresses,
            bcc=self.bcc.addresses,
        )

    @property
    def problem(self) -> str:
        """Why it cannot be sent as it is; empty when it can."""
        problems = (field.problem for field in self._recipients.values())
        return next(filter(None, problems), "") or self._missing

    @property
    def unfinished(self) -> Unfinished:
        """What is typed for the recipients and is no address yet."""
        return {kind: field.unfinished for kind, field in self._recipients.items()}

    def take_up(self, unfinished: Unfinished) -> None:
        """What was typed before and is no address yet comes back, for the agent to see."""
        for kind, parts in unfinished.items():
            self._recipients[kind].take_up(parts)
        self.show_copies(self.shows_copies or bool(self.cc.text() or self.bcc.text()))

    def point_out_problem(self) -> None:
        """Go to the recipients that keep the mail from being sent, and say why."""
        wrong = (field for field in self._recipients.values() if field.problem)
        field = next(wrong, self.to)
        if field is not self.to:
            self.show_copies(True)
        field.point_out(self._missing)

    @property
    def _missing(self) -> str:
        return "" if self.to.addresses else self.tr("Say whom it goes to first.")

    def show_text(self, text: DraftText, senders: Addresses) -> None:
        """Values from elsewhere; fields that hold them already, be it in the form in which the
        agent wrote them, keep cursor and history."""
        self._show_sender(text.from_address, senders)
        self.to.show_addresses(text.to)
        self.cc.show_addresses(text.cc)
        self.bcc.show_addresses(text.bcc)
        if self.subject.text() != text.subject:
            self.subject.setText(plain(text.subject, _LONGEST_SUBJECT))
        content = in_lines(plain_block(text.content, LONGEST_TEXT))
        if self.content.toPlainText() not in (text.content, content):
            blocked = self.content.blockSignals(True)
            self.content.setPlainText(content)
            self.content.blockSignals(blocked)
        self.show_copies(bool(text.cc or text.bcc or self.cc.text() or self.bcc.text()))

    def clear(self) -> None:
        """Another mail: nothing of the one before stays, be it half an address."""
        for field in self._recipients.values():
            field.clear_all()
        self.show_text(DraftText(), ())
        self.show_copies(False)

    def show_copies(self, shown: bool) -> None:
        """Show the fields for copies, or put them away."""
        grows = shown and not self.shows_copies
        for field in (self.cc, self.bcc):
            for part in (field, self._labels[field]):
                part.setVisible(shown)
            field.complaint.setVisible(shown and bool(field.complaint.text()))
        if grows:
            self.grown.emit()

    @property
    def shows_copies(self) -> bool:
        return not self.cc.isHidden()

    def lock(self, locked: bool) -> None:
        """What is locked can be read and copied, not changed."""
        for field in (*self._recipients.values(), self.subject):
            field.setReadOnly(locked)
        self.content.setReadOnly(locked)
        self.origin.setEnabled(not locked)

    def focus_first(self) -> None:
        """To the recipients while there are none, else to the start of the text, with room above
        what is quoted."""
        if not self.to.text():
            self.to.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        cursor = self.content.textCursor()
        cursor.setPosition(0)
        if self.content.toPlainText().startswith(">"):
            cursor.insertText("\n\n")
            cursor.setPosition(0)
        self.content.setTextCursor(cursor)
        self.content.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_content(self) -> None:
        self.edited.emit()

    def _show_sender(self, chosen: str, senders: Addresses) -> None:
        known = senders or ((MailAddress(chosen),) if chosen else ())
        if known != self._froms:
            self._froms = known
            self.origin.clear()
            for each in known:
                self.origin.addItem(address_text(each), each.address)
        place = self.origin.findData(chosen)
        if place >= 0 and place != self.origin.currentIndex():
            self.origin.setCurrentIndex(place)
        for part in (self.origin, self._labels[self.origin]):
            part.setVisible(len(known) > 0)

    def _name_parts(self) -> None:
        self.setObjectName("mailFields")
        self.origin.setObjectName("mailEditFrom")
        self.subject.setObjectName("mailEditSubject")
        self.subject.setMaxLength(_LONGEST_SUBJECT)
        self.content.setObjectName("mailEditText")
        self.content.setTabChangesFocus(True)
        self.content.setFont(self._theme.font("body"))
        self.content.setPlaceholderText(self.tr("Write your e-mail"))
        for part, words in (
            (self.origin, self.tr("From")),
            (self.subject, self.tr("Subject")),
            (self.content, self.tr("Text of the e-mail")),
        ):
            part.setAccessibleName(words)
            part.setToolTip(words)

    def _lay_out(self) -> None:
        tokens = self._theme.tokens
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.space(1.5))
        grid.setVerticalSpacing(tokens.space(0.5))
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[QWidget, str], ...] = (
            (self.origin, self.tr("From")),
            (self.to, self.tr("To")),
            (self.cc, self.tr("Cc")),
            (self.bcc, self.tr("Bcc")),
            (self.subject, self.tr("Subject")),
        )
        for number, (field, caption) in enumerate(rows):
            label = self._labels[field] = PlainLabel(self._theme, caption, "muted")
            grid.addWidget(label, 2 * number, 0)
            grid.addWidget(field, 2 * number, 1)
            if isinstance(field, AddressField):
                grid.addWidget(field.complaint, 2 * number + 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space(1))
        column.addLayout(grid)
        column.addWidget(self.content, 1)
        self.show_copies(False)
