"""What a lost connection is told with."""

from __future__ import annotations

import pytest

from contactpro_desktop.domain.events import Link, LinkChanged, Trouble
from contactpro_desktop.ui.session_texts import connection_lost_text, trouble_text
from tests.ui.support import Office


def test_the_next_attempt_is_counted_down_to() -> None:
    assert connection_lost_text(3).endswith("Trying again in 3 s.")
    assert connection_lost_text(None).endswith("Trying again…")


@pytest.mark.parametrize("trouble", list(Trouble))
def test_what_is_known_of_the_reason_is_said_before_that(trouble: Trouble) -> None:
    lost, found, soon = connection_lost_text(3).partition(" Trying")
    assert connection_lost_text(3, trouble) == f"{lost} {trouble_text(trouble)}{found}{soon}"
    assert len({trouble_text(each) for each in Trouble}) == len(Trouble)


def test_the_store_keeps_the_reason_until_the_connection_is_there(office: Office) -> None:
    office.say(LinkChanged(Link.RECONNECTING, 3.0, Trouble.PROXY))
    assert office.store.trouble is Trouble.PROXY
    office.say(LinkChanged(Link.ONLINE))
    assert office.store.trouble is None
