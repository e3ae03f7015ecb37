"""Rows: groups, days and the handover."""

from __future__ import annotations

import random

import pytest

from contactpro_desktop.domain.conversation import (
    Author,
    DeliveryState,
    Floor,
    Message,
    MessageKind,
)
from contactpro_desktop.ui.conversation.rows import Entry, Row, entries, floor_at_end, make_row

DAY = 24 * 3600.0


def said(author: Author, at: float = 0.0, **values: object) -> Message:
    return Message("words", author, sent_at=1_795_348_991.0 + at, **values)  # type: ignore[arg-type]


def rows(*messages: Message) -> list[Row]:
    made = entries(messages, Floor.NOBODY)
    around = [None, *messages, None]
    return [make_row(entry, around[i], around[i + 2]) for i, entry in enumerate(made)]


def test_messages_of_one_author_close_to_each_other_share_a_footer() -> None:
    first, second, third = rows(
        said(Author.END_USER), said(Author.END_USER, 60), said(Author.ME, 70)
    )
    assert (first.first, first.last) == (True, False)
    assert (second.first, second.last) == (False, True)
    assert (third.first, third.last) == (True, True)


def test_a_pause_another_name_or_a_pending_message_ends_the_group() -> None:
    pause = rows(said(Author.ME), said(Author.ME, 400))
    names = rows(said(Author.AGENT, author_name="Bruno"), said(Author.AGENT, author_name="Carla"))
    pending = rows(said(Author.ME), said(Author.ME, 1, delivery=DeliveryState.SENDING))
    assert all(row.first and row.last for row in (*pause, *names, *pending))


def test_the_first_message_of_each_day_carries_the_day() -> None:
    first, second, third = rows(said(Author.ME), said(Author.ME, 10), said(Author.ME, DAY))
    assert first.day is not None
    assert second.day is None
    assert third.day is not None
    assert (third.day - first.day).days == 1


def test_the_handover_is_at_the_first_word_of_a_person_after_the_bot() -> None:
    made = entries(
        [
            said(Author.BOT),
            said(Author.END_USER),
            said(Author.ME, kind=MessageKind.STATE, state="JOINED"),
            said(Author.ME),
            said(Author.BOT, kind=MessageKind.STATE, state="LEFT"),
            said(Author.ME),
        ],
        Floor.NOBODY,
    )
    assert [entry.handover for entry in made] == [False, False, True, False, False, False]


def test_a_talk_among_people_has_no_handover() -> None:
    made = entries([said(Author.END_USER), said(Author.AGENT), said(Author.ME)], Floor.NOBODY)
    assert not any(entry.handover for entry in made)


def test_a_later_part_of_the_talk_goes_on_from_who_had_the_floor() -> None:
    before = [said(Author.BOT), said(Author.END_USER), said(Author.SYSTEM)]
    assert entries([said(Author.AGENT)], floor_at_end(before))[0].handover


@pytest.mark.parametrize("seed", range(20))
def test_the_floor_found_from_the_end_is_the_floor_of_the_whole_talk(seed: int) -> None:
    rng = random.Random(seed)
    talk = [
        said(
            rng.choice(list(Author)),
            kind=rng.choice((MessageKind.TEXT, MessageKind.STATE)),
            state=rng.choice(("JOINED", "LEFT", "CHAT_TRANSFERRED", "CHAT_STARTED")),
        )
        for _ in range(rng.randint(0, 12))
    ]
    floors = [Floor.NOBODY, *(entry.floor for entry in entries(talk, Floor.NOBODY))]
    assert floor_at_end(talk) is floors[-1]


def test_what_the_rest_tells_better_is_silent() -> None:
    talk = (
        said(Author.SYSTEM, kind=MessageKind.STATE, state="CHAT_STARTED"),
        said(Author.SYSTEM, kind=MessageKind.STATE, state="JOINED"),
        said(Author.BOT),
        said(Author.SYSTEM, kind=MessageKind.STATE, state="CHAT_TRANSFERRED"),
        said(Author.SYSTEM, kind=MessageKind.STATE, state="LEFT"),
        said(Author.SYSTEM, kind=MessageKind.STATE, state="JOINED"),
        said(Author.ME),
        said(Author.SYSTEM, kind=MessageKind.STATE, state="CHAT_TRANSFERRED"),
        said(Author.SYSTEM, kind=MessageKind.STATE, state="LEFT"),
    )
    silent = [row.silent for row in rows(*talk)]
    assert silent == [True, False, False, True, True, True, False, False, False]
    assert [row.handover for row in rows(*talk)].index(True) == 5


def test_state_messages_are_lines_in_the_middle() -> None:
    line, words = rows(said(Author.ME, kind=MessageKind.STATE, state="JOINED"), said(Author.ME))
    assert line.is_line
    assert words.first
    assert make_row(Entry(said(Author.SYSTEM)), None, None).is_line
