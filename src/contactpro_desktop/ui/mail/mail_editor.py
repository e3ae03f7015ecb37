"""Where the agent writes an e-mail."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.domain.actions import DiscardDraft, ParkDraft, SendDraft
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.mail import Delivery, Mail, MailDraft
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.conversation.file_handling import FileHandling
from contactpro_desktop.ui.keys.shortcut import ActionShortcut
from contactpro_desktop.ui.mail.discard_question import DiscardQuestion
from contactpro_desktop.ui.mail.draft_files import DraftFiles
from contactpro_desktop.ui.mail.mail_fields import MailFields
from contactpro_desktop.ui.mail.texts import draft_text
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.popover import Popover
from contactpro_desktop.ui.widgets.text import plain

_ENDS = (SendDraft, ParkDraft, DiscardDraft)


class MailEditor(Panel):
    """One outgoing mail at a time; hidden while none is begun.

    What is typed goes to `Mails` with every key. Sending, parking and discarding lock the fields
    until the server has confirmed or refused it. `acted` comes before: the focus would leave with
    the editor, for any button that follows.
    """

    acted = Signal()

    def __init__(
        self, services: Services, handling: FileHandling, parent: QWidget | None = None
    ) -> None:
        super().__init__("composer", parent=parent)
        theme = services.theme
        self._store = services.store
        self._mails = services.mails
        self._shown: InteractionId | None = None
        self._draft: MailDraft | None = None
        self._offline = ""
        self.fields = MailFields(theme)
        self._title = PlainLabel(theme, kind="strong")
        self._copies = ActionButton(theme, self.tr("Cc / Bcc"), kind="ghost")
        self.files = DraftFiles(services, handling)
        self._problem = PlainLabel(theme, role="danger", wrap=True)
        self._state = PlainLabel(theme, kind="muted", elide=True)
        self._discard = ActionButton(
            theme, self.tr("Discard"), ActionId.DISCARD_MAIL, "ghost", shows_key=False
        )
        self._park = ActionButton(theme, self.tr("Set aside"), ActionId.PARK, shows_key=False)
        self._send = ActionButton(
            theme, self.tr("Send"), ActionId.SEND, "primary", shows_key=False, icon="send"
        )
        self._why_not = ActionShortcut(
            theme.keys, ActionId.SEND, self, self.fields.point_out_problem
        )
        self._question = DiscardQuestion(theme)
        self._popover = Popover(theme, self._question, self)
        self._name_parts()
        self._lay_out(theme)
        self._connect()
        self.hide()

    def show_draft(self, interaction: Interaction | None, mail: Mail | None, offline: str) -> None:
        """Another draft, or new values of the one shown; None where none is begun."""
        draft = mail.open_draft if mail is not None else None
        text = self._mails.text(interaction.id) if interaction is not None else None
        self._offline = offline
        if interaction is None or draft is None or text is None or not interaction.is_open:
            self._put_away()
            return
        is_other = interaction.id != self._shown
        if is_other:
            self.fields.clear()
            self._popover.close_popover()
        self._shown, self._draft = interaction.id, draft
        self._title.setText(draft_text(draft.type))
        self.fields.show_text(text, draft.from_addresses)
        if is_other:
            self.fields.take_up(self._mails.unfinished(interaction.id))
        self.files.show_draft(interaction.id, draft)
        self._show_problem(draft.delivery)
        self.setVisible(True)
        self.refresh()

    def refresh(self) -> None:
        """What can be done now, and what has become of what was typed."""
        if self._shown is None:
            return
        waiting = self._waiting_text()
        self.fields.lock(bool(waiting))
        self._send.set_refusal(self.send_refusal)
        self._why_not.setEnabled(not (self._offline or waiting) and bool(self.fields.problem))
        self._park.set_refusal(self.park_refusal)
        self._discard.set_refusal(self._offline or waiting)
        self.files.refuse(self._offline or waiting)
        self._state.setText(waiting or self.files.refusal or self._saved_text())

    @property
    def send_refusal(self) -> str:
        """Why the mail cannot be sent as it is; empty when it can."""
        waiting = self._offline or self._waiting_text()
        return waiting or self.fields.problem or self.files.refusal

    @property
    def park_refusal(self) -> str:
        """Why the mail cannot be set aside now; empty when it can."""
        return self._offline or self._waiting_text() or self.files.waiting

    def focus_text(self) -> None:
        self.fields.focus_first()

    def _put_away(self) -> None:
        self._popover.close_popover()
        self._shown = self._draft = None
        self.files.show_draft(None, None)
        self.hide()

    def _waiting_text(self) -> str:
        """What the server has not confirmed yet; empty while one can write."""
        pending = [a for a in self._store.pending.values() if isinstance(a, _ENDS)]
        mine = next((a for a in pending if a.interaction_id == self._shown), None)
        if isinstance(mine, SendDraft) or (
            self._draft is not None and self._draft.delivery is Delivery.SENDING
        ):
            return self.tr("Sending…")
        return self.tr("Waiting for the server") if mine is not None else ""

    def _saved_text(self) -> str:
        if self._shown is not None and not self._mails.is_kept(self._shown):
            return self.tr("Saved on this computer")
        unfinished = next((each for parts in self.fields.unfinished.values() for each in parts), "")
        if unfinished:
            words = self.tr("“{0}” is not complete and not saved on the server")
            return words.format(plain(unfinished, 60))
        return self.tr("Saved on the server")

    def _show_problem(self, delivery: Delivery | None) -> None:
        text = delivery_text(delivery) if delivery is not None else ""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def _on_edited(self) -> None:
        if self._shown is not None and not self._waiting_text():
            self._mails.write(self._shown, self.fields.text, self.fields.unfinished)
            self.refresh()

    def _on_send(self) -> None:
        if self._shown is not None:
            self.acted.emit()
            self._mails.send(self._shown)

    def _on_park(self) -> None:
        if self._shown is not None:
            self.acted.emit()
            self._mails.park(self._shown)

    def _on_discard(self) -> None:
        self._popover.close_popover()
        if self._shown is not None:
            self.acted.emit()
            self._mails.discard(self._shown)

    def _on_copies(self) -> None:
        self.fields.show_copies(not self.fields.shows_copies)
        (self.fields.cc if self.fields.shows_copies else self.fields.to).setFocus()

    def _connect(self) -> None:
        self.fields.edited.connect(self._on_edited)
        self._copies.clicked.connect(self._on_copies)
        self.files.changed.connect(self.refresh)
        for part in (self, self.fields.content.viewport()):
            self.files.drop.watch(part)
        self._send.clicked.connect(self._on_send)
        self._park.clicked.connect(self._on_park)
        self._discard.clicked.connect(
            lambda: self._popover.toggle_at(self._discard, align_right=True)
        )
        self._question.confirmed.connect(self._on_discard)
        self._question.declined.connect(self._popover.close_popover)

    def _name_parts(self) -> None:
        self.setObjectName("mailEditor")
        self._title.setObjectName("mailDraftType")
        self._copies.setObjectName("mailCopyFields")
        self._copies.set_tip(self.tr("Show or hide the fields for copies"))
        self._problem.setObjectName("mailProblem")
        self._state.setObjectName("mailDraftState")
        self._discard.setObjectName("mailDiscard")
        self._discard.set_tip(self.tr("Throw away what is written"))
        self._park.setObjectName("mailPark")
        self._park.set_tip(self.tr("Set the e-mail aside; it waits under Pending"))
        self._send.setObjectName("mailSend")
        self._send.set_tip(self.tr("Send the e-mail"))
        self._popover.setObjectName("discardPopover")

    def _lay_out(self, theme: Theme) -> None:
        tokens = theme.tokens
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._copies)
        tools = QHBoxLayout()
        tools.setSpacing(tokens.space(1))
        tools.addWidget(self.files.button)
        tools.addWidget(self._state, 1)
        for part in (self._discard, self._park, self._send):
            tools.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space(1.5), 8, tokens.space(1.5), 10)
        column.setSpacing(tokens.space(0.5))
        column.addLayout(head)
        column.addWidget(self.fields, 1)
        column.addWidget(self.files)
        column.addWidget(self._problem)
        column.addLayout(tools)


def delivery_text(delivery: Delivery) -> str:
    """Why a mail that was to be sent is still here, and what to do now."""
    translate = QCoreApplication.translate
    return {
        Delivery.SENDING: "",
        Delivery.REFUSED: translate(
            "Mail", "The mail system refused it. Check the recipients and send it again."
        ),
        Delivery.UNREACHABLE: translate(
            "Mail", "The mail system could not be reached. Send it again in a moment."
        ),
        Delivery.UNKNOWN: translate(
            "Mail",
            "Nobody can tell whether it was sent. Ask before you send it again: it may arrive "
            "twice.",
        ),
    }[delivery]
