"""The sorted, filtered rows against the plain rules."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import ContactId, QueueId
from contactpro_desktop.domain.picklist import PicklistRow, PicklistSort, sort_key
from contactpro_desktop.ui.folding import folded
from contactpro_desktop.ui.picklist.rows import PicklistFilter, PicklistRows

QUEUES = (QueueId("A"), QueueId("B"))

rows = st.builds(
    PicklistRow,
    contact_id=st.sampled_from([ContactId(f"C{n}") for n in range(12)]),
    channel=st.sampled_from([Channel.CHAT, Channel.EMAIL]),
    queue_id=st.sampled_from(QUEUES),
    queue_name=st.sampled_from(["Ventas", "Soporte"]),
    customer_name=st.sampled_from(["Eva", "Ana Eva", "Luis", "Ivan"]),
    queued_at=st.none() | st.sampled_from([1.0, 2.0, 3.0, 4.0]),
    priority=st.integers(0, 2),
)
filters = st.builds(
    PicklistFilter,
    text=st.sampled_from(["", "e", "ev", "eva", "eva ve", "LUIS", "zz"]),
    queues=st.sampled_from([frozenset(), frozenset(QUEUES[:1])]),
    channels=st.sampled_from([frozenset(), frozenset({Channel.CHAT})]),
)
steps = st.lists(
    st.tuples(st.just("put"), rows)
    | st.tuples(st.just("drop"), st.sampled_from([ContactId(f"C{n}") for n in range(12)]))
    | st.tuples(st.just("reset"), st.lists(rows, max_size=8))
    | st.tuples(st.just("filter"), filters)
    | st.tuples(st.just("order"), st.sampled_from(PicklistSort)),
    max_size=40,
)


def passes(row: PicklistRow, wanted: PicklistFilter) -> bool:
    """Every word is there in any field, in any of the queues and channels."""
    return (
        (not wanted.queues or row.queue_id in wanted.queues)
        and (not wanted.channels or row.channel in wanted.channels)
        and all(word in row.search_text for word in wanted.text.casefold().split())
    )


@given(steps)
def test_every_sequence_of_changes_ends_in_the_same_list_as_starting_anew(
    script: list[tuple[str, object]],
) -> None:
    held = PicklistRows()
    known: dict[ContactId, PicklistRow] = {}
    for step, value in script:
        match step, value:
            case "put", PicklistRow() as row:
                expected_place = held.place_of(row)
                held.put(row)
                known[row.contact_id] = row
                assert (held.index_of(row.contact_id) is None) == (expected_place is None)
            case "drop", str(contact_id):
                held.drop(ContactId(contact_id))
                known.pop(ContactId(contact_id), None)
            case "reset", list(anew):
                held.reset(anew)
                known = {row.contact_id: row for row in anew}
            case "filter", PicklistFilter() as wanted:
                held.set_filter(wanted)
            case "order", PicklistSort() as order:
                held.set_order(order)
        plain = [row for row in known.values() if passes(row, held.filter)]
        assert [held[i] for i in range(len(held))] == sorted(plain, key=sort_key(held.order))
        assert held.total == len(known)
        ages = [row.queued_at for row in known.values() if row.queued_at is not None]
        assert held.oldest == min(ages, default=None)


def test_the_filter_knows_neither_case_nor_accents() -> None:
    assert folded("Conceição ÑANDÚ") == "conceicao nandu"
    held = PicklistRows()
    row = PicklistRow(ContactId("C"), Channel.CHAT, QueueId("A"), "Ventas", "Conceição")
    held.reset([row, replace(row, contact_id=ContactId("D"), customer_name="Luis")])
    held.set_filter(PicklistFilter("CONCEICAO"))
    assert [held[0]] == [row]
    assert held.get(ContactId("D")) is not None
    assert held.index_of(ContactId("D")) is None
    assert held.get(ContactId("X")) is None


@pytest.mark.parametrize(
    ("before", "after", "extends"),
    [
        (PicklistFilter("ro"), PicklistFilter("rosa"), True),
        (PicklistFilter("rosa"), PicklistFilter("ro"), False),
        (PicklistFilter("ro", frozenset(QUEUES)), PicklistFilter("rosa"), False),
    ],
)
def test_only_typing_on_narrows_what_is_shown(
    before: PicklistFilter, after: PicklistFilter, extends: bool
) -> None:
    assert after.extends(before) is extends
