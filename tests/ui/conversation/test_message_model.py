"""The message model: always a window of what the store holds, however it changes."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from contactpro_desktop.domain.conversation import Author, DeliveryState, Floor
from contactpro_desktop.domain.events import MessagesReceived
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.ui.conversation.message_model import WINDOW, MessageListModel
from contactpro_desktop.ui.conversation.rows import entries
from contactpro_desktop.ui.conversation.wording import delivery_text, failure_text
from tests.ui.conversation.chat import LOST, Chat
from tests.ui.support import Office


@pytest.fixture
def chat(office: Office) -> Chat:
    return Chat(office)


@pytest.fixture
def model(chat: Chat) -> Iterator[MessageListModel]:
    model = MessageListModel(chat.office.store)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_conversation(chat.id)
    yield model
    tester.deleteLater()
    model.deleteLater()


def texts(model: MessageListModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def assert_is_window(model: MessageListModel, chat: Chat) -> None:
    """Every row is what the store holds, and looks as if all of it was shown."""
    whole = chat.conversation.slice(0, len(chat.conversation))
    last = model.first + model.rowCount()
    wanted = entries(whole, Floor.NOBODY)[model.first : last]
    assert [model.row(i).message for i in range(model.rowCount())] == [e.message for e in wanted]
    assert [model.row(i).handover for i in range(model.rowCount())] == [e.handover for e in wanted]
    assert model.newer == len(whole) - last


def test_messages_appear_as_they_come(chat: Chat, model: MessageListModel) -> None:
    chat.hear("one")
    chat.hear("two", "three")
    assert texts(model) == ["one", "two", "three"]


def test_what_is_told_while_it_is_opened_appears_once(chat: Chat) -> None:
    """Whoever opens a conversation may hear of the same messages before the model does."""
    store = chat.office.store
    made: list[MessageListModel] = []
    stop = store.listen(lambda batch: made[0].show_conversation(chat.id))
    made.append(MessageListModel(store))
    chat.hear("one", "two")
    stop()
    assert texts(made[0]) == ["one", "two"]
    chat.hear("three")
    assert texts(made[0]) == ["one", "two", "three"]
    assert_is_window(made[0], chat)
    made[0].deleteLater()


def test_an_echo_takes_the_place_of_the_pending_message(
    chat: Chat, model: MessageListModel
) -> None:
    chat.hear("hello")
    chat.send("on its way")
    place = QPersistentModelIndex(model.index(1))
    assert model.row(1).message.delivery is DeliveryState.SENDING
    chat.echo()
    assert place.isValid()
    assert place.row() == 1
    assert model.row(1).message.delivery is DeliveryState.SENT
    assert texts(model) == ["hello", "on its way"]


def test_what_arrives_meanwhile_stands_above_the_pending_message(
    chat: Chat, model: MessageListModel
) -> None:
    chat.send("mine")
    chat.hear("theirs")
    assert texts(model) == ["theirs", "mine"]


def test_a_failed_message_says_so_is_sent_again_and_discarded(
    chat: Chat, model: MessageListModel
) -> None:
    chat.send("mine")
    chat.office.finish(LOST)
    assert model.row(0).message.delivery is DeliveryState.FAILED
    request_id = model.row(0).message.request_id
    assert request_id is not None
    chat.office.desk.send_again(chat.id, request_id)
    assert model.row(0).message.delivery is DeliveryState.SENDING
    chat.office.finish(LOST)
    chat.office.desk.give_up(chat.id, request_id)
    assert texts(model) == []


def test_a_discarded_message_leaves_the_others_where_they_are(
    chat: Chat, model: MessageListModel
) -> None:
    chat.hear("one", "two")
    chat.send("three")
    chat.send("four")
    kept = [QPersistentModelIndex(model.index(row)) for row in (0, 1, 3)]
    chat.office.finish(LOST, index=0)
    request_id = chat.office.assignment.performed[0][0]
    chat.office.desk.give_up(chat.id, request_id)
    assert [index.row() for index in kept] == [0, 1, 2]


def test_only_the_newest_are_in_the_window(chat: Chat, model: MessageListModel) -> None:
    chat.hear_many(1000)
    assert model.rowCount() == WINDOW
    for _ in range(20):
        chat.hear_many(50)
    assert WINDOW <= model.rowCount() <= WINDOW + 100
    assert_is_window(model, chat)
    assert model.newer == 0


def test_opening_a_long_talk_shows_its_end(chat: Chat, model: MessageListModel) -> None:
    model.show_conversation(None)
    chat.hear_many(1000)
    model.show_conversation(chat.id)
    assert model.rowCount() == WINDOW
    assert texts(model)[-1] == "message 1000"


def test_older_messages_are_paged_in_and_the_window_stays_bounded(
    chat: Chat, model: MessageListModel
) -> None:
    chat.hear_many(1000)
    model.following = False
    while model.first:
        model.fetch_older()
        assert_is_window(model, chat)
        assert model.rowCount() <= 2 * WINDOW
    assert texts(model)[0] == "message 1"
    while model.newer:
        model.fetch_newer()
        assert_is_window(model, chat)
        assert model.rowCount() <= 2 * WINDOW
    assert texts(model)[-1] == "message 1000"


def test_while_reading_further_up_new_messages_are_counted(
    chat: Chat, model: MessageListModel
) -> None:
    counts: list[int] = []
    model.unseen_changed.connect(counts.append)
    chat.hear_many(400)
    model.following = False
    chat.hear("a", "b")
    chat.send("my own")
    chat.hear_many(700)
    assert model.unseen == 702
    assert model.rowCount() <= 2 * WINDOW
    assert_is_window(model, chat)
    model.show_newest()
    assert model.unseen == 0
    assert counts[-1] == 0


def test_a_flag_depends_on_what_stands_above_the_window(
    chat: Chat, model: MessageListModel
) -> None:
    chat.hear("I am the assistant", author=Author.BOT)
    chat.hear_many(WINDOW + 200)
    assert model.first > 0
    chat.hear("I am Ana", author=Author.ME)
    assert model.row(model.rowCount() - 1).handover


def test_screen_readers_get_author_time_and_words(chat: Chat, model: MessageListModel) -> None:
    chat.hear("<b>canary</b>")
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Rosa, ")
    assert spoken.endswith(": <b>canary</b>")


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_the_window_is_what_the_store_holds(
    chat: Chat, model: MessageListModel, seed: int
) -> None:
    rng = random.Random(seed)
    authors = (Author.END_USER, Author.END_USER, Author.BOT, Author.AGENT, Author.ME)
    for _ in range(80):
        act = rng.choice(("hear", "hear", "flood", "send", "echo", "fail", "drop", "move", "mix"))
        if act == "hear":
            chat.hear(*[""] * rng.randint(1, 4), author=rng.choice(authors))
        elif act == "flood":
            chat.hear_many(rng.randint(50, 350))
        elif act == "send":
            chat.send(f"reply {rng.random()}")
        elif act == "move":
            move(model, rng)
        else:
            settle_pending(chat, rng, act)
        assert_is_window(model, chat)
        assert model.rowCount() <= 2 * WINDOW
        assert not (model.following and model.newer)


def move(model: MessageListModel, rng: random.Random) -> None:
    """The agent scrolls."""
    act = rng.choice(("up", "down", "end", "hold"))
    if act == "end":
        model.show_newest()
        return
    model.following = False
    if act == "up":
        model.fetch_older()
    elif act == "down":
        model.fetch_newer()


def settle_pending(chat: Chat, rng: random.Random, act: str) -> None:
    """Something becomes of a message on its way; in a mix other messages come in the same batch."""
    waiting = [
        message
        for message in chat.conversation.slice(0, len(chat.conversation))
        if message.id is None
    ]
    if not waiting:
        return
    message = rng.choice(waiting)
    assert message.request_id is not None
    if act in ("echo", "mix"):
        echo = chat.message(message.text, Author.ME, request_id=message.request_id)
        around = [chat.message() for _ in range(rng.randint(0, 3) if act == "mix" else 0)]
        events = [MessagesReceived(chat.id, (each,)) for each in (*around, echo)]
        later = [MessagesReceived(chat.id, (chat.message(),)) for _ in around]
        chat.office.say(*events, *later)
    elif act == "fail":
        chat.office.store.mark(chat.id, message.request_id, DeliveryState.FAILED, "disconnected")
    else:
        chat.office.desk.give_up(chat.id, message.request_id)


def test_what_nobody_knows_is_not_called_unsent(chat: Chat, model: MessageListModel) -> None:
    chat.send("one")
    chat.office.finish(Outcome(Refusal.IN_DOUBT))
    message = chat.conversation[0]
    assert delivery_text(message) == "Not confirmed"
    assert "Check the conversation" in failure_text(message)
