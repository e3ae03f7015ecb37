"""Agents and end users who talk over links that break all the time, and count what they hear.

Nothing of the client is in here: whoever is cut off comes back with the same session, subscribes,
takes the snapshot, and sends again, in order and under the same ids, what nobody has answered.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from contactpro_desktop.ecfs.paths import INTERACTIONS, PROPERTIES
from tests.faults.bare import BareSocket, Frame, reach
from tests.faults.ledger import Ledger

CUSTOMER, AGENT = "c", "a"

_WINDOW = 16
"""Messages on their way at a time, for each side of each conversation."""
_SOON = 0.01
_PATIENCE = 10.0


@dataclass(slots=True)
class Meter:
    """What all talkers together have been through; `back` are seconds from the loss of a link
    until everything was known again."""

    losses: int = 0
    back: list[float] = field(default_factory=list)
    events: int = 0
    _goal: int = 0
    _at_goal: asyncio.Event = field(default_factory=asyncio.Event)

    def count(self, events: int) -> None:
        self.events += events
        if self.events >= self._goal:
            self._at_goal.set()

    async def reaches(self, goal: int, patience: float) -> None:
        """Wait until so many events have come, but not for ever."""
        self._goal = goal
        self._at_goal.clear()
        self.count(0)
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await self._at_goal.wait()


@dataclass(slots=True, eq=False)
class Voice:
    """What one side says and hears in a conversation. Of its own messages each is sent until it is
    answered; `complete` once both sides have said `total` and all of it was heard here."""

    who: str
    uri: str
    total: int = 0
    ledger: Ledger = field(default_factory=Ledger)
    complete: asyncio.Event = field(default_factory=asyncio.Event)
    _next: int = 1
    _waiting: deque[int] = field(default_factory=deque)

    def due(self) -> Iterator[Frame]:
        """What may be sent now."""
        while self._next <= self.total and len(self._waiting) < _WINDOW:
            self._waiting.append(self._next)
            self._next += 1
            yield self._frame(self._waiting[-1])

    def again(self) -> list[Frame]:
        """What was sent and not answered."""
        return [self._frame(number) for number in self._waiting]

    def answered(self, number: int) -> None:
        if number in self._waiting:
            self._waiting.remove(number)

    def look(self) -> None:
        """See whether it is complete now."""
        said_all = self._next > self.total > 0 and not self._waiting
        if said_all and len(self.ledger.order) >= 2 * self.total:
            self.complete.set()

    def _frame(self, number: int) -> Frame:
        text = f"{self.who} {number}"
        return {
            "client_req_id": f"{self.uri[-32:]} {text}",
            "method": "POST",
            "uri": f"{self.uri}/transcript/messages",
            "body": {"message": text, "type": "text"},
            "idempotent": True,
        }


class Talker:
    """One signed-in session; `voices` are by interaction. `run` keeps it connected, whatever
    happens to its links."""

    def __init__(self, url: str, session: str, total: int, meter: Meter) -> None:
        self.voices: dict[str, Voice] = {}
        self.refused: list[Frame] = []
        self.total = total
        self._meter = meter
        self._url = url
        self._session = session
        self._socket: BareSocket | None = None
        self._subscribed = False
        self._lost_at = 0.0
        self._seen: set[str] = set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                async with asyncio.timeout(_PATIENCE):
                    socket = await reach(self._url, self._session, self._hear)
            except OSError:
                await asyncio.sleep(_SOON)
                continue
            self._socket, self._subscribed = socket, False
            self._seen.clear()
            self.request("SUBSCRIBE", INTERACTIONS, rid="subscribe")
            try:
                await asyncio.shield(socket.is_gone)
            finally:
                self._socket = None
                socket.transport.close()
            self._meter.losses += 1
            self._lost_at = self._lost_at or time.monotonic()

    def request(self, method: str, uri: str, body: Any = None, *, rid: str) -> None:
        """Ask once; what must happen is asked again when `came_back` is called."""
        frame = {"client_req_id": rid, "method": method, "uri": uri, "body": body}
        self._send(frame | {"idempotent": True})

    def came_back(self) -> None:
        """The snapshot is in: repeat what may not have arrived."""

    def changed(self, interaction_id: str, what: str, value: Any) -> None:
        """Something of an interaction is new: all of it (`what` is empty) or one leaf; or it is
        gone."""

    def _send(self, frame: Frame) -> None:
        if self._socket is not None:
            self._socket.send(frame)

    def _hear(self, frame: Frame) -> None:
        body = frame.get("body")
        if isinstance(body, dict) and "transactions" in body:
            for transaction in body["transactions"]:
                self._take(transaction)
        elif "client_req_id" in frame:
            self._answered(frame["client_req_id"], frame["status"])
        if self._subscribed:
            for voice in self.voices.values():
                for due in voice.due():
                    self._send(due)
                voice.look()

    def _answered(self, rid: str, status: int) -> None:
        if rid == "subscribe":
            self._synced()
            return
        key, _, rest = rid.partition(" ")
        author, _, number = rest.partition(" ")
        if key in self.voices and number:
            if status == 200:
                self.voices[key].answered(int(number))
            else:
                self.refused.append({"author": author, "number": number, "status": status})

    def _synced(self) -> None:
        self._subscribed = True
        if self._lost_at:
            self._meter.back.append(time.monotonic() - self._lost_at)
            self._lost_at = 0.0
        for gone in self.voices.keys() - self._seen:
            self.changed(gone, "gone", None)
        for voice in self.voices.values():
            for again in voice.again():
                self._send(again)
        self.came_back()

    def _take(self, transaction: Frame) -> None:
        parts = transaction["uri"].split("/")
        if parts[3] != "interactions" or len(parts) < 5:
            return
        value = transaction["subscribed_resource"]
        if parts[5:7] == ["transcript", "messages"] and transaction["method"] == "POST":
            self._message(parts[4], value)
        elif transaction["method"] == "DELETE" and len(parts) == 5:
            self.changed(parts[4], "gone", None)
        elif len(parts) == 5:
            self._whole(parts[4], value)
        elif len(parts) == 6:
            self.changed(parts[4], parts[5], value)

    def _message(self, interaction_id: str, message: Frame) -> None:
        voice = self.voices.get(interaction_id)
        if voice is not None and _is_said(message):
            voice.ledger.pushed(message["id"], message["message"])
            self._meter.count(1)

    def _whole(self, interaction_id: str, interaction: Frame) -> None:
        self._seen.add(interaction_id)
        self.changed(interaction_id, "", interaction)
        ledger = self.voices[interaction_id].ledger
        known = len(ledger.order)
        told = interaction["transcript"]["messages"]
        ledger.snapshot([(each["id"], each["message"]) for each in told if _is_said(each)])
        self._meter.count(len(ledger.order) - known)


class Customer(Talker):
    """Has one chat with the queue."""

    def __init__(self, url: str, session: str, total: int, meter: Meter, queue: str) -> None:
        super().__init__(url, session, total, meter)
        self._queue = queue
        self._leaving = False
        self.voice: asyncio.Future[Voice] = asyncio.get_running_loop().create_future()
        self.is_over = asyncio.Event()

    def came_back(self) -> None:
        if not self.voices:
            body = {"channel_type": "chat", "channel_sub_type": "text", "destination": self._queue}
            self.request("POST", INTERACTIONS, body, rid="open")
        elif self._leaving:
            self.leave()

    def changed(self, interaction_id: str, what: str, value: Any) -> None:
        if not what and interaction_id not in self.voices:
            uri = f"{INTERACTIONS}/{interaction_id}"
            self.voices[interaction_id] = Voice(CUSTOMER, uri, self.total)
            self.voice.set_result(self.voices[interaction_id])
        status = value["status"] if not what else value if what == "status" else None
        if status == "ended":
            self.is_over.set()

    def leave(self) -> None:
        self._leaving = True
        for voice in self.voices.values():
            self.request("PUT", voice.uri, {"status": "ended"}, rid="leave")


class Agent(Talker):
    """Takes whatever is offered, says as much as a customer, and finishes what is over.

    `on_taken` hears of each contact accepted.
    """

    def __init__(
        self,
        url: str,
        session: str,
        total: int,
        meter: Meter,
        on_taken: Callable[[str, Voice], None],
    ) -> None:
        super().__init__(url, session, total, meter)
        self._on_taken = on_taken
        self._contacts: dict[str, str] = {}
        self._statuses: dict[str, str] = {}

    def came_back(self) -> None:
        self.request("PUT", PROPERTIES, {"work_status": "ready"}, rid="ready")

    def changed(self, interaction_id: str, what: str, value: Any) -> None:
        if what == "gone":
            self.voices.pop(interaction_id, None)
            self._contacts.pop(interaction_id, None)
        elif not what:
            uri = f"{INTERACTIONS}/{interaction_id}"
            self.voices.setdefault(interaction_id, Voice(AGENT, uri))
            self._contacts[interaction_id] = value["contact_id"]
            self._react(interaction_id, value["status"])
        elif what == "status" and interaction_id in self.voices:
            self._react(interaction_id, value)

    def _react(self, interaction_id: str, status: str) -> None:
        voice = self.voices[interaction_id]
        if status == "incoming":
            self.request("PUT", voice.uri, {"status": "accepted"}, rid=f"{interaction_id} accept")
        elif status == "accepted" and not voice.total:
            voice.total = self.total
            self._on_taken(self._contacts[interaction_id], voice)
        elif status == "ended":
            self.request("PUT", voice.uri, {"status": "handled"}, rid=f"{interaction_id} finish")


def _is_said(message: Frame) -> bool:
    return message["type"] == "text" and not message["system_message"]
