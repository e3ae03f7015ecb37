"""The body of a chat: what was said, and where to write."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.store.changes import Change, TextReturned
from contactpro_desktop.ui.conversation.composer import Composer
from contactpro_desktop.ui.conversation.file_bar import FileBar
from contactpro_desktop.ui.conversation.file_drop import FileDrop
from contactpro_desktop.ui.conversation.file_handling import FileHandling
from contactpro_desktop.ui.conversation.row_layout import Act, Target
from contactpro_desktop.ui.conversation.transcript import Transcript
from contactpro_desktop.ui.conversation.wording import file_problem_text
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.services import Services


class ChatBody(QObject):
    """Transcript and composer. Texts that could not be sent come back into the composer."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        store, drafts = services.store, services.drafts
        self._interaction: Interaction | None = None
        self.transcript = Transcript(services.theme, store, services.desk)
        self.composer = Composer(services.theme, services.ticker, services.desk, drafts)
        self.composer.sent.connect(self.transcript.view.follow)
        self._files = services.files
        self.handling = FileHandling(
            services.theme, services.files, services.board, self.transcript
        )
        self.drop = FileDrop(self)
        self.file_bar = FileBar(services.theme, services.files)
        self.composer.put_above(self.file_bar)
        self.file_bar.sent.connect(self.transcript.view.follow)
        self.file_bar.closed.connect(self.composer.focus_text)
        for widget in (self.composer.edit.viewport(), self.transcript.view.viewport()):
            self.drop.watch(widget)
        self.drop.dropped.connect(self._ask_for_files)
        self.composer.attach_wanted.connect(self._choose_file)
        self.transcript.file_wanted.connect(self._on_file)
        self.transcript.file_again.connect(self._files.send_again)
        self.transcript.file_cancelled.connect(self._files.cancel)
        listen(store, self, self._on_changes)

    @property
    def view(self) -> Transcript:
        return self.transcript

    @property
    def foot(self) -> Composer:
        return self.composer

    def show_interaction(self, interaction: Interaction | None, offline: str) -> None:
        self._interaction = interaction
        self.transcript.show_interaction(interaction)
        self.transcript.view.set_retry_refusal(offline)
        self.composer.show_interaction(interaction, offline)
        problem = self._files.problem
        self.composer.set_file_refusal("" if problem is None else file_problem_text(problem))
        self.drop.enabled = problem is None and interaction is not None and interaction.is_open
        if interaction is not None and not interaction.is_open:
            self.file_bar.forget(interaction.id)
        self.file_bar.show_for(interaction.id if interaction is not None else None)

    def refresh_talk(self) -> None:
        self.transcript.show_typing()

    def take_focus(self) -> None:
        self.composer.focus_text()

    def before_finish(self) -> None:
        """Nothing is written here in a wrap-up."""

    def release(self, interaction: Interaction) -> None:
        self.composer.release(interaction)
        self.file_bar.forget(interaction.id)

    def may_end(self, anchor: QWidget) -> bool:
        """The header asks, with what is not sent."""
        return True

    def _choose_file(self) -> None:
        if self._interaction is not None and self._interaction.is_open:
            self.handling.choose(partial(self._send_files, self._interaction.id))

    def _send_files(self, interaction_id: InteractionId, paths: list[Path]) -> None:
        self.file_bar.offer(interaction_id, paths, asks=False)
        self.transcript.view.follow()

    def _ask_for_files(self, paths: list[Path]) -> None:
        """What is dropped may have been dropped on the wrong place."""
        if self._interaction is not None and self._interaction.is_open:
            self.file_bar.offer(self._interaction.id, paths, asks=True)

    def _on_file(self, target: Target) -> None:
        if target.file is not None:
            act = self.handling.show if target.act is Act.SHOW else self.handling.save
            act(target.file)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, TextReturned):
                self.composer.bring_back(change.contact_id)
