"""What was sent and never confirmed comes back, and nothing that was."""

import pytest

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.unsent import Unsent
from contactpro_desktop.domain import events
from contactpro_desktop.domain.actions import SendMessage
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import Author, Message
from contactpro_desktop.domain.ids import ContactId, InteractionId, MessageId, RequestId
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.store.drafts import DraftKind, Drafts
from contactpro_desktop.store.store import Store
from tests.unit.app.fakes import FakeAssignment

NOW = 100.0
CONTACT = ContactId("C" * 32)
CHAT = Interaction(InteractionId("1" * 32), CONTACT, Channel.CHAT, InteractionStatus.ACCEPTED)
LOST = Outcome(Refusal.DISCONNECTED)


class Shift:
    """One run of the client on drafts that outlive it."""

    def __init__(self, drafts: Drafts) -> None:
        numbers = iter("123456789")
        self.drafts = drafts
        self.store = Store(lambda: NOW)
        self.desk = Desk(self.store, FakeAssignment(), lambda: f"R{next(numbers)}")
        self.unsent = Unsent(self.store, drafts)
        self.store.listen(self.unsent.note)
        self.store.apply([events.InteractionChanged(CHAT)])

    def send(self, *texts: str) -> None:
        for text in texts:
            self.desk.send(CHAT.id, text)

    def end(self, request: str, outcome: Outcome = SUCCEEDED) -> None:
        self.store.apply([events.ActionFinished(RequestId(request), outcome)])

    def hear(self, number: int, text: str, request: str = "", at: float = NOW) -> None:
        echo = Message(
            text,
            Author.ME,
            sent_at=at,
            id=MessageId(f"M{number}"),
            request_id=RequestId(request) if request else None,
        )
        self.store.apply([events.MessagesReceived(CHAT.id, (echo,))])

    def take_back(self) -> str:
        return self.unsent.take_back(CHAT)


@pytest.fixture
def drafts() -> Drafts:
    return Drafts(None, lambda: NOW)


@pytest.fixture
def before(drafts: Drafts) -> Shift:
    return Shift(drafts)


def test_what_was_never_confirmed_comes_back_once_and_in_order(
    before: Shift, drafts: Drafts
) -> None:
    before.send("one", "two", "three")
    before.end("R1", LOST)
    before.end("R2")
    after = Shift(drafts)
    assert after.take_back() == "one\nthree"
    assert after.take_back() == ""
    assert drafts.get(CONTACT, DraftKind.UNSENT) == ""


def test_a_conversation_that_goes_and_comes_again_gives_the_text_back(before: Shift) -> None:
    before.send("one")
    before.store.apply([events.InteractionRemoved(CHAT.id), events.InteractionChanged(CHAT)])
    assert before.take_back() == "one"


def test_a_late_confirmation_counts_though_the_conversation_has_gone(before: Shift) -> None:
    before.send("one")
    before.store.apply([events.InteractionRemoved(CHAT.id)])
    before.end("R1")
    before.store.apply([events.InteractionChanged(CHAT)])
    assert before.take_back() == ""


def test_what_the_transcript_still_shows_stays_there(before: Shift) -> None:
    before.send("one")
    assert before.take_back() == ""
    before.end("R1", LOST)
    assert before.take_back() == ""
    assert "one" in before.drafts.get(CONTACT, DraftKind.UNSENT)


def test_an_echo_after_a_failure_is_a_confirmation(before: Shift) -> None:
    before.send("one")
    before.end("R1", LOST)
    before.hear(1, "one")
    assert before.drafts.get(CONTACT, DraftKind.UNSENT) == ""


def test_what_the_agent_gave_up_does_not_come_back(before: Shift, drafts: Drafts) -> None:
    before.send("one")
    before.end("R1", LOST)
    before.desk.give_up(CHAT.id, RequestId("R1"))
    assert Shift(drafts).take_back() == ""


def test_a_retry_is_one_text(before: Shift, drafts: Drafts) -> None:
    before.send("one")
    before.end("R1", LOST)
    before.desk.send_again(CHAT.id, RequestId("R1"))
    assert Shift(drafts).take_back() == "one"


@pytest.mark.parametrize("request_id", ["", "R1"])
def test_a_transcript_read_anew_confirms(before: Shift, drafts: Drafts, request_id: str) -> None:
    before.send("one", "two")
    after = Shift(drafts)
    after.hear(1, "one", request_id)
    assert after.take_back() == "two"


def test_the_same_words_count_once_and_not_when_they_are_older(
    before: Shift, drafts: Drafts
) -> None:
    before.send("ok", "ok")
    after = Shift(drafts)
    after.hear(1, "ok", at=NOW - 60)
    after.hear(2, "ok", "R2")
    assert after.take_back() == "ok"


def test_what_cannot_be_understood_is_nothing(drafts: Drafts) -> None:
    drafts.put(CONTACT, DraftKind.UNSENT, "{not json")
    assert Shift(drafts).take_back() == ""


def test_words_to_a_conversation_that_has_gone_are_not_kept(before: Shift) -> None:
    before.store.apply([events.InteractionRemoved(CHAT.id)])
    before.desk.perform(SendMessage(CHAT.id, "one"))
    before.end("R1")
    assert before.drafts.get(CONTACT, DraftKind.UNSENT) == ""


def test_what_an_earlier_run_sent_and_this_one_confirms_is_let_go(
    before: Shift, drafts: Drafts
) -> None:
    before.send("one")
    before.end("R1", LOST)
    after = Shift(drafts)
    after.store.begin(RequestId("R1"), SendMessage(CHAT.id, "one"))
    after.end("R1")
    assert after.take_back() == ""


def test_a_text_given_up_after_it_was_confirmed_is_let_go_once(before: Shift) -> None:
    before.send("one", "two")
    before.end("R1")
    before.desk.give_up(CHAT.id, RequestId("R1"))
    assert "one" not in before.drafts.get(CONTACT, DraftKind.UNSENT)
    assert "two" in before.drafts.get(CONTACT, DraftKind.UNSENT)
