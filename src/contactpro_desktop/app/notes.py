"""Notes for colleagues, each written once.

The interface for notes knows no request ids. So what was asked and never confirmed is remembered
on disk and looked for among the notes of the contact before it is asked again.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from enum import Enum

from contactpro_desktop.app.ports import HistoryPort
from contactpro_desktop.domain.errors import HistoryUnavailable
from contactpro_desktop.domain.history import Found, Note, NotesOn, WriteNote
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.store.drafts import DraftKind, Drafts

log = logging.getLogger(__name__)


class Saved(Enum):
    """What became of a note. IN_DOUBT: it was asked, and nobody could be asked about it."""

    SAVED = "saved"
    NOT_SAVED = "not_saved"
    IN_DOUBT = "in_doubt"


@dataclass(frozen=True, slots=True)
class _Asked:
    """`before` is how many notes had this very text when it was asked."""

    text: str
    before: int


class Notes:
    """Lives on the GUI thread. What is typed is kept in the drafts until the server has it."""

    def __init__(self, history: HistoryPort, drafts: Drafts) -> None:
        self._history = history
        self._drafts = drafts
        self._known: dict[ContactId, tuple[str, ...]] = {}
        self._saving: set[ContactId] = set()

    def text(self, contact_id: ContactId) -> str:
        return self._drafts.get(contact_id, DraftKind.NOTE)

    def type(self, contact_id: ContactId, text: str) -> None:
        self._drafts.put(contact_id, DraftKind.NOTE, text)

    def read(self, contact_id: ContactId, found: Iterable[object]) -> bool:
        """The notes of a contact have come; whether what was asked stands there after all."""
        texts = tuple(each.text for each in found if isinstance(each, Note))
        self._known[contact_id] = texts
        asked = self._asked(contact_id)
        if asked is None or texts.count(asked.text) <= asked.before:
            return False
        self._settle(contact_id, asked.text)
        return True

    def save(self, contact_id: ContactId, text: str, done: Callable[[Saved], None]) -> None:
        """Have a note written, unless it is there. Nothing is asked while one is on its way."""
        if contact_id in self._saving:
            return
        self._saving.add(contact_id)

        def ended(saved: Saved) -> None:
            self._saving.discard(contact_id)
            done(saved)

        asked = self._asked(contact_id)
        if asked is None or asked.text != text:
            before = self._known.get(contact_id, ()).count(text)
            self._send(contact_id, _Asked(text, before), ended)
            return

        def looked(saved: Saved) -> None:
            if saved is Saved.NOT_SAVED:
                self._send(contact_id, asked, ended)
            else:
                ended(saved)

        self._look(contact_id, looked)

    def is_saving(self, contact_id: ContactId) -> bool:
        """Whether a note is on its way."""
        return contact_id in self._saving

    def _send(self, contact_id: ContactId, asked: _Asked, done: Callable[[Saved], None]) -> None:
        kept = json.dumps([asked.text, asked.before], ensure_ascii=False)
        self._drafts.put(contact_id, DraftKind.NOTE_ASKED, kept)
        self._drafts.flush()

        def answered(found: Found | HistoryUnavailable) -> None:
            if not isinstance(found, HistoryUnavailable):
                self._settle(contact_id, asked.text)
                done(Saved.SAVED)
            elif found.refused:
                self._drafts.put(contact_id, DraftKind.NOTE_ASKED, "")
                done(Saved.NOT_SAVED)
            else:
                self._look(contact_id, done)

        self._history.look_up(WriteNote(contact_id, asked.text), answered)

    def _look(self, contact_id: ContactId, done: Callable[[Saved], None]) -> None:
        """Whether what was asked is among the notes."""

        def answered(found: Found | HistoryUnavailable) -> None:
            if isinstance(found, HistoryUnavailable):
                done(Saved.IN_DOUBT)
            else:
                done(Saved.SAVED if self.read(contact_id, found) else Saved.NOT_SAVED)

        self._history.look_up(NotesOn(contact_id), answered)

    def _settle(self, contact_id: ContactId, text: str) -> None:
        """What was typed since is another note."""
        self._drafts.put(contact_id, DraftKind.NOTE_ASKED, "")
        if self.text(contact_id).strip() == text:
            self.type(contact_id, "")
        self._drafts.flush()

    def _asked(self, contact_id: ContactId) -> _Asked | None:
        kept = self._drafts.get(contact_id, DraftKind.NOTE_ASKED)
        try:
            text, before = json.loads(kept) if kept else ("", 0)
            return _Asked(str(text), int(before)) if text else None
        except (TypeError, ValueError):
            log.warning("a note that was asked cannot be understood")
            return None
