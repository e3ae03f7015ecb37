"""Choosing, sending, showing and saving files of a conversation."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from contactpro_desktop.app.files import FileProblem, Files
from contactpro_desktop.app.notices import Notice, NoticeBoard, Severity, Topic
from contactpro_desktop.domain.files import ChatFile
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.ui.conversation.picture_view import PictureView
from contactpro_desktop.ui.conversation.previews import picture
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.centred_popover import CentredPopover

_ROOM = QSize(720, 480)


class FileHandling(QObject):
    """Dialogs open beside the work and block nothing. Problems go to the notices."""

    def __init__(self, theme: Theme, files: Files, board: NoticeBoard, over: QWidget) -> None:
        super().__init__(over)
        self._files = files
        self._board = board
        self._over = over
        self.preview = PictureView()
        self.preview.setObjectName("picturePreview")
        self.popover = CentredPopover(theme, self.preview, over)
        self.popover.setObjectName("picturePopover")
        self.popover.closed.connect(self.preview.clear)

    def choose(self, interaction_id: InteractionId) -> QFileDialog:
        """Let the agent choose a file to send."""
        dialog = QFileDialog(self._over.window(), self.tr("Send a file"))
        dialog.setObjectName("sendFileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return self._open(dialog, partial(self._chosen, interaction_id))

    def send(self, interaction_id: InteractionId, paths: list[Path]) -> None:
        for path in paths:
            self._tell(self._files.send(interaction_id, path), path.name)

    def save(self, file: ChatFile) -> QFileDialog:
        """Ask where to save a file; only its bare name is proposed."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        dialog = QFileDialog(self._over.window(), self.tr("Save the file"), folder)
        dialog.setObjectName("saveFileDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(bare_name(file.filename))
        return self._open(dialog, partial(self._save_to, file))

    def show(self, file: ChatFile) -> None:
        """Show a picture; whatever is none can only be saved."""
        self._files.fetch(file, partial(self._show, file))

    def _open(self, dialog: QFileDialog, chosen: Callable[[list[str]], None]) -> QFileDialog:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(chosen)
        dialog.open()
        return dialog

    def _chosen(self, interaction_id: InteractionId, names: list[str]) -> None:
        self.send(interaction_id, [Path(name) for name in names])

    def _save_to(self, file: ChatFile, names: list[str]) -> None:
        for name in names[:1]:
            self._files.save(file, Path(name), lambda problem: self._tell(problem, file.filename))

    def _show(self, file: ChatFile, content: bytes | FileProblem) -> None:
        if isinstance(content, FileProblem):
            self._tell(content, file.filename)
            return
        image = picture(content, _ROOM)
        if image is None:
            self._tell(FileProblem.NO_PICTURE, file.filename)
            return
        self.preview.set_picture(image, file.filename)
        self.popover.toggle()

    def _tell(self, problem: FileProblem | None, name: str) -> None:
        if problem is not None:
            self._board.post(
                Notice(Topic.FILE_FAILED, Severity.WARNING, subject=problem.value, who=name)
            )


def bare_name(name: str) -> str:
    """A name without folders and without anything that a file system could take amiss."""
    base = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(char for char in base if char.isprintable() and char not in '<>:"|?*')
    return kept.strip(" .")[:120] or "file"
