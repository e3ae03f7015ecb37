"""Texts made to hurt: each is laid out and drawn without a stall anybody would feel."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from contactpro_desktop.domain.conversation import Author
from contactpro_desktop.ui.conversation.row_layout import LONG_CHARS, RowBuilder, shown_text
from contactpro_desktop.ui.conversation.rows import Row
from contactpro_desktop.ui.conversation.times import local_day
from contactpro_desktop.ui.conversation.transcript import Transcript
from tests.support.stopwatch import processor_time
from tests.ui.conversation.chat import Chat
from tests.ui.support import NOON, Office

STALL = 0.1
"""Seconds of this thread's own time, so that other programs on the machine do not count."""

HOSTILE = {
    "one word": "a" * 100_000,
    "nested markup": "<b>" * 30_000,
    "combining marks": "e" + "\u0301" * 100_000,
    "stacks of marks": ("e" + "\u0301" * 30) * 3_000,
    "emoji": "😀" * 50_000,
    "joined emoji": "👨\u200d👩\u200d👧" * 10_000,
    "right to left": "مرحبا " * 20_000,
    "direction changes": "\u202eabc\u202c" * 20_000,
    "empty lines": "\n" * 100_000,
    "lines": "a\n" * 50_000,
    "tabs": "\t" * 100_000,
    "brackets": "https://a.b/" + ")" * 100_000,
    "links": "https://a.b/c " * 10_000,
    "control characters": "\x00\x07\x1b[31m" * 20_000,
    "wide letters": "﷽" * 50_000,
}


@pytest.fixture
def transcript(office: Office, qapp: QApplication) -> Transcript:
    return Transcript(office.theme, office.store, office.desk)


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_shown_in_time(office: Office, transcript: Transcript, name: str) -> None:
    chat = Chat(office)
    transcript.resize(700, 500)
    transcript.show_interaction(office.store.interactions[chat.id])
    chat.hear("warm up")
    transcript.grab()
    took = min(show_once(chat, transcript, HOSTILE[name]) for _ in range(3))
    assert took < STALL


def show_once(chat: Chat, transcript: Transcript, text: str) -> float:
    """Seconds until a new message with that text is on the screen."""
    with processor_time() as watch:
        chat.hear(text)
        transcript.grab()
    return watch.seconds


@pytest.mark.parametrize("name", HOSTILE)
def test_shown_in_full_it_is_bounded(office: Office, name: str) -> None:
    chat = Chat(office)
    message = chat.message(HOSTILE[name], Author.END_USER)
    text, more = shown_text(message, expanded=True)
    assert len(text) <= LONG_CHARS + 1
    assert not more
    builder = RowBuilder(office.theme, local_day(NOON), "")
    with processor_time() as watch:
        builder.build(Row(message), 700, expanded=True)
    assert watch.seconds < STALL
