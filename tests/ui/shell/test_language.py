"""Languages, and the application object."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from contactpro_desktop.ui import language
from contactpro_desktop.ui.application import make_application
from contactpro_desktop.ui.conversation.times import short_moment_text
from contactpro_desktop.ui.language import NAMES, Languages


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    made = Languages(qapp, qapp)
    yield made
    made.use("en")
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_qts_own_words_follow(languages: Languages, qtbot: QtBot) -> None:
    with qtbot.waitSignal(languages.changed):
        languages.use("es")
    assert languages.current == "es"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
    assert QLocale().language() is QLocale.Language.Spanish
    languages.use("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.parametrize(
    ("system", "spoken"),
    [("es_MX", "es"), ("pt_PT", "pt_BR"), ("pt_BR", "pt_BR"), ("de_DE", "en")],
)
def test_the_systems_language_or_the_closest_one(
    qapp: QApplication, system: str, spoken: str
) -> None:
    QLocale.setDefault(QLocale(system))
    parent = QObject()
    made = Languages(qapp, parent)
    made.use("")
    assert made.current == spoken
    assert QLocale() == QLocale(system)
    made.use("en")
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_system_without_a_language_gets_dates_that_can_be_read(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale.c())
    parent = QObject()
    made = Languages(qapp, parent)
    made.use("")
    assert made.current == "en"
    instant = datetime(2026, 11, 3, 14, 5).timestamp()
    assert short_moment_text(instant) == "2026-11-03 14:05"
    made.use("en")
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_translation_that_is_missing_leaves_the_source_text(
    languages: Languages, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(language, "resource_path", tmp_path.joinpath)
    languages.use("pt_BR")
    assert QCoreApplication.translate("Texts", "Ready") == "Ready"


def test_every_language_has_its_own_name() -> None:
    assert NAMES == {"en": "English", "es": "Español", "pt_BR": "Português (Brasil)"}


def test_the_application_outlives_its_window(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There can be one application object only: the running one stands in for the made one."""
    made: list[list[str]] = []

    def stand_in(arguments: list[str]) -> QApplication:
        made.append(arguments)
        return qapp

    monkeypatch.setattr("contactpro_desktop.ui.application.QApplication", stand_in)
    assert make_application(("contactpro-desktop", "-x")) is qapp
    assert made == [["contactpro-desktop", "-x"]]
    assert not qapp.quitOnLastWindowClosed()
    assert QCoreApplication.applicationName() == "contactpro-desktop"
