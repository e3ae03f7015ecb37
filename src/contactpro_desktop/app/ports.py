"""What the use cases need from outside, as interfaces. `bootstrap` plugs the real ones in."""

from collections.abc import Callable, Sequence
from dataclasses import field
from pathlib import Path
from typing import Protocol

from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.errors import ContactProError, HistoryUnavailable
from contactpro_desktop.domain.history import Found, Question
from contactpro_desktop.domain.ids import AttachmentId, RequestId
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.domain.transfer import TransferTarget


@dataclass(frozen=True, slots=True)
class Credentials:
    """`tenant` is the base URL, such as http://127.0.0.1:8080/demo."""

    tenant: str
    user: str
    password: str = field(repr=False)


class AssignmentPort(Protocol):
    """The assignment client, seen from the GUI thread. No call blocks.

    Every callback runs on the network thread; `app.qt_bridge` brings it to the GUI thread.
    """

    def sign_in(
        self,
        credentials: Credentials,
        *,
        take_over: bool,
        done: Callable[[ContactProError | None], None],
    ) -> None:
        """Open a session; `done(None)` once signed in, else with the error to show.

        `take_over` ends a session of the same user elsewhere; without it such a session makes
        the call fail with `AlreadySignedIn`.
        """

    def perform(self, request_id: RequestId, action: Action) -> None:
        """Send one action; an `ActionFinished` with the same id follows, always and once."""

    def search(
        self,
        text: str,
        done: Callable[[Sequence[TransferTarget] | ContactProError], None],
    ) -> None:
        """Look up colleagues and queues. A newer search makes the older one's answer void."""

    def fetch(
        self, attachment: AttachmentId, done: Callable[[bytes | ContactProError], None]
    ) -> None:
        """Get the content of a file of a conversation."""

    def save(
        self,
        attachment: AttachmentId,
        target: Path,
        done: Callable[[ContactProError | None], None],
    ) -> None:
        """Write the content of a file of a conversation to `target`; never half of it."""

    def cancel_file(self, request_id: RequestId) -> None:
        """Stop sending a file, if it is being sent; its action ends as cancelled."""

    def retry_now(self) -> None:
        """Try to reconnect at once instead of waiting for the back-off to end."""

    def sign_out(self, done: Callable[[], None]) -> None:
        """End the session; `done` even if the server could not be told."""

    def stop(self) -> None:
        """End the network thread. Returns when it has ended."""


class HistoryPort(Protocol):
    """The past of customers, as far as the tenant tells. Threads as for `AssignmentPort`."""

    def look_up(
        self, question: Question, done: Callable[[Found | HistoryUnavailable], None]
    ) -> None:
        """Ask; `done` with the answer, which each question tells of, or with why there is none."""


class SecretStore(Protocol):
    """Where passwords live. `persistent` is False when nothing outlives the program."""

    @property
    def persistent(self) -> bool: ...

    def load(self, tenant: str, user: str) -> str | None: ...

    def save(self, tenant: str, user: str, password: str) -> None: ...

    def forget(self, tenant: str, user: str) -> None: ...

    def close(self) -> None:
        """The program ends. Nothing is called after this; does not wait."""
