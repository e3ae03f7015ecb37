"""Files of conversations: sending, saving, and looking at them."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.ports import AssignmentPort
from contactpro_desktop.domain.conversation import (
    Author,
    DeliveryState,
    Message,
    MessageKind,
)
from contactpro_desktop.domain.errors import ContactProError
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.files import ChatFile
from contactpro_desktop.domain.ids import AttachmentId, InteractionId, RequestId
from contactpro_desktop.domain.service_actions import SendFile
from contactpro_desktop.store.changes import ActionEnded, Change
from contactpro_desktop.store.store import Store

LARGEST = 100 * 1024 * 1024
"""No server that is known takes more."""


class FileProblem(Enum):
    """Why a file cannot be sent, saved or shown."""

    NOT_OFFERED = "not_offered"
    OFFLINE = "offline"
    NOT_READABLE = "not_readable"
    TOO_LARGE = "too_large"
    NOT_WRITABLE = "not_writable"
    UNAVAILABLE = "unavailable"
    NO_PICTURE = "no_picture"


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

    def send(self, interaction_id: InteractionId, path: Path) -> FileProblem | None:
        """Send a file to the end user; it shows at once, as on its way. Else why it cannot be."""
        if self.problem is not None:
            return self.problem
        try:
            size = path.stat().st_size if path.is_file() else None
        except OSError:
            size = None
        if size is None:
            return FileProblem.NOT_READABLE
        if size > LARGEST:
            return FileProblem.TOO_LARGE
        kind = mimetypes.guess_type(path.name)[0] or ""
        self._show(SendFile(interaction_id, str(path), path.name, size, kind))
        return None

    def send_again(self, request_id: RequestId) -> None:
        """Send a file that failed once more."""
        action = self._sent.get(request_id)
        if action is not None:
            self._desk.give_up(action.interaction_id, request_id)
            self._show(action)

    def save(
        self, file: ChatFile, target: Path, done: Callable[[FileProblem | None], None]
    ) -> None:
        """Fetch a file and write it to `target`; there is no half of one."""
        self.fetch(file, lambda content: done(_written(content, target)))

    def fetch(self, file: ChatFile, done: Callable[[bytes | FileProblem], None]) -> None:
        """Get the content of a file."""
        if self.problem is not None:
            done(self.problem)
            return
        self._assignment.fetch(file.id, lambda found: done(_content(found)))

    def _show(self, action: SendFile) -> None:
        request_id = self._desk.new_request()
        me = self._store.me
        message = Message(
            text="",
            author=Author.ME,
            author_name=me.alias if me else "",
            sent_at=self._store.now(),
            kind=MessageKind.ATTACHMENT,
            request_id=request_id,
            delivery=DeliveryState.SENDING,
            files=(ChatFile(AttachmentId(""), action.filename, action.size, action.mime_type),),
        )
        self._sent[request_id] = action
        self._store.send(action.interaction_id, message)
        self._desk.perform(action, request_id)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, ActionEnded) and isinstance(change.action, SendFile):
                self._ended(change, change.action)

    def _ended(self, ended: ActionEnded, action: SendFile) -> None:
        refusal = ended.outcome.refusal
        if refusal is None:
            self._sent.pop(ended.request_id, None)
            return
        self._store.mark(
            action.interaction_id, ended.request_id, DeliveryState.FAILED, refusal.value
        )


def _content(found: bytes | ContactProError) -> bytes | FileProblem:
    return found if isinstance(found, bytes) else FileProblem.UNAVAILABLE


def _written(content: bytes | FileProblem, target: Path) -> FileProblem | None:
    if isinstance(content, FileProblem):
        return content
    part = target.with_name(f"{target.name}.part")
    try:
        part.write_bytes(content)
        os.replace(part, target)
    except OSError:
        return FileProblem.NOT_WRITABLE
    return None
