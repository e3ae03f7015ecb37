"""Frames in both directions, whole and broken."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.envelope import (
    MAX_DEPTH,
    MAX_REQUEST_BYTES,
    Answer,
    MalformedRequest,
    Push,
    Request,
    SessionFrame,
    Transaction,
    Unknown,
    decode_request,
    decode_server_frame,
    encode_answer,
    encode_push,
    encode_request,
    encode_session,
)
from tests.unit.ecfs.strategies import JSON, TEXT

REQUEST = {"client_req_id": "A1", "method": "PUT", "uri": "/users/me/properties", "body": {}}


def kind_of(frame: bytes | str) -> str:
    with pytest.raises(MalformedRequest) as caught:
        decode_request(frame)
    return caught.value.kind


def test_a_request_is_read_with_its_unknown_keys_left_out() -> None:
    frame = json.dumps(REQUEST | {"retries": 0, "type": "RTC", "idempotent": True})
    request = decode_request(frame)
    assert request == Request("A1", "PUT", "/users/me/properties", {}, idempotent=True)
    assert request.path == ("users", "me", "properties")


def test_strangers_count_their_requests_or_leave_the_id_out() -> None:
    assert decode_request(json.dumps(REQUEST | {"client_req_id": 7})).client_req_id == "7"
    assert decode_request('{"method":"get","uri":"/users/me/queues"}').method == "GET"
    assert decode_request('{"method":"get","uri":"/users/me/queues"}').client_req_id == ""


@pytest.mark.parametrize(
    ("frame", "kind"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b"\xff\xfe", "not_json"),
        ("\ud800", "not_json"),
        (b"[]", "not_an_object"),
        (b"3", "not_an_object"),
        (json.dumps(REQUEST | {"method": 1}), "method"),
        (json.dumps(REQUEST | {"method": "PU T"}), "method"),
        (json.dumps(REQUEST | {"uri": None}), "uri"),
        (json.dumps(REQUEST | {"uri": "/" * 3_000}), "uri"),
        (json.dumps(REQUEST | {"client_req_id": ["A"]}), "client_req_id"),
        (json.dumps(REQUEST | {"client_req_id": "A" * 200}), "client_req_id"),
        (b" " * (MAX_REQUEST_BYTES + 1), "oversized"),
        ('"' + "ñ" * (MAX_REQUEST_BYTES // 2) + '"', "oversized"),
        (b'{"body":' + b"[" * 100_000, "not_json"),
    ],
)
def test_what_is_no_request_is_refused_by_kind(frame: bytes | str, kind: str) -> None:
    assert kind_of(frame) == kind


def test_a_refused_request_can_be_answered_where_its_id_was_read() -> None:
    with pytest.raises(MalformedRequest) as caught:
        decode_request(json.dumps(REQUEST | {"uri": 3}))
    assert caught.value.client_req_id == "A1"


def nested(depth: int) -> object:
    value: object = []
    for _ in range(depth - 1):
        value = [value]
    return value


def test_nesting_is_bounded() -> None:
    deepest = decode_request(json.dumps(REQUEST | {"body": nested(MAX_DEPTH - 1)}))
    assert deepest.body == nested(MAX_DEPTH - 1)
    assert kind_of(json.dumps(REQUEST | {"body": nested(MAX_DEPTH)})) == "too_deep"


@given(st.binary(max_size=200) | TEXT | JSON.map(json.dumps))
def test_no_frame_breaks_the_decoders(frame: bytes | str) -> None:
    for decode in (decode_request, decode_server_frame):
        with contextlib.suppress(ProtocolError):
            decode(frame)


FRAME_KEYS = ["client_req_id", "method", "uri", "body", "status", "code", "reason", "who"]


@given(st.dictionaries(st.sampled_from([*FRAME_KEYS, "sessionid", "server_time_ms"]), JSON))
def test_no_value_of_a_known_key_breaks_the_decoders(frame: dict[str, object]) -> None:
    decode_server_frame(json.dumps(frame))
    with contextlib.suppress(MalformedRequest):
        decode_request(json.dumps(frame))


@given(st.lists(JSON, max_size=4))
def test_broken_transactions_are_left_out_and_counted(items: list[object]) -> None:
    good = {"method": "DELETE", "uri": "/users/me/interactions/A"}
    frame = json.dumps({"body": {"transactions": [*items, good]}})
    push = decode_server_frame(frame)
    assert isinstance(push, Push)
    assert push.transactions[-1] == Transaction("DELETE", "/users/me/interactions/A")
    assert len(push.transactions) + push.broken == len(items) + 1


@given(TEXT, st.sampled_from(["GET", "PUT"]), TEXT.filter(bool), JSON, st.booleans())
def test_requests_survive_the_wire(
    request_id: str, method: str, uri: str, body: object, idempotent: bool
) -> None:
    request = Request(request_id, method, uri, body, idempotent)
    assert decode_request(encode_request(request)) == request


@given(TEXT.filter(bool), st.sampled_from([200, 403]), TEXT, TEXT, st.none() | st.integers(0))
def test_answers_survive_the_wire(
    request_id: str, status: int, reason: str, who: str, at: int | None
) -> None:
    answer = Answer(request_id, status, {"id": "B"}, "PUT", "/users/me", reason, who, at)
    assert decode_server_frame(encode_answer(answer)) == answer


@given(st.lists(st.builds(Transaction, st.sampled_from(["POST", "PUT"]), TEXT, JSON)))
def test_pushes_survive_the_wire(transactions: list[Transaction]) -> None:
    push = Push("/users/me/queues", tuple(transactions), reason="forced", server_time_ms=1)
    assert decode_server_frame(encode_push(push)) == push


def test_the_session_frame_survives_the_wire() -> None:
    frame = SessionFrame("A" * 32, "B" * 32, 1_700_000_000_000)
    assert decode_server_frame(encode_session(frame)) == frame
    assert decode_server_frame('{"sessionid":"A","ecfsessionid":null}') == SessionFrame("A", "")


@pytest.mark.parametrize("key", ["status", "status_code", "code"])
@pytest.mark.parametrize("value", [403, "403"])
def test_a_status_may_stand_under_any_of_three_names(key: str, value: object) -> None:
    answer = decode_server_frame(json.dumps({"client_req_id": "A", key: value}))
    assert answer == Answer("A", 403)


@pytest.mark.parametrize(
    "frame",
    ["{}", '{"client_req_id":"A"}', '{"status":200}', '{"client_req_id":"A","status":true}'],
)
def test_frames_of_unknown_kinds_are_told_apart(frame: str) -> None:
    assert decode_server_frame(frame) == Unknown()


def test_a_snapshot_may_come_in_the_answer_itself() -> None:
    frame = {"client_req_id": "A", "code": 200, "body": {"transactions": []}}
    assert decode_server_frame(json.dumps(frame)) == Push("", (), client_req_id="A")


def test_only_what_says_something_is_added_to_a_frame() -> None:
    assert json.loads(encode_answer(Answer("A", 200))) == {
        "client_req_id": "A",
        "method": "",
        "uri": "",
        "status": 200,
        "body": None,
    }
    assert "idempotent" not in encode_request(Request("A", "GET", "/users/me"))
    assert json.loads(encode_session(SessionFrame("A", "B"))) == {
        "sessionid": "A",
        "ecfsessionid": "B",
    }
