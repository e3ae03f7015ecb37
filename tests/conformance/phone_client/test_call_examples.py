"""Every documented example of calls and external calls, sent or understood by the client.

Field names and words are those of the published model (ECFS 22Q1); the values are our own.
"""

from __future__ import annotations

import pytest

from contactpro_desktop.domain import actions
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.call import CallState, call_state
from contactpro_desktop.domain.campaign import CallResult, PreviewAnswer
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import (
    ContactId,
    InteractionId,
    QuestionId,
    QueueId,
    RequestId,
    ScriptId,
)
from contactpro_desktop.domain.interaction import Direction, Interaction, Section
from contactpro_desktop.domain.script import Answer
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.ecfs import mapping
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.ecfs.paths import INTERACTIONS, interaction_uri, script_answers_uri
from tests.unit.ecfs.desk import Desk

ID = "5B1C0D2E3F405162738495A6B7C8D9E0"
QUEUE = "A1A1A1B2B2B2C3C3C3D4D4D4E5E5E5F6"
AGENT = "0102030405060708090A0B0C0D0E0F10"
CLASSIFIER = "F0E0D0C0B0A090807060504030201000"
CALL = InteractionId(ID)
URI = interaction_uri(ID)
DESK_PHONE = TransferTarget(TargetKind.AGENT, AGENT, "Diego", number="4104")

PHONE: dict[str, Json] = {
    "attached_data": {},
    "channel_status": "calling",
    "channel_sub_type": None,
    "channel_type": "phone",
    "date_created": "21/09/2024 09:15:02 UTC+00:00",
    "destination": "+34911222333",
    "from_queue": {"id": QUEUE, "name": "Llamadas"},
    "id": ID,
    "contact_id": "C0C0C0D1D1D1E2E2E2F3F3F304040415",
    "originator": "4101",
    "status": "outgoing",
    "terminal_id": "TMP0F1E2D3C4B5A69788796A5B4C3D2E1",
    "title": "",
    "recording": False,
    "consent": False,
}
EXTERNAL: dict[str, Json] = {
    **{key: value for key, value in PHONE.items() if key not in ("recording", "consent")},
    "channel_status": "ringing",
    "channel_sub_type": "inbound",
    "channel_type": "external",
    "originator": "+34600333444",
    "status": "incoming",
}
TECHNICAL_CALL: dict[str, Json] = {
    "initial_info": "Campaign: renewals\nName: Lucía\n",
    "preview_time": -1,
    "default_bnumber": "+34600555666",
    "campaign": {"id": "B" * 32},
    "customer": {"id": "C" * 32},
}
PREVIEW: dict[str, Json] = {
    **TECHNICAL_CALL,
    "preview_time": 90,
    "campaign": {
        "id": "B" * 32,
        "name": "Renewals",
        "description": "Warranties that end this month",
        "start_date": "01/11/2024 00:00:00 UTC+00:00",
        "end_date": "01/12/2024 00:00:00 UTC+00:00",
        "max_calls": 10,
        "total_count": 100,
        "classifiers": [
            {"id": CLASSIFIER, "name": "Renewed", "call_result": "SUCCESS"},
            {"id": "E" * 32, "name": "Engaged", "call_result": "BUSY"},
            {"id": "F" * 32, "name": "Odd", "call_result": "SOMETHING_NEW"},
        ],
    },
    "customer": {
        "id": "C" * 32,
        "attributes": [
            {"name": "PHONE1", "value": "600", "language": "EN", "hidden": False,
             "editable": True},
            {"name": "NAME", "value": "Lucía Ferrer", "language": "EN", "hidden": False,
             "editable": False},
            {"name": "SCORE", "value": "7", "language": "EN", "hidden": True,
             "editable": False},
        ],
        "modify_access": True,
        "previous_calls": [
            {"agent_id": AGENT, "agent_name": "Diego", "classifier": CLASSIFIER,
             "created": "09/11/2024 00:00:00 UTC+00:00", "result": "BUSY"},
        ],
    },
}  # fmt: skip

put_phone = pytest.mark.operation("PUT /interactions/{phoneid}")


def sent(action: Action) -> tuple[str, str, Json]:
    request = mapping.request_for(action, RequestId("R"), own_key="")
    return request.method, request.uri, request.body


def understood(resource: dict[str, Json], **changed: Json) -> Interaction:
    return mapping.interaction({**resource, **changed})


@put_phone
@pytest.mark.parametrize(
    ("action", "body"),
    [
        (actions.EndInteraction(CALL), {"status": "ended"}),
        (actions.FinishInteraction(CALL), {"status": "handled"}),
        (actions.DeclineOffer(CALL), {"status": "rejected"}),
        (actions.AcceptOffer(CALL), {"status": "accepted"}),
        (actions.SetCallState(CALL, CallState.ON_HOLD), {"channel_status": "onhold"}),
        (actions.SetCallState(CALL, CallState.CONNECTED), {"channel_status": "connected"}),
        (actions.SetCallState(CALL, CallState.MUTED), {"channel_status": "muted"}),
        (
            actions.Transfer(CALL, Channel.PHONE, DESK_PHONE),
            {"channel_status": "transferring", "destination": "4104"},
        ),
        (actions.AcceptOffer(CALL, elsewhere=True), {"channel_status": "picking"}),
        (actions.SetRecording(CALL, recording=True), {"recording": True}),
        (actions.SetRecording(CALL, recording=False), {"recording": False}),
        (
            actions.AnswerPreview(CALL, PreviewAnswer.CALL, "600"),
            {"channel_status": "outbound_accepted", "destination": "600"},
        ),
        (
            actions.AnswerPreview(CALL, PreviewAnswer.REJECT),
            {"channel_status": "outbound_rejected"},
        ),
        (actions.AnswerPreview(CALL, PreviewAnswer.SKIP), {"channel_status": "outbound_skipped"}),
    ],
)
def test_what_is_done_to_a_call(action: Action, body: Json) -> None:
    assert sent(action) == ("PUT", URI, body)


@pytest.mark.operation("PUT /interactions/{externalid}")
@pytest.mark.parametrize(
    ("action", "status"),
    [
        (actions.EndInteraction(CALL), "ended"),
        (actions.FinishInteraction(CALL), "handled"),
        (actions.DeclineOffer(CALL), "rejected"),
        (actions.AcceptOffer(CALL), "accepted"),
    ],
)
def test_what_is_done_to_an_external_call(action: Action, status: str) -> None:
    assert sent(action) == ("PUT", URI, {"status": status})


@pytest.mark.operation("POST /interactions")
def test_a_new_call() -> None:
    body = {"channel_type": "phone", "destination": "+34911222333"}
    assert sent(actions.Dial("+34911222333")) == ("POST", INTERACTIONS, body)


@pytest.mark.operation("POST /interactions")
def test_a_call_is_picked() -> None:
    picked = actions.Pick(ContactId("C" * 32), QueueId(QUEUE), Channel.PHONE)
    method, uri, body = sent(picked)
    assert (method, uri) == ("POST", INTERACTIONS)
    assert isinstance(body, dict)
    assert (body["channel_type"], body["status"]) == ("phone", "picked")


@pytest.mark.operation("PUT /interactions/{phoneid}/outbound")
@pytest.mark.parametrize(
    ("action", "body"),
    [
        (
            actions.SetCallResult(CALL, CallResult.REDIAL, redial_in=600),
            {"result": "redial", "redial_time": 600},
        ),
        (
            actions.SetCallResult(CALL, CallResult.REDIAL, redial_in=600, redial_agent=AGENT),
            {"result": "redial", "redial_time": 600, "redial_agent": AGENT},
        ),
        (
            actions.SetCallResult(CALL, CallResult.SUCCESS, CLASSIFIER),
            {"result": "success", "classifier": CLASSIFIER},
        ),
        (
            actions.SetCallResult(CALL, CallResult.BUSY, CLASSIFIER),
            {"result": "busy", "classifier": CLASSIFIER},
        ),
    ],
)
def test_results_of_campaigns(action: Action, body: Json) -> None:
    assert sent(action) == ("PUT", f"{URI}/outbound", body)


@pytest.mark.operation("PUT /interactions/{phoneid}/outbound")
def test_every_result_of_the_model_can_be_told() -> None:
    words = {
        "redial", "instant_redial", "success", "busy", "noanswer", "unknown", "modem", "fax",
        "answering_machine",
    }  # fmt: skip
    assert {result.value for result in CallResult} == words


@pytest.mark.operation("PUT /interactions/{phoneid}/outbound/customer/attributes")
def test_attributes_of_a_campaign_s_customer() -> None:
    action = actions.SetCustomerAttributes(CALL, {"PHONE1": "2344", "NAME": "Lucía Ferrer"})
    body = {"PHONE1": "2344", "NAME": "Lucía Ferrer"}
    assert sent(action) == ("PUT", f"{URI}/outbound/customer/attributes", body)


@pytest.mark.operation("POST /interactions/{phoneid}/scripts/{scriptid}/scriptanswers")
@pytest.mark.operation("POST /interactions/{externalid}/scripts/{scriptid}/scriptanswers")
def test_script_answers_of_a_call() -> None:
    answers = {QuestionId("1" * 32): Answer(text="moved")}
    body = [{"id": "1" * 32, "answerdata": [{"data": "moved"}], "ordinal": 0}]
    expected = ("POST", script_answers_uri(ID, "2" * 32), body)
    assert sent(actions.SaveScript(CALL, ScriptId("2" * 32), answers)) == expected


@pytest.mark.operation("GET /interactions")
@pytest.mark.operation("GET /interactions/{phoneid}")
def test_an_outgoing_call_is_understood() -> None:
    call = understood(PHONE)
    assert (call.channel, call.direction, call.section) == (
        Channel.PHONE, Direction.OUTBOUND, Section.ACTIVE,
    )  # fmt: skip
    assert call_state(call) is CallState.CALLING
    assert call.display_name == "+34911222333"
    assert (call.recording, call.consent) == (False, False)
    assert call.terminal_id == PHONE["terminal_id"]
    assert call.queue_name == "Llamadas"


@pytest.mark.operation("GET /interactions/{phoneid}")
@pytest.mark.parametrize("word", [state.value for state in CallState])
def test_every_state_of_a_call_is_understood(word: str) -> None:
    assert call_state(understood(PHONE, channel_status=word)).value == word


@pytest.mark.operation("GET /interactions/{externalid}")
def test_external_calls_are_understood() -> None:
    inbound = understood(EXTERNAL)
    assert (inbound.channel, inbound.section) == (Channel.EXTERNAL, Section.OFFER)
    assert call_state(inbound) is CallState.RINGING
    assert inbound.display_name == "+34600333444"
    outbound = understood(EXTERNAL, channel_sub_type="outbound", status="outgoing", from_queue=None)
    assert (outbound.direction, outbound.section) == (Direction.OUTBOUND, Section.ACTIVE)
    assert outbound.display_name == "+34600333444"


@pytest.mark.operation("GET /interactions/{phoneid}/outbound")
def test_a_technical_call_says_little() -> None:
    campaign = understood(PHONE, outbound=TECHNICAL_CALL).campaign
    assert campaign is not None
    assert campaign.preview_limit is None
    assert campaign.default_number == "+34600555666"
    assert campaign.info.startswith("Campaign: renewals")
    assert (campaign.campaign_name, campaign.attributes) == ("", ())


@pytest.mark.operation("GET /interactions/{phoneid}/outbound")
def test_a_preview_says_whom_to_call_and_why() -> None:
    call = understood(PHONE, outbound=PREVIEW, status="accepted", channel_status="outbound_preview")
    campaign = call.campaign
    assert campaign is not None
    assert call.customer_name == "Lucía Ferrer"
    assert campaign.preview_limit == 90
    assert [(c.name, c.result) for c in campaign.classifiers] == [
        ("Renewed", CallResult.SUCCESS),
        ("Engaged", CallResult.BUSY),
        ("Odd", CallResult.UNKNOWN),
    ]
    assert [(a.name, a.editable) for a in campaign.attributes] == [
        ("PHONE1", True),
        ("NAME", False),
    ]
    assert campaign.may_change_attributes
    assert [(c.agent_name, c.result) for c in campaign.previous_calls] == [("Diego", "BUSY")]


@pytest.mark.operation("GET /interactions/{phoneid}/outbound")
@pytest.mark.parametrize("wire", [None, {}, {"campaign": None, "customer": None}, []])
def test_a_campaign_with_nothing_in_it_harms_nothing(wire: Json) -> None:
    campaign = understood(PHONE, outbound=wire).campaign
    assert campaign is None or campaign.attributes == ()


@put_phone
def test_a_whole_call_is_followed_by_pushes() -> None:
    desk = Desk()
    desk.connect(Transaction("POST", URI, PHONE))
    for word in ("ringing", "connected", "onhold", "connected", "disconnected"):
        events = desk.push(Transaction("PUT", f"{URI}/channel_status", word))
        assert len(events) >= 1
