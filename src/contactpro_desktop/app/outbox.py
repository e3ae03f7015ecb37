"""Nothing that was asked is lost or done twice: kept until it is settled, repeated after a gap.

The outbox stands between the desk and the network, both ways. What is asked is on disk before it
goes out, and so before anybody sees that it was asked. What a lost connection leaves open is
repeated under its first id as soon as there is a connection again, after a restart of the program
too; a server that remembers ids (`Agent.outcomes_kept`) answers with the first outcome. Of one
that does not, the transcript is asked first; where nobody can know, the agent is told so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from contactpro_desktop.app.after_gap import AfterGap
from contactpro_desktop.app.notices import NoticeBoard
from contactpro_desktop.app.outgoing import MESSAGES
from contactpro_desktop.app.ports import AssignmentPort, Credentials
from contactpro_desktop.app.waiting import Waiting
from contactpro_desktop.domain.actions import Action, FileAction
from contactpro_desktop.domain.errors import ContactProError
from contactpro_desktop.domain.events import (
    ActionFinished,
    Event,
    Link,
    LinkChanged,
    SessionEnd,
    SessionEnded,
)
from contactpro_desktop.domain.ids import AttachmentId, RequestId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.outcome import SUCCEEDED, Refusal
from contactpro_desktop.domain.repeating import Repeating, repeating
from contactpro_desktop.domain.service_actions import BargeIn
from contactpro_desktop.domain.transfer import TransferTarget
from contactpro_desktop.store.disk import Disk
from contactpro_desktop.store.drafts import Drafts
from contactpro_desktop.store.store import Store
from contactpro_desktop.store.unsettled import Entry, Unsettled

_PASSING = (Refusal.DISCONNECTED, Refusal.NO_CONFIRMATION)


class Outbox:
    """An `AssignmentPort` that keeps what passes through it. Lives on the GUI thread.

    What the network tells goes to `receive` instead of the store. Whoever owns it calls `look`
    once a second.
    """

    def __init__(
        self,
        store: Store,
        assignment: AssignmentPort,
        unsettled: Unsettled,
        waiting: Waiting,
    ) -> None:
        self._store = store
        self._assignment = assignment
        self._unsettled = unsettled
        self._waiting = waiting
        self._after_gap = AfterGap(store, waiting, self._repeat)

    # On the way out

    def perform(self, request_id: RequestId, action: Action) -> None:
        """Nothing overtakes what waits: until the store is in step what is kept only joins it. A
        file goes by a way of its own, which tells at once."""
        kept = repeating(action) is not Repeating.NEVER
        goes = self._waiting.in_step or not kept or isinstance(action, FileAction)
        if kept:
            self._keep(request_id, action, tried=goes)
        if goes:
            self._waiting.away.add(request_id)
            self._assignment.perform(request_id, action)

    def cancel_file(self, request_id: RequestId) -> None:
        if request_id not in self._waiting.away:
            self._unsettled.remove(request_id)
        self._assignment.cancel_file(request_id)

    def sign_in(
        self,
        credentials: Credentials,
        *,
        take_over: bool,
        done: Callable[[ContactProError | None], None],
    ) -> None:
        def finished(error: ContactProError | None) -> None:
            if error is None:
                tenant = credentials.tenant.rstrip("/")
                self._waiting.account = f"{credentials.user.casefold()} {tenant}"
            done(error)

        self._assignment.sign_in(credentials, take_over=take_over, done=finished)

    def search(
        self, text: str, done: Callable[[Sequence[TransferTarget] | ContactProError], None]
    ) -> None:
        self._assignment.search(text, done)

    def fetch(
        self, attachment: AttachmentId, done: Callable[[bytes | ContactProError], None]
    ) -> None:
        self._assignment.fetch(attachment, done)

    def save(
        self,
        attachment: AttachmentId,
        target: Path,
        done: Callable[[ContactProError | None], None],
    ) -> None:
        self._assignment.save(attachment, target, done)

    def retry_now(self) -> None:
        self._assignment.retry_now()

    def sign_out(self, done: Callable[[], None]) -> None:
        self._assignment.sign_out(done)

    def stop(self) -> None:
        self._assignment.stop()

    def _keep(self, request_id: RequestId, action: Action, *, tried: bool) -> None:
        """What is asked once more is the same entry, in its old place."""
        entry = self._unsettled.get(request_id) or self._new_entry(request_id, action)
        self._waiting.fresh.add(request_id)
        self._unsettled.put(replace(entry, tried=entry.tried or tried, failure=""))

    def _new_entry(self, request_id: RequestId, action: Action) -> Entry:
        interaction = self._about(action)
        return Entry(
            request_id,
            self._waiting.account,
            action,
            self._store.now(),
            interaction.contact_id if interaction else None,
            interaction.display_name if interaction else "",
            tried=False,
        )

    def _about(self, action: Action) -> Interaction | None:
        """The conversation that an action is about, be it a supervised one."""
        store = self._store
        if isinstance(action, BargeIn):
            store = store.supervised.get(action.session_id, store)
        interaction_id = getattr(action, "interaction_id", None)
        return store.interactions.get(interaction_id) if interaction_id else None

    def _repeat(self, entry: Entry) -> None:
        self.perform(entry.request_id, entry.action)
        self._waiting.begin(entry)

    # On the way in

    def receive(self, events: Sequence[Event]) -> None:
        """Pass on what the network tells, but for losses that are to be made good."""
        if any(isinstance(event, LinkChanged) for event in events):
            self._waiting.in_step = False
        self._store.apply([each for each in map(self._passed, events) if each is not None])
        for event in events:
            if event == LinkChanged(Link.ONLINE):
                self._waiting.in_step = True
                self._after_gap.take_up_all()
            elif isinstance(event, SessionEnded):
                self._on_end(event.reason)

    def look(self) -> None:
        """A second has passed."""
        self._unsettled.flush()
        self._after_gap.look()

    def _passed(self, event: Event) -> Event | None:
        return self._settled(event) if isinstance(event, ActionFinished) else event

    def _settled(self, finished: ActionFinished) -> ActionFinished | None:
        """What the agent is to be told; None where it is repeated instead."""
        request_id, refusal = finished.request_id, finished.outcome.refusal
        self._waiting.away.discard(request_id)
        entry = self._unsettled.get(request_id)
        if entry is None:
            return finished
        if refusal is None or self._waiting.has_arrived(entry):
            self._unsettled.remove(request_id)
            return finished if refusal is None else ActionFinished(request_id, SUCCEEDED)
        is_file = isinstance(entry.action, FileAction)
        if refusal is Refusal.DISCONNECTED and not is_file:
            return None
        if refusal not in _PASSING or not (is_file or isinstance(entry.action, MESSAGES)):
            self._waiting.end(entry, refusal)
        return finished

    def _on_end(self, reason: SessionEnd) -> None:
        """Signing out is meant: moments are over then, and a shared computer keeps nothing of
        whoever was there before."""
        self._after_gap.stop()
        self._waiting.forget_session()
        if reason is SessionEnd.SIGNED_OUT:
            own = self._unsettled.of(self._waiting.account)
            soon = [each for each in own if repeating(each.action) is Repeating.SOON]
            self._unsettled.remove(*[each.request_id for each in soon])
            self._unsettled.remove_others(self._waiting.account)


def make_outbox(
    store: Store, assignment: AssignmentPort, disk: Disk, drafts: Drafts, board: NoticeBoard
) -> Outbox:
    """An outbox with what an earlier run of the program left in it."""
    unsettled = Unsettled(disk)
    return Outbox(store, assignment, unsettled, Waiting(store, unsettled, drafts, board))
