"""Every method of RI behind its two doors, with a wrong key, and without the right to it."""

from __future__ import annotations

import re

import pytest

from contactpro_desktop.ecfs.operations import RI_RESOURCES, Operation
from tests.localserver.edge.ri.office import Office
from tests.localserver.edge.wire import SHARED


def path_of(operation: Operation) -> str:
    """Below `RI/`, with ids that nobody has."""
    return re.sub(r"\{[^}]*\}", "0" * 32, operation.resource.removeprefix("/RI/"))


@SHARED
@pytest.mark.parametrize("operation", RI_RESOURCES, ids=str)
async def test_every_method_behind_both_doors(office: Office, operation: Operation) -> None:
    method, path = operation.method, path_of(operation)
    body: dict[str, str] | None = None if method == "GET" else {}
    agent, program = await office.agent("elena"), office.program()
    here, there = await agent(method, path, body), await program(method, path, body)
    assert here.status_code == there.status_code
    assert here.status_code in ({200, 404} if method in ("GET", "DELETE") else {400, 404})

    unknown = office.program(f"nobody-{method}-{path}")
    assert (await unknown(method, path, body)).status_code == 401
    no_session = type(agent)(agent.base, {}, office.http)
    assert (await no_session(method, path, body)).json() == {"reason": "no_session"}
    without_rights = await office.program("none")(method, path, body)
    assert (without_rights.status_code, without_rights.json()["reason"]) == (403, "forbidden")
