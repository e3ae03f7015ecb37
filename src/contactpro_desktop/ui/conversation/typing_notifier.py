"""Tells the end user that the agent writes, without telling it at every key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from contactpro_desktop.domain.ids import InteractionId

REPEAT_SECONDS = 3.0
IDLE_MS = 4_000


class TypingNotifier(QObject):
    """Calls `tell(conversation, typing)`: true at most every 3 s while keys are pressed, false once
    after 4 s without any, on `stop`, and when another conversation is typed in.

    `now` gives seconds of any clock.
    """

    def __init__(
        self,
        tell: Callable[[InteractionId, bool], None],
        now: Callable[[], float],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tell = tell
        self._now = now
        self._writing: InteractionId | None = None
        self._told_at = 0.0
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.setInterval(IDLE_MS)
        self.idle.timeout.connect(self.stop)

    def typed(self, interaction_id: InteractionId) -> None:
        """A key changed the text."""
        if self._writing not in (None, interaction_id):
            self.stop()
        self.idle.start()
        now = self._now()
        if self._writing is None or now - self._told_at >= REPEAT_SECONDS:
            self._writing, self._told_at = interaction_id, now
            self._tell(interaction_id, True)

    def stop(self) -> None:
        """Nobody writes any more; told only if it was told that somebody does."""
        self.idle.stop()
        writing, self._writing = self._writing, None
        if writing is not None:
            self._tell(writing, False)

    def forget(self) -> None:
        """The conversation is over: there is nobody to tell."""
        self.idle.stop()
        self._writing = None
