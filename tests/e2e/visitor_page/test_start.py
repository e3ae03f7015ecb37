"""The form, the sign-in and the request for a chat."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from selenium.webdriver.support.select import Select

if TYPE_CHECKING:
    from tests.e2e.visitor_page.fake_server import FakeServer
    from tests.e2e.visitor_page.page import VisitorPage


def test_the_form_checks_what_is_written(page: VisitorPage, server: FakeServer) -> None:
    page.open(lang="en")
    page.wait(lambda: page.element("start-button").text == "Start chat")
    assert page.focused() == "start-name"
    page.element("start-button").click()
    page.wait_shown("start-name-error")
    assert page.element("start-name").get_attribute("aria-invalid") == "true"

    page.element("start-name").send_keys("Luis")
    assert not page.element("start-name-error").is_displayed()
    page.element("start-email").send_keys("not an address")
    page.element("start-button").click()
    page.wait_shown("start-email-error")
    assert page.focused() == "start-email"
    assert server.sign_ins == []


def test_a_chat_is_asked_for_as_the_protocol_says(page: VisitorPage, server: FakeServer) -> None:
    page.open(lang="en", queue="soporte@demo")
    page.wait(lambda: page.texts("#start-queue option") == ["Ventas", "Soporte"])
    assert page.element("peer-name").text == "Tienda Aurora"
    assert page.browser.title == "Tienda Aurora"
    assert Select(page.element("start-queue")).first_selected_option.text == "Soporte"
    page.element("start-name").send_keys("Luis Márquez")
    page.element("start-email").send_keys("luis@example.org")
    page.element("start-button").click()
    page.wait_text(server.greeting)

    [(scheme, credentials)] = server.sign_ins
    assert scheme == "Anonymous"
    assert base64.b64decode(credentials.removeprefix("Basic ")) == b"Anonymous"
    methods = [(item["method"], item["uri"]) for item in server.visitor.requests]
    assert methods == [
        ("PUT", "/users/me/properties"),
        ("SUBSCRIBE", "/users/me/properties"),
        ("SUBSCRIBE", "/users/me/interactions"),
        ("POST", "/users/me/interactions"),
    ]
    assert all(len(item["client_req_id"]) == 32 for item in server.visitor.requests)
    [asked] = server.received("POST", "interactions")
    assert asked["idempotent"] is True
    data = asked["body"].pop("attached_data")
    assert asked["body"] == {
        "channel_type": "chat",
        "channel_sub_type": "text",
        "destination": "soporte@demo",
        "title": "Soporte",
    }
    assert (data["name"], data["email"]) == ("Luis Márquez", "luis@example.org")
    assert data["page"].endswith("/demo/visitor/")
    assert server.visitor.properties["alias"] == "Luis Márquez"
    assert server.visitor.properties["language"] == "EN"
    assert page.focused() == "message-input"


def test_it_works_under_any_tenant_and_starts_by_itself(
    page: VisitorPage, server: FakeServer
) -> None:
    page.open("otra-empresa", name="Eva", queue="ventas@demo", lang="pt", autostart="1")
    page.wait_text(server.greeting)
    assert page.element("send-button").get_attribute("aria-label") == "Enviar"
    page.end()
    page.wait_shown("new-chat")
    page.element("new-chat").click()
    page.wait_shown("start-form")
    assert page.element("start-name").get_attribute("value") == "Eva"
    page.browser.refresh()
    page.wait(lambda: page.element("start-button").text == "Iniciar o chat")
    assert len(server.visitors) == 1, "it starts by itself only once in a tab"


def test_a_single_queue_is_not_asked_for(page: VisitorPage, server: FakeServer) -> None:
    server.config["queues"] = server.config["queues"][:1]
    page.start()
    [asked] = server.received("POST", "interactions")
    assert asked["body"]["destination"] == "ventas@demo"


def test_a_server_that_is_down_is_told_and_can_be_tried_again(
    page: VisitorPage, server: FakeServer
) -> None:
    page.tolerate("503")
    server.down = True
    page.open(lang="en")
    page.wait_shown("start-error")
    assert page.element("start-button").text == "Try again"
    server.down = False
    page.element("start-button").click()
    page.wait(lambda: page.element("start-button").text == "Start chat")
    assert not page.element("start-error").is_displayed()

    server.down = True
    page.element("start-name").send_keys("Luis")
    page.element("start-button").click()
    page.wait_shown("start-error")
    server.down = False
    page.element("start-button").click()
    page.wait_text(server.greeting)


def test_a_refused_chat_leads_back_to_the_form(page: VisitorPage, server: FakeServer) -> None:
    server.refusals["POST", "interactions"] = 403
    page.open(name="Luis", lang="en")
    page.wait(lambda: page.element("start-button").text == "Start chat")
    page.element("start-button").click()
    page.wait_shown("start-error")
    assert "cannot take chats" in page.element("start-error").text
    assert page.element("start-name").get_attribute("value") == "Luis"
    assert page.element("start-button").is_enabled()
