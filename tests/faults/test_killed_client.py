"""What is typed and what is sent outlives a client that is killed; `make faults` kills it more
often."""

from __future__ import annotations

from tests.faults import drafts, outbox
from tests.faults.result import complete


def test_at_most_a_second_of_typing_is_lost() -> None:
    for each in drafts.run(seed=4, rounds=3):
        assert complete(each)["ok"], each


def test_what_was_shown_as_sent_arrives_exactly_once() -> None:
    for each in outbox.run(seed=4, rounds=3):
        assert complete(each)["ok"], each
