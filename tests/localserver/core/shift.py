"""A run of commands with every invariant checked after each."""

from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId
from contactpro_desktop.localserver.router.commands import Command
from contactpro_desktop.localserver.router.decide import decide
from contactpro_desktop.localserver.router.model import (
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    Refused,
    Site,
)
from tests.localserver.core.invariants import Ledger, check_state, check_step
from tests.localserver.core.site import Floor

STALE = 8
"""Numbers from here on name a leg or contact of the past; smaller ones a fitting one."""


class Shift:
    def __init__(self, site: Site) -> None:
        self.floor = Floor(site)
        self.ledger = Ledger()
        self.contacts = [ContactId("NONE")]
        self.legs = [(AgentId("ANA"), InteractionId("NONE"))]

    def perform(self, command: Command) -> None:
        """Do it or be refused; deciding leaves the state alone either way."""
        floor = self.floor
        before = floor.state.copy()
        try:
            decision = decide(floor.state, command, floor.now, floor.new_id)
        except Refused:
            return
        finally:
            assert floor.state.agents == before.agents
            assert floor.state.contacts == before.contacts
            assert floor.state.legs == before.legs
        floor.state.apply(decision.writes)
        self.ledger.record(decision)
        for row in decision.writes:
            if isinstance(row, ContactRow) and row.version == 1:
                self.contacts.append(row.id)
            if isinstance(row, LegRow) and row.version == 1:
                self.legs.append((row.agent_id, row.id))
        check_step(before, floor.state, command, decision, floor.now)

    def check(self) -> None:
        check_state(self.floor.state, self.floor.now)
        self.ledger.check(self.floor.state)

    def some_leg(self, nth: int, *states: LegState) -> tuple[AgentId, InteractionId]:
        """A leg in one of `states`, if there is one and `nth` is below `STALE`; else any."""
        fitting = [leg for leg in self.floor.state.legs.values() if leg.state in states]
        if fitting and nth < STALE:
            leg = fitting[nth % len(fitting)]
            return leg.agent_id, leg.id
        return self.legs[-1 - nth % len(self.legs)]

    def some_contact(self, nth: int, *states: ContactState) -> ContactId:
        fitting = [row.id for row in self.floor.state.contacts.values() if row.state in states]
        if fitting and nth < STALE:
            return fitting[nth % len(fitting)]
        return self.contacts[-1 - nth % len(self.contacts)]
