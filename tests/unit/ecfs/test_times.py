"""Timestamps of both notations."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactpro_desktop.ecfs.times import (
    EARLIEST,
    LATEST,
    format_timestamp,
    instant_of_milliseconds,
    parse_iso,
    parse_timestamp,
)
from tests.unit.ecfs.strategies import NUMBERS

NOON = datetime(2016, 6, 17, 12, 0, 0, tzinfo=UTC).timestamp()


def test_a_timestamp_is_day_first() -> None:
    assert parse_timestamp("17/06/2016 12:00:00 UTC+00:00") == NOON
    assert format_timestamp(NOON) == "17/06/2016 12:00:00 UTC+00:00"


def test_other_offsets_are_taken_into_account() -> None:
    assert parse_timestamp("17/06/2016 14:00:00 UTC+02:00") == NOON
    assert parse_timestamp("17/06/2016 09:00:00 UTC-03:00") == NOON


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2016-06-17T12:00:00Z",
        "31/02/2016 12:00:00 UTC+00:00",
        "17/06/2016 25:00:00 UTC+00:00",
        "17/06/2016 12:00:00 UTC+00:00\n",
        "\u0661\u0667/06/2016 12:00:00 UTC+00:00",
    ],
)
def test_anything_else_is_no_timestamp(text: str) -> None:
    assert parse_timestamp(text) is None


def test_an_offset_that_leads_out_of_the_calendar_is_none() -> None:
    assert parse_timestamp("01/01/0001 00:00:00 UTC+14:00") is None


@given(st.integers(86_400, 4_000_000_000))
def test_a_whole_second_survives_the_way_there_and_back(second: int) -> None:
    assert parse_timestamp(format_timestamp(second)) == second


@pytest.mark.parametrize("text", ["01/01/1970 23:59:59 UTC+00:00", "02/01/2200 00:00:00 UTC+00:00"])
def test_what_no_clock_can_mean_is_no_timestamp(text: str) -> None:
    assert parse_timestamp(text) is None
    day, month, year = text[:10].split("/")
    assert parse_iso(f"{year}-{month}-{day}T{text[11:19]}Z") is None


@given(NUMBERS)
def test_milliseconds_are_an_instant_or_none(milliseconds: float) -> None:
    instant = instant_of_milliseconds(milliseconds)
    assert instant is None or EARLIEST <= instant <= LATEST


def test_the_bounds_are_instants() -> None:
    assert instant_of_milliseconds(86_400_000) == EARLIEST
    assert instant_of_milliseconds(7_258_118_400_000) == LATEST
    assert datetime.fromtimestamp(LATEST, UTC) == datetime(2200, 1, 1, tzinfo=UTC)


@given(st.text(max_size=40))
def test_no_text_breaks_the_parsers(text: str) -> None:
    assert isinstance(parse_timestamp(text), float | None)
    assert isinstance(parse_iso(text), float | None)


def test_iso_texts_without_a_zone_are_utc() -> None:
    assert parse_iso("2016-06-17T12:00:00Z") == NOON
    assert parse_iso("2016-06-17T14:00:00+02:00") == NOON
    assert parse_iso("2016-06-17T12:00:00") == NOON
    assert parse_iso("yesterday") is None
