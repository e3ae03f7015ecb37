"""The bridge: everything arrives on the GUI thread, in order, and the interface keeps moving."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot
from pytestqt.qtbot import QtBot

from contactpro_desktop.app.ports import Credentials
from contactpro_desktop.app.qt_bridge import GuiAssignment, GuiHistory, QtBridge
from contactpro_desktop.domain.actions import DeclineOffer
from contactpro_desktop.domain.errors import ContactProError, FileUnavailable, HistoryUnavailable
from contactpro_desktop.domain.events import (
    ActionFinished,
    ClockSynchronised,
    Event,
    Link,
    LinkChanged,
)
from contactpro_desktop.domain.history import Found, NotesOn, Question
from contactpro_desktop.domain.ids import AttachmentId, ContactId, InteractionId, RequestId
from contactpro_desktop.domain.outcome import SUCCEEDED
from contactpro_desktop.domain.transfer import TransferTarget
from tests.unit.app.fakes import FakeAssignment


class Screen:
    def __init__(self) -> None:
        self.batches: list[Sequence[Event]] = []
        self.threads: set[QThread] = set()

    def apply(self, batch: Sequence[Event]) -> None:
        self.batches.append(batch)
        self.threads.add(QThread.currentThread())

    @property
    def events(self) -> list[Event]:
        return [event for batch in self.batches for event in batch]


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def bridge(qtbot: QtBot, screen: Screen) -> QtBridge:
    return QtBridge(screen.apply)


def on_another_thread(work: Callable[[], None]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_events_of_another_thread_arrive_on_the_gui_thread_in_order(
    qtbot: QtBot, bridge: QtBridge, screen: Screen
) -> None:
    sent = [ClockSynchronised(float(number)) for number in range(1000)]

    def send() -> None:
        for event in sent:
            bridge.post([event])

    on_another_thread(send)
    qtbot.waitUntil(lambda: len(screen.events) == 1000)
    assert screen.events == sent
    assert screen.threads == {QThread.currentThread()}
    assert len(screen.batches) < 100, "events are gathered, not delivered one by one"


def test_an_urgent_event_takes_everything_before_it_along(
    qtbot: QtBot, bridge: QtBridge, screen: Screen
) -> None:
    bridge.post([ClockSynchronised(1.0)])
    bridge.post([LinkChanged(Link.ONLINE)])
    qtbot.waitUntil(lambda: len(screen.events) == 2)
    assert screen.events == [ClockSynchronised(1.0), LinkChanged(Link.ONLINE)]
    assert len(screen.batches) == 1


def test_an_announcement_that_came_too_late_delays_nothing(
    qtbot: QtBot, bridge: QtBridge, screen: Screen
) -> None:
    """The first one takes the urgent event along, too; then the second finds something else."""
    late = ClockSynchronised(2.0)

    class Meanwhile(QObject):
        come = Signal()

        @Slot()
        def post(self) -> None:
            bridge.post([late])

    meanwhile = Meanwhile()
    meanwhile.come.connect(meanwhile.post, Qt.ConnectionType.QueuedConnection)
    bridge.post([ClockSynchronised(1.0)])
    meanwhile.come.emit()
    bridge.post([LinkChanged(Link.ONLINE)])
    qtbot.waitUntil(lambda: late in screen.events)
    assert [len(batch) for batch in screen.batches] == [2, 1]


def test_calls_keep_their_place_among_events(
    qtbot: QtBot, bridge: QtBridge, screen: Screen
) -> None:
    order: list[object] = []
    first, last = LinkChanged(Link.CONNECTING), ActionFinished(RequestId("R"), SUCCEEDED)
    bridge.post([first])
    bridge.call(lambda: order.append(list(screen.events)))
    bridge.post([last])
    qtbot.waitUntil(lambda: len(screen.events) == 2)
    assert order == [[first]]


def test_a_flood_yields_to_the_interface(qtbot: QtBot) -> None:
    applied: list[int] = []
    seen_between: list[int] = []

    def slow(batch: Sequence[Event]) -> None:
        applied.append(len(batch))
        until = threading.Event()
        until.wait(0.009)

    bridge = QtBridge(slow)
    for _ in range(256):
        bridge.post([ClockSynchronised(0.0)])
    bridge.call(lambda: seen_between.append(len(applied)))
    bridge.post([ClockSynchronised(0.0)])
    qtbot.waitUntil(lambda: sum(applied) == 257)
    assert seen_between == [4], "64 events at once"


def test_what_raises_does_not_hold_up_what_comes_after_it(
    qtbot: QtBot, bridge: QtBridge, screen: Screen
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("a bug")

    with qtbot.captureExceptions() as raised:
        bridge.call(broken)
        bridge.post([ClockSynchronised(1.0)])
        bridge.call(broken)
        bridge.post([LinkChanged(Link.ONLINE)])
        qtbot.waitUntil(lambda: len(screen.events) == 2)
        bridge.post([ClockSynchronised(2.0)])
        qtbot.waitUntil(lambda: len(screen.events) == 3)
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError] * 2


def test_callbacks_of_the_assignment_client_come_back_on_the_gui_thread(
    qtbot: QtBot, bridge: QtBridge
) -> None:
    fake = FakeAssignment()
    assignment = GuiAssignment(fake, bridge)
    heard: list[tuple[str, object]] = []

    def signed_in(error: ContactProError | None) -> None:
        heard.append(("signed in", error))

    def found(targets: Sequence[TransferTarget] | ContactProError) -> None:
        heard.append(("found", targets))

    def ask() -> None:
        assignment.sign_in(Credentials("t", "u", "p"), take_over=True, done=signed_in)
        assignment.search("x", found)
        assignment.sign_out(lambda: heard.append(("signed out", None)))

    on_another_thread(ask)
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard == [("signed in", None), ("found", ()), ("signed out", None)]
    action = DeclineOffer(InteractionId("I"))
    assignment.perform(RequestId("R"), action)
    assignment.cancel_file(RequestId("F"))
    assignment.retry_now()
    assignment.stop()
    assert fake.performed == [(RequestId("R"), action)]
    assert fake.cancelled == [RequestId("F")]
    assert (fake.retries, fake.stopped) == (1, True)


def test_nothing_comes_after_the_end(qtbot: QtBot, bridge: QtBridge, screen: Screen) -> None:
    bridge.post([ClockSynchronised(1.0)])
    bridge.close()
    bridge.post([LinkChanged(Link.ONLINE)])
    later: list[bool] = []
    following = QtBridge(screen.apply)
    following.call(lambda: later.append(True))
    qtbot.waitUntil(lambda: bool(later))
    assert screen.events == []


def test_files_and_the_past_come_back_on_the_gui_thread(qtbot: QtBot) -> None:
    screen, assignment = Screen(), FakeAssignment()
    bridge = QtBridge(screen.apply)
    told: list[object] = []
    GuiAssignment(assignment, bridge).fetch(AttachmentId("F"), told.append)
    GuiAssignment(assignment, bridge).save(AttachmentId("F"), Path("none/a"), told.append)
    [(_, done), (_, saved)] = assignment.fetches
    unavailable = FileUnavailable()
    past, gone = Past(), HistoryUnavailable(refused=True)
    GuiHistory(past, bridge).look_up(NotesOn(ContactId("C")), told.append)
    answers = (
        lambda: done(b"content"),
        lambda: saved(unavailable),
        lambda: past.asked[0](gone),
    )
    for answer in answers:
        thread = threading.Thread(target=answer)
        thread.start()
        thread.join()
    assert told == []
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [b"content", unavailable, gone]
    assert gone.refused


class Past:
    def __init__(self) -> None:
        self.asked: list[Callable[[Found | HistoryUnavailable], None]] = []

    def look_up(
        self, question: Question, done: Callable[[Found | HistoryUnavailable], None]
    ) -> None:
        self.asked.append(done)
