"""One text document per contact, so that text, cursor and undo stay with their conversation."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.store.drafts import DraftKind, Drafts


class Replies:
    """Documents are made from the drafts when they are first wanted and live until `release`."""

    def __init__(self, drafts: Drafts, font: QFont, parent: QObject) -> None:
        self._drafts = drafts
        self._font = font
        self._parent = parent
        self._documents: dict[ContactId, QTextDocument] = {}
        self._cursors: dict[ContactId, int] = {}

    def document(self, contact_id: ContactId) -> QTextDocument:
        if contact_id not in self._documents:
            document = self.empty_document()
            document.setPlainText(self._drafts.get(contact_id, DraftKind.REPLY))
            document.clearUndoRedoStacks()
            self._documents[contact_id] = document
        return self._documents[contact_id]

    def empty_document(self) -> QTextDocument:
        """A document of nobody's, as a text edit needs one."""
        document = QTextDocument(self._parent)
        document.setDocumentLayout(QPlainTextDocumentLayout(document))
        document.setDefaultFont(self._font)
        return document

    def keep_cursor(self, contact_id: ContactId, cursor: QTextCursor) -> None:
        """Remember where the agent stood."""
        self._cursors[contact_id] = cursor.position()

    def cursor(self, contact_id: ContactId) -> QTextCursor:
        """Where the agent stood, or the end."""
        document = self.document(contact_id)
        end = document.characterCount() - 1
        cursor = QTextCursor(document)
        cursor.setPosition(min(end, self._cursors.get(contact_id, end)))
        return cursor

    def save(self, contact_id: ContactId) -> None:
        self._drafts.put(contact_id, DraftKind.REPLY, self.document(contact_id).toPlainText())

    def read_anew(self, contact_id: ContactId) -> None:
        """Somebody else has put something into the draft; undo leads back to what was there."""
        document = self._documents.get(contact_id)
        text = self._drafts.get(contact_id, DraftKind.REPLY)
        if document is not None and document.toPlainText() != text:
            everything = QTextCursor(document)
            everything.select(QTextCursor.SelectionType.Document)
            everything.insertText(text)

    def release(self, contact_id: ContactId) -> None:
        """The conversation left the list: the draft on disk is enough."""
        self._cursors.pop(contact_id, None)
        document = self._documents.pop(contact_id, None)
        if document is not None:
            document.deleteLater()
