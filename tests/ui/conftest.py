"""Fixtures of the interface tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject
from PySide6.QtWidgets import QApplication

from contactpro_desktop.ui.theme.theme import Theme, ThemeMode
from contactpro_desktop.ui.widgets.ticker import Ticker
from tests.ui.support import FakeClock, Office


@pytest.fixture(autouse=True)
def english() -> None:
    """A program that ran in this process before has left its way to write numbers and dates."""
    QLocale.setDefault(QLocale("en_US"))


@pytest.fixture
def office(qapp: QApplication) -> Iterator[Office]:
    """An office in light colours, styled as the program is."""
    parent = QObject()
    office = Office(parent)
    office.theme.apply(qapp)
    yield office
    office.close()
    parent.deleteLater()
    # Without a running event loop nothing else would delete this test's windows.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme, applied to the application."""
    made = Theme(ThemeMode.LIGHT)
    made.apply(qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def ticker(qapp: QApplication, clock: FakeClock) -> Iterator[Ticker]:
    """A ticker of the fake clock that stands still; tests emit `tick` themselves."""
    made = Ticker(clock)
    made.stop()
    yield made
    made.deleteLater()
