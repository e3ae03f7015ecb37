"""The messages of a conversation: reading, copying, links, and dealing with failed ones."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from contactpro_desktop.ui.conversation.column_view import ColumnView
from contactpro_desktop.ui.conversation.links import link_tip
from contactpro_desktop.ui.conversation.message_delegate import MessageDelegate
from contactpro_desktop.ui.conversation.message_model import MessageListModel
from contactpro_desktop.ui.conversation.row_layout import Act, Target, file_text
from contactpro_desktop.ui.conversation.rows import Row
from contactpro_desktop.ui.conversation.times import moment_text
from contactpro_desktop.ui.conversation.wording import (
    body_text,
    discard_text,
    more_text,
    retry_text,
)
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.text import plain_tooltip

_PAGE_WITHIN = 400
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GIVING_UP = (Act.DISCARD, Act.CANCEL)


class TranscriptView(ColumnView):
    """`acted` tells which row's target was clicked or chosen by keyboard: Enter sends a failed
    message again, shows all of a long one, shows or saves a file, or opens the first link; Delete
    discards a failed one.

    `following_changed` tells whether the newest message is in sight.
    """

    acted = Signal(object, object)
    following_changed = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        model: MessageListModel,
        delegate: MessageDelegate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._messages = model
        self._delegate = delegate
        self._was_following = True
        self._retry_refusal = ""
        self.viewport().setMouseTracking(True)
        self.setItemDelegate(delegate)
        self.setModel(model)
        theme.changed.connect(self.measure_again)

    def follow(self) -> None:
        """Go to the newest message and stay there."""
        if self._messages.newer:
            self._messages.show_newest()
        self._column.following = True
        self.doItemsLayout()

    def set_retry_refusal(self, reason: str) -> None:
        """Why no failed message can be sent again now; empty when they can."""
        if reason != self._retry_refusal:
            self._retry_refusal = reason
            self._delegate.set_retry_possible(not reason)
            self.viewport().update()

    def target_at(self, position: QPoint) -> Target | None:
        """What a click at a position of the viewport would do."""
        target = self._part_at(position)
        return target if target is not None and self._is_possible(target) else None

    def _part_at(self, position: QPoint) -> Target | None:
        index = self.indexAt(position)
        if not index.isValid():
            return None
        rect = self.visualRect(index)
        return self._delegate.target_at(self._messages.row(index.row()), rect, position)

    def _is_possible(self, target: Target) -> bool:
        return target.act is not Act.RETRY or not self._retry_refusal

    def chosen_rows(self) -> list[Row]:
        """The selected rows in order, or the current one."""
        numbers = sorted(index.row() for index in self.selectedIndexes())
        if not numbers and self.currentIndex().isValid():
            numbers = [self.currentIndex().row()]
        return [self._messages.row(number) for number in numbers]

    def copy(self) -> None:
        """Put the words of the chosen rows on the clipboard."""
        texts = [body_text(row.message) for row in self.chosen_rows()]
        if texts:
            QGuiApplication.clipboard().setText("\n".join(texts))

    def doItemsLayout(self) -> None:
        super().doItemsLayout()
        self._note_following()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.target_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        position = event.position().toPoint()
        target = self.target_at(position)
        if event.button() is Qt.MouseButton.LeftButton and target is not None:
            self.acted.emit(self._messages.row(self.indexAt(position).row()), target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        targets = self._targets(self.currentIndex().row())
        first = next((t for t in targets if t.act not in _GIVING_UP), None)
        discard = next((t for t in targets if t.act in _GIVING_UP), None)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _ENTER and first is not None:
            self._act(first)
        elif event.key() == Qt.Key.Key_Delete and discard is not None:
            self._act(discard)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing does not jump around in what people wrote."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        number = self.indexAt(event.pos()).row()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            number = self.currentIndex().row()
        if number >= 0:
            self.menu_for(number).popup(event.globalPos())

    def menu_for(self, number: int) -> QMenu:
        """What can be done with a row; deletes itself once it is closed."""
        menu = QMenu(self)
        menu.setObjectName("messageMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("&Copy"), self.copy)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        row = self._messages.row(number)
        for target in self._targets(number):
            menu.addAction(_caption(target), partial(self.acted.emit, row, target))
            if target.link:
                address = self.tr("Copy the link &address")
                menu.addAction(address, partial(_to_clipboard, target.link))
        return menu

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def tip_at(self, position: QPoint) -> str:
        """Why it cannot be done, the true host of a link, or when a message was written."""
        target, index = self._part_at(position), self.indexAt(position)
        if target is not None and not self._is_possible(target):
            return plain_tooltip(self._retry_refusal)
        if target is not None and target.link:
            return plain_tooltip(link_tip(target.link))
        sent_at = self._messages.row(index.row()).message.sent_at if index.isValid() else None
        return plain_tooltip(moment_text(sent_at)) if sent_at is not None else ""

    def _targets(self, number: int) -> list[Target]:
        """What can be done with a row, the most likely first."""
        if not 0 <= number < self._messages.rowCount():
            return []
        row = self._messages.row(number)
        layout = self._delegate.layout_of(row, self.viewport().width())
        order = (Act.RETRY, Act.EXPAND, Act.DISCARD)
        targets = [Target(act) for act in order if act in layout.buttons]
        targets += [target for _, target in layout.files]
        links = layout.text.links if layout.text is not None else ()
        targets += [Target(Act.OPEN, link.target) for link in links]
        return [target for target in targets if self._is_possible(target)]

    def _act(self, target: Target) -> None:
        self.acted.emit(self._messages.row(self.currentIndex().row()), target)

    def _scrolled(self) -> None:
        super()._scrolled()
        self._note_following()
        if self._column.value < _PAGE_WITHIN:
            self._messages.fetch_older()
        if self._column.following and self._messages.newer:
            self._column.following = False
            self._messages.fetch_newer()
        # The bar has to know of what was paged in before it is moved again.
        self._settle()

    def _note_following(self) -> None:
        following = self._column.following and not self._messages.newer
        self._messages.following = following
        if following != self._was_following:
            self._was_following = following
            self.following_changed.emit(following)


def _caption(target: Target) -> str:
    if target.act is Act.RETRY:
        return retry_text()
    if target.act is Act.DISCARD:
        return discard_text()
    if target.file is not None:
        return file_text(target).replace("&", "&&")
    return more_text() if target.act is Act.EXPAND else link_tip(target.link).replace("&", "&&")


def _to_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
