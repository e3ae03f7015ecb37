"""Story 15: a supervisor answers a call for help, coaches, barges in and leaves; she takes a chat
over, records a call and hangs it up; she changes her own settings and has what is kept of a
customer deleted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar

from contactpro_desktop.domain.conversation import Author
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus, Section
from contactpro_desktop.domain.service_actions import AskForHelp, OpenGuidance
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from contactpro_desktop.robots.scripted import ScriptedCustomer
from tests.e2e.colleague import Colleague
from tests.e2e.screen import Screen
from tests.e2e.server_process import ServerProcess
from tests.e2e.test_9_phone import QUEUE, Ring, phone  # noqa: F401

_CTRL = Qt.KeyboardModifier.ControlModifier

Come = Callable[..., ScriptedCustomer]
Hire = Callable[[ServerProcess, str], Colleague]


def serve(screen: Screen, agent: Colleague, customer: str) -> Interaction:
    """The agent picks a customer who waits."""
    screen.wait(lambda: [row for row in agent.picklist if row.customer_name == customer])
    agent.desk.pick(next(row for row in agent.picklist if row.customer_name == customer))
    screen.wait(lambda: agent.work(Section.ACTIVE))
    return agent.work_of(customer)[0]


def sessions(agent: Colleague) -> tuple[SupervisorSession, ...]:
    """Who looks on at the agent by now."""
    agent.pump()
    return agent.store.supervision


def heard(agent: Colleague, interaction_id: InteractionId) -> list[tuple[str, Author]]:
    agent.pump()
    return [(m.text, m.author) for m in agent.store.conversation(interaction_id).slice(0, 50)]


def test_a_supervisor_helps_coaches_and_barges_in(
    screen: Screen, server: ServerProcess, customer: Come, colleague: Hire
) -> None:
    screen.sign_in(server.tenant, "elena")
    ana = colleague(server, "ana")
    screen.wait(lambda: ana.is_online)
    rosa = customer(server, "Rosa Domínguez", "soporte@demo")
    chat = serve(screen, ana, "Rosa Domínguez")
    rosa.say("Mi pedido no ha llegado")

    ana.desk.ask(AskForHelp())
    screen.wait(lambda: sessions(ana))
    [session] = sessions(ana)
    ana.desk.ask(OpenGuidance(session.id, "ayuda@demo"))
    screen.wait_text("helpName", "Ana")
    screen.picture("15-asks-for-help")
    screen.click("joinHelp")
    screen.wait_text("conversationName", "Ana")
    screen.wait(lambda: sessions(ana)[0].supervisor_name == "Elena Vidal")

    screen.press(Qt.Key.Key_S, _CTRL | Qt.KeyboardModifier.ShiftModifier)
    screen.click_row("colleaguesList", "Rosa Domínguez")
    screen.wait(lambda: any("no ha llegado" in row for row in screen.spoken("supervisedMessages")))
    rosa.say("Es el A-20417")
    screen.wait(lambda: any("A-20417" in row for row in screen.spoken("supervisedMessages")))

    screen.click("mode_coaching")
    screen.wait_text("sayAudience", "Only Ana Pérez reads this")
    screen.wait(lambda: sessions(ana)[0].mode is SupervisionMode.COACHING)
    screen.write("sayEdit", "Ofrécele la entrega del viernes")
    screen.click("saySend")
    guidance = next(i for i in ana.store.interactions.values() if i.supervision_id == session.id)
    screen.wait(
        lambda: "Ofrécele la entrega del viernes" in [text for text, _ in heard(ana, guidance.id)]
    )
    screen.picture("15-coaching")
    assert not any("viernes" in said for said in rosa.heard)

    screen.click("mode_barge_in")
    screen.wait_text("sayAudience", "Rosa Domínguez")
    screen.wait(lambda: sessions(ana)[0].mode is SupervisionMode.BARGE_IN)
    screen.write("sayEdit", "Buenos días, Rosa: soy Elena")
    screen.click("saySend")
    rosa.wait_for("soy Elena")
    screen.wait(lambda: ("Buenos días, Rosa: soy Elena", Author.AGENT) in heard(ana, chat.id))
    screen.wait(lambda: any("soy Elena" in row for row in screen.spoken("supervisedMessages")))
    screen.picture("15-barge-in")

    screen.click("mode_monitoring")
    screen.wait(lambda: sessions(ana)[0].mode is SupervisionMode.MONITORING)
    screen.wait(lambda: not screen.client.store.pending)
    assert ana.store.interactions[guidance.id].is_open, "a mode does not end the chat"

    screen.click("leaveColleague")
    screen.wait(lambda: not sessions(ana))
    screen.wait(lambda: guidance.id not in ana.store.interactions)
    screen.wait(lambda: not screen.is_shown("modeBar"))
    assert ana.store.interactions[chat.id].status is InteractionStatus.ACCEPTED
    assert ana.store.link is Link.ONLINE


def look_on(screen: Screen, name: str) -> None:
    """Begin to supervise a colleague of whom the directory knows."""
    screen.click_row("colleaguesList", name)
    screen.click("emptyStateAction")
    screen.wait_text("supervisedName", name)


def test_a_supervisor_takes_over_records_and_hangs_up(
    screen: Screen,
    server: ServerProcess,
    customer: Come,
    colleague: Hire,
    phone: Ring,  # noqa: F811
) -> None:
    screen.sign_in(server.tenant, "elena")
    ana, diego = colleague(server, "ana"), colleague(server, "diego")
    screen.wait(lambda: ana.is_online and diego.is_online)
    rosa = customer(server, "Rosa Domínguez", "soporte@demo")
    chat = serve(screen, ana, "Rosa Domínguez")
    rosa.say("Mi pedido no ha llegado")
    marcos = phone(server, "Marcos Ibáñez")
    diego.desk.set_ready(True)
    marcos.call(QUEUE)
    screen.wait(lambda: diego.work_of("Marcos Ibáñez"))
    [call] = diego.work_of("Marcos Ibáñez")
    diego.desk.accept(call.id)
    screen.wait(lambda: marcos.hears == "connected")

    screen.press(Qt.Key.Key_S, _CTRL | Qt.KeyboardModifier.ShiftModifier)
    look_on(screen, "Diego Silva")
    screen.click_row("colleaguesList", "Marcos Ibáñez")
    screen.click("recordTheirs")
    screen.wait_text("recordTheirs", "Stop recording")
    screen.wait(lambda: diego.work_of("Marcos Ibáñez")[0].recording)
    screen.click("endTheirs")
    screen.picture("15-hanging-up")
    screen.click("endTheirsConfirm")
    screen.wait(lambda: marcos.hears == "disconnected")
    screen.wait(lambda: diego.work(Section.WRAP_UP))
    assert diego.store.interactions[call.id].end_reason == "supervisor"

    look_on(screen, "Ana Pérez")
    screen.click_row("colleaguesList", "Rosa Domínguez")
    screen.click("takeOverTheirs")
    screen.click("takeOverConfirm")
    screen.wait_text("offerName", "Rosa Domínguez")
    screen.picture("15-taking-over")
    screen.click("acceptOffer")
    screen.wait_text("conversationName", "Rosa Domínguez")
    screen.write("replyEdit", "Buenos días, Rosa: soy Elena")
    screen.click("sendButton")
    rosa.wait_for("soy Elena")
    screen.wait(lambda: ana.work(Section.WRAP_UP))
    assert ana.store.interactions[chat.id].end_reason == "intercepted"


def test_own_settings_and_personal_data(
    screen: Screen, server: ServerProcess, customer: Come
) -> None:
    screen.sign_in(server.tenant, "elena")
    screen.wait_text("linkState", "Connected")
    screen.press(Qt.Key.Key_F9, _CTRL)
    screen.click("setting0")
    screen.wait_text("preferencesResult", "Saved.")
    auto = "ECFUI_Autoanswer_AutoAllocated"
    assert screen.client.store.preferences.setting(auto) == "1"
    screen.click("deny_coaching")
    screen.wait(lambda: "coaching" in screen.client.store.preferences.denied)
    screen.click("preferencesClose")

    rosa = customer(server, "Rosa Domínguez", "soporte@demo")
    screen.wait(lambda: screen.client.store.picklist)
    screen.client.services.desk.pick(next(iter(screen.client.store.picklist.values())))
    screen.wait_text("conversationName", "Rosa Domínguez")
    rosa.leave()
    screen.wait(lambda: screen.client.store.in_section(Section.WRAP_UP))
    screen.find("contextTabs", QTabBar).setCurrentIndex(0)
    screen.click("personalDataCollect")
    screen.wait_text("personalDataFound", "1 conversation")
    screen.click("personalDataDelete")
    screen.wait_text("personalDataState", "for good?")
    screen.picture("15-personal-data")
    screen.click("personalDataDelete")
    screen.wait_text("personalDataState", "1 still runs and was kept")
