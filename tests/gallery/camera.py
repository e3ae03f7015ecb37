"""Takes the pictures of one scale; Qt reads the scale once, so each has a process of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget

from contactpro_desktop.ui.application import make_application
from contactpro_desktop.ui.theme.theme import ThemeMode
from tests.gallery.views import VIEWS, Stage, View
from tests.ui.support import Office

_ROUNDS = 4
_PATIENCE_MS = 2_000


def picture_path(folder: Path, scale: str, theme: str, language: str, view: str) -> Path:
    return folder / scale / theme / language / f"{view}.png"


def take_pictures(
    folder: Path, scale: str, themes: Iterable[str], languages: Iterable[str], views: Iterable[str]
) -> int:
    """Take every picture; the number taken."""
    app = make_application(["gallery"])
    taken = 0
    for theme in themes:
        for language in languages:
            for name in views:
                path = picture_path(folder, scale, theme, language, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                picture = _take(app, VIEWS[name], theme, language)
                if not picture.save(str(path)):
                    raise OSError(f"cannot write {path.name}")
                taken += 1
    return taken


def _take(app: QApplication, view: View, theme: str, language: str) -> QPixmap:
    parent = QObject()
    office = Office(parent, ThemeMode(theme))
    office.settings.values.theme = ThemeMode(theme).value
    office.settings.values.language = language  # type: ignore[assignment]
    office.theme.apply(app)
    office.languages.use(language)
    stage = Stage(office)
    _settle()
    view.act(stage)
    office.ticker.tick.emit()
    _settle()
    picture = _grab(stage.window)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    stage.window.hide()
    stage.window.deleteLater()
    office.close()
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return picture


def _grab(window: QWidget) -> QPixmap:
    """The window, with an open menu where the screen would show it."""
    picture = window.grab()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        painter = QPainter(picture)
        painter.drawPixmap(popup.pos() - window.mapToGlobal(QPoint()), popup.grab())
        painter.end()
    return picture


def _settle() -> None:
    """Let everything happen that has been posted, and what that posts in turn."""
    for _ in range(_ROUNDS):
        timer = QTimer()
        timer.setSingleShot(True)
        done = QSignalSpy(timer.timeout)
        timer.start(0)
        done.wait(_PATIENCE_MS)
