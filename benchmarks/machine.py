"""What the machine does beside the benchmark."""

from __future__ import annotations

import os
from pathlib import Path

_COUNTS = Path("/proc/stat")
_STEAL = 8


def away() -> float:
    """Milliseconds of its processors' time that a virtual machine's host has given to others so
    far, all processors together (`steal` of proc(5)); 0 where nobody counts them."""
    if not _COUNTS.exists():
        return 0.0
    total = _COUNTS.read_text(encoding="ascii").splitlines()[0].split()
    return int(total[_STEAL]) * 1000 / os.sysconf("SC_CLK_TCK")
