"""What stays on the disk of a day of work: what was typed and not sent, and no customer."""

from __future__ import annotations

import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from contactpro_desktop.app.secrets import MemorySecrets
from contactpro_desktop.bootstrap import Client, Options
from contactpro_desktop.store.drafts import DraftKind
from tests.ui import scenes
from tests.ui.shell.test_canary import MARK, poisoned

TYPED = "typed-and-not-sent"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The client's own; what goes to the system's place for such files is found, too."""
    (tmp_path / "temp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path / "client"


@pytest.fixture
def client(qapp: QApplication, folder: Path) -> Iterator[Client]:
    """Somebody at work: everything was told, everything was looked at."""
    client = Client(qapp, Options(data_dir=folder), secrets=MemorySecrets())
    client.start()
    assert client.window.sign_in is not None
    client.window.sign_in.signed_in.emit()
    client.store.apply([poisoned(event) for event in scenes.working()])
    for interaction_id in client.store.interactions:
        client.store.show(interaction_id)
        client.window.grab()
    yield client
    client.window.hide()
    client.window.deleteLater()


def files(folder: Path) -> list[Path]:
    return [path for path in folder.parent.rglob("*") if path.is_file()]


def holding(folder: Path, words: str) -> list[str]:
    return [path.name for path in files(folder) if words.encode() in path.read_bytes()]


def test_no_customer_is_on_the_disk(client: Client, folder: Path) -> None:
    assert holding(folder, MARK) == []
    client.stop()
    assert holding(folder, MARK) == []
    names = {path.name.partition(".")[0] for path in files(folder)}
    assert names <= {"settings", "drafts", "outbox", "client"}


def test_what_was_typed_is_the_agents_alone_and_goes_with_its_work(
    client: Client, folder: Path
) -> None:
    contact = client.store.interactions[scenes.ROSA].contact_id
    client.services.drafts.put(contact, DraftKind.REPLY, TYPED)
    client.services.drafts.flush()
    assert holding(folder, TYPED), "it would survive a crash"
    for path in files(folder):
        if path.name.startswith(("drafts", "outbox")):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name
    client.services.drafts.forget(contact)
    client.stop()
    assert holding(folder, TYPED) == []
