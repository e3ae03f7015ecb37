"""The client's end of one session: frames in, domain events and frames out. No sockets, no clock.

A connection goes through these phases:

- IDLE: there is no connection.
- GREETING: the socket is open. The server's session frame is waited for, but a second at most:
  the published samples wait for it, no rule says that it must come.
- SYNCING: everything is subscribed. Snapshots come in and are told as they come, but what was
  there before the gap is not yet swept away, so nothing may be shown as current.
- ONLINE: own properties, queues and interactions are known. Actions are possible.
- ENDED: the server signed the agent out. Nothing comes after it.

Every connection begins with an empty model, so a gap leaves no trace: what the snapshot names is
there, all else is gone (mark and sweep). Nothing in the protocol marks the end of a snapshot. It
is taken as complete with the answer to its SUBSCRIBE; with its first push where a server does not
answer; or after a second without either, which then means that there is nothing. That second
begins when a ping is answered that was sent after the SUBSCRIBE: on a slow link silence means
nothing before that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum

from contactpro_desktop.domain.actions import Action, SetTyping
from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.events import (
    ActionFinished,
    ClockSynchronised,
    Event,
    InStep,
    Link,
    LinkChanged,
    ServicesChanged,
    SessionEnd,
    SessionEnded,
    SnapshotTaken,
    SupervisionChanged,
)
from contactpro_desktop.domain.ids import Instant, QueueId, RequestId, SupervisionId
from contactpro_desktop.domain.outcome import SUCCEEDED, Outcome, Refusal
from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.domain.queue import AllocationMode
from contactpro_desktop.ecfs.agent_model import AgentModel
from contactpro_desktop.ecfs.envelope import (
    Answer,
    Push,
    Request,
    ServerFrame,
    SessionFrame,
    Transaction,
    Unknown,
    decode_server_frame,
    encode_request,
)
from contactpro_desktop.ecfs.expectations import refused_beforehand
from contactpro_desktop.ecfs.lookups import Lookups
from contactpro_desktop.ecfs.mapping import request_for
from contactpro_desktop.ecfs.missed_offers import MissedOffers
from contactpro_desktop.ecfs.paths import LOGIN_STATUS, Path, segments, supervised_uris
from contactpro_desktop.ecfs.pending import PendingActions
from contactpro_desktop.ecfs.server_clock import Moment, ServerClock
from contactpro_desktop.ecfs.snapshots import Snapshots
from contactpro_desktop.ecfs.times import instant_of_milliseconds


class Phase(Enum):
    IDLE = "idle"
    GREETING = "greeting"
    SYNCING = "syncing"
    ONLINE = "online"
    ENDED = "ended"


class Signal(Enum):
    STARTED = "started"
    GREETED = "greeted"
    SYNCED = "synced"
    LOST = "lost"
    SIGNED_OUT = "signed_out"


TRANSITIONS: Mapping[tuple[Phase, Signal], Phase] = {
    (Phase.IDLE, Signal.STARTED): Phase.GREETING,
    (Phase.GREETING, Signal.GREETED): Phase.SYNCING,
    (Phase.SYNCING, Signal.SYNCED): Phase.ONLINE,
    (Phase.SYNCING, Signal.SIGNED_OUT): Phase.ENDED,
    (Phase.ONLINE, Signal.SIGNED_OUT): Phase.ENDED,
    (Phase.GREETING, Signal.LOST): Phase.IDLE,
    (Phase.SYNCING, Signal.LOST): Phase.IDLE,
    (Phase.ONLINE, Signal.LOST): Phase.IDLE,
}
"""A signal that is not listed for a phase changes nothing."""

_IN_STEP_EVERY = 1.0
_GREETING_LIMIT = 1.0
_SYNC_LIMIT = 10.0

_LOGIN_STATUS = segments(LOGIN_STATUS)


class SessionMachine:
    """Drives one session over any number of connections, one after the other.

    The owner passes the time in, sends what `to_send` gives after every call, and calls `tick`
    when `next_deadline` (monotonic seconds) has come. `new_id` makes ids for requests.
    """

    def __init__(self, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self._phase = Phase.IDLE
        self._phase_limit: float | None = None
        self._outbox: list[str] = []
        self._oddities: dict[str, bool] = {}
        self._in_step_told = self._in_step_at = float("-inf")
        self._clock = ServerClock()
        self._pending = PendingActions()
        self._absent: frozenset[Service] = frozenset()
        self._missing: frozenset[Service] = frozenset()
        self._begin()

    def _begin(self) -> None:
        self._model = AgentModel()
        self._missed = MissedOffers()
        self._snapshots: Snapshots | None = None
        self._swept = False
        self._lookups = Lookups(self._new_id)
        self._looked_at: set[SupervisionId] = set()

    @property
    def phase(self) -> Phase:
        return self._phase

    @property
    def pick_queues(self) -> frozenset[QueueId]:
        """The queues served whose work waits to be picked."""
        return frozenset(
            queue.id
            for queue in self._model.queues.values()
            if queue.serve and queue.mode is AllocationMode.HUNT_GROUP
        )

    @property
    def picklist_versions(self) -> Mapping[QueueId, int]:
        """By queue, a number that grows with each change of what waits in it, where told."""
        return self._model.picklist_versions

    @property
    def media_path(self) -> str:
        """Where files go, below the tenant's address; empty where that is not told."""
        return self._model.me.media_path if self._model.me else ""

    def stalled(self, now: Moment) -> bool:
        """Whether the server keeps silent about who the agent is: connect anew."""
        limit = self._phase_limit
        return self._phase is Phase.SYNCING and limit is not None and limit <= now.monotonic

    def start(self, now: Moment) -> list[Event]:
        """A socket was opened."""
        if self._signal(Signal.STARTED):
            self._begin()
            self._outbox.clear()
            self._clock.restart()
            self._in_step_at = float("-inf")
            self._phase_limit = now.monotonic + _GREETING_LIMIT
        return []

    def receive(self, frame: bytes | str, now: Moment) -> list[Event]:
        """One frame came in. A broken or unknown one changes nothing but `take_oddities`."""
        if self._phase in (Phase.IDLE, Phase.ENDED):
            return []
        try:
            decoded = decode_server_frame(frame)
        except ProtocolError as error:
            self._note(error.kind)
            return []
        if self._snapshots is not None:
            self._snapshots.heard_all()
        events = self._take_in(decoded, now)
        sent = self._sent_at(decoded)
        return [
            *self._witness(decoded, now),
            *events,
            *self._outcome(now),
            *(self._in_step(sent, now) if sent is not None else ()),
        ]

    def heard(self, now: Moment) -> None:
        """Something is coming in, be it only a part of a frame."""
        if self._snapshots is not None:
            self._snapshots.heard(now.monotonic)

    def answered_since(self, asked: Moment, now: Moment) -> list[Event]:
        """A ping that was sent at `asked` has been answered: whatever the server had sent by then
        has come in, too."""
        if self._snapshots is not None:
            self._snapshots.answered_since(asked.monotonic, now.monotonic)
        return list(self._in_step(self._clock.now(asked), now))

    @property
    def awaits_answer(self) -> bool:
        """Whether it would help to ping now."""
        return self._snapshots is not None and not self._snapshots.reached

    def perform(self, request_id: RequestId, action: Action, now: Moment) -> list[Event]:
        """Ask the server for `action`. Asking again while it is on its way changes nothing, nor
        does it where the transcript shows that it has happened."""
        if request_id in self._pending:
            return []
        if self._phase is Phase.ONLINE and self._pending.has_arrived(request_id):
            return [ActionFinished(request_id, SUCCEEDED)]
        refusal: Refusal | None = Refusal.DISCONNECTED
        if self._phase is Phase.ONLINE:
            refusal = refused_beforehand(action, self._model.me, self._pending)
        if refusal is not None:
            return [ActionFinished(request_id, Outcome(refusal))]
        self._send(request_for(action, request_id, own_key=self._model.own_key(action)))
        if isinstance(action, SetTyping):
            return [ActionFinished(request_id, SUCCEEDED)]
        self._pending.add(request_id, action, now.monotonic)
        return []

    def lacks(self, services: frozenset[Service]) -> list[Event]:
        """The tenant was found not to offer these, beside what it refuses on this connection."""
        self._absent = services
        return list(self._services_changed())

    def file_sent(self, request_id: RequestId, refusal: Refusal | None, now: Moment) -> list[Event]:
        """The content of an announced file has gone out, or why it has not."""
        finished = self._pending.file_sent(request_id, refusal, now.monotonic)
        self._take_back_files()
        return [*finished, *self._pending.observe(self._model, (), now.monotonic)]

    def cancel_file(self, request_id: RequestId) -> list[Event]:
        """The agent does not want a file to be sent any more."""
        finished = list[Event](self._pending.cancel(request_id))
        self._take_back_files()
        return finished

    def _take_back_files(self) -> None:
        """Files of mails whose content does not come: nothing could be sent with them."""
        for removal in self._pending.take_abandoned():
            self._send(request_for(removal, RequestId(self._new_id()), own_key=""))

    @property
    def has_frames(self) -> bool:
        """Whether `to_send` would give any."""
        return bool(self._outbox)

    def to_send(self) -> list[str]:
        """The frames to send now, in order; each is given once."""
        frames, self._outbox = self._outbox, []
        return frames

    def next_deadline(self) -> float | None:
        """When `tick` has something to do if nothing else happens before."""
        snapshots = self._snapshots
        deadlines = (
            self._phase_limit,
            snapshots.deadline if snapshots and not snapshots.complete else None,
            self._pending.next_deadline(),
            self._missed.next_deadline(),
        )
        return min((deadline for deadline in deadlines if deadline is not None), default=None)

    def tick(self, now: Moment) -> list[Event]:
        """Time has passed."""
        if self._phase is Phase.GREETING and (self._phase_limit or 0) <= now.monotonic:
            self._greeted(now)
        if self._snapshots is not None:
            self._snapshots.tick(now.monotonic)
        return [*self._pending.expired(now.monotonic), *self._outcome(now)]

    def lost(self, now: Moment) -> list[Event]:
        """The socket is closed."""
        self._phase_limit = None
        self._outbox.clear()
        self._begin()
        self._signal(Signal.LOST)
        return list(self._pending.lost())

    def take_oddities(self) -> list[str]:
        """Kinds of things the server sent that were not understood; each kind is given once."""
        fresh = [kind for kind, told in self._oddities.items() if not told]
        self._oddities.update(dict.fromkeys(fresh, True))
        return fresh

    def _signal(self, signal: Signal) -> bool:
        """Go where `signal` leads from here; False where it leads nowhere."""
        phase = TRANSITIONS.get((self._phase, signal))
        if phase is None:
            return False
        self._phase = phase
        self._phase_limit = None
        return True

    def _note(self, kind: str) -> None:
        self._oddities.setdefault(kind, False)

    def _send(self, request: Request) -> None:
        self._outbox.append(encode_request(request))

    def _witness(self, frame: ServerFrame, now: Moment) -> Iterable[Event]:
        if isinstance(frame, Unknown) or frame.server_time_ms is None:
            return
        offset = self._clock.witness(frame.server_time_ms, now)
        if offset is not None:
            yield ClockSynchronised(offset)

    def _sent_at(self, frame: ServerFrame) -> Instant | None:
        """When the server sent it, where it says so."""
        if isinstance(frame, Unknown) or frame.server_time_ms is None:
            return None
        return instant_of_milliseconds(frame.server_time_ms)

    def _in_step(self, at: Instant, now: Moment) -> Iterator[Event]:
        """Told once a second at most, and never of an earlier time than before."""
        told_lately = now.monotonic - self._in_step_told < _IN_STEP_EVERY
        if self._phase is Phase.ONLINE and at > self._in_step_at and not told_lately:
            self._in_step_told, self._in_step_at = now.monotonic, at
            yield InStep(at)

    def _take_in(self, frame: ServerFrame, now: Moment) -> list[Event]:
        if isinstance(frame, Push):
            return self._pushed(frame)
        if isinstance(frame, Answer):
            return self._answered(frame)
        if isinstance(frame, SessionFrame):
            self._greeted(now)
        else:
            self._note("unknown_frame")
        return []

    def _greeted(self, now: Moment) -> None:
        if self._signal(Signal.GREETED):
            self._phase_limit = now.monotonic + _SYNC_LIMIT
            self._snapshots = Snapshots(self._new_id, now.monotonic)
            for request in self._snapshots.requests:
                self._send(request)

    def _answered(self, answer: Answer) -> list[Event]:
        uri = self._snapshots.answered(answer) if self._snapshots else None
        uri = uri or self._lookups.answered(answer)
        if uri is None:
            return self._pending.answered(answer)
        if answer.status == 200 and answer.body is not None:
            self._apply(Transaction("POST", uri, answer.body))
        return []

    def _pushed(self, push: Push) -> list[Event]:
        if push.status != 200:
            self._note("push_status")
            return []
        if push.broken:
            self._note("broken_transaction")
        touched = [self._apply(transaction) for transaction in push.transactions]
        if not push.transactions:
            self._model.told_empty(push.uri)
        if self._snapshots is not None:
            self._snapshots.pushed(push, touched[0] if touched else None)
        answer = Answer(push.client_req_id, push.status)
        events = self._answered(answer) if push.client_req_id else []
        if _LOGIN_STATUS in touched and self._model.signed_out:
            events.extend(self._signed_out(push.reason))
        return events

    def _apply(self, transaction: Transaction) -> Path | None:
        try:
            return self._model.apply(transaction)
        except ProtocolError as error:
            self._note(error.kind)
            return None

    def _signed_out(self, reason: str) -> list[Event]:
        if not self._signal(Signal.SIGNED_OUT):
            return []
        try:
            end = SessionEnd(reason)
        except ValueError:
            end = SessionEnd.FORCED
        return [*self._pending.lost(), SessionEnded(end)]

    def _outcome(self, now: Moment) -> list[Event]:
        """What the changes taken in came to."""
        if self._phase is Phase.ENDED:
            return []
        me = self._model.me
        was_ready = me is not None and me.work_status is WorkStatus.READY
        events = self._model.events()
        self._look_at_supervised(events)
        for request in self._lookups.requests(events, self._model):
            self._send(request)
        if was_ready:
            self._missed.watch_work_status(events, self._pending, now.monotonic)
        self._missed.watch_offers(self._model.interactions.vanished, self._pending, now.monotonic)
        missed = self._missed.due(now.monotonic)
        finished = self._pending.observe(self._model, events, now.monotonic)
        self._take_back_files()
        return [*events, *missed, *finished, *self._sync_progress(now)]

    def _look_at_supervised(self, events: Iterable[Event]) -> None:
        """A session says nothing of its agent's work: that is subscribed apart (ECFS 22Q1)."""
        for event in events:
            if isinstance(event, SupervisionChanged):
                mine = {session.id for session in event.sessions if session.is_mine}
                for method, session_ids in (
                    ("SUBSCRIBE", mine - self._looked_at),
                    ("UNSUBSCRIBE", self._looked_at - mine),
                ):
                    for uri in (uri for each in session_ids for uri in supervised_uris(each)):
                        self._send(Request(self._new_id(), method, uri))
                self._looked_at = mine

    def _sync_progress(self, now: Moment) -> Iterable[Event]:
        snapshots = self._snapshots
        if snapshots is None or self._model.me is None:
            return
        if self._phase is Phase.SYNCING:
            self._phase_limit = None
        if snapshots.interactions_known and not self._swept:
            self._swept = True
            yield SnapshotTaken(self._model.interactions.ids, self._clock.now(now))
        yield from self._services_changed()
        if snapshots.complete and self._signal(Signal.SYNCED):
            yield LinkChanged(Link.ONLINE)

    def _services_changed(self) -> Iterator[ServicesChanged]:
        """Until everything is answered on a new connection, what was missing still is."""
        snapshots = self._snapshots
        settled = snapshots is not None and snapshots.answers_are_in
        missing = self._absent | self._lookups.missing
        missing |= snapshots.refused if snapshots is not None else frozenset()
        missing |= frozenset() if settled else self._missing
        if missing != self._missing:
            self._missing = missing
            yield ServicesChanged(missing)
