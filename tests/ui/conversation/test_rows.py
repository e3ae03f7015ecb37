"""Rows: groups, days and the handover."""

from __future__ import annotations

from contactpro_desktop.domain.conversation import Author, DeliveryState, Message, MessageKind
from contactpro_desktop.ui.conversation.rows import Entry, Row, entries, last_speaker, make_row

DAY = 24 * 3600.0


def said(author: Author, at: float = 0.0, **values: object) -> Message:
    return Message("words", author, sent_at=1_795_348_991.0 + at, **values)  # type: ignore[arg-type]


def rows(*messages: Message) -> list[Row]:
    made = entries(messages, None)
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
        None,
    )
    assert [entry.handover for entry in made] == [False, False, True, False, False, False]


def test_a_talk_among_people_has_no_handover() -> None:
    made = entries([said(Author.END_USER), said(Author.AGENT), said(Author.ME)], None)
    assert not any(entry.handover for entry in made)


def test_a_later_part_of_the_talk_goes_on_from_the_last_speaker() -> None:
    before = [said(Author.BOT), said(Author.END_USER), said(Author.SYSTEM)]
    assert entries([said(Author.AGENT)], last_speaker(before))[0].handover


def test_state_messages_are_lines_in_the_middle() -> None:
    line, words = rows(said(Author.ME, kind=MessageKind.STATE, state="JOINED"), said(Author.ME))
    assert line.is_line
    assert words.first
    assert make_row(Entry(said(Author.SYSTEM)), None, None).is_line
