"""The question before work is left behind."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import InteractionChanged, InteractionRemoved
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.ui.presence.sign_out_bar import SignOutBar
from tests.ui import scenes
from tests.ui.support import Office

CALL = scenes.interaction(InteractionId("CALL"), "Berta", channel=Channel.PHONE)


@pytest.fixture
def bar(office: Office, qtbot: QtBot) -> SignOutBar:
    office.say(*scenes.working(), InteractionChanged(CALL))
    bar = SignOutBar(office.theme, office.store, office.desk)
    qtbot.addWidget(bar)
    return bar


def words(bar: SignOutBar) -> str:
    label = bar.findChild(QLabel, "signOutText")
    assert label is not None
    return label.text()


def button(bar: SignOutBar, name: str) -> QAbstractButton:
    found = bar.findChild(QAbstractButton, name)
    assert found is not None
    return found


def test_it_says_what_is_open_and_what_becomes_of_it(bar: SignOutBar) -> None:
    bar.ask(closing=False)
    for fact in ("back to", "chats return to the front", "1 call", "1 e-mail", "1 wrap-up"):
        assert fact in words(bar)


def test_it_follows_the_work(office: Office, bar: SignOutBar) -> None:
    bar.ask(closing=False)
    office.say(InteractionRemoved(scenes.LUIS))
    assert "1 offer" not in words(bar)
    office.store.reset()
    assert words(bar) == "Nothing is open now."


def test_staying_is_the_first_choice_and_escape(bar: SignOutBar, qtbot: QtBot) -> None:
    bar.ask(closing=False)
    bar.activateWindow()
    qtbot.waitUntil(button(bar, "signOutStay").hasFocus)
    qtbot.keyClick(button(bar, "signOutStay"), Qt.Key.Key_Escape)
    assert not bar.isVisible()
    bar.ask(closing=False)
    button(bar, "signOutStay").click()
    assert not bar.isVisible()


@pytest.mark.parametrize(
    ("closing", "caption"), [(False, "Sign out anyway"), (True, "Close anyway")]
)
def test_leaving_needs_a_press_that_says_so(
    bar: SignOutBar, qtbot: QtBot, closing: bool, caption: str
) -> None:
    bar.ask(closing=closing)
    assert button(bar, "signOutAnyway").text() == caption
    with qtbot.waitSignal(bar.confirmed):
        button(bar, "signOutAnyway").click()
    assert not bar.isVisible()
