"""Story 6: transfer to whom it fits, and only then."""

from __future__ import annotations

from collections.abc import Callable

import httpx
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from contactpro_desktop.domain.interaction import InteractionStatus, Section
from contactpro_desktop.robots.scripted import ScriptedCustomer
from tests.e2e.colleague import Colleague
from tests.e2e.screen import Screen
from tests.e2e.server_process import ServerProcess

Come = Callable[..., ScriptedCustomer]
Hire = Callable[[ServerProcess, str], Colleague]


def serve(screen: Screen, server: ServerProcess, customer: Come) -> ScriptedCustomer:
    """Ana serves Rosa."""
    screen.sign_in(server.tenant, "ana")
    screen.wait_text("linkState", "Connected")
    screen.click("readyChip")
    rosa = customer(server, "Rosa Domínguez", "ventas@demo")
    screen.wait_text("offerName", "Rosa Domínguez")
    screen.click("acceptOffer")
    screen.wait_text("conversationName", "Rosa Domínguez")
    return rosa


def choosable(screen: Screen) -> dict[str, bool]:
    """What is said of each target, and whether it can be chosen."""
    model = screen.find("transferTargets", QAbstractItemView).model()
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return {
        str(i.data(Qt.ItemDataRole.AccessibleTextRole)): bool(
            model.flags(i) & Qt.ItemFlag.ItemIsSelectable
        )
        for i in indexes
    }


def test_a_conversation_goes_to_a_colleague_who_can_take_it(
    screen: Screen, server: ServerProcess, customer: Come, colleague: Hire
) -> None:
    bruno, diego = colleague(server, "bruno"), colleague(server, "diego")
    screen.wait(lambda: bruno.is_online and diego.is_online)
    bruno.desk.set_ready(True)
    rosa = serve(screen, server, customer)
    rosa.say("Quiero cambiar la entrega")
    screen.click("transferButton")
    screen.wait(lambda: any("Diego" in said for said in choosable(screen)))
    targets = choosable(screen)
    assert [can for said, can in targets.items() if "Diego" in said] == [False]
    assert [can for said, can in targets.items() if "Bruno" in said] == [True]
    screen.picture("6-transfer")
    screen.write("transferSearch", "bru")
    screen.wait(lambda: screen.text("transferConfirm") == "Transfer to Bruno")
    screen.click("transferConfirm")
    screen.wait(lambda: bruno.work_of("Rosa Domínguez"))
    leg = bruno.work_of("Rosa Domínguez")[0]
    bruno.desk.accept(leg.id)
    screen.wait(lambda: bruno.work(Section.ACTIVE))
    said = [m.text for m in bruno.store.conversation(leg.id).slice(0, 50)]
    assert "Quiero cambiar la entrega" in said
    mine = next(iter(screen.client.store.interactions.values()))
    assert mine.status is InteractionStatus.ENDED
    screen.picture("6-transferred")


def test_a_conversation_goes_to_a_queue(
    screen: Screen, server: ServerProcess, customer: Come
) -> None:
    rosa = serve(screen, server, customer)
    screen.click("transferButton")
    screen.write("transferSearch", "soporte")
    screen.wait(lambda: "Soporte" in screen.text("transferConfirm"))
    screen.click("transferConfirm")
    screen.wait(lambda: [r.customer_name for r in screen.client.store.picklist.values()])
    assert rosa.status is not InteractionStatus.ENDED


def test_every_row_says_how_it_is(
    screen: Screen, server: ServerProcess, customer: Come, colleague: Hire
) -> None:
    bruno, diego = colleague(server, "bruno"), colleague(server, "diego")
    screen.wait(lambda: bruno.is_online and diego.is_online)
    serve(screen, server, customer)
    assert said_of(screen, "Bruno", "Carla", "Diego", "Soporte") == [
        "Not ready", "Offline", "Not ready", "0 waiting",
    ]  # fmt: skip
    [diego_row] = [row for row in choosable(screen) if row.startswith("Diego")]
    assert diego_row.endswith("Not ready, Takes calls, Does not take chats")
    bruno.desk.set_ready(True)
    screen.wait(lambda: said_of(screen, "Bruno") == ["Free"])
    customer(server, "Eva Lorca", "soporte@demo")
    screen.wait(lambda: said_of(screen, "Soporte") == ["1 waiting"])


def test_a_transfer_that_the_server_refuses_leaves_the_conversation_here(
    screen: Screen, server: ServerProcess, customer: Come, colleague: Hire
) -> None:
    bruno = colleague(server, "bruno")
    screen.wait(lambda: bruno.is_online)
    rosa = serve(screen, server, customer)
    screen.click("transferButton")
    screen.write("transferSearch", "bru")
    screen.wait(lambda: screen.text("transferConfirm") == "Transfer to Bruno")
    bruno.leave()
    screen.click("transferConfirm")
    screen.wait_text("transferMessage", "Nobody can take it there now")
    screen.picture("6-refused")
    [mine] = screen.client.store.interactions.values()
    assert mine.status is InteractionStatus.ACCEPTED
    screen.click("transferCancel")
    rosa.say("¿Sigue ahí?")
    screen.wait(lambda: any("¿Sigue ahí?" in row for row in screen.spoken("messages")))


def said_of(screen: Screen, *names: str) -> list[str]:
    """The state of each of `names`, as a freshly opened list has it."""
    if screen.is_shown("transferTargets"):
        screen.click("transferCancel")
    screen.click("transferButton")
    screen.wait(lambda: choosable(screen) and screen.find("transferConfirm").isEnabled())
    rows = list(choosable(screen))
    states = ("Not ready", "Free", "Offline", "0 waiting", "1 waiting")
    found = [next(row for row in rows if row.startswith(name)) for name in names]
    return [next(state for state in states if state in row) for row in found]


def test_the_server_refuses_an_incapable_target_whatever_a_client_sends(
    screen: Screen, server: ServerProcess, customer: Come, colleague: Hire
) -> None:
    diego = colleague(server, "diego")
    screen.wait(lambda: diego.is_online)
    serve(screen, server, customer)
    mine = next(iter(screen.client.store.interactions.values()))
    with httpx.Client(base_url=server.tenant) as ana:
        ana.post(
            "/ecfs/authentication",
            headers={"Authorization": "ECFAUTH"},
            data={"Authorization": "Basic YW5hOmRlbW8tYW5h"},
        ).raise_for_status()
        refused = ana.put(
            f"/ecfs/rest/users/me/interactions/{mine.id}",
            json={"channel_status": "transferring", "destination": "diego@demo"},
        )
    assert refused.status_code == 403
    assert screen.client.store.interactions[mine.id].status is InteractionStatus.ACCEPTED
