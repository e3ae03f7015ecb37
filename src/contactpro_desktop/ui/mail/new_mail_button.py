"""The way to write to somebody who has not written, from anywhere in the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from contactpro_desktop.domain.actions import NewMail
from contactpro_desktop.domain.channel import Capability
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.mail import DraftText
from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.store.changes import (
    ActionEnded,
    ActionStarted,
    Change,
    LinkUpdated,
    MeUpdated,
    PreferencesUpdated,
)
from contactpro_desktop.ui.actions import ActionId, action_text
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.session_texts import no_connection_text, not_offered_text
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.popover import Popover

if TYPE_CHECKING:
    from contactpro_desktop.ui.mail.new_mail_form import NewMailForm

_SHOWN = (MeUpdated, LinkUpdated, PreferencesUpdated, ActionStarted, ActionEnded)


class NewMailButton(IconButton):
    """Disabled, with the reason, for whoever does not serve e-mails."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        text = action_text(ActionId.NEW_MAIL)
        super().__init__(services.theme, "mail", text, ActionId.NEW_MAIL, parent=parent)
        self._services = services
        self._popover = Popover(services.theme, self._make_form, self)
        self._popover.setObjectName("newMailPopover")
        self.setObjectName("newMailButton")
        self.clicked.connect(self._toggle)
        listen(services.store, self, self._on_changes)
        self._refresh()

    def _make_form(self) -> NewMailForm:
        from contactpro_desktop.ui.mail.new_mail_form import NewMailForm

        form = NewMailForm(self._services.theme)
        form.wanted.connect(self._begin)
        self._popover.closed.connect(form.clear)
        return form

    def _toggle(self) -> None:
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
        elif Service.DRAFTS in store.missing_services:
            reason = not_offered_text(Service.DRAFTS)
        elif any(isinstance(action, NewMail) for action in store.pending.values()):
            reason = self.tr("Waiting for the server")
        self.set_refusal(reason)
