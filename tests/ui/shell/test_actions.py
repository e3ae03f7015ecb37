"""The table of shortcuts."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from contactpro_desktop.ui.actions import (
    ACTIONS,
    NUMBERED_CONVERSATIONS,
    ActionGroup,
    ActionId,
    action_text,
    default_key,
    group_text,
    numbered_key,
)


def test_every_action_stands_in_the_table_once_and_has_words() -> None:
    assert sorted(spec.id for spec in ACTIONS) == sorted(ActionId)
    assert all(action_text(action) and default_key(action) for action in ActionId)
    assert all(group_text(group) for group in ActionGroup)


def test_no_key_is_bound_twice_and_every_key_exists() -> None:
    numbered = [numbered_key("Ctrl+1", number) for number in range(1, NUMBERED_CONVERSATIONS + 1)]
    keys = [spec.key for spec in ACTIONS if spec.id is not ActionId.CONVERSATION] + numbered
    sequences = [QKeySequence(key).toString() for key in keys]
    assert all(sequences)
    assert len(set(sequences)) == len(sequences)
