"""Which keys can belong to an action: an agent types and moves around in texts all day."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

from contactpro_desktop.ui.keys.notation import key_text, portable

translate = QCoreApplication.translate

_Key = Qt.Key
_Held = Qt.KeyboardModifier
_FIRST_WITHOUT_CHARACTER = 0x01000000
"""Qt numbers the keys that type a character below this one, by the character."""
_DEAD = range(_Key.Key_Dead_Grave.value, _Key.Key_Dead_Longsolidusoverlay.value + 1)
_ONLY_HELD = frozenset({
    _Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt, _Key.Key_AltGr, _Key.Key_Meta,
    _Key.Key_Super_L, _Key.Key_Super_R,
})  # fmt: skip
_MOVING = frozenset({
    _Key.Key_Escape, _Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Return, _Key.Key_Enter,
    _Key.Key_Backspace, _Key.Key_Delete, _Key.Key_Insert, _Key.Key_Menu,
    _Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down,
    _Key.Key_Home, _Key.Key_End, _Key.Key_PageUp, _Key.Key_PageDown,
})  # fmt: skip
_EDITING = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.SelectAll,
)
_OF_THE_SYSTEM = ("Alt+F4", "Alt+Tab", "Alt+Shift+Tab", "Ctrl+Alt+Del", "Shift+F10")


def refused_key(key: str) -> str:
    """Why no action can have `key`, in words; empty when one can."""
    name = portable(key)
    combination = QKeySequence(name)[0] if name else None  # type: ignore[index]
    if combination is None or combination.key() in _ONLY_HELD:
        return translate("Keys", "This is not a key that can be used.")
    return _refusal(name, combination.key(), combination.keyboardModifiers()).format(key_text(name))


def _refusal(name: str, key: Qt.Key, held: Qt.KeyboardModifier) -> str:
    types = key.value < _FIRST_WITHOUT_CHARACTER
    alone = not held & (_Held.ControlModifier | _Held.AltModifier)
    if key.value in _DEAD:
        return translate("Keys", "{0} puts an accent on the next letter. Choose another key.")
    if types and alone:
        return translate(
            "Keys", "{0} types text. Hold Ctrl or Alt with it, or choose a function key."
        )
    if types and held & _Held.ControlModifier and held & _Held.AltModifier:
        return translate(
            "Keys", "{0} is the same as AltGr, which types characters on many keyboards."
        )
    if alone and key in _MOVING:
        return translate("Keys", "{0} is needed to move and to write. Hold Ctrl or Alt with it.")
    if name in _OF_THE_SYSTEM or _edits(name):
        return translate("Keys", "{0} already does the same in every program. Choose another key.")
    return ""


def _edits(name: str) -> bool:
    """Whether a key copies, pastes or takes back in every text field."""
    return any(QKeySequence(name) in QKeySequence.keyBindings(each) for each in _EDITING)
