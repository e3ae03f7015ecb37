"""Story 3: from the visitor page by way of the bot to an agent, who accepts, declines or misses."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from selenium.webdriver import Chrome

from contactpro_desktop.robots.scripted import ScriptedCustomer
from contactpro_desktop.ui.lists.offer_area import OfferArea
from tests.e2e.colleague import Colleague
from tests.e2e.screen import Screen
from tests.e2e.server_process import ServerProcess
from tests.e2e.visitor import Visitor


def be_ready(screen: Screen, server: ServerProcess) -> None:
    screen.sign_in(server.tenant, "ana")
    screen.wait_text("linkState", "Connected")
    screen.click("readyChip")
    screen.wait(lambda: screen.text("readyChip").startswith("Ready"))


def test_an_end_user_is_greeted_handed_over_and_served(
    screen: Screen, greeting_server: ServerProcess, browser: Chrome, qapp: QApplication
) -> None:
    be_ready(screen, greeting_server)
    rosa = Visitor(browser, greeting_server.visitor, qapp.sendPostedEvents)
    rosa.start("Rosa Domínguez", "ventas@demo")
    rosa.wait(lambda: len(rosa.transcript()) > 20)
    rosa.say("Quiero comprar un plan")
    screen.wait_text("offerName", "Rosa Domínguez")
    screen.wait_text("offerDetail", "Ventas")
    assert screen.find("offerTime").isVisible()
    screen.picture("3-offer")
    screen.click("acceptOffer")
    screen.wait_text("conversationName", "Rosa Domínguez")
    screen.wait(lambda: any("Quiero comprar" in row for row in screen.spoken("messages")))
    assert any("andover" in row or "erson" in row for row in screen.spoken("messages"))
    screen.wait_text("customerTab", "Rosa Domínguez")
    screen.picture("3-conversation")
    screen.write("replyEdit", "Buenas tardes, Rosa.")
    screen.click("sendButton")
    rosa.wait_for("Buenas tardes, Rosa.")
    browser.save_screenshot("build/e2e/3-visitor.png")


def test_a_declined_offer_goes_back_to_its_old_place(
    screen: Screen,
    server: ServerProcess,
    customer: Callable[..., ScriptedCustomer],
    colleague: Callable[[ServerProcess, str], Colleague],
) -> None:
    be_ready(screen, server)
    customer(server, "Luis Márquez", "ventas@demo")
    screen.wait_text("offerName", "Luis Márquez")
    first = next(iter(screen.client.store.interactions.values()))
    screen.click("declineOffer")
    screen.wait(lambda: not screen.is_shown("offerCard"))
    bruno = colleague(server, "bruno")
    screen.wait(lambda: bruno.is_online)
    bruno.desk.set_ready(True)
    screen.wait(lambda: bruno.work_of("Luis Márquez"))
    assert bruno.work_of("Luis Márquez")[0].queued_at == first.queued_at


def test_a_missed_offer_makes_not_ready_and_says_why(
    screen: Screen,
    impatient_server: ServerProcess,
    customer: Callable[..., ScriptedCustomer],
) -> None:
    be_ready(screen, impatient_server)
    customer(impatient_server, "Pedro Tena", "ventas@demo")
    screen.wait_text("offerName", "Pedro Tena")
    screen.wait_text("missedCard", "Pedro Tena")
    screen.wait_text("readyChip", "Not ready")
    screen.picture("3-missed")
    screen.wait(lambda: screen.find("offerArea", OfferArea).is_settled)
    screen.click("readyAgain")
    screen.wait_text("offerName", "Pedro Tena")
