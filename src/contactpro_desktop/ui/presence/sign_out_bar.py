"""Asks before work is left behind."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.interaction import Section
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel


class SignOutBar(QFrame):
    """What is open, what happens to it, and the choice. Follows the work while it is shown; Esc
    stays. It is a bar and no dialog, so a ringing offer can still be answered."""

    confirmed = Signal()

    def __init__(
        self, theme: Theme, store: Store, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._desk = desk
        self._title = PlainLabel(theme, kind="strong")
        self._text = PlainLabel(theme, wrap=True)
        self._leave = ActionButton(theme, "", kind="danger")
        self._stay = ActionButton(theme, self.tr("Stay"))
        self.setObjectName("signOutBar")
        self.setProperty("kind", "notice-warn")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title.setObjectName("signOutTitle")
        self._text.setObjectName("signOutText")
        self._leave.setObjectName("signOutAnyway")
        self._stay.setObjectName("signOutStay")
        self._leave.clicked.connect(self._confirm)
        self._stay.clicked.connect(self.hide)
        self._lay_out(theme)
        self.hide()
        listen(store, self, lambda _: self._refresh())

    def ask(self, *, closing: bool) -> None:
        """Show what is open; `closing` says that the program would end, too."""
        if closing:
            self._title.setText(self.tr("Close the program with open work?"))
            self._leave.set_caption(self.tr("Close anyway"))
        else:
            self._title.setText(self.tr("Sign out with open work?"))
            self._leave.set_caption(self.tr("Sign out anyway"))
        self.show()
        self._refresh()
        self._stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        self.hide()
        self.confirmed.emit()

    def _lay_out(self, theme: Theme) -> None:
        words = QVBoxLayout()
        words.setSpacing(theme.tokens.space(0.25))
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        margin = theme.tokens.space(2)
        row.setContentsMargins(margin, theme.tokens.space(1), margin, theme.tokens.space(1))
        row.setSpacing(theme.tokens.space(1))
        row.addLayout(words, 1)
        row.addWidget(self._stay)
        row.addWidget(self._leave)

    def _refresh(self) -> None:
        if self.isVisible():
            facts = self._facts() if self._desk.open_work() else [self.tr("Nothing is open now.")]
            self._text.setText(" ".join(facts))

    def _facts(self) -> list[str]:
        """What becomes of each kind of open work (feature reference, section 17.3)."""
        active = [i.channel for i in self._store.in_section(Section.ACTIVE)]
        chats, calls = active.count(Channel.CHAT), active.count(Channel.PHONE)
        kept = len(active) - chats - calls
        work = self._desk.open_work()
        facts = (
            (work.offers, self.tr("%n offers go back to their queue.", "", work.offers)),
            (chats, self.tr("%n chats return to the front of their queue.", "", chats)),
            (calls, self.tr("%n calls end.", "", calls)),
            (kept, self.tr("%n e-mails or tasks stay with you.", "", kept)),
            (work.wrap_up, self.tr("%n wrap-ups wait until you are back.", "", work.wrap_up)),
        )
        return [text for count, text in facts if count]
