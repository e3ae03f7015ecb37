"""All keys on one card."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.actions import (
    ACTIONS,
    NUMBERED_CONVERSATIONS,
    ActionGroup,
    ActionId,
    action_text,
    group_text,
)
from contactpro_desktop.ui.keys.offered import is_offered
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.key_hint import KeyHint
from contactpro_desktop.ui.widgets.plain_label import PlainLabel


class ShortcutList(QWidget):
    """Two columns of groups; every action of the table that there is for this agent, with its
    key."""

    def __init__(self, theme: Theme, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._store = store
        self._rows: dict[ActionId, list[QWidget]] = {}
        self._captions: dict[ActionGroup, PlainLabel] = {}
        self._hints: list[tuple[KeyHint, ActionId, int]] = []
        self.setObjectName("shortcutList")
        margin = theme.tokens.space(2)
        grid = QGridLayout(self)
        grid.setContentsMargins(margin, margin, margin, margin)
        grid.setHorizontalSpacing(theme.tokens.space(5))
        groups = list(ActionGroup)
        half = (len(groups) + 1) // 2
        for column in range(2):
            cell = QGridLayout()
            cell.setVerticalSpacing(theme.tokens.space(0.5))
            cell.setHorizontalSpacing(theme.tokens.space(3))
            for group in groups[column * half : (column + 1) * half]:
                self._add_group(cell, group)
            cell.setRowStretch(cell.rowCount(), 1)
            grid.addLayout(cell, 0, column)
        self._show_keys()
        self._show_offered()
        theme.keys.changed.connect(self._show_keys)

    def showEvent(self, event: QShowEvent) -> None:
        """Rights may have come or gone since it was last opened."""
        self._show_offered()
        super().showEvent(event)

    def _add_group(self, cell: QGridLayout, group: ActionGroup) -> None:
        caption = PlainLabel(self._theme, group_text(group), "caption")
        caption.setMinimumHeight(self._theme.tokens.space(3))
        self._captions[group] = caption
        cell.addWidget(caption, cell.rowCount(), 0)
        for spec in (each for each in ACTIONS if each.group is group):
            row = cell.rowCount()
            label = PlainLabel(self._theme, action_text(spec.id))
            label.setObjectName(f"action_{spec.id.value}")
            self._rows[spec.id] = [label]
            cell.addWidget(label, row, 0)
            cell.addLayout(self._add_hints(spec.id), row, 1)

    def _add_hints(self, action: ActionId) -> QHBoxLayout:
        """Room for the key, or for the first and the last of the numbered ones, flush right."""
        numbers = (1, NUMBERED_CONVERSATIONS) if action is ActionId.CONVERSATION else (1,)
        row = QHBoxLayout()
        row.addStretch(1)
        for place, number in enumerate(numbers):
            hint = KeyHint(self._theme)
            hint.setObjectName(f"key_{action.value}_{place}")
            self._hints.append((hint, action, number))
            self._rows[action].append(hint)
            row.addWidget(hint)
        return row

    def _show_keys(self) -> None:
        for hint, action, number in self._hints:
            hint.set_key(self._theme.keys.key_of(action, number))

    def _show_offered(self) -> None:
        for action, parts in self._rows.items():
            offered = is_offered(action, self._store.me)
            for part in parts:
                part.setVisible(offered)
        for group, caption in self._captions.items():
            actions = (spec.id for spec in ACTIONS if spec.group is group)
            caption.setVisible(any(is_offered(each, self._store.me) for each in actions))
