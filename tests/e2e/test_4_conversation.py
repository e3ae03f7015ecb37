"""Story 4: text and typing both ways, unread counts, several chats, drafts, failures, the end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from selenium.webdriver import Chrome

from contactpro_desktop.domain.conversation import Author, DeliveryState
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus, Section
from contactpro_desktop.robots.scripted import ScriptedCustomer
from tests.e2e.screen import Screen
from tests.e2e.server_process import ServerProcess
from tests.e2e.visitor import Visitor

Come = Callable[..., ScriptedCustomer]


def be_ready(screen: Screen, server: ServerProcess) -> None:
    screen.sign_in(server.tenant, "ana")
    screen.wait_text("linkState", "Connected")
    screen.click("readyChip")
    screen.wait(lambda: screen.text("readyChip").startswith("Ready"))


def accept(screen: Screen, name: str) -> Interaction:
    screen.wait_text("offerName", name)
    screen.click("acceptOffer")
    screen.wait_text("conversationName", name)
    return next(i for i in screen.client.store.interactions.values() if i.customer_name == name)


def test_text_and_typing_both_ways_with_a_browser(
    screen: Screen, server: ServerProcess, browser: Chrome, qapp: QApplication
) -> None:
    be_ready(screen, server)
    rosa = Visitor(browser, server.visitor, qapp.sendPostedEvents)
    rosa.start("Rosa Domínguez", "ventas@demo")
    accept(screen, "Rosa Domínguez")
    rosa.say("¿Y si lo recojo en la tienda? 🙂")
    screen.wait(lambda: any("recojo en la tienda? 🙂" in r for r in screen.spoken("messages")))
    rosa.type("y también")
    screen.wait_text("typingLine", "Rosa")
    screen.write("replyEdit", "Claro, puede recogerlo hoy.")
    rosa.wait_for("escribiendo")
    screen.picture("4-typing")
    screen.click("sendButton")
    rosa.wait_for("Claro, puede recogerlo hoy.")
    screen.wait(lambda: not screen.text("replyEdit"))
    rosa.leave()
    screen.wait_text("wrapUpBar", "left")
    screen.picture("4-customer-left")


def test_several_chats_up_to_the_limit_with_unread_counts(
    screen: Screen, server: ServerProcess, customer: Come
) -> None:
    be_ready(screen, server)
    people = []
    for name in ("Luis Márquez", "João Sousa", "Eva Lorca"):
        people.append(customer(server, name, "ventas@demo"))
        accept(screen, name)
    fourth = customer(server, "Pedro Tena", "ventas@demo")
    people[0].say("¿Sigue ahí?")
    people[0].say("¿Hola?")
    store = screen.client.store
    luis = store.in_section(Section.ACTIVE)[0]
    screen.wait(lambda: store.conversation(luis.id).unread == 2)
    assert not screen.is_shown("offerCard"), "three chats are the limit of the demonstration"
    assert fourth.status is InteractionStatus.QUEUED
    screen.picture("4-three-chats")
    screen.click_row("conversationList", "Luis Márquez")
    screen.wait_text("conversationName", "Luis Márquez")
    assert store.conversation(luis.id).unread == 0


def test_drafts_stay_with_their_conversation(
    screen: Screen, server: ServerProcess, customer: Come
) -> None:
    be_ready(screen, server)
    luis = customer(server, "Luis Márquez", "ventas@demo")
    accept(screen, "Luis Márquez")
    eva = customer(server, "Eva Lorca", "ventas@demo")
    accept(screen, "Eva Lorca")
    screen.write("replyEdit", "Para Eva")
    screen.click_row("conversationList", "Luis Márquez")
    screen.wait(lambda: screen.text("replyEdit") == "")
    screen.write("replyEdit", "Para Luis")
    screen.click("sendButton")
    luis.wait_for("Para Luis")
    screen.click_row("conversationList", "Eva Lorca")
    screen.wait(lambda: screen.text("replyEdit") == "Para Eva")
    screen.click("sendButton")
    eva.wait_for("Para Eva")
    assert "Para Eva" not in luis.heard
    assert "Para Luis" not in eva.heard


def test_after_the_server_was_gone_the_chat_goes_on_and_what_was_sent_meanwhile_arrives_once(
    screen: Screen, server: ServerProcess, browser: Chrome, qapp: QApplication
) -> None:
    be_ready(screen, server)
    rosa = Visitor(browser, server.visitor, qapp.sendPostedEvents)
    rosa.start("Rosa Domínguez", "ventas@demo")
    served = accept(screen, "Rosa Domínguez")
    screen.write("replyEdit", "¿Me lee?")
    server.kill()
    screen.click("sendButton")
    rosa.say("¿Hay alguien?")
    assert delivery_of_last(screen, served) is DeliveryState.SENDING
    screen.picture("4-waiting")
    server.come_back()
    screen.wait_text("linkState", "Connected")
    screen.wait(lambda: said(screen, "¿Hay alguien?") == 1)
    rosa.wait_for("¿Me lee?")
    screen.wait(lambda: delivery_of_last(screen, served) is DeliveryState.SENT)
    rosa.say("Sí, le leo")
    screen.wait(lambda: said(screen, "Sí, le leo") == 1)
    assert rosa.transcript().count("¿Me lee?") == 1
    assert rosa.transcript().count("¿Hay alguien?") == 1
    assert said(screen, "¿Me lee?") == 1
    assert screen.client.store.interactions[served.id].status is InteractionStatus.ACCEPTED
    assert screen.text("readyChip").startswith("Ready")
    screen.picture("4-sent-after-all")


def delivery_of_last(screen: Screen, interaction: Interaction) -> DeliveryState | None:
    """How far the agent's last message has come."""
    conversation = screen.client.store.conversation(interaction.id)
    own = [m for m in conversation.slice(0, len(conversation)) if m.author is Author.ME]
    return own[-1].delivery if own else None


def said(screen: Screen, text: str) -> int:
    """How often the transcript has a text."""
    return sum(text in row for row in screen.spoken("messages"))
