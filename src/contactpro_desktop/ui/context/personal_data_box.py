"""What is kept of the customer: collected on request, and deleted on a second one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.app.personal_data import PersonalData, Stage
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.reports import PersonalDataReport
from contactpro_desktop.store.changes import (
    ActionEnded,
    ActionStarted,
    Change,
    LinkUpdated,
    PreferencesUpdated,
    ReportsUpdated,
)
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.session_texts import no_connection_text
from contactpro_desktop.ui.texts import customer_text, refusal_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.panel import Line
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.section_header import SectionHeader

_AWAITED = (Stage.COLLECTING, Stage.DELETING)
_CONCERNS = (ActionStarted, ActionEnded, LinkUpdated, PreferencesUpdated, ReportsUpdated)


class PersonalDataBox(QWidget):
    """For data protection officers; nobody else sees it. Deleting is asked again in place.
    `deleted` once that is done: what was loaded of the customer is out of date."""

    deleted = Signal()

    def __init__(
        self, theme: Theme, store: Store, data: PersonalData, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._data = data
        self._interaction: Interaction | None = None
        self._asking = False
        self._stage = Stage.NOTHING
        self._state = PlainLabel(theme, wrap=True)
        self._found = PlainLabel(theme, kind="muted", wrap=True)
        self.collect = ActionButton(theme, "")
        self.delete = ActionButton(theme, "", kind="danger")
        self.keep = ActionButton(theme, self.tr("Keep it"))
        self._name_parts()
        self._lay_out(theme)
        self.collect.clicked.connect(self._on_collect)
        self.delete.clicked.connect(self._on_delete)
        self.keep.clicked.connect(self._on_keep)
        listen(store, self, self._on_changes)

    def show_interaction(self, interaction: Interaction) -> None:
        """The customer of a conversation; a question that was open is withdrawn."""
        if self._interaction is None or self._interaction.id != interaction.id:
            self._asking = False
            self._stage = self._data.stage(interaction)
        self._interaction = interaction
        self._refresh()

    def _on_changes(self, batch: Sequence[Change]) -> None:
        if self._interaction is not None and any(isinstance(each, _CONCERNS) for each in batch):
            self._refresh()

    def _on_collect(self) -> None:
        interaction = self._interaction
        if interaction is not None and self._data.stage(interaction) not in _AWAITED:
            self._data.collect(interaction)

    def _on_delete(self) -> None:
        if self._interaction is None:
            return
        if self._asking:
            self._asking = False
            self._data.delete(self._interaction)
        else:
            self._asking = True
        self._refresh()
        (self.keep if self._asking else self.collect).setFocus()

    def _on_keep(self) -> None:
        self._asking = False
        self._refresh()
        self.delete.setFocus()

    def _refresh(self) -> None:
        interaction = self._interaction
        if interaction is None:
            return
        self.setVisible(self._data.is_offered)
        stage, report = self._data.stage(interaction), self._data.report(interaction)
        before, self._stage = self._stage, stage
        if stage is Stage.DELETED and before is not Stage.DELETED:
            self.deleted.emit()
        self._asking = self._asking and stage is Stage.FOUND
        self._state.setText(self._state_text(interaction, stage, report))
        self._state.role = "danger" if stage is Stage.REFUSED else None
        self._found.setText(self._found_text(report) if report and stage is Stage.FOUND else "")
        self._found.setVisible(bool(self._found.text()))
        self._show_buttons(interaction, stage, report)

    def _show_buttons(
        self, interaction: Interaction, stage: Stage, report: PersonalDataReport | None
    ) -> None:
        first = stage is Stage.NOTHING
        self.collect.set_caption(self.tr("Collect") if first else self.tr("Collect again"))
        self.collect.setVisible(not self._asking)
        self.collect.set_refusal(self._collect_refusal(interaction))
        something = report is not None and stage is Stage.FOUND and not report.is_empty
        self.delete.setVisible(something)
        self.delete.set_caption(
            self.tr("Delete for good") if self._asking else self.tr("Delete it…")
        )
        self.delete.set_refusal(no_connection_text() if self._data.is_offline else "")
        self.keep.setVisible(self._asking)

    def _collect_refusal(self, interaction: Interaction) -> str:
        """While the answer about this customer is awaited the button stays: the focus would go
        astray."""
        if self._data.is_offline:
            return no_connection_text()
        if not interaction.customer_address:
            return self.tr("This customer has no address or number to look for.")
        other = self._data.is_busy and self._data.stage(interaction) not in _AWAITED
        return self.tr("Waiting for the server") if other else ""

    def _state_text(
        self, interaction: Interaction, stage: Stage, report: PersonalDataReport | None
    ) -> str:
        name = customer_text(interaction)
        if self._asking:
            return self.tr("Delete all of it for good? Conversations that still run stay.")
        match stage:
            case Stage.COLLECTING:
                return self.tr("What is kept of {0} is being collected…").format(name)
            case Stage.FOUND if report is not None and report.is_empty:
                return self.tr("Nothing is kept of {0}.").format(name)
            case Stage.FOUND:
                return self.tr("This is kept of {0}:").format(name)
            case Stage.DELETING:
                return self.tr("It is being deleted…")
            case Stage.DELETED if report is not None:
                return self._deleted_text(report)
            case Stage.REFUSED:
                refusal = self._data.refusal(interaction)
                return refusal_text(refusal) if refusal is not None else ""
            case _:
                return self.tr("See all that the contact centre keeps of this customer.")

    def _found_text(self, report: PersonalDataReport) -> str:
        counts = (
            (len(report.contacts), self.tr("%n conversations", "", len(report.contacts))),
            (len(report.consents), self.tr("%n consents", "", len(report.consents))),
            (
                len(report.directory_entries),
                self.tr("%n directory entries", "", len(report.directory_entries)),
            ),
            (
                len(report.campaign_customers),
                self.tr("%n campaign contacts", "", len(report.campaign_customers)),
            ),
            (len(report.callbacks), self.tr("%n callbacks", "", len(report.callbacks))),
            (len(report.messages), self.tr("%n messages", "", len(report.messages))),
        )
        return "\n".join(f"• {text}" for count, text in counts if count)

    def _deleted_text(self, report: PersonalDataReport) -> str:
        parts = []
        if report.deleted:
            parts.append(self.tr("%n conversations were deleted for good.", "", report.deleted))
        elif not report.kept:
            parts.append(self.tr("It was deleted for good."))
        if report.kept:
            parts.append(self.tr("%n still run and were kept: delete them later.", "", report.kept))
        return " ".join(parts)

    def _name_parts(self) -> None:
        self.setObjectName("personalData")
        self._state.setObjectName("personalDataState")
        self._found.setObjectName("personalDataFound")
        self.collect.setObjectName("personalDataCollect")
        self.collect.set_tip(self.tr("Have all that is kept of this customer looked up"))
        self.delete.setObjectName("personalDataDelete")
        self.delete.set_tip(self.tr("Delete what was found; it cannot be brought back"))
        self.keep.setObjectName("personalDataKeep")
        self.keep.set_tip(self.tr("Delete nothing"))

    def _lay_out(self, theme: Theme) -> None:
        space = theme.tokens.space(2)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.tokens.space(1))
        # A second click in the same place neither deletes nor confirms.
        for button in (self.collect, self.delete, self.keep):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside = QVBoxLayout()
        inside.setContentsMargins(space, 0, space, space)
        inside.setSpacing(theme.tokens.space(1))
        inside.addWidget(self._state)
        inside.addWidget(self._found)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space, 0, 0)
        column.setSpacing(0)
        column.addWidget(Line())
        column.addWidget(SectionHeader(theme, self.tr("Personal data")))
        column.addLayout(inside)
