"""Leaving without forgetting: the program closes, the agent comes back."""

from __future__ import annotations

from contactpro_desktop.app.notices import NoticeBoard
from contactpro_desktop.app.ports import Credentials
from contactpro_desktop.app.secrets import MemorySecrets
from contactpro_desktop.app.session import Session
from contactpro_desktop.app.settings import Settings
from contactpro_desktop.store.store import Store
from tests.unit.app.fakes import FakeAssignment


def test_closing_ends_the_session_and_keeps_the_password() -> None:
    assignment, left = FakeAssignment(), []
    session = Session(assignment, Store(lambda: 0.0), MemorySecrets(), Settings(), NoticeBoard())
    credentials = Credentials("https://contact.example.org/demo", "ana", "secret")
    session.sign_in(credentials, keep=True, take_over=False, done=lambda _: None)
    session.leave(lambda: left.append(True))
    assert assignment.signed_out
    assert left == [True]
    assert session.remembered().password == "secret"
    session.sign_out(lambda: left.append(True))
    assert session.remembered().password is None


def test_whether_a_kept_password_outlives_the_program_is_known_before_signing_in() -> None:
    board = NoticeBoard()
    session = Session(FakeAssignment(), Store(lambda: 0.0), MemorySecrets(), Settings(), board)
    assert not session.secrets_persistent
