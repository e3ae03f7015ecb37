"""Says why a key of the table does nothing at this moment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from contactpro_desktop.app.notices import Notice, Topic
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.actions import NUMBERED_CONVERSATIONS, ActionId, action_text
from contactpro_desktop.ui.keys.holder import key_holder
from contactpro_desktop.ui.keys.keys import Keys
from contactpro_desktop.ui.keys.offered import is_offered

translate = QCoreApplication.translate

_OF_CALLS = (ActionId.HOLD, ActionId.MUTE, ActionId.RECORD)
_PORTABLE = QKeySequence.SequenceFormat.PortableText


def idle_key_notice(
    window: QWidget,
    keys: Keys,
    store: Store,
    numbered: Sequence[InteractionId],
    event: QKeyEvent,
) -> Notice | None:
    """For a key that nothing in `window` took; None where no action has it, and while it is held
    down. `numbered` are the conversations in the order of their keys."""
    pressed = QKeySequence(event.keyCombination()).toString(_PORTABLE)
    action = keys.action_of(pressed)
    if action is None or event.isAutoRepeat():
        return None
    why = key_holder(window, pressed).reason or _reason(action, keys, store, numbered)
    return Notice(Topic.KEY_IDLE, subject=action_text(action), who=why)


def _reason(action: ActionId, keys: Keys, store: Store, numbered: Sequence[InteractionId]) -> str:
    if not is_offered(action, store.me):
        return translate("Keys", "You have no right to this.")
    call = _running_call(store) if action in _OF_CALLS else None
    if call is None:
        return translate("Keys", "There is nothing here to do it to now.")
    if call in numbered[:NUMBERED_CONVERSATIONS]:
        key = keys.text_of(ActionId.CONVERSATION, numbered.index(call) + 1)
        return translate("Keys", "Open the call first ({0}).").format(key)
    return translate("Keys", "Open the call first.")


def _running_call(store: Store) -> InteractionId | None:
    """The agent's own, which is not open: its controls would have taken the key."""
    calls = (each for each in store.interactions.values() if each.channel.is_call and each.is_open)
    return next((each.id for each in calls if each.id != store.current), None)
