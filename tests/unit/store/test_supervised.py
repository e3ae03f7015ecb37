"""Stores of supervised agents, and reports, in the store of whoever looks."""

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import (
    InteractionChanged,
    Link,
    LinkChanged,
    ReportsChanged,
    SupervisedChanged,
    SupervisionChanged,
)
from contactpro_desktop.domain.ids import (
    AgentId,
    ContactId,
    InteractionId,
    ReportId,
    SupervisionId,
)
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.reports import PersonalDataReport, ReportState
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from contactpro_desktop.store.changes import Change, ReportsUpdated, SupervisedUpdated
from contactpro_desktop.store.store import Store

SESSION = SupervisorSession(SupervisionId("S"), SupervisionMode.MONITORING, AgentId("A"))
CHAT = Interaction(
    InteractionId("1"), ContactId("C"), Channel.CHAT, InteractionStatus.ACCEPTED, "text"
)
REPORT = PersonalDataReport(ReportId("R"), ReportState.SCHEDULED)


def looking_on() -> Store:
    store = Store(lambda: 1_000.0)
    told = SupervisedChanged(SESSION.id, (InteractionChanged(CHAT),))
    store.apply([SupervisionChanged((SESSION,)), told])
    return store


def test_what_an_agent_has_is_told_by_their_own_store_too() -> None:
    store = looking_on()
    heard: list[Change] = []
    store.listen(heard.extend)
    store.supervised[SESSION.id].listen(heard.extend)
    ended = InteractionChanged(CHAT)
    store.apply([SupervisedChanged(SESSION.id, (ended,))])
    assert heard == [SupervisedUpdated(SESSION.id)]
    assert store.supervised[SESSION.id].now() == 1_000.0


def test_on_a_lost_connection_it_goes_and_comes_again_with_the_next_one() -> None:
    store = looking_on()
    theirs = store.supervised[SESSION.id]
    store.apply([LinkChanged(Link.RECONNECTING)])
    assert (store.supervised, theirs.interactions) == ({}, {})
    assert store.supervision == (SESSION,)


def test_the_end_of_a_session_forgets_all_of_it() -> None:
    store = looking_on()
    store.apply([ReportsChanged((REPORT,))])
    assert store.reports == (REPORT,)
    store.reset()
    assert (store.supervised, store.supervision, store.reports) == ({}, (), ())


def test_reports_are_told() -> None:
    store = Store(lambda: 0.0)
    heard: list[Change] = []
    store.listen(heard.extend)
    store.apply([ReportsChanged((REPORT,))])
    assert heard == [ReportsUpdated()]
