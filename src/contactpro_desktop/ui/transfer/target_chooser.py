"""Search for somebody, choose, and do it: what transferring and calling have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.errors import ContactProError
from contactpro_desktop.domain.transfer import Refuse, TransferTarget, transfer_refusal
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.session_texts import error_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.transfer.target_delegate import TargetDelegate
from contactpro_desktop.ui.transfer.target_model import TargetModel
from contactpro_desktop.ui.transfer.target_rows import TargetRow, target_rows
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.search_field import SearchField

DEBOUNCE_MS = 250
_SIZE = (424, 436)


class TargetChooser(QWidget):
    """`done` when it has happened or the agent gave up.

    Nothing is chosen while an answer is awaited, so that Enter never takes a row of the search
    before. Who cannot take `channel` is shown with the reason, but cannot be chosen.

    What the server refused stands beside rows that are asked for anew: those of before misled the
    agent. Of the new ones only whom the agent wanted is chosen by itself, so that a second Enter
    takes nobody else.
    """

    done = Signal()
    refuse: Refuse = staticmethod(transfer_refusal)
    """Who is shown and cannot be chosen."""

    def __init__(
        self, theme: Theme, store: Store, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._desk = desk
        self._asked = 0
        self._refusal = ""
        self._wanted: TransferTarget | None = None
        self.search = SearchField(theme)
        self.model = TargetModel(self)
        self.list = QListView()
        self.message = PlainLabel(theme, kind="muted", wrap=True)
        self.cancel = ActionButton(theme, self.tr("Cancel"))
        self.confirm = ActionButton(theme, "", kind="primary")
        self.debounce = QTimer(self)
        self._lay_out(theme)
        self._connect(theme)

    @property
    @abstractmethod
    def channel(self) -> Channel | None:
        """What somebody is looked for to take; None for nothing any more."""

    @abstractmethod
    def refresh(self) -> None:
        """Say on the button what it does for whom, or why it does nothing."""

    @abstractmethod
    def act(self) -> None:
        """Do it for whoever is chosen, unless it cannot be done now."""

    @abstractmethod
    def first_choice(self) -> int | None:
        """The row that is chosen by itself in a search; None for none."""

    def words_found(self, number: int) -> str:
        """What there is to say to `number` rows."""
        return "" if number else self.tr("Nobody matches the search.")

    def begin(self) -> None:
        """Begin anew, with everybody."""
        self.search.clear()
        self.debounce.stop()
        self._refusal = ""
        self._ask()

    def stop(self) -> None:
        """An answer that still comes is no longer wanted."""
        self.debounce.stop()
        self._asked += 1

    def chosen(self) -> TargetRow | None:
        row = self.model.target_at(self.list.currentIndex().row())
        return row if row is not None and not row.refusal else None

    def say(self, text: str, *, danger: bool = False) -> None:
        """Beside what was refused, as long as that is news."""
        words = " ".join(part for part in (self._refusal, text) if part)
        self.message.role = "danger" if danger or self._refusal else None
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def start_acting(self, text: str) -> None:
        """Say what is asked of the server now."""
        self._refusal = ""
        row = self.chosen()
        self._wanted = row.target if row is not None else None
        # Else the focus would leave with what is disabled now, for a button outside.
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.say(text)
        self.refresh()

    def show_refusal(self, text: str) -> None:
        """The server refused what was asked of it last."""
        self._refusal = text
        self._ask()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_text(self) -> None:
        self._refusal = ""
        self._await_answer()
        self.debounce.start()

    def _ask(self) -> None:
        self._await_answer()
        number = self._asked
        self._desk.search(self.search.text(), lambda found: self._on_found(number, found))

    def _await_answer(self) -> None:
        """The rows of before stay in sight while the next are looked for, but not choosable."""
        self._asked += 1
        self.list.clearSelection()
        self._choose(None)
        self.say(self.tr("Searching…"))
        self.refresh()

    def _on_found(self, number: int, found: Sequence[TransferTarget] | ContactProError) -> None:
        if number != self._asked:
            return
        if isinstance(found, ContactProError):
            self.model.set_rows(())
            self.say(error_text(found), danger=True)
        else:
            self._show_rows(found)
        self.refresh()

    def _show_rows(self, found: Sequence[TransferTarget]) -> None:
        channel, me = self.channel, self._store.me
        if channel is None or me is None:
            return
        now = self._store.now()
        rows = target_rows(found, channel, my_id=me.id, now=now, refuse=self.refuse)
        self.model.set_rows(rows)
        self.say(self.words_found(len(rows)))
        again = self.model.choosable_row(self._wanted)
        self._choose(again if self._refusal else self.first_choice())

    def _move(self, rows: int) -> None:
        current, step = self.list.currentIndex().row(), 1 if rows > 0 else -1
        number = self.model.choosable(current + step, step)
        if number is not None:
            self._choose(number)

    def _choose(self, number: int | None) -> None:
        index = self.model.index(number if number is not None else -1)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, flag)
        self.list.scrollTo(index)

    def _lay_out(self, theme: Theme) -> None:
        tokens = theme.tokens
        near, far = tokens.space(1.5), tokens.space(2)
        head = QHBoxLayout()
        head.setContentsMargins(near, 0, near, 0)
        head.addWidget(self.search)
        foot = QHBoxLayout()
        foot.setContentsMargins(far, 0, far, 0)
        foot.addWidget(self.message, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(far, 0, far, 0)
        buttons.setSpacing(tokens.space(1))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, near, 0, near)
        column.setSpacing(tokens.space(1))
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        column.addLayout(buttons)
        # What is said below takes its room from the list: the buttons stay where they are.
        self.setFixedSize(*_SIZE)

    def _connect(self, theme: Theme) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(TargetDelegate(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self.refresh)
        self.list.activated.connect(self.act)
        self.debounce.setSingleShot(True)
        self.debounce.setInterval(DEBOUNCE_MS)
        self.debounce.timeout.connect(self._ask)
        self.search.textChanged.connect(self._on_text)
        self.search.moved.connect(self._move)
        self.search.returnPressed.connect(self.act)
        self.cancel.clicked.connect(self.done)
        self.confirm.clicked.connect(self.act)
        theme.changed.connect(self.list.viewport().update)
