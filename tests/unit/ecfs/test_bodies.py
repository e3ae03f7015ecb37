"""Bodies of requests: strict about what is asked for, blind to everything else."""

from __future__ import annotations

import pytest

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.bodies.agent import PropertiesBody, ServeBody
from contactpro_desktop.ecfs.bodies.chat import MessageBody, NewChatBody
from contactpro_desktop.ecfs.bodies.common import attached_texts, read_body, read_json, write_json
from contactpro_desktop.ecfs.bodies.interaction import InteractionBody
from contactpro_desktop.ecfs.bodies.ri import ReadyStateBody
from contactpro_desktop.ecfs.bodies.script import ScriptResult, read_script_results


def test_what_nobody_asked_for_is_ignored() -> None:
    body = read_body(PropertiesBody, {"work_status": "ready", "new_key": [1, 2]})
    assert body.work_status == "ready"
    assert body.alias is None


def test_null_is_as_good_as_left_out() -> None:
    body = read_body(InteractionBody, {"status": "accepted", "channel_status": None})
    assert (body.status, body.channel_status) == ("accepted", None)


def test_names_lose_the_space_around_them() -> None:
    assert read_body(PropertiesBody, {"alias": " Ana "}).alias == "Ana"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (ServeBody, {"serve": 1}),
        (ServeBody, {"serve": "true"}),
        (ServeBody, {}),
        (ServeBody, []),
        (ServeBody, None),
        (PropertiesBody, {"alias": "   "}),
        (PropertiesBody, {"alias": "x" * 257}),
        (PropertiesBody, {"language": "Spanish"}),
        (InteractionBody, {"status": "picked"}),
        (InteractionBody, {"transfer_type": "agent"}),
        (MessageBody, {"message": ""}),
        (MessageBody, {"message": "x", "type": "error"}),
        (NewChatBody, {"channel_type": "phone", "destination": "x"}),
        (NewChatBody, {"channel_type": "chat", "destination": "x", "attached_data": "y"}),
        (ScriptResult, {"id": "Q", "answerdata": [{"id": 5}]}),
        (ReadyStateBody, {"readyState": "ready"}),
    ],
)
def test_wrong_types_and_unknown_words(kind: type[ServeBody], body: object) -> None:
    with pytest.raises(ProtocolError) as refused:
        read_body(kind, body)
    assert str(refused.value) == "body"


def test_an_error_does_not_repeat_what_was_sent() -> None:
    with pytest.raises(ProtocolError) as refused:
        read_body(MessageBody, {"message": ["secret"]})
    assert refused.value.__suppress_context__
    assert "secret" not in repr(refused.value)


def test_script_results_are_an_array() -> None:
    results = read_script_results([{"id": "Q", "answerdata": [{"id": "A"}, {"data": "x"}]}])
    assert [part.id or part.data for part in results[0].answerdata] == ["A", "x"]
    wrongs: list[object] = [{}, None, [{"id": "Q"}], [[]]]
    for wrong in wrongs:
        with pytest.raises(ProtocolError):
            read_script_results(wrong)


def test_json_of_a_plain_request() -> None:
    assert read_json(b"") is None
    assert read_json(b'{"a": [1]}') == {"a": [1]}
    for wrong in (b"{", b"[NaN]", b'"\\ud800"', b"\xff", b"[" * 100_000):
        with pytest.raises(ProtocolError):
            read_json(wrong)


def test_json_of_a_plain_answer() -> None:
    assert write_json({"a": float("nan"), "b": "ñ"}) == '{"a":null,"b":"ñ"}'.encode()


def test_attached_data_becomes_text() -> None:
    given: dict[str, object] = {"a": "x", "n": 3, "b": True, "z": None, "o": {"k": [1]}}
    assert attached_texts(given) == {
        "a": "x",
        "n": "3",
        "b": "true",
        "z": "null",
        "o": '{"k":[1]}',
    }
    assert attached_texts(None) == {}
    with pytest.raises(ProtocolError):
        attached_texts({"a": "x" * 5_000})
