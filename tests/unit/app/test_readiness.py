"""Becoming ready, with and without a profile in the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.readiness import Readiness
from contactpro_desktop.domain import events
from contactpro_desktop.domain.actions import Action, SetPresence, SetWorkStatus
from contactpro_desktop.domain.agent import (
    Agent,
    Availability,
    PresenceProfile,
    ProfileType,
    WorkStatus,
)
from contactpro_desktop.domain.ids import AgentId, ProfileId, RequestId
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.store.store import Store
from tests.unit.app.fakes import FakeAssignment

FREE, LUNCH, AWAY = ProfileId("FREE"), ProfileId("LUNCH"), ProfileId("AWAY")
LUNCH_PROFILE = PresenceProfile(
    LUNCH, "Almuerzo", ProfileType.PRESENCE, Availability.AWAY, priority=90
)
FREE_PROFILE = PresenceProfile(FREE, "Disponible", ProfileType.PRESENCE, Availability.FREE)
AWAY_PROFILE = PresenceProfile(AWAY, "Ausente", ProfileType.ABSENCE, Availability.AWAY)
ME = Agent(
    id=AgentId("ANA"),
    username="ana",
    profile_id=AWAY,
    profiles=(LUNCH_PROFILE, FREE_PROFILE, AWAY_PROFILE),
)
READY, NOT_READY = SetWorkStatus(WorkStatus.READY), SetWorkStatus(WorkStatus.NOT_READY)


class Office:
    def __init__(self) -> None:
        self.line = FakeAssignment()
        self.store = Store(lambda: 0.0)
        self.readiness = Readiness(self.store, Desk(self.store, self.line))

    @property
    def actions(self) -> list[Action]:
        return [action for _, action in self.line.performed]

    def me(self, me: Agent) -> None:
        self.store.apply([events.MeChanged(me)])

    def end(self, outcome: Outcome = SUCCEEDED, index: int = -1) -> None:
        self.store.apply([events.ActionFinished(self.line.performed[index][0], outcome)])


@pytest.fixture
def office() -> Office:
    return Office()


def test_nobody_is_neither_ready_nor_refused(office: Office) -> None:
    assert not office.readiness.is_ready
    assert not office.readiness.is_refused
    assert office.readiness.way_out is None


def test_one_press_changes_between_ready_and_not_ready(office: Office) -> None:
    office.me(replace(ME, profile_id=FREE))
    assert office.readiness.toggle()
    office.end()
    office.me(replace(ME, profile_id=FREE, work_status=WorkStatus.READY))
    assert office.readiness.toggle()
    assert office.actions == [READY, NOT_READY]


def test_an_absence_profile_stops_the_way_to_ready_but_not_the_way_back(office: Office) -> None:
    office.me(ME)
    assert not office.readiness.toggle()
    assert office.actions == []
    office.me(replace(ME, work_status=WorkStatus.READY))
    assert office.readiness.toggle()
    assert office.actions == [NOT_READY]


def test_the_way_out_is_a_free_profile_before_any_other(office: Office) -> None:
    office.me(ME)
    assert office.readiness.way_out == FREE_PROFILE
    office.me(replace(ME, profiles=(LUNCH_PROFILE, AWAY_PROFILE)))
    assert office.readiness.way_out == LUNCH_PROFILE
    office.me(replace(ME, profiles=(AWAY_PROFILE,)))
    assert office.readiness.way_out is None


def test_ready_follows_only_once_the_profile_is_confirmed(office: Office) -> None:
    office.me(ME)
    office.readiness.be_ready()
    assert office.actions == [SetPresence(FREE)]
    office.end()
    assert office.actions == [SetPresence(FREE), READY]


def test_a_refused_profile_ends_the_way_out(office: Office) -> None:
    office.me(ME)
    office.readiness.be_ready()
    office.end(Outcome(Refusal.FORBIDDEN))
    assert office.actions == [SetPresence(FREE)]


def test_another_wish_for_a_profile_ends_the_way_out(office: Office) -> None:
    office.me(ME)
    office.readiness.be_ready_as(FREE)
    office.store.begin(RequestId("OTHER"), SetPresence(LUNCH))
    office.store.apply([events.ActionFinished(RequestId("OTHER"), SUCCEEDED)])
    office.end()
    assert office.actions == [SetPresence(FREE)]


def test_a_wish_to_be_ready_ends_with_its_session(office: Office) -> None:
    office.me(ME)
    office.readiness.be_ready_as(FREE)
    office.store.apply([events.SessionEnded(events.SessionEnd.EXPIRED)])
    office.store.reset()
    office.me(ME)
    Desk(office.store, office.line).set_presence(FREE)
    office.end()
    assert office.actions == [SetPresence(FREE), SetPresence(FREE)]


def test_without_a_profile_in_the_way_ready_is_one_step(office: Office) -> None:
    office.me(replace(ME, profile_id=FREE))
    office.readiness.be_ready()
    assert office.actions == [READY]


def test_where_every_profile_refuses_nothing_is_done(office: Office) -> None:
    office.me(replace(ME, profiles=(AWAY_PROFILE,)))
    office.readiness.be_ready()
    assert office.actions == []
