"""Telling of offers while the agent looks elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.events import InteractionChanged, InteractionRemoved
from contactpro_desktop.ui.notifications import Notifications
from tests.ui import scenes
from tests.ui.support import Office

# What the offscreen platform says of tray icons and of windows that come forward.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged|does not support", extend=True)


class Desktop:
    """What the desktop was asked to do."""

    def __init__(self) -> None:
        self.beeps = 0
        self.alerts = 0
        self.messages: list[tuple[str, str]] = []


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Desktop:
    desktop = Desktop()

    def beep() -> None:
        desktop.beeps += 1

    def alert(window: QWidget) -> None:
        desktop.alerts += 1

    def message(tray: QSystemTrayIcon, title: str, text: str, icon: QIcon, msecs: int) -> None:
        desktop.messages.append((title, text))

    monkeypatch.setattr(QApplication, "beep", staticmethod(beep))
    monkeypatch.setattr(QApplication, "alert", staticmethod(alert))
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", message)
    return desktop


@pytest.fixture
def window(office: Office, desktop: Desktop, qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.setWindowTitle("Ana – Contact PRO")
    window.setWindowIcon(office.theme.icon("chat"))
    qtbot.addWidget(window)
    Notifications(office.services, window)
    return window


def test_a_hidden_window_tells_of_the_offer_but_not_of_the_customer(
    office: Office, desktop: Desktop, window: QWidget
) -> None:
    office.say(InteractionChanged(scenes.OFFER))
    assert desktop.alerts == 1
    assert desktop.messages == [("Ana – Contact PRO", "New chat — Ventas")]
    assert not window.isVisible()


def test_a_window_in_front_only_rings(
    office: Office, desktop: Desktop, window: QWidget, qtbot: QtBot
) -> None:
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    office.say(InteractionChanged(scenes.OFFER))
    assert (desktop.beeps, desktop.alerts, desktop.messages) == (1, 0, [])


def test_it_rings_until_the_offer_is_answered_or_gone(
    office: Office, desktop: Desktop, window: QWidget
) -> None:
    office.say(InteractionChanged(scenes.OFFER))
    for _ in range(6):
        office.tick()
    assert desktop.beeps == 3
    office.say(InteractionRemoved(scenes.LUIS))
    for _ in range(6):
        office.tick()
    assert desktop.beeps == 3


def test_sound_and_notifications_can_be_turned_off(
    office: Office, desktop: Desktop, window: QWidget
) -> None:
    office.settings.values.sound = office.settings.values.notify = False
    office.say(InteractionChanged(scenes.OFFER))
    assert (desktop.beeps, desktop.messages) == (0, [])


def test_other_work_is_not_announced(office: Office, desktop: Desktop, window: QWidget) -> None:
    office.say(InteractionChanged(scenes.INTERACTIONS[0]))
    assert (desktop.beeps, desktop.alerts) == (0, 0)


def test_only_a_click_on_it_brings_the_window_forward(
    office: Office, desktop: Desktop, window: QWidget
) -> None:
    office.say(InteractionChanged(scenes.OFFER))
    tray = window.findChild(QSystemTrayIcon)
    assert tray is not None
    assert tray.isVisible()
    tray.messageClicked.emit()
    assert window.isVisible()
    notifications = window.findChild(Notifications)
    assert notifications is not None
    notifications.close()
    assert not tray.isVisible()


def test_a_desktop_without_a_tray_gets_the_alert_alone(
    office: Office, desktop: Desktop, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))
    office.say(InteractionChanged(scenes.OFFER))
    assert (desktop.alerts, desktop.messages) == (1, [])
