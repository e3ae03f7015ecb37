"""Asking the supervisor for help, and being told who looks on."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from contactpro_desktop.app.help import GUIDANCE_QUEUE, HelpProblem
from contactpro_desktop.app.notices import Topic
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import (
    InteractionChanged,
    Link,
    LinkChanged,
    PreferencesChanged,
    ServicesChanged,
    SessionEnd,
    SessionEnded,
    SupervisionChanged,
)
from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId, SupervisionId
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.preferences import Preferences, Service, Setting
from contactpro_desktop.domain.service_actions import AskForHelp, OpenGuidance
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from tests.ui import scenes
from tests.ui.support import Office

ASKED = SupervisorSession(SupervisionId("S"), SupervisionMode.MONITORING)
ELENA = SupervisorSession(
    SupervisionId("S"),
    SupervisionMode.SILENT_LISTENING,
    supervisor_id=AgentId("E"),
    supervisor_name="Elena",
)
OPENED = OpenGuidance(SupervisionId("S"), "ayuda@demo")


@pytest.fixture
def office(qapp: QApplication) -> Iterator[Office]:
    """An agent of a contact centre that has a queue for questions to supervisors."""
    parent = QObject()
    office = Office(parent)
    settings = MappingProxyType({GUIDANCE_QUEUE: Setting("ayuda@demo")})
    office.say(*scenes.signed_in(), PreferencesChanged(Preferences(settings)))
    yield office
    office.close()
    parent.deleteLater()


def sessions(office: Office, *told: SupervisorSession) -> None:
    office.say(SupervisionChanged(told))


def guidance(status: InteractionStatus = InteractionStatus.QUEUED) -> InteractionChanged:
    return InteractionChanged(
        Interaction(
            InteractionId("G"),
            ContactId("G"),
            Channel.CHAT,
            status,
            supervision_id=SupervisionId("S"),
        )
    )


def test_a_session_is_opened_and_then_the_chat_about_it(office: Office) -> None:
    assert office.help.problem is None
    office.help.ask()
    assert office.help.problem is HelpProblem.ASKED
    office.help.ask()
    assert office.assignment.actions == [AskForHelp()]
    sessions(office, ASKED)
    assert office.assignment.actions == [AskForHelp(), OPENED]


def test_with_a_session_there_already_only_the_chat_is_opened(office: Office) -> None:
    sessions(office, ASKED)
    office.help.ask()
    assert office.assignment.actions == [OPENED]


def test_help_that_was_asked_for_in_another_session_is_not_awaited(office: Office) -> None:
    office.help.ask()
    settings = office.store.preferences
    office.say(SessionEnded(SessionEnd.EXPIRED))
    office.store.reset()
    office.say(*scenes.signed_in(), PreferencesChanged(settings))
    assert office.help.problem is None


def test_one_chat_with_supervisors_at_a_time(office: Office) -> None:
    sessions(office, ASKED)
    office.say(guidance())
    assert office.help.problem is HelpProblem.ASKED
    office.say(guidance(InteractionStatus.ENDED))
    assert office.help.problem is None


def test_who_is_in_a_chat_with_the_agent_already_is_not_asked_for(office: Office) -> None:
    sessions(office, ELENA)
    assert office.help.problem is None
    office.say(guidance(InteractionStatus.ACCEPTED))
    assert office.help.problem is HelpProblem.HELPED
    assert office.help.helper == ELENA
    office.say(guidance(InteractionStatus.ENDED))
    assert office.help.problem is None


def test_what_was_refused_can_be_asked_again(office: Office) -> None:
    office.help.ask()
    office.finish(Outcome(Refusal.FORBIDDEN))
    assert office.help.problem is None


def test_why_nobody_can_be_asked(office: Office) -> None:
    office.say(ServicesChanged(frozenset({Service.SUPERVISION})))
    assert office.help.problem is HelpProblem.NOT_OFFERED
    office.say(ServicesChanged(frozenset()), PreferencesChanged(Preferences()))
    assert office.help.problem is HelpProblem.NOT_OFFERED
    office.say(LinkChanged(Link.RECONNECTING))
    assert office.help.problem is HelpProblem.OFFLINE
    office.help.ask()
    assert office.assignment.actions == []


def told(office: Office) -> list[tuple[str, str]]:
    return [(n.subject, n.who) for n in office.notices if n.topic is Topic.SUPERVISED]


def test_whoever_looks_on_is_announced_and_so_is_that_they_have_gone(office: Office) -> None:
    sessions(office, ASKED)
    assert told(office) == []
    sessions(office, ELENA)
    sessions(office, ELENA)
    sessions(office)
    assert told(office) == [("silent_listening", "Elena"), ("", "Elena")]


def test_whom_one_supervises_oneself_is_no_news(office: Office) -> None:
    mine = SupervisorSession(SupervisionId("S"), SupervisionMode.MONITORING, agent_id=AgentId("B"))
    sessions(office, mine)
    sessions(office)
    assert told(office) == []
    assert office.help.problem is None
