"""The fields of the sign-in: what was typed, what is wrong with it, and where."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from contactpro_desktop.app.session import RememberedSignIn
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel


class Field(Enum):
    """What an error is about, and where the cursor goes then."""

    TENANT = "tenant"
    USER = "user"
    PASSWORD = "password"


class SignInForm(QWidget):
    """Tenant, user, password, keep me signed in, one button.

    A password that is kept elsewhere is not put into the field; the placeholder tells of it.
    `submitted` comes from the button and from Enter anywhere in the form.
    """

    submitted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tenant = QLineEdit()
        self.user = QLineEdit()
        self.password = QLineEdit()
        self.keep = QCheckBox(self.tr("&Keep me signed in"))
        self._not_stored = PlainLabel(theme, kind="muted", wrap=True)
        self._show = IconButton(theme, "eye", self.tr("Show the password"), role="muted")
        self._submit = ActionButton(theme, self.tr("Sign in"), kind="primary")
        self._fields = {
            Field.TENANT: self.tenant,
            Field.USER: self.user,
            Field.PASSWORD: self.password,
        }
        self._name_parts()
        self._lay_out()
        self._connect()

    def fill(self, remembered: RememberedSignIn, *, secrets_persistent: bool) -> None:
        """Start with what is remembered; a kept password shows as a placeholder."""
        self.tenant.setText(remembered.tenant)
        self.user.setText(remembered.user)
        self.password.clear()
        kept = remembered.password is not None
        self.password.setPlaceholderText(self.tr("Kept from last time") if kept else "")
        self.keep.setChecked(remembered.keep)
        self._not_stored.setText(
            self.tr(
                "This computer has no system keyring: the password is kept only until you close "
                "the program."
            )
        )
        self._no_keyring = not secrets_persistent
        self._show_storage()

    def adopt(self, other: SignInForm) -> None:
        """Take over what was typed into another form."""
        for field, edit in self._fields.items():
            edit.setText(other._fields[field].text())
        self.keep.setChecked(other.keep.isChecked())

    def set_busy(self, busy: bool) -> None:
        """While the server is asked nothing can be changed; what was typed stays in sight."""
        for widget in (*self._fields.values(), self.keep, self._show):
            widget.setEnabled(not busy)
        self._submit.set_caption(self.tr("Signing in…") if busy else self.tr("Sign in"))
        self._submit.setEnabled(not busy)

    def mark(self, wrong: Field | None) -> None:
        """Outline the field to mend and put the cursor there; None clears the outline."""
        for field, edit in self._fields.items():
            edit.setProperty("invalid", field is wrong)
            edit.style().unpolish(edit)
            edit.style().polish(edit)
        if wrong is not None:
            self._fields[wrong].setFocus(Qt.FocusReason.OtherFocusReason)
            self._fields[wrong].selectAll()

    def focus_first_empty(self) -> None:
        """Put the cursor where typing begins."""
        empty = (edit for edit in self._fields.values() if not edit.text())
        next(empty, self.password).setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_parts(self) -> None:
        names = (
            (self.tenant, "tenant", self.tr("Tenant address")),
            (self.user, "user", self.tr("User")),
            (self.password, "password", self.tr("Password")),
        )
        for edit, name, text in names:
            edit.setObjectName(name)
            edit.setAccessibleName(text)
        self.tenant.setPlaceholderText("https://contact.example.org/tenant")
        self.tenant.setToolTip(self.tr("The address your administrator gave you"))
        self.user.setToolTip(self.tr("The name you sign in with"))
        self.password.setToolTip(self.tr("Your password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep.setObjectName("keepSignedIn")
        self.keep.setToolTip(self.tr("Sign in automatically when the program starts"))
        self._not_stored.setObjectName("passwordNotStored")
        self._show.setObjectName("showPassword")
        self._show.setCheckable(True)
        self._submit.setObjectName("signIn")
        self._submit.set_tip(self.tr("Sign in (Enter)"))
        self._no_keyring = False

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        for edit in (self.tenant, self.user):
            self._add_labelled(column, edit, edit)
        secret = QWidget()
        row = QHBoxLayout(secret)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(0.5))
        row.addWidget(self.password, 1)
        row.addWidget(self._show)
        self._add_labelled(column, self.password, secret)
        column.addSpacing(space(0.5))
        column.addWidget(self.keep)
        column.addWidget(self._not_stored)
        column.addSpacing(space(1))
        column.addWidget(self._submit)

    def _add_labelled(self, column: QVBoxLayout, edit: QLineEdit, part: QWidget) -> None:
        label = PlainLabel(self._theme, edit.accessibleName(), "small_strong")
        label.setBuddy(edit)
        column.addWidget(label)
        column.addWidget(part)
        column.addSpacing(self._theme.tokens.space(1))

    def _connect(self) -> None:
        for edit in self._fields.values():
            edit.textEdited.connect(lambda: self.mark(None))
        self._submit.clicked.connect(self.submitted)
        self._show.toggled.connect(self._reveal)
        self.keep.toggled.connect(self._show_storage)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._submit.isEnabled():
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.password.setEchoMode(mode)
        self._show.set_icon("eye-off" if shown else "eye")
        name = self.tr("Hide the password") if shown else self.tr("Show the password")
        self._show.set_name(name)

    def _show_storage(self) -> None:
        self._not_stored.setVisible(self._no_keyring and self.keep.isChecked())
