"""The sign-in: form, errors in words, and the question before another session is taken over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from contactpro_desktop.app.ports import Credentials
from contactpro_desktop.app.session import RememberedSignIn
from contactpro_desktop.domain.errors import (
    AlreadySignedIn,
    ContactProError,
    ServerUnreachable,
    UnknownTenant,
    UntrustedServer,
    WrongCredentials,
)
from contactpro_desktop.domain.events import SessionEnd
from contactpro_desktop.ui.presence.settings_menu import Appearance, language_names, theme_names
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.session_texts import address_problem_text, error_text, session_end_text
from contactpro_desktop.ui.sign_in_form import Field, SignInForm
from contactpro_desktop.ui.sign_in_notice import SignInNotice
from contactpro_desktop.ui.tenant_address import AddressProblem, tenant_address
from contactpro_desktop.ui.theme.theme import ThemeMode
from contactpro_desktop.ui.widgets.avatar import Avatar
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel

_CARD_WIDTH = 400


class SignInView(QScrollArea):
    """`signed_in` comes once the server has let the agent in. Fields survive every error."""

    signed_in = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._remembered = RememberedSignIn("", "", keep=False)
        self.form = SignInForm(services.theme)
        self._notice = SignInNotice(services.theme)
        self._appearance = Appearance(services.theme, services.languages, services.settings)
        self.setObjectName("signInView")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._lay_out()
        self.form.submitted.connect(lambda: self._submit(take_over=False))
        self._notice.confirmed.connect(lambda: self._submit(take_over=True))
        self._notice.cancelled.connect(self._back_to_form)
        self._recall()

    def start(self, tenant: str = "", user: str = "") -> None:
        """Wait for the agent to type. `tenant` and `user` come from the command line and take the
        place of what is remembered."""
        self.form.tenant.setText(tenant or self.form.tenant.text())
        self.form.user.setText(user or self.form.user.text())
        self.form.focus_first_empty()

    def submit(self, tenant: str, user: str, password: str) -> None:
        """Fill the form and send it."""
        self.form.tenant.setText(tenant)
        self.form.user.setText(user)
        self.form.password.setText(password)
        self._submit(take_over=False)

    def complain(self, text: str) -> None:
        """Say what went wrong; the form stays as it is."""
        self._notice.show_text(text, "danger")

    def come_back(self, reason: SessionEnd) -> None:
        """A session ended: say why, with what is remembered in the fields."""
        self._recall()
        text = session_end_text(reason)
        if text:
            self._notice.show_text(text, "warn")
        self.form.focus_first_empty()

    def _recall(self) -> None:
        session = self._services.session
        self._remembered = session.remembered()
        self._notice.clear()
        self.form.mark(None)
        self._set_busy(False)
        self.form.fill(self._remembered, secrets_persistent=session.secrets_persistent)

    def _submit(self, *, take_over: bool) -> None:
        self._notice.clear()
        address = tenant_address(self.form.tenant.text())
        user, password = self.form.user.text().strip(), self._password()
        if isinstance(address, AddressProblem):
            self._complain(address_problem_text(address), Field.TENANT)
        elif not user:
            self._complain(self.tr("Type the name you sign in with."), Field.USER)
        elif not password:
            self._complain(self.tr("Type your password."), Field.PASSWORD)
        else:
            self.form.mark(None)
            self._set_busy(True)
            self._services.session.sign_in(
                Credentials(address, user, password),
                keep=self.form.keep.isChecked(),
                take_over=take_over,
                done=self._on_done,
            )

    def _set_busy(self, busy: bool) -> None:
        """The choices wait too: another language makes this view anew, and the answer would come
        to a view that is gone."""
        self.form.set_busy(busy)
        for choice in self._choosers:
            choice.setEnabled(not busy)

    def _password(self) -> str:
        """What was typed, else the kept one while it is for the same tenant and user."""
        kept = self._remembered
        same = (self.form.tenant.text().strip(), self.form.user.text().strip()) == (
            kept.tenant,
            kept.user,
        )
        return self.form.password.text() or ((kept.password or "") if same else "")

    def explain(self, error: ContactProError) -> None:
        """Say why nobody was signed in and what to do, in the field to mend or with a question."""
        if isinstance(error, AlreadySignedIn):
            self._notice.ask_to_take_over(error.elsewhere)
        else:
            self._complain(error_text(error), _field_for(error))

    def _on_done(self, error: ContactProError | None) -> None:
        self._set_busy(False)
        if error is None:
            self.form.password.clear()
            self.signed_in.emit()
        else:
            self.explain(error)

    def _complain(self, text: str, field: Field | None) -> None:
        self._notice.show_text(text, "danger")
        self.form.mark(field)
        if field is None:
            self.form.focus_first_empty()

    def _back_to_form(self) -> None:
        self._notice.clear()
        self.form.focus_first_empty()

    def _lay_out(self) -> None:
        space = self._services.theme.tokens.space
        card = Panel("card")
        card.setObjectName("signInCard")
        card.setFixedWidth(_CARD_WIDTH)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(space(4), space(4), space(4), space(4))
        inside.setSpacing(space(2))
        inside.addLayout(self._title())
        inside.addWidget(self._notice)
        inside.addWidget(self.form)
        ground = Panel("app")
        column = QVBoxLayout(ground)
        column.setContentsMargins(space(2), space(3), space(2), space(2))
        # A row with stretches, not an alignment: only so the height follows the card's own width.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        column.addStretch(1)
        column.addLayout(middle)
        column.addStretch(1)
        column.addLayout(self._choices())
        self.setWidget(ground)

    def _title(self) -> QHBoxLayout:
        theme = self._services.theme
        row = QHBoxLayout()
        row.setSpacing(theme.tokens.space(1.5))
        row.addWidget(Avatar(theme, icon="chat", size=40))
        row.addWidget(PlainLabel(theme, self.tr("Sign in to Contact PRO"), "title", wrap=True), 1)
        return row

    def _choices(self) -> QHBoxLayout:
        """Theme and language, within reach before anybody is signed in."""
        row = QHBoxLayout()
        row.addStretch(1)
        themes = _combo("theme", self.tr("Theme"))
        for mode, name in theme_names().items():
            themes.addItem(name, mode.value)
        themes.setCurrentIndex(themes.findData(self._appearance.mode.value))
        themes.activated.connect(
            lambda index: self._appearance.set_mode(ThemeMode(themes.itemData(index)))
        )
        languages = _combo("language", self.tr("Language"))
        for code, name in language_names().items():
            languages.addItem(name, code)
        languages.setCurrentIndex(languages.findData(self._appearance.language))
        languages.activated.connect(
            lambda index: self._appearance.set_language(languages.itemData(index))
        )
        self._choosers = (themes, languages)
        for combo in self._choosers:
            label = PlainLabel(self._services.theme, combo.accessibleName(), "muted")
            label.setBuddy(combo)
            row.addWidget(label)
            row.addWidget(combo)
        return row


def _combo(name: str, text: str) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setAccessibleName(text)
    combo.setToolTip(text)
    return combo


def _field_for(error: ContactProError) -> Field | None:
    """Which field mends an error; None where none does."""
    if isinstance(error, WrongCredentials):
        return Field.PASSWORD
    if isinstance(error, (UnknownTenant, ServerUnreachable, UntrustedServer)):
        return Field.TENANT
    return None
