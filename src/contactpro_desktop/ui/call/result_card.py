"""What a campaign's call came to, asked once it is over."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from contactpro_desktop.domain.actions import SetCallResult
from contactpro_desktop.domain.campaign import CallResult, CampaignCall, Classifier
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.ui.call.wording import earlier_result_text, result_text
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.texts import duration_text
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.chosen_box import ChosenBox
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import plain

_REDIAL_AFTER = tuple(timedelta(minutes=minutes) for minutes in (10, 30, 60, 180, 1_440))

Choice = tuple[CallResult, str]
"""A result, and the classifier that says it closer (its id, or empty)."""


class _Typed(NamedTuple):
    """What stands in the fields; `later` is the number of a row. No result is chosen at first."""

    result: Choice | None = None
    later: int = 0
    remarks: str = ""


class ResultCard(QWidget):
    """The campaign's own classifiers first, then the results that every campaign knows. None is
    chosen by itself: what is saved unread would count. `acted` when the focus is to leave the
    button, which cannot be pressed while the server is asked."""

    acted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._interaction: Interaction | None = None
        self._offered: tuple[Classifier, ...] = ()
        self._kept: dict[InteractionId, _Typed] = {}
        self._choices: list[Choice] = []
        self._refusal = ""
        self._title = PlainLabel(theme, self.tr("Result of the call"), "strong")
        self._told = PlainLabel(theme, kind="muted", wrap=True)
        self.results = ChosenBox()
        self.later = ChosenBox()
        self.remarks = QLineEdit()
        self.save = ActionButton(theme, self.tr("Save the result"), kind="primary")
        self._name_parts()
        self._lay_out()
        self.results.currentIndexChanged.connect(self._show_choice)
        self.save.clicked.connect(self._on_save)

    def show_interaction(self, interaction: Interaction, offline: str) -> None:
        """`offline` says why nothing can be asked of the server now; empty when it can."""
        campaign = interaction.campaign or CampaignCall()
        before, self._interaction = self._interaction, interaction
        if before is None or before.id != interaction.id:
            if before is not None:
                self._kept[before.id] = self._typed()
            self._offer(campaign.classifiers)
            self._show_typed(self._kept.pop(interaction.id, _Typed()))
        elif campaign.classifiers != self._offered:
            self._offer(campaign.classifiers)
        self._told.setText(self._told_text(campaign))
        waiting = any(
            isinstance(a, SetCallResult) and a.interaction_id == interaction.id
            for a in self._services.store.pending.values()
        )
        self._refusal = offline or (self.tr("Waiting for the server") if waiting else "")
        self._show_choice()

    def release(self, interaction: Interaction) -> None:
        """It is over: no result can be saved for it any more."""
        self._kept.pop(interaction.id, None)
        if self._interaction is not None and self._interaction.id == interaction.id:
            self._interaction = None

    def _typed(self) -> _Typed:
        return _Typed(self._chosen(), self.later.currentIndex(), self.remarks.text())

    def _show_typed(self, typed: _Typed) -> None:
        numbers = (n for n, choice in enumerate(self._choices) if choice == typed.result)
        self.results.setCurrentIndex(next(numbers, -1))
        self.later.setCurrentIndex(typed.later)
        self.remarks.setText(typed.remarks)

    def _offer(self, classifiers: tuple[Classifier, ...]) -> None:
        self._offered = classifiers
        named = [((each.result, each.id), plain(each.name, 60)) for each in classifiers]
        usual = [((result, ""), result_text(result)) for result in CallResult]
        self.results.clear()
        for _, text in (*named, *usual):
            self.results.addItem(text)
        self._choices = [choice for choice, _ in (*named, *usual)]

    def _told_text(self, campaign: CampaignCall) -> str:
        if not campaign.result:
            return self.tr("The campaign wants to know what the call came to.")
        return self.tr("Saved: {0}").format(earlier_result_text(campaign.result))

    def _chosen(self) -> Choice | None:
        number = self.results.currentIndex()
        return self._choices[number] if 0 <= number < len(self._choices) else None

    def _show_choice(self) -> None:
        chosen = self._chosen()
        later = chosen is not None and chosen[0] is CallResult.REDIAL
        self.later.setVisible(later)
        self.remarks.setVisible(later)
        nothing = self.tr("Choose a result first") if chosen is None else ""
        self.save.set_refusal(self._refusal or nothing)

    def _on_save(self) -> None:
        chosen = self._chosen()
        if self._interaction is None or chosen is None:
            return
        self.acted.emit()
        result, classifier = chosen
        later = result is CallResult.REDIAL
        self._services.calls.set_result(
            self._interaction.id,
            result,
            classifier=classifier,
            redial_in=self._redial_seconds() if later else None,
            remarks=self.remarks.text().strip() if later else "",
        )

    def _redial_seconds(self) -> int:
        return int(_REDIAL_AFTER[self.later.currentIndex()].total_seconds())

    def _name_parts(self) -> None:
        self.setObjectName("resultCard")
        self._title.setObjectName("resultTitle")
        self._told.setObjectName("resultTold")
        self.results.setObjectName("callResults")
        self.results.setAccessibleName(self.tr("Result of the call"))
        self.results.setToolTip(self.tr("Result of the call"))
        self.results.setPlaceholderText(self.tr("Choose…"))
        self.later.setObjectName("redialAfter")
        self.later.setAccessibleName(self.tr("When to call again"))
        self.later.setToolTip(self.tr("When to call again"))
        for after in _REDIAL_AFTER:
            self.later.addItem(self.tr("in {0}").format(duration_text(after)))
        self.remarks.setObjectName("redialRemarks")
        self.remarks.setPlaceholderText(self.tr("Why to call again"))
        self.remarks.setAccessibleName(self.tr("Why to call again"))
        self.remarks.setToolTip(self.tr("Why to call again"))
        self.remarks.setMaxLength(1_000)
        self.save.setObjectName("saveResult")
        self.save.set_tip(self.tr("Tell the campaign what the call came to"))

    def _lay_out(self) -> None:
        tokens = self._services.theme.tokens
        space = tokens.space(2)
        row = QHBoxLayout()
        row.setSpacing(tokens.space(1))
        row.addWidget(self.results, 1)
        row.addWidget(self.later)
        row.addWidget(self.remarks, 1)
        row.addWidget(self.save)
        card = Panel("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(space, space, space, space)
        inside.setSpacing(tokens.space(1))
        inside.addWidget(self._title)
        inside.addWidget(self._told)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space(2.5), 0, tokens.space(2.5), space)
        column.addWidget(card)
