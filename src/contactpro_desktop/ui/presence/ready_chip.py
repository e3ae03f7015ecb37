"""The chip that says whether I get work, and changes it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contactpro_desktop.app.readiness import Readiness
from contactpro_desktop.domain.actions import SetWorkStatus
from contactpro_desktop.domain.agent import Agent, WorkStatus
from contactpro_desktop.domain.events import Link
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.session_texts import no_connection_text
from contactpro_desktop.ui.texts import ready_refused_text, work_status_text
from contactpro_desktop.ui.theme.clock_text import clock_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.popover import Popover
from contactpro_desktop.ui.widgets.text import plain

_WIDTH = 280


class ReadyChip(ActionButton):
    """One press changes between ready and not ready. Where the active profile refuses ready, it
    says so and offers the profile to change to. Without a connection the last known status stands
    there without its colour: nobody knows whether it still holds."""

    def __init__(
        self, theme: Theme, store: Store, readiness: Readiness, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, work_status_text(WorkStatus.NOT_READY), icon="dot", parent=parent)
        self._store = store
        self._readiness = readiness
        self._way_out = WayOut(theme)
        self._popover = Popover(theme, self._way_out, self)
        self._popover.setObjectName("readyRefusedPopover")
        self._way_out.taken.connect(self._take_way_out)
        self._way_out.declined.connect(self._popover.close_popover)
        self.setObjectName("readyChip")
        self.clicked.connect(self._toggle)

    def show_agent(self, me: Agent, now: float) -> None:
        """`now` is in seconds of the server's clock; called at every change and every second."""
        ready = me.work_status is WorkStatus.READY
        if self.caption != work_status_text(me.work_status):
            self.set_caption(work_status_text(me.work_status))
        since = me.work_status_since
        self.set_detail("" if since is None else clock_text(now - since))
        if self._store.link is Link.ONLINE:
            self.set_kind("ok" if ready else "warn")
        else:
            self.set_kind("ghost")
        reason = self._reason()
        self.set_refusal(reason)
        if reason:
            self._popover.close_popover()
        key = self._theme.keys.text_of(ActionId.TOGGLE_READY)
        effect = self.tr("Stop getting work") if ready else self.tr("Start getting work")
        self.set_tip(f"{effect} ({key})")

    def _reason(self) -> str:
        """Why it cannot be pressed now; empty when it can."""
        if self._store.link is not Link.ONLINE:
            return no_connection_text()
        waiting = self._store.is_pending(*(SetWorkStatus(each) for each in WorkStatus))
        return self.tr("Waiting for the server…") if waiting else ""

    def _toggle(self) -> None:
        if self._readiness.toggle():
            return
        profile = self._store.me.profile if self._store.me else None
        way_out = self._readiness.way_out
        self._way_out.show_profiles(
            profile.name if profile else "", way_out.name if way_out else ""
        )
        self._popover.toggle_at(self)

    def _take_way_out(self) -> None:
        self._popover.close_popover()
        self._readiness.be_ready()


class WayOut(QWidget):
    """Why ready is refused, and the one button that gets past it."""

    taken = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = PlainLabel(theme, wrap=True)
        self._take = ActionButton(theme, "", kind="primary")
        self._decline = ActionButton(theme, self.tr("Stay as I am"))
        self._text.setObjectName("readyRefusedText")
        self._take.setObjectName("readyWayOut")
        self._decline.setObjectName("readyStay")
        self._take.clicked.connect(self.taken)
        self._decline.clicked.connect(self.declined)
        margin = theme.tokens.space(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.tokens.space(1))
        self._text.setFixedWidth(_WIDTH)
        for widget in (self._text, self._take, self._decline):
            column.addWidget(widget)

    def show_profiles(self, active: str, way_out: str) -> None:
        """Names of the profile that refuses and of the one that would not, if there is one."""
        self._text.setText(ready_refused_text(active))
        self._take.set_caption(self.tr("Be ready as “{0}”").format(plain(way_out, 40)))
        self._take.setVisible(bool(way_out))
