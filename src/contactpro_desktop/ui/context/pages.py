"""The pages beside an open conversation: its customer, its script, its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.ui.context.customer_tab import CustomerTab
from contactpro_desktop.ui.context.history_tab import HistoryTab
from contactpro_desktop.ui.context.script_saver import ScriptSaver
from contactpro_desktop.ui.context.script_tab import ScriptTab
from contactpro_desktop.ui.partner import partner_address, partner_text
from contactpro_desktop.ui.services import Services

if TYPE_CHECKING:
    from contactpro_desktop.ui.context.personal_data_box import PersonalDataBox


class ContextPages(QStackedWidget):
    """One page for each tab of the panel, in the tabs' order."""

    def __init__(self, services: Services, saver: ScriptSaver, parent: QWidget) -> None:
        super().__init__(parent)
        theme, store = services.theme, services.store
        self._theme = theme
        self._store = store
        self._data = services.personal_data
        self._personal_data: PersonalDataBox | None = None
        self.customer = CustomerTab(theme, self)
        self.script = ScriptTab(theme, store, services.desk, saver, self)
        self.history = HistoryTab(theme, services.history, services.drafts, self)
        for page in (self.customer, self.script, self.history):
            self.addWidget(page)
        services.ticker.tick.connect(self.script.show_saved)

    def show_interaction(self, interaction: Interaction) -> None:
        """Another conversation, or new values or answers of the one shown."""
        self.customer.show_interaction(
            interaction,
            partner_text(self._store, interaction),
            partner_address(self._store, interaction),
        )
        self.script.show_interaction(interaction)
        if not interaction.is_with_colleague:
            self.history.show_interaction(interaction)
        self._show_personal_data(interaction)

    def _show_personal_data(self, interaction: Interaction) -> None:
        """For the few who may see it, loaded with the first customer of theirs. Of colleagues
        nothing is collected here."""
        me = self._store.me
        wanted = not interaction.is_with_colleague
        if self._personal_data is None and wanted and me is not None and "dpo" in me.rights:
            from contactpro_desktop.ui.context.personal_data_box import PersonalDataBox

            self._personal_data = PersonalDataBox(self._theme, self._store, self._data)
            self._personal_data.deleted.connect(self.history.forget)
            self.customer.add_foot(self._personal_data)
        if self._personal_data is not None:
            self._personal_data.setVisible(wanted)
            if wanted:
                self._personal_data.show_interaction(interaction)
