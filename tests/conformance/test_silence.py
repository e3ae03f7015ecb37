"""Every operation, right and wrong, with words that must not be found in any log at any level."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from contactpro_desktop.ecfs.operations import OPERATIONS
from tests.conformance.examples import bodies_of
from tests.conformance.scene import Scene, at_work

CANARY = "canary-4111111111111111"
OF_THE_TESTS_OWN = ("httpx", "httpcore", "websockets.client", "asyncio")


def marked(body: Any) -> Any:
    """The same with the canary in every text, names of fields included."""
    if isinstance(body, dict):
        return {key: marked(value) for key, value in body.items()} | {CANARY: CANARY}
    if isinstance(body, list):
        return [marked(value) for value in body]
    return f"{body}{CANARY}" if isinstance(body, str) else body


def written(caplog: pytest.LogCaptureFixture) -> str:
    ours = [each for each in caplog.records if not each.name.startswith(OF_THE_TESTS_OWN)]
    return "\n".join(logging.Formatter().format(record) for record in ours)


async def test_no_operation_writes_down_what_it_was_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    for name in ("", "contactpro_desktop", "starlette", "sqlalchemy", "uvicorn", "aiosqlite"):
        caplog.set_level(logging.DEBUG, name)
    async with at_work() as scene:
        for operation in OPERATIONS:
            await _asked(scene, operation.method, scene.address(operation), bodies_of(operation)[0])
            await _asked(scene, operation.method, f"{operation.parts[0]}/{CANARY}", {})
        await scene.client.send(f'{{"method": "{CANARY}", "uri": "{CANARY}"')
        await scene.client.request(CANARY, f"/users/me/{CANARY}", CANARY)
    assert caplog.records, "else it would prove nothing"
    for secret in (CANARY, "Eva", "+34600111222", "demo-ana", "Order 17"):
        assert secret not in written(caplog)


async def _asked(scene: Scene, method: str, path: str, example: Any) -> None:
    uri = f"/users/me/{path}"
    await scene.client.request(method, uri, marked(scene.body(example)))
    await scene.client.request(method, uri, scene.body(example))
