"""Supervising colleagues: looking on, helping one of them, taking part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.errors import ContactProError
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.ids import AgentId, QueueId, SupervisionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.domain.service_actions import (
    BargeIn,
    EndSupervision,
    OpenGuidance,
    SetSupervision,
    Supervise,
)
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.store.store import Store


class SupervisingProblem(Enum):
    """Why something cannot be done as a supervisor now."""

    OFFLINE = "offline"
    NOT_SIGNED_IN = "not_signed_in"
    NOT_OFFERED = "not_offered"
    WAITING = "waiting"
    DENIED = "denied"
    ANSWERING = "answering"
    NO_QUEUE = "no_queue"
    NO_CHAT = "no_chat"
    OVER = "over"
    NOT_TAKEN = "not_taken"
    CAPABILITY = "capability"
    NO_RECORDING = "no_recording"
    NOT_HEARD = "not_heard"
    NOT_SHARED = "not_shared"


_MINE = (Supervise, SetSupervision, EndSupervision, OpenGuidance)


class Supervising:
    """Lives on the GUI thread and keeps nothing of its own: what is going on is in the store, for
    each session with a store of what its agent sees (`Store.supervised`)."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self._desk = desk

    @property
    def sessions(self) -> tuple[SupervisorSession, ...]:
        """Those in which this user supervises."""
        return tuple(each for each in self._store.supervision if each.is_mine)

    def session(self, session_id: SupervisionId | None) -> SupervisorSession | None:
        return next((each for each in self.sessions if each.id == session_id), None)

    def of_agent(self, agent_id: str) -> SupervisorSession | None:
        return next((each for each in self.sessions if each.agent_id == agent_id), None)

    def work(self, session_id: SupervisionId) -> tuple[Interaction, ...]:
        """What the agent of a session has in hand, guidance chats left out."""
        theirs = self._store.supervised.get(session_id)
        work = theirs.interactions.values() if theirs is not None else ()
        return tuple(each for each in work if each.supervision_id is None)

    def colleagues(
        self, text: str, done: Callable[[Sequence[TransferTarget] | ContactProError], None]
    ) -> None:
        """Look colleagues up, this user and queues left out."""

        def tell(found: Sequence[TransferTarget] | ContactProError) -> None:
            done(found if isinstance(found, ContactProError) else self._others(found))

        self._desk.search(text, tell)

    @property
    def problem(self) -> SupervisingProblem | None:
        """Why nobody can be supervised now."""
        if self._store.link is not Link.ONLINE:
            return SupervisingProblem.OFFLINE
        me = self._store.me
        if Service.SUPERVISION in self._store.missing_services or (me and me.supervises is False):
            return SupervisingProblem.NOT_OFFERED
        if any(isinstance(action, _MINE) for action in self._store.pending.values()):
            return SupervisingProblem.WAITING
        return None

    def mode_problem(
        self, session: SupervisorSession, mode: SupervisionMode, work: Interaction | None
    ) -> SupervisingProblem | None:
        """Why the supervisor cannot do `mode` now; `work` is the conversation looked at. What is
        written is read in every mode, so only calls are listened to; nobody takes part in what
        waits for no answer at once."""
        if self.problem is None and not session.allows(mode):
            return SupervisingProblem.DENIED
        if self.problem is None and mode is SupervisionMode.COACHING and self._queue is None:
            return SupervisingProblem.NO_QUEUE
        if self.problem is None and work is not None:
            return _channel_problem(mode, work.channel)
        return self.problem

    def begin(self, agent_id: str) -> None:
        """Look on at the work of a colleague; they are told."""
        if self.problem is None and self.of_agent(agent_id) is None:
            self._desk.ask(Supervise(AgentId(agent_id), SupervisionMode.MONITORING))

    def set_mode(
        self, session: SupervisorSession, mode: SupervisionMode, work: Interaction | None
    ) -> None:
        """Coaching opens the chat with the agent, too, unless there is one."""
        if self.mode_problem(session, mode, work) is not None:
            return
        if session.mode is not mode:
            self._desk.ask(SetSupervision(session.id, mode))
        if mode is SupervisionMode.COACHING:
            self._open_chat(session)

    def end(self, session: SupervisorSession) -> None:
        """Leave the colleague alone; the chat with them ends as well."""
        if self.problem is None:
            self._desk.ask(EndSupervision(session.id))

    def guidance(self, session: SupervisorSession) -> Interaction | None:
        """The chat between the two, while it runs or is about to."""
        work = self._store.interactions.values()
        mine = (each for each in work if each.supervision_id == session.id)
        return next((each for each in mine if each.is_under_way or each.is_offer), None)

    def speech_problem(
        self, session: SupervisorSession, spoken_to: Interaction | None
    ) -> SupervisingProblem | None:
        """Why nothing can be said in the session's mode; `spoken_to` is the conversation shown."""
        if self.problem is SupervisingProblem.WAITING or self.problem is None:
            return self._chat_problem(session, spoken_to)
        return self.problem

    def say(self, session: SupervisorSession, spoken_to: Interaction | None, text: str) -> None:
        """To the agent alone while coaching, to everybody in a chat after barging in."""
        text, guidance = text.strip(), self.guidance(session)
        if not text or self.speech_problem(session, spoken_to) is not None:
            return
        if session.mode is SupervisionMode.COACHING and guidance is not None:
            self._desk.send(guidance.id, text)
        elif session.mode is SupervisionMode.BARGE_IN and spoken_to is not None:
            self._desk.perform(BargeIn(session.id, spoken_to.id, text))

    def _chat_problem(
        self, session: SupervisorSession, spoken_to: Interaction | None
    ) -> SupervisingProblem | None:
        if session.mode is SupervisionMode.COACHING:
            guidance = self.guidance(session)
            if guidance is None:
                return SupervisingProblem.NO_CHAT
            return None if guidance.is_open else SupervisingProblem.ANSWERING
        if spoken_to is None or spoken_to.channel is not Channel.CHAT:
            return SupervisingProblem.NO_CHAT
        return None if spoken_to.is_open else SupervisingProblem.OVER

    def _open_chat(self, session: SupervisorSession) -> None:
        theirs = self._store.supervised.get(session.id)
        address = theirs.me.chat_address if theirs is not None and theirs.me is not None else ""
        if self.guidance(session) is None and address and self._queue is not None:
            self._desk.ask(OpenGuidance(session.id, address, self._queue))

    @property
    def _queue(self) -> QueueId | None:
        """The queue that a chat with an agent comes from: one that is served, if any is."""
        chats = [q for q in self._store.queues.values() if q.channel is Channel.CHAT]
        chosen = next((q for q in chats if q.serve), chats[0] if chats else None)
        return chosen.id if chosen is not None else None

    def _others(self, found: Sequence[TransferTarget]) -> list[TransferTarget]:
        me = self._store.me
        return [
            target
            for target in found
            if target.kind is TargetKind.AGENT and (me is None or target.id != me.id)
        ]


def _channel_problem(mode: SupervisionMode, channel: Channel) -> SupervisingProblem | None:
    if mode is SupervisionMode.SILENT_LISTENING and not channel.is_call:
        return SupervisingProblem.NOT_HEARD
    if mode is SupervisionMode.BARGE_IN and channel in (Channel.EMAIL, Channel.TASK):
        return SupervisingProblem.NOT_SHARED
    return None
