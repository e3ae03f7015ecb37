"""Hears from the system that the way to the network is another one."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_log = logging.getLogger(__name__)

_LATER_MS = 1000
"""Nothing is lost in the meantime, and the window does not wait for it to be loaded."""


class NetworkWatch(QObject):
    """Calls `changed` when the machine has come to a network, or to another one. Where the system
    does not tell, the connection finds out by itself, only later."""

    def __init__(self, changed: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changed = changed
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LATER_MS)
        self._timer.timeout.connect(self._attend)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _attend(self) -> None:
        try:
            from PySide6.QtNetwork import QNetworkInformation
        except ImportError as failure:  # a library of the system that Qt needs for it is missing
            _log.warning("The system cannot be asked about the network: %s", type(failure).__name__)
            return
        if not QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            return
        network = QNetworkInformation.instance()
        if network is not None:
            nowhere = QNetworkInformation.Reachability.Disconnected
            network.reachabilityChanged.connect(
                lambda reachability: self._changed() if reachability != nowhere else None
            )
            network.transportMediumChanged.connect(lambda medium: self._changed())
