"""Story 8: leaving, with work open and without, and the same user elsewhere."""

from __future__ import annotations

from collections.abc import Callable

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
