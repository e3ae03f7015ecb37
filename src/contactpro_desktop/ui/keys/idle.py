"""Says why a key of the table does nothing at this moment."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from contactpro_desktop.app.notices import Notice, Topic
from contactpro_desktop.domain.agent import Agent
from contactpro_desktop.ui.actions import ActionId, action_text
from contactpro_desktop.ui.keys.holder import key_holder
from contactpro_desktop.ui.keys.keys import Keys
from contactpro_desktop.ui.keys.offered import is_offered

translate = QCoreApplication.translate

_PORTABLE = QKeySequence.SequenceFormat.PortableText


def idle_key_notice(
    window: QWidget, keys: Keys, me: Agent | None, event: QKeyEvent
) -> Notice | None:
    """For a key that nothing in `window` took; None where no action has it, and while it is held
    down."""
    pressed = QKeySequence(event.keyCombination()).toString(_PORTABLE)
    action = keys.action_of(pressed)
    if action is None or event.isAutoRepeat():
        return None
    why = _reason(window, action, me, pressed)
    return Notice(Topic.KEY_IDLE, subject=action_text(action), who=why)


def _reason(window: QWidget, action: ActionId, me: Agent | None, key: str) -> str:
    known = key_holder(window, key).reason
    if known:
        return known
    if not is_offered(action, me):
        return translate("Keys", "You have no right to this.")
    return translate("Keys", "There is nothing here to do it to now.")
