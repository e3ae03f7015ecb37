"""Brings script answers to the disk at once and to the server a little later."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.actions import SaveScript
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.store.changes import ActionEnded, Change, LinkUpdated
from contactpro_desktop.store.drafts import DraftKind, Drafts
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.context.script_draft import decode_answers, encode_answers
from contactpro_desktop.ui.listening import listen

DELAY_MS = 1_500


class ScriptSaver(QObject):
    """Saves within 1.5 s of a change, however long the agent goes on writing, and on `flush`. What
    the server refused or never got is sent again with the next change, and when the connection is
    back.

    The store knows what is not saved, and the drafts hold just that."""

    def __init__(self, store: Store, desk: Desk, drafts: Drafts, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._desk = desk
        self._drafts = drafts
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(DELAY_MS)
        self.timer.timeout.connect(self.flush)
        listen(store, self, self._on_changes)

    def is_saved(self, interaction_id: InteractionId) -> bool:
        """Whether the server has all answers, as far as is known."""
        return not self._store.conversation(interaction_id).given

    def changed(self, interaction: Interaction) -> None:
        """An answer was given or taken back."""
        self._keep(interaction)
        if not self.timer.isActive():
            self.timer.start()

    def restore(self, interaction: Interaction) -> None:
        """Bring back answers that are in the drafts and nowhere else: the program had ended, or
        the conversation had gone."""
        kept = decode_answers(self._drafts.get(interaction.contact_id, DraftKind.SCRIPT))
        conversation = self._store.conversation(interaction.id)
        for question_id, answer in kept.items():
            known = conversation.answers.get(question_id)
            if question_id not in conversation.given and answer != known:
                self._desk.answer(interaction.id, question_id, answer)
                self.timer.start()

    def flush(self) -> None:
        """Send what the server does not have yet."""
        self.timer.stop()
        for interaction_id in self._unsaved():
            self._desk.save_script(interaction_id)

    def _keep(self, interaction: Interaction) -> None:
        given = self._store.conversation(interaction.id).given
        self._drafts.put(interaction.contact_id, DraftKind.SCRIPT, encode_answers(given))

    def _unsaved(self) -> list[InteractionId]:
        return [key for key in self._store.interactions if not self.is_saved(key)]

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, ActionEnded) and isinstance(change.action, SaveScript):
                self._on_saved(change, change.action)
            elif isinstance(change, LinkUpdated) and self._is_online() and self._unsaved():
                self.timer.start()

    def _is_online(self) -> bool:
        return self._store.link is Link.ONLINE

    def _on_saved(self, ended: ActionEnded, action: SaveScript) -> None:
        interaction = self._store.interactions.get(action.interaction_id)
        if not ended.outcome.succeeded or interaction is None:
            return
        self._keep(interaction)
        if not self.is_saved(interaction.id):
            self.timer.start()
