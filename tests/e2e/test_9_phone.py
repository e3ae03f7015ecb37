"""Story 9: a call is offered, served, passed on by capability, wrapped up; and calls go out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from contactpro_desktop.domain.interaction import InteractionStatus, Section
from contactpro_desktop.robots.runner import LoopThread
from tests.e2e.caller import Caller
from tests.e2e.colleague import Colleague
from tests.e2e.other_telephony import other_telephony
from tests.e2e.screen import Screen
from tests.e2e.script_panel import ScriptPanel
from tests.e2e.server_process import ServerProcess
from tests.e2e.test_6_transfer import choosable
from tests.support.demo import changed_demo

QUEUE = "llamadas@demo"
NUMBER = "+34600333444"

Ring = Callable[..., Caller]
Hire = Callable[[ServerProcess, str], Colleague]


@pytest.fixture
def phone(crew: LoopThread) -> Iterator[Ring]:
    """Connects people to the exchange: `phone(server, "Marcos Ibáñez")`."""
    with ExitStack() as stack:

        def connect(server: ServerProcess, name: str, number: str = NUMBER) -> Caller:
            return stack.enter_context(Caller(crew, server.tenant, name, number))

        yield connect


@pytest.fixture
def asking_phone_server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server whose calls have a mandatory script."""
    address = 'address = "llamadas@demo"'
    script = 'script = "Ventas"\nscript_mandatory = true'
    config = changed_demo(tmp_path, {address: f"{address}\n{script}"})
    process = ServerProcess(tmp_path / "server", "--no-bot", "--config", str(config))
    yield process
    process.stop()


@pytest.fixture
def campaign_server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server that calls a customer by itself."""
    served = '"Correo", "Llamadas"]'
    config = changed_demo(tmp_path, {served: f'{served[:-1]}, "Campaña"]'})
    with config.open("a", encoding="utf-8") as more:
        more.write((Path(__file__).parent / "campaign.toml").read_text(encoding="utf-8"))
    process = ServerProcess(tmp_path / "server", "--no-bot", "--config", str(config))
    yield process
    process.stop()


def be_ready(screen: Screen, server: ServerProcess, user: str = "ana") -> None:
    screen.sign_in(server.tenant, user)
    screen.wait_text("linkState", "Connected")
    screen.click("readyChip")
    screen.wait(lambda: screen.text("readyChip").startswith("Ready"))


def talk(screen: Screen, caller: Caller, name: str, consent: bool = True) -> None:
    """The call rings here and is taken."""
    caller.call(QUEUE, consent=consent)
    screen.wait_text("offerName", name)
    screen.click("acceptOffer")
    screen.wait_text("callState", "Talking")


def test_a_call_from_the_ringing_to_the_wrap_up(
    screen: Screen, asking_phone_server: ServerProcess, phone: Ring
) -> None:
    be_ready(screen, asking_phone_server)
    marcos = phone(asking_phone_server, "Marcos Ibáñez")
    marcos.call(QUEUE, consent=False)
    screen.wait_text("offerName", "Marcos Ibáñez")
    screen.wait_text("offerDetail", "Llamadas")
    screen.picture("9-offer")
    screen.click("acceptOffer")
    screen.wait_text("callState", "Talking")
    screen.wait_text("callName", "Marcos Ibáñez")
    screen.wait_text("callAbout", NUMBER, "Incoming call")
    assert any("Talking" in row for row in screen.spoken("conversationList"))
    [call] = screen.client.store.interactions.values()
    assert screen.client.store.me is not None
    assert call.terminal_id == screen.client.store.me.terminal_id != ""

    screen.click("holdButton")
    screen.wait_text("callState", "On hold")
    screen.wait(lambda: marcos.hears == "onhold")
    assert not screen.find("muteButton").isEnabled()
    screen.press(Qt.Key.Key_F3)
    screen.wait_text("callState", "Talking")
    screen.click("muteButton")
    screen.wait_text("callState", "Muted")
    assert marcos.hears == "connected", "only the agent's side says so"
    screen.click("muteButton")
    screen.wait_text("callState", "Talking")

    screen.click("recordButton")
    screen.wait_text("consentText", "has not agreed")
    screen.click("consentConfirm")
    screen.wait_text("callRecording", "Being recorded")
    screen.picture("9-recorded")
    screen.click("recordButton")
    screen.wait(lambda: not screen.is_shown("callRecording"))

    screen.click("endButton")
    screen.wait_text("wrapUpTitle", "Wrap-up")
    screen.wait_text("callState", "Call ended")
    screen.wait(lambda: marcos.hears == "disconnected")
    screen.wait_text("missingAnswers", "2 required answers missing")
    script = ScriptPanel(screen)
    script.tick("Motivo del contacto", "Compra")
    script.choose("Producto", "Plan Empresa")
    screen.picture("9-wrap-up")
    screen.click("finishButton")
    screen.wait(lambda: not screen.client.store.interactions)


def test_a_call_is_passed_on_to_who_takes_calls(
    screen: Screen, server: ServerProcess, phone: Ring, colleague: Hire
) -> None:
    be_ready(screen, server)
    marcos = phone(server, "Marcos Ibáñez")
    talk(screen, marcos, "Marcos Ibáñez")
    bruno, diego = colleague(server, "bruno"), colleague(server, "diego")
    screen.wait(lambda: bruno.is_online and diego.is_online)
    diego.desk.set_ready(True)
    screen.click("transferButton")
    screen.wait(lambda: any("Diego" in said for said in choosable(screen)))
    targets = choosable(screen)
    [(said, can)] = [each for each in targets.items() if "Bruno" in each[0]]
    assert not can
    assert "Does not take calls" in said
    assert [can for said, can in targets.items() if "Diego" in said] == [True]
    screen.picture("9-transfer")
    screen.write("transferSearch", "diego")
    screen.wait(lambda: screen.text("transferConfirm") == "Transfer to Diego")
    screen.click("transferConfirm")
    screen.wait(lambda: diego.work_of("Marcos Ibáñez"))
    leg = diego.work_of("Marcos Ibáñez")[0]
    diego.desk.accept(leg.id)
    screen.wait(lambda: diego.work(Section.ACTIVE))
    screen.wait(lambda: marcos.hears == "connected")
    [mine] = screen.client.store.interactions.values()
    assert mine.status is InteractionStatus.ENDED
    screen.wait_text("callState", "Transferred")
    screen.click("finishButton")
    screen.wait(lambda: not screen.client.store.interactions)


def test_the_caller_hangs_up(screen: Screen, server: ServerProcess, phone: Ring) -> None:
    be_ready(screen, server)
    marcos = phone(server, "Marcos Ibáñez")
    talk(screen, marcos, "Marcos Ibáñez")
    marcos.hang_up()
    screen.wait_text("wrapUpDetail", "The customer hung up")
    screen.wait_text("callState", "Call ended")


def dial(screen: Screen, text: str) -> None:
    """Call by the key, the field and Enter."""
    screen.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    screen.write("dialNumber", text)
    screen.wait(lambda: screen.find("dialConfirm").isEnabled())
    screen.press(Qt.Key.Key_Return)


def test_a_call_out_is_answered(screen: Screen, server: ServerProcess, phone: Ring) -> None:
    marcos = phone(server, "Marcos Ibáñez")
    screen.sign_in(server.tenant, "ana")
    screen.wait_text("linkState", "Connected")
    dial(screen, "+34 600 333 444")
    screen.wait_text("callState", "Ringing there")
    screen.wait_text("callAbout", "Outgoing call")
    screen.picture("9-calling")
    assert not screen.find("holdButton").isEnabled()
    marcos.wait_for_ringing()
    marcos.answer()
    screen.wait_text("callState", "Talking")
    screen.click("endButton")
    screen.wait_text("callState", "Call ended")
    screen.wait(lambda: marcos.hears == "disconnected")


def test_a_call_out_comes_to_nothing(screen: Screen, server: ServerProcess, phone: Ring) -> None:
    marcos = phone(server, "Marcos Ibáñez")
    screen.sign_in(server.tenant, "ana")
    screen.wait_text("linkState", "Connected")
    dial(screen, "600")
    screen.wait_text("callState", "The number does not exist")
    screen.click("finishButton")
    screen.wait(lambda: not screen.client.store.interactions)
    dial(screen, NUMBER)
    screen.wait_text("callState", "Ringing there")
    marcos.wait_for_ringing()
    marcos.reject()
    screen.wait_text("callState", "The call was declined")
    screen.wait_text("wrapUpDetail", "The call was declined.")
    screen.picture("9-declined")


def test_who_has_no_phone_sees_why_nobody_can_be_called(
    screen: Screen, server: ServerProcess
) -> None:
    screen.sign_in(server.tenant, "bruno")
    screen.wait_text("linkState", "Connected")
    dial_button = screen.find("dialButton")
    assert not dial_button.isEnabled()
    assert "no right to phone" in dial_button.toolTip()


def test_a_campaign_s_customer_is_previewed_called_and_classified(
    screen: Screen, campaign_server: ServerProcess, phone: Ring
) -> None:
    lucia = phone(campaign_server, "Lucía Ferrer")
    be_ready(screen, campaign_server)
    screen.wait_text("offerDetail", "Campaña")
    screen.click("acceptOffer")
    screen.wait_text("previewName", "Lucía Ferrer")
    screen.wait_text("previewCampaign", "Renovaciones")
    assert screen.find("previewTime").isVisible()
    screen.picture("9-preview")
    city = next(
        edit
        for edit in screen.find("attributeForm").findChildren(QLineEdit)
        if edit.accessibleName() == "CIUDAD"
    )
    screen.write(city.objectName(), "Vigo")
    screen.click("attributesSave")
    screen.wait_text("attributesResult", "Saved.")
    screen.click("previewCall")
    screen.wait_text("callState", "Ringing there")
    lucia.wait_for_ringing()
    lucia.answer()
    screen.wait_text("callState", "Talking")
    assert screen.is_shown("attributeForm"), "what the talk is about"
    screen.picture("9-campaign-call")
    screen.click("endButton")
    screen.wait_text("resultTold", "wants to know")
    screen.picture("9-result")
    assert not screen.find("saveResult").isEnabled(), "nothing is chosen by itself"
    screen.find("callResults", QComboBox).setCurrentText("Reached")
    screen.click("saveResult")
    screen.wait_text("resultTold", "Saved: Reached")
    screen.click("finishButton")
    screen.wait(lambda: not screen.client.store.interactions)


def test_a_queue_of_the_directory_is_called(screen: Screen, server: ServerProcess) -> None:
    screen.sign_in(server.tenant, "ana")
    screen.wait_text("linkState", "Connected")
    screen.click("dialButton")
    screen.write("dialNumber", "Llamadas")
    screen.wait_text("dialConfirm", "Call Llamadas")
    screen.click("dialConfirm")
    screen.wait_text("callAbout", "Outgoing call")
    screen.click("endButton")
    screen.wait_text("callState", "Call ended")


def test_a_call_of_another_telephone_system_is_accepted_and_finished(
    screen: Screen, server: ServerProcess
) -> None:
    be_ready(screen, server)
    with other_telephony(server.tenant, "ana", "demo-ana") as telephony:
        telephony.ring("+34 600 555")
        screen.wait_text("offerName", "+34 600 555")
        screen.click("acceptOffer")
        screen.wait_text("callAbout", "External call")
        telephony.set_state("connected")
        screen.wait_text("callState", "Talking")
        screen.wait_text("callVoice", "another telephone system")
        assert not screen.find("transferButton").isEnabled()
        telephony.set_state("disconnected")
        screen.wait_text("callState", "Call ended")
        screen.click("finishButton")
        screen.wait(lambda: not screen.client.store.interactions)
