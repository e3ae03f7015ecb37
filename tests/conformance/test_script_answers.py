"""The answers to the script of an interaction, which are the same for every channel (ECFS 22Q1,
/interactions/{…}/scripts/{scriptid}/scriptanswers)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from contactpro_desktop.domain.script import ControlType, Question
from tests.conformance.scene import NOBODY, Scene, at_work, generous_config
from tests.conformance.shapes import misfits

SHARED = pytest.mark.asyncio(loop_scope="module")

RESULT = {"id": str, "answerdata": [dict], "ordinal": int}


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=[False, True])
async def scene(request: pytest.FixtureRequest) -> AsyncIterator[Scene]:
    async with at_work(generous_config(), on_another_telephone=request.param) as scene:
        yield scene


@pytest_asyncio.fixture(
    loop_scope="module", params=["{chatid}", "{userdefinedid}", "{emailid}", "a call"]
)
async def answers(scene: Scene, request: pytest.FixtureRequest) -> str:
    """The address of the answers of one interaction."""
    calls = {scene.ids["{phoneid}"], scene.ids["{externalid}"]} - {NOBODY}
    interaction = {**scene.ids, "a call": calls.pop()}[request.param]
    return f"/users/me/interactions/{interaction}/scripts/{scene.ids['{scriptid}']}/scriptanswers"


def questions(scene: Scene) -> list[Question]:
    script_id = scene.ids["{scriptid}"]
    scripts = scene.service.engine.state.site.scripts
    return list(next(script for key, script in scripts.items() if key == script_id).questions)


def answer_to(question: Question, ordinal: int) -> dict[str, Any]:
    if question.options:
        return {
            "id": question.id,
            "answerdata": [{"id": question.options[0].id}],
            "ordinal": ordinal,
        }
    return {"id": question.id, "answerdata": [{"data": "blue"}], "ordinal": ordinal}


def asked(scene: Scene) -> list[Question]:
    """Two questions that take an answer."""
    takes = (ControlType.TEXT_FIELD, ControlType.TEXT_AREA, ControlType.RADIO_BUTTON)
    return [question for question in questions(scene) if question.control in takes][:2]


async def read(scene: Scene, uri: str) -> Any:
    return (await scene.client.ok("GET", uri))["body"]


@SHARED
@pytest.mark.operation(
    "GET /interactions/{chatid}/scripts/{scriptid}/scriptanswers",
    "GET /interactions/{phoneid}/scripts/{scriptid}/scriptanswers",
    "GET /interactions/{userdefinedid}/scripts/{scriptid}/scriptanswers",
    "GET /interactions/{emailid}/scripts/{scriptid}/scriptanswers",
    "GET /interactions/{externalid}/scripts/{scriptid}/scriptanswers",
    "POST /interactions/{chatid}/scripts/{scriptid}/scriptanswers",
    "POST /interactions/{phoneid}/scripts/{scriptid}/scriptanswers",
    "POST /interactions/{userdefinedid}/scripts/{scriptid}/scriptanswers",
    "POST /interactions/{emailid}/scripts/{scriptid}/scriptanswers",
    "POST /interactions/{externalid}/scripts/{scriptid}/scriptanswers",
)
async def test_answers_are_kept(scene: Scene, answers: str) -> None:
    wanted = [answer_to(question, at) for at, question in enumerate(asked(scene), start=1)]
    await scene.client.ok("POST", answers, wanted)
    kept = await read(scene, answers)
    assert misfits(kept, [RESULT]) == []
    assert {result["id"] for result in kept} == {result["id"] for result in wanted}


@SHARED
@pytest.mark.operation(
    "PUT /interactions/{chatid}/scripts/{scriptid}/scriptanswers/{questionid}",
    "PUT /interactions/{phoneid}/scripts/{scriptid}/scriptanswers/{questionid}",
    "PUT /interactions/{userdefinedid}/scripts/{scriptid}/scriptanswers/{questionid}",
    "PUT /interactions/{emailid}/scripts/{scriptid}/scriptanswers/{questionid}",
    "PUT /interactions/{externalid}/scripts/{scriptid}/scriptanswers/{questionid}",
)
async def test_one_answer_takes_the_place_of_another(scene: Scene, answers: str) -> None:
    first, second = asked(scene)
    await scene.client.ok("POST", answers, [answer_to(first, 1), answer_to(second, 2)])
    others = [each for each in await read(scene, answers) if each["id"] != first.id]
    wanted = {**answer_to(first, 1)}
    if first.options:
        wanted["answerdata"] = [{"id": first.options[-1].id}]
    await scene.client.ok("PUT", f"{answers}/{first.id}", wanted)
    kept = {each["id"]: each for each in await read(scene, answers)}
    assert [each for key, each in kept.items() if key != first.id] == others
    told = kept[first.id]["answerdata"][0]
    assert {key: told.get(key) for key in wanted["answerdata"][0]} == wanted["answerdata"][0]


@SHARED
@pytest.mark.parametrize(
    ("body", "status"),
    [
        (None, 400),
        ({}, 400),
        ([{}], 400),
        ([{"id": 7, "answerdata": []}], 400),
        ([{"id": "0" * 32, "answerdata": "blue"}], 400),
        ([{"id": "0" * 32, "answerdata": [{"data": 7}]}], 400),
        ([{"id": "0" * 32, "answerdata": [{"data": "x" * 10_001}]}], 400),
    ],
    ids=lambda value: str(value)[:60],
)
async def test_bad_answers_change_nothing(
    scene: Scene, answers: str, body: Any, status: int
) -> None:
    before = await read(scene, answers)
    assert (await scene.client.request("POST", answers, body))["status"] == status
    assert await read(scene, answers) == before


@SHARED
async def test_an_answer_to_another_question_is_no_answer(scene: Scene, answers: str) -> None:
    first, second = asked(scene)
    before = await read(scene, answers)
    answer = await scene.client.request("PUT", f"{answers}/{first.id}", answer_to(second, 1))
    assert answer["status"] == 400
    foreign = answers.replace(scene.ids["{scriptid}"], "0" * 32)
    assert (await scene.client.request("POST", foreign, []))["status"] == 403
    assert await read(scene, answers) == before
