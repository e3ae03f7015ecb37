"""Search for whom to transfer to, choose, and hand over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.actions import Transfer
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.transfer import TargetKind
from contactpro_desktop.store.changes import ActionEnded, Change, LinkUpdated
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.session_texts import no_connection_text
from contactpro_desktop.ui.texts import refusal_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.transfer.target_chooser import TargetChooser
from contactpro_desktop.ui.transfer.target_rows import TargetRow
from contactpro_desktop.ui.widgets.text import plain


class TransferChooser(TargetChooser):
    """Serves one conversation at a time, which stays until the server confirms. A refusal is told
    here as long as the conversation is `served`."""

    def __init__(
        self, theme: Theme, store: Store, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, store, desk, parent)
        self._interaction: Interaction | None = None
        self._waiting = False
        self._name_parts()
        listen(store, self, self._on_changes)

    @property
    def served(self) -> InteractionId | None:
        """The conversation that somebody is chosen for at this moment."""
        return self._interaction.id if self._interaction is not None else None

    @property
    def channel(self) -> Channel | None:
        return self._interaction.channel if self._interaction is not None else None

    def start(self, interaction: Interaction) -> None:
        """Begin anew for a conversation."""
        self._interaction = interaction
        self._waiting = False
        self.begin()

    def stop(self) -> None:
        super().stop()
        self._interaction = None

    def first_choice(self) -> int | None:
        return self.model.choosable(0, 1)

    def act(self) -> None:
        row = self.chosen()
        if row is None or self._interaction is None or self._why_not(row):
            return
        self._waiting = True
        self.start_acting(self.tr("Transferring to {0}…").format(row.name))
        self._desk.transfer(self._interaction.id, row.target)

    def refresh(self) -> None:
        row = self.chosen()
        for part in (self.search, self.list):
            part.setEnabled(not self._waiting)
        to = self.tr("Transfer to {0}")
        self.confirm.set_caption(to.format(_short(row)) if row else self.tr("Transfer"))
        self.confirm.set_refusal(self._why_not(row))

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, ActionEnded) and isinstance(change.action, Transfer):
                self._on_ended(change, change.action)
            elif isinstance(change, LinkUpdated):
                self.refresh()

    def _on_ended(self, ended: ActionEnded, action: Transfer) -> None:
        if action.interaction_id != self.served:
            return
        self._waiting = False
        if ended.outcome.refusal is None:
            self.done.emit()
        else:
            self.show_refusal(refusal_text(ended.outcome.refusal, ended.outcome.who))

    def _why_not(self, row: TargetRow | None) -> str:
        """Why nothing can be handed over now; empty when it can."""
        if self._store.link is not Link.ONLINE:
            return no_connection_text()
        if self._waiting:
            return self.tr("Waiting for the server")
        return "" if row else self.tr("Choose who takes the conversation.")

    def _name_parts(self) -> None:
        self.setObjectName("transferChooser")
        self.search.setObjectName("transferSearch")
        self.search.set_placeholder(self.tr("Colleague or queue"))
        self.list.setObjectName("transferTargets")
        self.list.setAccessibleName(self.tr("Who can take the conversation"))
        self.message.setObjectName("transferMessage")
        self.cancel.setObjectName("transferCancel")
        self.cancel.set_tip(self.tr("Keep the conversation (Esc)"))
        self.confirm.setObjectName("transferConfirm")
        self.confirm.set_tip(self.tr("Hand the conversation over (Enter)"))


def _short(row: TargetRow) -> str:
    """A colleague by the first name, a queue by its whole name."""
    if row.target.kind is TargetKind.AGENT:
        return plain(row.name.split(" ")[0], 24)
    return plain(row.name, 24)
