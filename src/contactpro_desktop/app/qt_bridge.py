"""The one bridge between the network thread and the GUI thread.

Thread rules: `post` and `call` may be used on any thread; everything else on the GUI thread. Only
frozen records and callables made on the GUI thread cross. Nothing here blocks.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from contactpro_desktop.app.ports import AssignmentPort, Credentials, HistoryPort
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.errors import ContactProError, HistoryUnavailable
from contactpro_desktop.domain.events import (
    ActionFinished,
    Event,
    InteractionChanged,
    InteractionRemoved,
    LinkChanged,
    OfferMissed,
)
from contactpro_desktop.domain.history import Found, Question
from contactpro_desktop.domain.ids import AttachmentId, RequestId
from contactpro_desktop.domain.transfer import TransferTarget

_URGENT = (ActionFinished, InteractionChanged, InteractionRemoved, LinkChanged, OfferMissed)
_GATHER_MS = 16
_DRAIN_SECONDS = 0.008
_EVENTS_AT_ONCE = 64

_Item = Sequence[Event] | Callable[[], None]


class QtBridge(QObject):
    """A locked deque and one queued signal.

    Offers, outcomes and calls flush at once; everything else is gathered for at most 16 ms. One
    drain takes at most about 8 ms before it yields to the interface.
    """

    _filled = Signal()

    def __init__(
        self, apply: Callable[[Sequence[Event]], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._apply = apply
        self._lock = threading.Lock()
        self._items: deque[_Item] = deque()
        self._announced = False
        self._urgent = False
        self._closed = False
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setTimerType(Qt.TimerType.PreciseTimer)
        self._gather.timeout.connect(self._drain)
        self._filled.connect(self._on_filled, Qt.ConnectionType.QueuedConnection)

    def post(self, events: Sequence[Event]) -> None:
        """Hand events over to the GUI thread; order is kept."""
        self._put(events, urgent=any(isinstance(event, _URGENT) for event in events))

    def call(self, function: Callable[[], None]) -> None:
        """Run `function` on the GUI thread, after everything posted before it."""
        self._put(function, urgent=True)

    def close(self) -> None:
        """Drop what has not been drained and whatever still comes: the program ends."""
        self._gather.stop()
        with self._lock:
            self._closed = True
            self._items.clear()

    def _put(self, item: _Item, *, urgent: bool) -> None:
        with self._lock:
            if self._closed:
                return
            self._items.append(item)
            announce = not self._announced or (urgent and not self._urgent)
            self._announced = True
            self._urgent = self._urgent or urgent
        if announce:
            self._filled.emit()

    @Slot()
    def _on_filled(self) -> None:
        with self._lock:
            urgent = self._urgent
        if urgent:
            self._gather.stop()
            self._drain()
        elif not self._gather.isActive():
            self._gather.start(_GATHER_MS)

    @Slot()
    def _drain(self) -> None:
        """Drain until empty or the time is up. What raises ends this drain, not the bridge."""
        until = time.monotonic() + _DRAIN_SECONDS
        emptied = False
        try:
            while not emptied and time.monotonic() < until:
                emptied = self._drain_one()
        finally:
            if not emptied and not self._closed:
                self._gather.start(0)

    def _drain_one(self) -> bool:
        """Deliver the next batch or call; True where there is none."""
        batch = self._take()
        if batch is None:
            return True
        if callable(batch):
            batch()
        else:
            self._apply(batch)
        return False

    def _take(self) -> _Item | None:
        """The next call, or the next run of events as one batch of bounded size; None if empty."""
        with self._lock:
            if not self._items:
                self._announced = False
                self._urgent = False
                return None
            first = self._items.popleft()
            if callable(first):
                return first
            batch = list(first)
            while self._items and len(batch) < _EVENTS_AT_ONCE:
                following = self._items[0]
                if callable(following):
                    break
                batch += following
                self._items.popleft()
            return batch


class GuiAssignment:
    """An assignment client whose callbacks come back on the GUI thread."""

    def __init__(self, assignment: AssignmentPort, bridge: QtBridge) -> None:
        self._assignment = assignment
        self._bridge = bridge

    def sign_in(
        self,
        credentials: Credentials,
        *,
        take_over: bool,
        done: Callable[[ContactProError | None], None],
    ) -> None:
        self._assignment.sign_in(
            credentials,
            take_over=take_over,
            done=lambda error: self._bridge.call(lambda: done(error)),
        )

    def perform(self, request_id: RequestId, action: Action) -> None:
        self._assignment.perform(request_id, action)

    def search(
        self,
        text: str,
        done: Callable[[Sequence[TransferTarget] | ContactProError], None],
    ) -> None:
        self._assignment.search(text, lambda found: self._bridge.call(lambda: done(found)))

    def fetch(
        self, attachment: AttachmentId, done: Callable[[bytes | ContactProError], None]
    ) -> None:
        self._assignment.fetch(attachment, lambda found: self._bridge.call(lambda: done(found)))

    def save(
        self,
        attachment: AttachmentId,
        target: Path,
        done: Callable[[ContactProError | None], None],
    ) -> None:
        self._assignment.save(
            attachment, target, lambda error: self._bridge.call(lambda: done(error))
        )

    def cancel_file(self, request_id: RequestId) -> None:
        self._assignment.cancel_file(request_id)

    def retry_now(self) -> None:
        self._assignment.retry_now()

    def sign_out(self, done: Callable[[], None]) -> None:
        self._assignment.sign_out(lambda: self._bridge.call(done))

    def stop(self) -> None:
        self._assignment.stop()


class GuiHistory:
    """The past of customers, with answers that come back on the GUI thread."""

    def __init__(self, history: HistoryPort, bridge: QtBridge) -> None:
        self._history = history
        self._bridge = bridge

    def look_up(
        self, question: Question, done: Callable[[Found | HistoryUnavailable], None]
    ) -> None:
        self._history.look_up(question, lambda found: self._bridge.call(lambda: done(found)))
