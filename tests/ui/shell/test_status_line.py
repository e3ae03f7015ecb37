"""Connection, queues and waiting figures at the bottom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.actions import ServeQueue
from contactpro_desktop.domain.events import (
    InStep,
    Link,
    LinkChanged,
    PicklistReplaced,
    QueuesChanged,
    StatisticsChanged,
)
from contactpro_desktop.ui.queue_menu import QueueMenu
from contactpro_desktop.ui.status_line import StatusLine
from tests.ui import scenes
from tests.ui.support import NOON, Office


@pytest.fixture
def line(office: Office, qtbot: QtBot) -> StatusLine:
    office.say(*scenes.signed_in())
    line = StatusLine(office.theme, office.ticker, office.store, office.desk)
    qtbot.addWidget(line)
    line.show()
    return line


def text(line: StatusLine, name: str) -> str:
    label = line.findChild(QLabel, name)
    assert label is not None
    return label.text()


def button(line: StatusLine, name: str) -> QToolButton:
    found = line.findChild(QToolButton, name)
    assert found is not None
    return found


def test_it_says_that_all_is_well(line: StatusLine) -> None:
    synced = QDateTime.fromSecsSinceEpoch(int(NOON)).toString("HH:mm:ss")
    assert text(line, "linkState") == "Connected"
    assert text(line, "syncedAt") == f"Synced {synced}"
    assert button(line, "queues").text() == "Serving: Ventas, Soporte, Correo"
    assert not button(line, "retryLink").isVisible()


def test_the_time_of_the_last_sign_of_life_is_shown_with_the_next_second(
    office: Office, line: StatusLine
) -> None:
    office.say(InStep(NOON + 5))
    office.tick()
    later = QDateTime.fromSecsSinceEpoch(int(NOON) + 5).toString("HH:mm:ss")
    assert text(line, "syncedAt") == f"Synced {later}"


def test_a_lost_connection_counts_down_and_can_be_tried_at_once(
    office: Office, line: StatusLine
) -> None:
    office.say(LinkChanged(Link.RECONNECTING, retry_in=8))
    assert text(line, "linkState") == "Connection lost, trying again in 8 s"
    office.tick(3)
    assert text(line, "linkState") == "Connection lost, trying again in 5 s"
    office.tick(30)
    assert text(line, "linkState") == "Connection lost, trying again"
    button(line, "retryLink").click()
    assert office.assignment.retries == 1
    office.say(LinkChanged(Link.ONLINE))
    assert not button(line, "retryLink").isVisible()


@pytest.mark.parametrize("width", [640, 460])
def test_in_a_narrow_window_the_connection_is_not_cut(
    office: Office, line: StatusLine, width: int
) -> None:
    office.say(LinkChanged(Link.RECONNECTING, retry_in=8))
    line.resize(width, line.height())
    link, retry = line.findChild(QLabel, "linkState"), button(line, "retryLink")
    waiting, synced = line.findChild(QLabel, "waiting"), line.findChild(QLabel, "syncedAt")
    assert link is not None
    assert waiting is not None
    assert synced is not None
    assert link.width() >= link.sizeHint().width()
    assert retry.width() >= retry.sizeHint().width()
    assert not synced.isVisible()
    assert waiting.geometry().right() < width
    line.resize(1440, line.height())
    assert synced.isVisible()


def test_waiting_figures_are_of_served_queues_and_go_on_counting(
    office: Office, line: StatusLine
) -> None:
    assert text(line, "waiting") == "14 waiting · longest 04:12"
    office.tick(8)
    assert text(line, "waiting") == "14 waiting · longest 04:20"
    unserved = tuple(replace(queue, serve=False) for queue in scenes.QUEUES)
    office.say(QueuesChanged(unserved))
    assert text(line, "waiting") == "Nobody waiting"
    assert button(line, "queues").text() == "Serving no queue"


def test_new_figures_replace_the_old_ones(office: Office, line: StatusLine) -> None:
    nobody = tuple(replace(f, waiting=0) for f in scenes.STATISTICS)
    office.say(StatisticsChanged(nobody), PicklistReplaced(()))
    assert text(line, "waiting") == "Nobody waiting"


def test_many_queues_are_summed_up(office: Office, line: StatusLine) -> None:
    many = tuple(
        replace(scenes.QUEUES[0], id=f"Q{n}", name=f"Cola {n}", serve=True)  # type: ignore[arg-type]
        for n in range(6)
    )
    office.say(QueuesChanged(many))
    assert button(line, "queues").text().startswith("Serving: Cola 0, Cola 1, Cola 2, Cola 3 and 2")


def test_queues_are_joined_and_left_in_the_menu_forced_ones_not(
    office: Office, line: StatusLine
) -> None:
    menu = line.findChild(QueueMenu)
    assert menu is not None
    menu.fill()
    entries = {action.text().split("\t")[0]: action for action in menu.actions()}
    assert list(entries) == ["Correo", "Llamadas", "Soporte", "Ventas"]
    assert not entries["Ventas"].isEnabled()
    assert "supervisor" in entries["Ventas"].toolTip()
    entries["Llamadas"].trigger()
    entries["Soporte"].trigger()
    assert office.assignment.actions == [
        ServeQueue(scenes.LLAMADAS, True),
        ServeQueue(scenes.SOPORTE, False),
    ]
    menu.fill()
    entries = {action.text().split("\t")[0]: action for action in menu.actions()}
    assert not entries["Llamadas"].isEnabled()


def test_without_a_connection_no_queue_is_joined_or_left(office: Office, line: StatusLine) -> None:
    menu = line.findChild(QueueMenu)
    assert menu is not None
    menu.popup(line.mapToGlobal(line.rect().topLeft()))
    entries = {action.text().split("\t")[0]: action for action in menu.actions()}
    assert entries["Llamadas"].isEnabled()
    office.say(LinkChanged(Link.RECONNECTING, 4))
    entries = {action.text().split("\t")[0]: action for action in menu.actions()}
    assert not any(action.isEnabled() for action in entries.values())
    assert "no connection" in entries["Llamadas"].toolTip()
    assert "supervisor" in entries["Ventas"].toolTip()
    menu.close()


def test_without_queues_the_menu_says_so(office: Office, line: StatusLine) -> None:
    office.say(QueuesChanged(()))
    menu = line.findChild(QueueMenu)
    assert menu is not None
    menu.fill()
    assert [action.text() for action in menu.actions()] == ["You have no queues"]
