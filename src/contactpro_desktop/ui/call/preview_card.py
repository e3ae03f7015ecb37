"""A campaign's contact before the call: whom, why, and until when to decide."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from contactpro_desktop.app.calls import dialled_number
from contactpro_desktop.domain.actions import AnswerPreview
from contactpro_desktop.domain.campaign import CampaignCall, PreviewAnswer
from contactpro_desktop.domain.ids import Instant, InteractionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.texts import customer_text
from contactpro_desktop.ui.theme.clock_text import countdown_role, countdown_text
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import plain


class PreviewCard(QWidget):
    """The number stands in a field, since campaigns often know several. `acted` when the focus is
    to leave the buttons, `answering` just before the agent's answer is asked of the server."""

    acted = Signal()
    answering = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._shown: Interaction | None = None
        self._offline = ""
        self._began: dict[InteractionId, Instant] = {}
        self._title = PlainLabel(theme, kind="title", wrap=True)
        self._campaign = PlainLabel(theme, kind="muted", wrap=True)
        self._time = PlainLabel(theme, kind="heading", tabular=True)
        self.number = QLineEdit()
        self.call = ActionButton(theme, self.tr("Call"), kind="primary", icon="phone")
        self.skip = ActionButton(theme, self.tr("Skip"))
        self.reject = ActionButton(theme, self.tr("Reject"), kind="danger")
        self._name_parts()
        self._lay_out()
        self._connect()

    def show_interaction(self, interaction: Interaction, offline: str) -> None:
        """`offline` says why nothing can be asked of the server now; empty when it can."""
        campaign = interaction.campaign or CampaignCall()
        now = self._services.store.now()
        self._began.setdefault(interaction.id, interaction.accepted_at or now)
        if self._shown is None or self._shown.id != interaction.id:
            self.number.setText(campaign.default_number)
        self._shown, self._offline = interaction, offline
        self._title.setText(customer_text(interaction))
        parts = (plain(campaign.campaign_name, 80), plain(campaign.description, 200))
        self._campaign.setText(" · ".join(part for part in parts if part))
        self._refuse()
        self._show_time()

    def release(self, interaction: Interaction) -> None:
        self._began.pop(interaction.id, None)

    def _refuse(self) -> None:
        interaction = self._shown
        if interaction is None:
            return
        pending = self._services.store.pending.values()
        waiting = any(
            isinstance(a, AnswerPreview) and a.interaction_id == interaction.id for a in pending
        )
        reason = self._offline or (self.tr("Waiting for the server") if waiting else "")
        for button in (self.skip, self.reject):
            button.set_refusal(reason)
        number = "" if dialled_number(self.number.text()) else self.tr("Enter a number to call")
        self.call.set_refusal(reason or number)

    def _show_time(self) -> None:
        interaction = self._shown
        if interaction is None or interaction.id not in self._began:
            return
        limit = interaction.campaign.preview_limit if interaction.campaign is not None else None
        self._time.setVisible(limit is not None)
        if limit is not None:
            left = self._began[interaction.id] + limit - self._services.store.now()
            self._time.setText(countdown_text(left))
            self._time.role = countdown_role(left, limit)

    def _answer(self, answer: PreviewAnswer) -> None:
        if self._shown is not None:
            self.acted.emit()
            self.answering.emit()
            number = self.number.text() if answer is PreviewAnswer.CALL else ""
            self._services.calls.answer_preview(self._shown.id, answer, number)

    def _connect(self) -> None:
        self.number.textChanged.connect(self._refuse)
        self.number.returnPressed.connect(self.call.click)
        self.call.clicked.connect(lambda: self._answer(PreviewAnswer.CALL))
        self.skip.clicked.connect(lambda: self._answer(PreviewAnswer.SKIP))
        self.reject.clicked.connect(lambda: self._answer(PreviewAnswer.REJECT))
        self._services.ticker.tick.connect(self._show_time)

    def _name_parts(self) -> None:
        self.setObjectName("previewCard")
        self._title.setObjectName("previewName")
        self._campaign.setObjectName("previewCampaign")
        self._time.setObjectName("previewTime")
        self._time.setToolTip(self.tr("Time left for the preview"))
        self.number.setObjectName("previewNumber")
        self.number.setAccessibleName(self.tr("Number to call"))
        self.number.setToolTip(self.tr("Number to call"))
        self.number.setMaxLength(40)
        self.call.setObjectName("previewCall")
        self.call.set_tip(self.tr("Call the customer now"))
        self.skip.setObjectName("previewSkip")
        self.skip.set_tip(self.tr("Leave this customer for later"))
        self.reject.setObjectName("previewReject")
        self.reject.set_tip(self.tr("This customer is not to be called"))

    def _lay_out(self) -> None:
        tokens = self._services.theme.tokens
        space = tokens.space(2)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.space(1))
        buttons.addWidget(self.number, 1)
        for button in (self.call, self.skip, self.reject):
            buttons.addWidget(button)
        card = Panel("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(space, space, space, space)
        inside.setSpacing(tokens.space(1))
        inside.addLayout(head)
        inside.addWidget(self._campaign)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space(2.5), space, tokens.space(2.5), space)
        column.addWidget(card)
