"""All keys on one card."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from contactpro_desktop.ui.actions import (
    ACTIONS,
    NUMBERED_CONVERSATIONS,
    ActionGroup,
    ActionId,
    ActionSpec,
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
        grid.setHorizontalSpacing(theme.tokens.space(5))
        groups = list(ActionGroup)
        half = (len(groups) + 1) // 2
        for column in range(2):
            cell = QGridLayout()
            cell.setVerticalSpacing(theme.tokens.space(0.75))
            cell.setHorizontalSpacing(theme.tokens.space(3))
            for group in groups[column * half : (column + 1) * half]:
                self._add_group(cell, group)
            cell.setRowStretch(cell.rowCount(), 1)
            grid.addLayout(cell, 0, column)

    def _add_group(self, cell: QGridLayout, group: ActionGroup) -> None:
        caption = PlainLabel(self._theme, group_text(group), "caption")
        caption.setMinimumHeight(self._theme.tokens.space(3))
        cell.addWidget(caption, cell.rowCount(), 0)
        for spec in (each for each in ACTIONS if each.group is group):
            row = cell.rowCount()
            cell.addWidget(PlainLabel(self._theme, action_text(spec.id)), row, 0)
            cell.addLayout(self._hints(spec), row, 1)

    def _hints(self, spec: ActionSpec) -> QHBoxLayout:
        """The key, or the first and the last of the numbered ones, flush right."""
        keys = [spec.key]
        if spec.id is ActionId.CONVERSATION:
            keys.append(conversation_key(NUMBERED_CONVERSATIONS))
        row = QHBoxLayout()
        row.addStretch(1)
        for number, key in enumerate(keys):
            hint = KeyHint(self._theme, key)
            hint.setObjectName(f"key_{spec.id.value}_{number}")
            row.addWidget(hint)
        return row
