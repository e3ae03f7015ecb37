"""What a campaign knows of its customer, to be corrected where that is allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from contactpro_desktop.domain.actions import SetCustomerAttributes
from contactpro_desktop.domain.campaign import CampaignCall, CustomerAttribute
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.store.changes import ActionEnded, ActionStarted, Change
from contactpro_desktop.ui.context.key_value import KEY_LIMIT, KeyValueRow
from contactpro_desktop.ui.context.page_area import empty
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.texts import refusal_text
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import plain, plain_tooltip

_MOST = 40
_KEY_WIDTH = 104
_LONGEST = 1_000


class AttributeForm(QWidget):
    """Fields where the campaign lets the agent change a value, else only the value. What was
    typed stays until it is saved, whatever the server tells or is looked at meanwhile. `acted` when
    the focus is to leave the button, which cannot be pressed while the server is asked."""

    acted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._shown: InteractionId | None = None
        self._kept: dict[InteractionId, dict[str, str]] = {}
        self._attributes: Sequence[CustomerAttribute] = ()
        self._offline = ""
        self._fields: dict[str, QLineEdit] = {}
        self._controls: list[QWidget] = []
        self._rows = QVBoxLayout()
        self._result = PlainLabel(services.theme, kind="small", wrap=True)
        self.save = ActionButton(services.theme, self.tr("Save the customer’s data"))
        self._name_parts()
        self._lay_out()
        self.save.clicked.connect(self._on_save)
        listen(services.store, self, self._on_changes)

    def show_interaction(self, interaction: Interaction, offline: str) -> None:
        """`offline` says why nothing can be asked of the server now; empty when it can."""
        campaign = interaction.campaign or CampaignCall()
        attributes = [
            each if campaign.may_change_attributes else CustomerAttribute(each.name, each.value)
            for each in campaign.attributes[:_MOST]
        ]
        another = interaction.id != self._shown
        typed = self._typed()
        if another:
            if self._shown is not None:
                self._kept[self._shown] = typed
            typed = self._kept.pop(interaction.id, {})
        self._offline = offline
        same_rows = _fixed(attributes) == _fixed(self._attributes)
        self._shown, self._attributes = interaction.id, attributes
        if another or not same_rows:
            self._fill(typed)
        else:
            self._update(typed)
        if another:
            self._say("")
        self.setVisible(bool(attributes))
        self._refresh()

    @property
    def fields(self) -> dict[str, QLineEdit]:
        """The fields by the names of their attributes."""
        return dict(self._fields)

    @property
    def controls(self) -> list[QWidget]:
        """What the focus goes through, from top to bottom."""
        return [*self._controls, self.save]

    def release(self, interaction: Interaction) -> None:
        """It is over: nothing can be saved for it any more."""
        self._kept.pop(interaction.id, None)
        if interaction.id == self._shown:
            self._shown, self._attributes = None, ()
            self._fill({})

    def save_typed(self) -> None:
        """Send what was changed, if anything was and it can be."""
        typed = self._typed()
        if self._shown is not None and typed and not self.save.refusal:
            self._services.calls.change_customer(self._shown, typed)

    def _on_save(self) -> None:
        if self.save.hasFocus():
            self.acted.emit()
        self.save_typed()

    def _fill(self, typed: Mapping[str, str]) -> None:
        empty(self._rows)
        self._fields = {}
        self._controls = []
        for number, each in enumerate(self._attributes):
            row = self._field(each, number) if each.editable else self._value(each, number)
            self._controls.append(self._fields.get(each.name, row))
            self._rows.addWidget(row)
        for name, text in typed.items():
            if name in self._fields:
                self._fields[name].setText(text)

    def _update(self, typed: Mapping[str, str]) -> None:
        """New values for the fields in which nothing was typed; the focus stays where it is."""
        for each in self._attributes:
            field = self._fields.get(each.name)
            if field is not None and each.name not in typed:
                field.setText(plain(each.value, _LONGEST))

    def _value(self, attribute: CustomerAttribute, number: int) -> QWidget:
        row = KeyValueRow(self._services.theme, attribute.name, attribute.value)
        row.setObjectName(f"previewValue{number}")
        return row

    def _field(self, attribute: CustomerAttribute, number: int) -> QWidget:
        theme, name = self._services.theme, plain(attribute.name, KEY_LIMIT)
        key = PlainLabel(theme, name, role="muted", elide=True)
        key.setFixedWidth(_KEY_WIDTH)
        edit = QLineEdit(plain(attribute.value, _LONGEST))
        edit.setObjectName(f"attribute{number}")
        edit.setAccessibleName(name)
        edit.setToolTip(plain_tooltip(name))
        edit.setMaxLength(_LONGEST)
        edit.textChanged.connect(self._refresh)
        edit.returnPressed.connect(self.save.click)
        self._fields[attribute.name] = edit
        row = QWidget()
        line = QHBoxLayout(row)
        space = theme.tokens.space(2)
        line.setContentsMargins(space, 3, space, 3)
        line.setSpacing(theme.tokens.space(1))
        line.addWidget(key)
        line.addWidget(edit, 1)
        return row

    def _typed(self) -> dict[str, str]:
        """What differs from what is known."""
        known = {each.name: plain(each.value, _LONGEST) for each in self._attributes}
        texts = {name: edit.text() for name, edit in self._fields.items()}
        return {name: text for name, text in texts.items() if text != known.get(name)}

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, ActionEnded) and self._is_mine(change):
                refusal = change.outcome.refusal
                words = self.tr("Saved.") if refusal is None else refusal_text(refusal)
                self._say(words, good=refusal is None)
        if any(isinstance(change, ActionStarted | ActionEnded) for change in batch):
            self._refresh()

    def _is_mine(self, change: ActionEnded) -> bool:
        action = change.action
        return isinstance(action, SetCustomerAttributes) and action.interaction_id == self._shown

    def _refresh(self) -> None:
        self.save.setVisible(bool(self._fields))
        pending = self._services.store.pending.values()
        waiting = any(
            isinstance(action, SetCustomerAttributes) and action.interaction_id == self._shown
            for action in pending
        )
        unchanged = "" if self._typed() else self.tr("Nothing was changed")
        busy = self.tr("Waiting for the server") if waiting else ""
        self.save.set_refusal(self._offline or busy or unchanged)

    def _say(self, text: str, *, good: bool = False) -> None:
        self._result.role = "ok" if good else "danger"
        self._result.setText(text)
        self._result.setVisible(bool(text))

    def _name_parts(self) -> None:
        self.setObjectName("attributeForm")
        self.save.setObjectName("attributesSave")
        self.save.set_tip(self.tr("Correct what the campaign knows of this customer"))
        self._result.setObjectName("attributesResult")

    def _lay_out(self) -> None:
        space = self._services.theme.tokens.space(2)
        foot = QHBoxLayout()
        foot.setContentsMargins(space, 4, space, 0)
        foot.addWidget(self.save)
        foot.addWidget(self._result)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._rows)
        column.addLayout(foot)


def _fixed(attributes: Sequence[CustomerAttribute]) -> list[tuple[str, bool, str]]:
    """What of the attributes makes up the rows: the values of fields only fill them."""
    return [(each.name, each.editable, "" if each.editable else each.value) for each in attributes]
