"""Lost connections, reloads, and servers that leave things out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.keys import Keys

from tests.e2e.visitor_page.fake_visitor import BOT

if TYPE_CHECKING:
    from tests.e2e.visitor_page.fake_server import FakeServer
    from tests.e2e.visitor_page.page import VisitorPage

REFUSED_SOCKET = ("WebSocket connection", "503")


def sent_texts(server: FakeServer) -> list[str]:
    return [item["body"]["message"] for item in server.received("POST", "messages")]


@pytest.mark.parametrize("returns_ids", [True, False])
def test_nothing_is_lost_or_doubled_by_a_lost_connection(
    page: VisitorPage, server: FakeServer, returns_ids: bool
) -> None:
    page.tolerate(*REFUSED_SOCKET)
    server.returns_ids = returns_ids
    server.answers = returns_ids
    page.start()
    page.say("ok")
    page.say("ok")
    page.wait(lambda: page.own_states() == ["sent", "sent"])
    server.down = True
    server.run(server.visitor.drop())
    page.wait_notice("lost")
    page.say("ok")
    page.wait(lambda: page.own_states() == ["sent", "sent", "queued"])
    server.run(server.visitor.say(BOT, "Said meanwhile", author="bot"))
    page.picture("lost")
    server.down = False
    page.reconnect()

    page.wait_notice("connected")
    page.wait(lambda: page.own_states() == ["sent", "sent", "sent"])
    page.wait_text("Said meanwhile")
    assert page.bubbles("me") == ["ok", "ok", "ok"]
    assert page.bubbles("bot") == [server.greeting, "Said meanwhile"]
    assert sent_texts(server) == ["ok", "ok", "ok"]
    assert len(server.visitors) == 1, "the same session"
    assert len(server.received("POST", "interactions")) == 1


@pytest.mark.parametrize("returns_ids", [True, False])
def test_a_message_whose_echo_was_lost_is_not_sent_twice(
    page: VisitorPage, server: FakeServer, returns_ids: bool
) -> None:
    server.returns_ids = returns_ids
    page.start()
    server.withholds_echoes = True
    page.say("Did you get this?")
    server.wait_for(lambda: sent_texts(server))
    assert page.own_states() == ["sending"]
    server.run(server.visitor.drop())
    page.wait(lambda: page.own_states() == ["sent"])
    assert sent_texts(server) == ["Did you get this?"]


def test_a_message_that_never_arrived_is_sent_again(page: VisitorPage, server: FakeServer) -> None:
    page.start()
    server.refusals["POST", "messages"] = 0
    page.say("Hello?")
    server.wait_for(lambda: sent_texts(server))
    server.refusals.clear()
    server.run(server.visitor.drop())
    page.wait(lambda: page.own_states() == ["sent"])
    first, second = server.received("POST", "messages")
    assert first["client_req_id"] == second["client_req_id"]


def test_nothing_is_sent_before_the_snapshot(page: VisitorPage, server: FakeServer) -> None:
    page.hasten(0.25)
    page.start()
    server.refusals["SUBSCRIBE", "interactions"] = 0
    server.run(server.visitor.drop())
    page.wait_shown("reconnect-now")
    page.reconnect()
    server.wait_for(lambda: len(server.received("SUBSCRIBE", "interactions")) == 2)
    page.say("Hello?")
    page.wait(lambda: page.own_states() == ["queued"])
    assert sent_texts(server) == []
    server.run(server.visitor.snapshot())
    page.wait(lambda: page.own_states() == ["sent"])


def test_a_refused_message_can_be_retried(page: VisitorPage, server: FakeServer) -> None:
    page.start()
    server.refusals["POST", "messages"] = 400
    page.say("Hello")
    page.wait(lambda: page.own_states() == ["failed"])
    page.picture("failed")
    server.refusals.clear()
    page.all(".retry")[0].click()
    page.wait(lambda: page.own_states() == ["sent"])
    assert page.bubbles("me") == ["Hello"]


def test_silence_after_a_message_is_a_failure(page: VisitorPage, server: FakeServer) -> None:
    page.hasten()
    page.start()
    server.refusals["POST", "messages"] = 0
    page.say("Hello?")
    page.wait(lambda: page.own_states() == ["failed"])
    page.wait_notice("connected")
    page.wait(lambda: len(server.received("SUBSCRIBE", "interactions")) == 2)
    assert page.own_states() == ["failed"], "the new connection has not brought it"


def test_chat_and_draft_survive_a_reload(page: VisitorPage, server: FakeServer) -> None:
    page.start()
    page.say("First")
    page.wait(lambda: page.own_states() == ["sent"])
    page.element("message-input").send_keys("half a thou")
    page.browser.refresh()
    page.wait_text(server.greeting)
    assert page.bubbles("me") == ["First"]
    assert page.element("message-input").get_attribute("value") == "half a thou"
    assert len(server.visitors) == 1
    page.element("message-input").send_keys("ght", Keys.ENTER)
    page.wait(lambda: page.bubbles("me") == ["First", "half a thought"])


def test_an_unsent_message_survives_a_reload(page: VisitorPage, server: FakeServer) -> None:
    page.tolerate(*REFUSED_SOCKET)
    page.start()
    server.down = True
    server.run(server.visitor.drop())
    page.wait_notice("lost")
    page.say("Later")
    server.down = False
    page.browser.refresh()
    page.wait(lambda: page.own_states() == ["sent"])
    assert sent_texts(server) == ["Later"]


def test_a_forgotten_session_is_told(page: VisitorPage, server: FakeServer) -> None:
    page.hasten()
    page.tolerate(*REFUSED_SOCKET)
    page.start()
    forgotten = server.visitor
    server.visitors.clear()
    server.run(forgotten.drop())
    page.wait_notice("expired")
    assert page.element("over-text").text == "This chat is no longer open."
    page.element("new-chat").click()
    page.wait_shown("start-form")


def test_a_server_that_has_just_come_back_is_not_taken_for_one_that_forgot(
    page: VisitorPage, server: FakeServer
) -> None:
    page.hasten()
    page.tolerate(*REFUSED_SOCKET)
    page.start()
    server.refusals_until_back = 3
    server.down = True
    server.run(server.visitor.drop())
    page.wait_notice("connected")
    page.say("Still here")
    page.wait(lambda: page.own_states() == ["sent"])


def test_an_interaction_that_is_gone_is_over(page: VisitorPage, server: FakeServer) -> None:
    page.hasten()
    page.start()
    server.visitor.interaction = None
    server.run(server.visitor.drop())
    page.wait_shown("new-chat")
    assert server.greeting in page.bubbles()


def test_a_chat_that_was_not_confirmed_is_asked_for_again(
    page: VisitorPage, server: FakeServer
) -> None:
    page.hasten()
    server.refusals["POST", "interactions"] = 0
    page.open(name="Luis", lang="en")
    page.wait(lambda: page.element("start-button").text == "Start chat")
    page.element("start-button").click()
    server.wait_for(lambda: server.received("POST", "interactions"))
    server.refusals.clear()
    server.run(server.visitor.drop())
    page.wait_text(server.greeting)
    first, second = server.received("POST", "interactions")
    assert first["client_req_id"] == second["client_req_id"]
    assert len(server.received("PUT", "properties")) == 2


def test_a_server_that_never_opens_the_chat_is_given_up(
    page: VisitorPage, server: FakeServer
) -> None:
    page.hasten(50)
    server.refusals["POST", "interactions"] = 0
    page.open(name="Luis", lang="en")
    page.wait(lambda: page.element("start-button").text == "Start chat")
    page.element("start-button").click()
    page.wait_shown("start-error")
    assert len(server.received("POST", "interactions")) == 3


def test_what_was_not_sent_before_the_end_says_so(page: VisitorPage, server: FakeServer) -> None:
    page.start()
    server.refusals["POST", "messages"] = 0
    page.say("Too late")
    server.wait_for(lambda: sent_texts(server))
    server.run(server.visitor.set_status("ended"))
    page.wait(lambda: page.own_states() == ["failed"])
    assert page.texts(".retry") == []
