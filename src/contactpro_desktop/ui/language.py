"""The language of the interface."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QLibraryInfo,
    QLocale,
    QObject,
    QTranslator,
    Signal,
)
from PySide6.QtWidgets import QApplication

from contactpro_desktop.resources import resource_path

NAMES = {"en": "English", "es": "Español", "pt_BR": "Português (Brasil)"}
"""The languages there are, each by its own name."""

_OWN = "contactpro_desktop"

KEY_NAMES = (
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),
    QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Return"),
)
"""Keys that Qt would show by long names, such as Mayúsculas. Qt finds them in the translations of
this program first, which have the short names printed on keyboards."""


class Translation(QTranslator):
    """Holds the file in memory: one that Qt maps kills the program when an update replaces it."""

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._content = path.read_bytes()
        self.load(self._content)


class Languages(QObject):
    """Installs the translations of this program and of Qt. `changed` comes after that: views made
    from then on speak the new language, so whoever owns them makes them anew."""

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._system = QLocale()
        self._translations: list[Translation] = []
        self.current = ""

    def use(self, language: str) -> None:
        """Speak one of `NAMES`; an empty word means the system's language."""
        locale = QLocale(language) if language else _readable(self._system)
        code = language or _closest(locale)
        for old in self._translations:
            self._app.removeTranslator(old)
            old.deleteLater()
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        files = (qt / f"qtbase_{code}.qm", resource_path("translations", f"{_OWN}_{code}.qm"))
        self._translations = [Translation(path, self) for path in files if path.exists()]
        for translation in self._translations:
            self._app.installTranslator(translation)
        QLocale.setDefault(locale)
        self.current = code
        self.changed.emit()


def _readable(system: QLocale) -> QLocale:
    """A system that names no language writes days as `23 11 2026`: there dates are ISO dates, and
    the clock has 24 hours."""
    nameless = system.language() == QLocale.Language.C
    return QLocale(QLocale.Language.English, QLocale.Country.Sweden) if nameless else system


def _closest(locale: QLocale) -> str:
    """The language there is for a locale; English where none fits."""
    spoken = locale.name()
    exact = (code for code in NAMES if code == spoken)
    related = (code for code in NAMES if code.split("_")[0] == spoken.split("_")[0])
    return next(exact, None) or next(related, "en")
