"""The transcript with what floats over it: the way down to new messages, and who is writing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.conversation.links import open_link
from contactpro_desktop.ui.conversation.message_delegate import MessageDelegate
from contactpro_desktop.ui.conversation.message_model import MessageListModel
from contactpro_desktop.ui.conversation.row_layout import SIDE, Act, Target
from contactpro_desktop.ui.conversation.rows import Row
from contactpro_desktop.ui.conversation.transcript_view import TranscriptView
from contactpro_desktop.ui.conversation.wording import handover_reason, typing_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel

_LIFT = 8


class Transcript(QWidget):
    """Shows one conversation and does what its rows offer. `file_wanted` carries a target of a
    file, `file_again` and `file_cancelled` the request of one that is to be sent again, or not to
    be sent any more."""

    file_wanted = Signal(object)
    file_again = Signal(str)
    file_cancelled = Signal(str)

    def __init__(
        self, theme: Theme, store: Store, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._desk = desk
        self._interaction: Interaction | None = None
        self.model = MessageListModel(store, self)
        self._delegate = MessageDelegate(theme, store.now, self)
        self.view = TranscriptView(theme, self.model, self._delegate)
        self._typing = PlainLabel(theme, kind="muted", elide=True)
        self.newer = ActionButton(
            theme, "", ActionId.NEWEST, "primary", parent=self.view.viewport()
        )
        self._name_parts()
        self._lay_out(theme)
        self.view.acted.connect(self._on_act)
        self.view.following_changed.connect(self._show_newer)
        self.model.unseen_changed.connect(self._show_newer)
        self.newer.clicked.connect(self.view.follow)
        self.view.viewport().installEventFilter(self)

    def show_interaction(self, interaction: Interaction | None) -> None:
        """Another conversation, from its end; the same one with new values stays where it is."""
        before, self._interaction = self._interaction, interaction
        self._delegate.set_reason(handover_reason(interaction.attached_data) if interaction else "")
        if (before.id if before else None) != (interaction.id if interaction else None):
            self.model.show_conversation(interaction.id if interaction else None)
        self.show_typing()

    def show_typing(self) -> None:
        """Somebody began or stopped writing."""
        interaction = self._interaction
        text = ""
        if interaction is not None and interaction.is_open:
            text = typing_text(self._store.conversation(interaction.id).typing)
        self._typing.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place_newer()
        return False

    def _on_act(self, row: Row, target: Target) -> None:
        if target.act is Act.OPEN:
            open_link(target.link)
        elif target.act is Act.CANCEL:
            self.file_cancelled.emit(row.message.request_id)
        elif target.file is not None:
            self.file_wanted.emit(target)
        elif target.act is Act.RETRY and row.message.files:
            self.file_again.emit(row.message.request_id)
        elif target.act is Act.EXPAND:
            self._delegate.expand(row.message)
            self.view.measure_again()
        elif self._interaction is not None and row.message.request_id is not None:
            act = self._desk.send_again if target.act is Act.RETRY else self._desk.give_up
            act(self._interaction.id, row.message.request_id)

    def _show_newer(self) -> None:
        unseen = self.model.unseen
        self.newer.setVisible(not self.model.following)
        if unseen:
            self.newer.set_caption(self.tr("%n new messages ↓", "", unseen))
        else:
            self.newer.set_caption(self.tr("Jump to the newest ↓"))
        self._place_newer()

    def _place_newer(self) -> None:
        self.newer.adjustSize()
        area = self.view.viewport().rect()
        left = (area.width() - self.newer.width()) // 2
        self.newer.move(QPoint(left, area.height() - self.newer.height() - _LIFT))

    def _name_parts(self) -> None:
        self.setObjectName("transcript")
        self.view.setObjectName("messages")
        self.view.setAccessibleName(self.tr("Messages"))
        self.newer.setObjectName("newMessages")
        self._typing.setObjectName("typingLine")
        self.newer.hide()

    def _lay_out(self, theme: Theme) -> None:
        self._typing.setContentsMargins(SIDE + 4, 0, SIDE, theme.tokens.space(0.5))
        self._typing.setFixedHeight(theme.tokens.space(3.5))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self._typing)
