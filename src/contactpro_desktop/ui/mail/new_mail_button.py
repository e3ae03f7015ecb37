"""The way to write to somebody who has not written, from anywhere in the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from contactpro_desktop.domain.actions import NewMail
from contactpro_desktop.domain.channel import Capability
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.mail import DraftText
from contactpro_desktop.store.changes import (
    ActionEnded,
    ActionStarted,
    Change,
    LinkUpdated,
    MeUpdated,
)
from contactpro_desktop.ui.actions import ActionId, action_text
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.mail.address_field import AddressField
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.session_texts import no_connection_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.popover import Popover

_SHOWN = (MeUpdated, LinkUpdated, ActionStarted, ActionEnded)
_WIDTH = 380
_LONGEST_SUBJECT = 400


class NewMailForm(QWidget):
    """To whom, and about what; the rest is written in the editor. `wanted` carries a `DraftText`.

    A server begins an e-mail with its recipients, so they are asked for first.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.to = AddressField("newMailTo", self.tr("To"))
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
        for part in (title, self.to, self.subject):
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
        missing = "" if self.to.addresses else self.tr("Say whom it goes to first.")
        self.start.set_refusal(self.to.problem or missing)

    def _on_start(self) -> None:
        if not self.start.refusal:
            self.wanted.emit(DraftText(subject=self.subject.text(), to=self.to.addresses))


class NewMailButton(IconButton):
    """Disabled, with the reason, for whoever does not serve e-mails."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        text = action_text(ActionId.NEW_MAIL)
        super().__init__(services.theme, "mail", text, ActionId.NEW_MAIL, parent=parent)
        self._services = services
        self.form = NewMailForm(services.theme)
        self._popover = Popover(services.theme, self.form, self)
        self._popover.setObjectName("newMailPopover")
        self.setObjectName("newMailButton")
        self.clicked.connect(self._toggle)
        self.form.wanted.connect(self._begin)
        listen(services.store, self, self._on_changes)
        self._refresh()

    def _toggle(self) -> None:
        if not self._popover.is_open:
            self.form.clear()
        self._popover.toggle_at(self, align_right=True)

    def _begin(self, text: DraftText) -> None:
        self._popover.close_popover()
        self._services.mails.begin(text)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        if any(isinstance(change, _SHOWN) for change in batch):
            self._refresh()

    def _refresh(self) -> None:
        store = self._services.store
        reason = ""
        if store.link is not Link.ONLINE:
            reason = no_connection_text()
        elif store.me is None or Capability.EMAIL not in store.me.capabilities:
            reason = self.tr("You do not serve e-mails.")
        elif any(isinstance(action, NewMail) for action in store.pending.values()):
            reason = self.tr("Waiting for the server")
        self.set_refusal(reason)
