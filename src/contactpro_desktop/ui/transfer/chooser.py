"""Search for whom to transfer to, choose, and hand over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.actions import Transfer
from contactpro_desktop.domain.errors import ContactProError
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.store.changes import ActionEnded, Change, LinkUpdated
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.session_texts import error_text, no_connection_text
from contactpro_desktop.ui.texts import refusal_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.transfer.target_delegate import TargetDelegate
from contactpro_desktop.ui.transfer.target_model import TargetModel
from contactpro_desktop.ui.transfer.target_rows import TargetRow, target_rows
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.search_field import SearchField
from contactpro_desktop.ui.widgets.text import plain

DEBOUNCE_MS = 250
_SIZE = (424, 330)


class TransferChooser(QWidget):
    """Serves one conversation at a time. `done` when it went or the agent gave up.

    Nothing is chosen while an answer is awaited, so that Enter never takes a row of the search
    before. The conversation stays until the server confirms; a refusal is shown here as long as
    the conversation is `served`.
    """

    done = Signal()

    def __init__(
        self, theme: Theme, store: Store, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._desk = desk
        self._interaction: Interaction | None = None
        self._asked = 0
        self._pending: TransferTarget | None = None
        self.search = SearchField(theme, self.tr("Colleague or queue"))
        self.model = TargetModel(self)
        self.list = QListView()
        self.message = PlainLabel(theme, kind="muted", wrap=True)
        self.cancel = ActionButton(theme, self.tr("Cancel"))
        self.confirm = ActionButton(theme, self.tr("Transfer"), kind="primary")
        self.debounce = QTimer(self)
        self._name_parts()
        self._lay_out(theme)
        self._connect(theme)
        listen(store, self, self._on_changes)

    @property
    def served(self) -> InteractionId | None:
        """The conversation that somebody is chosen for at this moment."""
        return self._interaction.id if self._interaction is not None else None

    def start(self, interaction: Interaction) -> None:
        """Begin anew for a conversation."""
        self._interaction = interaction
        self._pending = None
        blocked = self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(blocked)
        self.debounce.stop()
        self._ask()

    def stop(self) -> None:
        """An answer that still comes is no longer wanted."""
        self.debounce.stop()
        self._asked += 1
        self._interaction = None

    def _on_text(self) -> None:
        self._asked += 1
        self._show_rows(None)
        self.debounce.start()

    def _ask(self) -> None:
        self._asked += 1
        number = self._asked
        self._show_rows(None)
        self._desk.search(self.search.text(), lambda found: self._on_found(number, found))

    def _on_found(self, number: int, found: Sequence[TransferTarget] | ContactProError) -> None:
        if number != self._asked or self._interaction is None:
            return
        if isinstance(found, ContactProError):
            self._show_rows(())
            self._say(error_text(found), danger=True)
        else:
            self._show_rows(found)

    def _show_rows(self, targets: Sequence[TransferTarget] | None) -> None:
        """The targets found; None while they are looked for."""
        interaction, me = self._interaction, self._store.me
        if targets is None or interaction is None or me is None:
            # The rows of before stay in sight while the next are looked for, but not choosable.
            self.list.clearSelection()
            self.list.setCurrentIndex(self.model.index(-1))
            self._say(self.tr("Searching…"))
        else:
            rows = target_rows(targets, interaction.channel, my_id=me.id, now=self._store.now())
            self.model.set_rows(rows)
            self._say("" if rows else self.tr("Nobody matches the search."))
            self._choose(self.model.choosable(0, 1))
        self._refresh()

    def _move(self, rows: int) -> None:
        current = self.list.currentIndex().row()
        step = 1 if rows > 0 else -1
        number = self.model.choosable(current + step, step)
        if number is not None:
            self._choose(number)

    def _choose(self, number: int | None) -> None:
        index = self.model.index(number if number is not None else -1)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, flag)
        self.list.scrollTo(index)

    def _chosen(self) -> TargetRow | None:
        row = self.model.target_at(self.list.currentIndex().row())
        return row if row is not None and not row.refusal else None

    def _transfer(self) -> None:
        row = self._chosen()
        if row is None or self._interaction is None or self._refusal(row):
            return
        self._pending = row.target
        # Else the focus would leave with what is disabled now, for a button outside.
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(self.tr("Transferring to {0}…").format(row.name))
        self._refresh()
        self._desk.transfer(self._interaction.id, row.target)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, ActionEnded) and isinstance(change.action, Transfer):
                self._on_ended(change, change.action)
            elif isinstance(change, LinkUpdated):
                self._refresh()

    def _on_ended(self, ended: ActionEnded, action: Transfer) -> None:
        if action.interaction_id != self.served:
            return
        self._pending = None
        if ended.outcome.refusal is None:
            self.done.emit()
            return
        self._say(refusal_text(ended.outcome.refusal, ended.outcome.who), danger=True)
        self._refresh()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        row = self._chosen()
        for part in (self.search, self.list):
            part.setEnabled(self._pending is None)
        to = self.tr("Transfer to {0}")
        self.confirm.set_caption(to.format(_short(row)) if row else self.tr("Transfer"))
        self.confirm.set_refusal(self._refusal(row))

    def _refusal(self, row: TargetRow | None) -> str:
        """Why nothing can be handed over now; empty when it can."""
        if self._store.link is not Link.ONLINE:
            return no_connection_text()
        if self._pending is not None:
            return self.tr("Waiting for the server")
        return "" if row else self.tr("Choose who takes the conversation.")

    def _say(self, text: str, *, danger: bool = False) -> None:
        self.message.role = "danger" if danger else None
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _name_parts(self) -> None:
        self.setObjectName("transferChooser")
        self.search.setObjectName("transferSearch")
        self.list.setObjectName("transferTargets")
        self.list.setAccessibleName(self.tr("Who can take the conversation"))
        self.message.setObjectName("transferMessage")
        self.cancel.setObjectName("transferCancel")
        self.cancel.set_tip(self.tr("Keep the conversation (Esc)"))
        self.confirm.setObjectName("transferConfirm")
        self.confirm.set_tip(self.tr("Hand the conversation over (Enter)"))

    def _lay_out(self, theme: Theme) -> None:
        tokens = theme.tokens
        space = tokens.space(2)
        foot = QHBoxLayout()
        foot.setContentsMargins(space, 0, space, 0)
        foot.setSpacing(tokens.space(1))
        foot.addWidget(self.message, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(space, 0, space, 0)
        buttons.setSpacing(tokens.space(1))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.confirm)
        head = QHBoxLayout()
        head.setContentsMargins(tokens.space(1.5), 0, tokens.space(1.5), 0)
        head.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.space(1.5), 0, tokens.space(1.5))
        column.setSpacing(tokens.space(1))
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        column.addLayout(buttons)
        self.list.setFixedHeight(_SIZE[1])
        self.setFixedWidth(_SIZE[0])

    def _connect(self, theme: Theme) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(TargetDelegate(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._refresh)
        self.list.activated.connect(self._transfer)
        self.debounce.setSingleShot(True)
        self.debounce.setInterval(DEBOUNCE_MS)
        self.debounce.timeout.connect(self._ask)
        self.search.textChanged.connect(self._on_text)
        self.search.moved.connect(self._move)
        self.search.returnPressed.connect(self._transfer)
        self.cancel.clicked.connect(self.done)
        self.confirm.clicked.connect(self._transfer)
        theme.changed.connect(self.list.viewport().update)


def _short(row: TargetRow) -> str:
    """A colleague by the first name, a queue by its whole name."""
    if row.target.kind is TargetKind.AGENT:
        return plain(row.name.split(" ")[0], 24)
    return plain(row.name, 24)
