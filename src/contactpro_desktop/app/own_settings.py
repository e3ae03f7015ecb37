"""What the agent sets for themselves at the contact centre, as far as the tenant lets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from contactpro_desktop.app.calls import dialled_number
from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.ids import QueueId
from contactpro_desktop.domain.preferences import Preferences, Service
from contactpro_desktop.domain.queue import Queue
from contactpro_desktop.domain.service_actions import (
    ChangeAlias,
    ChangeSettings,
    DenySupervising,
    ServeExternally,
    SetTelephone,
)
from contactpro_desktop.store.store import Store

DENY_BUTTON = "ECFUI_EnableSupervisorDenyButton"
"""The setting that must be 1 for agents to deny supervisors anything (ECFS 22Q1)."""

DENIALS = (
    "supervising",
    "silent_listening",
    "coaching",
    "barge_in",
    "hangup",
    "intercept",
    "record",
)
"""What may be denied, in the order shown. The last three are a wish: no server checks them."""

RINGING = ("in_virtual", "in_gsm", "in_hp", "in_other")
"""The telephones that may ring at the same time, by the keys of the model without their ends."""

TERMINALS = ("VIRTUAL", "GSM", "HARDPHONE", "OTHER")


_NUMBERS = frozenset(f"{key}_number" for key in RINGING)
_FEWEST_DIGITS = 3


class SettingProblem(Enum):
    """Why something cannot be changed now."""

    OFFLINE = "offline"
    NO_RIGHT = "no_right"
    NO_TELEPHONE = "no_telephone"
    FIXED = "fixed"
    NOT_OFFERED = "not_offered"


class NumberProblem(Enum):
    """Why a text is no telephone number."""

    SIGNS = "signs"
    SHORT = "short"


def number_problem(text: str) -> NumberProblem | None:
    """Why `text` cannot be a telephone's number as people write it. Nothing at all is none, too."""
    if not text.strip():
        return None
    number = dialled_number(text)
    if not number:
        return NumberProblem.SIGNS
    digits = sum(sign.isdigit() for sign in number)
    return NumberProblem.SHORT if digits < _FEWEST_DIGITS else None


class OwnSettings:
    """Lives on the GUI thread; what holds is in the store. Several changes may be on their way:
    they do not touch each other."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self._desk = desk

    @property
    def preferences(self) -> Preferences:
        return self._store.preferences

    # The name that customers read

    def alias_problem(self) -> SettingProblem | None:
        """Why it cannot be changed."""
        return self._unless_online()

    def change_alias(self, alias: str) -> bool:
        """Until the agent signs out; an empty name is none. Whether it was asked."""
        me, alias = self._store.me, alias.strip()
        if me is None or self.alias_problem() is not None or alias in ("", me.alias):
            return False
        self._desk.ask(ChangeAlias(alias))
        return True

    # Items of the user settings

    def setting_problem(self, name: str) -> SettingProblem | None:
        """Why a setting of the contact centre cannot be changed."""
        if Service.SETTINGS in self._store.missing_services:
            return SettingProblem.NOT_OFFERED
        found = self.preferences.settings.get(name)
        if found is None or not found.allow_update:
            return SettingProblem.FIXED
        return self._unless_right("update_user_settings") or self._unless_online()

    def change_setting(self, name: str, value: str) -> None:
        if self.setting_problem(name) is None and value != self.preferences.setting(name):
            self._desk.ask(ChangeSettings({name: value}))

    # What supervisors may do

    def denial_problem(self) -> SettingProblem | None:
        """Why the agent cannot deny supervisors anything."""
        if self.preferences.setting(DENY_BUTTON) != "1":
            return SettingProblem.FIXED
        return self._unless_online()

    def deny(self, what: str, denied: bool) -> None:
        if self.denial_problem() is None and (what in self.preferences.denied) != denied:
            self._desk.ask(DenySupervising({what: denied}))

    # The telephone

    def external_problem(self) -> SettingProblem | None:
        """Why the number for calls outside cannot be changed."""
        return self._telephone_problem("external_agent")

    def ringing_problem(self) -> SettingProblem | None:
        """Why the simultaneous ringing cannot be changed."""
        return self._telephone_problem("mtd")

    def set_external(self, number: str, permanent: bool) -> None:
        """Where calls go while the agent serves from outside, and whether without a sign-in."""
        known = self.preferences.external_number
        right = number == known or number_problem(number) is None
        if self.external_problem() is None and right:
            connected = self.preferences.sip_connected
            self._desk.ask(SetTelephone(connected, number.strip(), permanent))

    @property
    def outside_queues(self) -> Sequence[Queue]:
        """Queues of which calls can come to the number outside, by name."""
        calls = (queue for queue in self._store.queues.values() if queue.channel is Channel.PHONE)
        return sorted(calls, key=lambda queue: queue.name.casefold())

    def serve_outside(self, queue_id: QueueId, on: bool) -> None:
        """Whether its calls go to the number outside while the agent is signed out."""
        queue = self._store.queues.get(queue_id)
        known = queue is not None and queue.serve_external != on
        if known and self.external_problem() is None:
            self._desk.ask(ServeExternally({queue_id: on}))

    def set_ringing(self, values: Mapping[str, bool | str]) -> None:
        """New values of the simultaneous ringing, by the keys of the model."""
        known = self.preferences.mtd
        changed = {
            key: value
            for key, value in values.items()
            if known.get(key) != value and not (key in _NUMBERS and number_problem(str(value)))
        }
        if self.ringing_problem() is None and changed:
            self._desk.ask(SetTelephone(self.preferences.sip_connected, mtd=changed))

    def _telephone_problem(self, right: str) -> SettingProblem | None:
        me = self._store.me
        if me is not None and "ecf_phone" not in me.rights:
            return SettingProblem.NO_TELEPHONE
        return self._unless_right(right) or self._unless_online()

    def _unless_right(self, right: str) -> SettingProblem | None:
        me = self._store.me
        given = me is not None and right in me.rights
        return None if given else SettingProblem.NO_RIGHT

    def _unless_online(self) -> SettingProblem | None:
        return None if self._store.link is Link.ONLINE else SettingProblem.OFFLINE
