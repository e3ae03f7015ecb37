"""The line at the bottom: connection, queues, and how much waits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.ids import Instant, QueueId
from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.store.changes import (
    Change,
    LinkUpdated,
    PicklistPatched,
    PicklistReset,
    QueuesUpdated,
    StatisticsUpdated,
)
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.actions import ActionId, action_text
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.menus import open_on_click
from contactpro_desktop.ui.queue_menu import QueueMenu
from contactpro_desktop.ui.session_texts import link_text, not_offered_text
from contactpro_desktop.ui.theme.clock_text import clock_text
from contactpro_desktop.ui.theme.paint import Dot
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.status_dot import StatusDot
from contactpro_desktop.ui.widgets.text import plain, plain_caption, plain_tooltip
from contactpro_desktop.ui.widgets.ticker import Ticker

_DOTS: dict[Link, Dot] = {
    Link.ONLINE: "free",
    Link.CONNECTING: "away",
    Link.RECONNECTING: "not_ready",
    Link.OFFLINE: "offline",
}
_NAMED_QUEUES = 4


class StatusLine(Panel):
    """Waiting figures are those of the queues served; a queue's longest wait goes on counting
    between two messages of the server.

    The connection is never cut: where there is too little room the time of the last sign of life
    goes first, then the names of the queues and the figures are shortened.
    """

    def __init__(
        self,
        theme: Theme,
        ticker: Ticker,
        store: Store,
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("status", parent=parent)
        self._ticker = ticker
        self._store = store
        self._oldest: dict[QueueId, Instant] = {}
        self._dot = StatusDot(theme)
        self._link = PlainLabel(theme, kind="muted")
        self._synced = PlainLabel(theme, kind="muted", tabular=True)
        self._retry = StatusButton(theme, ActionId.RETRY_LINK)
        self._retry.set_words(self.tr("Try now"))
        self._queues = StatusButton(theme, ActionId.QUEUES)
        self._waiting = PlainLabel(theme, kind="muted", tabular=True, elide=True)
        self._retry.clicked.connect(desk.retry_connection)
        self._menu = QueueMenu(theme, store, self)
        self._menu.toggled.connect(desk.serve_queue)
        open_on_click(self._queues, self._menu)
        self._name_parts()
        self._lay_out(theme)
        listen(store, self, self._on_changes)
        ticker.tick.connect(self._refresh_times)
        self._note_waits(frozenset(store.statistics))
        self._refresh()

    def _name_parts(self) -> None:
        self.setObjectName("statusLine")
        self._dot.setObjectName("linkDot")
        self._link.setObjectName("linkState")
        self._synced.setObjectName("syncedAt")
        self._synced.setToolTip(
            self.tr("When everything shown was last known to be as the server has it")
        )
        self._retry.setObjectName("retryLink")
        self._queues.setObjectName("queues")
        self._waiting.setObjectName("waiting")

    def _lay_out(self, theme: Theme) -> None:
        tokens = theme.tokens
        self.setFixedHeight(tokens.status_height)
        self._queues.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space(2), 1, tokens.space(2), 0)
        row.setSpacing(tokens.space(1))
        row.addWidget(self._dot)
        row.addWidget(self._link)
        row.addWidget(self._retry)
        row.addSpacing(tokens.space(1))
        row.addWidget(self._synced)
        row.addSpacing(tokens.space(0.5))
        row.addWidget(self._queues)
        row.addStretch(1)
        row.addWidget(self._waiting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        parts = (self._dot, self._link, self._retry, self._queues, self._waiting)
        layout = self.layout()
        if layout is None:
            return
        gaps = layout.spacing() * len(parts) * 2
        wide = sum(part.sizeHint().width() for part in (*parts, self._synced))
        self._synced.setVisible(wide + gaps <= self.width())

    def _on_changes(self, batch: Sequence[Change]) -> None:
        shown = (LinkUpdated, QueuesUpdated, StatisticsUpdated, PicklistReset, PicklistPatched)
        for change in batch:
            if isinstance(change, StatisticsUpdated):
                self._note_waits(change.queue_ids)
            elif isinstance(change, LinkUpdated) and self._menu.isVisible():
                self._menu.fill()
        if any(isinstance(change, shown) for change in batch):
            self._refresh()

    def _note_waits(self, queue_ids: frozenset[QueueId]) -> None:
        """Since when the longest waiting one of each queue waits."""
        for queue_id in queue_ids:
            figures = self._store.statistics.get(queue_id)
            if figures is not None:
                self._oldest[queue_id] = self._store.now() - figures.longest_wait

    def _refresh(self) -> None:
        served = [queue.name for queue in self._store.queues.values() if queue.serve]
        names = ", ".join(plain(name, 30) for name in served[:_NAMED_QUEUES])
        more = len(served) - _NAMED_QUEUES
        if more > 0:
            names = self.tr("{0} and %n more", "", more).format(names)
        if served:
            self._queues.set_words(self.tr("Serving: {0}").format(names))
        else:
            self._queues.set_words(self.tr("Serving no queue"))
        self._dot.set_dot(_DOTS[self._store.link])
        self._retry.setVisible(self._store.retry_at is not None)
        self._refresh_times()

    def _refresh_times(self) -> None:
        self._link.setText(self._link_words())
        self._synced.setText(self._synced_words())
        self._waiting.setText(self._waiting_words())
        self._make_room()

    def _link_words(self) -> str:
        words, retry_at = link_text(self._store.link), self._store.retry_at
        left = 0 if retry_at is None else round(retry_at - self._ticker.now())
        if left <= 0:
            return words
        return self.tr("{0} in {1} s").format(words, left)

    def _synced_words(self) -> str:
        if self._store.synced_at is None:
            return ""
        moment = QDateTime.fromSecsSinceEpoch(int(self._store.synced_at))
        return self.tr("Synced {0}").format(moment.toString("HH:mm:ss"))

    def _waiting_words(self) -> str:
        if Service.STATISTICS in self._store.missing_services:
            return not_offered_text(Service.STATISTICS)
        served = {queue.id for queue in self._store.queues.values() if queue.serve}
        figures = [s for s in self._store.statistics.values() if s.queue_id in served and s.waiting]
        waiting = sum(each.waiting for each in figures)
        if not waiting:
            return self.tr("Nobody waiting")
        oldest = min(self._oldest[each.queue_id] for each in figures)
        longest = clock_text(self._ticker.now() - oldest)
        return self.tr("%n waiting · longest {0}", "", waiting).format(longest)


class StatusButton(QToolButton):
    """A small text button for the one line there is room for."""

    def __init__(self, theme: Theme, action: ActionId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._keys = theme.keys
        self._height = theme.tokens.status_height - 6
        self.setFont(theme.font("small"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setAutoRaise(True)
        theme.keys.changed.connect(self._follow_keys)

    def set_words(self, text: str) -> None:
        """The text, shown literally."""
        self.setText(plain_caption(text))
        self.setAccessibleName(plain(text))
        self._follow_keys()

    def _follow_keys(self) -> None:
        # A button forgets its key with every new text.
        self.setShortcut(self._keys.sequence(self._action))
        tip = f"{action_text(self._action)} ({self._keys.text_of(self._action)})"
        self.setToolTip(plain_tooltip(tip))

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
        return QSize(width + 16, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("MM…") + 16, self._height)

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        super().initStyleOption(option)
        mode, room = Qt.TextElideMode.ElideRight, self.width() - 12
        option.text = self.fontMetrics().elidedText(self.text(), mode, room)
