"""The simulated telephone exchange, where a whole server would be too fast to be caught."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from contactpro_desktop.localserver.door.sessions import Sessions, VisitorSession
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.exchange import Exchange
from contactpro_desktop.localserver.handlers.routing import Dedupe
from contactpro_desktop.localserver.push.audience import Audience
from contactpro_desktop.localserver.push.visitor_desk import VisitorDesk
from contactpro_desktop.localserver.router.call_commands import PlaceCall
from contactpro_desktop.localserver.router.commands import Command
from contactpro_desktop.localserver.router.model import Decision, LegState, Telephony
from contactpro_desktop.localserver.router.transcripts import Transcripts
from contactpro_desktop.localserver.storage.sessions import SessionRow
from tests.localserver.core.site import ANA, Floor, make_site
from tests.localserver.edge.calls import NUMBER
from tests.localserver.edge.test_publishing import Window


class Book:
    sessions: Sequence[SessionRow] = ()

    async def keep_session(self, row: SessionRow) -> None: ...

    def forget_session(self, key: str) -> None: ...


class SlowEngine:
    """The callee hangs up for good while a call to them is stored."""

    def __init__(self, floor: Floor, sessions: Sessions) -> None:
        self._floor = floor
        self._sessions = sessions

    async def execute(self, command: Command, *, dedupe: Dedupe = None) -> Decision:
        decision = self._floor.do(command)
        if isinstance(command, PlaceCall):
            for visitor in self._sessions.visitors():
                for window in tuple(visitor.connections):
                    self._sessions.left(visitor, window)
        return decision


async def subscriber(sessions: Sessions) -> VisitorSession:
    visitor = await sessions.open_visitor("S")
    await sessions.change(visitor, replace(visitor.row, extension=NUMBER))
    sessions.joined(visitor, Window())
    return visitor


async def test_who_leaves_while_the_call_is_placed_is_not_rung() -> None:
    """It would ring at nobody until its time was up."""
    floor = Floor(replace(make_site(), telephony=Telephony(simulated=True)))
    floor.sign_in(ANA)
    sessions = Sessions(lambda: floor.now, 60.0, Book())
    visitor = await subscriber(sessions)
    desk = VisitorDesk(floor.state, Transcripts(), Audience())
    engine = cast("Engine", SlowEngine(floor, sessions))
    await Exchange(floor.state, engine, sessions, desk).dial(ANA, NUMBER, "T1")
    (leg,) = floor.state.legs_of(ANA)
    assert (leg.state, leg.channel_status) == (LegState.ENDED, "bad_address")
    assert not visitor.contacts
