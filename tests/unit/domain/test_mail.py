"""Addresses as people type them, and two hands on one draft."""

from __future__ import annotations

import pytest

from contactpro_desktop.domain.mail import (
    Addresses,
    DraftChange,
    DraftText,
    MailAddress,
    addresses_text,
    change_between,
    holds,
    merge,
    parse_addresses,
)

EVA, IAN, UNA = (MailAddress(f"{name}@example.org") for name in ("eva", "ian", "una"))


@pytest.mark.parametrize(
    ("typed", "good", "bad"),
    [
        ("", (), ()),
        ("eva@example.org", (EVA,), ()),
        ("eva@example.org, EVA@example.org", (EVA,), ()),
        ("eva@example.org; ian@example.org\nuna@example.org", (EVA, IAN, UNA), ()),
        ("Eva Lorca <eva@example.org>", (MailAddress("eva@example.org", "Eva Lorca"),), ()),
        ('"Lorca, Eva" <eva@example.org>', (MailAddress("eva@example.org", "Lorca, Eva"),), ()),
        ("eva, ian@example.org", (IAN,), ("eva",)),
        ("eva@example", (MailAddress("eva@example"),), ()),
        ("eva@example..org", (), ("eva@example..org",)),
        ("a b@example.org", (), ("a b@example.org",)),
        ("<eva@example.org", (), ("<eva@example.org",)),
        (f"{'a' * 250}@example.org", (), (f"{'a' * 250}@example.org",)),
    ],
)
def test_what_is_an_address(typed: str, good: Addresses, bad: tuple[str, ...]) -> None:
    assert parse_addresses(typed) == (good, bad)


def test_what_is_written_is_read_again() -> None:
    addresses = (EVA, MailAddress("ian@example.org", "Ian, Núñez"), MailAddress("u@b.cl", 'U "x"'))
    assert [each.key for each in parse_addresses(addresses_text(addresses))[0]] == [
        each.key for each in addresses
    ]


def test_a_change_holds_what_differs_and_no_more() -> None:
    before = DraftText("Hello", "one\r\ntwo", "q@b.cl", (EVA,))
    assert not change_between(before, DraftText("Hello", "one\ntwo", "q@b.cl", (EVA,)))
    change = change_between(before, DraftText("Hi", "one\ntwo", "q@b.cl", (EVA, IAN)))
    assert change == DraftChange(subject="Hi", to=(EVA, IAN))
    assert not holds(before, change)
    assert holds(DraftText("Hi", to=(IAN, EVA)), change)


def text(content: str, *to: MailAddress, subject: str = "S") -> DraftText:
    return DraftText(subject, content, "q@b.cl", to)


@pytest.mark.parametrize(
    ("case", "base", "sent", "mine", "theirs", "merged"),
    [
        ("nothing typed", text("a"), text("a"), text("a"), text("b"), text("b")),
        ("own typing wins", text("a"), text("a"), text("mine"), text("b"), text("mine")),
        ("the echo of what was sent", text("a"), text("b"), text("bc"), text("b"), text("bc")),
        ("theirs after the echo", text("b"), text("b"), text("b"), text("x"), text("x")),
        (
            "another field changes",
            text("a"),
            text("a"),
            text("mine"),
            text("a", subject="T"),
            text("mine", subject="T"),
        ),
        (
            "the echo of one field only",
            text("a"),
            text("b", subject="T"),
            text("b", subject="T"),
            text("a", subject="T"),
            text("b", subject="T"),
        ),
        (
            "both add somebody",
            text("", EVA),
            text("", EVA),
            text("", EVA, IAN),
            text("", EVA, UNA),
            text("", EVA, UNA, IAN),
        ),
        (
            "one is taken away here, another there",
            text("", EVA, IAN, UNA),
            text("", EVA, IAN, UNA),
            text("", EVA, IAN),
            text("", IAN, UNA),
            text("", IAN),
        ),
        (
            "half an address was sent while it was typed",
            text(""),
            text("", EVA),
            text("", IAN),
            text("", EVA),
            text("", IAN),
        ),
    ],
)
def test_two_hands_on_one_draft(
    case: str,
    base: DraftText,
    sent: DraftText,
    mine: DraftText,
    theirs: DraftText,
    merged: DraftText,
) -> None:
    assert merge(base, sent, mine, theirs) == merged, case
