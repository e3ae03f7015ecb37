"""The router through a million states; and that the search repeats what the router did only where
the router would do the same again."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from tests.localserver.exhaustive.bounds import AGENTS, CONFERENCE, MEETING, Bounds
from tests.localserver.exhaustive.halves import search_in_halves
from tests.localserver.exhaustive.search import Search

A_MILLION = 1_000_000
FOUR_MINUTES = 240.0
A_FEW = 5_000
WITH_EVERYTHING = Bounds(
    offer=2,
    grace=3,
    wrap_up=2,
    wrap_ups=2,
    meeting=4,
    missed=2,
    away=(MEETING, CONFERENCE),
    serving=True,
    staggered=True,
)


@pytest.mark.timeout(900)
def test_every_rule_holds_in_a_million_states() -> None:
    """In two minutes on two free cores. Of processor time either half has twice that: tests beside
    it slow it down."""
    found = search_in_halves(Bounds(), A_MILLION)
    assert found.states >= A_MILLION
    assert found.seconds <= FOUR_MINUTES


def test_every_rule_holds_with_more_that_can_happen() -> None:
    search = Search(WITH_EVERYTHING)
    assert search.run(A_FEW).states >= A_FEW
    search.check_again(Random(4), 500)


def test_every_rule_holds_where_somebody_can_do_nothing() -> None:
    bounds = replace(WITH_EVERYTHING, incapable=(AGENTS[2],), missed=1)
    assert Search(bounds).run(A_FEW).states >= A_FEW
