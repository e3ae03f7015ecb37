"""What the client says at its start about the folder of its user."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from contactpro_desktop.app.notices import Notice, Severity, Topic
from contactpro_desktop.app.secrets import MemorySecrets
from contactpro_desktop.bootstrap import Client, Options
from contactpro_desktop.ui.notice_texts import notice_text


def told_at_start(qapp: QApplication, folder: Path) -> list[Notice]:
    """What a client posts that finds this folder."""
    told: list[Notice] = []
    client = Client(qapp, Options(data_dir=folder), secrets=MemorySecrets())
    client.services.board.listen(told.append)
    client.start()
    client.window.hide()
    client.stop()
    client.window.deleteLater()
    return told


def test_a_new_folder_is_nothing_to_talk_about(qapp: QApplication, tmp_path: Path) -> None:
    assert told_at_start(qapp, tmp_path) == []


def test_settings_that_were_set_aside_are_told_with_the_reason(
    qapp: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "pink"}')
    (notice,) = told_at_start(qapp, tmp_path)
    assert (notice.topic, notice.severity) == (Topic.SETTINGS_NOT_READ, Severity.WARNING)
    assert "Choose yours again" in notice_text(notice)
    assert "(theme: " in notice_text(notice)
    assert (tmp_path / "settings.broken").exists()
    assert "set aside" in caplog.text


def test_drafts_that_were_set_aside_are_told(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "drafts.sqlite").write_text("no database")
    assert [n.topic for n in told_at_start(qapp, tmp_path)] == [Topic.DRAFTS_NOT_KEPT]
