"""`/users/me/scripts/{id}` (ECFS 22Q1)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from contactpro_desktop.ecfs.wire.base import Flag, Objects, Text, Whole, WireModel


class ScriptAnswer(WireModel):
    """A predefined answer; `answerdata` is its text."""

    id: Text = ""
    ordinal: Whole = None
    next_script_question_guid: Text = ""
    answerdata: Text = ""


class ScriptQuestion(WireModel):
    """`data` is the text of the question."""

    id: Text = ""
    controltype: Text = ""
    datatype: Text = ""
    ordinal: Whole = None
    mandatory: Flag = False
    next_script_question_guid: Text = ""
    data: Text = ""
    scriptanswers: Annotated[tuple[ScriptAnswer, ...], Objects] = Field(default=())


class Script(WireModel):
    id: Text = ""
    name: Text = ""
    type: Text = ""
    scriptquestions: Annotated[tuple[ScriptQuestion, ...], Objects] = Field(default=())
