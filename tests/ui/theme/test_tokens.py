"""Contrast of everything that is read, by WCAG 2.2."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from contactpro_desktop.ui.theme.tokens import DARK, LIGHT, ColorRole, Tokens

TEXT_RATIO = 4.5
CONTROL_RATIO = 3.0

PLACES: tuple[ColorRole, ...] = ("app", "surface", "raised", "hover", "accent_weak", "bubble_bot")
INKS: tuple[ColorRole, ...] = ("text", "muted", "accent", "ok", "warn", "danger", "away")
PAIRS: list[tuple[ColorRole, ColorRole]] = [
    *((ink, place) for ink in INKS for place in PLACES),
    *((ink, "bubble_customer") for ink in INKS),
    ("text", "bubble_agent"),
    *((ink, weak) for ink in ("text", "muted") for weak in ("ok_weak", "warn_weak")),
    *((ink, weak) for ink in ("text", "muted") for weak in ("danger_weak", "away_weak")),
    ("ok", "ok_weak"),
    ("warn", "warn_weak"),
    ("danger", "danger_weak"),
    ("away", "away_weak"),
    ("text", "border"),  # a pressed button
    *(("on_accent", fill) for fill in ("accent", "accent_hover", "accent_pressed")),
    *(("on_accent", fill) for fill in ("ok", "warn", "danger", "away")),
    ("on_tooltip", "tooltip"),
]
OUTLINES: list[tuple[ColorRole, ColorRole]] = [
    *(("focus", place) for place in PLACES),
    ("border_strong", "surface"),
    ("border_strong", "app"),
    ("border_strong", "raised"),
    ("accent", "surface"),
    ("danger", "surface"),
]


def luminance(color: str) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(color[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_contrast_formula_knows_its_ends() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == pytest.approx(1.0)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("ink", "place"), PAIRS)
def test_text_is_legible(tokens: Tokens, ink: ColorRole, place: ColorRole) -> None:
    assert contrast(tokens.color(ink), tokens.color(place)) >= TEXT_RATIO


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("line", "place"), OUTLINES)
def test_controls_and_focus_stand_out(tokens: Tokens, line: ColorRole, place: ColorRole) -> None:
    assert contrast(tokens.color(line), tokens.color(place)) >= CONTROL_RATIO


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_colours_are_written_in_one_way(tokens: Tokens) -> None:
    texts = [getattr(tokens, field.name) for field in fields(tokens) if field.type == "str"]
    assert len(texts) > 25
    assert all(re.fullmatch("#[0-9A-F]{6}", text) for text in texts)


def test_space_counts_in_steps_of_eight() -> None:
    assert [LIGHT.space(steps) for steps in (0.5, 1, 1.5, 3)] == [4, 8, 12, 24]


def test_themes_differ_in_colour_only() -> None:
    light, dark = LIGHT.as_dict(), DARK.as_dict()
    numbers = {name for name, value in light.items() if isinstance(value, int)}
    assert {name for name in light if light[name] == dark[name]} - numbers <= {"shadow"}
    assert all(light[name] == dark[name] for name in numbers)
