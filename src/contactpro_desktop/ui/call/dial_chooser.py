"""Whom to call: a number, or somebody found in the directory."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from contactpro_desktop.app.calls import dialled_number
from contactpro_desktop.domain.actions import Dial
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.errors import ContactProError
from contactpro_desktop.domain.transfer import TransferTarget
from contactpro_desktop.store.changes import ActionEnded, ActionStarted, Change, LinkUpdated
from contactpro_desktop.ui.call.wording import dial_refusal_text
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.session_texts import error_text
from contactpro_desktop.ui.texts import refusal_text
from contactpro_desktop.ui.transfer.target_delegate import TargetDelegate
from contactpro_desktop.ui.transfer.target_model import TargetModel
from contactpro_desktop.ui.transfer.target_rows import TargetRow, target_rows
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.search_field import SearchField
from contactpro_desktop.ui.widgets.text import plain

_DEBOUNCE_MS = 250
_SIZE = (424, 330)


class DialChooser(QWidget):
    """What is typed is a number if it can be one, else a name to look for. Who takes no calls can
    be seen, with the reason, but not chosen. `done` when the call was made or given up."""

    done = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._services = services
        self._asked = 0
        self.search = SearchField(theme, self.tr("Number, colleague or queue"))
        self.model = TargetModel(self)
        self.list = QListView()
        self.message = PlainLabel(theme, kind="muted", wrap=True)
        self.cancel = ActionButton(theme, self.tr("Cancel"))
        self.confirm = ActionButton(theme, self.tr("Call"), kind="primary", icon="phone")
        self.debounce = QTimer(self)
        self._name_parts()
        self._lay_out()
        self._connect()

    def start(self) -> None:
        """Begin anew."""
        self.search.setText("")
        self.debounce.stop()
        self._ask()

    def stop(self) -> None:
        """An answer that still comes is no longer wanted."""
        self.debounce.stop()
        self._asked += 1

    @property
    def number(self) -> str:
        """What would be dialled now; empty for nothing."""
        row = self._chosen()
        return row.target.number if row is not None else dialled_number(self.search.text())

    def _on_text(self) -> None:
        self._asked += 1
        self._choose(None)
        self.debounce.start()
        self._say("")
        self._refresh()

    def _ask(self) -> None:
        self._asked += 1
        number = self._asked
        self._say(self.tr("Searching…"))
        self._services.desk.search(self.search.text(), lambda found: self._on_found(number, found))
        self._refresh()

    def _on_found(self, number: int, found: Sequence[TransferTarget] | ContactProError) -> None:
        if number != self._asked:
            return
        if isinstance(found, ContactProError):
            self.model.set_rows(())
            self._say(error_text(found), danger=True)
        else:
            self._show_rows(found)
        self._refresh()

    def _show_rows(self, found: Sequence[TransferTarget]) -> None:
        """The first one is chosen by itself only for a name: a typed number means itself."""
        store, me = self._services.store, self._services.store.me
        my_id = me.id if me is not None else ""
        rows = target_rows(found, Channel.PHONE, my_id=my_id, now=store.now())
        self.model.set_rows(rows)
        typed = bool(dialled_number(self.search.text()))
        self._say("" if rows or typed else self.tr("Nobody matches the search."))
        named = bool(self.search.text().strip()) and not typed
        self._choose(self.model.choosable(0, 1) if named else None)

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

    def _chosen(self) -> TargetRow | None:
        row = self.model.target_at(self.list.currentIndex().row())
        return row if row is not None and not row.refusal else None

    def _call(self) -> None:
        if self.number and not self._refusal():
            # Else the focus would leave with what is disabled now, for a button outside.
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
            self._say(self.tr("Calling {0}…").format(self._who()))
            self._services.calls.dial(self.number)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, ActionEnded) and isinstance(change.action, Dial):
                self._on_ended(change)
            elif isinstance(change, LinkUpdated | ActionStarted):
                self._refresh()

    def _on_ended(self, ended: ActionEnded) -> None:
        if ended.outcome.refusal is None:
            self.done.emit()
        else:
            self._say(refusal_text(ended.outcome.refusal, ended.outcome.who), danger=True)
        self._refresh()

    def _who(self) -> str:
        row = self._chosen()
        return plain(row.name if row is not None else self.number, 24)

    def _refresh(self) -> None:
        who = self._who()
        self.confirm.set_caption(self.tr("Call {0}").format(who) if who else self.tr("Call"))
        self.confirm.set_refusal(self._refusal())

    def _refusal(self) -> str:
        """Why nobody can be called now; empty when somebody can."""
        reason = dial_refusal_text(self._services.calls.dial_refusal())
        return reason or ("" if self.number else self.tr("Enter a number or choose somebody."))

    def _say(self, text: str, *, danger: bool = False) -> None:
        self.message.role = "danger" if danger else None
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _name_parts(self) -> None:
        self.setObjectName("dialChooser")
        self.search.setObjectName("dialNumber")
        self.search.setToolTip(self.tr("A number to call, or a name to look for"))
        self.list.setObjectName("dialTargets")
        self.list.setAccessibleName(self.tr("Who can be called"))
        self.message.setObjectName("dialMessage")
        self.cancel.setObjectName("dialCancel")
        self.cancel.set_tip(self.tr("Call nobody (Esc)"))
        self.confirm.setObjectName("dialConfirm")
        self.confirm.set_tip(self.tr("Make the call (Enter)"))

    def _lay_out(self) -> None:
        tokens = self._services.theme.tokens
        space = tokens.space(2)
        head = QHBoxLayout()
        head.setContentsMargins(tokens.space(1.5), 0, tokens.space(1.5), 0)
        head.addWidget(self.search)
        foot = QHBoxLayout()
        foot.setContentsMargins(space, 0, space, 0)
        foot.addWidget(self.message, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(space, 0, space, 0)
        buttons.setSpacing(tokens.space(1))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.space(1.5), 0, tokens.space(1.5))
        column.setSpacing(tokens.space(1))
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        column.addLayout(buttons)
        self.list.setFixedHeight(_SIZE[1])
        self.setFixedWidth(_SIZE[0])

    def _connect(self) -> None:
        theme = self._services.theme
        self.list.setModel(self.model)
        self.list.setItemDelegate(TargetDelegate(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._refresh)
        self.list.activated.connect(self._call)
        self.debounce.setSingleShot(True)
        self.debounce.setInterval(_DEBOUNCE_MS)
        self.debounce.timeout.connect(self._ask)
        self.search.textChanged.connect(self._on_text)
        self.search.moved.connect(self._move)
        self.search.returnPressed.connect(self._call)
        self.cancel.clicked.connect(self.done)
        self.confirm.clicked.connect(self._call)
        theme.changed.connect(self.list.viewport().update)
        listen(self._services.store, self, self._on_changes)
