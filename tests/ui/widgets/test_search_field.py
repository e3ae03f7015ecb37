"""The search field: keys that move in a list, and clearing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.search_field import SearchField


class Catcher(QWidget):
    """Counts the Esc keys that its children leave over."""

    def __init__(self, field: SearchField) -> None:
        super().__init__()
        self.escapes = 0
        QVBoxLayout(self).addWidget(field)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escapes += 1


def test_esc_clears_and_then_passes_on(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme, "Search", "Ctrl+K")
    around = Catcher(field)
    qtbot.addWidget(around)
    around.show()
    qtbot.keyClicks(field, "soporte")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), around.escapes) == ("", 0)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert around.escapes == 1


def test_arrows_move_a_list_elsewhere(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme)
    qtbot.addWidget(field)
    moves: list[int] = []
    field.moved.connect(moves.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(field, key)
    assert moves == [1, -1, 10, -10]


def test_there_is_something_to_clear_only_with_text(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme, "Search")
    qtbot.addWidget(field)
    (clear,) = field.actions()
    assert not clear.isVisible()
    field.setText("x")
    assert clear.isVisible()
    clear.trigger()
    assert field.text() == ""


def test_the_key_is_shown_while_idle(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme, "Search", "Ctrl+K")
    qtbot.addWidget(field)
    field.resize(300, 36)
    with_key = field.grab().toImage()
    field.set_key("")
    assert field.grab().toImage() != with_key
