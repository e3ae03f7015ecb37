"""Files of this computer that go along with outgoing mails."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.files import FileProblem, Files
from contactpro_desktop.app.ports import AssignmentPort
from contactpro_desktop.domain.actions import AttachFile
from contactpro_desktop.domain.ids import AttachmentId, InteractionId, RequestId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.store.changes import (
    ActionEnded,
    ActionStarted,
    Change,
    FileProgressed,
    InteractionDropped,
    UploadsUpdated,
)
from contactpro_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way into a draft. `attachment_id` is what the server knows it by, once it does;
    `failure` says why it did not arrive."""

    request_id: RequestId
    action: AttachFile
    attachment_id: AttachmentId | None = None
    percent: int = 0
    failure: Refusal | None = None


class MailFiles:
    """What is on its way, and what failed until the agent tries again or removes it; what has
    arrived is part of the draft. Lives on the GUI thread."""

    def __init__(self, store: Store, desk: Desk, assignment: AssignmentPort, files: Files) -> None:
        self._store = store
        self._desk = desk
        self._assignment = assignment
        self._files = files
        self._uploads: dict[RequestId, Upload] = {}
        store.listen(self._on_changes)

    def uploads(self, interaction_id: InteractionId) -> tuple[Upload, ...]:
        """In the order in which they were chosen."""
        all_of_them = self._uploads.values()
        return tuple(each for each in all_of_them if each.action.interaction_id == interaction_id)

    def attach(self, interaction_id: InteractionId, path: Path) -> FileProblem | None:
        """Send a file along with the draft of a mail; else why it cannot be."""
        file = self._files.look_at(path)
        if isinstance(file, FileProblem):
            return file
        action = AttachFile(interaction_id, str(path), file.filename, file.size, file.mime_type)
        self._desk.perform(action)
        return None

    def again(self, request_id: RequestId) -> None:
        """Try once more to send a file that did not arrive."""
        failed = self._uploads.get(request_id)
        if failed is not None and failed.failure is not None:
            self._give_up(failed)
            self._desk.perform(failed.action)

    def remove(self, request_id: RequestId) -> None:
        """Do without a file that failed, or that is on its way still."""
        upload = self._uploads.get(request_id)
        if upload is None:
            return
        if upload.failure is None:
            self._assignment.cancel_file(request_id)
        else:
            self._give_up(upload)

    def _give_up(self, upload: Upload) -> None:
        """Whoever would send it once more by itself is told not to."""
        self._assignment.cancel_file(upload.request_id)
        self._drop(upload)

    def _put(self, upload: Upload) -> None:
        self._uploads[upload.request_id] = upload
        self._store.publish([UploadsUpdated(upload.action.interaction_id)])

    def _drop(self, upload: Upload) -> None:
        del self._uploads[upload.request_id]
        self._store.publish([UploadsUpdated(upload.action.interaction_id)])

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, InteractionDropped):
                self._forget(change.interaction.id)
            elif isinstance(change, ActionStarted) and isinstance(change.action, AttachFile):
                self._put(Upload(change.request_id, change.action))
            elif isinstance(change, FileProgressed | ActionEnded):
                upload = self._uploads.get(change.request_id)
                if upload is not None:
                    self._follow(upload, change)

    def _follow(self, upload: Upload, change: FileProgressed | ActionEnded) -> None:
        if isinstance(change, FileProgressed):
            known = change.attachment_id
            self._put(replace(upload, attachment_id=known, percent=change.percent))
        elif change.outcome.refusal in (None, Refusal.CANCELLED):
            self._drop(upload)
        else:
            self._put(replace(upload, failure=change.outcome.refusal))

    def _forget(self, interaction_id: InteractionId) -> None:
        """The mail is gone, and whatever was to go along with it; but where the session has ended,
        both wait for the next one."""
        for upload in self.uploads(interaction_id):
            if self._store.me is not None:
                self.remove(upload.request_id)
            self._uploads.pop(upload.request_id, None)
