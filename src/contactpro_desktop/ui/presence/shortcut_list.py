"""All keys on one card."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from contactpro_desktop.ui.actions import (
    ACTIONS,
    NUMBERED_CONVERSATIONS,
    ActionGroup,
    ActionId,
    action_text,
    conversation_key,
    group_text,
)
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.key_hint import KeyHint
from contactpro_desktop.ui.widgets.plain_label import PlainLabel


class ShortcutList(QWidget):
    """Two columns of groups; every action of the table with its key."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("shortcutList")
        margin = theme.tokens.space(2)
        grid = QGridLayout(self)
        grid.setContentsMargins(margin, margin, margin, margin)
        grid.setHorizontalSpacing(theme.tokens.space(3))
        groups = list(ActionGroup)
        half = (len(groups) + 1) // 2
        for column in range(2):
            cell = QGridLayout()
            cell.setVerticalSpacing(theme.tokens.space(0.75))
            for group in groups[column * half : (column + 1) * half]:
                self._add_group(cell, group)
            cell.setRowStretch(cell.rowCount(), 1)
            grid.addLayout(cell, 0, column)

    def _add_group(self, cell: QGridLayout, group: ActionGroup) -> None:
        cell.addWidget(PlainLabel(self._theme, group_text(group), "caption"), cell.rowCount(), 0)
        for spec in (each for each in ACTIONS if each.group is group):
            row = cell.rowCount()
            cell.addWidget(PlainLabel(self._theme, action_text(spec.id)), row, 0)
            hint = KeyHint(self._theme, spec.key)
            hint.setObjectName(f"key_{spec.id.value}")
            cell.addWidget(hint, row, 1)
            if spec.id is ActionId.CONVERSATION:
                last = KeyHint(self._theme, conversation_key(NUMBERED_CONVERSATIONS))
                last.setObjectName("key_conversation_last")
                cell.addWidget(last, row, 2)
