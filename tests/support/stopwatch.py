"""Processor time of the thread at hand, without what coverage adds to every line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import thread_time


class Stopwatch:
    """`seconds` of processor time, once the measured block is over."""

    seconds = 0.0


@contextmanager
def processor_time() -> Iterator[Stopwatch]:
    """Measure a block. A tracer is taken off meanwhile: it would be measured, too."""
    watch, tracer = Stopwatch(), sys.gettrace()
    sys.settrace(None)
    start = thread_time()
    try:
        yield watch
    finally:
        watch.seconds = thread_time() - start
        sys.settrace(tracer)
