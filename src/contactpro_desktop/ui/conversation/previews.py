"""Pictures that may be looked at before they are saved: by their first bytes, not by their name."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Signal
from PySide6.QtGui import QImage, QImageReader

from contactpro_desktop.domain.files import ChatFile

_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif")
_MAGIC = ((b"\x89PNG\r\n\x1a\n", b"png"), (b"\xff\xd8\xff", b"jpeg"), (b"GIF8", b"gif"))

_MOST_PIXELS = {b"png": 16_000_000, b"gif": 16_000_000, b"jpeg": 40_000_000}
"""16 million take 64 MB once they are unpacked; a JPEG is made smaller on the way."""


class PictureLoader(QObject):
    """Decodes one picture after the other on a thread of its own: a file of 100 KB can keep a
    processor busy for half a second. `decoded` tells the file and what `picture` made of it."""

    decoded = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._thread = ThreadPoolExecutor(1, "contactpro-picture")

    def load(self, file: ChatFile, content: bytes, room: QSize) -> None:
        def tell(answer: Future[QImage | None]) -> None:
            self.decoded.emit(file, answer.result())

        self._thread.submit(picture, content, room).add_done_callback(tell)


def may_be_image(file: ChatFile) -> bool:
    """Whether it is worth fetching for a look; its first bytes decide then."""
    return file.filename.casefold().endswith(_SUFFIXES)


def picture(content: bytes, room: QSize) -> QImage | None:
    """The picture, made to fit into `room`; None for anything that is not clearly one."""
    kind = next((name for start, name in _MAGIC if content.startswith(start)), None)
    if kind is None:
        return None
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setDecideFormatFromContent(False)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS[kind]:
        return None
    if size.width() > room.width() or size.height() > room.height():
        reader.setScaledSize(_within(size, room))
    image = reader.read()
    return None if image.isNull() else image


def _within(size: QSize, room: QSize) -> QSize:
    share = min(room.width() / size.width(), room.height() / size.height())
    return QSize(max(1, round(size.width() * share)), max(1, round(size.height() * share)))
