"""Whom to call: a number, or somebody found in the directory."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from contactpro_desktop.app.calls import dialled_number
from contactpro_desktop.domain.actions import Dial
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.transfer import call_refusal
from contactpro_desktop.store.changes import (
    ActionEnded,
    ActionStarted,
    Change,
    InteractionAdded,
    InteractionDropped,
    InteractionUpdated,
    LinkUpdated,
)
from contactpro_desktop.ui.call.wording import dial_failure_text, dial_refusal_text
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.transfer.target_chooser import TargetChooser
from contactpro_desktop.ui.widgets.text import plain

_ALLOWING = (LinkUpdated, ActionStarted, InteractionAdded, InteractionUpdated, InteractionDropped)


class DialChooser(TargetChooser):
    """What is typed is a number if it can be one, else a name to look for. A number is called
    whosever it is, but for the agent's own."""

    refuse = staticmethod(call_refusal)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, services.store, services.desk, parent)
        self._calls = services.calls
        self._name_parts()
        listen(services.store, self, self._on_changes)

    @property
    def channel(self) -> Channel:
        return Channel.PHONE

    @property
    def number(self) -> str:
        """What would be dialled now; empty for nothing."""
        row = self.chosen()
        return row.target.number if row is not None else self._typed()

    def first_choice(self) -> int | None:
        """Only for a name: a typed number means itself."""
        named = bool(self.search.text().strip()) and not self._typed()
        return self.model.choosable(0, 1) if named else None

    def words_found(self, number: int) -> str:
        return "" if self._typed() else super().words_found(number)

    def act(self) -> None:
        if self._why_not():
            return
        self.start_acting(self.tr("Calling {0}…").format(self._who()))
        row = self.chosen()
        if row is not None:
            self._calls.call(row.target)
        else:
            self._calls.dial(self._typed())

    def refresh(self) -> None:
        if self._is_own():
            self.say(self._own_text())
        who = self._who()
        self.confirm.set_caption(self.tr("Call {0}").format(who) if who else self.tr("Call"))
        self.confirm.set_refusal(self._why_not())

    def _typed(self) -> str:
        return dialled_number(self.search.text())

    def _is_own(self) -> bool:
        """Whether it is the agent's own number that is typed."""
        me, typed = self._store.me, self._typed()
        return bool(typed) and me is not None and typed == dialled_number(me.extension)

    def _own_text(self) -> str:
        return self.tr("This is your own number. Enter another one.")

    def _who(self) -> str:
        row = self.chosen()
        return plain(row.name if row is not None else self._typed(), 24)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, ActionEnded) and isinstance(change.action, Dial):
                self._on_ended(change)
            elif isinstance(change, _ALLOWING):
                self.refresh()

    def _on_ended(self, ended: ActionEnded) -> None:
        if ended.outcome.refusal is None:
            self.done.emit()
        elif self.isVisible():
            self.show_refusal(dial_failure_text(ended.outcome.refusal, ended.outcome.who))
        self.refresh()

    def _why_not(self) -> str:
        """Why nobody can be called now; empty when somebody can."""
        reason = dial_refusal_text(self._calls.dial_refusal())
        if not reason and self.chosen() is None and self._is_own():
            return self._own_text()
        return reason or ("" if self.number else self.tr("Enter a number or choose somebody."))

    def _name_parts(self) -> None:
        self.setObjectName("dialChooser")
        self.search.setObjectName("dialNumber")
        self.search.set_placeholder(self.tr("Number, colleague or queue"))
        self.search.setToolTip(self.tr("A number to call, or a name to look for"))
        self.list.setObjectName("dialTargets")
        self.list.setAccessibleName(self.tr("Who can be called"))
        self.message.setObjectName("dialMessage")
        self.cancel.setObjectName("dialCancel")
        self.cancel.set_tip(self.tr("Call nobody (Esc)"))
        self.confirm.setObjectName("dialConfirm")
        self.confirm.set_icon("phone")
        self.confirm.set_tip(self.tr("Make the call (Enter)"))
