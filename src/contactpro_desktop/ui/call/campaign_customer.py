"""Why a campaign calls its customer, and what it knows of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contactpro_desktop.domain.campaign import CampaignCall, PreviousCall
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.ui.call.attribute_form import AttributeForm
from contactpro_desktop.ui.call.wording import earlier_result_text
from contactpro_desktop.ui.context.key_value import KeyValueRow
from contactpro_desktop.ui.context.page_area import empty
from contactpro_desktop.ui.conversation.times import time_text
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.section_header import SectionHeader
from contactpro_desktop.ui.widgets.text import plain_block

_MOST = 40


class CampaignCustomer(QWidget):
    """In sight from the preview to the end of the wrap-up: that is what the talk is about, and in
    the talk the agent hears what is to be corrected."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._theme = theme
        self._campaign: CampaignCall | None = None
        self._info = PlainLabel(theme, wrap=True)
        self._customer_head = SectionHeader(theme, self.tr("Customer"))
        self.attributes = AttributeForm(services)
        self._customer = QVBoxLayout()
        self._before_head = SectionHeader(theme, self.tr("Earlier calls"))
        self._before = QVBoxLayout()
        self.setObjectName("campaignCustomer")
        self._info.setObjectName("campaignInfo")
        self._customer_head.setObjectName("campaignCustomerHead")
        self._before_head.setObjectName("earlierCallsHead")
        self._lay_out()

    def show_interaction(self, interaction: Interaction, offline: str) -> None:
        """`offline` says why nothing can be asked of the server now; empty when it can."""
        campaign = interaction.campaign or CampaignCall()
        if campaign != self._campaign:
            self._fill(campaign)
        self.attributes.show_interaction(interaction, offline)

    def _fill(self, campaign: CampaignCall) -> None:
        self._campaign = campaign
        self._info.setText(plain_block(campaign.info, 2_000).strip())
        self._info.setVisible(bool(campaign.info))
        noted = (
            (self.tr("Remarks"), campaign.remarks),
            (self.tr("Call again"), campaign.redial_remarks),
        )
        remarks = [(key, value) for key, value in noted if value]
        calls = [self._earlier(each) for each in campaign.previous_calls[:_MOST]]
        self._customer_head.setVisible(bool(campaign.attributes or remarks))
        self._before_head.setVisible(bool(calls))
        self._put(self._customer, remarks, "campaignRemarks")
        self._put(self._before, calls, "earlierCall")

    def _earlier(self, call: PreviousCall) -> tuple[str, str]:
        """The day, as this place writes it; then the time, what it came to, and who called."""
        parts = [earlier_result_text(call.result), call.agent_name]
        if call.created_at is None:
            return "–", " · ".join(part for part in parts if part)
        day = QDateTime.fromSecsSinceEpoch(int(call.created_at)).date()
        parts.insert(0, time_text(call.created_at))
        shown = QLocale().toString(day, QLocale.FormatType.ShortFormat)
        return shown, " · ".join(part for part in parts if part)

    def _put(self, column: QVBoxLayout, rows: Sequence[tuple[str, str]], name: str) -> None:
        empty(column)
        for number, (key, value) in enumerate(rows):
            row = KeyValueRow(self._theme, key, value)
            row.setObjectName(f"{name}{number}")
            column.addWidget(row)

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        info = QVBoxLayout()
        info.setContentsMargins(space(2), 0, space(2), space(1))
        info.addWidget(self._info)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2.5), 0, space(2.5), space(2))
        column.addLayout(info)
        column.addWidget(self._customer_head)
        column.addWidget(self.attributes)
        column.addLayout(self._customer)
        column.addWidget(self._before_head)
        column.addLayout(self._before)
        column.addStretch(1)
