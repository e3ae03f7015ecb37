"""Story 7: the end of a conversation, its script, and handled."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QTabBar, QWidget

from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.robots.scripted import ScriptedCustomer
from contactpro_desktop.ui.context.panel import HISTORY
from tests.e2e.screen import Screen
from tests.e2e.script_panel import ScriptPanel
from tests.e2e.server_process import ServerProcess

Come = Callable[..., ScriptedCustomer]
Words = dict[str, list[str]]
"""Answers by question, both as people read them."""

TYPED = {
    "Nombre": ("", "Rosa Domínguez"),
    "Unidades": ("dos", "12"),
    "Importe": ("mucho", "99,5"),
    "Pedido": ("A-1", "20417"),
    "Entrega": ("mañana", "2026-11-22 09:30"),
    "Comentarios": ("", "Quiere la factura a nombre de la empresa."),
}
"""Text questions with an answer that does not fit and one that does."""


def wrap_up(screen: Screen, server: ServerProcess, customer: Come) -> ScriptPanel:
    """Ana has served Rosa and ended the conversation."""
    screen.sign_in(server.tenant, "ana")
    screen.wait_text("linkState", "Connected")
    screen.click("readyChip")
    rosa = customer(server, "Rosa Domínguez", "ventas@demo")
    screen.wait_text("offerName", "Rosa Domínguez")
    screen.click("acceptOffer")
    screen.wait_text("conversationName", "Rosa Domínguez")
    rosa.say("Quiero ampliar mi plan")
    screen.click("endButton")
    if screen.is_shown("endConfirm"):
        screen.click("endConfirm")
    screen.wait(lambda: rosa.status is InteractionStatus.ENDED)
    return ScriptPanel(screen)


def can_finish(screen: Screen) -> bool:
    return screen.find("finishButton", QAbstractButton).isEnabled()


def finish(screen: Screen) -> None:
    screen.click("finishButton")
    screen.wait(lambda: not screen.client.store.interactions)


def test_a_mandatory_script_stands_between_the_end_and_handled(
    screen: Screen, server: ServerProcess, customer: Come
) -> None:
    script = wrap_up(screen, server, customer)
    assert not can_finish(screen)
    screen.wait_text("missingAnswers", "2 required answers missing")
    screen.picture("7-script-incomplete")
    script.tick("Motivo del contacto", "Compra")
    screen.wait_text("missingAnswers", "1", "Producto")
    script.choose("Producto", "Plan Empresa")
    screen.wait(lambda: can_finish(screen))
    screen.picture("7-script-complete")
    finish(screen)
    screen.picture("7-handled")
    customer(server, "Rosa Domínguez", "ventas@demo")
    screen.click("acceptOffer")
    screen.wait_text("conversationName", "Rosa Domínguez")
    read_the_past(screen)


def read_the_past(screen: Screen) -> None:
    """The conversation of before is found beside the one that is open, and a note can be left."""
    tabs = screen.find("contextTabs", QTabBar)
    place = tabs.tabRect(HISTORY).center()
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    screen.wait_text("pastAbout", "Ana", "Ventas")
    screen.click("pastHead")
    transcript = screen.find("pastTranscript")
    screen.wait(lambda: "Quiero ampliar mi plan" in read_aloud(transcript))
    screen.write("noteEdit", "Prefiere que la llamen por la tarde.")
    screen.click("noteSave")
    assert screen.find("noteText").accessibleName() == "Prefiere que la llamen por la tarde."
    screen.picture("7-history")


def read_aloud(part: QWidget) -> list[str]:
    return [words.accessibleName() for words in part.findChildren(QWidget)]


def test_every_control_takes_its_answer_to_the_server(
    screen: Screen, asking_server: ServerProcess, customer: Come
) -> None:
    script = wrap_up(screen, asking_server, customer)
    screen.wait_text("missingAnswers", "12 required answers missing: Motivo")
    screen.picture("7-every-control-empty")
    script.tick("Motivo", "Consulta")
    script.tick("Servicios", "Instalación", "Capacitación", "Soporte")
    script.choose("Producto", "Plan Empresa")
    script.choose("Equipo", "Computadora")
    script.write("Accesorio", "Micrófono")
    script.choose_several("Canales", "Correo", "Voz")
    for question, (misfit, answer) in TYPED.items():
        assert not can_finish(screen)
        if misfit:
            script.write(question, misfit)
            screen.wait(lambda question=question: script.problem(question))
        script.write(question, answer)
        screen.wait(lambda question=question: not script.problem(question))
    screen.wait(lambda: can_finish(screen))
    screen.wait(
        lambda: (
            answers_at(asking_server)
            == {
                "Motivo": ["Consulta"],
                "Servicios": ["Instalación", "Capacitación", "Soporte"],
                "Producto": ["Plan Empresa"],
                "Equipo": ["Computadora"],
                "Accesorio": ["Micrófono"],
                "Canales": ["Correo", "Voz"],
                **{question: [answer] for question, (_, answer) in TYPED.items()},
            }
        )
    )
    screen.wait_text("scriptSaved", "Saved")
    script.tick("Servicios", "Capacitación", "Instalación", "Soporte")
    screen.wait(lambda: not can_finish(screen))
    script.tick("Servicios", "Soporte")
    screen.wait(lambda: answers_at(asking_server)["Servicios"] == ["Soporte"])
    screen.picture("7-every-control")
    finish(screen)


def test_an_interactive_script_follows_the_answers_to_its_end(
    screen: Screen, interactive_server: ServerProcess, customer: Come, tmp_path: Path
) -> None:
    script = wrap_up(screen, interactive_server, customer)
    assert script.asked == ["¿Qué ocurre?"]
    script.tick("¿Qué ocurre?", "Funciona mal")
    script.choose_several("Síntomas", "Se corta", "Va lento")
    screen.wait(lambda: script.asked == ["¿Qué ocurre?", "Síntomas", "¿Desde cuándo?"])
    screen.wait(lambda: "Síntomas" in answers_at(interactive_server))
    script.change("¿Qué ocurre?")
    script.tick("¿Qué ocurre?", "No funciona")
    script.choose("Equipo (elija uno o escriba el modelo)", "Teléfono")
    script.write("¿Desde cuándo?", "2026-11-20")
    script.choose("¿Quedó resuelto?", "No, se le volverá a llamar")
    screen.wait(lambda: script.asked[-1] == "Teléfono para la llamada")
    screen.picture("7-interactive")
    assert not can_finish(screen), "this answer leads to one more question"
    script.choose("¿Quedó resuelto?", "Sí")
    screen.wait(lambda: script.asked[-1] == "¿Quedó resuelto?")
    screen.wait(lambda: can_finish(screen))
    script.choose("¿Quedó resuelto?", "No, se le volverá a llamar")
    screen.wait(lambda: not can_finish(screen))
    script.write("Teléfono para la llamada", "5551234567")
    screen.wait(lambda: can_finish(screen))
    finish(screen)
    assert answers_kept(interactive_server, tmp_path / "server") == {
        "¿Qué ocurre?": ["No funciona"],
        "Equipo (elija uno o escriba el modelo)": ["Teléfono"],
        "¿Desde cuándo?": ["2026-11-20"],
        "¿Quedó resuelto?": ["No, se le volverá a llamar"],
        "Teléfono para la llamada": ["5551234567"],
    }


def answers_at(server: ServerProcess) -> Words:
    """What the server has of the script of Ana's only conversation."""
    with signed_in(server) as ana:
        [interaction] = ana.get("/users/me/interactions").json()
    results = interaction["script"]["scriptanswers"]
    given = {r["id"]: [part["id"] or part["data"] for part in r["answerdata"]] for r in results}
    return in_words(server, given)


def answers_kept(server: ServerProcess, folder: Path) -> Words:
    """What the server's database has of the only conversation there was."""
    with closing(sqlite3.connect(folder / "contactpro.sqlite")) as database:
        [(answers,)] = database.execute("SELECT answers FROM legs").fetchall()
    kept = json.loads(answers)
    return in_words(server, {key: [*a["options"], a["text"]] for key, a in kept.items()})


def in_words(server: ServerProcess, given: dict[str, list[str]]) -> Words:
    """Texts by question; what is not answered is left out."""
    with signed_in(server) as ana:
        scripts = ana.get("/users/me/scripts").json()
    questions = [question for script in scripts for question in script["scriptquestions"]]
    texts = {q["id"]: q["data"] for q in questions}
    options = {o["id"]: o["answerdata"] for q in questions for o in q["scriptanswers"]}
    found = {texts[key]: [options.get(p, p) for p in parts if p] for key, parts in given.items()}
    return {question: answers for question, answers in found.items() if answers}


@contextmanager
def signed_in(server: ServerProcess) -> Iterator[httpx.Client]:
    """Ana's resources over plain HTTP, beside her window."""
    authentication = f"{server.tenant}/ecfs/authentication"
    with httpx.Client(base_url=f"{server.tenant}/ecfs/rest") as ana:
        ana.post(
            authentication,
            headers={"Authorization": "ECFAUTH"},
            data={"Authorization": "Basic YW5hOmRlbW8tYW5h"},
        ).raise_for_status()
        yield ana
        ana.delete(authentication)
