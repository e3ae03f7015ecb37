"""Random legal and illegal commands in any order; the invariants hold after each of them."""

from dataclasses import replace
from typing import get_args

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
from contactpro_desktop.localserver.router.call_commands import (
    AnswerCall,
    ChangeCallStatus,
    ChangeExternal,
    OpenExternal,
    PlaceCall,
    RecordCall,
    RingFarEnd,
)
from contactpro_desktop.localserver.router.campaign import NUMBER, CustomerId
from contactpro_desktop.localserver.router.campaign_commands import (
    ChangeCustomer,
    EndPreview,
    EraseCustomer,
    PreviewEnd,
    RequestCallback,
    SetResult,
)
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
from tests.localserver.core.site import AVAILABLE, CAMPAIGN, MOTIVE, SALE, make_site, with_campaign

SITE = with_campaign(make_site())
AGENTS = st.sampled_from(sorted(SITE.agents))
QUEUES = st.sampled_from(sorted(SITE.queues))
PROFILES = st.sampled_from(sorted(SITE.profiles))
NTH = st.integers(0, 9)
EXTERNAL_WORDS = ["accepted", "rejected", "connected", "disconnected", "ended", "handled"]
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

    @rule(agent=AGENTS, number=st.sampled_from(["+34600", "nobody", "600", "4101", "41 04"]))
    def place_a_call(self, agent, number):
        self.shift.perform(PlaceCall(agent, number, "TERMINAL", "LUIS"))

    @precondition(lambda self: self.shift.floor.state.legs)
    @rule(
        nth=NTH,
        failure=st.sampled_from(["", "", "busy", "bad_address"]),
        callee=st.none() | st.just("LUIS"),
    )
    def ring_far_end(self, nth, failure, callee):
        leg = self.shift.some_leg(nth, LegState.OUTGOING)[1]
        self.shift.perform(RingFarEnd(leg, failure, callee))

    @precondition(lambda self: self.shift.floor.state.contacts)
    @rule(nth=NTH)
    def answer_call(self, nth):
        self.shift.perform(AnswerCall(self.shift.some_contact(nth, ContactState.OWNED)))

    @precondition(lambda self: self.shift.floor.state.legs)
    @rule(nth=NTH, status=st.sampled_from(["connected", "muted", "onhold", "picking"]))
    def change_call(self, nth, status):
        agent, leg = self.shift.some_leg(nth, LegState.ACCEPTED, LegState.OFFERED)
        self.shift.perform(ChangeCallStatus(agent, leg, status))

    @precondition(lambda self: self.shift.floor.state.legs)
    @rule(nth=NTH, on=st.booleans())
    def record(self, nth, on):
        self.shift.perform(RecordCall(*self.shift.some_leg(nth, LegState.ACCEPTED), on))

    @rule(agent=AGENTS, direction=st.sampled_from(["inbound", "outbound"]), queue=QUEUES)
    def show_external(self, agent, direction, queue):
        self.shift.perform(OpenExternal(agent, direction, "+34600", "700", "TERMINAL", queue))

    @precondition(lambda self: self.shift.floor.state.legs)
    @rule(nth=NTH, word=st.sampled_from(EXTERNAL_WORDS))
    def change_external(self, nth, word):
        agent, leg = self.shift.some_leg(nth, *LegState)
        self.shift.perform(ChangeExternal(agent, leg, word))

    @precondition(lambda self: self.shift.floor.state.legs)
    @rule(nth=NTH, outcome=st.sampled_from(get_args(PreviewEnd)))
    def end_preview(self, nth, outcome):
        agent, leg = self.shift.some_leg(nth, LegState.ACCEPTED)
        self.shift.perform(EndPreview(agent, leg, outcome))

    @precondition(lambda self: self.shift.floor.state.legs)
    @rule(
        nth=NTH,
        result=st.sampled_from(["success", "busy", "redial", "instant_redial"]),
        classifier=st.sampled_from(["", "DONE", "NONE"]),
        who=st.none() | AGENTS,
    )
    def set_result(self, nth, result, classifier, who):
        agent, leg = self.shift.some_leg(nth, LegState.ENDED, LegState.ACCEPTED)
        self.shift.perform(SetResult(agent, leg, result, classifier, redial_agent=who))

    @precondition(lambda self: self.shift.floor.state.legs)
    @rule(nth=NTH, name=st.sampled_from([NUMBER, "CONTRACT", "NONE"]))
    def change_customer(self, nth, name):
        agent, leg = self.shift.some_leg(nth, *LegState)
        self.shift.perform(ChangeCustomer(agent, leg, {name: "+34602"}))

    @rule(
        customer=st.sampled_from([CustomerId("EVA"), CustomerId("LUIS")]),
        due=st.none() | st.sampled_from([0.0, 60.0]),
        who=st.none() | AGENTS,
    )
    def request_callback(self, customer, due, who):
        at = None if due is None else self.shift.floor.now + due
        self.shift.perform(RequestCallback(customer, CAMPAIGN, "+34603", "Eva", "", at, who))

    @rule(customer=st.sampled_from([CustomerId("LUIS"), CustomerId("NOBODY")]))
    def erase_customer(self, customer):
        self.shift.perform(EraseCustomer(customer))

    @rule(seconds=st.sampled_from([0.0, 1.0, 20.0, 30.0, 60.0, 120.0, 1800.0]))
    def time_goes_on(self, seconds):
        self.shift.floor.now += seconds
        self.shift.perform(Tick())
        deadline = self.shift.floor.state.next_deadline()
        assert deadline is None or deadline > self.shift.floor.now, "nothing due is left undone"


ContactCentre.TestCase.settings = settings(
    max_examples=2 * settings().max_examples,
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestContactCentre = ContactCentre.TestCase
