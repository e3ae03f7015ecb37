"""A picture, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from contactpro_desktop.ui.widgets.text import plain


class PictureView(QWidget):
    """As large as the picture it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()

    @property
    def image(self) -> QImage:
        return self._image

    def set_picture(self, image: QImage, name: str) -> None:
        """`name` is what screen readers say."""
        self._image = image
        self.setAccessibleName(plain(name))
        self.setFixedSize(image.size())

    def clear(self) -> None:
        self.set_picture(QImage(), "")

    def sizeHint(self) -> QSize:
        return self._image.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawImage(0, 0, self._image)
