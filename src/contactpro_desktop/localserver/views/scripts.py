"""`/users/me/scripts`, and the answers given in an interaction."""

from __future__ import annotations

from collections.abc import Iterable

from contactpro_desktop.domain.channel import can_serve
from contactpro_desktop.domain.ids import AnswerId, QuestionId
from contactpro_desktop.domain.script import Answer, AnswerOption, Answers, Question, Script
from contactpro_desktop.ecfs.bodies.script import ScriptResult
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.router.model import AgentRow, Site


def scripts(site: Site, row: AgentRow) -> dict[str, Json]:
    """The scripts of every queue that the agent could get a contact of, by id: a colleague may
    pass one on from a queue that is not the agent's."""
    able = site.agents[row.id].capabilities
    wanted = {q.script_id for q in site.queues.values() if can_serve(able, q.channel)}
    return {
        script.id: _script(site, script) for script in site.scripts.values() if script.id in wanted
    }


def answers(script: Script, given: Answers) -> list[Json]:
    """`scriptanswers`: what was answered, in the order of the script."""
    ordered = sorted(script.questions, key=lambda question: question.ordinal)
    return [_result(q, given[q.id], index) for index, q in enumerate(ordered) if q.id in given]


def read_answers(results: Iterable[ScriptResult]) -> dict[QuestionId, Answer]:
    """What a client's `scriptanswers` say; a later answer to the same question wins.

    Beside the id of an option, `data` repeats the option's text; without an id it was typed in.
    """
    return {
        QuestionId(result.id): Answer(
            tuple(AnswerId(part.id) for part in result.answerdata if part.id),
            next((part.data for part in result.answerdata if part.data and not part.id), ""),
        )
        for result in results
    }


def _script(site: Site, script: Script) -> dict[str, Json]:
    owners: list[Json] = [
        [queue.id, queue.name] for queue in site.queues.values() if queue.script_id == script.id
    ]
    return {
        "id": script.id,
        "name": script.name,
        "type": script.type.value,
        "queueowners": owners,
        "scriptquestions": [_question(question) for question in script.questions],
    }


def _question(question: Question) -> dict[str, Json]:
    return {
        "id": question.id,
        "controltype": question.control.value,
        "datatype": question.data_type.value,
        "ordinal": question.ordinal,
        "mandatory": question.mandatory,
        "prefill": 0,
        "next_script_question_guid": question.next_question,
        "data": question.text,
        "scriptanswers": [_option(option) for option in question.options],
    }


def _option(option: AnswerOption) -> dict[str, Json]:
    return {
        "id": option.id,
        "ordinal": option.ordinal,
        "next_script_question_guid": option.next_question,
        "answerdata": option.text,
    }


def _result(question: Question, answer: Answer, ordinal: int) -> dict[str, Json]:
    """Chosen options first; typed text comes last, in a part without an id."""
    parts: list[Json] = [{"id": each, "data": ""} for each in answer.options]
    if answer.text or not parts:
        parts.append({"id": "", "data": answer.text})
    return {"id": question.id, "answerdata": parts, "ordinal": ordinal}
