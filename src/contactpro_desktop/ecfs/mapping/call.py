"""What a request consists of, its id aside."""

from __future__ import annotations

from typing import NamedTuple

from contactpro_desktop.ecfs.envelope import Json


class Call(NamedTuple):
    method: str
    uri: str
    body: Json
