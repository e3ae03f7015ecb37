"""CMI: script results, callbacks, messages and consents."""

from __future__ import annotations

from typing import Any

import pytest

from contactpro_desktop.domain.script import ControlType, Question, Script
from tests.localserver.edge.calls import INTERACTIONS, caller
from tests.localserver.edge.ri.office import Office
from tests.localserver.edge.wire import SHARED, agent


def script_of(office: Office, name: str) -> Script:
    scripts = office.service.engine.state.site.scripts.values()
    return next(each for each in scripts if each.name == name)


def question_of(script: Script, control: ControlType) -> Question:
    return next(each for each in script.questions if each.control is control)


@SHARED
@pytest.mark.operation("GET /RI/cmi/scriptResults", "GET /RI/cmi/scriptResults/{id}")
async def test_what_an_agent_answered_in_the_wrap_up(office: Office) -> None:
    ana = await office.agent("ana")
    [row] = await ana.get("cmi/scriptResults", contact_id=office.chat)
    assert row["answer"]["answerdata"] == "Es una consulta"
    assert row["question"]["text"] == "¿Qué ocurre?"
    assert row["agent"]["name"] == "Ana Pérez"
    assert await ana.get(f"cmi/scriptResults/{row['id']}") == row
    assert await ana.get("cmi/scriptResults", limit=1) == [row]
    diego = await office.agent("diego")
    assert (await diego("GET", f"cmi/scriptResults/{row['id']}")).status_code == 404
    assert (await ana("GET", "cmi/scriptResults/nothing")).status_code == 404


@pytest.mark.operation("POST /RI/cmi/scriptResults")
async def test_results_that_a_program_adds(own_office: Office) -> None:
    program, script = own_office.program(), script_of(own_office, "Soporte")
    radio = question_of(script, ControlType.RADIO_BUTTON)
    area = question_of(script, ControlType.TEXT_AREA)
    combo = question_of(script, ControlType.COMBO_BOX)
    for question, answer in (
        (radio, {"id": radio.options[0].id}),
        (area, {"answerdata": "Pregunta por su factura"}),
        (combo, {"answerdata": "Tableta"}),
        (combo, {"id": combo.options[1].id}),
    ):
        body = {
            "contact_id": own_office.waiting,
            "script_id": script.id,
            "question": {"id": question.id},
            "answer": answer,
        }
        created = await program("POST", "cmi/scriptResults", body)
        assert created.status_code == 201, question
        row = await program.get(f"cmi/scriptResults/{created.text}")
        assert row["question"]["id"] == question.id
    rows = await program.get("cmi/scriptResults", contact_id=own_office.waiting)
    assert [row["answer"]["answerdata"] for row in rows] == [
        "No funciona",
        "Pregunta por su factura",
        "Tableta",
        "Computadora",
    ]


@SHARED
@pytest.mark.operation("POST /RI/cmi/scriptResults")
@pytest.mark.parametrize(
    ("control", "answer"),
    [
        (ControlType.RADIO_BUTTON, {}),
        (ControlType.RADIO_BUTTON, {"answerdata": "No funciona"}),
        (ControlType.RADIO_BUTTON, {"id": "F" * 32}),
        (ControlType.MULTI_COMBO_BOX, {}),
        (ControlType.DROP_DOWN, {"id": 7}),
        (ControlType.TEXT_AREA, {}),
        (ControlType.TEXT_AREA, {"answerdata": "   "}),
        (ControlType.TEXT_AREA, {"id": "F" * 32}),
        (ControlType.COMBO_BOX, {}),
        (ControlType.TEXT_FIELD, {"answerdata": "x" * 20_000}),
    ],
)
async def test_answers_that_a_question_cannot_have(
    office: Office, control: ControlType, answer: dict[str, Any]
) -> None:
    script = script_of(office, "Soporte")
    body = {
        "contact_id": office.waiting,
        "script_id": script.id,
        "question": {"id": question_of(script, control).id},
        "answer": answer,
    }
    assert (await office.program()("POST", "cmi/scriptResults", body)).status_code == 400
    rows = await office.program().get("cmi/scriptResults", contact_id=office.waiting)
    assert rows == []


@SHARED
@pytest.mark.operation("POST /RI/cmi/scriptResults")
async def test_results_about_what_is_not_there(office: Office) -> None:
    program, script = office.program(), script_of(office, "Soporte")
    question = question_of(script, ControlType.TEXT_AREA)
    good = {
        "contact_id": office.waiting,
        "script_id": script.id,
        "question": {"id": question.id},
        "answer": {"answerdata": "x"},
    }
    for change, status in (
        ({"contact_id": "0" * 32}, 404),
        ({"script_id": script_of(office, "Ventas").id}, 400),
        ({"script_id": "0" * 32}, 400),
        ({"question": {"id": "0" * 32}}, 400),
        ({"question": None}, 400),
        ({"contact_id": office.sales}, 400),
    ):
        response = await program("POST", "cmi/scriptResults", good | change)
        assert response.status_code == status, change
    diego = await office.agent("diego")
    assert (await diego("POST", "cmi/scriptResults", good)).status_code == 404


@pytest.mark.operation(
    "GET /RI/cmi/callbacks",
    "POST /RI/cmi/callbacks",
    "GET /RI/cmi/callbacks/{id}",
    "PUT /RI/cmi/callbacks/{id}",
)
async def test_callbacks(own_office: Office) -> None:
    diego, bruno = await own_office.agent("diego"), await own_office.agent("bruno")
    body = {
        "customerNumber": "+34600111222",
        "ivrNumber": "llamadas@demo",
        "dueTime": "2030-05-01T10:00:00Z",
    }
    created = await diego("POST", "cmi/callbacks", body)
    assert created.status_code == 201
    at = f"cmi/callbacks/{created.text}"
    assert created.headers["location"].endswith(at)
    row = await diego.get(at)
    assert (row["queueName"], row["status"], row["dueTime"]) == (
        "Llamadas",
        "Open",
        "2030-05-01T10:00:00.000Z",
    )
    assert await diego.get("cmi/callbacks", customerNumber="+34600111222") == [row]
    assert await diego.get("cmi/callbacks", customerNumber="*999*") == []
    change = {
        "customerNumber": "+34600111222",
        "queueId": own_office.queue_id("Llamadas"),
        "agentId": own_office.agent_id("diego"),
        "status": "Handled",
    }
    assert (await bruno("PUT", at, change)).status_code == 404
    assert await bruno.get("cmi/callbacks") == []
    assert (await diego("PUT", at, change)).status_code == 204
    row = await diego.get(at)
    assert (row["status"], row["dueTime"], row["createdBy"]) == ("Handled", None, "Diego Silva")
    assert (await diego("DELETE", at)).status_code == 405


async def test_a_callback_is_offered_and_becomes_a_call(own_office: Office) -> None:
    tenant, program = own_office.service.tenant_url, own_office.program()
    number = "+34 600 123"
    body = {"customerNumber": number, "customerName": "Eva", "ivrNumber": "llamadas@demo"}
    at = f"cmi/callbacks/{(await program('POST', 'cmi/callbacks', body)).text}"
    assert (await program.get(at))["status"] == "Open"
    async with caller(tenant, number) as eva, agent(tenant, "diego", ready=True) as diego:
        offered = f"{INTERACTIONS}/{(await diego.offer())['id']}"
        assert (await program.get(at))["status"] == "In Process"
        seen = len(diego.changes)
        await diego.ok("PUT", offered, {"status": "accepted"})
        opened = await diego.change("POST", f"{INTERACTIONS}/*", after=seen)
        uri, shown = str(opened["uri"]), opened["subscribed_resource"]
        assert (shown["channel_status"], shown["customer_name"]) == ("outbound_preview", "Eva")
        assert (await program("PUT", at, body)).status_code == 403
        await diego.ok("PUT", uri, {"channel_status": "outbound_accepted"})
        call = str((await eva.change("POST", f"{INTERACTIONS}/*"))["uri"])
        await eva.ok("PUT", call, {"status": "accepted"})
        await diego.change("PUT", f"{uri}/status", "accepted")
        await diego.ok("PUT", uri, {"status": "ended"})
        await diego.ok("PUT", f"{uri}/outbound", {"result": "success"})
        await diego.ok("PUT", uri, {"status": "handled"})
        await diego.change("DELETE", uri)
    assert (await program.get(at))["status"] == "Handled"


@SHARED
@pytest.mark.operation("POST /RI/cmi/callbacks")
@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"customerNumber": ""}, 400),
        ({"customerNumber": None}, 400),
        ({"ivrNumber": "nowhere"}, 400),
        ({"ivrNumber": "ventas@demo"}, 400),
        ({"queueId": "0" * 32}, 400),
        ({"dueTime": "tomorrow"}, 400),
        ({"status": "Perhaps"}, 400),
        ({"agentId": "0" * 32}, 400),
        ({"remarks": "x" * 20_000}, 400),
    ],
)
async def test_callbacks_that_are_none(office: Office, change: dict[str, Any], status: int) -> None:
    body = {"customerNumber": "1", "ivrNumber": "llamadas@demo"} | change
    assert (await office.program()("POST", "cmi/callbacks", body)).status_code == status
    assert await office.program().get("cmi/callbacks") == []


@SHARED
@pytest.mark.operation("POST /RI/cmi/callbacks", "POST /RI/cmi/messages")
async def test_nothing_for_queues_of_others(office: Office) -> None:
    bruno = await office.agent("bruno")
    body = {"customerNumber": "1", "ivrNumber": "llamadas@demo"}
    assert (await bruno("POST", "cmi/callbacks", body)).status_code == 403
    diego = await office.agent("diego")
    message = {"queueId": office.queue_id("Ventas"), "to": "1", "text": "x"}
    assert (await diego("POST", "cmi/messages", message)).status_code == 403


@pytest.mark.operation(
    "GET /RI/cmi/messages",
    "POST /RI/cmi/messages",
    "GET /RI/cmi/messages/{id}",
    "PUT /RI/cmi/messages/{id}",
    "DELETE /RI/cmi/messages/{id}",
)
async def test_messages(own_office: Office) -> None:
    ana, diego = await own_office.agent("ana"), await own_office.agent("diego")
    body = {"queueId": own_office.queue_id("Soporte"), "to": "+34600", "text": "Su cita es hoy"}
    created = await ana("POST", "cmi/messages", body)
    at = f"cmi/messages/{created.text}"
    assert (await ana.get(at))["status"] == "Pending"
    for method in ("GET", "PUT", "DELETE"):
        assert (await diego(method, at, body)).status_code == 404
    assert (await ana("PUT", at, body | {"text": "Su cita es mañana"})).status_code == 204
    assert [row["text"] for row in await ana.get("cmi/messages")] == ["Su cita es mañana"]
    assert (await ana("PUT", at, body | {"queueId": "x"})).status_code == 400
    assert (await ana("DELETE", at)).status_code == 204
    assert (await ana("DELETE", at)).status_code == 404
    assert await ana.get("cmi/messages") == []


@pytest.mark.operation(
    "GET /RI/cmi/customerConsents",
    "POST /RI/cmi/customerConsents",
    "GET /RI/cmi/customerConsents/{id}",
    "DELETE /RI/cmi/customerConsents/{id}",
)
@pytest.mark.parametrize("address", ["+34600111222", "+49 (89) 12/34", "../ñ?"])
async def test_consents(own_office: Office, address: str) -> None:
    ana = await own_office.agent("ana")
    body = {"usage": "WhatsApp", "address": address}
    created = await ana("POST", "cmi/customerConsents", body)
    assert created.text == f"WhatsApp_{address}"
    assert (await ana("POST", "cmi/customerConsents", body)).status_code == 201
    path = created.headers["location"].partition("/RI/")[2]
    assert (await ana.get(path))["address"] == address
    assert len(await ana.get("cmi/customerConsents", usage="what*")) == 1
    assert (await ana("DELETE", path)).status_code == 204
    assert (await ana("GET", path)).status_code == 404
    for wrong in ({"usage": "a b", "address": "1"}, {"usage": "a"}, {"usage": "a", "address": ""}):
        assert (await ana("POST", "cmi/customerConsents", wrong)).status_code == 400
