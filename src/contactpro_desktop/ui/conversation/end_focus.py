"""Where the keyboard goes on when the open conversation ends."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtWidgets import QWidget

from contactpro_desktop.domain.actions import EndInteraction, Transfer
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import Section
from contactpro_desktop.store.changes import ActionEnded, Change, InteractionUpdated
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.widgets.text_input import takes_text

_ENDS = (EndInteraction, Transfer)


class Next(Enum):
    """WORK is what the wrap-up bar asks for; TALK the conversation itself, where stray keys do
    nothing."""

    STAYS = "stays"
    WORK = "work"
    TALK = "talk"


def next_focus(store: Store, pane: QWidget, batch: Sequence[Change]) -> Next:
    """Asked before the pane shows `batch`: afterwards what has the focus may be hidden.

    Whoever types elsewhere goes on typing there. Whoever types in a conversation that somebody
    else ends types into nothing: the keys that are on their way must not answer a question.
    """
    current = store.current
    if current is None or not any(_begins_wrap_up(change, current) for change in batch):
        return Next.STAYS
    focused: QWidget | None = pane.window().focusWidget()
    here = focused is None or pane.isAncestorOf(focused)
    own = _is_asked_for(store, batch, current)
    typing = takes_text(focused)
    if not here and (typing or not own):
        return Next.STAYS
    if typing and not own:
        return Next.TALK
    # What a campaign's call came to is said in the call's own place, before it is finished.
    return Next.TALK if store.interactions[current].campaign is not None else Next.WORK


def _begins_wrap_up(change: Change, current: InteractionId) -> bool:
    return (
        isinstance(change, InteractionUpdated)
        and change.interaction.id == current
        and change.before.section is not Section.WRAP_UP
        and change.interaction.section is Section.WRAP_UP
    )


def _is_asked_for(store: Store, batch: Sequence[Change], current: InteractionId) -> bool:
    """Whether the agent ended it here; the answer may have come together with the end."""
    answered = (change.action for change in batch if isinstance(change, ActionEnded))
    asked = (*store.pending.values(), *answered)
    return any(isinstance(each, _ENDS) and each.interaction_id == current for each in asked)
