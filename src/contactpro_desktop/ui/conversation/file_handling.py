"""Choosing, sending, showing and saving files of a conversation."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QStandardPaths, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from contactpro_desktop.app.files import FileProblem, Files
from contactpro_desktop.app.notices import Notice, NoticeBoard, Severity, Topic
from contactpro_desktop.domain.files import ChatFile
from contactpro_desktop.ui.conversation.picture_view import PictureView
from contactpro_desktop.ui.conversation.previews import PictureLoader
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.centred_popover import CentredPopover

_ROOM = QSize(720, 480)
_LONGEST_NAME = 200
_LONGEST_SUFFIX = 20
"""In bytes, as file systems count: most take 255, and a number may be added."""

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
"""What Windows takes for a device, whatever follows the first dot."""


class FileHandling(QObject):
    """Dialogs open beside the work and block nothing. Problems go to the notices."""

    def __init__(self, theme: Theme, files: Files, board: NoticeBoard, over: QWidget) -> None:
        super().__init__(over)
        self._files = files
        self._board = board
        self._over = over
        self.pictures = PictureLoader()
        self.pictures.decoded.connect(self._show_picture)
        self.preview = PictureView()
        self.preview.setObjectName("picturePreview")
        self.popover = CentredPopover(theme, self.preview, over)
        self.popover.setObjectName("picturePopover")
        self.popover.closed.connect(self.preview.clear)

    def choose(self, chosen: Callable[[list[Path]], None]) -> QFileDialog:
        """Let the agent choose files to send."""
        dialog = QFileDialog(self._over.window(), self.tr("Send a file"))
        dialog.setObjectName("sendFileDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return self._open(dialog, lambda names: chosen([Path(name) for name in names]))

    def save(self, file: ChatFile) -> QFileDialog:
        """Ask where to save a file; only its bare name is proposed, and none that is taken. The
        dialog asks before anything is replaced."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        dialog = QFileDialog(self._over.window(), self.tr("Save the file"), folder)
        dialog.setObjectName("saveFileDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(free_name(Path(folder), bare_name(file.filename)))
        return self._open(dialog, partial(self._save_to, file))

    def show(self, file: ChatFile) -> None:
        """Show a picture; whatever is none can only be saved."""
        self._files.fetch(file, partial(self._show, file))

    def _open(self, dialog: QFileDialog, chosen: Callable[[list[str]], None]) -> QFileDialog:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(chosen)
        dialog.open()
        return dialog

    def _save_to(self, file: ChatFile, names: list[str]) -> None:
        for name in names[:1]:
            self._files.save(file, Path(name), lambda problem: self._tell(problem, file.filename))

    def _show(self, file: ChatFile, content: bytes | FileProblem) -> None:
        if isinstance(content, FileProblem):
            self._tell(content, file.filename)
        else:
            self.pictures.load(file, content, _ROOM)

    def _show_picture(self, file: ChatFile, image: QImage | None) -> None:
        if image is None:
            self._tell(FileProblem.NO_PICTURE, file.filename)
            return
        self.popover.close_popover()  # What it shows goes with that.
        self.preview.set_picture(image, file.filename)
        self.popover.toggle()

    def _tell(self, problem: FileProblem | None, name: str) -> None:
        if problem is not None:
            self._board.post(
                Notice(Topic.FILE_FAILED, Severity.WARNING, subject=problem.value, who=name)
            )


def free_name(folder: Path, name: str) -> str:
    """`name`, with a number where there is something of that name already."""
    stem, dot, suffix = name.rpartition(".")
    stem, suffix = (stem, dot + suffix) if stem else (name, "")
    numbered = (f"{stem} ({number}){suffix}" for number in range(2, 1000))
    return next((each for each in (name, *numbered) if not (folder / each).exists()), name)


def bare_name(name: str) -> str:
    """A name without folders and without anything that a file system could take amiss: characters,
    names of devices, more than 200 bytes. The last part, which tells its kind, stays."""
    base = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(char for char in base if char.isprintable() and char not in '<>:"|?*')
    stem, dot, suffix = kept.strip(" .").rpartition(".")
    if not dot or len(suffix.encode()) > _LONGEST_SUFFIX:
        stem, dot, suffix = stem + dot + suffix, "", ""
    room = _LONGEST_NAME - len((dot + suffix).encode())
    stem = stem.encode()[:room].decode("utf-8", "ignore").rstrip(" .")
    if (stem.partition(".")[0]).strip().casefold() in _DEVICES:
        stem = f"_{stem}"
    return f"{stem}{dot}{suffix}".strip(" .") or "file"
