"""Passwords: in the system's keyring, or in memory for as long as the program runs."""

import logging
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as FutureTimeout
from typing import Protocol

log = logging.getLogger(__name__)

_SERVICE = "contactpro-desktop"
_TRUSTED = (
    "keyring.backends.Windows.",
    "keyring.backends.macOS.",
    "keyring.backends.SecretService.",
    "keyring.backends.kwallet.",
)
_PATIENCE = 2.0


class _Backend(Protocol):
    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class MemorySecrets:
    """Keeps passwords until the program ends."""

    persistent = False

    def __init__(self) -> None:
        self._passwords: dict[tuple[str, str], str] = {}

    def load(self, tenant: str, user: str) -> str | None:
        return self._passwords.get((tenant, user))

    def save(self, tenant: str, user: str, password: str) -> None:
        self._passwords[tenant, user] = password

    def forget(self, tenant: str, user: str) -> None:
        self._passwords.pop((tenant, user), None)


class KeyringSecrets:
    """Keeps passwords in a trusted system keyring and falls back to memory, never to a file.

    A locked keyring can hang (jaraco/keyring 40), so each call gets two seconds on a thread of
    its own; after one failure the rest of the run uses memory and `persistent` says so.
    """

    def __init__(self, backend: _Backend) -> None:
        self._backend = backend
        self._memory = MemorySecrets()
        self._caller = ThreadPoolExecutor(1, "contactpro-keyring")
        self.persistent = is_trusted(backend)

    def load(self, tenant: str, user: str) -> str | None:
        found = self._call(self._backend.get_password, _SERVICE, _account(tenant, user))
        return found if isinstance(found, str) else self._memory.load(tenant, user)

    def save(self, tenant: str, user: str, password: str) -> None:
        self._memory.save(tenant, user, password)
        self._call(self._backend.set_password, _SERVICE, _account(tenant, user), password)

    def forget(self, tenant: str, user: str) -> None:
        self._memory.forget(tenant, user)
        if self._call(self._backend.get_password, _SERVICE, _account(tenant, user)) is not None:
            self._call(self._backend.delete_password, _SERVICE, _account(tenant, user))

    def close(self) -> None:
        self._caller.shutdown(wait=False, cancel_futures=True)

    def _call(self, function: object, *arguments: str) -> object:
        if not self.persistent:
            return None
        try:
            return self._caller.submit(function, *arguments).result(_PATIENCE)  # type: ignore[arg-type]
        except (Exception, FutureTimeout) as error:  # noqa: BLE001 - back ends raise anything
            log.warning("keyring unavailable (%s); passwords stay in memory", type(error).__name__)
            self.persistent = False
            return None


def is_trusted(backend: object) -> bool:
    """Whether a back end is a system keyring: an allow-list, because plain files exist too."""
    kind = type(backend)
    return f"{kind.__module__}.{kind.__qualname__}".startswith(_TRUSTED)


def system_secrets() -> KeyringSecrets:
    """The keyring of this machine, as `keyring` finds it."""
    import keyring

    return KeyringSecrets(keyring.get_keyring())


def _account(tenant: str, user: str) -> str:
    return f"{user} @ {tenant}"
