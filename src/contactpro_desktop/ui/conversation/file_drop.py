"""Files that are dragged onto a conversation."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

_DRAGGING = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileDrop(QObject):
    """Watches widgets; `dropped` carries the paths of local files. Nothing else is taken."""

    dropped = Signal(list)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.enabled = False

    def watch(self, widget: QWidget) -> None:
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGGING or not isinstance(event, QDropEvent):
            return False
        paths = local_files(event.mimeData())
        if not paths:
            return False
        if not self.enabled:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(paths)
        return True


def local_files(data: QMimeData) -> list[Path]:
    """The files of this computer that something dragged stands for."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
