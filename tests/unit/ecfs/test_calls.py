"""Calls on the wire: what is asked, what confirms it, and what an interaction says of a call."""

from __future__ import annotations

import pytest

from contactpro_desktop.domain import actions
from contactpro_desktop.domain.actions import CallAction
from contactpro_desktop.domain.agent import RecordingRight
from contactpro_desktop.domain.call import CallState
from contactpro_desktop.domain.campaign import CallResult, PreviewAnswer
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import Direction, FarEnd
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.ecfs import mapping
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.ecfs.paths import INTERACTIONS, interaction_uri
from tests.unit.ecfs.desk import CHAT, Desk, gone, leaf, outcomes, properties

CALL = InteractionId(CHAT)
PLACED = "B" * 32
NUMBER = "+34600111222"
URI = interaction_uri(CHAT)


def call(interaction_id: str = CHAT, **changed: Json) -> Transaction:
    """A call that goes on; `changed` overrides."""
    resource: dict[str, Json] = {
        "id": interaction_id,
        "contact_id": "D" * 32,
        "channel_type": "phone",
        "channel_status": "connected",
        "status": "accepted",
        "originator": "+34600333444",
        "destination": "4000",
        "recording": False,
        "consent": True,
    }
    return Transaction("POST", interaction_uri(interaction_id), {**resource, **changed})


def desk(**changed: Json) -> Desk:
    made = Desk()
    made.connect(call(CHAT, **changed))
    return made


REQUESTS: list[tuple[CallAction, str, str, Json]] = [
    (
        actions.Dial(NUMBER), "POST", INTERACTIONS,
        {"channel_type": "phone", "destination": NUMBER},
    ),
    (actions.SetCallState(CALL, CallState.ON_HOLD), "PUT", URI, {"channel_status": "onhold"}),
    (actions.SetRecording(CALL, recording=True), "PUT", URI, {"recording": True}),
    (
        actions.AnswerPreview(CALL, PreviewAnswer.CALL, "600"), "PUT", URI,
        {"channel_status": "outbound_accepted", "destination": "600"},
    ),
    (
        actions.AnswerPreview(CALL, PreviewAnswer.SKIP), "PUT", URI,
        {"channel_status": "outbound_skipped"},
    ),
    (
        actions.SetCallResult(
            CALL, CallResult.REDIAL, "E" * 32, redial_in=600, redial_agent="A" * 32, remarks="away"
        ),
        "PUT", f"{URI}/outbound",
        {"result": "redial", "classifier": "E" * 32, "redial_time": 600,
         "redial_agent": "A" * 32, "redial_remarks": "away"},
    ),
    (actions.SetCallResult(CALL, CallResult.BUSY), "PUT", f"{URI}/outbound", {"result": "busy"}),
    (
        actions.SetCustomerAttributes(CALL, {"NAME": "Eva"}), "PUT",
        f"{URI}/outbound/customer/attributes", {"NAME": "Eva"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("action", "method", "uri", "body"), REQUESTS)
def test_requests_are_those_of_the_model(
    action: CallAction, method: str, uri: str, body: Json
) -> None:
    there = desk()
    there.perform(action)
    (request,) = there.sent()
    assert (request.method, request.uri, request.body) == (method, uri, body)
    assert request.idempotent


CASES: list[tuple[dict[str, Json], CallAction, Transaction, Transaction]] = [
    # the call, the action, what is pushed that is not it, what is pushed that is it
    (
        {}, actions.SetCallState(CALL, CallState.ON_HOLD),
        leaf("channel_status", "muted"), leaf("channel_status", "onhold"),
    ),
    (
        {"channel_status": "onhold"}, actions.SetCallState(CALL, CallState.CONNECTED),
        leaf("title", "x"), leaf("channel_status", "connected"),
    ),
    ({}, actions.SetRecording(CALL, recording=True), leaf("title", "x"), leaf("recording", True)),
    (
        {"recording": True}, actions.SetRecording(CALL, recording=False),
        leaf("title", "x"), leaf("recording", False),
    ),
    (
        {}, actions.Dial(NUMBER, frozenset({CALL})),
        leaf("destination", NUMBER), call(PLACED, status="outgoing", destination=NUMBER),
    ),
    (
        {}, actions.Dial(NUMBER, frozenset({CALL})),
        leaf("title", "x"), call(PLACED, status="ended", destination=NUMBER),
    ),
    (
        {"channel_status": "outbound_preview"}, actions.AnswerPreview(CALL, PreviewAnswer.CALL),
        leaf("title", "x"), leaf("channel_status", "calling"),
    ),
    (
        {"channel_status": "outbound_preview"}, actions.AnswerPreview(CALL, PreviewAnswer.SKIP),
        leaf("title", "x"), gone(),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "action", "other", "it"), CASES)
def test_an_action_succeeds_when_the_model_says_so(
    before: dict[str, Json], action: CallAction, other: Transaction, it: Transaction
) -> None:
    there = desk(**before)
    there.perform(action)
    (request,) = there.sent()
    assert outcomes(there.push(other)) == []
    assert there.answer(request) == []
    assert outcomes(there.push(it)) == [("R1", SUCCEEDED)]


@pytest.mark.parametrize(
    "action",
    [
        actions.SetCallState(CALL, CallState.ON_HOLD),
        actions.SetRecording(CALL, recording=True),
        actions.SetCallResult(CALL, CallResult.SUCCESS),
    ],
)
def test_a_call_that_is_gone_can_be_changed_no_more(action: CallAction) -> None:
    there = desk()
    there.perform(action)
    assert outcomes(there.push(gone())) == []
    assert outcomes(there.advance(1)) == [("R1", Outcome(Refusal.NOT_ALLOWED_NOW))]


@pytest.mark.parametrize(
    "action",
    [actions.SetCallState(CALL, CallState.ON_HOLD), actions.SetRecording(CALL, recording=True)],
)
def test_a_call_that_is_over_can_be_changed_no_more(action: CallAction) -> None:
    there = desk()
    there.perform(action)
    there.push(leaf("status", "ended"))
    assert outcomes(there.advance(1)) == [("R1", Outcome(Refusal.NOT_ALLOWED_NOW))]


@pytest.mark.parametrize(
    "action",
    [
        actions.SetCallResult(CALL, CallResult.SUCCESS),
        actions.SetCustomerAttributes(CALL, {"NAME": "Eva"}),
    ],
)
def test_what_no_push_is_promised_for_is_done_with_its_answer(action: CallAction) -> None:
    there = desk()
    there.perform(action)
    (request,) = there.sent()
    assert outcomes(there.push(leaf("title", "x"))) == []
    assert outcomes(there.answer(request)) == [("R1", SUCCEEDED)]


def test_a_call_out_is_with_whom_it_was_made_to() -> None:
    out = mapping.interaction(
        {"channel_type": "phone", "status": "outgoing", "originator": "110", "destination": NUMBER}
    )
    assert (out.direction, out.customer_address) == (Direction.OUTBOUND, NUMBER)
    incoming = mapping.interaction(
        {"channel_type": "phone", "status": "accepted", "originator": NUMBER, "destination": "110"}
    )
    assert (incoming.direction, incoming.customer_address) == (Direction.INBOUND, NUMBER)


def test_another_system_names_the_customer_whoever_called() -> None:
    external = mapping.interaction(
        {"channel_type": "external", "direction": "outbound", "originator": NUMBER}
    )
    assert external.channel is Channel.EXTERNAL
    assert external.customer_address == NUMBER


@pytest.mark.parametrize(("wire", "value"), [(True, True), (False, False), (None, None)])
def test_recording_and_consent_may_be_unknown(wire: Json, value: bool | None) -> None:
    found = mapping.interaction({"recording": wire, "consent": wire, "terminal_id": "T"})
    assert (found.recording, found.consent, found.terminal_id) == (value, value, "T")
    assert mapping.interaction({}).recording is None


@pytest.mark.parametrize(
    ("wire", "told"),
    [
        ({"display_name": "Elena", "channel_status": "onHold"}, FarEnd("Elena", on_hold=True)),
        ({"channel_status": "connected", "recording": True}, FarEnd(recording=True)),
        ({}, FarEnd()),
        (None, None),
    ],
)
def test_what_the_colleague_at_the_other_end_does(wire: Json, told: FarEnd | None) -> None:
    assert mapping.interaction({"far_end": wire}).far_end == told


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("enabled", RecordingRight.ENABLED),
        ("disabled", RecordingRight.DISABLED),
        ("hidden", RecordingRight.HIDDEN),
        ("", RecordingRight.ENABLED),
        ("tomorrow", RecordingRight.ENABLED),
    ],
)
def test_the_right_to_record(word: str, right: RecordingRight) -> None:
    me = mapping.agent(properties(permissions={"recording": word}, terminal_id="T1"))
    assert (me.recording, me.terminal_id) == (right, "T1")


@pytest.mark.parametrize("gone_first", [True, False])
def test_accepting_a_campaign_s_offer_opens_its_preview(gone_first: bool) -> None:
    there = desk(status="incoming", channel_status="outbound_incoming")
    there.perform(actions.AcceptOffer(CALL))
    preview = call(PLACED, channel_status="outbound_preview")
    both = [gone(), preview] if gone_first else [preview, gone()]
    assert outcomes(there.push(*both)) == [("R1", SUCCEEDED)]


def test_another_s_preview_does_not_stand_for_an_offer_that_is_gone() -> None:
    there = desk(status="incoming", channel_status="outbound_incoming")
    there.perform(actions.AcceptOffer(CALL))
    other = call(PLACED, channel_status="outbound_preview", contact_id="E" * 32)
    assert outcomes(there.push(gone(), other)) == []
    assert outcomes(there.advance(1)) == [("R1", Outcome(Refusal.EXPIRED))]


def test_a_call_that_rings_elsewhere_is_taken_there() -> None:
    there = desk(status="incoming", channel_status="ringing", terminal_id="T2")
    there.perform(actions.AcceptOffer(CALL, elsewhere=True))
    (request,) = there.sent()
    assert request.body == {"channel_status": "picking"}
    assert outcomes(there.push(leaf("channel_status", "picking"))) == []
    assert outcomes(there.push(leaf("status", "accepted"))) == [("R1", SUCCEEDED)]
