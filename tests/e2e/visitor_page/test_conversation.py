"""A chat from the greeting to its end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from selenium.webdriver.common.keys import Keys

from tests.e2e.visitor_page.fake_visitor import ANA, BOT

if TYPE_CHECKING:
    from tests.e2e.visitor_page.fake_server import FakeServer
    from tests.e2e.visitor_page.page import VisitorPage

BUTTONS = ["Cambiar la entrega", "Devolver un producto", "Otra cosa"]


def choice(text: str, buttons: list[str]) -> str:
    """The JSON of a template message with suggested answers."""
    return json.dumps({"text": text, "buttons": buttons})


def test_from_the_bot_to_a_person(page: VisitorPage, server: FakeServer) -> None:
    page.open(name="Luis Márquez", lang="es")
    page.wait(lambda: page.element("start-button").text == "Empezar el chat")
    page.picture("start")
    page.element("start-button").click()
    page.wait_text(server.greeting)
    visitor = server.visitor
    assert page.element("peer-name").text == "Clara"
    assert page.element("peer-status").text == "Asistente virtual"
    assert page.element("peer-avatar").get_attribute("data-kind") == "bot"

    server.run(visitor.say(BOT, choice("Elija un motivo:", BUTTONS), kind="template", author="bot"))
    page.wait(lambda: page.texts(".choice") == BUTTONS)
    page.picture("choices")
    page.all(".choice")[0].click()
    page.wait(lambda: page.own_states() == ["sent"])
    assert page.bubbles("me") == [BUTTONS[0]]
    assert page.texts(".choice") == [], "an answered question takes no second answer"
    assert server.received("POST", "messages")[0]["body"] == {"message": BUTTONS[0], "type": "text"}

    server.run(
        visitor.say(BOT, "Le paso con una persona del equipo.", author="bot"),
        visitor.part(BOT, "Clara"),
        visitor.state("CHAT_TRANSFERRED"),
        visitor.set_status("queued", 2),
    )
    page.wait_notice("waiting")
    assert page.element("status-line").text == "Ventas · Es el número 2 de la cola."
    page.picture("waiting")
    server.run(visitor.push_below("PUT", "/queue_position", 1))
    page.wait(lambda: "siguiente" in page.element("status-line").text)

    server.run(visitor.set_status("accepted"), visitor.join(ANA, "Ana Pérez"))
    page.wait(lambda: page.element("peer-name").text == "Ana Pérez")
    page.wait_notice("connected")
    assert page.texts(".handover") == ["Ahora habla con Ana Pérez"]
    assert page.texts(".line") == ["Estamos transfiriendo su chat…"], "bots come and go unannounced"
    assert page.element("peer-initials").text == "AP"

    server.run(visitor.say(ANA, "Buenas tardes, Luis. Veo el pedido A-20417.", author="agent"))
    server.run(visitor.say(ANA, "¿A qué dirección lo cambiamos?", author="agent"))
    page.say("A la oficina, calle Mayor 12. El enlace es https://example.org/pedidos/A-20417.")
    page.wait(lambda: page.own_states() == ["sent", "sent"])
    server.run(visitor.typing(ANA))
    page.wait_shown("typing-line")
    assert page.texts("#typing-text") == ["Ana Pérez está escribiendo"]
    assert page.texts(".handover") == ["Ahora habla con Ana Pérez"]
    page.picture("chat")
    server.run(visitor.say(ANA, "Hecho.", author="agent"))
    page.wait_shown("typing-line", False)


def test_a_person_who_only_writes_is_a_handover_too(page: VisitorPage, server: FakeServer) -> None:
    page.start()
    server.run(server.visitor.say(ANA, "Hello, this is Ana.", author="agent"))
    page.wait(lambda: page.texts(".handover") == ["You are now talking to Customer service"])


def test_agents_come_and_go_in_calm_lines(page: VisitorPage, server: FakeServer) -> None:
    server.greeting = ""
    page.start()
    visitor = server.visitor
    server.run(visitor.join(ANA, "Ana"), visitor.part(ANA, "Ana"))
    server.run(visitor.join("bruno@demo", "Bruno"))
    page.wait(lambda: page.texts(".line") == ["Ana joined", "Ana left", "Bruno joined"])
    assert page.texts(".handover") == []
    assert page.element("peer-name").text == "Bruno"


def test_typing_is_told_once_and_taken_back(page: VisitorPage, server: FakeServer) -> None:
    page.start()
    address = server.visitor.properties["chat_address"]

    def told() -> list[str]:
        return [item["body"]["status"] for item in server.received("PUT", "participants")]

    page.element("message-input").send_keys("Hola")
    server.wait_for(lambda: told() == ["typing"])
    [request] = server.received("PUT", "participants")
    assert request["uri"].endswith(f"/participants/{address}")
    page.element("message-input").send_keys(Keys.ENTER)
    server.wait_for(lambda: told() == ["typing", "not_typing"])


def test_enter_sends_and_shift_enter_breaks_the_line(page: VisitorPage, server: FakeServer) -> None:
    page.start()
    box = page.element("message-input")
    assert not page.element("send-button").is_enabled()
    one_line = box.size["height"]
    box.send_keys("one", Keys.SHIFT, Keys.ENTER, Keys.NULL, "two")
    assert box.size["height"] > one_line
    box.send_keys(Keys.ENTER)
    page.wait(lambda: page.bubbles("me") == ["one\ntwo"])
    assert box.get_attribute("value") == ""
    box.send_keys("   ", Keys.ENTER)
    page.say("three")
    page.wait(lambda: page.own_states() == ["sent", "sent"])
    assert [r["body"]["message"] for r in server.received("POST", "messages")] == [
        "one\ntwo",
        "three",
    ]


def test_a_long_message_is_counted_and_limited(page: VisitorPage) -> None:
    page.start()
    fill = "const box = arguments[0]; box.value = 'x'.repeat(3999);"
    page.browser.execute_script(fill, page.element("message-input"))
    page.element("message-input").send_keys("yz")
    page.wait_shown("composer-count")
    assert page.element("composer-count").text == "4000 of 4000 characters"


def test_new_messages_do_not_pull_a_reader_away(page: VisitorPage, server: FakeServer) -> None:
    page.start()
    for number in range(24):
        server.run(server.visitor.say(BOT, f"Line {number}", author="bot"))
    page.wait_text("Line 23")
    page.browser.execute_script("arguments[0].scrollTop = 0", page.element("transcript"))
    page.wait(lambda: page.element("transcript").get_property("scrollTop") == 0)
    server.run(server.visitor.say(BOT, "One more", author="bot"))
    page.wait_shown("jump-latest")
    assert page.element("transcript").get_property("scrollTop") == 0
    page.element("jump-latest").click()
    page.wait_shown("jump-latest", False)


def test_ending_is_confirmed_and_a_new_chat_can_start(
    page: VisitorPage, server: FakeServer
) -> None:
    page.start()
    page.element("end-button").click()
    page.wait_shown("end-confirm")
    page.picture("end-question")
    page.element("end-cancel").click()
    page.wait_shown("end-confirm", False)
    assert server.received("PUT", "interaction") == []

    page.end()
    page.wait_shown("new-chat")
    assert [r["body"] for r in server.received("PUT", "interaction")] == [{"status": "ended"}]
    assert page.focused() == "new-chat"
    assert not page.element("composer").is_displayed()
    assert server.greeting in page.bubbles("bot"), "the conversation stays readable"
    page.picture("over")

    page.element("new-chat").click()
    page.wait_shown("start-button")
    page.element("start-button").click()
    page.wait(lambda: len(server.visitors) == 2)
    page.wait_text(server.greeting)
    assert page.bubbles() == [server.greeting]


def test_the_other_side_ends_it(page: VisitorPage, server: FakeServer) -> None:
    page.start()
    page.element("end-button").click()
    page.wait_shown("end-confirm")
    server.run(server.visitor.push_below("DELETE", ""))
    page.wait_shown("new-chat")
    assert not page.element("end-confirm").is_displayed(), "there is nothing left to confirm"


def test_a_refused_end_is_told(page: VisitorPage, server: FakeServer) -> None:
    server.refusals["PUT", "interaction"] = 403
    page.start()
    page.end()
    page.wait_notice("failed")
    assert page.element("end-button").is_enabled()


def test_a_closed_queue_says_so(page: VisitorPage, server: FakeServer) -> None:
    page.start()
    server.run(
        server.visitor.push_below("PUT", "/channel_status", "queue_closed"),
        server.visitor.set_status("ended"),
    )
    page.wait_shown("new-chat")
    assert page.element("over-text").text == "This department is closed at the moment."
