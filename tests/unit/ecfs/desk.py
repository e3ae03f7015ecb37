"""A session machine on a table: time, the server's frames and what comes out, all by hand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import TypeVar

from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.events import ActionFinished, Event
from contactpro_desktop.domain.ids import RequestId
from contactpro_desktop.domain.outcome import Outcome
from contactpro_desktop.ecfs.envelope import (
    Answer,
    Json,
    Push,
    Request,
    SessionFrame,
    Transaction,
    decode_request,
    encode_answer,
    encode_push,
    encode_session,
)
from contactpro_desktop.ecfs.paths import (
    INTERACTIONS,
    PROPERTIES,
    QUEUES,
    SCRIPTS,
    STATISTICS_QUEUES,
    interaction_uri,
    message_uri,
    queue_uri,
    segments,
)
from contactpro_desktop.ecfs.server_clock import Moment
from contactpro_desktop.ecfs.session import SessionMachine

E = TypeVar("E", bound=Event)

ANA = "ana@demo"
SAM = "sam@web"
CHAT = "C" * 32
CONTACT = "D" * 32
VENTAS = "5" * 32
SOPORTE = "6" * 32
AVAILABLE = "1" * 32
MEETING = "2" * 32


def properties(**changed: Json) -> dict[str, Json]:
    profiles = [
        {"id": AVAILABLE, "name": "Available", "type": "presence", "settings": None},
        {"id": MEETING, "name": "Meeting", "type": "absence", "settings": {"duration": "1_HOUR"}},
    ]
    return {
        "id": "A" * 32,
        "username": "ana",
        "chat_address": ANA,
        "login_status": "logged_in",
        "work_status": "ready",
        "presence": AVAILABLE,
        "presence_profiles": profiles,
        "permissions": {"chat": True, "email": True, "ecf_phone": False},
        **changed,
    }


def queue(queue_id: str = VENTAS, **changed: Json) -> Transaction:
    resource = {"id": queue_id, "name": "Ventas", "type": "chat", "login_type": "auto_allocation"}
    return Transaction("POST", queue_uri(queue_id), {**resource, "serve": True, **changed})


def chat(interaction_id: str = CHAT, **changed: Json) -> Transaction:
    resource: dict[str, Json] = {
        "id": interaction_id,
        "contact_id": CONTACT,
        "channel_type": "chat",
        "status": "accepted",
        "originator": SAM,
        "from_queue": {"id": VENTAS, "name": "Ventas"},
        "participants": [
            {"uniquekey": SAM, "alias": "Sam", "status": None},
            {"uniquekey": ANA, "alias": "Ana", "status": None},
        ],
        "transcript": {"messages": []},
    }
    return Transaction("POST", interaction_uri(interaction_id), {**resource, **changed})


def said(text: str, by: str = SAM, number: int = 1, **changed: Json) -> Transaction:
    resource: dict[str, Json] = {
        "message": text,
        "originator": by,
        "timestamp": "17/06/2016 13:31:14 UTC+00:00",
        "type": "text",
        "system_message": False,
        "id": f"{number:032X}",
        **changed,
    }
    return Transaction("POST", message_uri(CHAT, f"{number:032X}"), resource)


def leaf(name: str, value: Json, interaction_id: str = CHAT) -> Transaction:
    return Transaction("PUT", f"{interaction_uri(interaction_id)}/{name}", value)


def gone(interaction_id: str = CHAT) -> Transaction:
    return Transaction("DELETE", interaction_uri(interaction_id))


class Desk:
    """`answers` says whether the server answers requests."""

    def __init__(self, *, answers: bool = True) -> None:
        numbers = count(1)
        self.machine = SessionMachine(lambda: f"{next(numbers):032X}")
        self.answers = answers
        self.now = Moment(1_000_000.0, 50.0)

    def advance(self, seconds: float) -> list[Event]:
        """Let time pass, and the machine know of it."""
        self.now = Moment(self.now.wall + seconds, self.now.monotonic + seconds)
        return self.machine.tick(self.now)

    def sent(self) -> list[Request]:
        return [decode_request(frame) for frame in self.machine.to_send()]

    def greet(self) -> list[Event]:
        frame = SessionFrame("E" * 32, "F" * 32)
        return self.machine.receive(encode_session(frame), self.now)

    def push(
        self, *transactions: Transaction, uri: str = "", reason: str = "", status: int = 200
    ) -> list[Event]:
        """One frame; its uri is that of the collection the first transaction belongs to."""
        if not uri and transactions:
            uri = "/" + "/".join(segments(transactions[0].uri)[:3])
        push = Push(uri, transactions, status=status, reason=reason)
        return self.machine.receive(encode_push(push), self.now)

    def answer(
        self,
        request: Request,
        status: int = 200,
        body: Json = None,
        *,
        reason: str = "",
        who: str = "",
    ) -> list[Event]:
        answer = Answer(request.client_req_id, status, body, reason=reason, who=who)
        return self.machine.receive(encode_answer(answer), self.now)

    def snapshot(
        self,
        request: Request,
        me: dict[str, Json],
        queues: Iterable[Transaction],
        interactions: Iterable[Transaction],
    ) -> list[Event]:
        """What a server says to one of the opening requests."""
        told: dict[str, Iterable[Transaction]] = {
            PROPERTIES: [Transaction("POST", PROPERTIES, me)],
            QUEUES: queues,
            INTERACTIONS: interactions,
            STATISTICS_QUEUES: [],
            SCRIPTS: [],
        }
        events = []
        if request.method == "SUBSCRIBE":
            events += self.push(*told.get(request.uri, ()), uri=request.uri)
        if self.answers:
            body: Json = [] if request.method == "GET" else None
            events += self.answer(request, body=body)
        return events

    def connect(
        self,
        *interactions: Transaction,
        me: dict[str, Json] | None = None,
        queues: Iterable[Transaction] = (),
    ) -> list[Event]:
        """Open a connection and bring it online."""
        events = [*self.machine.start(self.now), *self.greet()]
        for request in self.sent():
            events += self.snapshot(request, me or properties(), queues or [queue()], interactions)
        return events

    def perform(self, action: Action, request_id: str = "R1") -> list[Event]:
        return self.machine.perform(RequestId(request_id), action, self.now)


def outcomes(events: Iterable[Event]) -> list[tuple[str, Outcome]]:
    return [(e.request_id, e.outcome) for e in events if isinstance(e, ActionFinished)]


def only(events: Iterable[Event], kind: type[E]) -> list[E]:
    return [event for event in events if isinstance(event, kind)]
