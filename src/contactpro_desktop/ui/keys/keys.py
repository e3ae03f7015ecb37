"""The key of every action: the agent's own, or the one of the table."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QKeySequence

from contactpro_desktop.app.settings import Settings
from contactpro_desktop.ui.actions import (
    ACTIONS,
    NUMBERED_CONVERSATIONS,
    ActionId,
    action_text,
    default_key,
    numbered_key,
)
from contactpro_desktop.ui.keys.notation import key_text, portable
from contactpro_desktop.ui.keys.rules import refused_key

translate = QCoreApplication.translate

_Own = Mapping[ActionId, str]
_WITH_DIGIT = tuple(f"+{number}" for number in range(1, NUMBERED_CONVERSATIONS + 1))


class Keys(QObject):
    """Only keys that differ from the table's are kept, in the settings and at once.

    `changed` comes after any key has changed. What the settings hold and nobody can use (another
    version's action, a key that cannot be read or that another action has) counts as not there.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._own = _usable(settings.values.keys)

    def key_of(self, action: ActionId, number: int = 1) -> str:
        """In portable notation. `number` is that of a conversation in the list, from 1."""
        return _key_of(self._own, action, number)

    def action_of(self, key: str) -> ActionId | None:
        """The action that has a key, in portable notation."""
        with_it = (each.id for each in ACTIONS if key in _all_keys(each.id, self.key_of(each.id)))
        return next(with_it, None)

    def text_of(self, action: ActionId, number: int = 1) -> str:
        """The key as this platform writes it."""
        return key_text(self.key_of(action, number))

    def sequence(self, key: ActionId | str) -> QKeySequence:
        """The key in force of an action; a fixed key stays what it is."""
        return QKeySequence(self.key_of(key) if isinstance(key, ActionId) else key)

    def is_own(self, action: ActionId) -> bool:
        """Whether the agent chose it."""
        return action in self._own

    @property
    def any_own(self) -> bool:
        return bool(self._own)

    def choose(self, action: ActionId, key: str) -> str:
        """Give an action another key, or say in words why it cannot have it and change nothing.

        The numbered conversations share what is held with the digit, which may be any.
        """
        refusal = refused_key(key) or _refused_shape(action, key)
        name = "" if refusal else _normal(action, key)
        clash = _clash(self._own, action, name) if name else None
        if clash is not None:
            taken, other = key_text(clash[0]), action_text(clash[1])
            words = translate("Keys", "{0} is the key of “{1}”. Nothing was changed.")
            refusal = words.format(taken, other)
        if not refusal:
            self._keep({**self._own, action: name})
        return refusal

    def reset(self, action: ActionId) -> str:
        """Go back to the table's key, unless another action has it by now: the reason then."""
        return self.choose(action, default_key(action))

    def reset_all(self) -> None:
        self._keep({})

    def _keep(self, own: _Own) -> None:
        own = {action: key for action, key in own.items() if key != default_key(action)}
        if own == self._own:
            return
        self._own = own
        self._settings.values.keys = {action.value: key for action, key in own.items()}
        self._settings.save()
        self.changed.emit()


def _key_of(own: _Own, action: ActionId, number: int = 1) -> str:
    key = own.get(action) or default_key(action)
    return numbered_key(key, number) if action is ActionId.CONVERSATION else key


def _refused_shape(action: ActionId, key: str) -> str:
    if action is not ActionId.CONVERSATION or portable(key).endswith(_WITH_DIGIT):
        return ""
    return translate("Keys", "These are nine keys: press Ctrl or Alt with a digit from 1 to 9.")


def _normal(action: ActionId, key: str) -> str:
    name = portable(key)
    return numbered_key(name, 1) if action is ActionId.CONVERSATION else name


def _all_keys(action: ActionId, key: str) -> list[str]:
    """Every key that an action answers to."""
    if action is not ActionId.CONVERSATION:
        return [key]
    return [numbered_key(key, number) for number in range(1, NUMBERED_CONVERSATIONS + 1)]


def _clash(own: _Own, action: ActionId, key: str) -> tuple[str, ActionId] | None:
    """The key that another action already has if `action` gets `key`, and that action."""
    wanted = _all_keys(action, key)
    for spec in ACTIONS:
        if spec.id is action:
            continue
        for taken in _all_keys(spec.id, _key_of(own, spec.id)):
            if taken in wanted:
                return taken, spec.id
    return None


def _usable(kept: Mapping[str, str]) -> _Own:
    """What of the settings can be used. An own key that another action has gives way."""
    known = {spec.id.value: spec.id for spec in ACTIONS}
    own = {
        known[name]: _normal(known[name], key)
        for name, key in kept.items()
        if name in known and not refused_key(key) and not _refused_shape(known[name], key)
    }
    while clashing := [action for action, key in own.items() if _clash(own, action, key)]:
        del own[clashing[0]]
    return {action: key for action, key in own.items() if key != default_key(action)}
