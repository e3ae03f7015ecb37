"""Addresses as people type them, and waiting times between attempts."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactpro_desktop.assignment.backoff import delays
from contactpro_desktop.assignment.tenant import Tenant
from contactpro_desktop.domain.errors import SignInError, UnknownTenant, UntrustedServer


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("https://login.example/demo", "https://login.example/demo"),
        ("  login.example/demo/  ", "https://login.example/demo"),
        ("HTTPS://Login.Example:8443/demo?x=1#y", "https://login.example:8443/demo"),
        ("127.0.0.1:8080/demo", "http://127.0.0.1:8080/demo"),
        ("localhost:8080/demo", "http://localhost:8080/demo"),
        ("http://[::1]:8080/demo/", "http://[::1]:8080/demo"),
        ("https://127.0.0.1/demo", "https://127.0.0.1/demo"),
        ("login.example/a/b", "https://login.example/a/b"),
    ],
)
def test_addresses_are_read_as_people_write_them(typed: str, base: str) -> None:
    assert Tenant.parse(typed).base == base


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "ftp://login.example", "https://", "https://ana:pw@login.example/x", "a:b:c"],
)
def test_what_is_no_address_is_no_tenant(typed: str) -> None:
    with pytest.raises(UnknownTenant):
        Tenant.parse(typed)


def test_passwords_do_not_go_over_a_network_in_the_clear() -> None:
    with pytest.raises(UntrustedServer):
        Tenant.parse("http://login.example/demo")


def test_the_websocket_is_as_secure_as_the_rest() -> None:
    assert Tenant.parse("https://login.example/demo").websocket_base == "wss://login.example/demo"
    assert Tenant.parse("localhost:1/demo").websocket_base == "ws://localhost:1/demo"
    assert Tenant.parse("localhost:1/demo").origin == "http://localhost:1"


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        tenant = Tenant.parse(text)
    except SignInError:
        return
    assert tenant.secure or tenant.loopback


def test_the_first_attempt_is_soon_and_the_waits_grow_to_a_limit() -> None:
    waits = list(islice(delays(lambda: 1.0), 12))
    assert waits[:4] == [0.5, 0.8, pytest.approx(1.28), pytest.approx(2.048)]
    assert waits[-1] == 15.0


@given(st.floats(0, 1), st.integers(1, 30))
def test_no_wait_is_longer_than_its_ceiling(number: float, attempt: int) -> None:
    wait = next(islice(delays(lambda: number), attempt, None))
    assert 0 <= wait <= min(0.5 * 1.6**attempt, 15.0) + 1e-9
