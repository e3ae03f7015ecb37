"""The language of the interface."""

from __future__ import annotations

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

KEY_NAMES = (
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),
    QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Return"),
)
"""Keys that Qt would show by long names, such as Mayúsculas. Qt finds them in the translations of
this program first, which have the short names printed on keyboards."""


class Languages(QObject):
    """Installs the translations of this program and of Qt. `changed` comes after that: views made
    from then on speak the new language, so whoever owns them makes them anew."""

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._system = QLocale()
        self._translators: list[QTranslator] = []
        self.current = ""

    def use(self, language: str) -> None:
        """Speak one of `NAMES`; an empty word means the system's language."""
        locale = QLocale(language) if language else self._system
        code = language or _closest(locale)
        for translator in self._translators:
            self._app.removeTranslator(translator)
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        own = str(resource_path("translations"))
        found = (_load(f"qtbase_{code}", qt), _load(f"contactpro_desktop_{code}", own))
        self._translators = [translator for translator in found if translator is not None]
        for translator in self._translators:
            self._app.installTranslator(translator)
        QLocale.setDefault(locale)
        self.current = code
        self.changed.emit()


def _closest(locale: QLocale) -> str:
    """The language there is for a locale; English where none fits."""
    spoken = locale.name()
    exact = (code for code in NAMES if code == spoken)
    related = (code for code in NAMES if code.split("_")[0] == spoken.split("_")[0])
    return next(exact, None) or next(related, "en")


def _load(name: str, folder: str) -> QTranslator | None:
    translator = QTranslator()
    return translator if translator.load(name, folder) else None
