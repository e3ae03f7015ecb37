"""The popover around the transfer chooser."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.transfer.chooser import TransferChooser
from contactpro_desktop.ui.widgets.popover import Popover


class TransferPopover(Popover):
    """Opens under the transfer button; Esc or a click elsewhere keeps the conversation."""

    def __init__(self, theme: Theme, store: Store, desk: Desk, parent: QWidget) -> None:
        self.chooser = TransferChooser(theme, store, desk)
        super().__init__(theme, self.chooser, parent)
        self.setObjectName("transferPopover")
        self.chooser.done.connect(self.close_popover)
        self.closed.connect(self.chooser.stop)

    def open_for(self, interaction: Interaction, anchor: QWidget) -> None:
        """Choose whom to hand `interaction` over to; a second time closes."""
        if self.is_open:
            self.close_popover()
            return
        self.chooser.start(interaction)
        self.open_at(anchor, align_right=True)
