"""Addresses of resources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactpro_desktop.ecfs import paths

KEYS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


def test_a_trailing_slash_means_nothing() -> None:
    assert paths.segments("/users/me/queues/") == ("users", "me", "queues")
    assert paths.segments(paths.QUEUES) == ("users", "me", "queues")


def test_addresses_of_participants_stay_readable() -> None:
    uri = paths.participant_uri("A1", "sam.i.am@greeneggs.ham")
    assert uri == "/users/me/interactions/A1/participants/sam.i.am@greeneggs.ham"


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        (paths.queue_uri("Q"), "/users/me/queues/Q"),
        (paths.queue_statistics_uri("Q"), "/users/me/statistics/queues/Q"),
        (paths.script_uri("S"), "/users/me/scripts/S"),
        (paths.message_uri("I", "M"), "/users/me/interactions/I/transcript/messages/M"),
        (
            paths.script_answer_uri("I", "S", "Q"),
            "/users/me/interactions/I/scripts/S/scriptanswers/Q",
        ),
    ],
)
def test_resources_stand_where_the_model_says(uri: str, expected: str) -> None:
    assert uri == expected


@given(KEYS)
def test_any_key_survives_in_an_address(key: str) -> None:
    uri = paths.participant_uri("A1", key)
    assert paths.segments(uri)[-1] == key
    assert uri.count("/") == 6


@given(st.lists(KEYS, max_size=6))
def test_joining_reverses_splitting(parts: list[str]) -> None:
    assert paths.segments(paths.join(tuple(parts))) == tuple(parts)
