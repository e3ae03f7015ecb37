"""What stands in the window while a kept password signs in by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contactpro_desktop.app.ports import Credentials
from contactpro_desktop.domain.errors import ContactProError
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel


class SigningInView(Panel):
    """Nothing to fill in, so no form: who is being signed in, and where.

    `signed_in` comes once the server has let the agent in; `failed` carries the
    `ContactProError` that kept it from doing so, and then it is up to the form.
    """

    signed_in = Signal()
    failed = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("app", parent=parent)
        self._services = services
        self._title = PlainLabel(services.theme, self.tr("Signing in…"), "title", parent=self)
        self._who = PlainLabel(services.theme, kind="muted", parent=self)
        self.setObjectName("signingInView")
        self.setAccessibleName(self._title.text())
        self._title.setObjectName("signingInTitle")
        self._who.setObjectName("signingInWho")
        column = QVBoxLayout(self)
        column.setSpacing(services.theme.tokens.space(1))
        column.addStretch(1)
        for label in (self._title, self._who):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def sign_in(self, credentials: Credentials) -> None:
        """Go, with what is kept; it stays kept."""
        self._who.setText(f"{credentials.user} · {credentials.tenant}")
        self._services.session.sign_in(credentials, keep=True, take_over=False, done=self._on_done)

    def _on_done(self, error: ContactProError | None) -> None:
        if error is None:
            self.signed_in.emit()
        else:
            self.failed.emit(error)
