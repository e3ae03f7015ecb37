"""Avatar, badge, dot, capability icons, section header, two lines, empty state, panel."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.ui.theme.paint import capabilities_size
from contactpro_desktop.ui.theme.theme import Theme, ThemeMode
from contactpro_desktop.ui.theme.tokens import DARK, LIGHT
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.avatar import Avatar
from contactpro_desktop.ui.widgets.capability_icons import (
    CapabilityIcons,
    capabilities_text,
    capability_tip,
)
from contactpro_desktop.ui.widgets.empty_state import EmptyState
from contactpro_desktop.ui.widgets.key_hint import KeyHint
from contactpro_desktop.ui.widgets.panel import Line, Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.search_field import SearchField
from contactpro_desktop.ui.widgets.section_header import SectionHeader
from contactpro_desktop.ui.widgets.status_dot import StatusDot
from contactpro_desktop.ui.widgets.two_lines import TwoLines
from tests.ui.support import PaintCounter

MAKERS: list[Callable[[Theme], QWidget]] = [
    lambda theme: Avatar(theme, "Ana Pérez"),
    lambda theme: StatusDot(theme, "away"),
    lambda theme: CapabilityIcons(theme, ("chat",)),
    lambda theme: KeyHint(theme, "F2"),
    lambda theme: PlainLabel(theme, "text"),
    lambda theme: ActionButton(theme, "text", "F2", icon="chat", detail="1", chevron=True),
    lambda theme: SearchField(theme, "Search", "F3"),
    lambda theme: SectionHeader(theme, "Active", "3"),
    lambda theme: EmptyState(theme, "chat", "Nothing"),
    lambda theme: Panel("offer"),
]


@pytest.mark.parametrize("make", MAKERS)
def test_a_change_of_theme_repaints(
    qtbot: QtBot, theme: Theme, make: Callable[[Theme], QWidget]
) -> None:
    widget = make(theme)
    qtbot.addWidget(widget)
    counter = PaintCounter(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    light = widget.grab().toImage()
    before = counter.paints
    theme.set_mode(ThemeMode.DARK)
    qtbot.waitUntil(lambda: counter.paints > before)
    assert widget.grab().toImage() != light


def test_an_avatar_names_its_person(qtbot: QtBot, theme: Theme) -> None:
    avatar = Avatar(theme, "Ana\u202e Pérez", background="surface", size=40)
    qtbot.addWidget(avatar)
    assert avatar.accessibleName() == "Ana Pérez"
    initials = avatar.grab().toImage()
    avatar.set_person("Ana Pérez", "mail")
    assert avatar.grab().toImage() != initials


def test_a_dot_changes(qtbot: QtBot, theme: Theme) -> None:
    dot = StatusDot(theme, "free", size=12)
    qtbot.addWidget(dot)
    free = dot.grab().toImage()
    assert free.pixelColor(6, 6) == QColor(LIGHT.ok)
    dot.set_dot("offline")
    assert dot.dot == "offline"
    assert dot.grab().toImage() != free


def test_capabilities_are_told_in_words(qtbot: QtBot, theme: Theme) -> None:
    icons = CapabilityIcons(theme)
    qtbot.addWidget(icons)
    icons.set_capabilities({"phone", "mail"})
    assert icons.capabilities == {"phone", "mail"}
    assert icons.accessibleName() == ("Takes calls, Does not take chats, Takes e-mail and tasks")
    assert capabilities_text({"chat"}) == (
        "Does not take calls, Takes chats, Does not take e-mail or tasks"
    )


def test_each_capability_has_a_tool_tip_of_its_own(theme: Theme) -> None:
    size = capabilities_size()
    rect = QRect(50, 10, size.width(), size.height())
    tips = [capability_tip(rect, QPoint(x, 24), {"chat"}) for x in (64, 96, 128, 79, 10)]
    assert tips == [
        "Does not take calls", "Takes chats", "Does not take e-mail or tasks", "", ""
    ]  # fmt: skip


def test_a_section_header_counts(qtbot: QtBot, theme: Theme) -> None:
    header = SectionHeader(theme, "Active")
    qtbot.addWidget(header)
    header.set_count(3)
    assert header.accessibleName() == "Active 3"
    header.set_text("Wrap-up")
    header.set_detail("longest 04:12")
    assert header.accessibleName() == "Wrap-up longest 04:12"


def test_two_lines_take_new_words(qtbot: QtBot, theme: Theme) -> None:
    lines = TwoLines(theme, "Ana", "4101")
    qtbot.addWidget(lines)
    lines.set_lines("<b>Luis</b>", "Sales")
    assert (lines.title.text(), lines.detail.text()) == ("<b>Luis</b>", "Sales")


def test_an_empty_state_offers_one_action(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState(theme, "chat", "Nothing here", "Pick one.", "Pick")
    qtbot.addWidget(empty)
    empty.show()
    button = empty.findChild(ActionButton)
    assert button is not None
    with qtbot.waitSignal(empty.acted):
        button.click()
    empty.set_content("All done", icon="check")
    assert button.isHidden()
    assert empty.accessibleName() == "All done"


def test_panels_and_lines_have_their_background(qtbot: QtBot, theme: Theme) -> None:
    panel, line = Panel("bar"), Line(vertical=True)
    for widget in (panel, line):
        qtbot.addWidget(widget)
        widget.resize(20, 20)
    assert panel.grab().toImage().pixelColor(10, 10) == QColor(LIGHT.surface)
    assert panel.grab().toImage().pixelColor(10, 19) == QColor(LIGHT.border)
    assert line.width() == 1
    assert line.grab().toImage().pixelColor(0, 10) == QColor(LIGHT.border)
    theme.set_mode(ThemeMode.DARK)
    assert panel.grab().toImage().pixelColor(10, 10) == QColor(DARK.surface)
