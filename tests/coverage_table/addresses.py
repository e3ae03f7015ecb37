"""Comparing addresses whose parts in braces have other names, or hold a value."""

from __future__ import annotations

from contactpro_desktop.ecfs.operations import Operation
from contactpro_desktop.ecfs.paths import segments

Shape = tuple[str, ...]
"""The parts of an address, with `{}` for every part that is a key."""


def shape(address: str) -> Shape:
    return tuple("{}" if part.startswith("{") else part for part in segments(address))


def leads_to(address: str, operation: Operation) -> bool:
    """Whether `address`, with values or names in place of keys, is the operation's resource."""
    wanted, found = shape(operation.resource), segments(address)
    return len(wanted) == len(found) and fits(wanted, found)


def contains(address: str, operation: Operation) -> bool:
    """Whether the operation's resource lies at `address` or below it."""
    found = segments(address)
    return fits(shape(operation.resource)[: len(found)], found)


def fits(wanted: Shape, found: Shape) -> bool:
    return len(wanted) == len(found) and all(
        part in ("{}", there) for part, there in zip(wanted, found, strict=True)
    )
