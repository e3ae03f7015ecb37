"""The body of an e-mail: what came in, and what goes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from contactpro_desktop.domain.actions import StartDraft
from contactpro_desktop.domain.files import ChatFile
from contactpro_desktop.domain.ids import AttachmentId, InteractionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.mail import DraftType, Mail, MailAttachment
from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.store.changes import Change, MailUpdated, PreferencesUpdated
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.conversation.file_handling import FileHandling
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.mail.end_mail_question import EndMailQuestion
from contactpro_desktop.ui.mail.file_list import FileAct, FileList
from contactpro_desktop.ui.mail.mail_editor import MailEditor
from contactpro_desktop.ui.mail.mail_head import MailHead
from contactpro_desktop.ui.mail.mail_text import MailText
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.session_texts import not_offered_text
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.popover import Popover


class MailBody(QSplitter):
    """The mail above, the editor below it once an answer is begun; the border can be moved."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        theme = services.theme
        self._store = services.store
        self._mails = services.mails
        self._interaction: Interaction | None = None
        self._mail: Mail | None = None
        self._offline = ""
        self.head = MailHead(theme)
        self.files = FileList(theme, "mailFiles", self._file_acts)
        self.text = MailText(theme)
        self.reply = ActionButton(theme, self.tr("Reply"), ActionId.REPLY, "primary")
        self.reply_all = ActionButton(theme, self.tr("Reply to all"), ActionId.REPLY_ALL)
        self.forward = ActionButton(theme, self.tr("Forward"), ActionId.FORWARD)
        self._handling = FileHandling(theme, services.files, services.board, self)
        self.editor = MailEditor(services, self._handling)
        self._question = EndMailQuestion(theme)
        self._popover = Popover(theme, self._question, self)
        self._answers = QWidget()
        self._incoming = QWidget()
        self._outgoing = QWidget()
        self._name_parts()
        self._lay_out(services)
        self._connect(services)

    @property
    def view(self) -> QWidget:
        return self

    @property
    def foot(self) -> None:
        return None

    def show_interaction(self, interaction: Interaction | None, offline: str) -> None:
        before, self._interaction = self._interaction, interaction
        self._offline = offline
        if interaction is None or before is None or before.id != interaction.id:
            self._popover.close_popover()
        if interaction is None:
            self._mail = None
            self.editor.show_draft(None, None, offline)
            self._outgoing.hide()
            return
        if before is None or before.id != interaction.id:
            self.text.go_to_start()
        self._show()

    def refresh_talk(self) -> None:
        """Nobody talks in a mail."""

    def take_focus(self) -> None:
        if not self.editor.isHidden():
            self.editor.focus_text()
        else:
            self.text.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_end(self, anchor: QWidget) -> bool:
        """Not with a mail that is written and not sent: what is to become of it is asked first."""
        if self.editor.isHidden():
            return True
        self._question.ask(self.editor.send_refusal, self.editor.park_refusal)
        self._popover.open_at(anchor, align_right=True)
        self._question.focus_harmless()
        return False

    def before_finish(self) -> None:
        """Nothing is written here in a wrap-up."""

    def release(self, interaction: Interaction) -> None:
        """`Mails` keeps what has to be kept."""

    def _show(self) -> None:
        interaction = self._interaction
        if interaction is None:
            return
        mail = self._mail = self._store.mails.get(interaction.id, Mail())
        draft = mail.open_draft
        began_here = draft is not None and draft.type is DraftType.NEW_EMAIL
        self._incoming.setVisible(not (began_here and not mail.content))
        answer = self._store.mail_answer(interaction.id)
        short = draft is not None and interaction.is_open
        self.head.show_mail(interaction, mail, answer, short=short)
        attached = frozenset(each.id for each in draft.attachments) if draft is not None else None
        self.files.show_files(mail.attachments, attached)
        self.files.refuse(self._offline)
        self.text.show_content(mail.content)
        was_hidden = self.editor.isHidden()
        self.editor.show_draft(interaction, mail, self._offline)
        if was_hidden and not self.editor.isHidden() and self.isVisible():
            self.editor.focus_text()
        self._outgoing.setVisible(not self.editor.isHidden())
        if was_hidden and self.editor.fields.shows_copies:
            self._make_room()
        # What is done already is not what comes next.
        self.reply.set_kind("primary" if answer is None else "secondary")
        self._show_answers(interaction)

    def _show_answers(self, interaction: Interaction) -> None:
        can_answer = interaction.is_open and self.editor.isHidden()
        self._answers.setVisible(can_answer)
        self.reply_all.setVisible(bool(self._mails.others(interaction.id)))
        beginning = any(
            isinstance(action, StartDraft) and action.interaction_id == interaction.id
            for action in self._store.pending.values()
        )
        waiting = self.tr("Waiting for the server") if beginning else ""
        for button in (self.reply, self.reply_all, self.forward):
            button.set_refusal(self._offline or self._not_offered() or waiting)

    def _not_offered(self) -> str:
        missing = Service.DRAFTS in self._store.missing_services
        return not_offered_text(Service.DRAFTS) if missing else ""

    def _file_acts(self, attachment: MailAttachment) -> Sequence[FileAct]:
        save = FileAct("saveFile", "download", self.tr("Save {0}"))
        draft = self._mail.open_draft if self._mail is not None else None
        if draft is None or attachment.id in {each.id for each in draft.attachments}:
            return (save,)
        return (save, FileAct("attachFile", "plus", self.tr("Send {0} along")))

    def _on_file(self, act: str, attachment_id: str) -> None:
        if self._interaction is None or self._mail is None:
            return
        if act == "attachFile":
            self._mails.attach_original(self._interaction.id, AttachmentId(attachment_id))
            return
        for each in self._mail.attachments:
            if each.id == attachment_id:
                self._handling.save(ChatFile(each.id, each.filename, each.size, each.mime_type))

    def _on_changes(self, batch: Sequence[Change]) -> None:
        shown = self._interaction.id if self._interaction is not None else None
        if any(
            isinstance(c, PreferencesUpdated)
            or (isinstance(c, MailUpdated) and c.interaction_id == shown)
            for c in batch
        ):
            self._show()

    def _reply(self, *, to_all: bool = False) -> None:
        if self._interaction is not None:
            self._mails.reply(self._interaction.id, to_all=to_all)

    def _forward(self) -> None:
        if self._interaction is not None:
            self._mails.forward(self._interaction.id)

    def _on_end_answered(self, do: Callable[[InteractionId], None]) -> None:
        self._popover.close_popover()
        if self._interaction is not None and self._interaction.is_open:
            self._leave_editor()
            do(self._interaction.id)

    def _leave_editor(self) -> None:
        where = self.text.view if self.text.isVisible() else self
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self, services: Services) -> None:
        self.reply.clicked.connect(lambda: self._reply())
        self.reply_all.clicked.connect(lambda: self._reply(to_all=True))
        self.forward.clicked.connect(self._forward)
        self.files.acted.connect(self._on_file)
        self.editor.acted.connect(self._leave_editor)
        self.editor.fields.grown.connect(self._make_room)
        self._question.declined.connect(self._popover.close_popover)
        mails, desk = services.mails, services.desk
        for asked, do in (
            (self._question.send_wanted, partial(mails.send, then_end=True)),
            (self._question.park_wanted, mails.park),
            (self._question.discard_wanted, desk.end),
        ):
            asked.connect(partial(self._on_end_answered, do))
        listen(services.store, self, self._on_changes)
        services.ticker.tick.connect(self.editor.refresh)

    def _make_room(self) -> None:
        """What is written gets the room it wants, at the cost of what is read, which scrolls."""
        parts = (self.editor.fields, self.editor, self._outgoing)
        for layout in filter(None, (part.layout() for part in parts)):
            layout.activate()
        wanted, sizes = self._outgoing.sizeHint().height(), self.sizes()
        if self._outgoing.height() < wanted:
            sizes[self.indexOf(self._outgoing)] = wanted
            sizes[self.indexOf(self._incoming)] = self.height() - self.handleWidth() - wanted
            self.setSizes(sizes)

    def _name_parts(self) -> None:
        self.setObjectName("mailBody")
        self.setAccessibleName(self.tr("E-mail"))
        self._incoming.setObjectName("mailIncoming")
        self._answers.setObjectName("mailAnswers")
        self.reply.setObjectName("mailReply")
        self.reply.set_tip(self.tr("Answer the sender"))
        self.reply_all.setObjectName("mailReplyAll")
        self.reply_all.set_tip(self.tr("Answer the sender and everybody else who got the e-mail"))
        self.forward.setObjectName("mailForward")
        self.forward.set_tip(self.tr("Send the e-mail on to somebody else"))

    def _lay_out(self, services: Services) -> None:
        tokens = services.theme.tokens
        side = tokens.space(2.5)
        answers = QHBoxLayout(self._answers)
        answers.setContentsMargins(side, tokens.space(1), side, tokens.space(1.5))
        answers.setSpacing(tokens.space(1))
        for button in (self.reply, self.reply_all, self.forward):
            answers.addWidget(button)
        answers.addStretch(1)
        files = QVBoxLayout()
        files.setContentsMargins(side, 0, side, tokens.space(0.5))
        files.addWidget(self.files)
        incoming = QVBoxLayout(self._incoming)
        incoming.setContentsMargins(0, 0, 0, 0)
        incoming.setSpacing(0)
        incoming.addWidget(self.head)
        incoming.addLayout(files)
        incoming.addWidget(self.text, 1)
        incoming.addWidget(self._answers)
        outgoing = QVBoxLayout(self._outgoing)
        outgoing.setContentsMargins(side, tokens.space(1), side, tokens.space(2))
        outgoing.addWidget(self.editor)
        self.setChildrenCollapsible(False)
        self.addWidget(self._incoming)
        self.addWidget(self._outgoing)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 1)
