"""The notice that stands for as long as the connection is lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject

from contactpro_desktop.domain.events import Link
from contactpro_desktop.store.changes import Change, LinkUpdated
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.session_texts import connection_lost_text
from contactpro_desktop.ui.widgets.message_bar import MessageBar

LINK = "link"
"""The key of the notice in the message bar."""


class LinkNotice(QObject):
    """Counts down to the next attempt and offers to try at once; it cannot be dismissed."""

    def __init__(self, services: Services, bar: MessageBar) -> None:
        super().__init__(bar)
        self._store = services.store
        self._ticker = services.ticker
        self._desk = services.desk
        self._bar = bar
        bar.acted.connect(self._on_acted)
        services.ticker.tick.connect(self._count)
        listen(services.store, self, self._on_changes)
        self._refresh()

    def _on_acted(self, key: str) -> None:
        if key == LINK:
            self._desk.retry_connection()

    def _on_changes(self, batch: Sequence[Change]) -> None:
        if any(isinstance(change, LinkUpdated) for change in batch):
            self._refresh()

    def _refresh(self) -> None:
        if self._store.link is not Link.RECONNECTING:
            self._bar.remove(LINK)
        elif self._bar.notice(LINK) is None:
            action = QCoreApplication.translate("Texts", "Try now")
            self._bar.show_message(LINK, self._words(), "warn", action=action, dismissible=False)
        else:
            self._count()

    def _count(self) -> None:
        notice = self._bar.notice(LINK)
        if notice is not None:
            notice.set_text(self._words())

    def _words(self) -> str:
        retry_at = self._store.retry_at
        left = None if retry_at is None else round(retry_at - self._ticker.now())
        waiting = left if left is not None and left > 0 else None
        return connection_lost_text(waiting, self._store.trouble)
