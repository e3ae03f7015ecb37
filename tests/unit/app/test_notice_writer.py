"""What becomes a notice, and what the screen tells by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contactpro_desktop.app.notice_writer import NoticeWriter
from contactpro_desktop.app.notices import Notice, NoticeBoard, Remedy, Severity, Topic
from contactpro_desktop.domain import events
from contactpro_desktop.domain.actions import (
    AcceptOffer,
    Action,
    ControlContact,
    Dial,
    EndInteraction,
    FinishInteraction,
    NewMail,
    OpenParked,
    Pick,
    SendMessage,
    ServeQueue,
    SetPresence,
    SetWorkStatus,
    Transfer,
)
from contactpro_desktop.domain.agent import (
    Agent,
    Availability,
    ChangedBy,
    PresenceProfile,
    ProfileType,
    WorkStatus,
)
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import (
    AgentId,
    ContactId,
    InteractionId,
    ProfileId,
    QueueId,
    RequestId,
    ScriptId,
    SupervisionId,
)
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.mail import DraftText
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.domain.picklist import PicklistRow
from contactpro_desktop.domain.queue import AllocationMode, Queue
from contactpro_desktop.domain.script import Script, ScriptType
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.store.store import Store

FREE, LUNCH, AWAY = ProfileId("FREE"), ProfileId("LUNCH"), ProfileId("AWAY")
ME = Agent(
    id=AgentId("ANA"),
    username="ana",
    profile_id=FREE,
    profiles=(
        PresenceProfile(FREE, "Disponible", ProfileType.PRESENCE, Availability.FREE),
        PresenceProfile(LUNCH, "Almuerzo", ProfileType.PRESENCE, Availability.AWAY),
        PresenceProfile(AWAY, "Ausente", ProfileType.ABSENCE, Availability.AWAY),
    ),
    work_status=WorkStatus.READY,
)
CHAT = Interaction(
    id=InteractionId("I1"),
    contact_id=ContactId("C1"),
    channel=Channel.CHAT,
    status=InteractionStatus.ACCEPTED,
    customer_name="Rosa",
)
OFFER = replace(CHAT, id=InteractionId("I2"), status=InteractionStatus.INCOMING)
ROW = PicklistRow(ContactId("C9"), Channel.CHAT, QueueId("Q1"), "Soporte", "Eva Lorca")
QUEUE = Queue(QueueId("Q1"), "Soporte", Channel.CHAT, AllocationMode.HUNT_GROUP)
TARGET = TransferTarget(TargetKind.AGENT, "B", "Bruno Reyes", "bruno@demo")


class Desk:
    """A store that somebody writes notices about."""

    def __init__(self) -> None:
        self.store = Store(lambda: 1000.0)
        self.notices: list[Notice] = []
        board = NoticeBoard()
        board.listen(self.notices.append)
        NoticeWriter(self.store, board)
        self.say(events.MeChanged(ME))

    def say(self, *told: events.Event) -> None:
        self.store.apply(told)

    def act(self, action: Action, refusal: Refusal | None = None, who: str = "") -> None:
        request_id = RequestId(f"R{len(self.notices)}")
        self.store.begin(request_id, action)
        outcome = Outcome(refusal, who) if refusal else SUCCEEDED
        self.say(events.ActionFinished(request_id, outcome))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_signing_in_is_no_news(desk: Desk) -> None:
    assert desk.notices == []


@pytest.mark.parametrize(
    ("action", "subject"),
    [
        (Pick(ROW.contact_id, ROW.queue_id, ROW.channel), "Eva Lorca"),
        (Pick(ContactId("GONE"), ROW.queue_id, ROW.channel), ""),
        (ServeQueue(QUEUE.id, False), "Soporte"),
        (ServeQueue(QueueId("GONE"), False), ""),
        (SetPresence(LUNCH), "Almuerzo"),
        (SetPresence(ProfileId("GONE")), ""),
        (SetWorkStatus(WorkStatus.READY), ""),
        (AcceptOffer(CHAT.id), "Rosa"),
        (Dial("112"), "112"),
        (NewMail(DraftText("Your order")), "Your order"),
        (OpenParked(ContactId("GONE")), ""),
        (AcceptOffer(InteractionId("GONE")), ""),
    ],
)
def test_a_refused_action_says_what_it_was_about(desk: Desk, action: Action, subject: str) -> None:
    desk.say(
        events.PicklistReplaced((ROW,)),
        events.QueuesChanged((QUEUE,)),
        events.InteractionChanged(CHAT),
    )
    desk.act(action, Refusal.FORBIDDEN)
    (notice,) = desk.notices
    assert (notice.topic, notice.subject) == (Topic.ACTION_REFUSED, subject)
    assert notice.action == type(action).__name__
    assert notice.severity is Severity.WARNING


def test_a_profile_refused_before_anybody_is_known_has_no_name() -> None:
    desk = Desk()
    desk.store.me = None
    desk.act(SetPresence(LUNCH), Refusal.OTHER)
    assert desk.notices[0].subject == ""


@pytest.mark.parametrize(
    ("session", "interaction_id", "subject"),
    [("S", "I1", "Rosa"), ("S", "GONE", ""), ("GONE", "I1", "")],
)
def test_what_was_not_done_as_a_supervisor_names_the_customer(
    desk: Desk, session: str, interaction_id: str, subject: str
) -> None:
    told = (events.InteractionChanged(CHAT),)
    desk.say(events.SupervisedChanged(SupervisionId("S"), told))
    end = EndInteraction(InteractionId(interaction_id))
    desk.act(ControlContact(SupervisionId(session), end), Refusal.NOT_ALLOWED_NOW)
    (notice,) = desk.notices
    assert (notice.action, notice.subject) == ("ControlContact", subject)
    desk.act(ControlContact(SupervisionId("S"), EndInteraction(CHAT.id)))
    assert desk.notices == [notice]


def test_who_takes_over_is_told_that_it_is_theirs_to_accept(desk: Desk) -> None:
    told = (events.InteractionChanged(CHAT),)
    desk.say(events.SupervisedChanged(SupervisionId("S"), told))
    target = TransferTarget(TargetKind.AGENT, "E", "Elena")
    desk.act(ControlContact(SupervisionId("S"), Transfer(CHAT.id, CHAT.channel, target)))
    assert desk.notices == [Notice(Topic.TAKEN_OVER, subject="Rosa", contact_id=CHAT.contact_id)]


def test_a_lost_race_is_mild_and_names_the_winner(desk: Desk) -> None:
    desk.act(Pick(ROW.contact_id, ROW.queue_id, ROW.channel), Refusal.TAKEN, "Bruno Reyes")
    assert (desk.notices[0].severity, desk.notices[0].who) == (Severity.INFO, "Bruno Reyes")


def test_ready_refused_by_the_profile_offers_the_way_out(desk: Desk) -> None:
    desk.act(SetWorkStatus(WorkStatus.READY), Refusal.ABSENCE_PROFILE)
    assert desk.notices[0].remedy is Remedy.CHOOSE_AVAILABLE


def test_a_failed_message_of_another_conversation_can_be_sent_again(desk: Desk) -> None:
    desk.say(events.InteractionChanged(CHAT))
    desk.act(SendMessage(CHAT.id, "hola"), Refusal.DISCONNECTED)
    notice = desk.notices[0]
    assert notice.remedy is Remedy.SEND_AGAIN
    assert (notice.interaction_id, notice.request_id) == (CHAT.id, RequestId("R0"))


def test_a_failed_message_before_the_agents_eyes_is_no_notice(desk: Desk) -> None:
    desk.say(events.InteractionChanged(CHAT))
    desk.store.show(CHAT.id)
    desk.act(SendMessage(CHAT.id, "hola"), Refusal.DISCONNECTED)
    assert desk.notices == []


def test_a_transfer_to_a_queue_says_where_it_waits(desk: Desk) -> None:
    desk.say(events.InteractionChanged(CHAT))
    desk.act(Transfer(CHAT.id, Channel.CHAT, TransferTarget(TargetKind.QUEUE, "Q2", "Soporte")))
    told = Notice(Topic.SENT_TO_QUEUE, subject="Rosa", who="Soporte")
    assert desk.notices == [told]


def test_a_transfer_says_to_whom_it_is_offered(desk: Desk) -> None:
    desk.say(events.InteractionChanged(CHAT))
    desk.act(Transfer(CHAT.id, Channel.CHAT, TARGET))
    assert desk.notices == [Notice(Topic.TRANSFERRED, subject="Rosa", who="Bruno Reyes")]


def test_a_refused_transfer_is_told_with_its_reason(desk: Desk) -> None:
    desk.say(events.InteractionChanged(CHAT))
    desk.act(Transfer(CHAT.id, Channel.CHAT, TARGET), Refusal.TARGET_GONE)
    (notice,) = desk.notices
    assert (notice.action, notice.refusal) == ("Transfer", Refusal.TARGET_GONE)
    assert (notice.subject, notice.interaction_id) == ("Rosa", CHAT.id)


def test_a_script_that_never_came_is_not_asked_to_be_answered(desk: Desk) -> None:
    script_id = ScriptId("S1")
    desk.say(events.InteractionChanged(replace(CHAT, script_id=script_id)))
    desk.act(FinishInteraction(CHAT.id), Refusal.SCRIPT_INCOMPLETE)
    desk.say(events.ScriptsChanged((Script(script_id, "Motivo", ScriptType.STATIC),)))
    desk.act(FinishInteraction(CHAT.id), Refusal.SCRIPT_INCOMPLETE)
    desk.act(FinishInteraction(InteractionId("GONE")), Refusal.SCRIPT_INCOMPLETE)
    assert [(notice.refusal, notice.remedy) for notice in desk.notices] == [
        (Refusal.SCRIPT_MISSING, Remedy.LOAD_SCRIPT),
        (Refusal.SCRIPT_INCOMPLETE, None),
        (Refusal.SCRIPT_INCOMPLETE, None),
    ]


def test_other_actions_that_succeed_are_no_news(desk: Desk) -> None:
    desk.act(SetWorkStatus(WorkStatus.NOT_READY))
    assert desk.notices == []


@pytest.mark.parametrize("changed_by", [ChangedBy.SUPERVISOR, ChangedBy.EXPIRY, ChangedBy.UNKNOWN])
def test_a_profile_changed_by_someone_else_is_told(desk: Desk, changed_by: ChangedBy) -> None:
    desk.say(events.MeChanged(replace(ME, profile_id=LUNCH, profile_changed_by=changed_by)))
    assert desk.notices == [
        Notice(Topic.PROFILE_CHANGED, subject="Almuerzo", changed_by=changed_by)
    ]


def test_a_profile_that_is_not_known_is_told_without_a_name(desk: Desk) -> None:
    desk.say(events.MeChanged(replace(ME, profile_id=ProfileId("NEW"))))
    assert desk.notices[0].subject == ""


def test_ones_own_change_of_profile_is_no_news(desk: Desk) -> None:
    desk.act(SetPresence(LUNCH))
    desk.say(events.MeChanged(replace(ME, profile_id=LUNCH)))
    desk.say(events.MeChanged(replace(ME, profile_changed_by=ChangedBy.SELF)))
    assert desk.notices == []


def test_asking_once_excuses_one_change_only(desk: Desk) -> None:
    desk.act(SetPresence(LUNCH))
    desk.say(events.MeChanged(replace(ME, profile_id=LUNCH)))
    desk.say(events.MeChanged(ME), events.MeChanged(replace(ME, profile_id=LUNCH)))
    assert [notice.subject for notice in desk.notices] == ["Disponible", "Almuerzo"]


def test_a_refused_wish_excuses_nothing(desk: Desk) -> None:
    desk.act(SetPresence(LUNCH), Refusal.FORBIDDEN)
    desk.say(events.MeChanged(replace(ME, profile_id=LUNCH)))
    assert [notice.topic for notice in desk.notices] == [
        Topic.ACTION_REFUSED,
        Topic.PROFILE_CHANGED,
    ]


def test_being_made_not_ready_can_be_undone_with_one_press(desk: Desk) -> None:
    made_not_ready = replace(
        ME, work_status=WorkStatus.NOT_READY, work_status_changed_by=ChangedBy.SUPERVISOR
    )
    desk.say(events.MeChanged(made_not_ready))
    notice = desk.notices[0]
    assert (notice.topic, notice.subject) == (Topic.WORK_STATUS_CHANGED, "not_ready")
    assert (notice.severity, notice.remedy) == (Severity.WARNING, Remedy.BE_READY)


def test_not_ready_under_an_absence_profile_has_no_quick_remedy(desk: Desk) -> None:
    away = replace(ME, profile_id=AWAY, work_status=WorkStatus.NOT_READY)
    desk.say(events.MeChanged(away))
    assert desk.notices[-1].topic is Topic.WORK_STATUS_CHANGED
    assert desk.notices[-1].remedy is None


def test_being_made_ready_is_told_calmly(desk: Desk) -> None:
    desk.act(SetWorkStatus(WorkStatus.NOT_READY))
    desk.say(events.MeChanged(replace(ME, work_status=WorkStatus.NOT_READY)))
    desk.say(events.MeChanged(ME))
    (notice,) = desk.notices
    assert (notice.severity, notice.remedy) == (Severity.INFO, None)


def test_missed_offers_are_counted_until_ready_again(desk: Desk) -> None:
    missed = events.OfferMissed(OFFER.id, "Luis", "Ventas", not_ready=True)
    not_ready = replace(
        ME, work_status=WorkStatus.NOT_READY, work_status_changed_by=ChangedBy.MISSED_OFFER
    )
    desk.say(missed, events.MeChanged(not_ready), missed)
    desk.act(SetWorkStatus(WorkStatus.READY))
    desk.say(events.MeChanged(ME), replace(missed, not_ready=False))
    assert [(n.topic, n.count, n.remedy) for n in desk.notices] == [
        (Topic.OFFER_MISSED, 1, Remedy.BE_READY),
        (Topic.OFFER_MISSED, 2, Remedy.BE_READY),
        (Topic.OFFER_MISSED, 1, None),
    ]
    assert (desk.notices[0].subject, desk.notices[0].who) == ("Luis", "Ventas")


def test_a_missed_call_is_told_as_such_and_not_counted_among_offers(desk: Desk) -> None:
    called = events.OfferMissed(OFFER.id, "Elena", "", not_ready=False, in_person=True)
    desk.say(called, replace(called, not_ready=True), replace(called, in_person=False))
    assert [(n.topic, n.subject, n.count, n.remedy) for n in desk.notices] == [
        (Topic.CALL_MISSED, "Elena", 0, None),
        (Topic.CALL_MISSED, "Elena", 0, Remedy.BE_READY),
        (Topic.OFFER_MISSED, "Elena", 1, None),
    ]


def test_missed_offers_and_wishes_of_another_session_do_not_count(desk: Desk) -> None:
    desk.say(events.OfferMissed(CHAT.id, "Rosa", "Ventas", not_ready=False))
    desk.store.begin(RequestId("GONE"), SetPresence(LUNCH))
    desk.say(events.SessionEnded(events.SessionEnd.SIGNED_OUT))
    desk.store.reset()
    desk.say(events.MeChanged(ME))
    desk.say(events.OfferMissed(CHAT.id, "Rosa", "Ventas", not_ready=False))
    assert desk.notices[-1].count == 1
    desk.say(events.MeChanged(replace(ME, profile_id=LUNCH)))
    assert desk.notices[-1].topic is Topic.PROFILE_CHANGED


def test_no_wish_is_no_excuse_for_a_profile_that_is_taken_away(desk: Desk) -> None:
    desk.act(AcceptOffer(OFFER.id))
    desk.say(events.MeChanged(replace(ME, profile_id=None)))
    assert [notice.topic for notice in desk.notices] == [Topic.PROFILE_CHANGED]


def test_a_customer_who_leaves_a_conversation_in_the_background_is_told(desk: Desk) -> None:
    desk.say(events.InteractionChanged(CHAT))
    ended = replace(CHAT, status=InteractionStatus.ENDED, end_reason="customer")
    desk.say(events.InteractionChanged(ended))
    assert desk.notices == [Notice(Topic.CUSTOMER_LEFT, subject="Rosa", interaction_id=CHAT.id)]


@pytest.mark.parametrize(
    ("reason", "topic"),
    [
        ("supervisor", Topic.SUPERVISOR_ENDED),
        ("intercepted", Topic.SUPERVISOR_TOOK_OVER),
    ],
)
def test_what_a_supervisor_does_in_the_background_is_told(
    desk: Desk, reason: str, topic: Topic
) -> None:
    desk.say(events.InteractionChanged(CHAT))
    ended = replace(CHAT, status=InteractionStatus.ENDED, end_reason=reason)
    desk.say(events.InteractionChanged(ended))
    told = Notice(topic, subject="Rosa", interaction_id=CHAT.id)
    assert desk.notices == [told]


def test_a_call_in_the_background_is_over_rather_than_left(desk: Desk) -> None:
    call = replace(CHAT, channel=Channel.PHONE)
    desk.say(events.InteractionChanged(call))
    ended = replace(call, status=InteractionStatus.ENDED, end_reason="customer")
    desk.say(events.InteractionChanged(ended))
    assert desk.notices == [Notice(Topic.CALL_ENDED, subject="Rosa", interaction_id=CHAT.id)]


def test_a_conversation_in_the_pane_or_ended_by_the_agent_tells_itself(desk: Desk) -> None:
    other = replace(CHAT, id=InteractionId("I3"))
    desk.say(events.InteractionChanged(CHAT), events.InteractionChanged(other))
    desk.store.show(CHAT.id)
    for interaction, reason in ((CHAT, "customer"), (other, "agent")):
        ended = replace(interaction, status=InteractionStatus.ENDED, end_reason=reason)
        desk.say(events.InteractionChanged(ended))
    assert desk.notices == []


def test_an_offer_taken_back_says_so_and_a_declined_one_does_not(desk: Desk) -> None:
    for reason in ("rescinded", "declined"):
        desk.say(
            events.InteractionChanged(OFFER),
            events.InteractionChanged(replace(OFFER, end_reason=reason)),
            events.InteractionRemoved(OFFER.id),
        )
    assert desk.notices == [Notice(Topic.OFFER_WITHDRAWN, subject="Rosa")]


def test_a_call_in_person_that_is_given_up_is_told_as_missed_alone(desk: Desk) -> None:
    call = replace(OFFER, channel=Channel.PHONE, queue_id=None, queue_name="")
    for reason in ("rescinded", "revoked"):
        desk.say(
            events.InteractionChanged(call),
            events.InteractionChanged(replace(call, end_reason=reason)),
            events.InteractionRemoved(call.id),
        )
    assert desk.notices == [Notice(Topic.OFFER_WITHDRAWN, subject="Rosa")]


WRAP_UP = replace(CHAT, status=InteractionStatus.ENDED, ended_at=900.0, wrap_up_limit=100)
CLOSED = [Notice(Topic.WRAP_UP_OVER, subject="Rosa")]
TIME_IS_OVER = [replace(CLOSED[0], changed_by=ChangedBy.EXPIRY)]


@pytest.mark.parametrize(
    ("wrap_up", "told"),
    [
        (WRAP_UP, TIME_IS_OVER),
        (replace(WRAP_UP, channel_status="transferred"), TIME_IS_OVER),
        (replace(WRAP_UP, wrap_up_limit=200), CLOSED),
        (replace(WRAP_UP, wrap_up_limit=None), CLOSED),
        (replace(WRAP_UP, ended_at=None), CLOSED),
        (replace(WRAP_UP, wrap_up_limit=None, channel_status="transferred"), []),
        (replace(WRAP_UP, supervision_id=SupervisionId("S")), []),
    ],
)
def test_a_wrap_up_that_vanishes_says_so(
    desk: Desk, wrap_up: Interaction, told: list[Notice]
) -> None:
    desk.say(events.InteractionChanged(wrap_up))
    handled = replace(wrap_up, status=InteractionStatus.HANDLED)
    desk.say(events.InteractionChanged(handled), events.InteractionRemoved(wrap_up.id))
    assert desk.notices == told
    desk.say(events.InteractionChanged(wrap_up))
    desk.say(events.InteractionRemoved(wrap_up.id))
    assert desk.notices == told * 2


def test_a_wrap_up_that_the_agent_finished_or_signed_out_of_does_not(desk: Desk) -> None:
    desk.say(events.InteractionChanged(WRAP_UP))
    desk.store.begin(RequestId("R1"), FinishInteraction(WRAP_UP.id))
    desk.say(
        events.InteractionRemoved(WRAP_UP.id), events.ActionFinished(RequestId("R1"), SUCCEEDED)
    )
    desk.say(events.InteractionChanged(WRAP_UP))
    desk.store.reset()
    assert desk.notices == []


def test_a_wrap_up_that_the_agent_could_not_finish_does_say_so(desk: Desk) -> None:
    desk.say(events.InteractionChanged(WRAP_UP))
    desk.act(FinishInteraction(WRAP_UP.id), Refusal.DISCONNECTED)
    desk.say(events.InteractionRemoved(WRAP_UP.id))
    assert desk.notices[1:] == TIME_IS_OVER


def test_notices_of_one_conversation_replace_each_other() -> None:
    first = Notice(Topic.CUSTOMER_LEFT, subject="Rosa", interaction_id=CHAT.id)
    assert first.key == replace(first, subject="Rosa D.").key
    assert first.key != replace(first, interaction_id=OFFER.id).key


def test_whoever_stops_listening_hears_nothing_more() -> None:
    heard: list[Notice] = []
    board = NoticeBoard()
    stop = board.listen(heard.append)
    board.post(Notice(Topic.TRANSFERRED))
    stop()
    board.post(Notice(Topic.TRANSFERRED))
    assert len(heard) == 1
