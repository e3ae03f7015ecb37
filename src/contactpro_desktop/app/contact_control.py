"""What a supervisor does to the conversations of a supervised agent: end, take over, record."""

from __future__ import annotations

from enum import Enum

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.supervision import Supervising, SupervisingProblem
from contactpro_desktop.domain.actions import (
    ControlContact,
    EndInteraction,
    SetRecording,
    Transfer,
)
from contactpro_desktop.domain.agent import RecordingRight
from contactpro_desktop.domain.call import CallRefusal, call_state, is_preview, transfer_blocked
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.supervision import SupervisorSession
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget, transfer_refusal
from contactpro_desktop.store.store import Store


class Control(Enum):
    """By the words with which an agent denies them (ECFS 22Q1, /properties/supervising)."""

    END = "hangup"
    TAKE_OVER = "intercept"
    RECORD = "record"


ControlProblem = SupervisingProblem | CallRefusal
"""Why something cannot be done to a conversation now."""


class ContactControl:
    """Lives on the GUI thread. What an agent denies is heeded here: the server leaves that to the
    client (ECFS 22Q1, /properties/supervising). One thing at a time for each conversation."""

    def __init__(self, store: Store, desk: Desk, supervising: Supervising) -> None:
        self._store = store
        self._desk = desk
        self._supervising = supervising

    def problem(
        self, session: SupervisorSession, work: Interaction, control: Control
    ) -> ControlProblem | None:
        """Why the supervisor cannot do this to a conversation of the session's agent now."""
        barred = self._supervising.problem
        if barred not in (None, SupervisingProblem.WAITING):
            return barred
        if self._is_denied(session, control):
            return SupervisingProblem.DENIED
        if self._is_waiting(session, work):
            return SupervisingProblem.WAITING
        if work.is_offer:
            return SupervisingProblem.NOT_TAKEN
        if not work.is_open:
            return SupervisingProblem.OVER
        if work.channel is Channel.EXTERNAL:
            return CallRefusal.EXTERNAL
        if control is Control.END:
            return CallRefusal.NOT_CONNECTED if is_preview(work) else None
        if control is Control.TAKE_OVER:
            return self._take_over_problem(session, work)
        return self._record_problem(session, work)

    def end(self, session: SupervisorSession, work: Interaction) -> None:
        """End the conversation with the end user; its agent goes to the wrap-up."""
        if self.problem(session, work, Control.END) is None:
            self._desk.ask(ControlContact(session.id, EndInteraction(work.id)))

    def take_over(self, session: SupervisorSession, work: Interaction) -> None:
        """Have it offered to the user; its agent goes to the wrap-up."""
        if self.problem(session, work, Control.TAKE_OVER) is None:
            to_me = Transfer(work.id, work.channel, self._myself())
            self._desk.ask(ControlContact(session.id, to_me))

    def record(self, session: SupervisorSession, work: Interaction) -> None:
        """Start or stop the recording. Ask before, where the customer has not consented: the
        server will not."""
        if self.problem(session, work, Control.RECORD) is None:
            self._desk.ask(ControlContact(session.id, SetRecording(work.id, not work.recording)))

    def _is_denied(self, session: SupervisorSession, control: Control) -> bool:
        theirs = self._store.supervised.get(session.id)
        denied = theirs.preferences.denied if theirs is not None else frozenset()
        return not session.controls_contacts or not denied.isdisjoint(
            ("supervising", control.value)
        )

    def _is_waiting(self, session: SupervisorSession, work: Interaction) -> bool:
        return any(
            isinstance(action, ControlContact)
            and (action.session_id, action.action.interaction_id) == (session.id, work.id)
            for action in self._store.pending.values()
        )

    def _take_over_problem(
        self, session: SupervisorSession, work: Interaction
    ) -> ControlProblem | None:
        lacks = transfer_refusal(self._myself(), work.channel, my_id=session.agent_id or "")
        return SupervisingProblem.CAPABILITY if lacks is not None else transfer_blocked(work)

    def _record_problem(
        self, session: SupervisorSession, work: Interaction
    ) -> ControlProblem | None:
        """The right is the agent's; which of their clients handles the call does not matter."""
        theirs = self._store.supervised.get(session.id)
        agent = theirs.me if theirs is not None else None
        if agent is not None and agent.recording is not RecordingRight.ENABLED:
            return SupervisingProblem.NO_RECORDING
        return None if call_state(work).is_talking else CallRefusal.NOT_CONNECTED

    def _myself(self) -> TransferTarget:
        me = self._store.me
        if me is None:
            return TransferTarget(TargetKind.AGENT, "", "")
        return TransferTarget(
            TargetKind.AGENT,
            me.id,
            me.display_name,
            me.chat_address,
            me.extension,
            capabilities=me.capabilities,
        )
