"""Which actions there are for somebody: nobody learns keys that can never do anything for them."""

from __future__ import annotations

from contactpro_desktop.domain.agent import Agent, RecordingRight
from contactpro_desktop.domain.channel import Capability
from contactpro_desktop.ui.actions import ActionId

_NEEDED = {
    ActionId.NEW_MAIL: Capability.EMAIL,
    ActionId.REPLY: Capability.EMAIL,
    ActionId.REPLY_ALL: Capability.EMAIL,
    ActionId.FORWARD: Capability.EMAIL,
    ActionId.PARK: Capability.EMAIL,
    ActionId.DISCARD_MAIL: Capability.EMAIL,
    ActionId.DIAL: Capability.PHONE,
    ActionId.HOLD: Capability.PHONE,
    ActionId.MUTE: Capability.PHONE,
    ActionId.RECORD: Capability.PHONE,
}


def is_offered(action: ActionId, me: Agent | None) -> bool:
    """Whether the rights of `me` give it; what a server does not tell of, it refuses itself."""
    if me is None:
        return True
    if action is ActionId.SUPERVISE:
        return me.supervises is not False
    if action is ActionId.RECORD and me.supervises is not False:
        return True  # Of a colleague's call, by the colleague's right.
    if action is ActionId.RECORD and me.recording is RecordingRight.HIDDEN:
        return False
    needed = _NEEDED.get(action)
    return needed is None or needed in me.capabilities
