"""The parts that all resources are made of."""

from __future__ import annotations

import asyncio
from hashlib import sha256

import pytest
from argon2 import PasswordHasher

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.localserver.config.api_users import ApiUserSpec
from contactpro_desktop.localserver.door.api_users import ApiUsers
from contactpro_desktop.localserver.door.credentials import Password
from contactpro_desktop.localserver.door.passwords import is_good_password
from contactpro_desktop.localserver.door.throttle import Throttle, TooManyAttempts
from contactpro_desktop.localserver.ri.kit.query import Query, as_id
from contactpro_desktop.localserver.ri.kit.rows import Row, selected, wildcard
from contactpro_desktop.localserver.ri.kit.xml import read_xml, write_xml

ROWS: list[Row] = [
    {"id": "1", "name": "Óscar", "size": 10, "open": True, "inner": {"deep": "needle"}},
    {"id": "2", "name": "ana", "size": 9, "open": False, "inner": {}},
    {"id": "3", "name": "Zoe", "size": None, "open": True, "inner": {}},
]


def ids(**parameters: str) -> str:
    return "".join(str(row["id"]) for row in selected(ROWS, Query(parameters)))


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({}, "123"),
        ({"name": "oscar"}, "1"),
        ({"name": "?na"}, "2"),
        ({"name": "[a]na"}, ""),
        ({"open": "true"}, "13"),
        ({"size": "9"}, "2"),
        ({"search": "needle"}, "1"),
        ({"sort": "size"}, "321"),
        ({"sort": "-size"}, "123"),
        ({"sort": "name"}, "321"),
        ({"sort": "name,LOCALE-es"}, "213"),
        ({"sort": "-open,name,LOCALE-es"}, "132"),
        ({"offset": "1"}, "23"),
        ({"offset": "1", "limit": "1"}, "2"),
        ({"limit": "0"}, ""),
        ({"offset": "99"}, ""),
        ({"unknown": "x"}, "123"),
    ],
)
def test_filters_order_and_pages(parameters: dict[str, str], found: str) -> None:
    assert ids(**parameters) == found


def test_a_pattern_that_would_take_for_ever_elsewhere() -> None:
    assert not wildcard("*a" * 100)("a" * 50 + "b")


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "2026-13-01",
        "1",
        "2026-01-01T00:00:00+99:00",
        "9999-12-31T23:59:59-12:00",
        "9999-12-31T23:59:59.999999",
        "0001-01-01T00:00:00+12:00",
    ],
)
def test_moments_that_are_none(text: str) -> None:
    with pytest.raises(ProtocolError):
        Query({"t": text}).instant("t")


def test_a_plus_sign_of_a_zone_arrives_as_a_space() -> None:
    assert Query({"t": "2026-01-01T02:00:00 02:00"}).instant("t") == 1_767_225_600


def test_ids_of_32_digits_or_36_characters() -> None:
    plain = "0123456789ABCDEF0123456789ABCDEF"
    assert as_id("01234567-89ab-cdef-0123-456789abcdef") == plain
    assert as_id(plain.lower()) == plain
    assert as_id("0123-4567") == "0123-4567"


def test_xml_there_and_back() -> None:
    value = {"a": "<&>\x00", "list": ["1", "2"], "one": {"b": "x"}, "none": None, "flag": True}
    written = write_xml("thing", value)
    assert read_xml(written) == {
        "a": "<&>\ufffd",
        "list": ["1", "2"],
        "one": {"b": "x"},
        "none": "",
        "flag": "true",
    }


def test_keys_that_are_no_names_of_elements() -> None:
    written = write_xml("data", {'a "b" <c>': "1"})
    assert b'<entry key="a &quot;b&quot; &lt;c&gt;">1</entry>' in written
    read_xml(written)


@pytest.mark.parametrize(
    "text",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b"<!DOCTYPE a><a/>",
        b"<a>&b;</a>",
        b"<a/><b/>",
        b"\xff\xfe",
        b"<a" + b">" * 3,
        b'<?xml version="1.0" encoding="nothing"?><a/>',
        b'<?xml version="1.0" encoding="base64"?><a/>',
    ],
)
def test_xml_that_is_refused(text: bytes) -> None:
    with pytest.raises(ProtocolError):
        read_xml(text)


@pytest.mark.parametrize(
    ("password", "good"),
    [
        ("Abcdefg1", True),
        ("abcdef-1", True),
        ("Abcdef1", False),
        ("abcdefg1", False),
        ("My-ANA-99", False),
        ("ñandú-Ñ-22", True),
    ],
)
def test_the_password_policy(password: str, good: bool) -> None:
    assert is_good_password(password, "ana") is good


async def test_passwords_of_the_demo_open_nothing_from_elsewhere() -> None:
    hashed = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("demo-x")
    user = ApiUserSpec("x", hashed, sha256(b"key").hexdigest())
    users = ApiUsers([user], Throttle(lambda: 0.0))
    shown = Password("x", "demo-x")
    assert await users.verify(shown, "key", "127.0.0.1") == user
    assert await users.verify(shown, "key", "192.0.2.7") is None


async def test_guesses_at_the_same_time_are_no_more_guesses() -> None:
    hashed = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("secret")
    users = ApiUsers(
        [ApiUserSpec("x", hashed, sha256(b"key").hexdigest())], Throttle(lambda: 0.0, limit=3)
    )
    guesses = (users.verify(Password("x", f"{n}"), "key", "127.0.0.1") for n in range(20))
    found = await asyncio.gather(*guesses, return_exceptions=True)
    assert 3 <= found.count(None) <= 4
    assert sum(isinstance(each, TooManyAttempts) for each in found) >= 16
