"""Who is typing where. Known only while it lasts, never stored."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from contactpro_desktop.domain.ids import ContactId

_LASTS = 6.0

Announce = Callable[[ContactId, str, bool], None]
"""Tell everybody in a conversation whether the participant with a key types."""


class TypingNotices:
    """Passes notices on, and takes one back that is not renewed in time."""

    def __init__(self, announce: Announce, *, lasts: float = _LASTS) -> None:
        self._announce = announce
        self._lasts = lasts
        self._ends: dict[tuple[ContactId, str], asyncio.TimerHandle] = {}

    def set(self, contact_id: ContactId, key: str, typing: bool) -> None:
        self._cancel(contact_id, key)
        if typing:
            loop = asyncio.get_running_loop()
            self._ends[contact_id, key] = loop.call_later(self._lasts, self._end, contact_id, key)
        self._announce(contact_id, key, typing)

    def who(self, contact_id: ContactId) -> frozenset[str]:
        """The keys of those who type in a conversation now."""
        return frozenset(key for contact, key in self._ends if contact == contact_id)

    def stop(self, contact_id: ContactId, key: str) -> None:
        """Whoever has sent a message does not type it any more."""
        if self._cancel(contact_id, key):
            self._announce(contact_id, key, False)

    def close(self) -> None:
        for end in self._ends.values():
            end.cancel()
        self._ends.clear()

    def _end(self, contact_id: ContactId, key: str) -> None:
        del self._ends[contact_id, key]
        self._announce(contact_id, key, False)

    def _cancel(self, contact_id: ContactId, key: str) -> bool:
        end = self._ends.pop((contact_id, key), None)
        if end is not None:
            end.cancel()
        return end is not None
