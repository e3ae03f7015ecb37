"""A panel that hangs under a widget without blocking anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.theme.paint import rounded_rect
from contactpro_desktop.ui.theme.theme import Theme, application
from contactpro_desktop.ui.widgets.text_input import takes_text

_SHADOW = 16
_DROP = 4
_EDGE = 8
_KEPT_OUT = (
    ActionId.SEND,
    ActionId.END,
    ActionId.FINISH,
    ActionId.PARK,
    ActionId.DISCARD_MAIL,
)
_LAYER_OPACITY = {"light": 0.012, "dark": 0.04}


class Popover(QWidget):
    """Opens over its anchor's window, closes on Esc, a click elsewhere or loss of focus.

    A press on the anchor itself is left to the anchor: let its click call `toggle_at`.

    It is a child of the window, not a window: it is never modal, cannot steal focus from another
    program, and appears in screenshots of the window. `closed` follows every closing. What makes
    the content is called at the first opening: the start does not wait for it.

    While one can type in it, the keys that send, end or finish something do nothing to what lies
    behind: whoever types a number does not mean that.
    """

    closed = Signal()

    def __init__(
        self, theme: Theme, content: QWidget | Callable[[], QWidget], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._anchor: QWidget | None = None
        self._back_to: QWidget | None = None
        self._align_right = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_SHADOW + 1, _SHADOW + 1, _SHADOW + 1, _SHADOW + 1)
        self._make: Callable[[], QWidget] | None = None
        if isinstance(content, QWidget):
            self._column.addWidget(content)
        else:
            self._make = content
        self.hide()
        # Once opened it is a child of the window, but it still goes with what it was made for.
        parent.destroyed.connect(self.deleteLater)

    @property
    def is_open(self) -> bool:
        return self._anchor is not None

    def open_at(self, anchor: QWidget, *, align_right: bool = False) -> None:
        """Show under `anchor`, over it where there is no room below, and move the focus to what
        the content wants it at, else to the first control inside."""
        self.close_popover()
        self._fill()
        self._anchor = anchor
        self._align_right = align_right
        self._back_to = QApplication.focusWidget()
        self.setParent(anchor.window())
        anchor.window().installEventFilter(self)
        anchor.installEventFilter(self)
        application().focusChanged.connect(self._on_focus)
        self._place()
        self.show()
        self.raise_()
        self._focus_inside()

    def toggle_at(self, anchor: QWidget, *, align_right: bool = False) -> None:
        """Close when it is open under `anchor`, else open there."""
        if self._anchor is anchor:
            self.close_popover()
        else:
            self.open_at(anchor, align_right=align_right)

    def close_popover(self) -> None:
        """Hide, and give the focus back when it was inside."""
        anchor, self._anchor = self._anchor, None
        if anchor is None:
            return
        application().focusChanged.disconnect(self._on_focus)
        anchor.window().removeEventFilter(self)
        anchor.removeEventFilter(self)
        had_focus = self._holds(QApplication.focusWidget())
        self.hide()
        back_to, self._back_to = self._back_to, None
        if back_to is None or not isValid(back_to):
            back_to = anchor
        if had_focus:
            back_to.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.ShortcutOverride if watched is self._anchor:
                return self._keeps_out(cast("QKeyEvent", event))
            case QEvent.Type.MouseButtonPress if watched is not self._anchor:
                self._on_press(cast("QMouseEvent", event))
            case QEvent.Type.KeyPress if watched is self._anchor:
                return self._on_anchor_key(cast("QKeyEvent", event))
            case QEvent.Type.Resize | QEvent.Type.Move:
                self._place()
            case QEvent.Type.Hide | QEvent.Type.Close:
                self.close_popover()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        elif event.type() == QEvent.Type.ShortcutOverride:
            return self._keeps_out(cast("QKeyEvent", event))
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_popover()
        elif not self._is_kept_out(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        radius = self._theme.tokens.radius_large
        shadow = QColor(self._theme.color("shadow"))
        shadow.setAlphaF(_LAYER_OPACITY[self._theme.tokens.name])
        box = self._box()
        for spread in range(_SHADOW - _DROP, 0, -1):
            layer = box.adjusted(-spread, -spread + _DROP, spread, spread + _DROP)
            rounded_rect(painter, layer.intersected(self.rect()), radius + spread, shadow)
        rounded_rect(
            painter, box, radius, self._theme.color("surface"), self._theme.color("border")
        )

    def _keeps_out(self, event: QKeyEvent) -> bool:
        """Accepted, a key comes as any other and is no shortcut."""
        kept = self._is_kept_out(event)
        event.setAccepted(kept)
        return kept

    def _is_kept_out(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        return pressed in map(self._theme.keys.sequence, _KEPT_OUT) and self._takes_text()

    def _takes_text(self) -> bool:
        return any(
            takes_text(child) and _takes_focus(child) for child in self.findChildren(QWidget)
        )

    def _fill(self) -> None:
        make, self._make = self._make, None
        if make is not None:
            self._column.addWidget(make())

    def _box(self) -> QRect:
        return self.rect().adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self or self.isAncestorOf(widget))

    def _place(self) -> None:
        if self._anchor is None:
            return
        window = self._anchor.window()
        self.resize(self.sizeHint())
        box = self._box()
        below = self._anchor.mapTo(window, QPoint(0, self._anchor.height() + _DROP))
        left = below.x()
        if self._align_right:
            left += self._anchor.width() - box.width()
        left = _within(left, window.width() - box.width() - _EDGE)
        lowest = window.height() - box.height() - _EDGE
        above = below.y() - self._anchor.height() - 2 * _DROP - box.height()
        top = above if below.y() > lowest and above >= _EDGE else _within(below.y(), lowest)
        self.move(left - _SHADOW, top - _SHADOW)

    def _focus_inside(self) -> None:
        children = self.findChildren(QWidget)
        wanted = (child.focusProxy() for child in children if child.parent() is self)
        controls = filter(_takes_focus, (*filter(None, wanted), *children))
        next(controls, self).setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_press(self, event: QMouseEvent) -> None:
        if not self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint())):
            self.close_popover()

    def _on_anchor_key(self, event: QKeyEvent) -> bool:
        leaves = event.key() == Qt.Key.Key_Escape
        if leaves:
            self.close_popover()
        return leaves or self._is_kept_out(event)

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        # No widget has the focus while the whole program is in the background: stay open then.
        if new not in (None, self._anchor) and not self._holds(new):
            self.close_popover()


def _takes_focus(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isVisible() and widget.isEnabled()


def _within(position: int, most: int) -> int:
    return max(_EDGE, min(position, most))
