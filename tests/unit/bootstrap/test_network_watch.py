"""What the system tells of the network reaches the connection."""

from __future__ import annotations

from PySide6.QtNetwork import QNetworkInformation
from pytestqt.qtbot import QtBot

from contactpro_desktop.bootstrap.network_watch import NetworkWatch

Reach = QNetworkInformation.Reachability


def test_another_way_to_the_network_is_told_and_a_lost_one_is_not(qtbot: QtBot) -> None:
    told: list[int] = []
    watch = NetworkWatch(lambda: told.append(1))
    watch._attend()
    network = QNetworkInformation.instance()
    assert network is not None
    network.reachabilityChanged.emit(Reach.Disconnected)
    assert told == []
    network.reachabilityChanged.emit(Reach.Online)
    network.transportMediumChanged.emit(QNetworkInformation.TransportMedium.WiFi)
    assert len(told) == 2


def test_nothing_is_loaded_while_the_program_starts(qtbot: QtBot) -> None:
    watch = NetworkWatch(lambda: None)
    watch.start()
    assert watch._timer.remainingTime() > 500
    watch.stop()
    assert not watch._timer.isActive()
