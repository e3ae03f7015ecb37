"""The way to make a call, from anywhere in the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from contactpro_desktop.app.notices import Notice, Topic
from contactpro_desktop.domain.actions import Dial
from contactpro_desktop.store.changes import (
    ActionEnded,
    ActionStarted,
    Change,
    InteractionAdded,
    InteractionDropped,
    InteractionUpdated,
    LinkUpdated,
    MeUpdated,
)
from contactpro_desktop.ui.actions import ActionId, action_text
from contactpro_desktop.ui.call.wording import dial_refusal_text
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.popover import Popover

if TYPE_CHECKING:
    from contactpro_desktop.ui.call.dial_chooser import DialChooser

_SHOWN = (
    MeUpdated, LinkUpdated, ActionStarted, ActionEnded,
    InteractionAdded, InteractionUpdated, InteractionDropped,
)  # fmt: skip


class DialButton(IconButton):
    """Says why where no call can be made: who has no right to phone sees it from the start."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        super().__init__(
            services.theme, "phone", action_text(ActionId.DIAL), ActionId.DIAL, parent=parent
        )
        self._services = services
        self._popover = Popover(services.theme, self._make_chooser, self)
        self._popover.setObjectName("dialPopover")
        self._chooser: DialChooser | None = None
        self.setObjectName("dialButton")
        self.clicked.connect(self._toggle)
        listen(services.store, self, self._on_changes)
        self._refresh()

    def tells(self, notice: Notice) -> bool:
        """Whether a notice is of a refused call whose chooser is still open and says why."""
        refused = notice.topic is Topic.ACTION_REFUSED and notice.action == Dial.__name__
        return refused and self._popover.is_open

    def _make_chooser(self) -> DialChooser:
        from contactpro_desktop.ui.call.dial_chooser import DialChooser

        chooser = self._chooser = DialChooser(self._services)
        chooser.done.connect(self._popover.close_popover)
        self._popover.closed.connect(chooser.stop)
        return chooser

    def _toggle(self) -> None:
        opens = not self._popover.is_open
        self._popover.toggle_at(self, align_right=True)
        if opens and self._chooser is not None:
            self._chooser.begin()

    def _on_changes(self, batch: Sequence[Change]) -> None:
        if any(isinstance(change, _SHOWN) for change in batch):
            self._refresh()

    def _refresh(self) -> None:
        self.set_refusal(dial_refusal_text(self._services.calls.dial_refusal()))
