"""The sign-in form: errors in words, fields kept, the cursor where it helps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.app.ports import Credentials
from contactpro_desktop.domain.errors import (
    AlreadySignedIn,
    ContactProError,
    ServerUnreachable,
    SignInRefused,
    UnknownTenant,
    UntrustedServer,
    WrongCredentials,
)
from contactpro_desktop.domain.events import SessionEnd
from contactpro_desktop.ui.sign_in_view import SignInView
from tests.ui.support import Office

TENANT = "https://contact.example.org/demo"


@pytest.fixture
def view(office: Office, qtbot: QtBot) -> SignInView:
    return shown(office, qtbot)


def shown(office: Office, qtbot: QtBot) -> SignInView:
    view = SignInView(office.services)
    view.resize(960, 600)
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.start()
    return view


def field(view: SignInView, name: str) -> QLineEdit:
    found = view.findChild(QLineEdit, name)
    assert found is not None
    return found


def button(view: SignInView, name: str) -> QAbstractButton:
    found = view.findChild(QAbstractButton, name)
    assert found is not None
    return found


def message(view: SignInView) -> str:
    label = view.findChild(QLabel, "signInMessage")
    assert label is not None
    return label.text() if label.isVisible() else ""


def fill(view: SignInView, tenant: str = TENANT, user: str = "ana", password: str = "pw") -> None:
    for name, text in (("tenant", tenant), ("user", user), ("password", password)):
        field(view, name).setText(text)


def submit(office: Office, view: SignInView, error: ContactProError | None = None) -> None:
    """Fill in, press the button, and have the server answer."""
    fill(view)
    button(view, "signIn").click()
    office.assignment.sign_ins[-1][2](error)


def test_the_way_in_by_keyboard_alone(office: Office, view: SignInView, qtbot: QtBot) -> None:
    assert field(view, "tenant").hasFocus()
    qtbot.keyClicks(field(view, "tenant"), TENANT)
    qtbot.keyClick(field(view, "tenant"), Qt.Key.Key_Tab)
    qtbot.keyClicks(field(view, "user"), "ana")
    qtbot.keyClick(field(view, "user"), Qt.Key.Key_Tab)
    qtbot.keyClicks(field(view, "password"), "demo-ana")
    with qtbot.waitSignal(view.signed_in):
        qtbot.keyClick(field(view, "password"), Qt.Key.Key_Return)
        credentials, take_over, done = office.assignment.sign_ins[-1]
        done(None)
    assert credentials == Credentials(TENANT, "ana", "demo-ana")
    assert not take_over
    assert field(view, "password").text() == ""


@pytest.mark.parametrize(
    ("error", "words", "focus"),
    [
        (WrongCredentials(), "The user name or password is wrong", "password"),
        (UnknownTenant(), "does not know this tenant", "tenant"),
        (ServerUnreachable(), "Nobody answers at this address", "tenant"),
        (UntrustedServer(), "could not prove who it is", "tenant"),
        (SignInRefused(503), "refused the sign-in", "password"),
    ],
)
def test_an_error_is_told_beside_the_form_and_the_fields_are_kept(
    office: Office, view: SignInView, error: ContactProError, words: str, focus: str
) -> None:
    submit(office, view, error)
    assert words in message(view)
    assert (field(view, "tenant").text(), field(view, "user").text()) == (TENANT, "ana")
    assert field(view, "password").text() == "pw"
    assert field(view, focus).hasFocus()
    wrong = isinstance(error, SignInRefused)
    assert bool(field(view, focus).property("invalid")) is not wrong


def test_mending_a_field_takes_its_mark_away(
    office: Office, view: SignInView, qtbot: QtBot
) -> None:
    submit(office, view, WrongCredentials())
    qtbot.keyClicks(field(view, "password"), "x")
    assert not field(view, "password").property("invalid")


@pytest.mark.parametrize(
    ("typed", "words", "focus"),
    [
        ({"tenant": ""}, "Type the address", "tenant"),
        ({"tenant": "http://contact.example.org/demo"}, "not encrypted", "tenant"),
        ({"tenant": "https://contact.example.org"}, "name of the tenant is missing", "tenant"),
        ({"tenant": "https://"}, "This is not an address", "tenant"),
        ({"user": " "}, "Type the name", "user"),
        ({"password": ""}, "Type your password", "password"),
    ],
)
def test_what_cannot_work_is_not_sent(
    office: Office, view: SignInView, typed: dict[str, str], words: str, focus: str
) -> None:
    fill(view, **typed)
    button(view, "signIn").click()
    assert words in message(view)
    assert field(view, focus).hasFocus()
    assert office.assignment.sign_ins == []


@pytest.mark.parametrize("name", ["tenant", "user", "password", "keepSignedIn"])
def test_enter_signs_in_from_anywhere_in_the_form(
    office: Office, view: SignInView, qtbot: QtBot, name: str
) -> None:
    fill(view)
    part = view.findChild(QWidget, name)
    assert part is not None
    qtbot.keyClick(part, Qt.Key.Key_Return)
    assert len(office.assignment.sign_ins) == 1


def test_while_the_server_is_asked_nothing_can_be_sent_twice(
    office: Office, view: SignInView, qtbot: QtBot
) -> None:
    fill(view)
    button(view, "signIn").click()
    assert not button(view, "signIn").isEnabled()
    assert not field(view, "user").isEnabled()
    button(view, "signIn").click()
    assert len(office.assignment.sign_ins) == 1
    choices = view.findChildren(QComboBox)
    assert len(choices) == 2
    assert not any(choice.isEnabled() for choice in choices), "the view must not be made anew"
    office.assignment.sign_ins[0][2](WrongCredentials())
    assert button(view, "signIn").isEnabled()
    assert all(choice.isEnabled() for choice in choices)


def test_another_session_is_taken_over_only_after_a_yes(office: Office, view: SignInView) -> None:
    submit(office, view, AlreadySignedIn("08:12"))
    assert "already signed in somewhere else (08:12)" in message(view)
    assert button(view, "cancelTakeOver").hasFocus()
    button(view, "cancelTakeOver").click()
    assert message(view) == ""
    assert len(office.assignment.sign_ins) == 1
    submit(office, view, AlreadySignedIn())
    button(view, "takeOver").click()
    assert office.assignment.sign_ins[-1][1] is True


def test_a_kept_password_is_never_in_the_field_and_is_used_when_nothing_is_typed(
    office: Office, qtbot: QtBot
) -> None:
    view = with_a_kept_password(office, qtbot)
    assert field(view, "password").text() == ""
    assert office.assignment.sign_ins == []
    button(view, "signIn").click()
    assert office.assignment.sign_ins[-1][0] == Credentials(TENANT, "ana", "kept")


def test_a_kept_password_is_only_for_its_own_user(office: Office, qtbot: QtBot) -> None:
    view = with_a_kept_password(office, qtbot)
    field(view, "user").setText("bruno")
    button(view, "signIn").click()
    assert "Type your password" in message(view)
    assert office.assignment.sign_ins == []


def with_a_kept_password(office: Office, qtbot: QtBot) -> SignInView:
    kept = Credentials(TENANT, "ana", "kept")
    office.session.sign_in(kept, keep=True, take_over=False, done=lambda _: None)
    office.assignment.sign_ins.pop()[2](None)
    return shown(office, qtbot)


def test_without_a_keyring_it_says_how_long_the_password_is_kept(view: SignInView) -> None:
    label = view.findChild(QLabel, "passwordNotStored")
    keep = view.findChild(QCheckBox, "keepSignedIn")
    assert label is not None
    assert keep is not None
    assert not label.isVisible()
    keep.click()
    assert label.isVisible()
    assert "until you close the program" in label.text()


def test_with_a_keyring_there_is_nothing_to_say(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office.secrets, "persistent", True)
    view = shown(office, qtbot)
    label = view.findChild(QLabel, "passwordNotStored")
    view.form.keep.setChecked(True)
    assert label is not None
    assert not label.isVisible()


def test_the_password_can_be_shown(view: SignInView) -> None:
    reveal = button(view, "showPassword")
    reveal.click()
    assert field(view, "password").echoMode() is QLineEdit.EchoMode.Normal
    assert reveal.accessibleName() == "Hide the password"
    reveal.click()
    assert field(view, "password").echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (SessionEnd.EXPIRED, "Your session has expired"),
        (SessionEnd.TAKEN_OVER, "signed in somewhere else"),
        (SessionEnd.FORCED, "signed you out"),
        (SessionEnd.BROKEN, "Something went wrong"),
        (SessionEnd.SIGNED_OUT, ""),
    ],
)
def test_coming_back_says_why(view: SignInView, reason: SessionEnd, words: str) -> None:
    view.come_back(reason)
    assert words in message(view)
    assert bool(message(view)) == bool(words)


def test_theme_and_language_can_be_chosen_before_signing_in(
    office: Office, view: SignInView
) -> None:
    themes, languages = view.findChild(QComboBox, "theme"), view.findChild(QComboBox, "language")
    assert themes is not None
    assert languages is not None
    themes.activated.emit(themes.findData("dark"))
    assert office.theme.is_dark
    languages.activated.emit(languages.findData("es"))
    assert office.languages.current == "es"
    assert (office.settings.values.theme, office.settings.values.language) == ("dark", "es")
    office.languages.use("en")
