"""Passwords: in the system's keyring, or in memory for as long as the program runs."""

import logging
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Protocol, TypeVar

_T = TypeVar("_T")

log = logging.getLogger(__name__)

_SERVICE = "contactpro-desktop"
_TRUSTED = (
    "keyring.backends.Windows.",
    "keyring.backends.macOS.",
    "keyring.backends.SecretService.",
    "keyring.backends.kwallet.",
)
_OF_SYSTEM = {
    "win32": ("keyring.backends.Windows.WinVaultKeyring",),
    "darwin": ("keyring.backends.macOS.Keyring",),
}
_ELSEWHERE = ("keyring.backends.SecretService.Keyring", "keyring.backends.kwallet.DBusKeyring")
_NONE = "keyring.backends.fail.Keyring"
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

    def close(self) -> None:
        """There is nothing to end."""


class _Caller:
    """Makes calls one after the other on a thread that never keeps the process from ending."""

    def __init__(self) -> None:
        self._calls: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="contactpro-keyring", daemon=True)

    def call(self, function: Callable[[], _T]) -> _T:
        """What `function` returns or raises; TimeoutError where that takes over two seconds."""
        answer: Future[_T] = Future()

        def answered() -> None:
            try:
                answer.set_result(function())
            except Exception as error:  # noqa: BLE001 - back ends raise anything
                answer.set_exception(error)

        self._calls.put(answered)
        if self._thread.ident is None:
            self._thread.start()
        return answer.result(_PATIENCE)

    def close(self) -> None:
        self._calls.put(None)

    def _work(self) -> None:
        while (call := self._calls.get()) is not None:
            call()


class KeyringSecrets:
    """Keeps passwords in a trusted system keyring and falls back to memory, never to a file.

    A locked keyring can hang (jaraco/keyring 40), so each method waits two seconds at most for a
    thread of its own; after one failure the rest of the run uses memory and `persistent` says so.
    """

    def __init__(self, backend: _Backend) -> None:
        self._backend = backend
        self._memory = MemorySecrets()
        self._caller = _Caller()
        self.persistent = is_trusted(backend)

    def load(self, tenant: str, user: str) -> str | None:
        found = self._call(lambda: self._backend.get_password(_SERVICE, _account(tenant, user)))
        return found if isinstance(found, str) else self._memory.load(tenant, user)

    def save(self, tenant: str, user: str, password: str) -> None:
        self._memory.save(tenant, user, password)
        account = _account(tenant, user)
        self._call(lambda: self._backend.set_password(_SERVICE, account, password))

    def forget(self, tenant: str, user: str) -> None:
        self._memory.forget(tenant, user)
        self._call(lambda: self._delete(_account(tenant, user)))

    def close(self) -> None:
        self._caller.close()

    def _delete(self, account: str) -> None:
        if self._backend.get_password(_SERVICE, account) is not None:
            self._backend.delete_password(_SERVICE, account)

    def _call(self, function: Callable[[], str | None]) -> str | None:
        if not self.persistent:
            return None
        try:
            return self._caller.call(function)
        except Exception as error:  # noqa: BLE001 - back ends raise anything
            log.warning("keyring unavailable (%s); passwords stay in memory", type(error).__name__)
            self.persistent = False
            return None


def is_trusted(backend: object) -> bool:
    """Whether a back end is a system keyring: an allow-list, because plain files exist too."""
    kind = type(backend)
    return f"{kind.__module__}.{kind.__qualname__}".startswith(_TRUSTED)


def system_secrets() -> KeyringSecrets:
    """The keyring of this machine: what its user has set up for `keyring`, else the system's.

    Finding it asks the system, too, and what hangs there is no keyring for this run.
    """
    caller = _Caller()
    try:
        return KeyringSecrets(caller.call(_chosen))
    except Exception as error:  # noqa: BLE001 - back ends raise anything
        log.warning("no keyring found (%s); passwords stay in memory", type(error).__name__)
        return KeyringSecrets(_NoKeyring())
    finally:
        caller.close()


class _NoKeyring:
    """Is not trusted, and therefore never asked."""

    def get_password(self, service: str, username: str) -> str | None:
        """Nothing is known."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Nothing is kept."""

    def delete_password(self, service: str, username: str) -> None:
        """There is nothing to delete."""


def _chosen() -> _Backend:
    from keyring import core

    return core.load_env() or core.load_config() or _system_keyring()


def _system_keyring() -> _Backend:
    """The best of those trusted here, or one that fails. `keyring` itself would try the back ends
    of all systems, which takes a tenth of a second and more."""
    from keyring import core

    found = [core.load_keyring(_NONE)]
    for name in _OF_SYSTEM.get(sys.platform, _ELSEWHERE):
        try:
            found.append(core.load_keyring(name))
        except Exception as error:  # noqa: BLE001 - back ends raise anything
            log.info("no %s (%s)", name, type(error).__name__)
    return max(found, key=lambda backend: backend.priority)


def _account(tenant: str, user: str) -> str:
    return f"{user} @ {tenant}"
