"""Signing in and out, and what is remembered between the two."""

from collections.abc import Callable
from dataclasses import field

from contactpro_desktop.app.notices import Notice, NoticeBoard, Severity, Topic
from contactpro_desktop.app.ports import AssignmentPort, Credentials, SecretStore
from contactpro_desktop.app.settings import Settings
from contactpro_desktop.domain.errors import ContactProError
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class RememberedSignIn:
    """What the form starts with. `password` is None when it has to be typed."""

    tenant: str
    user: str
    keep: bool
    password: str | None = field(default=None, repr=False)


class Session:
    """Lives on the GUI thread; `done` callbacks come back on it."""

    def __init__(
        self,
        assignment: AssignmentPort,
        store: Store,
        secrets: SecretStore,
        settings: Settings,
        notices: NoticeBoard,
    ) -> None:
        self._assignment = assignment
        self._store = store
        self._secrets = secrets
        self._settings = settings
        self._notices = notices

    @property
    def secrets_persistent(self) -> bool:
        """Whether a kept password outlives the program; False without a system keyring."""
        return self._secrets.persistent

    def remembered(self) -> RememberedSignIn:
        values = self._settings.values
        password = None
        if values.keep_signed_in and values.tenant and values.user:
            password = self._secrets.load(values.tenant, values.user)
        return RememberedSignIn(values.tenant, values.user, values.keep_signed_in, password)

    def kept(self, tenant: str = "", user: str = "") -> Credentials | None:
        """What somebody can be signed in with who types nothing; a kept password is only for the
        tenant and the user that it was typed for. Empty means whoever is remembered."""
        known = self.remembered()
        same = tenant in ("", known.tenant) and user in ("", known.user)
        if known.password is None or not same:
            return None
        return Credentials(known.tenant, known.user, known.password)

    def sign_in(
        self,
        credentials: Credentials,
        *,
        keep: bool,
        take_over: bool,
        done: Callable[[ContactProError | None], None],
    ) -> None:
        """Open a session. What was typed is remembered only once it has proved right."""

        def finished(error: ContactProError | None) -> None:
            if error is None:
                self._remember(credentials, keep=keep)
            done(error)

        self._assignment.sign_in(credentials, take_over=take_over, done=finished)

    def sign_out(self, done: Callable[[], None]) -> None:
        """End the session; a kept password is forgotten, since signing out is meant."""
        values = self._settings.values
        if values.keep_signed_in:
            self._secrets.forget(values.tenant, values.user)

        self.leave(done)

    def leave(self, done: Callable[[], None]) -> None:
        """End the session and keep the password: the program closes, the agent comes back."""

        def finished() -> None:
            self._store.reset()
            done()

        self._assignment.sign_out(finished)

    def _remember(self, credentials: Credentials, *, keep: bool) -> None:
        values = self._settings.values
        before = (values.tenant, values.user)
        if values.keep_signed_in and before != (credentials.tenant, credentials.user):
            self._secrets.forget(*before)
        values.tenant, values.user = credentials.tenant, credentials.user
        values.keep_signed_in = keep
        self._settings.save()
        if not keep:
            self._secrets.forget(credentials.tenant, credentials.user)
            return
        self._secrets.save(credentials.tenant, credentials.user, credentials.password)
        if not self._secrets.persistent:
            self._notices.post(Notice(Topic.PASSWORD_NOT_STORED, Severity.WARNING))
