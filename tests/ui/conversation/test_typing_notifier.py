"""Typing is told seldom, and its end always."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.ui.conversation.typing_notifier import IDLE_MS, TypingNotifier
from tests.ui.support import FakeClock

ROSA, LUIS = InteractionId("A" * 32), InteractionId("B" * 32)


class Told(list[tuple[InteractionId, bool]]):
    def __call__(self, interaction_id: InteractionId, typing: bool) -> None:
        self.append((interaction_id, typing))


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def notifier(qtbot: QtBot, told: Told, clock: FakeClock) -> Iterator[TypingNotifier]:
    parent = QObject()
    yield TypingNotifier(told, clock, parent)
    parent.deleteLater()


def test_many_keys_are_told_once_in_three_seconds(
    notifier: TypingNotifier, told: Told, clock: FakeClock
) -> None:
    for _ in range(29):
        notifier.typed(ROSA)
        clock.advance(0.1)
    assert told == [(ROSA, True)]
    clock.advance(0.2)
    notifier.typed(ROSA)
    assert told == [(ROSA, True), (ROSA, True)]


def test_four_seconds_without_a_key_end_it(notifier: TypingNotifier, told: Told) -> None:
    notifier.typed(ROSA)
    assert notifier.idle.isActive()
    assert notifier.idle.interval() == IDLE_MS == 4_000
    notifier.idle.timeout.emit()
    assert told == [(ROSA, True), (ROSA, False)]


def test_the_end_is_told_once(notifier: TypingNotifier, told: Told) -> None:
    notifier.stop()
    assert told == []
    notifier.typed(ROSA)
    notifier.stop()
    notifier.stop()
    assert told == [(ROSA, True), (ROSA, False)]
    assert not notifier.idle.isActive()


def test_typing_elsewhere_ends_it_in_the_first_conversation(
    notifier: TypingNotifier, told: Told
) -> None:
    notifier.typed(ROSA)
    notifier.typed(LUIS)
    assert told == [(ROSA, True), (ROSA, False), (LUIS, True)]


def test_nobody_is_told_once_the_conversation_is_over(notifier: TypingNotifier, told: Told) -> None:
    notifier.typed(ROSA)
    notifier.forget()
    notifier.stop()
    assert told == [(ROSA, True)]
