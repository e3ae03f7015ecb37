"""Files of conversations: sending, saving, and looking at them."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.ports import AssignmentPort
from contactpro_desktop.domain.conversation import DeliveryState
from contactpro_desktop.domain.errors import ContactProError, FileNotWritten
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.files import LARGEST_FILE, ChatFile
from contactpro_desktop.domain.ids import InteractionId, RequestId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.domain.service_actions import SendFile
from contactpro_desktop.store.changes import (
    ActionEnded,
    ActionStarted,
    Change,
    FileProgressed,
    InteractionDropped,
)
from contactpro_desktop.store.store import Store

_IN_DOUBT = {each.value for each in (Refusal.DISCONNECTED, Refusal.NO_CONFIRMATION)}


class FileProblem(Enum):
    """Why a file cannot be sent, saved or shown."""

    NOT_OFFERED = "not_offered"
    OFFLINE = "offline"
    NOT_READABLE = "not_readable"
    TOO_LARGE = "too_large"
    FILE_TYPE = "file_type"
    NOT_WRITABLE = "not_writable"
    UNAVAILABLE = "unavailable"
    NO_PICTURE = "no_picture"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A file of this computer that can be sent. `size` in bytes."""

    path: Path
    size: int
    mime_type: str

    @property
    def filename(self) -> str:
        return self.path.name


class Files:
    """Lives on the GUI thread. A file that could not be sent can be sent again until its
    conversation is gone."""

    def __init__(self, store: Store, desk: Desk, assignment: AssignmentPort) -> None:
        self._store = store
        self._desk = desk
        self._assignment = assignment
        self._sent: dict[RequestId, SendFile] = {}
        store.listen(self._on_changes)

    @property
    def problem(self) -> FileProblem | None:
        """Why no file can be sent or fetched now."""
        me = self._store.me
        if self._store.link is not Link.ONLINE or me is None:
            return FileProblem.OFFLINE
        return None if me.media_path else FileProblem.NOT_OFFERED

    @property
    def largest(self) -> int:
        """How many bytes a file may have, as far as the server tells."""
        me = self._store.me
        told = me.largest_file if me is not None else None
        return LARGEST_FILE if told is None else min(told, LARGEST_FILE)

    def look_at(self, path: Path) -> Outgoing | FileProblem:
        """The file at `path`, or why it cannot be sent: known before anything goes out."""
        if self.problem is not None:
            return self.problem
        try:
            size = path.stat().st_size if path.is_file() else None
        except OSError:
            size = None
        if size is None:
            return FileProblem.NOT_READABLE
        if size > self.largest:
            return FileProblem.TOO_LARGE
        if self._is_refused(path.name):
            return FileProblem.FILE_TYPE
        return Outgoing(path, size, mimetypes.guess_type(path.name)[0] or "")

    def _is_refused(self, name: str) -> bool:
        _, dot, suffix = name.rpartition(".")
        refused = self._store.me.refused_file_types if self._store.me is not None else frozenset()
        return bool(dot) and suffix.casefold() in refused

    def send(self, interaction_id: InteractionId, path: Path) -> FileProblem | None:
        """Send a file to the end user; it shows at once, as on its way. Else why it cannot be."""
        file = self.look_at(path)
        if isinstance(file, FileProblem):
            return file
        action = SendFile(interaction_id, str(path), file.filename, file.size, file.mime_type)
        self._desk.perform(action)
        return None

    def send_again(self, request_id: RequestId) -> None:
        """Send a file that failed once more; under its first id where it may have arrived."""
        action = self._sent.get(request_id)
        if action is None:
            return
        place = action.interaction_id
        message = self._store.conversation(place).outgoing(request_id)
        if message is not None and message.failure in _IN_DOUBT:
            self._store.mark(place, request_id, DeliveryState.SENDING)
            self._desk.perform(action, request_id)
        else:
            self._desk.give_up(place, request_id)
            self._desk.perform(action)

    def cancel(self, request_id: RequestId) -> None:
        """Stop sending a file; it leaves the conversation once that is certain."""
        self._assignment.cancel_file(request_id)

    def save(
        self, file: ChatFile, target: Path, done: Callable[[FileProblem | None], None]
    ) -> None:
        """Fetch a file and write it to `target`; there is no half of one."""
        if self.problem is not None:
            done(self.problem)
            return
        self._assignment.save(file.id, target, lambda error: done(_saved(error)))

    def fetch(self, file: ChatFile, done: Callable[[bytes | FileProblem], None]) -> None:
        """Get the content of a file."""
        if self.problem is not None:
            done(self.problem)
            return
        self._assignment.fetch(file.id, lambda found: done(_content(found)))

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, ActionStarted) and isinstance(change.action, SendFile):
                self._sent[change.request_id] = change.action
            elif isinstance(change, InteractionDropped):
                self._forget(change.interaction.id)
            elif isinstance(change, FileProgressed) and isinstance(change.action, SendFile):
                place = change.action.interaction_id
                self._store.advance(place, change.request_id, change.percent)
            elif isinstance(change, ActionEnded) and isinstance(change.action, SendFile):
                self._ended(change, change.action)

    def _forget(self, interaction_id: InteractionId) -> None:
        """What is on its way is stopped; what waits for another session or for the end of a gap is
        the outbox's to tell."""
        kept = {key: a for key, a in self._sent.items() if a.interaction_id != interaction_id}
        for request_id in self._sent.keys() - kept.keys():
            if request_id in self._store.pending:
                self.cancel(request_id)
        self._sent = kept

    def _ended(self, ended: ActionEnded, action: SendFile) -> None:
        refusal = ended.outcome.refusal
        place, request_id = action.interaction_id, ended.request_id
        if refusal is None:
            self._sent.pop(request_id, None)
        elif refusal is not Refusal.CANCELLED:
            self._store.mark(place, request_id, DeliveryState.FAILED, refusal.value)
        elif self._sent.pop(request_id, None) is not None:
            self._desk.give_up(place, request_id)


def _content(found: bytes | ContactProError) -> bytes | FileProblem:
    return found if isinstance(found, bytes) else FileProblem.UNAVAILABLE


def _saved(error: ContactProError | None) -> FileProblem | None:
    if error is None:
        return None
    unwritten = isinstance(error, FileNotWritten)
    return FileProblem.NOT_WRITABLE if unwritten else FileProblem.UNAVAILABLE
