"""Expecting a command to be refused."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.model import Refused


@contextmanager
def refused(reason: Refusal, who: str = "") -> Iterator[None]:
    with pytest.raises(Refused) as caught:
        yield
    assert (caught.value.reason, caught.value.who) == (reason, who)
