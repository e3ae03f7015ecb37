"""An assignment client that remembers what it was asked, for tests of the use cases."""

from collections.abc import Callable, Sequence
from pathlib import Path

from contactpro_desktop.app.ports import Credentials
from contactpro_desktop.assignment.files import write_whole
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.errors import ContactProError
from contactpro_desktop.domain.ids import AttachmentId, RequestId
from contactpro_desktop.domain.transfer import TransferTarget


class FakeAssignment:
    def __init__(self) -> None:
        self.performed: list[tuple[RequestId, Action]] = []
        self.sign_ins: list[tuple[Credentials, bool]] = []
        self.searches: list[str] = []
        self.answer: ContactProError | None = None
        self.targets: Sequence[TransferTarget] | ContactProError = ()
        self.retries = 0
        self.cancelled: list[RequestId] = []
        self.fetches: list[tuple[AttachmentId, Callable[[bytes | ContactProError], None]]] = []
        self.signed_out = False
        self.stopped = False

    def sign_in(
        self,
        credentials: Credentials,
        *,
        take_over: bool,
        done: Callable[[ContactProError | None], None],
    ) -> None:
        self.sign_ins.append((credentials, take_over))
        done(self.answer)

    def perform(self, request_id: RequestId, action: Action) -> None:
        self.performed.append((request_id, action))

    def search(
        self, text: str, done: Callable[[Sequence[TransferTarget] | ContactProError], None]
    ) -> None:
        self.searches.append(text)
        done(self.targets)

    def fetch(
        self, attachment: AttachmentId, done: Callable[[bytes | ContactProError], None]
    ) -> None:
        self.fetches.append((attachment, done))

    def save(
        self,
        attachment: AttachmentId,
        target: Path,
        done: Callable[[ContactProError | None], None],
    ) -> None:
        """Stands among the fetches; what they bring is written as the network does it."""
        self.fetches.append((attachment, written(target, done)))

    def cancel_file(self, request_id: RequestId) -> None:
        self.cancelled.append(request_id)

    def retry_now(self) -> None:
        self.retries += 1

    def sign_out(self, done: Callable[[], None]) -> None:
        self.signed_out = True
        done()

    def stop(self) -> None:
        self.stopped = True


def written(
    target: Path, done: Callable[[ContactProError | None], None]
) -> Callable[[bytes | ContactProError], None]:
    """Takes what is fetched and does with it what the network thread does."""

    def take(found: bytes | ContactProError) -> None:
        try:
            if isinstance(found, ContactProError):
                raise found
            write_whole(found, target)
        except ContactProError as error:
            done(error)
        else:
            done(None)

    return take
