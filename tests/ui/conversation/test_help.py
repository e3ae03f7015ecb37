"""Help from the supervisor, as the agent sees it."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from contactpro_desktop.app.help import HelpProblem
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import (
    ActionFinished,
    InteractionChanged,
    PreferencesChanged,
    SupervisionChanged,
)
from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId, SupervisionId
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.preferences import Preferences, Setting
from contactpro_desktop.domain.service_actions import AskForHelp, OpenGuidance
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from contactpro_desktop.ui.conversation.pane import ConversationPane
from contactpro_desktop.ui.notice_texts import notice_text
from contactpro_desktop.ui.session_texts import help_problem_text
from tests.ui import scenes
from tests.ui.conversation.test_pane import pane  # noqa: F401
from tests.ui.scenes import ROSA
from tests.ui.support import Office

QUEUE = Preferences(MappingProxyType({"ECFUI_SupervisorChatQueue": Setting("ayuda@demo")}))
ASKED = SupervisorSession(SupervisionId("S"), SupervisionMode.MONITORING)
ELENA = SupervisorSession(
    SupervisionId("S"),
    SupervisionMode.COACHING,
    supervisor_id=AgentId("E"),
    supervisor_name="Elena Vidal",
)


def test_it_is_switched_off_in_words(office: Office, pane: ConversationPane) -> None:  # noqa: F811
    office.say(*scenes.working())
    office.desk.open(ROSA)
    assert "no queue for questions" in pane.page.header.help.toolTip()
    pane.page.header.help.click()
    assert office.assignment.actions == []


def test_asking_opens_the_chat_once_the_session_is_there(
    office: Office,
    pane: ConversationPane,  # noqa: F811
) -> None:
    office.say(*scenes.working(), PreferencesChanged(QUEUE))
    office.desk.open(ROSA)
    pane.page.header.help.click()
    assert office.assignment.actions == [AskForHelp()]
    pane.page.header.help.click()
    assert office.assignment.actions == [AskForHelp()]
    office.say(SupervisionChanged((ASKED,)))
    assert office.assignment.actions[-1] == OpenGuidance(SupervisionId("S"), "ayuda@demo")


def test_after_a_refusal_it_can_be_asked_again(
    office: Office,
    pane: ConversationPane,  # noqa: F811
) -> None:
    office.say(*scenes.working(), PreferencesChanged(QUEUE))
    office.desk.open(ROSA)
    pane.page.header.help.click()
    request_id, _ = office.assignment.performed[-1]
    office.say(ActionFinished(request_id, Outcome(Refusal.BUSY_SERVER)))
    assert office.help.problem is None


def test_the_agent_is_told_who_looks_on(office: Office) -> None:
    office.say(*scenes.working())
    office.say(SupervisionChanged((ELENA,)))
    assert notice_text(office.notices[-1]) == "Elena Vidal coaches you; customers do not notice."
    office.say(SupervisionChanged(()))
    assert notice_text(office.notices[-1]) == "Elena Vidal has left your conversations."


def test_who_helps_already_is_named_whoever_began_it(
    office: Office,
    pane: ConversationPane,  # noqa: F811
) -> None:
    chat = Interaction(
        InteractionId("G"),
        ContactId("G"),
        Channel.CHAT,
        InteractionStatus.ACCEPTED,
        supervision_id=SupervisionId("S"),
    )
    office.say(*scenes.working(), PreferencesChanged(QUEUE))
    office.desk.open(ROSA)
    office.say(SupervisionChanged((ELENA,)), InteractionChanged(chat))
    assert "Elena Vidal is with you already." in pane.page.header.help.toolTip()
    nameless = replace(ELENA, supervisor_name="")
    assert help_problem_text(HelpProblem.HELPED, nameless) == (
        "Your supervisor is with you already."
    )
