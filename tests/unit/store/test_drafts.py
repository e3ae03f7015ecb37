"""Drafts: found again after a crash, gone when the contact is done."""

import stat
from pathlib import Path

from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.store.drafts import DraftKind, Drafts

ROSA, LUIS = ContactId("A" * 32), ContactId("B" * 32)
WEEK = 7 * 24 * 3600


def test_a_flushed_draft_survives_a_process_that_never_closed(tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    crashed = Drafts(path, lambda: 0.0)
    crashed.put(ROSA, DraftKind.REPLY, "Claro, pue")
    crashed.flush()
    assert Drafts(path, lambda: 1.0).get(ROSA, DraftKind.REPLY) == "Claro, pue"


def test_drafts_are_kept_per_contact_and_kind(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts.sqlite", lambda: 0.0)
    drafts.put(ROSA, DraftKind.REPLY, "reply")
    drafts.put(ROSA, DraftKind.NOTE, "note")
    drafts.put(LUIS, DraftKind.REPLY, "other")
    assert drafts.get(ROSA, DraftKind.REPLY) == "reply"
    drafts.flush()
    assert not drafts.dirty
    assert drafts.get(ROSA, DraftKind.NOTE) == "note"
    assert drafts.get(LUIS, DraftKind.NOTE) == ""


def test_an_emptied_draft_leaves_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    drafts = Drafts(path, lambda: 0.0)
    drafts.put(ROSA, DraftKind.REPLY, "secret words")
    drafts.flush()
    drafts.put(ROSA, DraftKind.REPLY, "")
    drafts.close()
    assert b"secret words" not in path.read_bytes()


def test_a_finished_contact_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    drafts = Drafts(path, lambda: 0.0)
    drafts.put(ROSA, DraftKind.REPLY, "saved")
    drafts.flush()
    drafts.put(ROSA, DraftKind.NOTE, "unsaved")
    drafts.put(LUIS, DraftKind.NOTE, "kept")
    drafts.forget(ROSA)
    drafts.flush()
    assert drafts.get(ROSA, DraftKind.REPLY) == ""
    assert drafts.get(ROSA, DraftKind.NOTE) == ""
    assert drafts.get(LUIS, DraftKind.NOTE) == "kept"


def test_dirty_is_told_once_per_new_text() -> None:
    told: list[bool] = []
    drafts = Drafts(None, lambda: 0.0)
    drafts.on_dirty(lambda: told.append(True))
    drafts.put(ROSA, DraftKind.REPLY, "a")
    drafts.put(ROSA, DraftKind.REPLY, "a")
    assert told == [True]


def test_old_drafts_are_forgotten_at_start(tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    drafts = Drafts(path, lambda: 0.0)
    drafts.put(ROSA, DraftKind.REPLY, "old")
    drafts.close()
    assert Drafts(path, lambda: WEEK + 1.0).get(ROSA, DraftKind.REPLY) == ""


def test_nobody_else_may_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "drafts.sqlite"
    Drafts(path, lambda: 0.0)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
