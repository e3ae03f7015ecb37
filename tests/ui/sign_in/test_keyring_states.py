"""Whatever state the system's keyring is in, the program starts and an agent can sign in."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from time import perf_counter

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.app import secrets as secrets_module
from contactpro_desktop.app.secrets import KeyringSecrets, system_secrets
from contactpro_desktop.app.session import Session
from contactpro_desktop.domain.errors import WrongCredentials
from contactpro_desktop.ui.main_window import MainWindow
from tests.ui.support import Office

LIMIT = 3.0
"""Seconds until there is something to type into."""

PASSWORD = "canary-password"


class Keyring:
    """A back end of the system; `read` decides what comes of asking it."""

    __module__ = "keyring.backends.SecretService"

    def __init__(self, read: Callable[[], object]) -> None:
        self._read = read

    def get_password(self, service: str, username: str) -> str | None:
        return self._read()  # type: ignore[return-value]

    def set_password(self, service: str, username: str, password: str) -> None:
        self._read()

    def delete_password(self, service: str, username: str) -> None:
        self._read()


class AnotherProgram(Keyring):
    """What a user's configuration put in place of the system's keyring: a file in clear."""

    __module__ = "keyrings.alt.file"


def locked() -> object:
    raise RuntimeError("the collection is locked")


def exhausted() -> object:
    raise OSError(24, "too many open files")


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> float:
    """The program waits less than two seconds, so that this test does; the rest is the same."""
    assert secrets_module._PATIENCE + 1.0 <= LIMIT
    monkeypatch.setattr(secrets_module, "_PATIENCE", 0.2)
    return 0.2


@pytest.fixture
def hang() -> Iterator[Callable[[], object]]:
    """Returns once the test is over."""
    opened = threading.Event()
    yield opened.wait
    opened.set()


@pytest.fixture
def start(
    office: Office, qtbot: QtBot
) -> Callable[[Callable[[], KeyringSecrets]], tuple[MainWindow, float]]:
    """Start the window with a kept password to be looked up; how long that took, in seconds."""

    def started(make: Callable[[], KeyringSecrets]) -> tuple[MainWindow, float]:
        values = office.settings.values
        values.keep_signed_in, values.tenant, values.user = True, "https://x.example/demo", "ana"
        began = perf_counter()
        secrets = make()
        office.session = Session(
            office.assignment, office.store, secrets, office.settings, office.board
        )
        window = MainWindow(office.services)
        qtbot.addWidget(window)
        window.start()
        took = perf_counter() - began
        secrets.close()
        return window, took

    return started


STATES: dict[str, Callable[[], KeyringSecrets]] = {
    "missing": lambda: KeyringSecrets(secrets_module._NoKeyring()),
    "locked": lambda: KeyringSecrets(Keyring(locked)),
    "out of descriptors": lambda: KeyringSecrets(Keyring(exhausted)),
    "another in its place": lambda: KeyringSecrets(AnotherProgram(lambda: PASSWORD)),
    "not a text": lambda: KeyringSecrets(Keyring(lambda: b"\xff")),
}


def form_of(window: MainWindow) -> QWidget:
    assert window.sign_in is not None
    return window.sign_in.form.password


@pytest.mark.parametrize("state", STATES)
def test_the_form_is_there(state: str, start, patience: float) -> None:
    window, took = start(STATES[state])
    assert form_of(window).isVisible()
    assert form_of(window).isEnabled()
    assert took < LIMIT


def test_it_is_there_although_the_keyring_hangs(
    start, patience: float, hang: Callable[[], object], caplog: pytest.LogCaptureFixture
) -> None:
    window, took = start(lambda: KeyringSecrets(Keyring(hang)))
    assert form_of(window).isVisible()
    assert patience <= took < LIMIT


def test_it_is_there_although_nobody_says_which_keyring_there_is(
    start,
    patience: float,
    hang: Callable[[], object],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(secrets_module, "_chosen", hang)
    window, took = start(system_secrets)
    assert form_of(window).isVisible()
    assert took < LIMIT
    assert "TimeoutError" in caplog.text


def test_a_password_that_was_cut_short_leads_to_the_form(
    office: Office, start, patience: float, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    window, _ = start(lambda: KeyringSecrets(Keyring(lambda: PASSWORD[:5])))
    office.assignment.sign_ins[-1][2](WrongCredentials())
    assert form_of(window).isVisible()
    assert PASSWORD[:5] not in caplog.text
