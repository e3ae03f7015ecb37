"""Messages: confirmed in the server's order, then what is on its way; an echo merges once."""

from dataclasses import replace

from contactpro_desktop.domain.conversation import (
    Author,
    DeliveryState,
    Message,
    MessageKind,
    Participant,
)
from contactpro_desktop.domain.files import DroppedFile, DropReason
from contactpro_desktop.domain.ids import InteractionId, MessageId, RequestId
from contactpro_desktop.store.changes import (
    ConversationUpdated,
    MessageDiscarded,
    MessageReplaced,
    MessagesInserted,
    MessagesReset,
)
from contactpro_desktop.store.conversation import Conversation

ID = InteractionId("A" * 32)


def theirs(number: int, text: str = "hello", at: float = 10.0) -> Message:
    return Message(text, Author.END_USER, sent_at=at, id=MessageId(f"{number:032X}"))


def mine(number: int, text: str, request: str | None = None) -> Message:
    return Message(
        text,
        Author.ME,
        sent_at=20.0,
        id=MessageId(f"{number:032X}"),
        request_id=RequestId(request) if request else None,
    )


def pending(text: str, request: str) -> Message:
    return Message(text, Author.ME, request_id=RequestId(request), delivery=DeliveryState.SENDING)


def texts(conversation: Conversation) -> list[str]:
    return [conversation[row].text for row in range(len(conversation))]


def test_received_messages_stand_before_those_on_their_way() -> None:
    conversation = Conversation(ID)
    conversation.send(pending("mine", "R1"))
    changes = conversation.receive([theirs(1, "one"), theirs(2, "two")], viewed=False)
    assert texts(conversation) == ["one", "two", "mine"]
    assert changes == [MessagesInserted(ID, 0, 2), ConversationUpdated(ID)]


def test_an_echo_takes_the_place_of_the_message_it_confirms() -> None:
    conversation = Conversation(ID)
    conversation.receive([theirs(1)], viewed=True)
    assert conversation.send(pending("mine", "R1")) == [MessagesInserted(ID, 1, 1)]
    assert conversation[1].is_pending
    changes = conversation.receive([mine(2, "mine", "R1")], viewed=True)
    assert changes[0] == MessageReplaced(ID, 1)
    assert len(conversation) == 2
    assert conversation[1].delivery is DeliveryState.SENT
    assert conversation[1].id == MessageId(f"{2:032X}")


def test_an_echo_without_a_request_id_merges_by_its_words() -> None:
    conversation = Conversation(ID)
    conversation.send(pending("same", "R1"))
    conversation.send(pending("same", "R2"))
    conversation.receive([mine(1, "same")], viewed=True)
    assert [conversation[row].delivery for row in range(2)] == [
        DeliveryState.SENT,
        DeliveryState.SENDING,
    ]
    assert conversation[0].request_id == RequestId("R1")


def test_an_echo_out_of_order_resets_the_rows() -> None:
    conversation = Conversation(ID)
    conversation.send(pending("first", "R1"))
    conversation.send(pending("second", "R2"))
    changes = conversation.receive([theirs(1), mine(2, "second", "R2")], viewed=True)
    assert MessagesReset(ID) in changes
    assert texts(conversation) == ["hello", "second", "first"]


def test_somebody_elses_words_never_merge() -> None:
    conversation = Conversation(ID)
    conversation.send(pending("hello", "R1"))
    conversation.receive([theirs(1, "hello")], viewed=True)
    assert len(conversation) == 2


def test_a_message_known_by_id_is_dropped() -> None:
    conversation = Conversation(ID)
    conversation.receive([theirs(1)], viewed=True)
    assert conversation.receive([theirs(1)], viewed=True) == []
    assert len(conversation) == 1


def test_a_failed_message_can_be_marked_retried_and_given_up() -> None:
    conversation = Conversation(ID)
    conversation.send(pending("mine", "R1"))
    assert conversation.mark(RequestId("R1"), DeliveryState.FAILED, "forbidden") == [
        MessageReplaced(ID, 0)
    ]
    assert conversation[0].failure == "forbidden"
    assert not conversation[0].is_pending
    assert conversation.outgoing(RequestId("R1")) is conversation[0]
    assert conversation.discard(RequestId("R1")) == [
        MessageDiscarded(ID, RequestId("R1")),
        MessagesReset(ID),
    ]
    assert conversation.discard(RequestId("R1")) == []
    assert conversation.mark(RequestId("R1"), DeliveryState.SENT) == []
    assert conversation.last is None


def test_a_file_that_was_given_up_has_not_been_shown() -> None:
    """It can still come, and is sent again under its id."""
    conversation = Conversation(ID)
    lost = replace(mine(1, "", "R1"), dropped=(DroppedFile("a.pdf", DropReason.DOWNLOAD_FAILED),))
    conversation.receive([lost], viewed=True)
    assert not conversation.is_confirmed(RequestId("R1"))
    conversation.receive([mine(2, "", "R1")], viewed=True)
    assert conversation.is_confirmed(RequestId("R1"))


def test_unread_counts_the_end_users_words_until_they_are_read() -> None:
    conversation = Conversation(ID)
    conversation.receive([theirs(1), theirs(2)], viewed=False)
    assert conversation.unread == 2
    assert conversation.read() == [ConversationUpdated(ID)]
    assert conversation.read() == []
    conversation.receive([theirs(4)], viewed=True)
    assert conversation.unread == 0


def test_who_has_answered_has_read_what_was_said_before() -> None:
    conversation = Conversation(ID)
    joined = Message("", Author.ME, kind=MessageKind.STATE, state="JOINED", id=MessageId("J"))
    conversation.receive([theirs(1), mine(2, "x"), theirs(3), joined], viewed=False)
    assert conversation.unread == 1


def test_what_came_while_an_answer_was_on_its_way_is_unread() -> None:
    conversation = Conversation(ID)
    conversation.send(pending("mine", "R1"))
    conversation.receive([theirs(1), theirs(2), mine(3, "mine", "R1")], viewed=False)
    assert conversation.unread == 2


def test_what_a_colleague_says_is_unread_too_but_not_that_they_came() -> None:
    conversation = Conversation(ID)
    said = Message("I help you", Author.AGENT, id=MessageId("C1"))
    came = Message("", Author.AGENT, kind=MessageKind.STATE, state="JOINED", id=MessageId("C2"))
    conversation.receive([came, said], viewed=False)
    assert conversation.unread == 1
    assert conversation.waiting_since is None, "nobody waits for an answer to it"


def test_waiting_runs_from_the_last_unanswered_message() -> None:
    conversation = Conversation(ID)
    conversation.receive([theirs(1, at=5.0), theirs(2, at=9.0)], viewed=True)
    assert conversation.waiting_since == 9.0
    conversation.receive([Message("system", Author.SYSTEM, id=MessageId("S"))], viewed=True)
    assert conversation.waiting_since == 9.0
    conversation.receive([mine(3, "answer")], viewed=True)
    assert conversation.waiting_since is None


def test_slices_span_confirmed_and_outgoing() -> None:
    conversation = Conversation(ID)
    conversation.receive([theirs(1, "one"), theirs(2, "two")], viewed=True)
    conversation.send(pending("three", "R1"))
    assert [m.text for m in conversation.slice(1, 3)] == ["two", "three"]
    assert [m.text for m in conversation.slice(0, 1)] == ["one"]
    assert [m.text for m in conversation.slice(2, 3)] == ["three"]
    last = conversation.last
    assert last is not None
    assert last.text == "three"


def test_typing_leaves_the_agent_out() -> None:
    conversation = Conversation(ID)
    conversation.participants = (
        Participant("me@x", author=Author.ME, typing=True),
        Participant("rosa@x", author=Author.END_USER, typing=True),
        Participant("bot@x", author=Author.BOT, typing=False),
    )
    assert [p.key for p in conversation.typing] == ["rosa@x"]


def test_each_outgoing_message_has_its_own_fate() -> None:
    conversation = Conversation(ID)
    conversation.send(pending("one", "R1"))
    conversation.send(pending("two", "R2"))
    conversation.mark(RequestId("R2"), DeliveryState.FAILED)
    assert [m.delivery for m in conversation.slice(0, 2)] == [
        DeliveryState.SENDING,
        DeliveryState.FAILED,
    ]


def test_what_the_contact_centre_says_is_no_answer() -> None:
    conversation = Conversation(ID)
    conversation.receive([theirs(1)], viewed=False)
    conversation.receive([Message("Wait", Author.SYSTEM, sent_at=30.0)], viewed=False)
    assert conversation.waiting_since is not None
    assert conversation.unread == 1
