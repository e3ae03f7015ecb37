"""The search finds what is wrong: each mutant of the router breaks a rule within some moves."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

import pytest

from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.engine import batch
from contactpro_desktop.localserver.router import (
    allocation,
    contacts,
    decide,
    eligibility,
    lookup,
    offers,
    presence,
    queueing,
    ticking,
    transfer,
)
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    ContactState,
    LegRow,
    Refused,
)
from tests.localserver.exhaustive.bounds import Bounds
from tests.localserver.exhaustive.search import Search, Violation

SMALL = Bounds(wrap_ups=1)
ENOUGH = 30_000


@dataclass(frozen=True)
class Mutant:
    """`name` of `where` is replaced. `rule` is broken then, as soon as after `moves` moves."""

    where: ModuleType | type
    name: str
    instead: Callable[..., Any]
    rule: str
    moves: int

    def __str__(self) -> str:
        return self.name


def nothing(*_args: object, **_more: object) -> None: ...


def any_leg(draft: Draft, agent_id: AgentId, leg_id: InteractionId, *_states: object) -> LegRow:
    """In whatever state, and whoever's."""
    leg = draft.leg(leg_id)
    if leg is None:
        raise Refused(Refusal.NOT_FOUND)
    return leg


def waiting_again(draft: Draft, contact_id: ContactId) -> ContactRow:
    return replace(lookup.live_contact(draft, contact_id), state=ContactState.QUEUED)


def at_the_end(draft: Draft, contact: ContactRow, **more: Any) -> None:
    queueing.enqueue(draft, replace(contact, queued_at=draft.now), **more)


def ready_or_not(view: Any, row: AgentRow) -> bool:
    return row.connected and not eligibility.has_offer(view, row.id)


MUTANTS = [
    Mutant(offers, "own_leg", any_leg, "I3", 4),
    Mutant(presence, "_stop_offers", nothing, "I6", 4),
    Mutant(offers, "enqueue", at_the_end, "I5", 4),
    Mutant(offers, "live_contact", waiting_again, "I1", 4),
    Mutant(offers, "below_limit", lambda *_: True, "I14", 5),
    Mutant(decide, "allocate", nothing, "I10", 3),
    Mutant(allocation, "is_paused", lambda *_: True, "I10", 3),
    Mutant(offers, "holder_name", lambda *_: "", "I11", 3),
    Mutant(offers, "_refuse_late", nothing, "I2", 0),
    Mutant(eligibility, "_takes_offers", ready_or_not, "I6", 2),
    Mutant(transfer, "check_target", nothing, "I6", 4),
    Mutant(ticking, "run_out", nothing, "I10", 4),
    Mutant(contacts, "close_contact", nothing, "I1", 4),
    Mutant(contacts, "return_to_queue", nothing, "I6", 4),
    Mutant(batch, "check_message", nothing, "I8", 0),
    Mutant(batch.Batch, "_remember", nothing, "I9", 1),
]


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_a_router_that_is_wrong_is_found(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutant.where, mutant.name, mutant.instead)
    with pytest.raises(Violation) as found:
        Search(SMALL).run(ENOUGH)
    told, *way = str(found.value).splitlines()
    assert re.search(rf"\b{mutant.rule}\b", told), told
    assert len(way) == mutant.moves, way
