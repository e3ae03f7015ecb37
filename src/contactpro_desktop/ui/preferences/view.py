"""The view of what the agent sets for themselves at the contact centre."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.app.notices import Notice, Topic
from contactpro_desktop.app.own_settings import OwnSettings
from contactpro_desktop.domain.service_actions import (
    ChangeAlias,
    ChangeSettings,
    DenySupervising,
    ServeExternally,
    SetTelephone,
)
from contactpro_desktop.store.changes import (
    ActionEnded,
    Change,
    LinkUpdated,
    MeUpdated,
    PreferencesUpdated,
    QueuesUpdated,
)
from contactpro_desktop.ui.context.page_area import PageArea
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.preferences.rows import TextRow
from contactpro_desktop.ui.preferences.sections import (
    AboutMe,
    Denials,
    OutsideQueues,
    Telephone,
    TenantSettings,
)
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.texts import refusal_text
from contactpro_desktop.ui.widgets.centred_popover import CentredPopover
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.panel import Line
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.tab_order import tab_round

_SIZE = QSize(600, 520)
_MINE = (ChangeAlias, ChangeSettings, DenySupervising, ServeExternally, SetTelephone)
_CONCERNS = (ActionEnded, LinkUpdated, MeUpdated, PreferencesUpdated, QueuesUpdated)
"""Not the begin of an action: what the agent has just chosen stays while the server thinks."""


class PreferencesPanel(QWidget):
    """Every change goes to the server at once; what it says then is what is shown."""

    closed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._store = services.store
        own = OwnSettings(services.store, services.desk)
        self._title = PlainLabel(theme, self.tr("My settings at the contact centre"), "heading")
        self._close = IconButton(theme, "close", self.tr("Close (Esc)"), role="muted")
        self._result = PlainLabel(theme, kind="small", wrap=True)
        self._about = AboutMe(theme, own)
        self.telephone = Telephone(theme, own)
        self.outside = OutsideQueues(theme, own)
        self.denials = Denials(theme, own)
        self.tenant = TenantSettings(theme, own)
        self._sections = (self._about, self.tenant, self.denials, self.telephone, self.outside)
        self._name_parts()
        self._lay_out(theme.tokens.space(2))
        self._close.clicked.connect(self.closed)
        listen(services.store, self, self._on_changes)
        self.refresh()

    def refresh(self) -> None:
        """Show what holds now."""
        if self._store.me is not None:
            self._about.show_agent(self._store.me)
        for section in (self.telephone, self.outside, self.denials, self.tenant):
            section.refresh()

    def begin(self) -> None:
        """At the top, with what holds, and without what came of the last change."""
        self._say_how()
        for row in self.findChildren(TextRow):
            row.take_back()
        self.refresh()
        self._area.verticalScrollBar().setValue(0)
        self._about.alias.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside, from the top down also where rows were made anew; it is Esc that
        leaves."""
        controls = [control for section in self._sections for control in section.controls]
        tab_round((self._close, *controls), forward=forward)
        reached = self.focusWidget()
        if reached in controls:
            self._area.ensureWidgetVisible(reached)
        return True

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, ActionEnded) and isinstance(change.action, _MINE):
                refusal = change.outcome.refusal
                if refusal is None:
                    self._say(self.tr("Saved."), good=True)
                else:
                    self._say(refusal_text(refusal))
        if any(isinstance(change, _CONCERNS) for change in batch):
            self.refresh()

    def _say_how(self) -> None:
        """There is no button to save with: who looks for one reads why."""
        self._result.role = "muted"
        self._result.setText(self.tr("Every change is saved at once."))

    def _say(self, text: str, *, good: bool = False) -> None:
        self._result.role = "ok" if good else "danger"
        self._result.setText(text)

    def _name_parts(self) -> None:
        self.setObjectName("preferencesPanel")
        self._title.setObjectName("preferencesTitle")
        self._close.setObjectName("preferencesClose")
        self._result.setObjectName("preferencesResult")

    def _lay_out(self, space: int) -> None:
        page = QWidget()
        page.setObjectName("preferencesPage")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, space)
        inside.setSpacing(0)
        for section in self._sections:
            inside.addWidget(section)
        inside.addStretch(1)
        head, foot = QHBoxLayout(), QHBoxLayout()
        for part in (head, foot):
            part.setContentsMargins(space, space // 2, space, space // 2)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        foot.addWidget(self._result, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line())
        self._area = PageArea(page)
        column.addWidget(self._area, 1)
        column.addWidget(Line())
        column.addLayout(foot)
        self.setFixedSize(_SIZE)


class PreferencesView(CentredPopover):
    """Opens over the middle of its parent and blocks nothing."""

    def __init__(self, services: Services, parent: QWidget) -> None:
        self.content = PreferencesPanel(services)
        super().__init__(services.theme, self.content, parent)
        self.setObjectName("preferencesView")
        self.content.closed.connect(self.close_popover)

    def tells(self, notice: Notice) -> bool:
        """Whether a notice is of a change that was refused here, and this still says why."""
        refused = notice.topic is Topic.ACTION_REFUSED
        return refused and self.is_open and notice.action in {each.__name__ for each in _MINE}

    def toggle(self) -> None:
        super().toggle()
        if self.is_open:
            self.content.begin()
