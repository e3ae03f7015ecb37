"""Use cases of a supervisor: looking on, coaching, taking part, leaving."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

import pytest

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.supervision import Supervising, SupervisingProblem
from contactpro_desktop.domain.actions import Action, SendMessage
from contactpro_desktop.domain.agent import Agent
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.errors import ContactProError, DirectoryUnavailable
from contactpro_desktop.domain.events import (
    ActionFinished,
    InteractionChanged,
    Link,
    LinkChanged,
    MeChanged,
    QueuesChanged,
    ServicesChanged,
    SupervisedChanged,
    SupervisionChanged,
)
from contactpro_desktop.domain.ids import (
    AgentId,
    ContactId,
    InteractionId,
    QueueId,
    SupervisionId,
)
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.outcome import SUCCEEDED
from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.domain.queue import AllocationMode, Queue
from contactpro_desktop.domain.service_actions import (
    BargeIn,
    EndSupervision,
    OpenGuidance,
    SetSupervision,
    Supervise,
)
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.store.store import Store
from tests.unit.app.fakes import FakeAssignment

ME = Agent(AgentId("E"), "elena", chat_address="elena@demo", supervises=True)
ANA = Agent(AgentId("A"), "ana", chat_address="ana@demo")
SESSION = SupervisorSession(
    SupervisionId("S"),
    SupervisionMode.MONITORING,
    ANA.id,
    "Ana",
    actions=frozenset({"contact_listen", "contact_coach", "contact_barge_in"}),
)
CHAT = Interaction(
    InteractionId("1"), ContactId("C"), Channel.CHAT, InteractionStatus.ACCEPTED, "text"
)
GUIDANCE = replace(
    CHAT, id=InteractionId("2"), contact_id=ContactId("G"), supervision_id=SESSION.id
)
CHATS = Queue(QueueId("Q1"), "Ventas", Channel.CHAT, AllocationMode.AUTO_ALLOCATION)
SERVED = replace(CHATS, id=QueueId("Q2"), serve=True)
COACHING, BARGE_IN = SupervisionMode.COACHING, SupervisionMode.BARGE_IN


class Office:
    """Elena supervises Ana, who serves a chat."""

    def __init__(self) -> None:
        numbers = count(1)
        self.store = Store(lambda: 1_000.0)
        self.assignment = FakeAssignment()
        self.desk = Desk(self.store, self.assignment, lambda: f"R{next(numbers)}")
        self.supervising = Supervising(self.store, self.desk)
        self.store.apply([
            LinkChanged(Link.ONLINE),
            MeChanged(ME),
            QueuesChanged((CHATS, SERVED)),
            SupervisionChanged((SESSION,)),
            SupervisedChanged(SESSION.id, (MeChanged(ANA), InteractionChanged(CHAT))),
        ])  # fmt: skip

    @property
    def asked(self) -> list[Action]:
        return [action for _, action in self.assignment.performed]

    def be_in(self, mode: SupervisionMode) -> SupervisorSession:
        session = replace(SESSION, mode=mode)
        self.store.apply([SupervisionChanged((session,))])
        return session

    def finish(self) -> None:
        """Everything asked for has happened."""
        done = [ActionFinished(key, SUCCEEDED) for key, _ in self.assignment.performed]
        self.store.apply(done)


@pytest.fixture
def office() -> Office:
    return Office()


def test_a_colleague_is_looked_on_at_once_only(office: Office) -> None:
    office.supervising.begin(ANA.id)
    assert office.asked == []
    office.supervising.begin("B")
    assert office.asked == [Supervise(AgentId("B"), SupervisionMode.MONITORING)]
    assert office.supervising.problem is SupervisingProblem.WAITING
    office.supervising.begin("C")
    assert len(office.asked) == 1


def test_who_is_no_supervisor_begins_nothing(office: Office) -> None:
    office.store.apply([MeChanged(replace(ME, supervises=False))])
    assert office.supervising.problem is SupervisingProblem.NOT_OFFERED
    office.store.apply([MeChanged(replace(ME, supervises=None))])
    assert office.supervising.problem is None
    office.store.apply([ServicesChanged(frozenset({Service.SUPERVISION}))])
    assert office.supervising.problem is SupervisingProblem.NOT_OFFERED
    office.store.apply([LinkChanged(Link.RECONNECTING)])
    assert office.supervising.problem is SupervisingProblem.OFFLINE
    office.supervising.begin("B")
    office.supervising.end(SESSION)
    assert office.asked == []


def test_the_work_of_a_colleague_is_theirs_alone(office: Office) -> None:
    theirs = InteractionChanged(GUIDANCE)
    office.store.apply([SupervisedChanged(SESSION.id, (theirs,))])
    assert office.supervising.work(SESSION.id) == (CHAT,)
    assert office.supervising.work(SupervisionId("other")) == ()
    assert office.store.interactions == {}
    assert office.supervising.session(SESSION.id) == SESSION
    assert office.supervising.session(None) is None


def test_what_an_agent_denies_cannot_be_done(office: Office) -> None:
    session = replace(SESSION, actions=frozenset({"contact_listen"}))
    assert office.supervising.mode_problem(session, BARGE_IN, None) is SupervisingProblem.DENIED
    office.supervising.set_mode(session, BARGE_IN, None)
    assert office.asked == []
    listening = SupervisionMode.SILENT_LISTENING
    office.supervising.set_mode(session, listening, None)
    assert office.asked == [SetSupervision(SESSION.id, listening)]


LISTENING = SupervisionMode.SILENT_LISTENING


@pytest.mark.parametrize(
    ("mode", "channel", "problem"),
    [
        (LISTENING, Channel.PHONE, None),
        (LISTENING, Channel.EXTERNAL, None),
        (LISTENING, Channel.CHAT, SupervisingProblem.NOT_HEARD),
        (LISTENING, Channel.EMAIL, SupervisingProblem.NOT_HEARD),
        (BARGE_IN, Channel.PHONE, None),
        (BARGE_IN, Channel.CHAT, None),
        (BARGE_IN, Channel.EMAIL, SupervisingProblem.NOT_SHARED),
        (BARGE_IN, Channel.TASK, SupervisingProblem.NOT_SHARED),
        (COACHING, Channel.TASK, None),
        (SupervisionMode.MONITORING, Channel.EMAIL, None),
    ],
)
def test_a_mode_that_does_nothing_for_a_channel_is_not_begun(
    office: Office, mode: SupervisionMode, channel: Channel, problem: SupervisingProblem | None
) -> None:
    session, work = replace(SESSION, mode=SupervisionMode.OTHER), replace(CHAT, channel=channel)
    assert office.supervising.mode_problem(session, mode, work) is problem
    office.supervising.set_mode(session, mode, work)
    assert (SetSupervision(SESSION.id, mode) in office.asked) is (problem is None)


def test_coaching_opens_the_chat_from_a_queue_that_is_served(office: Office) -> None:
    office.supervising.set_mode(SESSION, COACHING, CHAT)
    assert office.asked == [
        SetSupervision(SESSION.id, COACHING),
        OpenGuidance(SESSION.id, "ana@demo", SERVED.id),
    ]
    office.finish()
    session = office.be_in(COACHING)
    office.store.apply([InteractionChanged(GUIDANCE)])
    office.supervising.set_mode(session, COACHING, CHAT)
    assert len(office.asked) == 2


def test_without_a_chat_queue_nobody_is_coached(office: Office) -> None:
    office.store.apply([QueuesChanged((replace(CHATS, channel=Channel.EMAIL),))])
    assert office.supervising.mode_problem(SESSION, COACHING, CHAT) is SupervisingProblem.NO_QUEUE


def test_what_is_said_while_coaching_reaches_the_agent_alone(office: Office) -> None:
    session = office.be_in(COACHING)
    assert office.supervising.speech_problem(session, CHAT) is SupervisingProblem.NO_CHAT
    offered = replace(GUIDANCE, status=InteractionStatus.QUEUED)
    office.store.apply([InteractionChanged(offered)])
    assert office.supervising.speech_problem(session, CHAT) is SupervisingProblem.ANSWERING
    office.supervising.say(session, CHAT, "too early")
    office.store.apply([InteractionChanged(GUIDANCE)])
    office.supervising.say(session, CHAT, " Offer Friday. ")
    assert office.asked == [SendMessage(GUIDANCE.id, "Offer Friday.")]


def test_who_has_barged_in_speaks_to_everybody(office: Office) -> None:
    session = office.be_in(BARGE_IN)
    assert office.supervising.speech_problem(session, None) is SupervisingProblem.NO_CHAT
    over = replace(CHAT, status=InteractionStatus.ENDED)
    assert office.supervising.speech_problem(session, over) is SupervisingProblem.OVER
    office.supervising.say(session, CHAT, "  ")
    office.supervising.say(session, CHAT, "Good morning")
    assert office.asked == [BargeIn(SESSION.id, CHAT.id, "Good morning")]


def test_nothing_is_said_without_a_connection_or_a_mode_for_it(office: Office) -> None:
    office.supervising.say(SESSION, CHAT, "Hello")
    session = office.be_in(BARGE_IN)
    office.store.apply([LinkChanged(Link.RECONNECTING)])
    assert office.supervising.speech_problem(session, CHAT) is SupervisingProblem.OFFLINE
    office.supervising.say(session, CHAT, "Hello")
    assert office.asked == []


def test_leaving(office: Office) -> None:
    office.supervising.end(SESSION)
    assert office.asked == [EndSupervision(SESSION.id)]


def test_colleagues_are_people_but_oneself(office: Office) -> None:
    heard: list[Sequence[TransferTarget] | ContactProError] = []
    people = [TransferTarget(TargetKind.AGENT, key, key) for key in ("E", "A")]
    queue = TransferTarget(TargetKind.QUEUE, "Q", "Q")
    office.assignment.targets = [*people, queue]
    office.supervising.colleagues("", heard.append)
    assert heard == [[people[1]]]
    office.assignment.targets = failure = DirectoryUnavailable()
    office.supervising.colleagues("", heard.append)
    assert heard[-1] is failure
