"""The panel beside the conversation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from contactpro_desktop.domain.actions import SaveScript
from contactpro_desktop.domain.ids import InteractionId, QuestionId
from contactpro_desktop.domain.interaction import Interaction, Section
from contactpro_desktop.domain.script import Answers
from contactpro_desktop.store.changes import (
    ActionEnded,
    Change,
    ConversationUpdated,
    CurrentChanged,
    InteractionUpdated,
    ScriptsUpdated,
    SupervisionUpdated,
)
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.context.script_saver import ScriptSaver
from contactpro_desktop.ui.keys.shortcut import ActionShortcut
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.empty_state import EmptyState
from contactpro_desktop.ui.widgets.panel import Line, Panel
from contactpro_desktop.ui.widgets.tab_order import tab_before

if TYPE_CHECKING:
    from contactpro_desktop.ui.context.pages import ContextPages

CUSTOMER, SCRIPT, HISTORY = range(3)
_DOT = 7

_Told = tuple[Answers, tuple[str, ...]]


class TabDot(QWidget):
    """Says on a tab that something in it waits for the agent."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(_DOT, _DOT)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("danger"))
        painter.drawEllipse(self.rect().adjusted(1, 1, -1, -1))


class ContextPanel(Panel):
    """Customer, script and history of `store.current`; of a colleague who they are alone, and the
    script if there is one. The script opens by itself when the wrap-up begins."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("context", parent=parent)
        theme, store, desk = services.theme, services.store, services.desk
        self._services = services
        self._store = store
        self._desk = desk
        self._keys = theme.keys
        self._pages: ContextPages | None = None
        self._shown: _Told | None = None
        self.saver = ScriptSaver(store, desk, services.drafts, self)
        self._head = QWidget(self)
        self.tabs = QTabBar()
        self._dot = TabDot(theme)
        self._empty = EmptyState(
            theme, "user", self.tr("No customer yet"),
            self.tr("The customer of the open conversation is shown here."),
        )  # fmt: skip
        self._name_parts()
        self._lay_out(theme)
        self.tabs.currentChanged.connect(self._on_tab)
        ActionShortcut(theme.keys, ActionId.CONTEXT, self, self.next_tab)
        theme.keys.changed.connect(self._name_key)
        listen(store, self, self._on_changes)
        self._show_current(opened=True)

    @property
    def pages(self) -> ContextPages:
        """What the tabs show; made with the first conversation."""
        if self._pages is None:
            from contactpro_desktop.ui.context.pages import ContextPages

            self._pages = ContextPages(self._services, self.saver, self)
            self._room.addWidget(self._pages)
            tab_before(self.tabs, self._pages)
        return self._pages

    def next_tab(self) -> None:
        """Go to the tab in sight after the current one, around the end."""
        here, count = self.tabs.currentIndex(), self.tabs.count()
        others = ((here + step) % count for step in range(1, count))
        self.tabs.setCurrentIndex(next(filter(self.tabs.isTabVisible, others), here))

    def show_question(self, question_id: str, *, missed: bool) -> None:
        """Open the script at one of its questions; `missed` says there that it needs an answer."""
        self.tabs.setCurrentIndex(SCRIPT)
        self.pages.script.show_question(QuestionId(question_id), missed=missed)

    def hideEvent(self, event: QHideEvent) -> None:
        self.saver.flush()
        super().hideEvent(event)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        opened = any(isinstance(change, CurrentChanged) for change in batch)
        if opened:
            self.saver.flush()
        touching = [change for change in batch if self._concerns(change)]
        if opened or touching:
            self._show_current(opened=opened or any(map(_begins_wrap_up, touching)))

    def _show_current(self, *, opened: bool) -> None:
        """`opened`: the conversation was just opened, or its wrap-up began."""
        current = self._store.current
        interaction = self._store.interactions.get(current) if current is not None else None
        self._head.setVisible(interaction is not None and not interaction.is_offer)
        if interaction is None or interaction.is_offer:
            self._room.setCurrentWidget(self._empty)
            return
        self.saver.restore(interaction)
        self._shown = self._told(interaction.id)
        self.pages.show_interaction(interaction)
        self._room.setCurrentWidget(self.pages)
        self._show_tabs(interaction)
        self._dot.setVisible(bool(self._desk.missing_answers(interaction)))
        wrapping = interaction.section is Section.WRAP_UP
        if opened and wrapping and interaction.script_id is not None:
            self.tabs.setCurrentIndex(SCRIPT)
        self._on_tab(self.tabs.currentIndex())

    def _show_tabs(self, interaction: Interaction) -> None:
        colleague = interaction.is_with_colleague
        self.tabs.setTabText(CUSTOMER, self.tr("Colleague") if colleague else self.tr("Customer"))
        self.tabs.setTabVisible(SCRIPT, not colleague or interaction.script_id is not None)
        self.tabs.setTabVisible(HISTORY, not colleague)
        if not self.tabs.isTabVisible(self.tabs.currentIndex()):
            self.tabs.setCurrentIndex(CUSTOMER)

    def _concerns(self, change: Change) -> bool:
        """Whether a change touches what the panel shows of the current conversation."""
        current = self._store.current
        if current is None:
            return False
        if isinstance(change, ConversationUpdated):
            # Mostly a message: only answers, and who takes part, are shown here.
            mine = change.interaction_id == current
            return mine and self._told(current) != self._shown
        if isinstance(change, InteractionUpdated):
            return change.interaction.id == current
        saved = isinstance(change, ActionEnded) and isinstance(change.action, SaveScript)
        return saved or isinstance(change, ScriptsUpdated | SupervisionUpdated)

    def _told(self, interaction_id: InteractionId) -> _Told:
        """What the panel shows of what changes with a conversation's messages."""
        conversation = self._store.conversation(interaction_id)
        return conversation.answers, tuple(each.key for each in conversation.participants)

    def _on_tab(self, number: int) -> None:
        if self._pages is None:
            return
        if self._pages.currentIndex() == SCRIPT != number:
            self.saver.flush()
        self._pages.setCurrentIndex(number)

    def _name_parts(self) -> None:
        self.setObjectName("contextPanel")
        self._head.setObjectName("contextHead")
        self.setFocusProxy(self.tabs)
        self.tabs.setObjectName("contextTabs")
        self.tabs.setAccessibleName(self.tr("About the conversation"))
        self._dot.setObjectName("scriptDot")
        self._dot.setAccessibleName(self.tr("Required answers are missing"))
        self._dot.setToolTip(self.tr("Required answers are missing"))
        self._empty.setObjectName("contextEmpty")

    def _name_key(self) -> None:
        key = self._keys.text_of(ActionId.CONTEXT)
        self.tabs.setToolTip(self.tr("Next tab: {0}").format(key))

    def _lay_out(self, theme: Theme) -> None:
        self.tabs.addTab(self.tr("Customer"))
        self.tabs.addTab(self.tr("Script"))
        self.tabs.addTab(self.tr("History"))
        self._name_key()
        self.tabs.setExpanding(False)
        self.tabs.setTabButton(SCRIPT, QTabBar.ButtonPosition.RightSide, self._dot)
        self._room = QStackedWidget()
        self._room.addWidget(self._empty)
        self._lay_out_head(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._room, 1)

    def _lay_out_head(self, theme: Theme) -> None:
        tabs = QHBoxLayout()
        tabs.setContentsMargins(theme.tokens.space(1), 0, theme.tokens.space(1), 0)
        tabs.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        tabs.addStretch(1)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(0)
        head.addLayout(tabs, 1)
        head.addWidget(Line())
        self._head.setFixedHeight(theme.tokens.head_height)


def _begins_wrap_up(change: Change) -> bool:
    return (
        isinstance(change, InteractionUpdated)
        and change.before.section is not Section.WRAP_UP
        and change.interaction.section is Section.WRAP_UP
    )
