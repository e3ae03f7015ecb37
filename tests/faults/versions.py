"""F17: the other side is of another version. Golden transcripts of a chat are replayed as an older
server would have told them (without what was added since) and as a newer one would (with keys
and frames that nobody knows yet): the client comes to the same picture. The server grants
the requests of older and newer clients alike."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from contactpro_desktop.domain.events import (
    Event,
    InteractionChanged,
    MeChanged,
    MessagesReceived,
)
from contactpro_desktop.ecfs.paths import INTERACTIONS, PROPERTIES
from contactpro_desktop.ecfs.server_clock import Moment
from contactpro_desktop.ecfs.session import Phase, SessionMachine
from tests.faults.recorded import Recorded, record
from tests.faults.result import Row, row
from tests.localserver.edge.wire import agent
from tests.support.server import running_server

RUNS = {"small": 20, "full": 2_000}

_ADDED = frozenset({
    "server_time_ms", "who", "reason", "work_status_since_ms", "work_status_changed_by",
    "presence_since_ms", "presence_ends_ms", "presence_changed_by", "chat_limit", "queued_at_ms",
    "offer_deadline_ms", "accepted_at_ms", "ended_at_ms", "wrapup_limit_s", "end_reason",
    "customer_name", "timestamp_ms", "author_kind", "display_name", "picklist_version",
    "mandatory", "supervisor", "internal", "far_end", "answered_at_ms", "answered_with",
})  # fmt: skip
"""What our server adds to the published model (docs/protocol.md, Additions)."""
_NEW_FRAMES = (
    {"hello": "there", "version": 2},
    {"uri": "/users/me/holograms", "status": 200, "body": {"transactions": [
        {"method": "POST", "uri": "/users/me/holograms/1", "subscribed_resource": {"id": "1"}},
        {"method": "PATCH", "uri": "/users/me/properties", "subscribed_resource": {}},
    ]}},
    {"client_req_id": "of nobody", "status": 299, "body": None},
)  # fmt: skip

Vary = Callable[[object, Random], object]


@dataclass(frozen=True, slots=True)
class Picture:
    """What the client knows in the end."""

    online: bool
    agent: str
    statuses: tuple[str, ...]
    texts: tuple[str, ...]


def run(seed: int, scale: str) -> list[Row]:
    recorded = asyncio.run(record())
    truth = _replayed(recorded.to_client)
    wrong: list[str] = [] if truth.online and truth.texts else [f"the recording is {truth}"]
    chance = Random(seed)
    for number in range(RUNS[scale]):
        older = number % 2 == 0
        picture = _replayed(_varied(recorded.to_client, _older if older else _newer, chance))
        if picture != truth:
            wrong.append(f"run {number} ({'older' if older else 'newer'} server): {picture}")
    wrong += asyncio.run(_clients_of_other_versions(recorded))
    return [
        row(
            "F17 other versions of the protocol",
            RUNS[scale] + len(recorded.to_server) * 2,
            ok=not wrong,
            limit="the same picture, and every request granted as before",
            proof="; ".join(wrong[:3]) or "older and newer servers and clients",
            seed=seed,
        )
    ]


def _replayed(frames: Sequence[str]) -> Picture:
    numbers = iter(range(10**9))
    machine = SessionMachine(lambda: f"{next(numbers):032X}")
    events: list[Event] = machine.start(Moment(1_800_000_000.0, 0.0))
    for number, frame in enumerate(frames):
        events += machine.receive(frame, Moment(1_800_000_000.0, number / 100))
    events += machine.tick(Moment(1_800_000_010.0, 10.0))
    names = [event.me.username for event in events if isinstance(event, MeChanged)]
    statuses = [e.interaction.status.value for e in events if isinstance(e, InteractionChanged)]
    told = [e for e in events if isinstance(e, MessagesReceived)]
    texts = [message.text for event in told for message in event.messages]
    online = machine.phase is Phase.ONLINE
    return Picture(online, names[-1] if names else "", tuple(dict.fromkeys(statuses)), tuple(texts))


def _varied(frames: Sequence[str], vary: Vary, chance: Random) -> list[str]:
    varied = [json.dumps(vary(json.loads(frame), chance)) for frame in frames]
    if vary is _newer:
        for new in _NEW_FRAMES:
            varied.insert(chance.randrange(1, len(varied)), json.dumps(new))
    return varied


def _older(value: object, chance: Random) -> object:
    """Without some of what was added: a version on the way, or before all of it."""
    dropped = {key for key in _ADDED if chance.random() < 0.7}
    return _without(value, dropped)


def _without(value: object, keys: set[str]) -> object:
    if isinstance(value, dict):
        return {key: _without(below, keys) for key, below in value.items() if key not in keys}
    if isinstance(value, list):
        return [_without(below, keys) for below in value]
    return value


def _newer(value: object, chance: Random) -> object:
    """With more in every object than there is today."""
    if isinstance(value, list):
        return [_newer(below, chance) for below in value]
    if not isinstance(value, dict):
        return value
    more = {f"x_{chance.randrange(1000)}": chance.choice([None, 1, "new", [1], {"id": "1"}])}
    order = [*more.items(), *((key, _newer(below, chance)) for key, below in value.items())]
    return dict(order)


async def _clients_of_other_versions(recorded: Recorded) -> list[str]:
    """Requests with keys left out that a client may leave out, and with keys nobody knows."""
    wrong = []
    async with running_server() as service, agent(service.tenant_url, "bruno") as bruno:
        for number, text in enumerate(recorded.to_server):
            request = json.loads(text)
            if request["method"] not in ("SUBSCRIBE", "GET"):
                continue
            for version in ("older", "newer"):
                asked = {"method": request["method"], "uri": request["uri"]}
                extra = {"version": 2, "trace": {"id": [1]}} if version == "newer" else {}
                rid = f"{version} {number}"
                await bruno.send(asked | {"client_req_id": rid} | extra)
                status = (await bruno.answer(rid))["status"]
                wrong += [] if status == 200 else [f"{version} client: {asked} {status}"]
        changed = {"work_status": "ready", "mood": {"new": True}}
        status = (await bruno.request("PUT", PROPERTIES, changed))["status"]
        wrong += [] if status == 200 else [f"newer client: ready {status}"]
        unknown = await bruno.request("LEVITATE", INTERACTIONS)
        wrong += [] if unknown["status"] == 405 else [f"unknown method: {unknown['status']}"]
    return wrong
