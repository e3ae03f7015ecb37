"""What a server and its clients really say to each other: material to damage, and to vary."""

from __future__ import annotations

import json
from dataclasses import dataclass

from contactpro_desktop.ecfs import paths
from tests.localserver.edge.wire import Client, agent, start_chat, visitor
from tests.support.server import demo_config, running_server

INTERACTIONS = paths.INTERACTIONS


@dataclass(frozen=True, slots=True)
class Recorded:
    """Frames of an agent's websocket, as text, in the order they were sent each way."""

    to_client: tuple[str, ...]
    to_server: tuple[str, ...]


async def record() -> Recorded:
    """A chat of the demonstration: offered, accepted, talked in, asked about and ended."""
    async with (
        running_server(demo_config(statistics_interval=0.05)) as service,
        agent(service.tenant_url, "ana", ready=True) as ana,
        visitor(service.tenant_url) as luis,
    ):
        asked = _remember(ana)
        await ana.subscribe("statistics/queues", "scripts", "ui", "pending")
        chat = await start_chat(luis, "ventas@demo", attached_data={"Pedido": "A-20417"})
        own = f"{INTERACTIONS}/{(await ana.offer())['id']}"
        await ana.ok("PUT", own, {"status": "accepted"})
        await luis.ok("POST", f"{INTERACTIONS}/{chat}/transcript/messages", {"message": "¿Hola?"})
        await ana.ok("POST", f"{own}/transcript/messages", {"message": "Buenos días <b>"})
        await ana.change("PUT", f"{own}/status", "accepted")
        await ana.request("POST", INTERACTIONS, {"channel_type": "chat", "status": "picked"})
        await ana.ok("GET", paths.PROPERTIES)
        await luis.ok("PUT", f"{INTERACTIONS}/{chat}", {"status": "ended"})
        await ana.change("PUT", f"{own}/status", "ended")
        return Recorded(tuple(json.dumps(frame) for frame in ana.frames), tuple(asked))


def _remember(client: Client) -> list[str]:
    """Every frame that the client sends from now on."""
    sent: list[str] = []
    send = client.send

    async def remembered(frame: object) -> None:
        sent.append(frame if isinstance(frame, str) else json.dumps(frame))
        await send(frame)

    client.send = remembered  # type: ignore[method-assign]
    return sent
