"""The column: rows are measured only in sight, and nothing in sight jumps."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from contactpro_desktop.ui.conversation.column import Column

VIEW = 600


class Heights:
    """Heights by row, counting who asks."""

    def __init__(self, heights: list[int]) -> None:
        self.heights = heights
        self.measured = 0

    def __call__(self, row: int) -> int:
        self.measured += 1
        return self.heights[row]


def column(heights: list[int]) -> tuple[Column, Heights]:
    measure = Heights(heights)
    made = Column(measure)
    made.resize(VIEW, measure_again=True)
    made.reset(len(heights))
    made.settle()
    return made, measure


def seen(made: Column) -> list[tuple[int, int]]:
    return [(row, top) for row, top, _ in made.visible()]


def test_few_rows_stand_at_the_lower_edge() -> None:
    made, _ = column([50, 60])
    assert seen(made) == [(0, VIEW - 110), (1, VIEW - 60)]
    assert made.following
    assert made.maximum == made.value == 0


def test_many_rows_start_at_the_end_and_only_those_in_sight_are_measured() -> None:
    made, measure = column([100] * 1000)
    assert [row for row, _ in seen(made)] == list(range(994, 1000))
    assert measure.measured == 6
    assert made.value == made.maximum


def test_what_is_added_above_moves_nothing_in_sight() -> None:
    made, measure = column([100] * 50)
    made.scroll_to(made.value - 777)
    before = seen(made)
    measure.heights[:0] = [33] * 20
    made.insert(0, 20)
    made.settle()
    assert seen(made) == [(row + 20, top) for row, top in before]


def test_following_ends_when_scrolled_up_and_begins_at_the_end() -> None:
    made, _ = column([100] * 50)
    made.scroll_to(made.value - 50)
    assert not made.following
    made.scroll_to(made.maximum)
    assert made.following


def test_new_rows_come_into_sight_only_while_following() -> None:
    made, measure = column([100] * 50)
    measure.heights.append(80)
    made.insert(50, 1)
    made.settle()
    assert seen(made)[-1] == (50, VIEW - 80)
    made.scroll_to(made.value - 300)
    before = seen(made)
    measure.heights.append(80)
    made.insert(51, 1)
    made.settle()
    assert seen(made) == before


def test_scrolling_up_over_rows_of_unknown_height_moves_by_exactly_that_much() -> None:
    rng = random.Random(7)
    made, _ = column([rng.randint(20, 300) for _ in range(80)])
    row, top = seen(made)[0]
    made.scroll_to(made.value - 120)
    assert dict(seen(made))[row] == top + 120


def test_show_brings_a_row_into_sight_with_as_little_movement_as_possible() -> None:
    made, _ = column([100] * 50)
    made.show(10)
    assert seen(made)[0] == (10, 0)
    made.show(12)
    assert seen(made)[0] == (10, 0)
    made.show(30)
    assert seen(made)[-1] == (30, VIEW - 100)


def test_only_rows_that_are_gone_from_above_leave_what_is_in_sight_alone() -> None:
    made, measure = column([100] * 50)
    before = [top for _, top in seen(made)]
    del measure.heights[:10]
    assert not made.remove(0, 10)
    assert [top for _, top in seen(made)] == before
    assert made.remove(seen(made)[0][0], 1)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_happens_the_viewport_is_filled_without_gaps(seed: int) -> None:
    rng = random.Random(seed)
    made, measure = column([rng.randint(0, 400) for _ in range(rng.randint(0, 40))])
    for _ in range(400):
        act = rng.choice(("insert", "remove", "scroll", "jump", "show", "forget", "resize"))
        count = len(measure.heights)
        if act == "insert":
            place, many = rng.randint(0, count), rng.randint(1, 5)
            measure.heights[place:place] = [
                rng.choice((0, rng.randint(5, 400))) for _ in range(many)
            ]
            made.insert(place, many)
        elif act == "remove" and count:
            place = rng.randrange(count)
            many = rng.randint(1, count - place)
            del measure.heights[place : place + many]
            made.remove(place, many)
        elif act == "scroll":
            made.scroll_to(made.value + rng.randint(-900, 900))
        elif act == "jump":
            made.scroll_to(rng.randint(0, made.maximum + 500))
        elif act == "show" and count:
            made.show(rng.randrange(count))
        elif act == "forget" and count:
            measure.heights[-1] = rng.randint(5, 400)
            made.forget(count - 1, count - 1)
        elif act == "resize":
            made.resize(rng.randint(100, 900), measure_again=rng.random() < 0.5)
        made.settle()
        check(made, measure)


def check(made: Column, measure: Heights) -> None:
    rows = list(made.visible())
    assert len(made) == len(measure.heights)
    if not rows:
        assert not measure.heights
        return
    height = made._height
    for (row, top, tall), (after, below, _) in pairwise(rows):
        assert after == row + 1
        assert below == top + tall
    assert all(tall == measure.heights[row] for row, _, tall in rows)
    first, top, _ = rows[0]
    last, below, tall = rows[-1]
    everything = sum(measure.heights)
    if everything >= height:
        assert top <= 0
        assert below + tall >= height
    else:
        assert first == 0
        assert below + tall == height
    assert made.following == (last == len(made) - 1 and below + tall == height)
    assert 0 <= made.value <= made.maximum
