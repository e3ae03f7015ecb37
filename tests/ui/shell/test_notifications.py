"""Telling of offers while the agent looks elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.events import (
    InteractionChanged,
    InteractionRemoved,
    Link,
    LinkChanged,
)
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.ui.notifications import Notifications
from contactpro_desktop.ui.presence.presence_bar import PresenceBar
from contactpro_desktop.ui.presence.settings_menu import SettingsMenu
from tests.ui import scenes
from tests.ui.support import NOON, Office

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
    office.say(LinkChanged(Link.ONLINE))
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


def rings(office: Office, desktop: Desktop, seconds: int = 9) -> int:
    """How often it rings in that time."""
    before = desktop.beeps
    for _ in range(seconds):
        office.tick()
    return desktop.beeps - before


def test_it_rings_until_the_offer_is_withdrawn(
    office: Office, desktop: Desktop, window: QWidget
) -> None:
    office.say(InteractionChanged(scenes.OFFER))
    assert desktop.beeps == 1
    assert rings(office, desktop) == 3
    office.say(InteractionRemoved(scenes.LUIS))
    assert rings(office, desktop) == 0


@pytest.mark.parametrize("answer", ["accept", "decline"])
def test_it_rings_until_the_agent_answers_and_again_if_that_failed(
    office: Office, desktop: Desktop, window: QWidget, answer: str
) -> None:
    office.say(InteractionChanged(scenes.OFFER))
    getattr(office.desk, answer)(scenes.LUIS)
    assert rings(office, desktop) == 0
    office.finish(Outcome(Refusal.BUSY_SERVER))
    assert rings(office, desktop) == 3


def test_it_rings_until_the_time_is_up_whoever_tells(
    office: Office, desktop: Desktop, window: QWidget
) -> None:
    office.say(InteractionChanged(replace(scenes.OFFER, offer_deadline=NOON + 7)))
    assert rings(office, desktop, seconds=6) == 2
    assert rings(office, desktop) == 0


def test_it_goes_on_ringing_for_the_next_offer(
    office: Office, desktop: Desktop, window: QWidget
) -> None:
    office.say(InteractionChanged(scenes.OFFER), InteractionChanged(scenes.SECOND_OFFER))
    office.desk.accept(scenes.LUIS)
    assert rings(office, desktop) == 3


def test_without_a_connection_nothing_rings_that_cannot_be_answered(
    office: Office, desktop: Desktop, window: QWidget
) -> None:
    office.say(InteractionChanged(replace(scenes.OFFER, offer_deadline=None)))
    office.say(LinkChanged(Link.RECONNECTING, 4))
    assert rings(office, desktop) == 0
    office.say(LinkChanged(Link.ONLINE))
    assert rings(office, desktop) == 3


def test_the_agent_silences_a_ringing_offer_in_the_settings_menu(
    office: Office, desktop: Desktop, window: QWidget
) -> None:
    bar = PresenceBar(office.services, window)
    menu = bar.findChild(SettingsMenu)
    assert menu is not None
    office.say(InteractionChanged(scenes.OFFER))
    sound = next(a for a in menu.actions() if a.text() == "Sound for offers")
    sound.trigger()
    assert rings(office, desktop) == 0
    sound.trigger()
    assert rings(office, desktop) == 3


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
    window.setWindowTitle("Bruno – Contact PRO")
    assert tray.toolTip() == "Bruno – Contact PRO", "whoever was here before is not named any more"
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
