"""How a process of a benchmark speaks to the one that started it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

Orders = dict[str, Callable[..., None]]
"""What the process can be told to do, by name."""


def tell(kind: str, **what: object) -> None:
    """One line of JSON on standard output."""
    sys.stdout.write(json.dumps({"told": kind, **what}) + "\n")
    sys.stdout.flush()
