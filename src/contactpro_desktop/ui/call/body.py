"""The body of a call in the conversation pane."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from contactpro_desktop.domain.call import is_preview
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.ui.call.call_card import CallCard
from contactpro_desktop.ui.call.campaign_customer import CampaignCustomer
from contactpro_desktop.ui.call.preview_card import PreviewCard
from contactpro_desktop.ui.call.result_card import ResultCard
from contactpro_desktop.ui.context.page_area import PageArea
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.widgets.tab_order import tab_through


class CallBody(PageArea):
    """The call itself, or the question before it whether a campaign's call is to be made. With a
    campaign's call its customer below, and after it the question what it came to."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        page = QWidget()
        page.setObjectName("callPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.card = CallCard(services)
        self.preview = PreviewCard(services)
        self.result = ResultCard(services)
        self.customer = CampaignCustomer(services)
        for part in (self.preview, self.card, self.result, self.customer):
            column.addWidget(part)
        column.setStretchFactor(self.card, 1)
        column.addStretch(0)
        super().__init__(page, parent)
        self.setObjectName("callBody")
        for busy in (self.card, self.preview, self.result, self.customer.attributes):
            busy.acted.connect(self.take_focus)
        # Once a preview is skipped or rejected, nothing can be corrected any more.
        self.preview.answering.connect(self.customer.attributes.save_typed)
        self.setAccessibleName(self.tr("Call"))

    @property
    def view(self) -> QWidget:
        return self

    @property
    def foot(self) -> None:
        return None

    def show_interaction(self, interaction: Interaction | None, offline: str) -> None:
        if interaction is None:
            return
        previewing = is_preview(interaction)
        campaign = interaction.campaign is not None
        asked = campaign and not interaction.is_open
        self.preview.setVisible(previewing)
        self.card.setVisible(not previewing)
        self.result.setVisible(asked)
        self.customer.setVisible(campaign)
        self.card.show_interaction(interaction, offline)
        if previewing:
            self.preview.show_interaction(interaction, offline)
        elif asked:
            self.result.show_interaction(interaction, offline)
        if campaign:
            self.customer.show_interaction(interaction, offline)
            tab_through(self.result.save, *self.customer.attributes.controls)

    def refresh_talk(self) -> None:
        """Nothing is written in a call."""

    def take_focus(self) -> None:
        """No button has it: a stray key must not put anybody on hold."""
        self.setFocus()

    def may_end(self, anchor: QWidget) -> bool:
        """Nothing is written here that could get lost."""
        return True

    def before_finish(self) -> None:
        # With an ordinary call the form holds what was typed for the campaign's call before it.
        if not self.customer.isHidden():
            self.customer.attributes.save_typed()

    def release(self, interaction: Interaction) -> None:
        self.preview.release(interaction)
        self.result.release(interaction)
        self.customer.attributes.release(interaction)
