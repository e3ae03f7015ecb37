"""Own keys: kept, refused with the reason, and never in each other's way."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from contactpro_desktop.app.settings import Settings
from contactpro_desktop.ui.actions import ACTIONS, ActionId, default_key
from contactpro_desktop.ui.keys.keys import Keys
from contactpro_desktop.ui.keys.rules import refused_key


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def keys(settings: Settings) -> Keys:
    return Keys(settings)


def own(kept: dict[str, str]) -> dict[ActionId, str]:
    """What is left of own keys found in the settings."""
    settings = Settings()
    settings.values.keys = kept
    keys = Keys(settings)
    return {spec.id: keys.key_of(spec.id) for spec in ACTIONS if keys.is_own(spec.id)}


def test_an_own_key_takes_hold_is_told_and_outlives_the_program(
    tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "settings.json"
    keys = Keys(Settings(path))
    with qtbot.waitSignal(keys.changed):
        assert keys.choose(ActionId.TRANSFER, "ctrl+t") == ""
    assert keys.key_of(ActionId.TRANSFER) == "Ctrl+T"
    again = Settings(path)
    assert again.values.keys == {"transfer": "Ctrl+T"}
    assert Keys(again).key_of(ActionId.TRANSFER) == "Ctrl+T"


def test_only_what_differs_from_the_default_is_kept(settings: Settings, keys: Keys) -> None:
    keys.choose(ActionId.END, "F7")
    assert keys.is_own(ActionId.END)
    assert keys.choose(ActionId.END, default_key(ActionId.END)) == ""
    assert not keys.is_own(ActionId.END)
    assert settings.values.keys == {}


def test_nothing_is_told_where_nothing_changes(keys: Keys, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(keys.changed):
        keys.choose(ActionId.END, default_key(ActionId.END))
        keys.choose(ActionId.END, "a")
        keys.reset_all()


def test_a_key_that_another_action_has_is_refused_by_name(settings: Settings, keys: Keys) -> None:
    refusal = keys.choose(ActionId.END, "F6")
    assert refusal == "F6 is the key of “Transfer the conversation”. Nothing was changed."
    assert keys.key_of(ActionId.END) == default_key(ActionId.END)
    assert settings.values.keys == {}


def test_a_key_that_was_given_up_is_free_and_the_way_back_is_then_refused(keys: Keys) -> None:
    keys.choose(ActionId.TRANSFER, "F7")
    assert keys.choose(ActionId.END, "F6") == ""
    assert "“End the conversation”" in keys.reset(ActionId.TRANSFER)
    assert keys.key_of(ActionId.TRANSFER) == "F7"
    assert keys.reset(ActionId.END) == ""
    assert keys.reset(ActionId.TRANSFER) == ""
    assert not keys.any_own


def test_all_go_back_at_once(settings: Settings, keys: Keys) -> None:
    keys.choose(ActionId.TRANSFER, "F7")
    keys.choose(ActionId.END, "F6")
    keys.reset_all()
    assert all(keys.key_of(spec.id) == spec.key for spec in ACTIONS)
    assert settings.values.keys == {}


def test_the_numbered_conversations_share_what_is_held(keys: Keys) -> None:
    assert keys.choose(ActionId.CONVERSATION, "Alt+3") == ""
    assert keys.key_of(ActionId.CONVERSATION, 9) == "Alt+9"
    assert "“Conversations 1 to 9 of the list”" in keys.choose(ActionId.END, "Alt+7")
    assert keys.choose(ActionId.END, "Ctrl+7") == ""
    taken = keys.choose(ActionId.CONVERSATION, "Ctrl+2")
    assert taken == "Ctrl+7 is the key of “End the conversation”. Nothing was changed."
    for key in ("Ctrl+B", "Ctrl+0", "F12"):
        assert "nine keys" in keys.choose(ActionId.CONVERSATION, key)


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("A", "types text"), ("Shift+A", "types text"), ("ñ", "types text"),
        ("Space", "types text"), ("5", "types text"), ("Num+5", "types text"),
        ("Return", "to move and to write"), ("Tab", "to move"), ("Shift+Backtab", "to move"),
        ("Esc", "to move"), ("Down", "to move"), ("Shift+End", "to move"), ("Del", "to move"),
        ("Ctrl+Alt+E", "AltGr"), ("Ctrl+Alt+2", "AltGr"), ("Ctrl+Alt+Shift+Q", "AltGr"),
        ("Ctrl+C", "in every program"), ("Ctrl+V", "in every program"),
        ("Ctrl+Z", "in every program"), ("Alt+F4", "in every program"),
        ("", "not a key"), ("Foo+K", "not a key"), ("Ctrl+K, Ctrl+B", "not a key"),
        ("Ctrl+Shift", "not a key"), ("Ctrl+", "not a key"),
    ],
)  # fmt: skip
def test_what_an_agent_types_or_moves_with_is_refused(key: str, reason: str) -> None:
    assert reason in refused_key(key)


@pytest.mark.parametrize(
    "key", ["F7", "Shift+F7", "Ctrl+B", "Alt+G", "Ctrl+Down", "Ctrl+Alt+F5", "Pause", "Media Play"]
)
def test_any_other_key_can_be_had(key: str) -> None:
    assert refused_key(key) == ""


def test_every_default_could_be_chosen() -> None:
    assert {spec.key: refused_key(spec.key) for spec in ACTIONS} == {
        spec.key: "" for spec in ACTIONS
    }


@pytest.mark.parametrize(
    "kept",
    [
        {"no_such_action": "F7"},
        {"transfer": "Foo+K"},
        {"transfer": ""},
        {"transfer": "x"},
        {"transfer": "Ctrl+K, Ctrl+B"},
        {"transfer": "F8"},
        {"transfer": "F6"},
        {"conversation": "Ctrl+B"},
    ],
)
def test_what_the_settings_hold_and_nobody_can_use_is_ignored(kept: dict[str, str]) -> None:
    assert own(kept) == {}


def test_own_keys_in_each_other_s_way_give_way_until_every_key_is_free() -> None:
    assert own({"transfer": "F7", "end": "F7"}) == {ActionId.END: "F7"}
    assert own({"transfer": "F8", "end": "F6"}) == {ActionId.TRANSFER: "F8", ActionId.END: "F6"}
    # `end` cannot have a default of another action, so `transfer` cannot have that of `end`.
    assert own({"transfer": "F8", "end": "F10"}) == {}
