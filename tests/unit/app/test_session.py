"""Signing in and out, settings and secrets."""

import json
import threading
from pathlib import Path

import pytest

from contactpro_desktop.app.notices import Notice, NoticeBoard, Topic
from contactpro_desktop.app.ports import Credentials
from contactpro_desktop.app.secrets import KeyringSecrets, MemorySecrets, is_trusted
from contactpro_desktop.app.session import Session
from contactpro_desktop.app.settings import Settings
from contactpro_desktop.domain.errors import ContactProError, WrongCredentials
from contactpro_desktop.store.store import Store
from tests.unit.app.fakes import FakeAssignment

ANA = Credentials("http://127.0.0.1:1/demo", "ana", "demo-ana")


class Site:
    """A session with everything around it."""

    def __init__(self, path: Path, secrets: MemorySecrets | KeyringSecrets) -> None:
        self.assignment = FakeAssignment()
        self.settings = Settings(path / "settings.json")
        self.secrets = secrets
        self.notices: list[Notice] = []
        board = NoticeBoard()
        board.listen(self.notices.append)
        store = Store(lambda: 0.0)
        self.session = Session(self.assignment, store, secrets, self.settings, board)
        self.results: list[ContactProError | None] = []

    def sign_in(self, *, keep: bool) -> None:
        self.session.sign_in(ANA, keep=keep, take_over=False, done=self.results.append)


def test_whoever_types_nothing_is_signed_in_with_what_is_kept(tmp_path: Path) -> None:
    site = Site(tmp_path, Persistent())
    assert site.session.kept() is None
    site.sign_in(keep=True)
    assert site.session.kept() == ANA
    assert site.session.kept(ANA.tenant, ANA.user) == ANA
    assert site.session.kept("http://127.0.0.1:2/demo") is None, "not for another tenant"
    assert site.session.kept("", "bruno") is None, "nor for another user"


class Persistent(MemorySecrets):
    persistent = True


def test_what_proved_right_is_remembered(tmp_path: Path) -> None:
    site = Site(tmp_path, Persistent())
    site.sign_in(keep=True)
    assert site.results == [None]
    remembered = Site(tmp_path, site.secrets).session.remembered()
    assert (remembered.tenant, remembered.user) == (ANA.tenant, ANA.user)
    assert remembered.keep
    assert remembered.password == ANA.password
    assert not site.notices


def test_without_keep_the_password_is_not_stored(tmp_path: Path) -> None:
    site = Site(tmp_path, Persistent())
    site.sign_in(keep=True)
    site.sign_in(keep=False)
    assert site.secrets.load(ANA.tenant, ANA.user) is None
    assert site.session.remembered().password is None


def test_whoever_comes_next_leaves_no_password_behind_that_nobody_could_forget(
    tmp_path: Path,
) -> None:
    site = Site(tmp_path, Persistent())
    site.sign_in(keep=True)
    bruno = Credentials(ANA.tenant, "bruno", "demo-bruno")
    site.session.sign_in(bruno, keep=True, take_over=False, done=site.results.append)
    assert site.secrets.load(ANA.tenant, ANA.user) is None
    assert site.session.kept() == bruno


def test_a_wrong_password_is_not_remembered(tmp_path: Path) -> None:
    site = Site(tmp_path, Persistent())
    site.assignment.answer = WrongCredentials()
    site.sign_in(keep=True)
    assert isinstance(site.results[0], WrongCredentials)
    assert site.session.remembered().user == ""


def test_a_password_that_only_lives_in_memory_is_said(tmp_path: Path) -> None:
    site = Site(tmp_path, MemorySecrets())
    site.sign_in(keep=True)
    assert [notice.topic for notice in site.notices] == [Topic.PASSWORD_NOT_STORED]


def test_signing_out_forgets_the_password(tmp_path: Path) -> None:
    site = Site(tmp_path, Persistent())
    site.sign_in(keep=True)
    ended: list[bool] = []
    site.session.sign_out(lambda: ended.append(True))
    assert ended == [True]
    assert site.assignment.signed_out
    assert site.secrets.load(ANA.tenant, ANA.user) is None


def test_signing_out_without_keeping_leaves_the_keyring_alone(tmp_path: Path) -> None:
    site = Site(tmp_path, Persistent())
    site.sign_in(keep=False)
    site.secrets.save(ANA.tenant, ANA.user, "of another program")
    site.session.sign_out(lambda: None)
    assert site.secrets.load(ANA.tenant, ANA.user) == "of another program"


def test_a_password_is_never_printed() -> None:
    assert "demo-ana" not in repr(ANA)


def test_settings_survive_and_refuse_nonsense(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    settings = Settings(path)
    settings.values.theme = "dark"
    settings.save()
    assert Settings(path).values.theme == "dark"
    with pytest.raises(ValueError, match="theme"):
        settings.values.theme = "pink"  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "EOF"),
        (json.dumps({"theme": "pink"}), "theme"),
        (json.dumps({"colour": "red"}), "colour"),
        (json.dumps([]), "file"),
    ],
)
def test_a_broken_settings_file_is_set_aside(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    settings = Settings(path)
    assert settings.values.theme == "system"
    assert reason in settings.problem
    assert not path.exists()
    assert path.with_suffix(".broken").read_text() == text


def test_settings_without_a_file_are_kept_in_memory() -> None:
    settings = Settings()
    settings.values.sound = False
    settings.save()
    assert settings.problem == ""


class Keyring:
    """A stand-in for a system back end; `__module__` decides whether it is trusted."""

    __module__ = "keyring.backends.SecretService"

    def __init__(self, *, broken: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.broken = broken
        self.threads: set[str] = set()

    def get_password(self, service: str, username: str) -> str | None:
        self.threads.add(threading.current_thread().name)
        if self.broken:
            raise RuntimeError("locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class PlainTextFile(Keyring):
    __module__ = "keyrings.alt.file"


def test_a_system_keyring_keeps_passwords_off_the_gui_thread() -> None:
    backend = Keyring()
    secrets = KeyringSecrets(backend)
    assert secrets.persistent
    secrets.save("t", "ana", "pw")
    assert secrets.load("t", "ana") == "pw"
    assert backend.kept == {("contactpro-desktop", "ana @ t"): "pw"}
    assert all(name.startswith("contactpro-keyring") for name in backend.threads)
    secrets.forget("t", "ana")
    secrets.forget("t", "ana")
    assert secrets.load("t", "ana") is None
    secrets.close()


def test_a_hanging_keyring_holds_nobody_up(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("contactpro_desktop.app.secrets._PATIENCE", 0.01)
    locked = Keyring()
    opened = threading.Event()
    hanging = threading.Event()

    def hang(*_: str) -> None:
        hanging.set()
        opened.wait()

    monkeypatch.setattr(locked, "get_password", hang)
    secrets = KeyringSecrets(locked)
    assert secrets.load("t", "ana") is None
    assert hanging.wait(5.0)
    assert not secrets.persistent
    secrets.forget("t", "ana")
    (caller,) = (t for t in threading.enumerate() if t.name == "contactpro-keyring")
    assert caller.daemon, "the process can end without it"
    assert "TimeoutError" in caplog.text
    secrets.close()
    opened.set()
    caller.join(5.0)
    assert not caller.is_alive()


def test_a_plain_text_back_end_is_never_used() -> None:
    backend = PlainTextFile()
    assert not is_trusted(backend)
    secrets = KeyringSecrets(backend)
    secrets.save("t", "ana", "pw")
    assert not secrets.persistent
    assert backend.kept == {}
    assert secrets.load("t", "ana") == "pw", "kept in memory meanwhile"
    secrets.close()


def test_a_failing_keyring_falls_back_to_memory_once(caplog: pytest.LogCaptureFixture) -> None:
    secrets = KeyringSecrets(Keyring(broken=True))
    assert secrets.load("t", "ana") is None
    assert not secrets.persistent
    secrets.save("t", "ana", "pw")
    assert secrets.load("t", "ana") == "pw"
    assert len(caplog.records) == 1
    assert "RuntimeError" in caplog.text
    secrets.close()
