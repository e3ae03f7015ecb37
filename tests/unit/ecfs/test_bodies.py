"""Bodies of requests: strict about what is asked for, blind to everything else."""

from __future__ import annotations

import pytest

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs import bodies


def test_what_nobody_asked_for_is_ignored() -> None:
    body = bodies.read_body(bodies.PropertiesBody, {"work_status": "ready", "new_key": [1, 2]})
    assert body.work_status == "ready"
    assert body.alias is None


def test_null_is_as_good_as_left_out() -> None:
    body = bodies.read_body(bodies.InteractionBody, {"status": "accepted", "channel_status": None})
    assert (body.status, body.channel_status) == ("accepted", None)


def test_names_lose_the_space_around_them() -> None:
    assert bodies.read_body(bodies.PropertiesBody, {"alias": " Ana "}).alias == "Ana"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (bodies.ServeBody, {"serve": 1}),
        (bodies.ServeBody, {"serve": "true"}),
        (bodies.ServeBody, {}),
        (bodies.ServeBody, []),
        (bodies.ServeBody, None),
        (bodies.PropertiesBody, {"alias": "   "}),
        (bodies.PropertiesBody, {"alias": "x" * 257}),
        (bodies.PropertiesBody, {"language": "Spanish"}),
        (bodies.InteractionBody, {"status": "picked"}),
        (bodies.InteractionBody, {"transfer_type": "agent"}),
        (bodies.MessageBody, {"message": ""}),
        (bodies.MessageBody, {"message": "x", "type": "error"}),
        (bodies.NewChatBody, {"channel_type": "phone", "destination": "x"}),
        (bodies.NewChatBody, {"channel_type": "chat", "destination": "x", "attached_data": "y"}),
        (bodies.ScriptResult, {"id": "Q", "answerdata": [{"id": 5}]}),
        (bodies.ReadyStateBody, {"readyState": "ready"}),
    ],
)
def test_wrong_types_and_unknown_words(kind: type[bodies.ServeBody], body: object) -> None:
    with pytest.raises(ProtocolError) as refused:
        bodies.read_body(kind, body)
    assert str(refused.value) == "body"


def test_an_error_does_not_repeat_what_was_sent() -> None:
    with pytest.raises(ProtocolError) as refused:
        bodies.read_body(bodies.MessageBody, {"message": ["secret"]})
    assert refused.value.__suppress_context__
    assert "secret" not in repr(refused.value)


def test_script_results_are_an_array() -> None:
    results = bodies.read_script_results([{"id": "Q", "answerdata": [{"id": "A"}, {"data": "x"}]}])
    assert [part.id or part.data for part in results[0].answerdata] == ["A", "x"]
    wrongs: list[object] = [{}, None, [{"id": "Q"}], [[]]]
    for wrong in wrongs:
        with pytest.raises(ProtocolError):
            bodies.read_script_results(wrong)


def test_json_of_a_plain_request() -> None:
    assert bodies.read_json(b"") is None
    assert bodies.read_json(b'{"a": [1]}') == {"a": [1]}
    for wrong in (b"{", b"[NaN]", b'"\\ud800"', b"\xff", b"[" * 100_000):
        with pytest.raises(ProtocolError):
            bodies.read_json(wrong)


def test_json_of_a_plain_answer() -> None:
    assert bodies.write_json({"a": float("nan"), "b": "ñ"}) == '{"a":null,"b":"ñ"}'.encode()


def test_attached_data_becomes_text() -> None:
    given: dict[str, object] = {"a": "x", "n": 3, "b": True, "z": None, "o": {"k": [1]}}
    assert bodies.attached_texts(given) == {
        "a": "x",
        "n": "3",
        "b": "true",
        "z": "null",
        "o": '{"k":[1]}',
    }
    assert bodies.attached_texts(None) == {}
    with pytest.raises(ProtocolError):
        bodies.attached_texts({"a": "x" * 5_000})
