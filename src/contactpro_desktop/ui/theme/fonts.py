"""The few fonts of the interface, derived from the system font."""

from __future__ import annotations

from typing import Literal

from PySide6.QtGui import QFont

from contactpro_desktop.ui.theme.tokens import Tokens

FontKind = Literal["body", "strong", "small", "small_strong", "caption", "heading", "title"]

_PREFERRED_FAMILIES = ("Inter", "Inter Variable")
_CAPTION_SPACING_PERCENT = 106
_TABULAR = QFont.Tag("tnum")


def make_font(base: QFont, kind: FontKind, tokens: Tokens, tabular: bool = False) -> QFont:
    """A font of one kind; `tabular` gives all digits one width, so that times do not jitter."""
    font = QFont(base)
    # A family that is not installed is skipped by Qt's own font matching.
    font.setFamilies([*_PREFERRED_FAMILIES, *base.families()])
    font.setPixelSize(_pixel_size(kind, tokens))
    strong = kind not in ("body", "small")
    font.setWeight(QFont.Weight(tokens.weight_strong if strong else tokens.weight_normal))
    if kind == "caption":
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _CAPTION_SPACING_PERCENT)
    if tabular:
        font.setFeature(_TABULAR, 1)
    return font


def _pixel_size(kind: FontKind, tokens: Tokens) -> int:
    match kind:
        case "body" | "strong":
            return tokens.body_size
        case "small" | "small_strong":
            return tokens.small_size
        case "caption":
            return tokens.caption_size
        case "heading":
            return tokens.heading_size
        case "title":
            return tokens.title_size
