"""What is published about RI, field by field and parameter by parameter.

Bodies and rows are our own, with the names that the vendor's pages and published clients use.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from contactpro_desktop.domain.ids import AgentId
from tests.localserver.edge.ri.office import Caller, Office, open_office
from tests.localserver.edge.wire import SHARED

STATUSES = {"In Queue", "In Process", "Handled", "Abandoned"}
MAIL_TYPES = {"ACTION", "EMAIL", "EMAILOUT", "TASK", "OII_EMAIL", "XRI"}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def office() -> AsyncIterator[Office]:
    async with open_office() as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def elena(office: Office) -> Caller:
    return await office.agent("elena")


@SHARED
@pytest.mark.operation("GET /RI/rmi/contacts")
async def test_rmi_contacts_take_every_documented_parameter(office: Office, elena: Caller) -> None:
    rows = await elena.get(
        "rmi/contacts",
        language="EN",
        startTime="2020-01-01T00:00:00Z",
        endTime="2090-01-01T00:00:00Z",
        showAllInProcess=1,
        agentId=f"{office.agent_id('ana')},{office.agent_id('bruno')}",
        queueId=",".join((office.queue_id("Ventas"), office.queue_id("Soporte"))),
        contactGroupId=f"{office.sales},{office.chat}",
        customerName="*",
        search="*",
        limit=10,
        applicationName="dashboard",
        Channel="Chat",
    )
    assert {row["id"] for row in rows} == {office.sales, office.chat}
    assert {row["status"] for row in rows} <= STATUSES


@SHARED
@pytest.mark.operation("GET /RI/rmi/contacts")
async def test_the_picklist_of_the_published_library(office: Office, elena: Caller) -> None:
    """It asks with `limit` 100 and a list of queues, and picks by `id`."""
    queues = ",".join((office.queue_id("Soporte"), office.queue_id("Correo")))
    rows = await elena.get("rmi/contacts", showAllInProcess=1, limit=100, queueId=queues)
    waiting = [row["id"] for row in rows if row["status"] == "In Queue"]
    assert waiting == [office.waiting, office.task]


@SHARED
@pytest.mark.operation("GET /RI/rmi/agents", "GET /RI/rmi/queueStatuses")
async def test_what_dashboards_read(elena: Caller) -> None:
    agents = await elena.get("rmi/agents", showQueueInfo=3, availability="Away,Busy,Free")
    assert {"id", "availability", "queues"} <= agents[0].keys()
    statuses = await elena.get("rmi/queueStatuses", type="Phone,Chat")
    numbers = (
        "inQueueCurrent",
        "waitingDurationCurrentMax",
        "agentsServing",
        "agentsNotReady",
        "agentsFree",
        "agentsWrapUp",
    )
    for row in statuses:
        assert all(isinstance(row[name], int) for name in numbers)


@SHARED
@pytest.mark.operation(
    "GET /RI/rmi/agents/{id}/presences",
    "PUT /RI/rmi/agents/{id}/presences/{presenceId}",
    "PUT /RI/rmi/agents/{id}/readyState",
)
async def test_presence_and_ready_as_the_published_library_sets_them(office: Office) -> None:
    """The body of the former is the very object that the list has given."""
    ana = await office.agent("ana")
    at = f"rmi/agents/{office.agent_id('ana')}"
    for wanted in ("Coffee", "Available"):
        profile = next(p for p in await ana.get(f"{at}/presences") if p["name"] == wanted)
        changed = await ana("PUT", f"{at}/presences/{profile['id']}", profile)
        assert (changed.status_code, changed.content) == (204, b"")
        row = office.service.engine.state.agents[AgentId(office.agent_id("ana"))]
        assert row.profile_id == profile["id"]
    answer = await ana("PUT", f"{at}/readyState", {"readyState": "NotReady"})
    assert (answer.status_code, answer.content) == (204, b"")


@SHARED
@pytest.mark.operation("GET /RI/dpi/entries")
async def test_dpi_entries_take_every_documented_parameter(office: Office, elena: Caller) -> None:
    rows = await elena.get(
        "dpi/entries",
        language="EN",
        search='"ana p" an*',
        onlyInternals="all",
        sourceType="User,Queue,null",
        sourceId=f"{office.agent_id('ana')},{office.queue_id('Ventas')}",
        errorIfLimitReached=1,
        limit=50,
        offset=0,
        sort="-name,LOCALE-es",
    )
    assert [row["sourceId"] for row in rows] == [office.agent_id("ana")]


@SHARED
@pytest.mark.operation("GET /RI/cmi/emails")
async def test_fields_of_emails(elena: Caller) -> None:
    parameters = {"includeAttachedData": 1, "language": "EN", "limit": 10}
    [row] = await elena.get("cmi/emails", **parameters)
    names = {
        "id",
        "from_queue",
        "channel_type",
        "channel_sub_type",
        "type",
        "typeDetails",
        "status",
        "statusDetails",
        "case_id",
        "cid",
    }
    assert names <= row.keys()
    assert row["from_queue"].keys() == {"id", "name"}
    assert row["type"] in ("EmailIn", "EmailOut")
    assert row["typeDetails"] in MAIL_TYPES


@SHARED
@pytest.mark.operation("GET /RI/cmi/scriptResults")
async def test_fields_of_script_results(elena: Caller) -> None:
    [row] = await elena.get("cmi/scriptResults")
    assert {"contact_id", "script_id", "question", "answer"} <= row.keys()
    assert {"id"} <= row["question"].keys()
    assert row["answer"].keys() == {"id", "answerdata"}


@SHARED
@pytest.mark.operation("GET /RI/rci/users", "GET /RI/rci/users/{id}")
async def test_users_tell_three_fields_unless_asked_for_more(office: Office, elena: Caller) -> None:
    rows: list[dict[str, Any]] = await elena.get("rci/users")
    assert {frozenset(row) for row in rows} == {frozenset({"id", "firstName", "surname"})}
    every = {
        "login",
        "externalId",
        "phone",
        "mobile",
        "chat",
        "chatName",
        "email",
        "uiLanguage",
        "presenceId",
        "title",
        "location",
        "recordingMode",
        "passwordExpiration",
    }
    assert every <= (await elena.get("rci/users", field="*"))[0].keys()
    assert every <= (await elena.get(f"rci/users/{office.agent_id('ana')}")).keys()


@SHARED
@pytest.mark.operation("GET /RI/rci/queues")
async def test_queues_have_their_addresses_in_a_list_within_a_list(elena: Caller) -> None:
    queues = {row["name"]: row["addresses"]["address"] for row in await elena.get("rci/queues")}
    assert queues["Correo"][0]["address"] == "correo@demo"


@SHARED
@pytest.mark.parametrize("accept", ["text/html", "application/json", ""])
@pytest.mark.operation("POST /RI/cmi/customerConsents")
async def test_what_is_new_comes_with_201_its_id_as_text_and_its_place(
    elena: Caller, accept: str
) -> None:
    body = {"usage": "WhatsApp", "address": "34600111222"}
    headers = {"Accept": accept} if accept else {}
    answer = await elena("POST", "cmi/customerConsents", body, headers=headers)
    assert (answer.status_code, answer.text) == (201, "WhatsApp_34600111222")
    place = answer.headers["location"]
    assert place.endswith("/RI/cmi/customerConsents/WhatsApp_34600111222")
    assert (await elena("DELETE", place.partition("/RI/")[2])).status_code == 204
