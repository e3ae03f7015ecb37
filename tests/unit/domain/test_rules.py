"""The rules of the vocabulary: state of an agent, capability, transfer, picklist, scripts."""

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest

from contactpro_desktop.domain.agent import (
    Agent,
    AgentState,
    Availability,
    PresenceProfile,
    ProfileType,
    WorkStatus,
    agent_state,
)
from contactpro_desktop.domain.channel import Capability, Channel, can_serve, capability_for
from contactpro_desktop.domain.conversation import (
    Author,
    Floor,
    Message,
    MessageKind,
    floor_after,
    is_handover,
)
from contactpro_desktop.domain.errors import AlreadySignedIn, ProtocolError, SignInRefused
from contactpro_desktop.domain.ids import (
    AgentId,
    AnswerId,
    ContactId,
    InteractionId,
    ProfileId,
    QuestionId,
    QueueId,
    ScriptId,
)
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus, Section
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.domain.picklist import (
    PicklistRow,
    PicklistSort,
    PickRefusal,
    pick_refusal,
    sort_key,
)
from contactpro_desktop.domain.script import (
    Answer,
    AnswerOption,
    ControlType,
    DataType,
    Question,
    Script,
    ScriptType,
    asked_questions,
    is_complete,
    is_valid,
    missing_questions,
    next_unanswered,
)
from contactpro_desktop.domain.transfer import (
    TargetKind,
    TransferRefusal,
    TransferTarget,
    call_refusal,
    destination,
    ordered,
    transfer_refusal,
)

ME = AgentId("A" * 32)


def profile(
    kind: ProfileType = ProfileType.PRESENCE,
    availability: Availability = Availability.FREE,
    name: str = "Available",
    priority: int = 0,
) -> PresenceProfile:
    return PresenceProfile(ProfileId(name), name, kind, availability, priority=priority)


def state(**changed: object) -> AgentState:
    values: dict[str, object] = {
        "signed_in": True,
        "work_status": WorkStatus.READY,
        "profile": profile(),
        "serving": False,
    }
    return agent_state(**{**values, **changed})  # type: ignore[arg-type]


class TestAgentState:
    def test_free_and_busy(self) -> None:
        assert state() is AgentState.FREE
        assert state(serving=True) is AgentState.BUSY
        assert state(profile=None) is AgentState.FREE

    def test_not_ready(self) -> None:
        assert state(work_status=WorkStatus.NOT_READY, serving=True) is AgentState.NOT_READY

    @pytest.mark.parametrize("availability", [Availability.AWAY, Availability.TENTATIVE])
    def test_the_profiles_icon_makes_away(self, availability: Availability) -> None:
        assert state(profile=profile(availability=availability)) is AgentState.AWAY

    def test_an_absence_is_away_and_a_conference_busy(self) -> None:
        assert state(profile=profile(ProfileType.ABSENCE)) is AgentState.AWAY
        assert state(profile=profile(ProfileType.CONFERENCE)) is AgentState.BUSY

    def test_signed_out_wins_over_all(self) -> None:
        assert state(signed_in=False) is AgentState.OFFLINE


class TestAgent:
    def test_the_menu_has_the_largest_priority_on_top(self) -> None:
        profiles = (profile(name="B"), profile(name="a"), profile(name="Z", priority=9))
        agent = Agent(ME, "ana", profiles=profiles)
        assert [p.name for p in agent.profile_menu] == ["Z", "a", "B"]

    def test_only_the_type_of_a_profile_refuses_ready(self) -> None:
        lunch = profile(ProfileType.PRESENCE, Availability.TENTATIVE, "Lunch")
        meeting = profile(ProfileType.ABSENCE, name="Meeting")
        agent = Agent(ME, "ana", profiles=(lunch, meeting), profile_id=lunch.id)
        assert not agent.ready_is_refused
        assert Agent(ME, "ana", profiles=(lunch, meeting), profile_id=meeting.id).ready_is_refused
        assert not Agent(ME, "ana").ready_is_refused

    def test_a_name_is_always_found(self) -> None:
        assert Agent(ME, "ana", first_name="Ana", last_name="P").display_name == "Ana P"
        assert Agent(ME, "ana", alias="Anita").display_name == "Anita"
        assert Agent(ME, "ana").display_name == "ana"


def all_capability_sets() -> list[frozenset[Capability]]:
    sizes = range(len(Capability) + 1)
    return [frozenset(c) for size in sizes for c in itertools.combinations(Capability, size)]


@pytest.mark.parametrize("capabilities", all_capability_sets())
@pytest.mark.parametrize("channel", list(Channel))
def test_transfer_follows_the_capability_alone(
    capabilities: frozenset[Capability], channel: Channel
) -> None:
    target = TransferTarget(
        TargetKind.AGENT, "B" * 32, "Bruno", "bruno@demo", "4102", capabilities=capabilities
    )
    refusal = transfer_refusal(target, channel, my_id=ME)
    needed = capability_for(channel)
    assert (refusal is None) == (needed is not None and needed in capabilities)
    assert can_serve(capabilities, channel) == (refusal is None)


class TestTransfer:
    everything = frozenset(Capability)

    def target(self, name: str, **more: object) -> TransferTarget:
        values: dict[str, object] = {
            "address": f"{name}@demo",
            "capabilities": frozenset({Capability.CHAT}),
        }
        return TransferTarget(
            TargetKind.AGENT,
            name,
            name,
            **{**values, **more},  # type: ignore[arg-type]
        )

    def test_nobody_transfers_to_themselves(self) -> None:
        me = self.target(ME)
        assert transfer_refusal(me, Channel.CHAT, my_id=ME) is TransferRefusal.MYSELF

    def test_a_target_without_an_address_cannot_be_reached(self) -> None:
        nowhere = self.target("bruno", address="")
        refusal = transfer_refusal(nowhere, Channel.CHAT, my_id=ME)
        assert refusal is TransferRefusal.NO_ADDRESS

    def test_who_is_not_there_can_be_sent_work_and_not_be_called(self) -> None:
        phone = frozenset({Capability.PHONE})
        gone = self.target("bruno", number="4102", capabilities=phone)
        assert transfer_refusal(gone, Channel.PHONE, my_id=ME) is None
        assert call_refusal(gone, Channel.PHONE, my_id=ME) is TransferRefusal.OFFLINE
        away = replace(gone, state=AgentState.AWAY)
        assert call_refusal(away, Channel.PHONE, my_id=ME) is None
        assert call_refusal(gone, Channel.CHAT, my_id=ME) is TransferRefusal.CAPABILITY
        queue = replace(gone, kind=TargetKind.QUEUE)
        assert call_refusal(queue, Channel.PHONE, my_id=ME) is None
        names = [
            each.name
            for each in ordered([gone, replace(away, name="zoe")], Channel.PHONE, my_id=ME,
                                refuse=call_refusal)
        ]  # fmt: skip
        assert names == ["zoe", "bruno"]

    def test_each_channel_has_its_own_kind_of_destination(self) -> None:
        target = self.target("bruno", number="4102")
        assert destination(target, Channel.CHAT) == "bruno@demo"
        assert destination(target, Channel.PHONE) == "4102"
        assert destination(target, Channel.EMAIL) == "bruno"

    def test_the_order_is_colleagues_first_then_fit_then_free_then_name(self) -> None:
        queue = TransferTarget(
            TargetKind.QUEUE, "q", "Aaa", "q@demo", capabilities=frozenset({Capability.CHAT})
        )
        unfit = self.target("diego", capabilities=frozenset({Capability.PHONE}))
        busy = self.target("bruno", state=AgentState.BUSY)
        free = self.target("zoe", state=AgentState.FREE)
        names = [t.name for t in ordered([queue, unfit, busy, free], Channel.CHAT, my_id=ME)]
        assert names == ["zoe", "bruno", "diego", "Aaa"]


def waiting(name: str, **more: object) -> PicklistRow:
    return PicklistRow(
        ContactId(name),
        more.pop("channel", Channel.CHAT),  # type: ignore[arg-type]
        QueueId(str(more.pop("queue", "soporte"))),
        str(more.pop("queue_name", "Soporte")),
        name,
        **more,  # type: ignore[arg-type]
    )


class TestPicklist:
    chat = frozenset({Capability.CHAT})

    def test_a_row_of_somebody_else_is_reserved(self) -> None:
        row = waiting("eva", reserved_for=AgentId("B" * 32))
        assert pick_refusal(row, me=ME, capabilities=self.chat) is PickRefusal.RESERVED
        mine = waiting("eva", reserved_for=ME)
        assert pick_refusal(mine, me=ME, capabilities=self.chat) is None

    def test_capability_and_limit(self) -> None:
        mail = waiting("eva", channel=Channel.EMAIL)
        assert pick_refusal(mail, me=ME, capabilities=self.chat) is PickRefusal.CAPABILITY
        row = waiting("eva")
        full = pick_refusal(row, me=ME, capabilities=self.chat, chats_open=3, chat_limit=3)
        assert full is PickRefusal.LIMIT
        room = pick_refusal(row, me=ME, capabilities=self.chat, chats_open=2, chat_limit=3)
        assert room is None

    def test_every_order(self) -> None:
        old = waiting("zoe", queued_at=1.0, queue_name="B", priority=2)
        new = waiting("eva", queued_at=9.0, queue_name="A", priority=1)
        unknown = waiting("ana", queue_name="C", priority=3)
        rows = [unknown, new, old]

        def names(order: PicklistSort) -> list[str]:
            return [r.customer_name for r in sorted(rows, key=sort_key(order))]

        assert names(PicklistSort.LONGEST_WAIT) == ["zoe", "eva", "ana"]
        assert names(PicklistSort.NEWEST) == ["ana", "eva", "zoe"]
        assert names(PicklistSort.QUEUE) == ["eva", "zoe", "ana"]
        assert names(PicklistSort.CUSTOMER) == ["ana", "eva", "zoe"]
        assert names(PicklistSort.PRIORITY) == ["eva", "zoe", "ana"]


def question(
    name: str,
    control: ControlType = ControlType.TEXT_FIELD,
    ordinal: int = 0,
    **more: object,
) -> Question:
    return Question(QuestionId(name), name, control, ordinal=ordinal, **more)  # type: ignore[arg-type]


YES = AnswerOption(AnswerId("yes"), "Yes", next_question=QuestionId("details"))
NO = AnswerOption(AnswerId("no"), "No", 1)
ASK = question("ask", ControlType.RADIO_BUTTON, 0, mandatory=True, options=(YES, NO))
DETAILS = question("details", ordinal=1, mandatory=True, next_question=QuestionId("ask"))
TREE = Script(ScriptId("S"), "tree", ScriptType.INTERACTIVE, (DETAILS, ASK))


class TestScript:
    def test_a_static_script_asks_all_in_order(self) -> None:
        script = Script(ScriptId("S"), "all", ScriptType.STATIC, (DETAILS, ASK))
        assert asked_questions(script, {}) == (ASK, DETAILS)

    def test_an_interactive_script_walks_by_its_answers(self) -> None:
        assert asked_questions(TREE, {}) == (ASK,)
        yes = {ASK.id: Answer((YES.id,))}
        assert asked_questions(TREE, yes) == (ASK, DETAILS)
        no = {ASK.id: Answer((NO.id,))}
        assert asked_questions(TREE, no) == (ASK,)
        assert is_complete(TREE, no)

    def test_a_script_that_leads_back_ends(self) -> None:
        answers = {ASK.id: Answer((YES.id,)), DETAILS.id: Answer(text="x")}
        assert asked_questions(TREE, answers) == (ASK, DETAILS)

    def test_information_is_passed_without_an_answer(self) -> None:
        info = question("info", ControlType.INFORMATION, 0, next_question=QuestionId("last"))
        last = question("last", ordinal=1)
        script = Script(ScriptId("S"), "s", ScriptType.INTERACTIVE, (info, last))
        assert asked_questions(script, {}) == (info, last)
        assert is_complete(script, {})

    def test_an_empty_script_is_complete(self) -> None:
        assert is_complete(Script(ScriptId("S"), "s", ScriptType.INTERACTIVE), {})

    def test_mandatory_questions_and_wrong_types_are_missing(self) -> None:
        number = question("n", data_type=DataType.INTEGER, ordinal=5)
        script = Script(ScriptId("S"), "s", ScriptType.STATIC, (DETAILS, number))
        wrong = {DETAILS.id: Answer(text="  "), number.id: Answer(text="x")}
        assert missing_questions(script, wrong) == (DETAILS, number)
        right = {DETAILS.id: Answer(text="y"), number.id: Answer(text="7")}
        assert is_complete(script, right)

    def test_one_goes_on_where_an_answer_is_required_then_where_there_is_none(self) -> None:
        told = question("told", ControlType.INFORMATION, 0)
        free = question("free", ordinal=0)
        script = Script(ScriptId("S"), "s", ScriptType.STATIC, (told, free, DETAILS))
        assert next_unanswered(script, {}) == DETAILS
        answers = {DETAILS.id: Answer(text="y")}
        assert next_unanswered(script, answers) == free
        assert next_unanswered(script, {**answers, free.id: Answer(text="z")}) is None

    @pytest.mark.parametrize(
        ("data_type", "text", "valid"),
        [
            (DataType.TEXT, "anything", True),
            (DataType.INTEGER, "7", True),
            (DataType.INTEGER, "7.5", False),
            (DataType.DECIMAL, "7,5", True),
            (DataType.NUMBER, "abc", False),
            (DataType.DATETIME, "tomorrow", False),
            (DataType.DATETIME, "2026-11-22 09:30", True),
            (DataType.INTEGER, "  ", True),
        ],
    )
    def test_types(self, data_type: DataType, text: str, valid: bool) -> None:
        assert is_valid(question("q", data_type=data_type), Answer(text=text)) is valid

    def test_unknown_ids_lead_nowhere(self) -> None:
        assert TREE.question(QuestionId("nowhere")) is None
        strange = {ASK.id: Answer((AnswerId("strange"),))}
        assert asked_questions(TREE, strange) == (ASK,)


class TestInteraction:
    @pytest.mark.parametrize("status", list(InteractionStatus))
    def test_every_status_has_a_section(self, status: InteractionStatus) -> None:
        interaction = Interaction(InteractionId("I"), ContactId("C"), Channel.CHAT, status)
        assert interaction.section in Section
        assert interaction.is_offer == (status is InteractionStatus.INCOMING)

    def test_a_name_falls_back_to_title_and_address(self) -> None:
        def named(*, customer_name: str = "", title: str = "", customer_address: str = "") -> str:
            return Interaction(
                InteractionId("I"),
                ContactId("C"),
                Channel.EMAIL,
                InteractionStatus.ACCEPTED,
                customer_name=customer_name,
                title=title,
                customer_address=customer_address,
            ).display_name

        assert named(customer_name="Rosa", title="T") == "Rosa"
        assert named(title="T", customer_address="r@x") == "T"
        assert named(customer_address="r@x") == "r@x"


def told(word: str, author: Author = Author.SYSTEM) -> Message:
    return Message("", author, kind=MessageKind.STATE, state=word)


BOTS, MINE, THEIRS, COLLEAGUES = (
    Message("words", author) for author in (Author.BOT, Author.ME, Author.END_USER, Author.AGENT)
)


@pytest.mark.parametrize(
    ("talk", "place"),
    [
        ((BOTS, THEIRS, MINE, MINE), 2),
        ((BOTS, COLLEAGUES, BOTS, MINE), 1),
        ((BOTS, told("CHAT_TRANSFERRED"), told("LEFT"), THEIRS, told("JOINED"), MINE), 4),
        ((BOTS, told("JOINED", Author.ME), told("LEFT"), MINE), 1),
        ((told("CHAT_STARTED"), told("JOINED"), BOTS, told("JOINED"), THEIRS, MINE), 5),
        ((THEIRS, MINE, told("LEFT"), told("JOINED"), COLLEAGUES), None),
        ((BOTS, THEIRS, told("LEFT"), told("CHAT_ENDED")), None),
    ],
)
def test_the_handover_is_where_people_take_over_from_the_bot(
    talk: tuple[Message, ...], place: int | None
) -> None:
    floors = [Floor.NOBODY]
    for message in talk:
        floors.append(floor_after(floors[-1], message))
    found = [i for i, (a, b) in enumerate(itertools.pairwise(floors)) if is_handover(a, b)]
    assert (found[0] if found else None) == place


def test_outcomes_and_errors_speak() -> None:
    assert SUCCEEDED.succeeded
    assert not Outcome(Refusal.TAKEN, "Bruno").succeeded
    assert AlreadySignedIn("08:00").elsewhere == "08:00"
    assert SignInRefused(502).status == 502
    assert ProtocolError("oversized").kind == "oversized"


def test_a_profile_may_have_a_duration() -> None:
    lunch = PresenceProfile(
        ProfileId("L"), "Lunch", ProfileType.PRESENCE, duration=timedelta(minutes=30)
    )
    assert lunch.duration == timedelta(minutes=30)
    assert not lunch.refuses_ready
