"""An agent at work on everything at once: what the tests of all operations act upon."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.ecfs.operations import Operation
from contactpro_desktop.localserver.config import Config
from contactpro_desktop.localserver.router.commands import OpenContact, PickContact
from contactpro_desktop.localserver.router.model import Site
from contactpro_desktop.localserver.router.permissions import Permission
from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.wire import Client, agent, start_chat, visitor
from tests.support.server import demo_config, running_server

NOBODY = "0" * 32
"""An id that nothing has."""

USER = "ana"
_QUEUE_OF = {Channel.PHONE: "Llamadas", Channel.EMAIL: "Correo", Channel.TASK: "Correo"}


_MORE = {Permission.VIDEO, Permission.EXTERNAL_AGENT}


def generous_config() -> Config:
    """The demonstration, where agents may do what their capabilities allow and some more, and
    every queue has a script that nobody must fill in."""
    config = demo_config()
    site = config.site
    script_id = next(q.script_id for q in site.queues.values() if q.name == "Ventas")
    agents = {
        spec.id: replace(spec, permissions=spec.rights | _MORE) for spec in site.agents.values()
    }
    queues = {
        queue.id: replace(queue, script_id=script_id, script_mandatory=False)
        for queue in site.queues.values()
    }
    return replace(config, site=replace(site, agents=agents, queues=queues))


@dataclass(frozen=True)
class Scene:
    """A server with one agent's interactions of each kind. `ids` are by the placeholders of the
    model's addresses, and by `<name>` for bodies."""

    service: Service
    client: Client
    ids: Mapping[str, str]

    def address(self, operation: Operation) -> str:
        """The operation's address below `/users/me`, with ids of the agent's own things."""
        keys = {**self.ids, **_ids_of_part(operation.parts[0], self.ids)}
        parts = (quote(keys.get(part, part), safe="@") for part in operation.parts)
        return "/".join(parts)

    def body(self, example: Any) -> Any:
        if isinstance(example, dict):
            return {self.body(key): self.body(value) for key, value in example.items()}
        if isinstance(example, list):
            return [self.body(value) for value in example]
        return self.ids.get(example, example) if isinstance(example, str) else example


def _ids_of_part(part: str, ids: Mapping[str, str]) -> dict[str, str]:
    """`{id}` means something else in each part of the model."""
    names = {"queues": "<queue>", "scripts": "{scriptid}", "statistics": "<queue>"}
    return {"{id}": ids[names[part]]} if part in names else {}


@asynccontextmanager
async def at_work(
    config: Config | None = None, *, on_another_telephone: bool = False
) -> AsyncIterator[Scene]:
    """A server with `USER` in the middle of a chat, a mail, a task, and a call: one of the
    server's own, or of another telephone system. Nobody speaks on both at a time."""
    async with (
        running_server(config) as service,
        agent(service.tenant_url, USER, ready=True) as client,
        visitor(service.tenant_url) as customer,
    ):
        await client.ok("PUT", "/users/me/properties", {"capabilities": {"phone": True}})
        ids = {
            "{chatid}": await _chat(client, customer),
            "{emailid}": await _picked(service, client, Channel.EMAIL),
            "{userdefinedid}": await _picked(service, client, Channel.TASK),
            "{phoneid}": NOBODY,
            "{externalid}": NOBODY,
        }
        if on_another_telephone:
            ids["{externalid}"] = await _external(service, client)
        else:
            ids["{phoneid}"] = await _picked(service, client, Channel.PHONE)
        yield Scene(service, client, {**ids, **_other_ids(service.engine.state.site)})


async def _chat(client: Client, customer: Client) -> str:
    await start_chat(customer, "ventas@demo")
    chat = str((await client.offer())["id"])
    await client.ok("PUT", f"/users/me/interactions/{chat}", {"status": "accepted"})
    return chat


async def _picked(service: Service, client: Client, channel: Channel) -> str:
    """Put something into a queue and let the agent take it."""
    site = service.engine.state.site
    queue = next(q for q in site.queues.values() if q.name == _QUEUE_OF[channel])
    seen = len(client.changes)
    opened = OpenContact(queue.id, channel, "+34600111222", "Eva", title="Order 17")
    contact = ContactId(str((await service.engine.execute(opened)).created))
    if not any(leg.contact_id == contact for leg in service.engine.state.legs.values()):
        await service.engine.execute(PickContact(_agent_id(site, USER), contact))
    change = await client.change("POST", "/users/me/interactions/*", after=seen)
    interaction = str(change["subscribed_resource"]["id"])
    if change["subscribed_resource"]["status"] == "incoming":
        await client.ok("PUT", f"/users/me/interactions/{interaction}", {"status": "accepted"})
    return interaction


async def _external(service: Service, client: Client) -> str:
    """A call of another telephone system, which its client tells of."""
    queue = next(q for q in service.engine.state.site.queues.values() if q.name == "Llamadas")
    seen = len(client.changes)
    wish = {
        "channel_type": "external",
        "channel_sub_type": "phone",
        "direction": "inbound",
        "originator": "+34600111222",
        "from_queue": {"id": queue.id},
    }
    await client.ok("POST", "/users/me/interactions", wish)
    change = await client.change("POST", "/users/me/interactions/*", after=seen)
    external = str(change["subscribed_resource"]["id"])
    await client.ok("PUT", f"/users/me/interactions/{external}", {"status": "accepted"})
    return external


def _other_ids(site: Site) -> dict[str, str]:
    queue = next(q for q in site.queues.values() if q.name == "Ventas")
    script = site.scripts[queue.script_id] if queue.script_id else None
    assert script is not None
    return {
        "{scriptid}": script.id,
        "{questionid}": script.questions[0].id,
        "{uniquekey}": f"{USER}@demo",
        "{address}": "eva@example.org",
        "{id}": NOBODY,
        "{name}": "currentTab",
        "<queue>": queue.id,
        "<other queue>": next(q.id for q in site.queues.values() if q.name == "Llamadas"),
        "<question>": script.questions[0].id,
        "<profile>": site.default_profile,
        "<colleague>": _agent_id(site, "bruno"),
    }


def _agent_id(site: Site, user: str) -> Any:
    return next(spec.id for spec in site.agents.values() if spec.username == user)
