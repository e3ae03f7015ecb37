"""Tells of offers while the agent looks elsewhere: sound, task bar, desktop notification."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from contactpro_desktop.domain.actions import AcceptOffer, DeclineOffer
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.interaction import Interaction, Section
from contactpro_desktop.store.changes import Change, InteractionAdded
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.texts import new_contact_text
from contactpro_desktop.ui.theme.theme import application
from contactpro_desktop.ui.widgets.text import plain_notification

_RING_EVERY = 3.0
_MESSAGE_MS = 10_000


class Notifications(QObject):
    """Rings while an offer waits that can be answered; the ring is the system's own alert sound. It
    ends when the agent answers, the time is up, or the offer is taken back.

    While the window is not in front the task bar is asked to draw attention and a notification
    names channel and queue, never the customer: others may see the screen. The window is brought
    to the front only when the agent clicks the notification.
    """

    def __init__(self, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self._rang_at = float("-inf")
        self._tray: QSystemTrayIcon | None = None
        listen(services.store, self, self._on_changes)
        services.ticker.tick.connect(self._ring)

    def close(self) -> None:
        """Take the tray icon away."""
        if self._tray is not None:
            self._tray.hide()

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, InteractionAdded) and change.interaction.is_offer:
                self._announce(change.interaction)

    def _announce(self, offer: Interaction) -> None:
        self._rang_at = float("-inf")
        self._ring()
        if self._window.isActiveWindow():
            return
        QApplication.alert(self._window)
        tray = self._tray_icon()
        if tray is not None and self._services.settings.values.notify:
            title = plain_notification(self._window.windowTitle())
            text = plain_notification(new_contact_text(offer.channel, offer.queue_name))
            tray.showMessage(title, text, tray.icon(), _MESSAGE_MS)

    def _ring(self) -> None:
        now = self._services.ticker.now()
        store = self._services.store
        online = store.link is Link.ONLINE
        waits = online and any(map(self._waits, store.in_section(Section.OFFER)))
        if waits and self._services.settings.values.sound and now - self._rang_at >= _RING_EVERY:
            self._rang_at = now
            application().beep()

    def _waits(self, offer: Interaction) -> bool:
        """Whether the agent has neither answered nor let the time run out."""
        store, deadline = self._services.store, offer.offer_deadline
        answered = store.is_pending(AcceptOffer(offer.id), DeclineOffer(offer.id))
        return not answered and (deadline is None or store.now() < deadline)

    def _tray_icon(self) -> QSystemTrayIcon | None:
        """The icon that notifications come from; None where the desktop has no tray."""
        if self._tray is None and QSystemTrayIcon.isSystemTrayAvailable():
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.setToolTip(self._window.windowTitle())
            self._window.windowTitleChanged.connect(self._tray.setToolTip)
            self._tray.messageClicked.connect(self._come_forward)
            self._tray.activated.connect(self._come_forward)
            self._tray.show()
        return self._tray

    def _come_forward(self) -> None:
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
