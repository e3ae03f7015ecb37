"""The card of a colleague who asks for help."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.domain.picklist import PicklistRow
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.texts import row_text
from contactpro_desktop.ui.theme.clock_text import clock_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.avatar import Avatar
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import plain
from contactpro_desktop.ui.widgets.ticker import Ticker
from contactpro_desktop.ui.widgets.two_lines import TwoLines


class HelpCard(Panel):
    """Stands in the place of offers. Joining opens the chat with the colleague and begins to
    supervise them; where offers wait behind it, it can be put off. The keys are those of accepting
    and of declining an offer."""

    joined = Signal()
    put_off = Signal()

    def __init__(self, theme: Theme, ticker: Ticker, parent: QWidget | None = None) -> None:
        super().__init__("offer", parent=parent)
        self._ticker = ticker
        self._call: PicklistRow | None = None
        self._avatar = Avatar(theme, background="surface")
        self._who = TwoLines(theme)
        self._time = PlainLabel(theme, kind="heading", tabular=True, role="muted")
        self._join = ActionButton(theme, self.tr("Join"), ActionId.ACCEPT_OFFER, "primary")
        self._later = ActionButton(theme, self.tr("Later"), ActionId.DECLINE_OFFER, shows_key=False)
        self._name_parts()
        self._lay_out(theme)
        self._later.clicked.connect(self.put_off)
        self._join.clicked.connect(self.joined)
        ticker.tick.connect(self._show_time)

    def show_call(
        self, call: PicklistRow, more: int, refusal: str, *, can_wait: bool = False
    ) -> None:
        """Show who asks. `more` others wait, too; `refusal` says why one cannot join now. Where it
        `can_wait`, offers do."""
        self._call = call
        name = row_text(call)
        self._avatar.set_person(name)
        others = self.tr("+%n more", "", more) if more else plain(call.queue_name, 60)
        self._who.set_lines(name, " · ".join((self.tr("Asks for help"), others)))
        self._join.set_refusal(refusal)
        self._later.setVisible(can_wait)
        self._show_time()

    def _show_time(self) -> None:
        if self._call is not None and self._call.queued_at is not None:
            self._time.setText(clock_text(self._ticker.now() - self._call.queued_at))

    def _name_parts(self) -> None:
        self.setObjectName("helpCard")
        self._who.title.setObjectName("helpName")
        self._who.detail.setObjectName("helpDetail")
        self._time.setObjectName("helpTime")
        self._time.setToolTip(self.tr("Time since the colleague asked"))
        self._join.setObjectName("joinHelp")
        self._join.set_tip(self.tr("Open the chat with this colleague and look on at their work"))
        self._later.setObjectName("putOffHelp")
        self._later.set_tip(self.tr("Answer what is offered first; your colleague goes on waiting"))

    def _lay_out(self, theme: Theme) -> None:
        tokens = theme.tokens
        margin = tokens.space(1.5)
        top = QHBoxLayout()
        top.setSpacing(tokens.space(1.25))
        top.addWidget(self._avatar)
        top.addWidget(self._who, 1)
        top.addWidget(self._time)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(tokens.space(1.25))
        column.addLayout(top, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.space(1))
        buttons.addWidget(self._join, 1)
        buttons.addWidget(self._later)
        column.addLayout(buttons)
