"""F24: keyrings that are missing, locked, hanging, raising, of another kind, or that cut values
short. Whatever they do, start, sign-in and sign-out take three seconds at most, and a password
is kept in memory where it cannot be kept well."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping

from contactpro_desktop.app.secrets import KeyringSecrets
from tests.faults.result import Row, row

_LIMIT = 3.0
_PASSWORD = "correct horse battery staple"
_TENANT, _USER = "https://tenant.example/demo", "ana"


class Working:
    """A keyring of the system."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[username]


Working.__module__ = "keyring.backends.SecretService"


class Raising(Working):
    """Locked, and nobody unlocks it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError("the collection is locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError("the collection is locked")


class Hanging(Working):
    """Waits for a question that nobody sees to be answered."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.let_go.wait()
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        self.let_go.wait()


class CuttingShort(Working):
    """Keeps the first characters only."""

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[username] = password[:5]


class PlainFile(Working):
    """Not a keyring at all: must never be asked."""

    def get_password(self, service: str, username: str) -> str | None:
        raise AssertionError("a keyring that is not trusted was asked")

    set_password = get_password  # type: ignore[assignment]


PlainFile.__module__ = "keyrings.alt.file"
for _kind in (Raising, Hanging, CuttingShort):
    _kind.__module__ = Working.__module__

STATES: Mapping[str, tuple[Callable[[], Working], bool]] = {
    "working": (Working, True),
    "locked": (Raising, False),
    "hanging": (Hanging, False),
    "cutting values short": (CuttingShort, True),
    "a plain file": (PlainFile, False),
    "another one than last time": (Working, True),
}
"""Each state with whether a password outlives the program."""


def run(seed: int, scale: str) -> list[Row]:
    worst, wrong = 0.0, []
    for state, (make, persistent) in STATES.items():
        begun = time.monotonic()
        problem = _use(make(), persistent)
        took = time.monotonic() - begun
        worst = max(worst, took)
        wrong += [f"{state}: {problem}"] if problem else []
        wrong += [f"{state}: {took:.1f} s"] if took > _LIMIT else []
    return [
        row(
            "F24 keyring states",
            len(STATES),
            ok=not wrong,
            limit=f"signing in within {_LIMIT:.0f} s in every state",
            proof="; ".join(wrong) or "all as they should be",
            worst_latency=worst,
            seed=seed,
        )
    ]


def _use(keyring: Working, persistent: bool) -> str:
    """What start, sign-in and sign-out do with a keyring; says what was wrong."""
    secrets = KeyringSecrets(keyring)
    try:
        secrets.load(_TENANT, _USER)
        secrets.save(_TENANT, _USER, _PASSWORD)
        if secrets.persistent is not persistent:
            return f"persistent is {secrets.persistent}"
        if not persistent and secrets.load(_TENANT, _USER) != _PASSWORD:
            return "the password was not kept in memory"
        secrets.forget(_TENANT, _USER)
        left = secrets.load(_TENANT, _USER) is not None or keyring.kept
        return "the password is still there after signing out" if left else ""
    finally:
        if isinstance(keyring, Hanging):
            keyring.let_go.set()
        secrets.close()
