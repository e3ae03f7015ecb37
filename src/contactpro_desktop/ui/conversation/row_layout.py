"""Where everything of a transcript row stands, for one width."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics

from contactpro_desktop.domain.conversation import Author, DeliveryState, Message
from contactpro_desktop.domain.files import ChatFile
from contactpro_desktop.ui.conversation.links import find_links
from contactpro_desktop.ui.conversation.previews import may_be_image
from contactpro_desktop.ui.conversation.rows import Row
from contactpro_desktop.ui.conversation.text_block import TextBlock, lay_out_text
from contactpro_desktop.ui.conversation.times import day_text
from contactpro_desktop.ui.conversation.wording import (
    body_text,
    cancel_text,
    discard_text,
    failure_text,
    footer_text,
    handover_text,
    kind_text,
    line_text,
    more_text,
    retry_text,
    save_text,
    show_text,
)
from contactpro_desktop.ui.theme.paint_controls import button_size
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole
from contactpro_desktop.ui.widgets.text import plain_block

SIDE = 24
PADDING_X = 12
PADDING_Y = 8

_WIDEST_SHARE = 0.68
_WIDEST = 560
_GAP = 6
_GROUP_GAP = 14
_FOOTER_GAP = 5
_DIVIDER = 44
_LINE = 28
_MARK = 16
_SMALL_BUTTON = 28
_BAR = 4
_BOTTOM = 6

SHORT_CHARS = 1_500
SHORT_LINES = 24
LONG_CHARS = 10_000
LONG_LINES = 1_000


class Act(Enum):
    """What a click on a part of a row does."""

    RETRY = "retry"
    DISCARD = "discard"
    EXPAND = "expand"
    OPEN = "open"
    SHOW = "show"
    SAVE = "save"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Target:
    """`link` is set for OPEN only, `file` for SHOW, SAVE and CANCEL."""

    act: Act
    link: str = ""
    file: ChatFile | None = None


@dataclass(slots=True)
class RowLayout:
    """Rectangles relative to the row's upper left corner; null ones are not drawn."""

    height: int = 0
    day: QRect = field(default_factory=QRect)
    day_text: str = ""
    handover: QRect = field(default_factory=QRect)
    handover_text: str = ""
    line: QRect = field(default_factory=QRect)
    line_text: str = ""
    bubble: QRect = field(default_factory=QRect)
    text: TextBlock | None = None
    text_at: QPoint = field(default_factory=QPoint)
    kind: QRect = field(default_factory=QRect)
    footer: QRect = field(default_factory=QRect)
    footer_text: str = ""
    failure: TextBlock | None = None
    failure_at: QPoint = field(default_factory=QPoint)
    buttons: dict[Act, QRect] = field(default_factory=dict)
    files: list[tuple[QRect, Target]] = field(default_factory=list)
    progress: QRect = field(default_factory=QRect)

    def target_at(self, position: QPoint) -> Target | None:
        """What a click there would do."""
        for act, rect in self.buttons.items():
            if rect.contains(position):
                return Target(act)
        for rect, target in self.files:
            if rect.contains(position):
                return target
        if self.text is not None and self.bubble.contains(position):
            link = self.text.link_at(position - self.text_at)
            return Target(Act.OPEN, link) if link else None
        return None


def bubble_role(row: Row) -> ColorRole:
    if row.is_ours:
        return "bubble_agent"
    return "bubble_bot" if row.message.author is Author.BOT else "bubble_customer"


def file_targets(message: Message) -> list[Target]:
    """What can be done with the files of a message: those that have arrived, and those that are
    being sent."""
    if _is_uploading(message):
        return [Target(Act.CANCEL, file=message.files[0])]
    targets = []
    for file in message.files:
        if file.id and may_be_image(file):
            targets.append(Target(Act.SHOW, file=file))
        if file.id:
            targets.append(Target(Act.SAVE, file=file))
    return targets


def file_text(target: Target) -> str:
    """The words to click for it."""
    name = target.file.filename if target.file else ""
    if target.act is Act.CANCEL:
        return cancel_text(name)
    return show_text(name) if target.act is Act.SHOW else save_text(name)


def _is_uploading(message: Message) -> bool:
    return bool(message.files) and message.is_pending and message.author is Author.ME


def shown_text(message: Message, *, expanded: bool) -> tuple[str, bool]:
    """The text to show, and whether there is more that could be shown."""
    chars, lines = (LONG_CHARS, LONG_LINES) if expanded else (SHORT_CHARS, SHORT_LINES)
    words = body_text(message)
    text = plain_block(words, chars)
    split = text.split("\n", lines)
    if len(split) > lines:
        text = "\n".join(split[:lines]) + "…"
    return text, not expanded and (len(words) > chars or len(split) > lines)


class RowBuilder:
    """Builds layouts from top to bottom; `today` decides what the separators call a day."""

    def __init__(self, theme: Theme, today: date, reason: str) -> None:
        self._theme = theme
        self._today = today
        self._reason = reason

    def build(self, row: Row, width: int, *, expanded: bool) -> RowLayout:
        layout = RowLayout()
        self._add_separators(layout, row, width)
        if row.is_line:
            if not row.silent:
                self._add_line(layout, row, width)
        else:
            self._add_bubble(layout, row, width, expanded)
            self._add_footer(layout, row)
        return layout

    def _add_separators(self, layout: RowLayout, row: Row, width: int) -> None:
        if row.day is not None:
            layout.day = QRect(SIDE, layout.height, width - 2 * SIDE, _DIVIDER)
            layout.day_text = day_text(row.day, self._today)
            layout.height += _DIVIDER
        if row.handover:
            layout.handover = QRect(SIDE, layout.height, width - 2 * SIDE, _DIVIDER)
            layout.handover_text = handover_text(row.message, self._reason)
            layout.height += _DIVIDER

    def _add_line(self, layout: RowLayout, row: Row, width: int) -> None:
        layout.line = QRect(SIDE, layout.height, width - 2 * SIDE, _LINE)
        layout.line_text = line_text(row.message)
        layout.height += _LINE

    def _add_bubble(self, layout: RowLayout, row: Row, width: int, expanded: bool) -> None:
        layout.height += _GROUP_GAP if row.first else _GAP
        widest = min(_WIDEST, round((width - 2 * SIDE) * _WIDEST_SHARE))
        text, more = shown_text(row.message, expanded=expanded)
        block = self._text_block(row, text, max(40, widest - 2 * PADDING_X))
        kind = self._kind_size(row.message)
        more_size = self._link_size(more_text()) if more else QSize(0, 0)
        offers = [(self._link_size(file_text(each)), each) for each in file_targets(row.message)]
        inner = max(block.width, kind.width(), more_size.width(), *(s.width() for s, _ in offers))
        links = sum(size.height() for size, _ in offers)
        bar = _BAR + _GAP if _is_uploading(row.message) else 0
        tall = block.height + kind.height() + more_size.height() + links + bar + 2 * PADDING_Y
        left = width - SIDE - inner - 2 * PADDING_X if row.is_ours else SIDE
        layout.bubble = QRect(left, layout.height, inner + 2 * PADDING_X, tall)
        start = layout.bubble.topLeft() + QPoint(PADDING_X, PADDING_Y)
        layout.kind = QRect(start, kind)
        layout.text, layout.text_at = block, start + QPoint(0, kind.height())
        if more:
            foot = layout.text_at + QPoint(0, block.height)
            layout.buttons[Act.EXPAND] = QRect(foot, more_size)
        top = layout.text_at + QPoint(0, block.height + more_size.height())
        for size, target in offers:
            layout.files.append((QRect(top, size), target))
            top += QPoint(0, size.height())
        if bar:
            layout.progress = QRect(top + QPoint(0, _GAP // 2), QSize(inner, _BAR))
        layout.height += tall

    def _text_block(self, row: Row, text: str, width: int) -> TextBlock:
        return lay_out_text(
            text,
            self._theme.font("body"),
            width,
            self._theme.tokens.body_line,
            links=find_links(text),
            link_color=self._theme.color("text" if row.is_ours else "accent"),
        )

    def _kind_size(self, message: Message) -> QSize:
        text = kind_text(message.kind)
        if not text:
            return QSize(0, 0)
        metrics = QFontMetrics(self._theme.font("small_strong"))
        return QSize(metrics.horizontalAdvance(text) + 1, self._theme.tokens.small_line + 2)

    def _link_size(self, text: str) -> QSize:
        metrics = QFontMetrics(self._theme.font("small_strong"))
        return QSize(metrics.horizontalAdvance(text) + 1, self._theme.tokens.small_line + 8)

    def _add_footer(self, layout: RowLayout, row: Row) -> None:
        message = row.message
        failed = message.delivery is DeliveryState.FAILED
        if row.last or failed or message.delivery is DeliveryState.SENDING:
            self._add_footer_line(layout, row)
        if failed:
            self._add_failure(layout, message)
        if row.last:
            layout.height += _BOTTOM

    def _add_footer_line(self, layout: RowLayout, row: Row) -> None:
        message = row.message
        layout.footer_text = footer_text(message)
        metrics = QFontMetrics(self._theme.font("small", tabular=True))
        wide = metrics.horizontalAdvance(layout.footer_text) + 2
        if message.author is Author.BOT or message.delivery is DeliveryState.FAILED:
            wide += _MARK
        left = layout.bubble.left() + 4
        if row.is_ours:
            left = layout.bubble.right() - 3 - wide
        top = layout.height + _FOOTER_GAP
        layout.footer = QRect(left, top, wide, self._theme.tokens.small_line)
        layout.height = top + self._theme.tokens.small_line

    def _add_failure(self, layout: RowLayout, message: Message) -> None:
        right = layout.bubble.right() + 1
        layout.failure = lay_out_text(
            failure_text(message),
            self._theme.font("small"),
            min(_WIDEST, right - SIDE) - 4,
            self._theme.tokens.small_line,
        )
        layout.failure_at = QPoint(right - 4 - layout.failure.width, layout.height + 2)
        top = layout.failure_at.y() + layout.failure.height + _GAP
        for act, text in ((Act.DISCARD, discard_text()), (Act.RETRY, retry_text())):
            wide = button_size(self._theme, text).width()
            layout.buttons[act] = QRect(right - wide, top, wide, _SMALL_BUTTON)
            right -= wide + _GAP
        layout.height = top + _SMALL_BUTTON
