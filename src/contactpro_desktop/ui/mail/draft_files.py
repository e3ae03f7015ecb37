"""The files that go along with an outgoing mail: those that are there, and those to come."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contactpro_desktop.app.files import FileProblem
from contactpro_desktop.app.mail_files import Upload
from contactpro_desktop.domain.ids import AttachmentId, InteractionId
from contactpro_desktop.domain.mail import MailAttachment, MailDraft
from contactpro_desktop.store.changes import Change, UploadsUpdated
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.conversation.file_drop import FileDrop
from contactpro_desktop.ui.conversation.file_handling import FileHandling
from contactpro_desktop.ui.conversation.wording import file_problem_text
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.mail.file_list import FileAct, FileList
from contactpro_desktop.ui.mail.upload_list import UploadList
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import plain


class DraftFiles(QWidget):
    """`button` lets the agent choose files; whoever lays out the editor places it. What is dropped
    on a widget that `drop` watches is attached at once: nothing of it leaves before the mail.
    `changed` says that `refusal` may have another value."""

    changed = Signal()

    def __init__(
        self, services: Services, handling: FileHandling, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme = services.theme
        self._mails = services.mails
        self._files = services.files
        self._mail_files = services.mail_files
        self._handling = handling
        self._shown: InteractionId | None = None
        self._draft: MailDraft | None = None
        self._offline = ""
        self.button = IconButton(
            theme, "paperclip", self.tr("Attach a file"), ActionId.ATTACH, role="muted"
        )
        self.button.setObjectName("mailAttach")
        self.drop = FileDrop(self)
        self._there = FileList(theme, "draftFiles", self._acts)
        self._uploads = UploadList(theme)
        self._problem = PlainLabel(theme, role="danger", wrap=True)
        self._problem.setObjectName("attachProblem")
        self._lay_out()
        self._show_problem("")
        self.button.clicked.connect(self._choose)
        self.drop.dropped.connect(self._on_dropped)
        self._there.acted.connect(self._on_file)
        self._uploads.again_wanted.connect(self._mail_files.again)
        self._uploads.remove_wanted.connect(self._mail_files.remove)
        listen(services.store, self, self._on_changes)

    @property
    def waiting(self) -> str:
        """Why the mail cannot go anywhere now: files are being sent. Empty while none is."""
        running = any(each.failure is None for each in self._running)
        return self.tr("Wait until the files are uploaded.") if running else ""

    @property
    def refusal(self) -> str:
        """Why the mail cannot be sent with these files; empty when it can."""
        if self.waiting:
            return self.waiting
        if self._running:
            return self.tr("A file was not uploaded: try again or remove it.")
        if not all(each.arrived for each in self._others):
            return self.tr("A file is not complete: remove it and attach it again.")
        return ""

    def show_draft(self, interaction_id: InteractionId | None, draft: MailDraft | None) -> None:
        """The files of another draft, or new ones of the one shown."""
        if interaction_id != self._shown:
            self._show_problem("")
        self._shown, self._draft = interaction_id, draft
        self._refresh()

    def refuse(self, reason: str) -> None:
        """Disable what changes the files, with the reason; an empty one enables."""
        problem = self._files.problem
        self.button.set_refusal(reason or ("" if problem is None else file_problem_text(problem)))
        self.drop.enabled = self._shown is not None and not reason and problem is None
        self._there.refuse(reason)

    @property
    def _running(self) -> tuple[Upload, ...]:
        return self._mail_files.uploads(self._shown) if self._shown is not None else ()

    @property
    def _others(self) -> tuple[MailAttachment, ...]:
        """The draft's files as the server has them, without those that are on their way."""
        known = {each.attachment_id for each in self._running}
        nameless = {each.action.filename for each in self._running if each.attachment_id is None}
        return tuple(
            each
            for each in (self._draft.attachments if self._draft is not None else ())
            if each.id not in known and (each.arrived or each.filename not in nameless)
        )

    def _refresh(self) -> None:
        self._there.show_files(self._others)
        self._uploads.show_uploads(self._running)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        shown = self._shown
        if any(isinstance(c, UploadsUpdated) and c.interaction_id == shown for c in batch):
            self._refresh()
            self.changed.emit()

    def _choose(self) -> None:
        if self._shown is not None:
            self._handling.choose(partial(self._attach, self._shown))

    def _on_dropped(self, paths: list[Path]) -> None:
        if self._shown is not None:
            self._attach(self._shown, paths)

    def _attach(self, interaction_id: InteractionId, paths: list[Path]) -> None:
        """What cannot be attached is told in its place, while it still is that mail's."""
        told = []
        for path in paths:
            problem = self._mail_files.attach(interaction_id, path)
            if problem is not None:
                told.append(f"{plain(path.name, 60)}: {self._problem_text(problem)}")
        if interaction_id == self._shown:
            self._show_problem("\n".join(told))

    def _problem_text(self, problem: FileProblem) -> str:
        return file_problem_text(problem, self._files.largest)

    def _show_problem(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def _acts(self, attachment: MailAttachment) -> Sequence[FileAct]:
        return (FileAct("removeFile", "close", self.tr("Remove {0}")),)

    def _on_file(self, act: str, attachment_id: str) -> None:
        if self._shown is not None:
            self._mails.remove_attachment(self._shown, AttachmentId(attachment_id))

    def _lay_out(self) -> None:
        self.setObjectName("draftFileArea")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self._there, self._uploads, self._problem):
            column.addWidget(part)
