"""Hostile text, languages, phones, themes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.e2e.visitor_page.fake_visitor import ANA, BOT
from tests.e2e.visitor_page.page import THEMES

if TYPE_CHECKING:
    from tests.e2e.visitor_page.fake_server import FakeServer
    from tests.e2e.visitor_page.page import VisitorPage

ATTACK = "<img src=x onerror=window.pwned=1><b>bold</b><script>window.pwned=1</script>"

CONTRASTS = """
const channels = (text) => text.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
  .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
const ground = (node) => {
  const color = channels(getComputedStyle(node).backgroundColor);
  return color[3] === 0 && node.parentElement ? ground(node.parentElement) : color;
};
const poor = [];
for (const node of document.querySelectorAll('body *')) {
  const ownText = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  if (!ownText || !node.checkVisibility() || node.matches(':disabled, noscript')) continue;
  const pair = [light(channels(getComputedStyle(node).color)), light(ground(node))].sort();
  const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  if (ratio < 4.5) poor.push(`${node.className || node.id || node.tagName} ${ratio.toFixed(2)}`);
}
return poor;
"""

SMALL_TARGETS = """
return [...document.querySelectorAll('button, input, select, textarea')]
  .filter((node) => node.checkVisibility())
  .map((node) => [node.id || node.className, node.getBoundingClientRect()])
  .filter(([, box]) => box.width < 44 || box.height < 44)
  .map(([name, box]) => `${name} ${box.width}x${box.height}`);
"""


def poor_contrasts(page: VisitorPage) -> list[str]:
    """What is shown below a contrast of 4.5, in either theme."""
    poor: list[str] = []
    for scheme in THEMES:
        page.use_theme(scheme)
        poor += [f"{scheme} {item}" for item in page.browser.execute_script(CONTRASTS)]
    return poor


def test_hostile_text_stays_text_everywhere(page: VisitorPage, server: FakeServer) -> None:
    server.config["title"] = ATTACK
    server.config["queues"][0]["name"] = ATTACK
    server.greeting = ATTACK
    page.start(name=ATTACK[:80])
    visitor = server.visitor
    template = json.dumps({"text": ATTACK, "buttons": [ATTACK, {"text": ATTACK}]})
    files = json.dumps({"text": ATTACK, "attachments": [{"filename": ATTACK}]})
    server.run(
        visitor.join(ANA, ATTACK),
        visitor.state("LEFT", "x@demo", ATTACK),
        visitor.say("system", ATTACK, system=True),
        visitor.say(ANA, files, kind="attachment", author="agent"),
        visitor.say(ANA, json.dumps({"title": ATTACK}), kind="location", author="agent"),
        visitor.say(ANA, template, kind="template", author="agent"),
        visitor.typing(ANA),
        visitor.set_status("queued", 3),
    )
    page.wait(lambda: page.texts(".choice") == [ATTACK, ATTACK])
    assert page.bubbles()[0] == ATTACK
    assert page.element("peer-name").text == ATTACK
    assert ATTACK in page.texts("#status-line")[0]
    assert page.all("#shell img, #shell b, #shell script, #shell iframe") == []
    assert page.browser.execute_script("return window.pwned") is None


def test_broken_and_unknown_things_harm_nobody(page: VisitorPage, server: FakeServer) -> None:
    page.start()
    visitor = server.visitor
    server.run(
        visitor.say(BOT, "{not json", kind="template", author="bot"),
        visitor.say(BOT, "{not json", kind="state", author="system", system=True),
        visitor.say(BOT, "[1, 2]", kind="carousel", author="bot"),
        visitor.push("PUT", "/interactions/AAAA/status", "ended"),
        visitor.push("POST", "/nonsense/x/y", [1, 2]),
        visitor.push_below("POST", "/transcript/messages/BBBB", None),
        visitor.push_below("PUT", "/participants", "nobody"),
    )
    server.run(*[c.send_text("]{") for c in visitor.connections])
    server.run(*[c.send_text('{"body": 7}') for c in visitor.connections])
    server.run(visitor.say(BOT, "Still here", author="bot"))
    page.wait_text("Still here")
    assert page.bubbles("bot") == [
        server.greeting,
        "This message cannot be shown here.",
        "Still here",
    ]


def test_links_are_made_of_web_addresses_only(page: VisitorPage, server: FakeServer) -> None:
    page.start()
    text = (
        "See https://example.org/a?b=1&c=2. Or (http://example.org/x), "
        "not javascript:alert(1), data:text/html,x, https://bank.example@evil.example/, "
        "ftp://example.org nor https://"
    )
    server.run(server.visitor.say(BOT, text, author="bot"))
    page.wait(lambda: page.bubbles("bot")[-1] == text)
    links = page.all("#transcript a")
    assert [link.get_attribute("href") for link in links] == [
        "https://example.org/a?b=1&c=2",
        "http://example.org/x",
    ]
    assert {link.get_attribute("rel") for link in links} == {"noopener noreferrer"}
    assert {link.get_attribute("target") for link in links} == {"_blank"}


@pytest.mark.parametrize(
    ("code", "start", "assistant", "sent"),
    [
        ("es", "Empezar el chat", "Asistente virtual", "Enviado"),
        ("pt", "Iniciar o chat", "Assistente virtual", "Enviada"),
        ("en", "Start chat", "Virtual assistant", "Sent"),
    ],
)
def test_three_languages(
    page: VisitorPage, server: FakeServer, code: str, start: str, assistant: str, sent: str
) -> None:
    page.open(name="Luis", lang=code)
    page.wait(lambda: page.element("start-button").text == start)
    page.element("start-button").click()
    page.wait_text(server.greeting)
    page.say("Hola")
    page.wait(lambda: page.own_states() == ["sent"])
    assert page.element("peer-status").text == assistant
    assert page.texts(".message[data-author=me] .meta")[0].endswith(sent)
    assert page.browser.execute_script("return document.documentElement.lang") == code


def test_the_language_can_be_changed_in_the_middle(page: VisitorPage, server: FakeServer) -> None:
    server.config["languages"] = ["en", "pt"]
    page.start()
    assert page.texts("#lang-select option") == ["Português", "English"]
    page.choose_language("pt")
    page.wait(lambda: page.element("peer-status").text == "Assistente virtual")
    assert page.bubbles() == [server.greeting]
    page.browser.refresh()
    page.wait(lambda: page.element("peer-status").text == "Assistente virtual")


def test_all_languages_say_the_same_things(page: VisitorPage) -> None:
    page.open()
    read = "Object.fromEntries(Object.entries(m.default).map(([k, t]) => [k, t.match(/{\\w+}/g)]))"
    texts = {code: page.ask_module(f"i18n/{code}.js", read) for code in ("es", "pt", "en")}
    assert texts["es"] == texts["pt"] == texts["en"]
    keys = page.browser.execute_script(
        "return [...document.querySelectorAll('[data-i18n]')].map((n) => n.dataset.i18n)"
    )
    english = texts["en"]
    assert isinstance(english, dict)
    assert set(keys) <= set(english)


def test_on_a_phone(page: VisitorPage, server: FakeServer) -> None:
    page.use_phone()
    page.open(name="Luis", lang="es")
    page.wait(lambda: page.element("start-button").text == "Empezar el chat")
    assert page.browser.execute_script(SMALL_TARGETS) == []
    page.picture("phone-start")
    page.element("start-button").click()
    page.wait_text(server.greeting)
    assert page.focused() == "peer-name", "the keyboard is not forced open"
    visitor = server.visitor
    server.run(
        visitor.say(BOT, "Pulse " + "https://example.org/" + "x" * 120, author="bot"),
        visitor.join(ANA, "Ana María Fernández de Córdoba y Pérez"),
        visitor.say(
            ANA,
            json.dumps({"text": "¿Cuándo?", "buttons": ["Por la mañana", "Por la tarde"]}),
            kind="template",
            author="agent",
        ),
    )
    page.wait(lambda: len(page.all(".choice")) == 2)
    page.picture("phone-chat")
    assert page.browser.execute_script(SMALL_TARGETS) == []
    assert page.browser.execute_script("return document.documentElement.scrollWidth") == 390
    page.use_phone(height=420)
    inside = "return arguments[0].getBoundingClientRect().bottom <= innerHeight"
    page.wait(lambda: page.browser.execute_script(inside, page.element("composer")))
    assert page.element("transcript").size["height"] > 150
    page.picture("phone-keyboard")


def test_every_text_can_be_read(page: VisitorPage, server: FakeServer) -> None:
    page.open(lang="en")
    page.wait(lambda: page.element("start-button").text == "Start chat")
    page.element("start-button").click()
    page.wait_shown("start-name-error")
    assert poor_contrasts(page) == []
    page.start()
    visitor = server.visitor
    template = json.dumps({"text": "https://example.org", "buttons": ["Yes"]})
    server.run(visitor.join(ANA, "Ana"), visitor.say(ANA, "Hello", author="agent"))
    server.refusals["POST", "messages"] = 400
    page.say("Hello")
    page.wait(lambda: page.own_states() == ["failed"])
    server.run(visitor.say(ANA, template, kind="template", author="agent"))
    server.run(visitor.set_status("queued", 2))
    page.wait_notice("waiting")
    assert poor_contrasts(page) == []


def test_every_control_has_a_name_and_an_id(page: VisitorPage) -> None:
    page.start()
    controls = page.all("button, input, select, textarea")
    assert all(control.get_attribute("id") for control in controls)
    nameless = [
        c.get_attribute("id") for c in controls if c.is_displayed() and not c.accessible_name
    ]
    assert nameless == []
    assert page.element("transcript").aria_role == "log"
    assert page.element("transcript").accessible_name == "Conversation"
