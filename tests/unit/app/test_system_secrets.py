"""Which keyring of the machine is taken."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import pytest
from keyring import core

from contactpro_desktop.app.secrets import system_secrets

SECRET_SERVICE = "keyring.backends.SecretService.Keyring"
KWALLET = "keyring.backends.kwallet.DBusKeyring"
NONE = "keyring.backends.fail.Keyring"


class Keyring:
    """A back end that keeps one password, whoever asks."""

    def __init__(self, name: str, priority: float) -> None:
        self.priority = priority
        self._name = name

    def get_password(self, service: str, username: str) -> str | None:
        return self._name

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class Trusted(Keyring):
    __module__ = "keyring.backends.SecretService"


def test_what_the_user_has_set_up_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    assert not system_secrets().persistent


@pytest.mark.parametrize(
    ("there", "taken"),
    [
        ({SECRET_SERVICE: 5.0, KWALLET: 5.1}, KWALLET),
        ({SECRET_SERVICE: 5.0, KWALLET: 4.9}, SECRET_SERVICE),
        ({KWALLET: 4.9}, KWALLET),
    ],
)
def test_the_best_of_the_systems_own_is_taken(
    monkeypatch: pytest.MonkeyPatch, there: Mapping[str, float], taken: str
) -> None:
    on_linux_with(monkeypatch, there)
    secrets = system_secrets()
    assert secrets.persistent
    assert secrets.load("tenant", "ana") == taken
    secrets.close()


def test_without_any_passwords_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    on_linux_with(monkeypatch, {})
    secrets = system_secrets()
    assert not secrets.persistent
    secrets.save("tenant", "ana", "pw")
    assert secrets.load("tenant", "ana") == "pw"


def test_where_looking_for_one_fails_passwords_stay_in_memory(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> object:
        raise OSError("ana's bus")

    monkeypatch.setattr(core, "load_env", broken)
    secrets = system_secrets()
    assert not secrets.persistent
    secrets.save("tenant", "ana", "pw")
    assert secrets.load("tenant", "ana") == "pw"
    assert "OSError" in caplog.text
    assert "ana" not in caplog.text
    secrets.close()


def on_linux_with(monkeypatch: pytest.MonkeyPatch, there: Mapping[str, float]) -> None:
    """Nothing is set up, and of all back ends only those `there` work, with their priorities."""
    load = core.load_keyring

    def load_only_these(name: str) -> object:
        if name == NONE:
            return load(name)
        if name not in there:
            raise RuntimeError
        return Trusted(name, there[name])

    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setattr(core, "load_config", lambda: None)
    monkeypatch.setattr(core, "load_keyring", load_only_these)
    monkeypatch.setattr(sys, "platform", "linux")
