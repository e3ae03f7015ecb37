"""Addresses as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactpro_desktop.ui.tenant_address import AddressProblem, tenant_address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" contact.example.org/demo ", "https://contact.example.org/demo"),
        ("https://contact.example.org:8443/demo/", "https://contact.example.org:8443/demo"),
        ("https://contact.example.org/demo?x=1#y", "https://contact.example.org/demo"),
        ("http://127.0.0.1:8080/demo", "http://127.0.0.1:8080/demo"),
        ("127.0.0.1:8080/demo", "http://127.0.0.1:8080/demo"),
        ("localhost/demo", "http://localhost/demo"),
        ("http://[::1]:8080/demo", "http://[::1]:8080/demo"),
        ("https://contact.example.org/a/b", "https://contact.example.org/a/b"),
    ],
)
def test_a_good_address_is_made_complete(typed: str, address: str) -> None:
    assert tenant_address(typed) == address


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("   ", AddressProblem.MISSING),
        ("https://", AddressProblem.NOT_AN_ADDRESS),
        ("ftp://contact.example.org/demo", AddressProblem.NOT_AN_ADDRESS),
        ("https://ana:secret@contact.example.org/demo", AddressProblem.NOT_AN_ADDRESS),
        ("https://contact.example.org:port/demo", AddressProblem.NOT_AN_ADDRESS),
        ("https://[::1/demo", AddressProblem.NOT_AN_ADDRESS),
        ("[::1/demo", AddressProblem.NOT_AN_ADDRESS),
        ("https://contact example.org/demo", AddressProblem.NOT_AN_ADDRESS),
        ("https://contact.example.org/", AddressProblem.NO_TENANT),
        ("http://contact.example.org/demo", AddressProblem.NOT_ENCRYPTED),
        ("http://10.0.0.7/demo", AddressProblem.NOT_ENCRYPTED),
        ("http://localhost.example.org/demo", AddressProblem.NOT_ENCRYPTED),
    ],
)
def test_a_bad_address_says_what_is_wrong(typed: str, problem: AddressProblem) -> None:
    assert tenant_address(typed) is problem


@given(st.text())
def test_whatever_is_typed_is_an_address_or_a_problem(typed: str) -> None:
    found = tenant_address(typed)
    assert isinstance(found, AddressProblem) or found.startswith(("https://", "http://"))
