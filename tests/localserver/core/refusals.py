"""Expecting a command to be refused."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.commands import Command
from contactpro_desktop.localserver.router.model import Refused
from tests.localserver.core.site import Floor


@contextmanager
def refused(reason: Refusal, who: str = "") -> Iterator[None]:
    with pytest.raises(Refused) as caught:
        yield
    assert (caught.value.reason, caught.value.who) == (reason, who)


def reason_of(floor: Floor, command: Command) -> Refusal:
    """Why a command is refused."""
    with pytest.raises(Refused) as caught:
        floor.do(command)
    return caught.value.reason
