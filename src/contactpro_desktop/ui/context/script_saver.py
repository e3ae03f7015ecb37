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
    """Saves 1.5 s after the last change and on `flush`. What the server refused or never got is
    sent again with the next change, and when the connection is back."""

    def __init__(self, store: Store, desk: Desk, drafts: Drafts, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._desk = desk
        self._drafts = drafts
        self._unsaved: set[InteractionId] = set()
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(DELAY_MS)
        self.timer.timeout.connect(self.flush)
        listen(store, self, self._on_changes)

    def is_saved(self, interaction_id: InteractionId) -> bool:
        """Whether the server has all answers, as far as is known."""
        return interaction_id not in self._unsaved

    def changed(self, interaction: Interaction) -> None:
        """An answer was given or taken back."""
        answers = self._store.conversation(interaction.id).answers
        self._drafts.put(interaction.contact_id, DraftKind.SCRIPT, encode_answers(answers))
        self._unsaved.add(interaction.id)
        self.timer.start()

    def restore(self, interaction: Interaction) -> None:
        """Bring back answers that are in the drafts and nowhere else: the program had ended."""
        kept = decode_answers(self._drafts.get(interaction.contact_id, DraftKind.SCRIPT))
        answers = self._store.conversation(interaction.id).answers
        for question_id, answer in kept.items():
            if question_id not in answers:
                self._desk.answer(interaction.id, question_id, answer)
                self._unsaved.add(interaction.id)

    def flush(self) -> None:
        """Send what the server does not have yet."""
        self.timer.stop()
        for interaction_id in tuple(self._unsaved):
            if interaction_id in self._store.interactions:
                self._desk.save_script(interaction_id)
            else:
                self._unsaved.discard(interaction_id)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, ActionEnded) and isinstance(change.action, SaveScript):
                self._on_saved(change, change.action)
            elif isinstance(change, LinkUpdated) and self._unsaved and self._is_online():
                self.timer.start()

    def _is_online(self) -> bool:
        return self._store.link is Link.ONLINE

    def _on_saved(self, ended: ActionEnded, action: SaveScript) -> None:
        known = action.interaction_id in self._store.interactions
        if not ended.outcome.succeeded or not known:
            return
        answers = self._store.conversation(action.interaction_id).answers
        given = {key: answer for key, answer in answers.items() if not answer.is_empty}
        if given == dict(action.answers):
            self._unsaved.discard(action.interaction_id)
