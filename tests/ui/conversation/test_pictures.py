"""Pictures of strangers: decoded beside the work, by their first bytes, up to a limit."""

from __future__ import annotations

import struct
import threading
import zlib

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.files import ChatFile
from contactpro_desktop.domain.ids import AttachmentId
from contactpro_desktop.ui.conversation import previews
from contactpro_desktop.ui.conversation.previews import PictureLoader, picture
from tests.support.stopwatch import processor_time

# What Qt says of a JPEG that is none.
pytestmark = pytest.mark.qt_log_ignore("JPEG datastream", extend=True)

ROOM = QSize(720, 480)
FILE = ChatFile(AttachmentId("A" * 32), "gato.png")
STALL = 0.1


def png(width: int, height: int) -> bytes:
    """A black picture, a thousandth as large as what it unpacks to."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1 + width) * height, 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def encoded(kind: str) -> bytes:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload] # its stub wants bytes, PySide a text
    return bytes(data.data())


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_pictures_are_known_by_their_first_bytes(kind: str) -> None:
    assert picture(encoded(kind), ROOM) is not None


@pytest.mark.parametrize("kind", ["bmp", "ppm", "xpm"])
def test_other_kinds_are_none_even_where_qt_reads_them(kind: str) -> None:
    assert not QImage.fromData(encoded(kind)).isNull()
    assert picture(encoded(kind), ROOM) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
        png(8, 8)[:40],
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///x'/></svg>",
        b"GIF89a" + struct.pack("<HH", 65_535, 65_535) + b"\0" * 50,
        b"\x89PNG\r\n\x1a\n" + encoded("bmp"),
    ],
)
def test_what_is_broken_or_pretends_is_none(content: bytes) -> None:
    assert picture(content, ROOM) is None


def test_what_unpacks_to_too_much_is_none() -> None:
    bomb = png(5_000, 5_000)
    assert len(bomb) < 100_000
    with processor_time() as watch:
        assert picture(bomb, ROOM) is None
    assert watch.seconds < STALL


def test_a_large_one_does_not_hold_up_the_window(qtbot: QtBot) -> None:
    large = png(4_000, 4_000)
    loader = PictureLoader()
    with qtbot.waitSignal(loader.decoded) as told, processor_time() as watch:
        loader.load(FILE, large, ROOM)
    file, image = told.args
    assert file == FILE
    assert (image.width(), image.height()) == (480, 480)
    assert watch.seconds < STALL


def test_it_is_decoded_on_a_thread_of_its_own(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    monkeypatch.setattr(
        previews, "picture", lambda *_: names.append(threading.current_thread().name)
    )
    loader = PictureLoader()
    with qtbot.waitSignal(loader.decoded):
        loader.load(FILE, b"", ROOM)
    assert names[0].startswith("contactpro-picture")
