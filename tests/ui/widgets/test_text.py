"""Remote text made safe for one line, for blocks and for tool tips."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from contactpro_desktop.ui.widgets.text import (
    in_lines,
    plain,
    plain_block,
    plain_caption,
    plain_tooltip,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana Pérez", "Ana Pérez"),
        ("<b>canary</b><img src=x>", "<b>canary</b><img src=x>"),
        ("two\r\nlines\tand\u2028more", "two  lines and more"),
        ("bell\a null\0 escape\x1b[31m", "bell null escape[31m"),
        ("invoice\u202egpj.exe", "invoicegpj.exe"),
        ("\u2066isolated\u2069 \u200bhidden\ufeff", "isolated hidden"),
        ("  around  ", "around"),
        ("lone \ud800 half", "lone  half"),
        ("👩‍🚀 crew", "👩‍🚀 crew"),
        ("می‌خواهم", "می‌خواهم"),
    ],
)  # fmt: skip
def test_one_line(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_what_nobody_can_see_goes_and_nothing_else() -> None:
    """Of all there is in Unicode."""
    turns = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}

    def is_seen(char: str) -> bool:
        unseen = char in "\u061c\u200b\u200e\u200f\u2060\ufeff"
        unseen = unseen or unicodedata.bidirectional(char) in turns
        return not unseen and unicodedata.category(char) not in {"Cc", "Cs"}

    every = [chr(code) for code in range(sys.maxunicode + 1) if chr(code) not in "\t\n"]
    assert plain_block("".join(every), len(every)) == "".join(filter(is_seen, every))


def test_a_long_line_is_cut() -> None:
    assert plain("x" * 1_000_000) == "x" * 299 + "…"
    assert plain("x" * 300) == "x" * 300
    assert plain("12345", 3) == "12…"


def test_a_block_keeps_its_lines() -> None:
    assert plain_block("one\r\n\ttwo\u202e\nthree") == "one\n two\nthree"
    assert len(plain_block("x\n" * 1_000_000)) == 10_000


def test_a_tool_tip_is_literal_whatever_it_holds() -> None:
    assert plain_tooltip("<b>canary</b> & co\n2") == (
        "<qt>&lt;b&gt;canary&lt;/b&gt; &amp; co<br>2</qt>"
    )


def test_a_caption_has_no_mnemonic() -> None:
    assert plain_caption("Müller & Söhne") == "Müller && Söhne"


def test_endless_lines_are_broken_and_nothing_is_lost() -> None:
    text = "a" * 2_500 + "\n" + "word " * 400 + "\n\nshort"
    broken = in_lines(text)
    assert broken.replace("\n", "") == text.replace("\n", "")
    assert max(len(line) for line in broken.split("\n")) <= 1_000
    assert "word word \nword" in broken
    assert in_lines(broken) == broken
    assert in_lines("a\n\nb\n") == "a\n\nb\n"
