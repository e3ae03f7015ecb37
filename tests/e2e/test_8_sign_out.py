"""Story 8: leaving, with work open and without, and the same user elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from contactpro_desktop.domain.errors import AlreadySignedIn
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.robots.scripted import ScriptedCustomer
from tests.e2e.colleague import Colleague
from tests.e2e.screen import Screen
from tests.e2e.server_process import ServerProcess


def sign_in(screen: Screen, server: ServerProcess) -> None:
    screen.sign_in(server.tenant, "ana")
    screen.wait_text("linkState", "Connected")


def ask_to_leave(screen: Screen) -> None:
    screen.click("settings")
    screen.choose("settingsMenu", "Sign out")


def test_signing_out_with_nothing_open(screen: Screen, server: ServerProcess) -> None:
    sign_in(screen, server)
    ask_to_leave(screen)
    screen.find("signIn")
    assert screen.text("user") == "ana"


def test_signing_out_with_a_conversation_open_is_asked_first(
    screen: Screen, server: ServerProcess, customer: Callable[..., ScriptedCustomer]
) -> None:
    sign_in(screen, server)
    screen.click("readyChip")
    rosa = customer(server, "Rosa Domínguez", "ventas@demo")
    screen.wait_text("offerName", "Rosa Domínguez")
    ask_to_leave(screen)
    screen.find("signOutBar")
    screen.picture("8-guarded")
    screen.click("signOutStay")
    screen.click("acceptOffer")
    screen.wait_text("conversationName", "Rosa Domínguez")
    ask_to_leave(screen)
    screen.click("signOutAnyway")
    screen.find("signIn")
    screen.wait(lambda: rosa.status is InteractionStatus.QUEUED)


def test_closing_the_window_with_work_open_is_asked_first(
    screen: Screen, server: ServerProcess, customer: Callable[..., ScriptedCustomer]
) -> None:
    sign_in(screen, server)
    screen.click("readyChip")
    rosa = customer(server, "Rosa Domínguez", "ventas@demo")
    screen.wait_text("offerName", "Rosa Domínguez")
    screen.click("acceptOffer")
    screen.wait_text("conversationName", "Rosa Domínguez")
    screen.window.close()
    screen.wait_text("signOutText", "1 chat")
    screen.picture("8-closing")
    screen.press(Qt.Key.Key_Escape)
    screen.wait(lambda: not screen.is_shown("signOutBar"))
    assert rosa.status is InteractionStatus.ACCEPTED
    screen.window.close()
    screen.click("signOutAnyway")
    screen.wait(lambda: not screen.window.isVisible())
    screen.wait(lambda: rosa.status is InteractionStatus.QUEUED)


def test_a_wrap_up_waits_until_the_agent_is_back(
    screen: Screen, server: ServerProcess, customer: Callable[..., ScriptedCustomer]
) -> None:
    sign_in(screen, server)
    screen.click("readyChip")
    customer(server, "Rosa Domínguez", "ventas@demo")
    screen.wait_text("offerName", "Rosa Domínguez")
    screen.click("acceptOffer")
    screen.wait_text("conversationName", "Rosa Domínguez")
    screen.click("endButton")
    if screen.is_shown("endConfirm"):
        screen.click("endConfirm")
    screen.find("finishButton")
    ask_to_leave(screen)
    screen.wait_text("signOutText", "1 wrap-up")
    screen.click("signOutAnyway")
    screen.find("signIn")
    screen.write("password", "demo-ana")
    screen.click("signIn")
    screen.wait_text("linkState", "Connected")
    screen.wait_text("readyChip", "Not ready")
    screen.click_row("conversationList", "Rosa Domínguez")
    assert not screen.find("finishButton").isEnabled(), "the script still asks"


def test_a_second_sign_in_takes_over_only_when_confirmed(
    screen: Screen,
    server: ServerProcess,
    colleague: Callable[[ServerProcess, str], Colleague],
) -> None:
    sign_in(screen, server)
    elsewhere = colleague(server, "ana")
    screen.wait(lambda: elsewhere.refusal is not None)
    assert isinstance(elsewhere.refusal, AlreadySignedIn)
    screen.wait_text("linkState", "Connected")
    elsewhere.sign_in(take_over=True)
    screen.wait_text("signInMessage", "somewhere else")
    screen.wait(lambda: elsewhere.is_online)
    screen.picture("8-taken-over")


def test_the_window_asks_before_it_takes_over(
    screen: Screen,
    server: ServerProcess,
    colleague: Callable[[ServerProcess, str], Colleague],
) -> None:
    elsewhere = colleague(server, "ana")
    screen.wait(lambda: elsewhere.is_online)
    screen.sign_in(server.tenant, "ana")
    screen.find("takeOver")
    screen.picture("8-take-over")
    screen.click("takeOver")
    screen.wait_text("linkState", "Connected")
    screen.wait(lambda: not elsewhere.is_online)
