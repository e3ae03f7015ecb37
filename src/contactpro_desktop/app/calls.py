"""What the agent does to calls: dial, hold, mute, record, and a campaign's previews."""

import re
from collections.abc import Mapping, Sequence
from enum import Enum

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.actions import (
    AnswerPreview,
    Dial,
    SetCallResult,
    SetCallState,
    SetCustomerAttributes,
    SetRecording,
)
from contactpro_desktop.domain.call import CallState, call_state, is_placed, is_preview
from contactpro_desktop.domain.campaign import CallResult, PreviewAnswer
from contactpro_desktop.domain.channel import Capability
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.transfer import TransferTarget
from contactpro_desktop.store.changes import ActionEnded, Change, InteractionAdded
from contactpro_desktop.store.store import Store

_BETWEEN_DIGITS = re.compile(r"[\s().\-/]")
_NUMBER = re.compile(r"\+?[0-9*#]{1,32}")


class DialRefusal(Enum):
    """Why no call can be made now."""

    OFFLINE = "offline"
    NO_RIGHT = "no_right"
    OFFERED = "offered"
    WAITING = "waiting"


def dialled_number(text: str) -> str:
    """`text` as a number to dial; empty when it is none."""
    number = _BETWEEN_DIGITS.sub("", text)
    return number if _NUMBER.fullmatch(number) else ""


class Calls:
    """Lives on the GUI thread. A call that was made, or whose preview came, is opened."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self._desk = desk
        store.listen(self._on_changes)

    def hold(self, interaction_id: InteractionId) -> None:
        """Put the call on hold, or take it up again."""
        self._toggle(interaction_id, CallState.ON_HOLD)

    def mute(self, interaction_id: InteractionId) -> None:
        """Mark the call as muted, or as heard again; the voice itself is not here."""
        self._toggle(interaction_id, CallState.MUTED)

    def record(self, interaction_id: InteractionId, recording: bool) -> None:
        """Ask before, where the customer has not consented: the server will not."""
        self._desk.ask(SetRecording(interaction_id, recording))

    def dial(self, number: str) -> None:
        """Call `number`, as people write it; nothing happens while no call can be made."""
        self._place(dialled_number(number))

    def call(self, target: TransferTarget) -> None:
        """Call somebody of the directory, or a queue, whose number may be any word."""
        self._place(dialled_number(target.number) or target.number)

    def _place(self, number: str) -> None:
        if number and self.dial_refusal() is None:
            self._desk.ask(Dial(number, frozenset(self._store.interactions)))

    def dial_refusal(self) -> DialRefusal | None:
        """Why no call can be made now; the button shows it."""
        me = self._store.me
        if me is None or self._store.link is not Link.ONLINE:
            return DialRefusal.OFFLINE
        if Capability.PHONE not in me.capabilities:
            return DialRefusal.NO_RIGHT
        if any(
            each.is_offer and each.channel.is_call for each in self._store.interactions.values()
        ):
            return DialRefusal.OFFERED
        waiting = any(isinstance(action, Dial) for action in self._store.pending.values())
        return DialRefusal.WAITING if waiting else None

    def answer_preview(
        self, interaction_id: InteractionId, answer: PreviewAnswer, number: str = ""
    ) -> None:
        """Call a campaign's customer, or leave the contact to somebody else or to later."""
        self._desk.ask(AnswerPreview(interaction_id, answer, dialled_number(number)))

    def set_result(
        self,
        interaction_id: InteractionId,
        result: CallResult,
        *,
        classifier: str = "",
        redial_in: int | None = None,
        remarks: str = "",
    ) -> None:
        """Say what a campaign's call came to; `redial_in` in seconds."""
        self._desk.ask(
            SetCallResult(interaction_id, result, classifier, redial_in=redial_in, remarks=remarks)
        )

    def change_customer(self, interaction_id: InteractionId, attributes: Mapping[str, str]) -> None:
        """Correct what a campaign knows of its customer."""
        self._desk.ask(SetCustomerAttributes(interaction_id, attributes))

    def _toggle(self, interaction_id: InteractionId, state: CallState) -> None:
        interaction = self._store.interactions[interaction_id]
        back = call_state(interaction) is state
        self._desk.ask(SetCallState(interaction_id, CallState.CONNECTED if back else state))

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, ActionEnded) and isinstance(change.action, Dial):
                self._show_placed(change, change.action)
            elif isinstance(change, InteractionAdded) and is_preview(change.interaction):
                self._store.show(change.interaction.id)

    def _show_placed(self, ended: ActionEnded, dial: Dial) -> None:
        fresh = (i for i in self._store.interactions.values() if i.id not in dial.known)
        placed = next((i for i in fresh if is_placed(i, dial.number)), None)
        if ended.outcome.succeeded and placed is not None:
            self._store.show(placed.id)
