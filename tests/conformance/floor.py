"""A small contact centre over the wire, which says after every request whether all is as the
model wants it.

Every agent keeps the model that a client would have, made of the pushes alone. After a request it
must be what GET tells. What is refused must have changed nothing for anybody.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from contextlib import AsyncExitStack
from typing import Any
from urllib.parse import quote

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Transaction
from contactpro_desktop.ecfs.operations import Operation
from contactpro_desktop.ecfs.tree import ResourceTree, keyed
from contactpro_desktop.localserver.router.commands import OpenContact
from contactpro_desktop.localserver.router.model import ContactState, Site
from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.wire import Client, Frame, agent, start_chat, visitor
from tests.support.server import running_server

AGENTS = ("ana", "carla", "diego", "elena")
CODES = (200, 400, 403, 405, 408)
WATCHED = ("interactions", "queues", "properties")

STRANGERS = 6

_NEXT_STATUS: Mapping[str, tuple[str, ...]] = {
    "incoming": ("accepted", "rejected", "ended", "handled", "deleted"),
    "outgoing": ("accepted", "rejected", "ended", "handled"),
    "accepted": ("ended", "handled"),
    "rejected": ("ended", "handled", "deleted"),
    "ended": ("handled",),
    "handled": (),
}
"""Which statuses may follow one (ECFS 22Q1, PUT /interactions/{…}). Nothing comes back."""

_NEVER = (("onhold", "muted"), ("muted", "muted"), ("onhold", "onhold"))
"""Changes of a call's channel status that the model does not have."""


class Seat:
    """One agent: a client, and the model that it has been told."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self._tree = ResourceTree()
        self._taken = 0

    def catch_up(self) -> None:
        """Take in what was pushed since, in its order, and check each step of it."""
        changes = self.client.changes[self._taken :]
        self._taken += len(changes)
        for change in changes:
            self._check(change)
            self._tree.apply(
                Transaction(change["method"], change["uri"], change["subscribed_resource"])
            )

    def _check(self, change: Frame) -> None:
        path, value = paths.segments(change["uri"]), change["subscribed_resource"]
        before = self._tree.get(path)
        if path[2:3] != ("interactions",) or change["method"] != "PUT" or before is None:
            return
        if path[4:] == ("status",):
            assert value == before or value in _NEXT_STATUS[str(before)], (before, value)
        if path[4:] == ("channel_status",):
            assert (before, value) not in _NEVER

    def told(self, resource: str) -> Any:
        return self._tree.get(("users", "me", resource)) or {}

    async def asked(self, resource: str) -> Any:
        answer = await self.client.ok("GET", f"/users/me/{resource}")
        return keyed(("users", "me", resource), answer["body"])


class Floor:
    """A server, its agents and one customer at a time who chats."""

    def __init__(self) -> None:
        self._stack = AsyncExitStack()
        self._seats: dict[str, Seat] = {}
        self._customers = itertools.count(1)

    async def open(self) -> None:
        self._service: Service = await self._stack.enter_async_context(running_server())
        for user in AGENTS:
            client = await self._stack.enter_async_context(agent(self._service.tenant_url, user))
            self._seats[user] = Seat(client)
        await self.check()

    async def close(self) -> None:
        await self._stack.aclose()

    @property
    def site(self) -> Site:
        return self._service.engine.state.site

    # --- What happens ------------------------------------------------------------------------

    async def request(self, user: str, operation: Operation, body: Any, nth: int) -> int:
        """One request of an agent, about the `nth` of all interactions there are. Returns the
        status, after everything was checked."""
        before = [await self._everything()]
        keys = self._keys(user, nth)
        parts = (quote(keys.get(part, part), safe="@") for part in operation.parts)
        answer = await self._seats[user].client.request(
            operation.method, f"/users/me/{'/'.join(parts)}", _filled(body, keys)
        )
        status = int(answer["status"])
        assert status in CODES
        if status != 200:
            assert [await self._everything()] == before, answer
        await self.check()
        return status

    async def customer_comes(self, channel: Channel, nth: int) -> None:
        """A chat over the wire; calls, mails and tasks by the engine that their doors use."""
        queues = [queue for queue in self.site.queues.values() if queue.channel is channel]
        if channel is Channel.CHAT:
            await self._chat(queues[nth % len(queues)].address)
        elif channel is Channel.TASK:
            await self._opened(Channel.EMAIL, Channel.TASK)
        else:
            await self._opened(channel, channel)
        await self.check()

    async def _chat(self, address: str) -> None:
        name = f"Customer {next(self._customers)}"
        customer = await self._stack.enter_async_context(visitor(self._service.tenant_url, name))
        await start_chat(customer, address)

    async def _opened(self, of_queue: Channel, channel: Channel) -> None:
        queue = next(each for each in self.site.queues.values() if each.channel is of_queue)
        name = f"Customer {next(self._customers)}"
        await self._service.engine.execute(
            OpenContact(queue.id, channel, "+34600111222", name, title="Order 17")
        )

    # --- What must hold ----------------------------------------------------------------------

    async def check(self) -> None:
        for seat in self._seats.values():
            asked = {resource: await seat.asked(resource) for resource in WATCHED}
            seat.catch_up()
            for resource, there in asked.items():
                found = _differences(seat.told(resource), there, resource)
                assert not found, found
            assert seat.told("interactions").keys() == asked["interactions"].keys()
            _check_readiness(asked["properties"])
        self._check_owners()

    def _check_owners(self) -> None:
        """Nobody serves what somebody else serves."""
        served = [
            interaction["contact_id"]
            for interaction in self._interactions()
            if interaction["status"] == "accepted"
        ]
        assert len(served) == len(set(served))

    async def _everything(self) -> list[Any]:
        return [await seat.asked(resource) for seat in self._seats.values() for resource in WATCHED]

    def _interactions(self) -> list[Any]:
        return [
            interaction
            for seat in self._seats.values()
            for interaction in seat.told("interactions").values()
        ]

    def _waiting(self) -> list[str]:
        contacts = self._service.engine.state.contacts.values()
        return [contact.id for contact in contacts if contact.state is ContactState.QUEUED]

    # --- Ids ---------------------------------------------------------------------------------

    def kind_of(self, user: str, nth: int) -> str:
        """The `kind` of operations that fit the interaction which a request would be about."""
        wire_type = str(self._chosen(user, nth).get("channel_type", ""))
        return Channel.TASK.value if wire_type == "user_defined" else wire_type

    def _chosen(self, user: str, nth: int) -> Mapping[str, Any]:
        own = list(self._seats[user].told("interactions").values())
        interactions = own if own and nth < STRANGERS else self._interactions()
        return interactions[nth % len(interactions)] if interactions else {}

    def _keys(self, user: str, nth: int) -> dict[str, str]:
        """Ids for addresses and bodies: of things that exist. Low numbers mean this agent's own
        interactions, `STRANGERS` and above anybody's."""
        chosen = self._chosen(user, nth)
        script = next(iter(self.site.scripts.values()))
        own_script = (chosen.get("script") or {}).get("id") or script.id
        contacts = list(self._service.engine.state.contacts)
        kinds = ("{chatid}", "{phoneid}", "{emailid}", "{userdefinedid}", "{externalid}")
        return {
            **dict.fromkeys(kinds, str(chosen.get("id", "0" * 32))),
            "{scriptid}": own_script,
            "{questionid}": script.questions[nth % len(script.questions)].id,
            "{uniquekey}": f"{user}@demo",
            "{address}": "eva@example.org",
            "{id}": _nth(self.site.queues, nth),
            "{name}": "currentTab",
            "<queue>": _nth(self.site.queues, nth),
            "<profile>": _nth(self.site.profiles, nth),
            "<question>": script.questions[0].id,
            "<contact>": _nth(self._waiting() if nth < STRANGERS else contacts, nth),
            "<colleague>": _nth(self.site.agents, nth),
            "<address>": f"{AGENTS[nth % len(AGENTS)]}@demo",
        }


def _differences(told: Any, there: Any, where: str) -> list[str]:
    """Where what was pushed is not what is there; more may have been pushed. Who is typing is told
    and never kept."""
    if where.endswith("/status") and "/participants/" in where:
        return []
    if isinstance(told, dict) and isinstance(there, dict):
        return [
            each
            for key, value in there.items()
            for each in _differences(told.get(key), value, f"{where}/{key}")
        ]
    return [] if told == there else [f"{where}: {told!r} is {there!r}"]


def _nth(things: Iterable[str], nth: int) -> str:
    listed = list(things)
    return listed[nth % len(listed)] if listed else "0" * 32


def _filled(example: Any, keys: Mapping[str, str]) -> Any:
    if isinstance(example, dict):
        return {_filled(key, keys): _filled(value, keys) for key, value in example.items()}
    if isinstance(example, list):
        return [_filled(value, keys) for value in example]
    return keys.get(example, example) if isinstance(example, str) else example


def _check_readiness(properties: Any) -> None:
    """Nobody is ready under a profile of absence."""
    profiles = properties["presence_profiles"]
    listed = profiles.values() if isinstance(profiles, dict) else profiles
    current = next(each for each in listed if each["id"] == properties["presence"])
    assert (properties["work_status"], current["type"]) != ("ready", "absence")
