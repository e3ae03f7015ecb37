"""A name and its value, which can be copied."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from contactpro_desktop.ui.context.address_text import AddressText, is_address
from contactpro_desktop.ui.context.wrapped_text import WrappedText
from contactpro_desktop.ui.theme.paint import draw_icon, rounded_rect
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import plain, plain_block, plain_tooltip

KEY_LIMIT = 40
VALUE_LIMIT = 300
_COPY_LIMIT = 10_000
_KEY_WIDTH = 104
_ICON = 14


class KeyValueRow(QWidget):
    """The value is shown up to 300 characters; what is copied is all of it, made plain. `shown`
    stands for a value that says nothing to people, which then is in the tool tip.

    Copies by a click on the mark that appears at the right, Ctrl+C, or the context menu.
    """

    def __init__(
        self,
        theme: Theme,
        key: str,
        value: str,
        *,
        shown: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._value = value
        self._lively = False
        self.key = PlainLabel(theme, plain(key, KEY_LIMIT), role="muted", elide=True)
        words = plain(shown or value, VALUE_LIMIT)
        self.value = (AddressText if is_address(words) else WrappedText)(theme, words)
        if shown:
            self.value.setToolTip(plain_tooltip(plain(value, VALUE_LIMIT)))
        self.key.setFixedSize(_KEY_WIDTH, theme.tokens.body_line)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{self.key.text()}: {self.value.text()}")
        self.setToolTip(plain_tooltip(self.tr("Copy with Ctrl+C")))
        row = QHBoxLayout(self)
        space = theme.tokens.space(2)
        row.setContentsMargins(space, 3, space + _ICON, 3)
        row.setSpacing(theme.tokens.space(1))
        row.addWidget(self.key, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.value, 1)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(plain_block(self._value, _COPY_LIMIT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._mark().adjusted(-6, -6, 6, 6).contains(event.position().toPoint()):
            self.copy()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("&Copy"), self.copy)
        menu.popup(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        self._liven(True)

    def leaveEvent(self, event: QEvent) -> None:
        self._liven(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.hasFocus():
            box = self.rect().adjusted(8, 0, -4, 0)
            rounded_rect(painter, box, 6, None, self._theme.color("focus"), 2)
        if self._lively or self.hasFocus():
            draw_icon(painter, self._mark(), self._theme, "copy", "muted")

    def _mark(self) -> QRect:
        return QRect(self.width() - _ICON - 10, 6, _ICON, _ICON)

    def _liven(self, lively: bool) -> None:
        self._lively = lively
        self.update()
