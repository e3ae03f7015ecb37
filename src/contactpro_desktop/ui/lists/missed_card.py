"""The card that tells of missed offers and calls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.app.notices import Notice, Remedy
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import plain


class MissedCard(Panel):
    """What was missed and what came of it; one press is enough to be ready again.

    The key of the button is the one for ready and not ready, which is bound elsewhere.
    """

    ready = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("card", parent=parent)
        self._keys = theme.keys
        self._title = PlainLabel(theme, kind="strong", elide=True)
        self._detail = PlainLabel(theme, kind="muted", wrap=True)
        self._ready = ActionButton(theme, self.tr("Be ready again"), kind="primary")
        self._dismiss = IconButton(theme, "close", self.tr("Dismiss"), size=28)
        self.setObjectName("missedCard")
        self._title.setObjectName("missedTitle")
        self._detail.setObjectName("missedDetail")
        self._ready.setObjectName("readyAgain")
        self._dismiss.setObjectName("dismissMissed")
        self._ready.clicked.connect(self.ready)
        self._dismiss.clicked.connect(self.dismissed)
        self._lay_out(theme)
        self._name_key()
        theme.keys.changed.connect(self._name_key)

    def show_missed(self, notice: Notice, *, refusal: str) -> None:
        """`notice` is about a missed offer: `subject` whom it was with, `who` its queue, empty for
        what was for this agent alone. `refusal` says why one cannot be ready now, if so."""
        if notice.count > 1:
            title = self.tr("%n offers missed", "", notice.count)
        else:
            title = self.tr("Offer missed: {0}").format(plain(notice.subject, 80))
        queue = plain(notice.who, 60)
        back = self.tr("It waits in {0} again.").format(queue) if queue else ""
        self._show(title, back, refusal, made_not_ready=notice.remedy is Remedy.BE_READY)

    def show_calls(self, notices: Sequence[Notice], *, refusal: str) -> None:
        """`notices` are of calls to the agent in person, the newest last; `refusal` as above."""
        names = dict.fromkeys(plain(notice.subject, 40) for notice in reversed(notices))
        if len(notices) > 1:
            title, detail = self.tr("%n calls missed", "", len(notices)), ", ".join(names)
        else:
            title = self.tr("Call missed: {0}").format(*names)
            detail = self.tr("The call was for you alone; nobody else has taken it.")
        made_not_ready = any(notice.remedy is Remedy.BE_READY for notice in notices)
        self._show(title, detail, refusal, made_not_ready=made_not_ready)

    def _show(self, title: str, detail: str, refusal: str, *, made_not_ready: bool) -> None:
        result = self.tr("You are now not ready.") if made_not_ready else ""
        self._title.setText(title)
        self._detail.setText(f"{result} {detail}".strip())
        self._ready.setVisible(made_not_ready)
        self._ready.set_refusal(refusal)

    def _name_key(self) -> None:
        self._ready.set_detail(self._keys.text_of(ActionId.TOGGLE_READY))

    def _lay_out(self, theme: Theme) -> None:
        tokens = theme.tokens
        top = QHBoxLayout()
        top.setSpacing(tokens.space(1))
        top.addWidget(self._title, 1)
        top.addWidget(self._dismiss)
        column = QVBoxLayout(self)
        near, far = tokens.space(0.5), tokens.space(1.5)
        column.setContentsMargins(far, near, near, tokens.space(1))
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._detail)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 0, tokens.space(1), 0)
        buttons.addWidget(self._ready)
        column.addLayout(buttons)
