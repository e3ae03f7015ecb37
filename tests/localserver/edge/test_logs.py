"""Nothing that people say, are called or know gets into a log, at any level."""

from __future__ import annotations

import logging

import pytest

from tests.localserver.edge.wire import (
    agent,
    open_socket,
    session_of,
    sign_in,
    socket_url,
    start_chat,
    visitor_session,
)

INTERACTIONS = "/users/me/interactions"


async def test_no_secret_and_no_text_is_logged(
    tenant: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The program's level is DEBUG here; only what the clients of this test log is left out."""
    for name in ("", "contactpro_desktop", "starlette", "sqlalchemy"):
        caplog.set_level(logging.DEBUG, name)
    await sign_in(tenant, "canary-user", "canary-password")
    token = await visitor_session(tenant)
    tail = f"/;jsessionid={token}"
    async with (
        agent(tenant, "ana", ready=True) as ana,
        open_socket(socket_url(tenant, visitor=True, tail=tail)) as luis,
    ):
        await luis.ok(
            "PUT", "/users/me/properties", {"alias": "Canary Name", "chat_address": "canary@x.org"}
        )
        await luis.subscribe("interactions")
        chat = await start_chat(luis, "ventas@demo", attached_data={"Canary": "canary-data"})
        messages = f"{INTERACTIONS}/{chat}/transcript/messages"
        await luis.ok("POST", messages, {"message": "canary-text"})
        await luis.request("POST", messages, {"message": ["canary-wrong"]})
        await luis.send('{"client_req_id": "canary-id", "method": ')
        offer = await ana.offer()
        await ana.ok("PUT", f"{INTERACTIONS}/{offer['id']}", {"status": "accepted"})
        await ana.request("PUT", f"{INTERACTIONS}/canary", {"status": "canary"})
    clients = ("httpx", "httpcore", "websockets")
    ours = [record for record in caplog.records if not record.name.startswith(clients)]
    written = "\n".join(logging.Formatter().format(record) for record in ours)
    session = await session_of(tenant, "ana")
    for secret in ("canary", "Canary", token, token.lower(), session, "demo-ana", "Luis"):
        assert secret not in written
