"""The counting itself: each kind of harm is seen, and nothing else."""

from __future__ import annotations

import pytest

from tests.faults.ledger import Harm, Ledger

ALL = [("c", 3)]


def told(*texts: str) -> Ledger:
    ledger = Ledger()
    for text in texts:
        ledger.pushed(f"id of {text}", text)
    return ledger


def test_what_comes_in_order_does_no_harm() -> None:
    ledger = told("c 1", "a 1", "c 2")
    ledger.snapshot([(f"id of {text}", text) for text in ("c 1", "a 1", "c 2", "a 2", "c 3")])
    assert ledger.close([*ALL, ("a", 2)]).is_none


@pytest.mark.parametrize(
    ("texts", "harm"),
    [
        (["c 1", "c 3"], Harm(lost=1)),
        (["c 1", "c 2"], Harm(lost=1)),
        (["c 1", "c 3", "c 2"], Harm(reordered=1)),
        (["c 1", "c 2", "c 2", "c 3"], Harm(duplicated=1)),
    ],
)
def test_harm_done_by_pushes_is_counted(texts: list[str], harm: Harm) -> None:
    assert told(*texts).close(ALL) == harm


def test_a_message_that_was_said_once_and_stored_twice_is_a_double() -> None:
    ledger = told("c 1")
    ledger.pushed("another id", "c 1")
    assert ledger.harm == Harm(duplicated=1)


@pytest.mark.parametrize(
    ("texts", "harm"),
    [
        (["c 2"], Harm(lost=1)),
        (["c 2", "c 1"], Harm(reordered=1)),
        (["c 1", "c 1", "c 2"], Harm(duplicated=1, reordered=1)),
        (["c 3", "c 1", "c 2"], Harm(reordered=1)),
    ],
)
def test_harm_done_by_a_snapshot_is_counted(texts: list[str], harm: Harm) -> None:
    ledger = told("c 1", "c 2")
    ledger.snapshot([(f"id of {text}", text) for text in texts])
    assert ledger.harm == harm
