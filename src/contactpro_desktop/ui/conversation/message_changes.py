"""What a batch of changes means for the messages of one conversation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.store.changes import (
    Change,
    MessageReplaced,
    MessagesInserted,
    MessagesReset,
)


def gathered(
    batch: Sequence[Change], interaction_id: InteractionId
) -> Iterator[MessagesInserted | MessageReplaced | MessagesReset]:
    """The changes of one conversation, with neighbouring insertions as one."""
    held: MessagesInserted | None = None
    for change in batch:
        if not isinstance(change, MessagesInserted | MessageReplaced | MessagesReset):
            continue
        if change.interaction_id != interaction_id:
            continue
        if isinstance(change, MessagesInserted):
            if held is not None and change.first == held.first + held.count:
                held = MessagesInserted(interaction_id, held.first, held.count + change.count)
                continue
            held, change = change, held
        elif held is not None:
            yield held
            held = None
        if change is not None:
            yield change
    if held is not None:
        yield held
