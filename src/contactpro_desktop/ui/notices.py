"""Notices on the screen: words, a remedy where there is one, and an end."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from contactpro_desktop.app.notices import Notice, Remedy, Severity, Topic
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.ids import Instant, InteractionId
from contactpro_desktop.store.changes import Change, LinkUpdated
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.keys.shortcut import ActionShortcut
from contactpro_desktop.ui.link_notice import LINK, LinkNotice
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.notice_ends import is_over, seconds_shown
from contactpro_desktop.ui.notice_texts import notice_text, remedy_text
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.session_texts import no_connection_text
from contactpro_desktop.ui.widgets.message_bar import MessageBar
from contactpro_desktop.ui.widgets.message_bar import Severity as Look

_LOOKS: dict[Severity, Look] = {
    Severity.INFO: "info",
    Severity.WARNING: "warn",
    Severity.ERROR: "danger",
}
_ON_CARDS = (Topic.OFFER_MISSED, Topic.CALL_MISSED)
_SHOWN_AT_MOST = 2


class Notices(QObject):
    """Brings what the board says into a message bar and carries the remedies out.

    Missed offers and calls have a card of their own in the place of offers; `told_elsewhere` knows
    of other notices that the agent reads in another place. A notice goes when it is not true any
    more, and most of them after their time, but not while under the pointer.
    """

    def __init__(
        self,
        services: Services,
        bar: MessageBar,
        told_elsewhere: Callable[[Notice], bool] = lambda _: False,
    ) -> None:
        super().__init__(bar)
        self._services = services
        self._bar = bar
        self._told_elsewhere = told_elsewhere
        self._shown: dict[str, Notice] = {}
        self._ends: dict[str, Instant] = {}
        bar.acted.connect(self._mend)
        bar.dismissed.connect(self._forget)
        keys = services.theme.keys
        ActionShortcut(keys, ActionId.DISMISS_NOTICE, bar, self.dismiss_newest)
        services.ticker.tick.connect(self._end_old_ones)
        listen(services.board, self, self.show)
        listen(services.store, self, self._on_changes)
        self._link = LinkNotice(services, bar)

    def show(self, notice: Notice) -> None:
        if notice.topic in _ON_CARDS or self._told_elsewhere(notice):
            return
        key = _key(notice)
        self._make_newest(key)
        self._shown[key] = notice
        seconds = seconds_shown(notice)
        if seconds is not None:
            self._ends[key] = self._services.ticker.now() + seconds
        action = remedy_text(notice.remedy) if notice.remedy else ""
        self._bar.show_message(key, notice_text(notice), _LOOKS[notice.severity], action=action)
        self._refuse_remedies()
        self._trim()

    def _make_newest(self, key: str) -> None:
        """What is said again is the newest; what was that already keeps its place."""
        if key == next(reversed(self._shown), None):
            self._forget(key)
        else:
            self._remove(key)

    def dismiss_newest(self) -> None:
        if self._shown:
            self._remove(next(reversed(self._shown)))

    def _refuse_remedies(self) -> None:
        """All of them ask the server for something."""
        online = self._services.store.link is Link.ONLINE
        for row in map(self._bar.notice, self._shown):
            if row is not None:
                row.set_refusal("" if online else no_connection_text())

    def _trim(self) -> None:
        """The newest stay; a lost connection takes one of the places."""
        room = _SHOWN_AT_MOST - (LINK in self._bar.keys)
        for old in tuple(self._shown)[:-room]:
            self._remove(old)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            for key, notice in tuple(self._shown.items()):
                if is_over(notice, change):
                    self._remove(key)
        if any(isinstance(change, LinkUpdated) for change in batch):
            self._refuse_remedies()

    def _mend(self, key: str) -> None:
        notice = self._shown.get(key)
        if notice is None:
            return
        self._remove(key)
        match notice.remedy:
            case Remedy.BE_READY | Remedy.CHOOSE_AVAILABLE:
                self._services.readiness.be_ready()
            case Remedy.SEND_AGAIN:
                self._send_again(notice)
            case Remedy.LOAD_SCRIPT:
                self._load_script(notice.interaction_id)

    def _send_again(self, notice: Notice) -> None:
        interaction_id, request_id = notice.interaction_id, notice.request_id
        known = interaction_id in self._services.store.interactions
        if known and interaction_id is not None and request_id is not None:
            self._services.desk.send_again(interaction_id, request_id)

    def _load_script(self, interaction_id: InteractionId | None) -> None:
        for interaction in self._services.store.interactions.values():
            if interaction.id == interaction_id and interaction.script_id is not None:
                self._services.desk.load_script(interaction.script_id)

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


def _key(notice: Notice) -> str:
    """The same for notices that replace each other."""
    topic, action, about = notice.key
    return f"{topic.value}/{action}/{about}"
