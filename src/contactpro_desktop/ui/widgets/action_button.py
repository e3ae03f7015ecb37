"""The push button of the interface."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPaintEvent, QShortcutEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.keys.notation import key_text
from contactpro_desktop.ui.theme.paint import draw_elided_text, draw_icon
from contactpro_desktop.ui.theme.paint_controls import (
    BUTTON_TEXT,
    ButtonKind,
    draw_key,
    key_size,
)
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole
from contactpro_desktop.ui.widgets.text import plain, plain_caption, plain_tooltip

_PADDING = 12
_GAP = 8
_ICON = 16
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WITH = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.AltModifier
)


class ActionButton(QPushButton):
    """`[icon] text [detail] [key cap] [chevron]`.

    `key` is bound as the button's shortcut and shown: that of an action, whichever it is at the
    moment, or a fixed one; without `shows_key` only the tool tip tells it. `detail` is quieter
    text in tabular figures; `chevron` says that a choice opens, and puts the content at the left.
    `ok`, `warn` and `away` are state chips.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        key: ActionId | str = "",
        kind: ButtonKind = "secondary",
        *,
        icon: str = "",
        detail: str = "",
        chevron: bool = False,
        shows_key: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind: ButtonKind = kind
        self._caption = ""
        self._wanted_key = key
        self._key = theme.keys.sequence(key)
        self._icon = icon
        self._detail = detail
        self._chevron = chevron
        self._shows_key = shows_key
        self._tip = ""
        self._refusal = ""
        self.setProperty("kind", kind)
        self.setFont(theme.font("strong"))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.set_caption(text)
        theme.keys.changed.connect(self._follow_keys)

    @property
    def kind(self) -> ButtonKind:
        return self._kind

    @property
    def caption(self) -> str:
        return self._caption

    @property
    def detail(self) -> str:
        return self._detail

    @property
    def refusal(self) -> str:
        """Why the button is disabled; empty when it is not."""
        return self._refusal

    @property
    def _has_cap(self) -> bool:
        return self._shows_key and not self._key.isEmpty()

    def set_caption(self, text: str) -> None:
        """The text, shown literally: use this rather than `setText`, it keeps the shortcut."""
        self._caption = plain(text)
        self.setText(plain_caption(text))
        self.setShortcut(self._key)
        self.setAccessibleName(self._caption)
        self._update_tip()
        self._content_changed()

    def set_key(self, key: ActionId | str) -> None:
        self._wanted_key = key
        self._follow_keys()

    def set_kind(self, kind: ButtonKind) -> None:
        if kind == self._kind:
            return
        self._kind = kind
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()

    def set_icon(self, name: str) -> None:
        """An icon of the theme by name; empty for none."""
        self._icon = name
        self._content_changed()

    def set_detail(self, text: str) -> None:
        if text != self._detail:
            wider = len(text) != len(self._detail)
            self._detail = text
            self._content_changed() if wider else self.update()

    def set_tip(self, text: str) -> None:
        """What the button does, for the tool tip; the key is added."""
        self._tip = text
        self._update_tip()

    def set_refusal(self, reason: str) -> None:
        """Disable with a reason for the tool tip and screen readers; an empty one enables."""
        self._refusal = plain(reason)
        self.setEnabled(not self._refusal)
        self.setAccessibleDescription(self._refusal)
        self._update_tip()

    def event(self, event: QEvent) -> bool:
        """The key clicks at once: Qt would hold the button down for a tenth of a second first."""
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button as Space does, which Qt does in dialogs only."""
        if event.key() not in _ENTER or event.modifiers() & _WITH:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def sizeHint(self) -> QSize:
        width = sum(part.width() for part in self._parts()) + 2 * _PADDING
        gaps = _GAP * (len(self._parts()) - 1)
        return QSize(width + gaps, self._theme.tokens.control_height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._draw_content(painter)

    def _draw_content(self, painter: QStylePainter) -> None:
        role: ColorRole = BUTTON_TEXT[self._kind] if self.isEnabled() else "disabled"
        quiet: ColorRole = "muted" if role == "text" else role
        rects = self._place(self._parts())
        if self._icon:
            draw_icon(painter, rects.pop(0), self._theme, self._icon, role)
        color = self._theme.color(role)
        if self._caption:
            draw_elided_text(painter, rects.pop(0), self._caption, self.font(), color)
        if self._detail:
            quiet_color = self._theme.color(quiet)
            draw_elided_text(painter, rects.pop(0), self._detail, self._detail_font(), quiet_color)
        if self._has_cap:
            draw_key(painter, rects.pop(0), self._theme, key_text(self._key), quiet)
        if self._chevron:
            draw_icon(painter, rects.pop(0), self._theme, "chevron-down", role)

    def _parts(self) -> list[QSize]:
        """The sizes of what is shown, in order."""
        parts = []
        if self._icon:
            parts.append(QSize(_ICON, _ICON))
        if self._caption:
            parts.append(_text_size(self._caption, self.font()))
        if self._detail:
            parts.append(_text_size(self._detail, self._detail_font()))
        if self._has_cap:
            parts.append(key_size(self._theme, key_text(self._key)))
        if self._chevron:
            parts.append(QSize(_ICON, _ICON))
        return parts

    def _place(self, parts: list[QSize]) -> list[QRect]:
        total = sum(part.width() for part in parts) + _GAP * (len(parts) - 1)
        left = _PADDING if self._chevron else max(_PADDING // 2, (self.width() - total) // 2)
        rects = []
        for part in parts:
            top = (self.height() - part.height()) // 2
            rects.append(QRect(left, top, part.width(), part.height()))
            left += part.width() + _GAP
        if self._chevron:
            rects[-1].moveRight(self.width() - _PADDING)
        return rects

    def _detail_font(self) -> QFont:
        return self._theme.font("body", tabular=True)

    def _follow_keys(self) -> None:
        self._key = self._theme.keys.sequence(self._wanted_key)
        self.setShortcut(self._key)
        self._update_tip()
        self._content_changed()

    def _content_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _update_tip(self) -> None:
        text = self._refusal or self._tip or self._caption
        key = "" if self._key.isEmpty() else f" ({key_text(self._key)})"
        self.setToolTip(plain_tooltip(text + key))


def _text_size(text: str, font: QFont) -> QSize:
    metrics = QFontMetrics(font)
    return QSize(metrics.horizontalAdvance(text) + 1, metrics.height())
