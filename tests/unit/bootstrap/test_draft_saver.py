"""Who types is not asked to wait for the end of the program to have it on disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from contactpro_desktop.bootstrap.client import DraftSaver
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.store.disk import Disk
from contactpro_desktop.store.drafts import DraftKind, Drafts

ROSA = ContactId("A" * 32)
LONG_ENOUGH_MS = 3000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    disk = Disk(tmp_path / "drafts.sqlite", lambda: 0.0)
    yield disk
    disk.close()


def on_disk(path: Path) -> list[str]:
    """What another program finds there."""
    with closing(sqlite3.connect(path)) as other:
        return [text for (text,) in other.execute("SELECT text FROM draft")]


def test_what_was_typed_reaches_the_disk_while_the_program_runs(
    qtbot: QtBot, disk: Disk, tmp_path: Path
) -> None:
    drafts = Drafts(disk)
    saver = DraftSaver(drafts)
    drafts.put(ROSA, DraftKind.REPLY, "Claro, p")
    drafts.put(ROSA, DraftKind.REPLY, "Claro, pue")
    path = tmp_path / "drafts.sqlite"
    qtbot.waitUntil(lambda: on_disk(path) == ["Claro, pue"], timeout=LONG_ENOUGH_MS)
    saver.stop()
