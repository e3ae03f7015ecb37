"""Settings: own keys among them, and files that a person or another version wrote."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from contactpro_desktop.app.settings import Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "settings.json"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_what_was_saved_is_there_again(path: Path) -> None:
    settings = Settings(path)
    settings.values.keys = {"transfer": "Ctrl+T"}
    settings.values.theme = "dark"
    settings.save()
    again = Settings(path)
    assert again.values == settings.values
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


def test_what_cannot_be_written_holds_for_this_run(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    settings = Settings(blocked / "settings.json")
    settings.values.theme = "dark"
    settings.save()
    assert settings.values.theme == "dark"
    assert [each.levelname for each in caplog.records] == ["WARNING"]


def test_without_a_file_everything_is_as_it_comes_and_nothing_is_written() -> None:
    settings = Settings()
    settings.save()
    assert settings.values.keys == {}
    assert settings.problem == ""


@pytest.mark.parametrize("keys", [5, None, ["F7"], "F7", {"transfer": 7}, {"transfer": None}])
def test_keys_that_are_no_texts_do_not_cost_the_other_settings(path: Path, keys: object) -> None:
    write(path, json.dumps({"theme": "dark", "keys": keys}))
    settings = Settings(path)
    assert settings.values.keys == {}
    assert settings.values.theme == "dark"
    assert settings.problem == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [("{", "EOF"), ('{"colour": 1}', "colour"), ('{"theme": "pink"}', "theme"), ("[]", "object")],
)
def test_a_file_not_understood_is_set_aside_with_the_reason(
    path: Path, text: str, problem: str, caplog: pytest.LogCaptureFixture
) -> None:
    write(path, text)
    with caplog.at_level(logging.CRITICAL):
        settings = Settings(path)
    assert problem in settings.problem
    assert settings.values == Settings().values
    assert path.with_suffix(".broken").read_text(encoding="utf-8") == text


def test_a_file_that_cannot_be_read_costs_the_settings_and_not_the_start(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.mkdir(parents=True)
    with caplog.at_level(logging.CRITICAL):
        settings = Settings(path)
    assert settings.problem == "IsADirectoryError"
    assert settings.values == Settings().values
    assert path.with_suffix(".broken").is_dir()


def test_a_file_that_cannot_even_be_set_aside_is_no_reason_not_to_start(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(path, "{")
    path.with_suffix(".broken").mkdir()
    with caplog.at_level(logging.CRITICAL):
        settings = Settings(path)
    assert settings.values == Settings().values
