"""The messages of the conversation in the pane, as a window of bounded size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from contactpro_desktop.domain.conversation import Author, Message
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.store.changes import (
    Change,
    MessageReplaced,
    MessagesInserted,
    MessagesReset,
)
from contactpro_desktop.store.conversation import Conversation
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.conversation.message_changes import gathered
from contactpro_desktop.ui.conversation.rows import (
    Entry,
    Row,
    entries,
    floor_at_end,
    make_row,
)
from contactpro_desktop.ui.conversation.wording import spoken_row
from contactpro_desktop.ui.listening import listen

WINDOW = 300
"""Rows shown while the newest message is in sight."""

_SLACK = 100
_PAGE = 100
_MOST = 2 * WINDOW

_Index = QModelIndex | QPersistentModelIndex


class MessageListModel(QAbstractListModel):
    """Rows `first` to `first + rowCount() - 1` of a conversation.

    While `following`, the window keeps to the newest 300 messages. While the agent reads further
    up it holds still: new messages join it as long as it stays below 600 rows, the rest waits for
    `fetch_newer`; `unseen` counts them all.
    """

    RowRole = Qt.ItemDataRole.UserRole + 1

    unseen_changed = Signal(int)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._id: InteractionId | None = None
        self._among_us = False
        self._entries: list[Entry] = []
        self._known = 0
        self._following = True
        self.first = 0
        self.unseen = 0
        listen(store, self, self._on_changes)

    @property
    def following(self) -> bool:
        return self._following

    @following.setter
    def following(self, following: bool) -> None:
        """Whether the newest message is in sight; then nothing is unseen."""
        self._following = following
        if following:
            self._set_unseen(0)

    @property
    def newer(self) -> int:
        """How many messages below the window are left out."""
        return self._known - self._end

    def show_conversation(self, interaction_id: InteractionId | None) -> None:
        """Another conversation, from its end; None for no rows."""
        self._id = interaction_id
        shown = self._store.interactions.get(interaction_id) if interaction_id else None
        self._among_us = shown is not None and shown.supervision_id is not None
        self.show_newest()

    def show_newest(self) -> None:
        """The newest 300 messages."""
        conversation = self._conversation()
        known = len(conversation) if conversation is not None else 0
        self._restart(known, self._read(max(0, known - WINDOW), known))

    def fetch_older(self) -> None:
        """Page in what stands above the window."""
        first = max(0, self.first - _PAGE)
        count = self.first - first
        if not count:
            return
        fetched = self._read(first, self.first)
        self.beginInsertRows(QModelIndex(), 0, count - 1)
        self._entries[:0] = fetched
        self.first = first
        self.endInsertRows()
        self._touch(count, count)
        if len(self._entries) > _MOST:
            self._cut(_MOST, len(self._entries))

    def fetch_newer(self) -> None:
        """Page in what stands below the window."""
        count = min(_PAGE, self.newer)
        if not count:
            return
        self._put(len(self._entries), self._read(self._end, self._end + count))
        if len(self._entries) > _MOST:
            self._cut_top(len(self._entries) - _MOST)

    def row(self, number: int) -> Row:
        before = self._message(number - 1)
        after = self._message(number + 1)
        return make_row(self._entries[number], before, after, among_us=self._among_us)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == self.RowRole:
            return self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._entries[index.row()].message.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_row(self.row(index.row()))
        return None

    @property
    def _end(self) -> int:
        return self.first + len(self._entries)

    def _conversation(self) -> Conversation | None:
        if self._id is None or self._id not in self._store.interactions:
            return None
        return self._store.conversation(self._id)

    def _restart(self, known: int, window: list[Entry]) -> None:
        """Show `window`, which ends with the last of `known` messages."""
        self.beginResetModel()
        self._known = known
        self._entries = window
        self.first = known - len(window)
        self.following = True
        self.endResetModel()

    def _read(self, first: int, last: int) -> list[Entry]:
        conversation = self._conversation()
        if conversation is None:
            return []
        above = first - 1 - self.first
        if 0 <= above < len(self._entries):
            floor = self._entries[above].floor
        else:
            floor = floor_at_end(conversation.slice(0, first))
        return entries(conversation.slice(first, last), floor)

    def _message(self, number: int) -> Message | None:
        """A message by its row, also the one just above the window."""
        if 0 <= number < len(self._entries):
            return self._entries[number].message
        conversation = self._conversation()
        if number == -1 and self.first > 0 and conversation is not None:
            return conversation[self.first - 1]
        return None

    def _on_changes(self, batch: Sequence[Change]) -> None:
        if self._id is None:
            return
        changes = list(gathered(batch, self._id))
        if any(isinstance(change, MessagesReset) for change in changes):
            self._compare()
            return
        for change in changes:
            if isinstance(change, MessagesInserted):
                self._insert(change.first, change.count)
            elif isinstance(change, MessageReplaced):
                self._replace(change.row)

    def _insert(self, first: int, count: int) -> None:
        """Take in messages that the conversation gained. Whoever opens it while they are told has
        read them already."""
        conversation = self._conversation()
        if conversation is None or self._known == len(conversation):
            return
        position = first - self.first
        reached_end = self.newer == 0
        if self._following and count >= WINDOW:
            fresh = self._read(first, self._known + count)
            self._restart(self._known + count, fresh[-WINDOW:])
            return
        self._known += count
        if position > len(self._entries) or (position == len(self._entries) and not reached_end):
            self._note_unseen(count)
        elif not self._following and len(self._entries) + count > _MOST:
            self._cut(position, len(self._entries))
            self._note_unseen(count)
        else:
            self._put(position, self._read(first, first + count))
            self._after_put(position, count)

    def _after_put(self, position: int, count: int) -> None:
        if not self._following:
            arrived = self._entries[position : position + count]
            self._note_unseen(sum(e.message.author is not Author.ME for e in arrived))
        elif len(self._entries) > WINDOW + _SLACK:
            self._cut_top(len(self._entries) - WINDOW)

    def _replace(self, number: int) -> None:
        position = number - self.first
        conversation = self._conversation()
        if conversation is None or not 0 <= position < len(self._entries):
            return
        self._entries[position] = self._read(number, number + 1)[0]
        self._touch(position - 1, position + 1)

    def _compare(self) -> None:
        """The order changed: keep the rows that are the same at both ends, exchange the rest."""
        conversation = self._conversation()
        if conversation is None:
            return
        reached_end = self.newer == 0
        self._known = len(conversation)
        last = self._known if reached_end else min(self._end, self._known)
        fresh = self._read(self.first, last)
        head = _same(self._entries, fresh)
        tail = _same(self._entries[head:][::-1], fresh[head:][::-1])
        self._cut(head, len(self._entries) - tail)
        self._put(head, fresh[head : len(fresh) - tail])

    def _put(self, position: int, fresh: list[Entry]) -> None:
        if not fresh:
            return
        last = position + len(fresh) - 1
        self.beginInsertRows(QModelIndex(), position, last)
        # Somebody else may have the floor now before what stands below.
        below = [entry.message for entry in self._entries[position:]]
        self._entries[position:] = [*fresh, *entries(below, fresh[-1].floor)]
        self.endInsertRows()
        self._touch(position - 1, position - 1)
        self._touch(last + 1, len(self._entries) - 1)

    def _cut(self, first: int, last: int) -> None:
        """Remove rows `first` to `last - 1`."""
        if first == last:
            return
        self.beginRemoveRows(QModelIndex(), first, last - 1)
        del self._entries[first:last]
        self.endRemoveRows()
        self._touch(first - 1, first)

    def _cut_top(self, count: int) -> None:
        self.beginRemoveRows(QModelIndex(), 0, count - 1)
        del self._entries[:count]
        self.first += count
        self.endRemoveRows()

    def _touch(self, first: int, last: int) -> None:
        """Rows whose neighbours changed may look different."""
        first, last = max(0, first), min(last, len(self._entries) - 1)
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))

    def _note_unseen(self, count: int) -> None:
        if not self._following:
            self._set_unseen(self.unseen + count)

    def _set_unseen(self, count: int) -> None:
        if count != self.unseen:
            self.unseen = count
            self.unseen_changed.emit(count)


def _same(one: Sequence[Entry], other: Sequence[Entry]) -> int:
    """How many entries at the start of both are equal."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
