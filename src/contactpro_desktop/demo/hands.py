"""Hands at the window: find by name, click, type, read, take pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

W = TypeVar("W", bound=QWidget)


class Hands:
    """Everything goes through controls that are shown; LookupError for one that is not."""

    def __init__(self, window: QWidget, pictures: Path) -> None:
        self._window = window
        self._pictures = pictures
        self._taken = 0

    @property
    def taken(self) -> int:
        """How many pictures there are."""
        return self._taken

    def sees(self, name: str, text: str = "") -> bool:
        """Whether a control is shown and its words hold `text`."""
        return any(text in _words(widget) for widget in self._shown(name, QWidget))

    def can_press(self, name: str) -> bool:
        return any(button.isEnabled() for button in self._shown(name, QAbstractButton))

    def press(self, name: str) -> None:
        QTest.mouseClick(self._find(name, QAbstractButton), Qt.MouseButton.LeftButton)

    def write(self, name: str, text: str) -> None:
        """Type over what stands in a field, as an input method does: any script can be typed."""
        field = self._find(name, QWidget)
        field.setFocus()
        if isinstance(field, (QLineEdit, QPlainTextEdit)):
            field.selectAll()
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(field, typed)

    def choose(self, menu: str, entry: str) -> None:
        """Take an entry of an open menu."""
        shown = self._find(menu, QMenu)
        action = next((a for a in shown.actions() if entry in a.text()), None)
        if action is None:
            raise LookupError(entry)
        shown.close()
        action.trigger()

    def tick(self, option: str) -> None:
        """Press the choice of a script that is called `option`."""
        buttons = self._window.findChildren(QAbstractButton)
        button = next((b for b in buttons if b.isVisible() and b.accessibleName() == option), None)
        if button is None:
            raise LookupError(option)
        button.click()

    def select(self, option: str) -> None:
        """Choose `option` in whichever list has it."""
        boxes = [b for b in self._window.findChildren(QComboBox) if b.findText(option) >= 0]
        if not boxes:
            raise LookupError(option)
        boxes[0].setCurrentIndex(boxes[0].findText(option))
        boxes[0].activated.emit(boxes[0].currentIndex())

    def press_in_row(self, list_name: str, text: str, from_right: int) -> None:
        """Click in the row that speaks of `text`, so many pixels from its right edge."""
        view = self._find(list_name, QAbstractItemView)
        model = view.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if text in str(index.data(Qt.ItemDataRole.AccessibleTextRole)):
                view.scrollTo(index)
                area = view.visualRect(index)
                point = QPoint(area.right() - from_right, area.center().y())
                QTest.mouseClick(
                    view.viewport(),
                    Qt.MouseButton.LeftButton,
                    Qt.KeyboardModifier.NoModifier,
                    point,
                )
                return
        raise LookupError(text)

    def rows(self, list_name: str) -> list[str]:
        """What a screen reader says of each row of a list; empty while it is not shown."""
        views = self._shown(list_name, QAbstractItemView)
        if not views:
            return []
        model = views[0].model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]

    def picture(self, title: str) -> Path:
        """The window with the menus over it, numbered."""
        self._taken += 1
        self._pictures.mkdir(parents=True, exist_ok=True)
        path = self._pictures / f"{self._taken:02d}-{title}.png"
        seen = self._window.grab()
        painter = QPainter(seen)
        for menu in QApplication.topLevelWidgets():
            if isinstance(menu, QMenu) and menu.isVisible():
                corner = menu.pos() - self._window.mapToGlobal(QPoint(0, 0))
                painter.drawPixmap(corner, menu.grab())
        painter.end()
        if not seen.save(str(path)):
            raise OSError(f"cannot write {path}")
        return path

    def _find(self, name: str, kind: type[W]) -> W:
        shown = self._shown(name, kind)
        if not shown:
            raise LookupError(name)
        return shown[0]

    def _shown(self, name: str, kind: type[W]) -> list[W]:
        menus = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu)]
        roots: list[QWidget] = [self._window, *menus]
        found = [widget for root in roots for widget in root.findChildren(kind, name)]
        found += [root for root in roots if isinstance(root, kind) and root.objectName() == name]
        return [widget for widget in found if widget.isVisible()]


def _words(widget: QWidget) -> str:
    if isinstance(widget, (QLabel, QLineEdit, QAbstractButton)):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())
