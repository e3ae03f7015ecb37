"""Bodies of script answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, TypeAdapter, ValidationError

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.bodies.common import Body, Name
from contactpro_desktop.ecfs.envelope import Json


class AnswerData(Body):
    """A chosen option, typed text, or both."""

    id: Annotated[str, StringConstraints(max_length=128)] | None = None
    data: Annotated[str, StringConstraints(max_length=10_000)] | None = None


class ScriptResult(Body):
    """The answer to one question. `ordinal` is the client's own numbering and is not kept."""

    id: Name
    answerdata: list[AnswerData] = Field(max_length=256)
    ordinal: int | None = None


_SCRIPT_RESULTS = TypeAdapter(Annotated[list[ScriptResult], Field(max_length=256)])


def read_script_results(body: Json) -> list[ScriptResult]:
    """The array of POST …/scriptanswers."""
    try:
        return _SCRIPT_RESULTS.validate_python(body, strict=True)
    except ValidationError:
        raise ProtocolError("body") from None
