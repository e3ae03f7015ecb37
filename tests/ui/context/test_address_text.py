"""E-mail addresses in a narrow place."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from contactpro_desktop.ui.context.address_text import AddressText, is_address
from contactpro_desktop.ui.theme.theme import Theme

ADDRESS = "maria.jose.etxeberria@postal.example.org"


def made(theme: Theme, qtbot: QtBot, text: str = ADDRESS) -> AddressText:
    shown = AddressText(theme, text)
    qtbot.addWidget(shown)
    return shown


def test_it_breaks_after_dots_and_the_at_sign_only(theme: Theme, qtbot: QtBot) -> None:
    lines = made(theme, qtbot).fitted(130).split("\n")
    assert len(lines) > 1
    assert "".join(lines) == ADDRESS
    assert all(line[-1] in "@." for line in lines[:-1])


def test_with_room_it_stands_in_one_line(theme: Theme, qtbot: QtBot) -> None:
    assert made(theme, qtbot).fitted(1000) == ADDRESS


def test_a_piece_that_is_too_wide_loses_the_middle(theme: Theme, qtbot: QtBot) -> None:
    shown = made(theme, qtbot, f"{'a' * 80}@example.org")
    cut = shown.fitted(150)
    assert cut.startswith("aaa")
    assert cut.endswith(".org")
    assert "…" in cut
    assert "a" * 80 in shown.toolTip()
    assert shown.heightForWidth(150) == theme.tokens.body_line


@pytest.mark.parametrize("text", ["", "@", "rosa", "a b@c", "a@b@c", "write to a@b.org"])
def test_other_texts_are_no_address(text: str) -> None:
    assert not is_address(text)
