"""Random legal and illegal commands in any order; the invariants hold after each of them."""

from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.script import Answer
from contactpro_desktop.localserver.router.commands import (
    Accept,
    ChangeIdentity,
    ChangePresence,
    ChangeServing,
    ChangeWorkStatus,
    Connect,
    CustomerLeaves,
    Decline,
    Disconnect,
    EndLeg,
    HandleLeg,
    OpenContact,
    PickContact,
    Restart,
    SaveAnswers,
    SignOut,
    Tick,
    TransferLeg,
)
from contactpro_desktop.localserver.router.model import ContactState, LegState
from tests.localserver.core.shift import Shift
from tests.localserver.core.site import AVAILABLE, MOTIVE, SALE, make_site

SITE = make_site()
AGENTS = st.sampled_from(sorted(SITE.agents))
QUEUES = st.sampled_from(sorted(SITE.queues))
PROFILES = st.sampled_from(sorted(SITE.profiles))
NTH = st.integers(0, 9)
DESTINATIONS = st.sampled_from(
    [queue.address for queue in SITE.queues.values()]
    + [agent.chat_address for agent in SITE.agents.values()]
    + ["4101", "nobody@demo", ""]
)


class ContactCentre(RuleBasedStateMachine):
    """Everybody does anything at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.shift = Shift(SITE)

    @initialize(present=st.sets(AGENTS, min_size=3))
    def start_of_the_shift(self, present):
        for agent in sorted(present):
            self.get_ready(agent)

    @invariant()
    def everything_holds(self) -> None:
        self.shift.check()

    @rule(agent=AGENTS)
    def get_ready(self, agent):
        self.shift.perform(Connect(agent))
        self.shift.perform(ChangePresence(agent, AVAILABLE))
        self.shift.perform(ChangeWorkStatus(agent, WorkStatus.READY))

    @rule(agent=AGENTS, doing=st.sampled_from([Connect, Disconnect, SignOut, Restart]))
    def come_and_go(self, agent, doing):
        if doing is Restart:
            self.shift.floor.state = self.shift.floor.state.copy()
        self.shift.perform(Restart() if doing is Restart else doing(agent))

    @rule(agent=AGENTS, ready=st.booleans(), profile=st.none() | PROFILES)
    def change_presence(self, agent, ready, profile):
        status = WorkStatus.READY if ready else WorkStatus.NOT_READY
        self.shift.perform(
            ChangePresence(agent, profile) if profile else ChangeWorkStatus(agent, status)
        )

    @rule(agent=AGENTS, queue=QUEUES, serve=st.booleans())
    def change_serving(self, agent, queue, serve):
        self.shift.perform(ChangeServing(agent, queue, serve))

    @rule(agent=AGENTS, other=AGENTS)
    def change_identity(self, agent, other):
        self.shift.perform(ChangeIdentity(agent, chat_address=SITE.agents[other].chat_address))

    @rule(queue=QUEUES, wanted=st.none() | AGENTS, required=st.sampled_from([False, False, True]))
    def open_contact(self, queue, wanted, required):
        command = OpenContact(queue, SITE.queues[queue].channel, "luis@web", "Luis")
        key = "required_agent" if required else "preferred_agent"
        self.shift.perform(replace(command, **{key: wanted}))

    @precondition(lambda self: self.shift.floor.state.contacts)
    @rule(nth=NTH, thief=st.sampled_from([*[None] * 9, *sorted(SITE.agents)]))
    def accept(self, nth, thief):
        agent, leg = self.shift.some_leg(nth, LegState.OFFERED)
        self.shift.perform(Accept(thief or agent, leg))

    @precondition(lambda self: self.shift.floor.state.contacts)
    @rule(nth=NTH)
    def decline(self, nth):
        self.shift.perform(Decline(*self.shift.some_leg(nth, LegState.OFFERED)))

    @precondition(lambda self: self.shift.floor.state.contacts)
    @rule(agent=AGENTS, nth=NTH)
    def pick(self, agent, nth):
        self.shift.perform(PickContact(agent, self.shift.some_contact(nth, ContactState.QUEUED)))

    @precondition(lambda self: self.shift.floor.state.legs)
    @rule(nth=NTH, destination=DESTINATIONS)
    def transfer(self, nth, destination):
        agent, leg = self.shift.some_leg(nth, LegState.ACCEPTED)
        self.shift.perform(TransferLeg(agent, leg, destination))

    @precondition(lambda self: self.shift.floor.state.legs)
    @rule(nth=NTH)
    def end(self, nth):
        self.shift.perform(EndLeg(*self.shift.some_leg(nth, LegState.ACCEPTED)))

    @precondition(lambda self: self.shift.floor.state.contacts)
    @rule(nth=NTH, state=st.sampled_from(ContactState))
    def customer_leaves(self, nth, state):
        self.shift.perform(CustomerLeaves(self.shift.some_contact(nth, state)))

    @precondition(lambda self: self.shift.floor.state.legs)
    @rule(nth=NTH)
    def handle(self, nth):
        self.shift.perform(HandleLeg(*self.shift.some_leg(nth, LegState.ENDED)))

    @precondition(lambda self: self.shift.floor.state.legs)
    @rule(nth=NTH, answer=st.sampled_from([Answer(), Answer((SALE,))]))
    def save_answers(self, nth, answer):
        agent, leg = self.shift.some_leg(nth, LegState.ACCEPTED, LegState.ENDED)
        self.shift.perform(SaveAnswers(agent, leg, {MOTIVE: answer}))

    @rule(seconds=st.sampled_from([0.0, 1.0, 20.0, 30.0, 60.0, 120.0, 1800.0]))
    def time_goes_on(self, seconds):
        self.shift.floor.now += seconds
        self.shift.perform(Tick())
        deadline = self.shift.floor.state.next_deadline()
        assert deadline is None or deadline > self.shift.floor.now, "nothing due is left undone"


ContactCentre.TestCase.settings = settings(
    max_examples=80,
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestContactCentre = ContactCentre.TestCase
