"""Markup in every text of the server, in the views that have widgets of their own. All views are
looked at by `make faults`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.ui.shell.hostile_views import HostileOffice, findings, in_sight, opened
from tests.ui.shell.test_canary import EVIL, MARK

WITH_WIDGETS_OF_THEIR_OWN = (
    *("history", "two-offers", "transfer", "call-offer", "call-transfer", "dialling", "preview"),
    *("campaign-result", "mail", "mail-reply", "mail-to-whom", "task", "colleagues", "coaching"),
    *("own-telephones", "personal-data", "wrap-up", "palette"),
)


@pytest.fixture
def hostile(qapp: QApplication) -> Iterator[HostileOffice]:
    parent = QObject()
    office = HostileOffice(parent)
    office.theme.apply(qapp)
    yield office
    office.close()
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize("name", WITH_WIDGETS_OF_THEIR_OWN)
def test_it_is_shown_as_it_is(hostile: HostileOffice, name: str) -> None:
    stage = opened(hostile, name)
    assert in_sight(stage.window) >= 20
    assert findings(stage.window) == []
    stage.window.hide()
    stage.window.deleteLater()


def test_what_is_interpreted_is_found(hostile: HostileOffice) -> None:
    stage = opened(hostile, "idle")
    assert findings(stage.window) == []
    label = stage.window.findChild(QLabel)
    assert label is not None
    label.setTextFormat(Qt.TextFormat.AutoText)
    label.setToolTip(EVIL)
    label.setAccessibleName(EVIL)
    button = QPushButton(f"{MARK} & more", stage.window)
    assert [each.partition(": ")[2] for each in findings(stage.window)] == [
        "no plain text",
        "control characters",
        "markup in a tool tip",
        "a shortcut of somebody's name",
    ]
    button.deleteLater()
    stage.window.deleteLater()
