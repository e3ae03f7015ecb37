"""The client and the visitor's client against the real local server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from itertools import count

import pytest

from contactpro_desktop.assignment.client import AssignmentClient
from contactpro_desktop.assignment.visitor import VisitorClient, VisitorRefused
from contactpro_desktop.domain import actions
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.agent import AgentState, WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import Author, MessageKind
from contactpro_desktop.domain.errors import (
    AlreadySignedIn,
    ServerUnreachable,
    UnknownTenant,
    WrongCredentials,
)
from contactpro_desktop.domain.events import (
    ActionFinished,
    InteractionChanged,
    InteractionRemoved,
    Link,
    LinkChanged,
    MeChanged,
    MessagesReceived,
    OfferMissed,
    ParticipantsChanged,
    PicklistUpdated,
    ScriptAnswersChanged,
    ScriptsChanged,
    SessionEnd,
    SessionEnded,
)
from contactpro_desktop.domain.ids import QuestionId, RequestId
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.picklist import PicklistRow
from contactpro_desktop.domain.script import Answer, Script, missing_questions
from contactpro_desktop.localserver.router.model import Telephony
from contactpro_desktop.localserver.service import Service
from tests.assignment.conftest import SystemClock
from tests.assignment.ear import Ear
from tests.support.server import demo_config, running_server


class Seat:
    """An agent's place: a client, its ear, and actions that are waited for."""

    def __init__(self, user: str) -> None:
        self.user = user
        self.ear = Ear()
        self.client = AssignmentClient(self.ear, SystemClock(), random=lambda: 0.0)
        self.running: asyncio.Task[SessionEnd] | None = None
        self._numbers = count(1)

    async def sign_in(self, url: str, *, take_over: bool = False) -> None:
        password = f"demo-{self.user}"
        await self.client.sign_in(url, self.user, password, take_over=take_over)
        self.running = asyncio.create_task(self.client.run())
        await self.ear.until(LinkChanged, lambda event: event.link is Link.ONLINE)

    async def do(self, action: Action) -> Outcome:
        request_id = RequestId(f"{self.user}-{next(self._numbers)}")
        self.client.perform(request_id, action)
        finished = await self.ear.ever(ActionFinished, lambda e: e.request_id == request_id)
        return finished.outcome

    async def must(self, action: Action) -> None:
        outcome = await self.do(action)
        assert outcome.succeeded, (action, outcome)

    async def interaction(self, status: InteractionStatus) -> Interaction:
        event = await self.ear.ever(
            InteractionChanged, lambda event: event.interaction.status is status
        )
        return event.interaction

    async def sees_waiting(self, customer: str) -> PicklistRow:
        event = await self.ear.ever(
            PicklistUpdated, lambda e: any(r.customer_name == customer for r in e.changed)
        )
        return next(row for row in event.changed if row.customer_name == customer)

    async def leave(self) -> None:
        await self.client.sign_out()
        if self.running is not None:
            await self.running


Sit = Callable[[str], Awaitable[Seat]]


@pytest.fixture(params=[True, False], ids=["answers", "no answers"])
async def service(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Service]:
    """The demo tenant, once answering requests and once not: then only time tells a refusal."""
    if not request.param:
        monkeypatch.setattr("contactpro_desktop.ecfs.pending.CONFIRMATION_LIMIT", 1.0)
    async with running_server(demo_config(answers=request.param)) as running:
        yield running


@pytest.fixture
async def sit(service: Service) -> AsyncIterator[Sit]:
    """Signs agents in, and out again at the end."""
    seats: list[Seat] = []

    async def sit_down(user: str) -> Seat:
        seat = Seat(user)
        await seat.sign_in(service.tenant_url)
        seats.append(seat)
        return seat

    yield sit_down
    for seat in seats:
        await seat.leave()


@pytest.fixture
async def rosa(service: Service) -> AsyncIterator[VisitorClient]:
    async with VisitorClient(service.tenant_url, name="Rosa", address="rosa@web") as visitor:
        yield visitor


def complete(script: Script) -> dict[QuestionId, Answer]:
    """Answers that complete a static script."""
    return {
        question.id: Answer(options=(question.options[0].id,))
        if question.options
        else Answer(text="7")
        for question in missing_questions(script, {})
    }


async def test_a_chat_from_the_offer_to_handled(
    sit: Sit, service: Service, rosa: VisitorClient
) -> None:
    ana = await sit("ana")
    scripts = (await ana.ear.ever(ScriptsChanged, lambda event: bool(event.scripts))).scripts
    await ana.must(actions.SetWorkStatus(WorkStatus.READY))
    await rosa.start("ventas@demo", {"motivo": "compra"})

    offer = await ana.interaction(InteractionStatus.INCOMING)
    assert (offer.customer_name, offer.queue_name) == ("Rosa", "Ventas")
    assert offer.offer_deadline is not None
    assert offer.attached_data["motivo"] == "compra"
    await ana.must(actions.AcceptOffer(offer.id))

    await rosa.say("Buenos días")
    heard = await ana.ear.ever(
        MessagesReceived, lambda event: event.messages[-1].kind is MessageKind.TEXT
    )
    assert (heard.messages[-1].text, heard.messages[-1].author) == ("Buenos días", Author.END_USER)
    await rosa.type(True)
    await ana.ear.ever(ParticipantsChanged, lambda event: any(p.typing for p in event.participants))
    await ana.must(actions.SetTyping(offer.id, typing=True))
    await ana.must(actions.SendMessage(offer.id, "¿En qué le ayudo? 👋"))
    mine = await ana.ear.ever(MessagesReceived, lambda event: event.messages[0].author is Author.ME)
    assert mine.messages[0].text == "¿En qué le ayudo? 👋"
    await rosa.until(lambda: rosa.messages[-1].text == "¿En qué le ayudo? 👋")
    assert rosa.messages[-1].author is Author.AGENT

    await ana.must(actions.EndInteraction(offer.id))
    ended = await ana.interaction(InteractionStatus.ENDED)
    await rosa.until(lambda: rosa.interaction is not None and not rosa.interaction.is_open)
    assert ended.script_id is not None
    assert (await ana.do(actions.FinishInteraction(offer.id))).refusal in (
        Refusal.SCRIPT_INCOMPLETE,
        Refusal.NO_CONFIRMATION,
    )
    script = next(script for script in scripts if script.id == ended.script_id)
    answers = complete(script)
    await ana.must(actions.SaveScript(offer.id, script.id, answers))
    asked = next(each for each in script.questions if len(each.options) > 1)
    answers[asked.id] = Answer(options=(asked.options[1].id,))
    await ana.must(actions.SaveScript(offer.id, script.id, answers, only=asked.id))
    await ana.ear.ever(ScriptAnswersChanged, lambda e: e.answers.get(asked.id) == answers[asked.id])
    await ana.must(actions.FinishInteraction(offer.id))
    await ana.ear.ever(InteractionRemoved, lambda event: event.interaction_id == offer.id)


async def test_of_two_who_pick_one_gets_it(sit: Sit, rosa: VisitorClient) -> None:
    ana, carla = await sit("ana"), await sit("carla")
    await rosa.start("soporte@demo")
    row = await ana.sees_waiting("Rosa")
    assert row == await carla.sees_waiting("Rosa")
    pick = actions.Pick(row.contact_id, row.queue_id, Channel.CHAT)
    outcomes = await asyncio.gather(ana.do(pick), carla.do(pick))
    assert sorted(outcome.succeeded for outcome in outcomes) == [False, True]
    (loser,) = [outcome for outcome in outcomes if not outcome.succeeded]
    assert (loser.refusal, bool(loser.who)) in (
        (Refusal.TAKEN, True),
        (Refusal.NO_CONFIRMATION, False),
    )
    winner = ana if outcomes[0].succeeded else carla
    await winner.interaction(InteractionStatus.ACCEPTED)
    for seat in (ana, carla):
        await seat.ear.until(PicklistUpdated, lambda event: row.contact_id in event.removed)


async def test_a_transfer_goes_to_a_colleague(sit: Sit, rosa: VisitorClient) -> None:
    ana, carla = await sit("ana"), await sit("carla")
    await ana.must(actions.SetWorkStatus(WorkStatus.READY))
    await rosa.start("ventas@demo")
    offer = await ana.interaction(InteractionStatus.INCOMING)
    await ana.must(actions.AcceptOffer(offer.id))
    await carla.must(actions.SetWorkStatus(WorkStatus.READY))
    found = await ana.client.search("carla")
    target = next(target for target in found if target.name.startswith("Carla"))
    assert target.state is AgentState.FREE
    await ana.must(actions.Transfer(offer.id, Channel.CHAT, target))
    taken = await carla.interaction(InteractionStatus.INCOMING)
    assert taken.contact_id == offer.contact_id
    diego = next(t for t in await ana.client.search("diego") if t.name.startswith("Diego"))
    await carla.must(actions.AcceptOffer(taken.id))
    refused = await carla.do(actions.Transfer(taken.id, Channel.CHAT, diego))
    assert refused.refusal is not None


@pytest.fixture
async def hasty() -> AsyncIterator[Service]:
    """The demo tenant where an offer lasts a moment."""
    config = demo_config()
    queues = {key: replace(q, offer_timeout=0.2) for key, q in config.site.queues.items()}
    async with running_server(replace(config, site=replace(config.site, queues=queues))) as running:
        yield running


async def test_a_missed_offer_is_told(hasty: Service) -> None:
    ana = Seat("ana")
    await ana.sign_in(hasty.tenant_url)
    await ana.must(actions.SetWorkStatus(WorkStatus.READY))
    async with VisitorClient(hasty.tenant_url, name="Rosa", address="rosa@web") as rosa:
        await rosa.start("ventas@demo")
        missed = await ana.ear.ever(OfferMissed)
        assert (missed.customer_name, missed.queue_name) == ("Rosa", "Ventas")
        assert missed.not_ready
        await ana.leave()


async def test_a_colleague_s_call_that_nobody_answers_is_told_as_missed() -> None:
    config = demo_config()
    quick = replace(config.site, telephony=Telephony(simulated=True, ring_timeout=0.2))
    async with running_server(replace(config, site=quick)) as running:
        ana, diego = Seat("ana"), Seat("diego")
        for seat in (ana, diego):
            await seat.sign_in(running.tenant_url)
        await ana.must(actions.Dial("4104", frozenset()))
        missed = await diego.ear.ever(OfferMissed)
        assert (missed.customer_name, missed.in_person, missed.not_ready) == (
            "Ana Pérez", True, False,
        )  # fmt: skip
        for seat in (ana, diego):
            await seat.leave()


async def test_taking_a_session_over_ends_the_other(sit: Sit, service: Service) -> None:
    first = await sit("ana")
    second = Seat("ana")
    with pytest.raises(AlreadySignedIn):
        await second.sign_in(service.tenant_url)
    await second.sign_in(service.tenant_url, take_over=True)
    assert (await first.ear.ever(SessionEnded)).reason is SessionEnd.TAKEN_OVER
    await second.leave()


async def test_wrong_words_at_the_door(service: Service) -> None:
    seat = Seat("ana")
    with pytest.raises(WrongCredentials):
        await seat.client.sign_in(service.tenant_url, "ana", "wrong")
    with pytest.raises(UnknownTenant):
        await seat.client.sign_in(service.tenant_url.replace("demo", "other"), "ana", "x")


async def test_profiles_and_ready(sit: Sit) -> None:
    ana = await sit("ana")
    me = (await ana.ear.ever(MeChanged)).me
    meeting = next(p for p in me.profiles if p.name == "Meeting")
    await ana.must(actions.SetPresence(meeting.id))
    ready = await ana.do(actions.SetWorkStatus(WorkStatus.READY))
    assert ready.refusal is Refusal.ABSENCE_PROFILE
    assert me.profile is not None
    await ana.must(actions.SetPresence(me.profile.id))
    await ana.must(actions.SetWorkStatus(WorkStatus.READY))


async def test_an_end_user_leaves(sit: Sit, rosa: VisitorClient) -> None:
    ana = await sit("ana")
    await ana.must(actions.SetWorkStatus(WorkStatus.READY))
    with pytest.raises(RuntimeError):
        await rosa.say("too early")
    await rosa.start("ventas@demo", title="A question")
    offer = await ana.interaction(InteractionStatus.INCOMING)
    await ana.must(actions.AcceptOffer(offer.id))
    await rosa.leave()
    assert (await ana.interaction(InteractionStatus.ENDED)).end_reason == "customer"


async def test_end_users_are_refused_in_words(service: Service) -> None:
    async with VisitorClient(service.tenant_url, name="Rosa", address="rosa@web") as rosa:
        with pytest.raises((VisitorRefused, TimeoutError)):
            async with asyncio.timeout(1):
                await rosa.start("nobody@demo")


async def test_nobody_goes_by_an_address_of_the_house() -> None:
    async with running_server(demo_config()) as service:
        visitor = VisitorClient(service.tenant_url, name="Ana", address="ana@demo", language="es")
        with pytest.raises(VisitorRefused):
            await visitor.__aenter__()
        assert not visitor.connected


async def test_an_end_user_whose_server_goes_is_told() -> None:
    async with running_server(demo_config()) as service:
        rosa = VisitorClient(service.tenant_url, name="Rosa", address="rosa@web")
        await rosa.__aenter__()
        await rosa.start("soporte@demo")
    with pytest.raises(ServerUnreachable):
        await rosa.until(lambda: False)
    with pytest.raises(ServerUnreachable):
        await rosa.send("hello?")
    await rosa.__aexit__(None, None, None)
