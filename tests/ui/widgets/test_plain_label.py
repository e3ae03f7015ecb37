"""Labels show remote text as it is, whatever it holds."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import contactpro_desktop.ui
from contactpro_desktop.ui.theme.theme import Theme, ThemeMode
from contactpro_desktop.ui.theme.tokens import DARK, LIGHT
from contactpro_desktop.ui.widgets.plain_label import PlainLabel

CANARY = "<b>canary</b><img src=x>"


@pytest.mark.parametrize("elide", [False, True])
def test_markup_is_shown_literally(qtbot: QtBot, theme: Theme, elide: bool) -> None:
    label = PlainLabel(theme, CANARY, elide=elide)
    qtbot.addWidget(label)
    assert label.text() == CANARY
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.sizeHint().width() >= label.fontMetrics().horizontalAdvance(CANARY)


def test_an_ampersand_is_an_ampersand(qtbot: QtBot, theme: Theme) -> None:
    label = PlainLabel(theme, "A & B")
    qtbot.addWidget(label)
    assert label.text() == "A & B"
    assert label.sizeHint().width() >= label.fontMetrics().horizontalAdvance("A & B")


def test_new_text_is_cleaned_too(qtbot: QtBot, theme: Theme) -> None:
    label = PlainLabel(theme)
    qtbot.addWidget(label)
    label.setText("a\u202eb\nc")
    assert label.text() == "ab c"


def test_a_wrapping_label_keeps_lines(qtbot: QtBot, theme: Theme) -> None:
    label = PlainLabel(theme, "one\ntwo", wrap=True)
    qtbot.addWidget(label)
    assert label.text() == "one\ntwo"


def test_a_cut_line_tells_all_in_its_tool_tip(qtbot: QtBot, theme: Theme) -> None:
    label = PlainLabel(theme, CANARY, elide=True)
    qtbot.addWidget(label)
    label.show()
    label.resize(40, 20)
    assert label.toolTip() == "<qt>&lt;b&gt;canary&lt;/b&gt;&lt;img src=x&gt;</qt>"
    label.resize(400, 20)
    assert label.toolTip() == ""
    assert label.minimumWidth() < 60


def test_colours_follow_kind_role_and_theme(qtbot: QtBot, theme: Theme) -> None:
    label = PlainLabel(theme, "x", "muted")
    qtbot.addWidget(label)

    label.ensurePolished()

    def ink() -> QColor:
        return label.palette().color(label.foregroundRole())

    assert ink() == QColor(LIGHT.muted)
    label.role = "danger"
    assert ink() == QColor(LIGHT.danger)
    theme.set_mode(ThemeMode.DARK)
    assert ink() == QColor(DARK.danger)
    label.role = None
    assert ink() == QColor(DARK.muted)
    label.setEnabled(False)
    assert ink() == QColor(DARK.disabled)
    assert label.font().pixelSize() == DARK.small_size


def test_nobody_else_makes_labels() -> None:
    """`QLabel` guesses the format of its text, so it is named in one file only."""
    root = Path(contactpro_desktop.ui.__file__).parent
    users = {
        path.name
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id == "QLabel"
    }
    assert users == {"plain_label.py"}


def test_a_colour_that_changed_survives_a_new_parent(theme: Theme, qtbot: QtBot) -> None:
    label = PlainLabel(theme, "words")
    holder = QWidget()
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(label)
    holder.ensurePolished()
    label.ensurePolished()
    label.role = "danger"
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(holder)
    color = label.palette().color(QPalette.ColorRole.WindowText)
    assert color == theme.color("danger")
