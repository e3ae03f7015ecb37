"""The will: each wish once, after its hesitation, and again only if it failed."""

from __future__ import annotations

from random import Random

import pytest

from contactpro_desktop.robots.wishes import Pace, Will, Wish

from .scene import no_hesitation

GREET = Wish("greet", "hello", after=(10, 20))


def unhurried() -> Will[str]:
    return Will(Pace(Random(7)))


def test_a_wish_is_acted_on_once_after_its_hesitation() -> None:
    will = unhurried()
    assert will.act([GREET], now=100) == []
    due = will.next_due()
    assert due is not None
    assert 110 <= due <= 120
    assert will.act([GREET], now=due) == [GREET]
    assert will.act([GREET], now=due + 1000) == [], "it was acted on, whatever comes of it"
    assert will.next_due() is None


def test_a_wish_that_is_no_longer_wished_is_forgotten() -> None:
    will = unhurried()
    will.act([GREET], now=0)
    assert will.act([], now=1000) == []
    assert will.next_due() is None
    assert will.act([GREET], now=1000) == [], "it hesitates anew"
    assert will.act([GREET], now=1020) == [GREET]


def test_what_was_done_can_be_wished_again_later() -> None:
    will = Will[str](no_hesitation())
    assert will.act([GREET], now=0) == [GREET]
    will.act([], now=1)
    assert will.act([GREET], now=2) == [GREET]


def test_what_failed_is_tried_again_in_a_while() -> None:
    will = unhurried()
    at_once = Wish("greet", "hello")
    [wish] = will.act([at_once], now=0)
    will.failed(wish, now=1)
    assert will.act([at_once], now=2) == []
    due = will.next_due()
    assert due is not None
    assert will.act([at_once], now=due) == [at_once]


def test_what_failed_after_it_was_given_up_is_not_tried_again() -> None:
    will = Will[str](no_hesitation())
    [wish] = will.act([GREET], now=0)
    will.act([], now=1)
    will.failed(wish, now=2)
    assert will.next_due() is None


@pytest.mark.parametrize("speed", [1.0, 10.0])
def test_speed_shortens_hesitation(speed: float) -> None:
    drawn = Pace(Random(3), speed).draw((10, 20))
    assert 10 / speed <= drawn <= 20 / speed


def test_the_same_seed_hesitates_alike() -> None:
    first, second = Pace(Random(3)), Pace(Random(3))
    assert [first.draw((0, 9)) for _ in range(5)] == [second.draw((0, 9)) for _ in range(5)]
