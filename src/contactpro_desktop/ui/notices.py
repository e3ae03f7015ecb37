"""Notices on the screen: words, a remedy where there is one, and an end."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from contactpro_desktop.app.notices import Notice, Remedy, Severity, Topic
from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.ui.actions import ActionId, key_of
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.notice_texts import notice_text, remedy_text
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.widgets.message_bar import MessageBar
from contactpro_desktop.ui.widgets.message_bar import Severity as Look

_LOOKS: dict[Severity, Look] = {
    Severity.INFO: "info",
    Severity.WARNING: "warn",
    Severity.ERROR: "danger",
}
_SHOWN_AT_MOST = 3
_INFO_SECONDS = 12.0
"""Seconds after which a notice goes that asks nothing of the agent; not while under the pointer."""


class Notices(QObject):
    """Brings what the board says into a message bar and carries the remedies out.

    Missed offers have a card of their own in the place of offers.
    """

    def __init__(self, services: Services, bar: MessageBar) -> None:
        super().__init__(bar)
        self._services = services
        self._bar = bar
        self._shown: dict[str, Notice] = {}
        self._ends: dict[str, Instant] = {}
        bar.acted.connect(self._mend)
        bar.dismissed.connect(self._forget)
        dismiss = QShortcut(QKeySequence(key_of(ActionId.DISMISS_NOTICE)), bar)
        dismiss.activated.connect(self.dismiss_newest)
        services.ticker.tick.connect(self._end_old_ones)
        listen(services.board, self, self.show)

    def show(self, notice: Notice) -> None:
        if notice.topic is Topic.OFFER_MISSED:
            return
        key = "/".join((notice.topic.value, notice.action, notice.interaction_id or ""))
        self._shown[key] = notice
        self._ends.pop(key, None)
        if notice.severity is Severity.INFO and notice.remedy is None:
            self._ends[key] = self._services.ticker.now() + _INFO_SECONDS
        action = remedy_text(notice.remedy) if notice.remedy else ""
        self._bar.show_message(key, notice_text(notice), _LOOKS[notice.severity], action=action)
        for old in self._bar.keys[:-_SHOWN_AT_MOST]:
            self._remove(old)

    def dismiss_newest(self) -> None:
        if self._bar.keys:
            self._remove(self._bar.keys[-1])

    def _mend(self, key: str) -> None:
        notice = self._shown[key]
        self._remove(key)
        match notice.remedy:
            case Remedy.BE_READY | Remedy.CHOOSE_AVAILABLE:
                self._services.readiness.be_ready()
            case Remedy.SEND_AGAIN:
                self._send_again(notice)

    def _send_again(self, notice: Notice) -> None:
        interaction_id, request_id = notice.interaction_id, notice.request_id
        known = interaction_id in self._services.store.interactions
        if known and interaction_id is not None and request_id is not None:
            self._services.desk.send_again(interaction_id, request_id)

    def _end_old_ones(self) -> None:
        now = self._services.ticker.now()
        for key, end in tuple(self._ends.items()):
            row = self._bar.notice(key)
            if end <= now and not (row is not None and row.underMouse()):
                self._remove(key)

    def _remove(self, key: str) -> None:
        self._bar.remove(key)
        self._forget(key)

    def _forget(self, key: str) -> None:
        self._shown.pop(key, None)
        self._ends.pop(key, None)
