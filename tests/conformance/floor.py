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
from contactpro_desktop.localserver.router.mail import MailAddress, MailContent
from contactpro_desktop.localserver.router.model import ContactState, Site
from contactpro_desktop.localserver.service import Service
from tests.conformance.scene import generous_config
from tests.localserver.edge.wire import Client, Frame, agent, start_chat, visitor
from tests.support.server import running_server

AGENTS = ("ana", "carla", "diego", "elena")
CODES = (200, 400, 403, 405, 408)
WATCHED = ("interactions", "queues", "properties")

STRANGERS = 6

MAIL_OF = "leo@example.org"
MAIL = MailContent(MailAddress(MAIL_OF), (MailAddress("correo@demo"),), content="Where is it?")

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
        self._last_seen: list[Any] = []

    async def open(self) -> None:
        self._service: Service = await self._stack.enter_async_context(
            running_server(generous_config())
        )
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
        """One request of an agent, about the `nth` of all interactions there are; of those that
        the agent serves where the operation is about a `kind` of them that is served. Returns the
        status, after everything was checked."""
        chosen = self._served(user, operation.kind, nth) or self._chosen(user, nth)
        keys = self._keys(user, nth, chosen)
        keys["{id}"] = await self._id_for(operation, user, nth, chosen) or keys["{id}"]
        parts = (quote(keys.get(part, part), safe="@") for part in operation.parts)
        answer = await self._seats[user].client.request(
            operation.method, f"/users/me/{'/'.join(parts)}", _filled(body, keys)
        )
        status = int(answer["status"])
        assert status in CODES
        before = self._last_seen
        await self.check()
        assert status == 200 or self._last_seen == before, answer
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
        mail = MAIL if channel is Channel.EMAIL else None
        await self._service.engine.execute(
            OpenContact(queue.id, channel, MAIL_OF, name, title="Order 17", mail=mail)
        )

    # --- What must hold ----------------------------------------------------------------------

    async def check(self) -> None:
        self._last_seen = []
        for seat in self._seats.values():
            asked = {resource: await seat.asked(resource) for resource in WATCHED}
            self._last_seen.append(_lasting(asked))
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
        return _kind(self._chosen(user, nth))

    def _chosen(self, user: str, nth: int) -> Mapping[str, Any]:
        own = list(self._seats[user].told("interactions").values())
        interactions = own if own and nth < STRANGERS else self._interactions()
        return interactions[nth % len(interactions)] if interactions else {}

    def _served(self, user: str, kind: str, nth: int) -> Mapping[str, Any] | None:
        """One of the interactions of that kind which the agent serves now, for low numbers."""
        own = [
            each
            for each in self._seats[user].told("interactions").values()
            if each["status"] == "accepted" and _kind(each) == kind
        ]
        return own[nth % len(own)] if own and nth < STRANGERS else None

    async def _id_for(
        self, operation: Operation, user: str, nth: int, chosen: Mapping[str, Any]
    ) -> str | None:
        """What `{id}` stands for, which depends on the resource."""
        if operation.parts[0] == "supervisor_sessions":
            return _nth(await self._seats[user].asked(operation.parts[0]), nth)
        if "attachments" in operation.parts:
            holder = chosen.get("draft") if "draft" in operation.parts else chosen
            return _nth((holder or {}).get("attachments") or (), nth)
        return None

    # --- What makes a request worth asking ----------------------------------------------------

    async def serve_one(self, user: str, channel: Channel) -> None:
        """See to it that the agent serves something of that channel, a mail with a draft."""
        kind = channel.value
        if self._served(user, kind, 0) is None:
            await self.customer_comes(channel, 0)
            for contact_id in self._waiting():
                wish = {"channel_type": kind, "status": "picked", "contact_id": contact_id}
                await self.request(user, Operation("POST", "/interactions"), wish, 0)
            offer = {"status": "accepted"}
            await self.request(user, Operation("PUT", "/interactions/{chatid}"), offer, 0)
        mail = self._served(user, kind, 0)
        if mail is not None and channel is Channel.EMAIL and not mail.get("draft"):
            reply = {"draft": {"draft_type": "reply"}}
            await self.request(user, Operation("PUT", "/interactions/{emailid}"), reply, 0)

    async def supervise_one(self, user: str) -> None:
        """See to it that the supervisor supervises somebody."""
        if not await self._seats[user].asked("supervisor_sessions"):
            agent_id = next(each.id for each in self.site.agents.values() if each.username == "ana")
            wish = {"state": "monitoring", "agent": {"id": agent_id}}
            await self.request(user, Operation("POST", "/supervisor_sessions"), wish, 0)

    def _keys(self, user: str, nth: int, chosen: Mapping[str, Any]) -> dict[str, str]:
        """Ids for addresses and bodies: of things that exist. Low numbers mean this agent's own
        interactions, `STRANGERS` and above anybody's."""
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
            "<other queue>": _nth(self.site.queues, nth + 1),
            "<profile>": _nth(self.site.profiles, nth),
            "<question>": script.questions[0].id,
            "<contact>": _nth(self._waiting() if nth < STRANGERS else contacts, nth),
            "<colleague>": _nth(self.site.agents, nth),
            "<address>": f"{AGENTS[nth % len(AGENTS)]}@demo",
        }


def _kind(interaction: Mapping[str, Any]) -> str:
    wire_type = str(interaction.get("channel_type", ""))
    return Channel.TASK.value if wire_type == "user_defined" else wire_type


def _lasting(resource: Any) -> Any:
    """`resource` without what a refused request may change: who is typing ends by itself, and a
    draft that could not be delivered says why."""
    if not isinstance(resource, dict):
        return resource
    passing = "status" if "uniquekey" in resource else "delivery"
    return {key: _lasting(value) for key, value in resource.items() if key != passing}


def _differences(told: Any, there: Any, where: str) -> list[str]:
    """Where what was pushed is not what is there; more may have been pushed. Who is typing
    may end between the two."""
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
