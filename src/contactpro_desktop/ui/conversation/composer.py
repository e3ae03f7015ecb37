"""Where the agent writes to the end user."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.domain.interaction import Interaction, Section
from contactpro_desktop.store.drafts import Drafts
from contactpro_desktop.ui.actions import ActionId, action_text
from contactpro_desktop.ui.conversation.emoji_picker import EmojiPicker
from contactpro_desktop.ui.conversation.languages import language_name
from contactpro_desktop.ui.conversation.replies import Replies
from contactpro_desktop.ui.conversation.reply_edit import ReplyEdit
from contactpro_desktop.ui.conversation.typing_notifier import TypingNotifier
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.popover import Popover
from contactpro_desktop.ui.widgets.ticker import Ticker

LIMIT = 4_000
"""The longest message that is sent, in characters."""

_COUNT_FROM = 3_600


class Composer(Panel):
    """A reply per conversation: what is typed in one can only be sent there.

    Every change goes to the drafts at once; they are on disk within a second. `sent` follows every
    message on its way.
    """

    sent = Signal()
    attach_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        ticker: Ticker,
        desk: Desk,
        drafts: Drafts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("composer", parent=parent)
        self._desk = desk
        self._drafts = drafts
        self._interaction: Interaction | None = None
        self._refusal = ""
        self._unsendable = ""
        self._file_refusal = ""
        self._brought_back: set[ContactId] = set()
        self._replies = Replies(drafts, theme.font("body"), self)
        self._nobodys = self._replies.empty_document()
        self.notifier = TypingNotifier(desk.set_typing, ticker.now, self)
        self.edit = ReplyEdit(theme)
        self.attach = IconButton(
            theme, "paperclip", action_text(ActionId.ATTACH), ActionId.ATTACH, role="muted"
        )
        self._emoji = IconButton(
            theme, "emoji", action_text(ActionId.EMOJI), ActionId.EMOJI, role="muted"
        )
        self._popover = Popover(theme, lambda: self._emoji_picker(theme), self)
        self._state = PlainLabel(theme, kind="muted", elide=True)
        self._language = PlainLabel(theme, kind="muted")
        self._count = PlainLabel(theme, kind="muted", tabular=True)
        self._send = ActionButton(theme, self.tr("Send"), ActionId.SEND, "primary", shows_key=False)
        self._tools = QWidget()
        self._name_parts()
        self._lay_out(theme)
        self._connect(ticker)
        self.show_interaction(None)

    def show_interaction(self, interaction: Interaction | None, unsendable: str = "") -> None:
        """Write in this conversation from now on; the same one with new values keeps the text.

        `unsendable` says why nothing can be sent now though it can be written; else empty.
        """
        before = self._interaction
        self._interaction = interaction
        self._unsendable = unsendable
        if _contact(before) != _contact(interaction):
            self._swap(before, interaction)
        self._set_refusal(self._reason())
        self._language.setText(language_name(interaction.language) if interaction else "")

    def release(self, interaction: Interaction) -> None:
        """A conversation left the list."""
        if _contact(self._interaction) == interaction.contact_id:
            self.show_interaction(None)
        self._replies.release(interaction.contact_id)

    def send(self) -> None:
        """Send what is typed, if it may be sent."""
        text = self.edit.toPlainText()
        if self._interaction is None or not text.strip() or self._send.refusal:
            return
        self.notifier.stop()
        self._desk.send(self._interaction.id, text)
        self.edit.clear()
        self._drafts.flush()  # The outbox has it now: after a crash it must not be here as well.
        self.sent.emit()

    def insert(self, text: str) -> None:
        """Put text where the cursor stands, as if it was typed."""
        self.edit.insertPlainText(text)

    def bring_back(self, contact_id: ContactId) -> None:
        """Words that could not be sent are in the draft of the reply again: show it as it is."""
        # Nobody types here: the customer is not to be told so.
        blocked = self.edit.blockSignals(True)
        self._replies.read_anew(contact_id)
        self.edit.blockSignals(blocked)
        self._brought_back.add(contact_id)
        self._refresh()

    def put_above(self, part: QWidget) -> None:
        """Show something over the field, such as a question about files."""
        self._column.insertWidget(0, part)

    def set_file_refusal(self, reason: str) -> None:
        """Why no file can be sent; empty when it can."""
        self._file_refusal = reason
        self._show_attach()

    def _show_attach(self) -> None:
        self.attach.set_refusal(self._refusal or self._unsendable or self._file_refusal)

    def focus_text(self) -> None:
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _swap(self, before: Interaction | None, after: Interaction | None) -> None:
        self.notifier.stop()
        self._popover.close_popover()
        if before is not None:
            self._replies.keep_cursor(before.contact_id, self.edit.textCursor())
        blocked = self.edit.blockSignals(True)
        if after is None:
            self.edit.setDocument(self._nobodys)
        else:
            self.edit.setDocument(self._replies.document(after.contact_id))
            self.edit.setTextCursor(self._replies.cursor(after.contact_id))
        self.edit.blockSignals(blocked)
        self._refresh()

    def _reason(self) -> str:
        """Why nothing can be written now; empty when it can."""
        interaction = self._interaction
        if interaction is None:
            return self.tr("No conversation is open.")
        if interaction.section is Section.OFFER:
            return self.tr("Accept the offer to write.")
        if interaction.section is Section.WRAP_UP:
            return self.tr("The conversation is over. Nothing more can be sent.")
        if not interaction.is_open:
            return self.tr("This conversation is not active.")
        return ""

    def _set_refusal(self, reason: str) -> None:
        self._refusal = reason
        self.edit.set_locked(bool(reason))
        self.edit.setPlaceholderText(reason or self.tr("Write a reply"))
        self._emoji.set_refusal(reason)
        self._show_attach()
        if reason:
            self.notifier.stop() if self._interaction is None else self.notifier.forget()
        self._refresh()

    def _on_text(self) -> None:
        interaction = self._interaction
        if interaction is None or self._refusal:
            return
        self._replies.save(interaction.contact_id)
        if self.edit.document().isEmpty():
            self.notifier.stop()
        else:
            self.notifier.typed(interaction.id)
        self._refresh()

    def _emoji_picker(self, theme: Theme) -> EmojiPicker:
        picker = EmojiPicker(theme)
        picker.chosen.connect(self._on_emoji)
        return picker

    def _on_emoji(self, emoji: str) -> None:
        self._popover.close_popover()
        self.insert(emoji)
        self.focus_text()

    def _refresh(self) -> None:
        used = self.edit.document().characterCount() - 1
        over = used - LIMIT
        self._count.setVisible(used >= _COUNT_FROM)
        self._count.setText(f"{self._number(used)} / {self._number(LIMIT)}")
        self._count.role = "danger" if over > 0 else None
        self._send.set_refusal(self._refusal or self._unsendable or self._send_refusal(over))
        # What cannot be used shrinks to its reason, unless there is a text left to copy.
        self._tools.setVisible(not self._refusal or used > 0)
        self._show_state()

    def _send_refusal(self, over: int) -> str:
        if over > 0:
            return self.tr("%n characters too many", "", over)
        return "" if self.edit.toPlainText().strip() else self.tr("Write something first.")

    def _show_state(self) -> None:
        """What has become of the draft; asked once a second, since flushing is not announced."""
        kept = not self.edit.document().isEmpty()
        contact_id = _contact(self._interaction)
        if contact_id is not None and not kept:
            self._brought_back.discard(contact_id)
        if kept and self._refusal:
            self._state.setText(self.tr("This text was not sent."))
        elif kept and self._unsendable:
            self._state.setText(self._unsendable)
        elif kept and contact_id in self._brought_back:
            self._state.setText(self.tr("The server never confirmed this text: send it again"))
        elif kept and not self._drafts.dirty:
            self._state.setText(self.tr("Draft saved"))
        else:
            self._state.setText("")

    def _number(self, number: int) -> str:
        return self.locale().toString(number)

    def _name_parts(self) -> None:
        self.setObjectName("composer")
        self._tools.setObjectName("composerTools")
        self.edit.setObjectName("replyEdit")
        self.edit.setAccessibleName(self.tr("Reply"))
        self.edit.setToolTip(self.tr("Enter sends, Shift+Enter starts a new line"))
        self._emoji.setObjectName("emojiButton")
        self.attach.setObjectName("attachButton")
        self._popover.setObjectName("emojiPopover")
        self._state.setObjectName("draftState")
        self._language.setObjectName("customerLanguage")
        self._language.setToolTip(self.tr("The customer's language"))
        self._count.setObjectName("replyCount")
        self._send.setObjectName("sendButton")

    def _lay_out(self, theme: Theme) -> None:
        tokens = theme.tokens
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(tokens.space(1))
        tools.addWidget(self._emoji)
        tools.addWidget(self.attach)
        tools.addWidget(self._state, 1)
        tools.addWidget(self._count)
        tools.addWidget(self._language)
        tools.addSpacing(tokens.space(0.5))
        tools.addWidget(self._send)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space(1.5), 10, tokens.space(1.5), 10)
        column.setSpacing(tokens.space(0.5))
        column.addWidget(self.edit)
        column.addWidget(self._tools)

    def _connect(self, ticker: Ticker) -> None:
        self.edit.textChanged.connect(self._on_text)
        self.edit.submitted.connect(self.send)
        self._send.set_tip(self.tr("Send the reply; Enter does it too"))
        self._send.clicked.connect(self.send)
        self.attach.clicked.connect(self.attach_wanted)
        self._emoji.clicked.connect(lambda: self._popover.toggle_at(self._emoji))
        ticker.tick.connect(self._show_state)


def _contact(interaction: Interaction | None) -> ContactId | None:
    return interaction.contact_id if interaction is not None else None
