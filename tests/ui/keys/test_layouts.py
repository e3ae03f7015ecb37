"""The default keys are within reach on Spanish and Brazilian keyboards."""

from __future__ import annotations

import string
from dataclasses import dataclass

import pytest

from contactpro_desktop.ui.actions import (
    ACTIONS,
    NUMBERED_CONVERSATIONS,
    ActionId,
    default_key,
    numbered_key,
)


@dataclass(frozen=True)
class Layout:
    """The characters that one key types alone. Any other needs Shift or AltGr, or is a dead key,
    which waits for the next letter."""

    name: str
    alone: frozenset[str]


EVERYWHERE = frozenset(string.ascii_uppercase + string.digits)
LAYOUTS = (
    # Not alone: / (Shift+7), = (Shift+0), [ ] \ @ # (AltGr), the accents (dead).
    Layout("Spanish", EVERYWHERE | frozenset(",.-'¡ºÑÇ+<")),
    # Not alone: / (Shift+7), = (Shift+0), @ \ (AltGr), the acute accent (dead).
    Layout("Latin American", EVERYWHERE | frozenset(",.-'¿{}Ñ+<|")),
    # Not alone: : + (Shift), the acute accent and ~ (dead).
    Layout("ABNT2", EVERYWHERE | frozenset(",.;/-=[]'\\Ç")),
)
NAMED = frozenset({
    *(f"F{number}" for number in range(1, 13)), "Up", "Down", "Left", "Right", "Home", "End",
    "PgUp", "PgDown", "Ins", "Del", "Return", "Esc", "Tab", "Space", "Backspace",
})  # fmt: skip
"""Keys that no layout moves."""


def defaults() -> list[str]:
    """Every key by default."""
    numbers = range(1, NUMBERED_CONVERSATIONS + 1)
    first = default_key(ActionId.CONVERSATION)
    return [spec.key for spec in ACTIONS] + [numbered_key(first, number) for number in numbers]


def problem(key: str, layout: Layout) -> str:
    """Why a key is out of reach on a layout; empty when it is not."""
    *held, last = key.split("+") if not key.endswith("+") else [*key[:-2].split("+"), "+"]
    if last in NAMED:
        return ""
    if last not in layout.alone:
        return f"{last} needs Shift, AltGr or a dead key"
    if {"Ctrl", "Alt"} <= set(held):
        # Windows cannot tell Ctrl+Alt from AltGr.
        return f"AltGr types another character with {last}"
    if "Shift" in held and last not in string.ascii_uppercase:
        return f"Shift makes another character of {last}"
    return ""


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_default_key_is_within_reach(layout: Layout) -> None:
    problems = {key: problem(key, layout) for key in defaults()}
    assert {key: why for key, why in problems.items() if why} == {}


@pytest.mark.parametrize("key", ["Ctrl+/", "Ctrl+[", "Ctrl+`", "Ctrl+Alt+E", "Ctrl+Shift+2"])
def test_keys_of_an_english_keyboard_are_noticed(key: str) -> None:
    assert any(problem(key, layout) for layout in LAYOUTS)
