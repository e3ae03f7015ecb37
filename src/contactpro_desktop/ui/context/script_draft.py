"""Script answers as text, for the drafts on disk."""

from __future__ import annotations

import json

from contactpro_desktop.domain.ids import AnswerId, QuestionId
from contactpro_desktop.domain.script import Answer, Answers


def encode_answers(answers: Answers) -> str:
    """JSON; empty when nothing is answered."""
    kept = {
        question_id: {"options": list(answer.options), "text": answer.text}
        for question_id, answer in answers.items()
        if not answer.is_empty
    }
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def decode_answers(text: str) -> dict[QuestionId, Answer]:
    """The answers of a draft; what cannot be understood is left out."""
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    answers = {QuestionId(key): _answer(value) for key, value in kept.items()}
    return {key: answer for key, answer in answers.items() if not answer.is_empty}


def _answer(value: object) -> Answer:
    if not isinstance(value, dict):
        return Answer()
    options, text = value.get("options"), value.get("text")
    listed = options if isinstance(options, list) else []
    chosen = tuple(AnswerId(option) for option in listed if isinstance(option, str))
    return Answer(chosen, text if isinstance(text, str) else "")
