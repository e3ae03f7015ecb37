"""Attached data as RI has it: a list of pairs, because keys need not be names of XML elements."""

from __future__ import annotations

from collections.abc import Mapping

from contactpro_desktop.ecfs.envelope import Json


def pairs(data: Mapping[str, str]) -> dict[str, Json]:
    """As in RTI's `values`."""
    listed: list[Json] = [{"k": key, "v": value} for key, value in data.items()]
    return {"KV": listed}
