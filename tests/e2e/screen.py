"""An agent at the window: finds controls by name, clicks, types, reads and waits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from contactpro_desktop.bootstrap import Client

W = TypeVar("W", bound=QWidget)

PICTURES = Path("build/e2e")


class Screen:
    """Everything goes through widgets that are shown: what an agent cannot see is not there."""

    def __init__(self, client: Client, bot: QtBot, patience_ms: int = 8000) -> None:
        self.client = client
        self._bot = bot
        self._patience = patience_ms

    @property
    def window(self) -> QWidget:
        return self.client.window

    def wait(self, condition: Callable[[], object], patience_ms: int | None = None) -> None:
        """Wait until `condition` holds; fails after the patience is over."""
        self._bot.waitUntil(lambda: bool(condition()), timeout=patience_ms or self._patience)

    @overload
    def find(self, name: str) -> QWidget: ...

    @overload
    def find(self, name: str, kind: type[W]) -> W: ...

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """The shown widget of a name; waits for it."""
        self.wait(lambda: self._shown(name, kind))
        return self._shown(name, kind)[0]

    def is_shown(self, name: str) -> bool:
        return bool(self._shown(name, QWidget))

    def click(self, name: str) -> None:
        """Press a button once it is enabled."""
        button = self.find(name, QAbstractButton)
        self.wait(button.isEnabled)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def write(self, name: str, text: str) -> None:
        """Type over what stands in a field, as an input method does: any script can be typed."""
        field = self.find(name)
        assert isinstance(field, (QLineEdit, QPlainTextEdit))
        self.wait(field.isEnabled)
        field.setFocus()
        type_over(field, text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """A key on whatever has the focus, else on the window."""
        focused: QWidget | None = self.window.focusWidget()
        QTest.keyClick(
            focused if focused is not None else self.window,
            key,
            modifiers or Qt.KeyboardModifier.NoModifier,
        )

    def text(self, name: str) -> str:
        """The words a control shows."""
        widget = self.find(name)
        if isinstance(widget, (QLabel, QLineEdit, QAbstractButton)):
            return widget.text()
        if isinstance(widget, QPlainTextEdit):
            return widget.toPlainText()
        return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())

    def wait_text(self, name: str, *parts: str) -> None:
        """Wait until a control shows all of `parts`."""
        self.wait(lambda: self.is_shown(name) and all(p in self.text(name) for p in parts))

    def rows(self, name: str, role: int = Qt.ItemDataRole.DisplayRole) -> list[str]:
        """What the rows of a list say."""
        model = self.find(name, QAbstractItemView).model()
        return [str(model.index(row, 0).data(role) or "") for row in range(model.rowCount())]

    def spoken(self, name: str) -> list[str]:
        """What a screen reader says of the rows of a list."""
        return self.rows(name, Qt.ItemDataRole.AccessibleTextRole)

    def click_row(self, name: str, part: str, *, at_right: int | None = None) -> None:
        """Click the row whose words hold `part`; `at_right` pixels from its right edge."""
        view = self.find(name, QAbstractItemView)
        index = self._row(view, part)
        view.scrollTo(index)
        area = view.visualRect(index)
        x = area.center().x() if at_right is None else area.right() - at_right
        QTest.mouseClick(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(x, area.center().y()),
        )

    def choose(self, menu_name: str, part: str) -> None:
        """Take an entry of an open menu."""
        menu = self.find(menu_name, QMenu)
        action = next(a for a in menu.actions() if part in a.text())
        assert action.isEnabled(), f"{part} cannot be chosen"
        action.trigger()
        menu.close()

    def picture(self, name: str) -> None:
        """Keep a screenshot for people to look at."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        assert self.window.grab().save(str(PICTURES / f"{name}.png"))

    def sign_in(self, tenant: str, user: str, password: str | None = None) -> None:
        """Fill in the form and send it."""
        self.write("tenant", tenant)
        self.write("user", user)
        self.write("password", f"demo-{user}" if password is None else password)
        self.click("signIn")

    def _shown(self, name: str, kind: type[W]) -> list[W]:
        roots = [self.window, *self._other_windows()]
        found = [w for root in roots for w in root.findChildren(kind, name)]
        found += [root for root in roots if root.objectName() == name and isinstance(root, kind)]
        return [w for w in found if w.isVisible()]

    def _other_windows(self) -> list[QWidget]:
        return [w for w in QApplication.topLevelWidgets() if w is not self.window]

    def _row(self, view: QAbstractItemView, part: str) -> QModelIndex:
        model: QAbstractItemModel = view.model()

        def matching() -> list[QModelIndex]:
            indexes = [model.index(row, 0) for row in range(model.rowCount())]
            roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return [i for i in indexes if any(part in str(i.data(role)) for role in roles)]

        self.wait(matching)
        return matching()[0]


def type_over(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Replace what stands in a field that has the focus."""
    field.selectAll()
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(field, typed)
