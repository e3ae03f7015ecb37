"""The design tokens: every colour and measure of the interface, free of Qt."""

from __future__ import annotations

from dataclasses import asdict
from typing import Literal

from contactpro_desktop.domain.records import dataclass

ColorRole = Literal[
    "app", "surface", "raised", "hover", "border", "border_strong",
    "text", "muted", "disabled",
    "accent", "accent_hover", "accent_pressed", "accent_weak", "on_accent", "focus",
    "ok", "ok_weak", "warn", "warn_weak", "danger", "danger_weak", "away", "away_weak",
    "bubble_agent", "bubble_bot", "bubble_customer",
    "tooltip", "on_tooltip", "shadow",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. Colours are `#rrggbb`; measures are device-independent pixels."""

    name: Literal["light", "dark"]

    app: str
    surface: str
    raised: str
    hover: str
    border: str
    border_strong: str  # outlines that alone identify a control (WCAG 1.4.11)
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_weak: str
    on_accent: str  # text on accent, ok, warn, danger and away when those fill an area
    focus: str
    ok: str
    ok_weak: str
    warn: str
    warn_weak: str
    danger: str
    danger_weak: str
    away: str
    away_weak: str
    bubble_agent: str
    bubble_bot: str
    bubble_customer: str
    tooltip: str
    on_tooltip: str
    shadow: str

    grid: int = 8
    radius_small: int = 6
    radius: int = 8
    radius_large: int = 12
    bar_height: int = 56
    head_height: int = 60
    left_width: int = 320
    context_width: int = 328
    status_height: int = 30
    control_height: int = 32
    field_height: int = 36
    row_height: int = 54
    avatar_size: int = 36
    icon_size: int = 18

    body_size: int = 14
    body_line: int = 20
    small_size: int = 12
    small_line: int = 16
    caption_size: int = 11
    heading_size: int = 16
    title_size: int = 20
    weight_normal: int = 400
    weight_strong: int = 600

    @property
    def is_dark(self) -> bool:
        return self.name == "dark"

    def space(self, steps: float) -> int:
        """`steps` of the 8 px grid, in pixels; half steps are allowed."""
        return round(self.grid * steps)

    def color(self, role: ColorRole) -> str:
        """The `#rrggbb` of a role; an unknown role is an `AttributeError`."""
        value: str = getattr(self, role)
        return value

    def as_dict(self) -> dict[str, str | int]:
        """Every token by name, for the style sheet template."""
        return asdict(self)


LIGHT = Tokens(
    name="light",
    app="#EEF1F5",
    surface="#FFFFFF",
    raised="#F7F9FB",
    hover="#EAEEF3",
    border="#DCE2E9",
    border_strong="#808C9A",
    text="#16202B",
    muted="#566475",
    disabled="#8A95A3",
    accent="#2457D6",
    accent_hover="#1D49B8",
    accent_pressed="#183D9B",
    accent_weak="#E7EEFD",
    on_accent="#FFFFFF",
    focus="#2457D6",
    ok="#177245",
    ok_weak="#E0F3E8",
    warn="#9A5700",
    warn_weak="#FBEFDD",
    danger="#B3261E",
    danger_weak="#FBE7E5",
    away="#6446B5",
    away_weak="#EFEAFA",
    bubble_agent="#DCE8FF",
    bubble_bot="#F2EEFB",
    bubble_customer="#FFFFFF",
    tooltip="#16202B",
    on_tooltip="#F7F9FB",
    shadow="#000000",
)

DARK = Tokens(
    name="dark",
    app="#11161C",
    surface="#181F27",
    raised="#1E2630",
    hover="#26303B",
    border="#2C3743",
    border_strong="#6C7C90",
    text="#E6EBF1",
    muted="#9AA8B7",
    disabled="#667483",
    accent="#7EA6FF",
    accent_hover="#97B8FF",
    accent_pressed="#6A95F5",
    accent_weak="#20304F",
    on_accent="#0E1726",
    focus="#7EA6FF",
    ok="#5CC48D",
    ok_weak="#17321F",
    warn="#E8AE5B",
    warn_weak="#33291A",
    danger="#F28B82",
    danger_weak="#3C2022",
    away="#B79CFF",
    away_weak="#2B2445",
    bubble_agent="#24406F",
    bubble_bot="#2A2540",
    bubble_customer="#1E2630",
    tooltip="#2C3743",
    on_tooltip="#E6EBF1",
    shadow="#000000",
)
