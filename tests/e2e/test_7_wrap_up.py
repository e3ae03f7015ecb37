"""Story 7: the end of a conversation, its script, and handled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.robots.scripted import ScriptedCustomer
from tests.e2e.screen import Screen
from tests.e2e.server_process import ServerProcess

Come = Callable[..., ScriptedCustomer]


def test_a_mandatory_script_stands_between_the_end_and_handled(
    screen: Screen, server: ServerProcess, customer: Come
) -> None:
    screen.sign_in(server.tenant, "ana")
    screen.wait_text("linkState", "Connected")
    screen.click("readyChip")
    rosa = customer(server, "Rosa Domínguez", "ventas@demo")
    screen.wait_text("offerName", "Rosa Domínguez")
    screen.click("acceptOffer")
    screen.wait_text("conversationName", "Rosa Domínguez")
    screen.click("endButton")
    if screen.is_shown("endConfirm"):
        screen.click("endConfirm")
    screen.wait(lambda: rosa.status is InteractionStatus.ENDED)
    finish = screen.find("finishButton", QAbstractButton)
    assert not finish.isEnabled()
    screen.wait_text("wrapUpBar", "2")
    screen.picture("7-script-incomplete")
    choose(screen, "Compra")
    choose_from_list(screen, "Plan Empresa")
    screen.wait(finish.isEnabled)
    screen.picture("7-script-complete")
    screen.click("finishButton")
    screen.wait(lambda: not screen.client.store.interactions)
    screen.picture("7-handled")


def choose(screen: Screen, text: str) -> None:
    """Press the option of a question that says `text`."""
    tab = screen.find("scriptTab")
    button = next(b for b in tab.findChildren(QAbstractButton) if b.accessibleName() == text)
    button.click()


def choose_from_list(screen: Screen, text: str) -> None:
    """Choose `text` in whichever drop-down list has it."""
    tab: QWidget = screen.find("scriptTab")
    box = next(b for b in tab.findChildren(QComboBox) if b.findText(text) >= 0)
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())
