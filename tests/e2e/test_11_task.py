"""Story 11: another system creates a task; it is picked, passed on by capability, finished."""

from __future__ import annotations

from collections.abc import Callable

import httpx
from PySide6.QtWidgets import QTextBrowser

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.interaction import Section
from tests.e2e.colleague import Colleague
from tests.e2e.screen import Screen
from tests.e2e.server_process import ServerProcess
from tests.e2e.test_6_transfer import choosable

Hire = Callable[[ServerProcess, str], Colleague]

TITLE = "Revisar el pedido A-20417"
BODY = "Compruebe la dirección de entrega."


def create_task(server: ServerProcess) -> None:
    """What another system does through RTI, as an API user with its key."""
    task = {
        "data": {
            "item": {"type": "XRI", "queue": "correo@demo", "status": "Open"},
            "subject": TITLE,
            "body": BODY,
            "values": {"KV": [{"k": "Pedido", "v": "A-20417"}]},
        }
    }
    answer = httpx.post(
        f"{server.tenant}/RI/rti/tasks",
        json=task,
        headers={"x-api-key": "demo-key-integracion"},
        auth=("integracion", "demo-integracion"),
    )
    answer.raise_for_status()


def open_task(screen: Screen, server: ServerProcess) -> None:
    """Ana has picked the task and reads it."""
    screen.sign_in(server.tenant, "ana")
    screen.wait_text("linkState", "Connected")
    screen.click("readyChip")
    create_task(server)
    screen.click_row("picklistView", TITLE, at_right=40)
    screen.wait(lambda: screen.is_shown("taskBody"))


def test_a_task_is_read_set_aside_taken_up_and_finished(
    screen: Screen, server: ServerProcess
) -> None:
    open_task(screen, server)
    screen.wait_text("conversationName", TITLE)
    text = screen.find("mailView", QTextBrowser)
    screen.wait(lambda: BODY in text.toPlainText())
    assert screen.find("taskValue0").accessibleName() == "Pedido: A-20417"
    screen.picture("11-task")
    screen.click("taskPark")
    screen.wait(lambda: not screen.client.store.interactions)
    screen.click_row("conversationList", TITLE)
    screen.wait(lambda: screen.is_shown("taskBody"))
    screen.click("endButton")
    screen.click("endConfirm")
    screen.click("finishButton")
    screen.wait(lambda: not screen.client.store.interactions)
    screen.picture("11-finished")


def test_a_task_goes_to_whom_it_fits(
    screen: Screen, server: ServerProcess, colleague: Hire
) -> None:
    bruno, carla = colleague(server, "bruno"), colleague(server, "carla")
    screen.wait(lambda: bruno.is_online and carla.is_online)
    carla.desk.set_ready(True)
    open_task(screen, server)
    screen.click("transferButton")
    screen.wait(lambda: any("Bruno" in said for said in choosable(screen)))
    refused = [said for said, can in choosable(screen).items() if "Bruno" in said and not can]
    assert refused
    assert "Does not take tasks" in refused[0]
    screen.write("transferSearch", "carla")
    screen.wait(lambda: screen.text("transferConfirm") == "Transfer to Carla")
    screen.picture("11-transfer")
    screen.click("transferConfirm")
    screen.wait(lambda: carla.work(Section.OFFER))
    [offered] = carla.work(Section.OFFER)
    assert offered.channel is Channel.TASK
    carla.desk.accept(offered.id)
    screen.wait(lambda: carla.work(Section.ACTIVE))
    carla.desk.end(offered.id)
    screen.wait(lambda: carla.work(Section.WRAP_UP))
    carla.desk.finish(offered.id)
    screen.wait(lambda: not carla.work(Section.WRAP_UP))
