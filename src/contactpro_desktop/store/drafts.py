"""What the agent typed and has not sent: on disk within a second, found again after a crash."""

from collections.abc import Callable
from enum import Enum

from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.store.disk import Disk, Statement


class DraftKind(Enum):
    """`NOTE` is a note for colleagues, `NOTE_ASKED` one that nobody confirmed, `MAIL` a mail to be
    sent, `RECIPIENTS` what was typed for its recipients and is no address yet, `PARKED` what is
    known of a mail that was set aside."""

    REPLY = "reply"
    SCRIPT = "script"
    NOTE = "note"
    NOTE_ASKED = "note_asked"
    MAIL = "mail"
    RECIPIENTS = "recipients"
    PARKED = "parked"


_Key = tuple[ContactId, DraftKind]


class Drafts:
    """Texts per contact and kind, written behind `put` by `flush`.

    Keyed by contact, not by interaction, so that a reply half written survives a reconnect and a
    conversation that comes back. All of them are held in memory too, so that only writing can
    fail. Whoever owns it calls `flush` at least once a second while `dirty`; `on_dirty` tells when.
    """

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._on_dirty: Callable[[], None] = lambda: None
        self._texts = _read(disk)

    @property
    def dirty(self) -> bool:
        return self._disk.dirty

    def on_dirty(self, callback: Callable[[], None]) -> None:
        """Have `callback` called whenever there is something to flush, also after a failure."""
        self._on_dirty = callback

    def get(self, contact_id: ContactId, kind: DraftKind) -> str:
        """The text as last put; empty when there is none."""
        return self._texts.get((contact_id, kind), "")

    def all(self, kind: DraftKind) -> dict[ContactId, str]:
        """Every text of one kind."""
        return {key: text for (key, each), text in self._texts.items() if each is kind and text}

    def put(self, contact_id: ContactId, kind: DraftKind, text: str) -> None:
        if text != self.get(contact_id, kind):
            self._texts[contact_id, kind] = text
            self._disk.keep((contact_id, kind), self._statement(contact_id, kind, text))
            self._on_dirty()

    def renew(self, contact_id: ContactId, kind: DraftKind) -> None:
        """Keep a text from getting old: what nobody asks for is thrown away one day."""
        if text := self.get(contact_id, kind):
            self._disk.keep((contact_id, kind), self._statement(contact_id, kind, text))
            self._on_dirty()

    def forget(self, contact_id: ContactId) -> None:
        """Remove everything typed for a contact that is done."""
        for kind in DraftKind:
            self.put(contact_id, kind, "")
        self.flush()

    def flush(self) -> None:
        """Write what is unsaved, in one transaction. What cannot be written stays unsaved."""
        if not self._disk.flush():
            self._on_dirty()

    def close(self) -> None:
        """Write what is left; the disk is closed by its owner."""
        self._on_dirty = lambda: None
        self.flush()

    def _statement(self, contact_id: ContactId, kind: DraftKind, text: str) -> Statement:
        if not text:
            gone = "DELETE FROM draft WHERE contact_id = ? AND kind = ?"
            return gone, (contact_id, kind.value)
        kept = (
            "INSERT INTO draft VALUES (?, ?, ?, ?) ON CONFLICT (contact_id, kind)"
            " DO UPDATE SET text = excluded.text, saved_at = excluded.saved_at"
        )
        return kept, (contact_id, kind.value, text, self._disk.wall_clock())


def _read(disk: Disk) -> dict[_Key, str]:
    kinds = {kind.value: kind for kind in DraftKind}
    return {
        (ContactId(str(contact_id)), kinds[str(kind)]): str(text)
        for contact_id, kind, text in disk.read("SELECT contact_id, kind, text FROM draft")
        if kind in kinds
    }
