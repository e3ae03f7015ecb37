"""A server with a past, and the callers of its RI interfaces."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import httpx
from argon2 import PasswordHasher

from contactpro_desktop.domain.agent import ChangedBy, WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, InteractionId, QueueId
from contactpro_desktop.domain.script import Answer
from contactpro_desktop.localserver.config.api_users import ApiUserSpec, Right
from contactpro_desktop.localserver.router import commands
from contactpro_desktop.localserver.router.transcripts import AuthorKind, NewMessage
from contactpro_desktop.localserver.service import Service
from tests.localserver.edge.wire import agent, basic
from tests.support.server import demo_config, running_server

KEY = "key-of-the-tests"
_CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def program(name: str, *rights: Right, queues: frozenset[QueueId] | None = None) -> ApiUserSpec:
    """An API user whose password is its name with `pass-` before it."""
    hashed = _CHEAP.hash(f"pass-{name}")
    return ApiUserSpec(name, hashed, sha256(KEY.encode()).hexdigest(), frozenset(rights), queues)


@dataclass(frozen=True)
class Caller:
    """One caller of RI; paths begin below `RI/`."""

    base: str
    headers: Mapping[str, str]
    http: httpx.AsyncClient

    async def __call__(
        self, method: str, path: str, body: Any = None, **options: Any
    ) -> httpx.Response:
        headers = dict(self.headers) | options.pop("headers", {})
        url = f"{self.base}/{path}"
        return await self.http.request(method, url, headers=headers, json=body, **options)

    async def get(self, path: str, **params: Any) -> Any:
        """The JSON that GET answers."""
        response = await self("GET", path, params=params)
        assert response.status_code == 200, response.text
        return response.json()


@dataclass(frozen=True)
class Office:
    """`chat` was served by ana for Soporte, with a transcript and script answers; `sales` by bruno
    for Ventas; `waiting` is in Soporte's queue; `task` waits in Correo; `abandoned` nobody took."""

    service: Service
    http: httpx.AsyncClient
    chat: ContactId
    sales: ContactId
    waiting: ContactId
    abandoned: ContactId
    task: ContactId

    async def agent(self, name: str) -> Caller:
        tenant = self.service.tenant_url
        answer = await self.http.post(
            f"{tenant}/ecfs/authentication",
            headers={"Authorization": "ECFAUTH"},
            data={"Authorization": basic(name)},
        )
        self.http.cookies.clear()
        session = answer.cookies["JSESSIONID"]
        return Caller(f"{tenant}/ecfs/RI", {"Cookie": f"JSESSIONID={session}"}, self.http)

    def program(self, name: str = "all", *, password: str = "", key: str = KEY) -> Caller:
        secret = f"{name}:{password or f'pass-{name}'}"
        token = base64.b64encode(secret.encode()).decode()
        return Caller(
            f"{self.service.tenant_url}/RI",
            {"Authorization": f"Basic {token}", "x-api-key": key},
            self.http,
        )

    def agent_id(self, name: str) -> AgentId:
        return agent_id(self.service, name)

    def queue_id(self, name: str) -> QueueId:
        return queue_id(self.service, name)


def agent_id(service: Service, name: str) -> AgentId:
    agents = service.engine.state.site.agents.values()
    return next(spec.id for spec in agents if spec.username == name)


def queue_id(service: Service, name: str) -> QueueId:
    queues = service.engine.state.site.queues.values()
    return next(spec.id for spec in queues if spec.name == name)


@asynccontextmanager
async def open_office() -> AsyncIterator[Office]:
    config = demo_config()
    soporte = next(each.id for each in config.site.queues.values() if each.name == "Soporte")
    users = (
        program("all", *Right),
        program("none"),
        program("soporte", *Right, queues=frozenset({soporte})),
    )
    async with (
        running_server(replace(config, api_users=users)) as service,
        agent(service.tenant_url, "ana"),
        agent(service.tenant_url, "bruno"),
        httpx.AsyncClient() as http,
    ):
        yield await _with_past(service, http)


async def _with_past(service: Service, http: httpx.AsyncClient) -> Office:
    execute = service.engine.execute
    chat = await _opened(service, "Soporte", "marta@example.org", "Marta Ruiz")
    leg = await _picked(service, "ana", chat)
    await _say(service, chat, "No puedo entrar", AuthorKind.CUSTOMER)
    await _say(service, chat, "Le ayudo ahora mismo", AuthorKind.AGENT, leg)
    await execute(commands.EndLeg(agent_id(service, "ana"), leg))
    await _classify(service, leg)
    await execute(commands.HandleLeg(agent_id(service, "ana"), leg))
    sales = await _served_by_bruno(service)
    abandoned = await _opened(service, "Soporte", "luis@example.org", "Luis Soto")
    await execute(commands.CustomerLeaves(abandoned))
    waiting = await _opened(service, "Soporte", "marta@example.org", "Marta Ruiz")
    task = await _opened(service, "Correo", "eva@example.org", "Eva", Channel.TASK)
    return Office(service, http, chat, sales, waiting, abandoned, task)


async def _opened(
    service: Service, queue: str, key: str, name: str, channel: Channel = Channel.CHAT
) -> ContactId:
    data = {"numeroCliente": "4711"}
    opened = commands.OpenContact(
        queue_id(service, queue), channel, key, name, title="Consulta", attached_data=data
    )
    return ContactId(str((await service.engine.execute(opened)).created))


async def _picked(service: Service, name: str, contact: ContactId) -> InteractionId:
    await service.engine.execute(commands.PickContact(agent_id(service, name), contact))
    legs = service.engine.state.legs_in(contact)
    return legs[-1].id


async def _served_by_bruno(service: Service) -> ContactId:
    execute, bruno = service.engine.execute, agent_id(service, "bruno")
    sales = await _opened(service, "Ventas", "paul@example.org", "Paul")
    ready = commands.ChangeWorkStatus(bruno, WorkStatus.READY, ChangedBy.SELF)
    await execute(ready)
    [leg] = service.engine.state.legs_in(sales)
    await execute(commands.Accept(bruno, leg.id))
    return sales


async def _say(
    service: Service,
    contact: ContactId,
    text: str,
    author: AuthorKind,
    leg: InteractionId | None = None,
) -> None:
    originator = "ana@demo" if leg else "marta@example.org"
    await service.engine.post_message(
        NewMessage(contact, text, author, originator, leg_id=leg, display_name=originator)
    )


async def _classify(service: Service, leg: InteractionId) -> None:
    site = service.engine.state.site
    script = next(each for each in site.scripts.values() if each.name == "Soporte")
    first = script.questions[0]
    answers = {first.id: Answer((first.options[2].id,), "")}
    saved = commands.SaveAnswers(agent_id(service, "ana"), leg, answers)
    await service.engine.execute(saved)
