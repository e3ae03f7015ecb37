"""What other people see of an offer: channel and queue, whatever the offer holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import Event, InteractionChanged, MessagesReceived
from contactpro_desktop.domain.ids import ContactId, InteractionId
from contactpro_desktop.ui.main_window import MainWindow
from contactpro_desktop.ui.notifications import Notifications
from contactpro_desktop.ui.widgets.text import plain_notification
from tests.ui import scenes
from tests.ui.shell.test_canary import EVIL, MARK, poisoned
from tests.ui.support import Office

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged|does not support", extend=True)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Titles and texts of notifications."""
    found: list[str] = []

    def message(tray: QSystemTrayIcon, title: str, text: str, icon: QIcon, msecs: int) -> None:
        found.extend((title, text, tray.toolTip()))

    monkeypatch.setattr(QApplication, "alert", staticmethod(lambda window: None))
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", message)
    return found


def offers() -> list[Event]:
    """An offer of each channel with the canary wherever its customer may write."""
    return [
        InteractionChanged(
            replace(
                poisoned(scenes.OFFER),
                id=InteractionId(f"{number:032X}"),
                contact_id=ContactId(f"{number:032X}"),
                channel=channel,
                queue_name="Ventas",
            )
        )
        for number, channel in enumerate(Channel, 1)
    ]


def test_no_customer_is_in_a_notification(office: Office, shown: list[str], qtbot: QtBot) -> None:
    window = MainWindow(office.services)
    qtbot.addWidget(window)
    window.start()
    assert window.sign_in is not None
    window.sign_in.signed_in.emit()
    office.say(*scenes.signed_in())
    window.hide()
    office.say(*offers())
    for message in scenes.ROSA_MESSAGES:
        office.say(MessagesReceived(InteractionId(f"{1:032X}"), (poisoned(message),)))
    assert len(shown) >= 3 * len(Channel)
    assert not any(MARK in text for text in shown)
    assert "Ventas" in "".join(shown)


def test_names_of_the_house_are_no_markup(office: Office, shown: list[str], qtbot: QtBot) -> None:
    """Some desktops read notifications as HTML and fetch what it names."""
    window = QWidget()
    window.setWindowTitle(EVIL)
    window.setWindowIcon(office.theme.icon("chat"))
    qtbot.addWidget(window)
    Notifications(office.services, window)
    office.say(*scenes.signed_in(), InteractionChanged(replace(scenes.OFFER, queue_name=EVIL)))
    title, text, _ = shown
    for told in (title, text):
        assert MARK in told
        assert not set(told) & set("<>\u202e\x07")


def test_nothing_else_is_changed() -> None:
    assert plain_notification("Ventas & Soporte 'A'") == "Ventas & Soporte 'A'"
