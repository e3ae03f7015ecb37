"""Script answers as text on disk: nothing is lost, nonsense does no harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactpro_desktop.domain.ids import AnswerId, QuestionId
from contactpro_desktop.domain.script import Answer
from contactpro_desktop.ui.context.script_draft import decode_answers, encode_answers

words = st.text(max_size=20)
answers = st.builds(
    Answer, options=st.lists(words.map(AnswerId), max_size=3).map(tuple), text=words
)


@given(st.dictionaries(words.map(QuestionId), answers, max_size=4))
def test_what_is_written_is_read_back(given: dict[QuestionId, Answer]) -> None:
    kept = {key: answer for key, answer in given.items() if not answer.is_empty}
    assert decode_answers(encode_answers(given)) == kept


def test_nothing_answered_is_no_draft() -> None:
    assert encode_answers({QuestionId("Q"): Answer()}) == ""
    assert decode_answers("") == {}


@pytest.mark.parametrize(
    "text", ["{", "[]", "3", '{"Q": 3}', '{"Q": {"options": 3, "text": []}}', '{"Q": {}}']
)
def test_nonsense_is_left_out(text: str) -> None:
    assert decode_answers(text) == {}


@given(words)
def test_any_text_can_be_read(text: str) -> None:
    decode_answers(text)
