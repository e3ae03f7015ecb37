"""The head of a supervised colleague: who it is, what the supervisor does, and the way out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.app.supervision import Supervising, SupervisingProblem
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from contactpro_desktop.ui.supervision.button_grid import ButtonGrid
from contactpro_desktop.ui.supervision.wording import (
    MODES,
    mode_effect,
    mode_text,
    mode_tip,
    problem_text,
)
from contactpro_desktop.ui.texts import customer_text, sub_channel_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.avatar import Avatar
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.tab_order import tab_through
from contactpro_desktop.ui.widgets.text import plain
from contactpro_desktop.ui.widgets.two_lines import TwoLines


class ModeBar(Panel):
    """`mode_chosen` carries a mode; the one that is on is marked, and stays pressed."""

    mode_chosen = Signal(object)
    leave_wanted = Signal()

    def __init__(
        self, theme: Theme, supervising: Supervising, parent: QWidget | None = None
    ) -> None:
        super().__init__("bar", parent=parent)
        self._supervising = supervising
        self._avatar = Avatar(theme)
        self._who = TwoLines(theme, kind="heading")
        self._effect = PlainLabel(theme, kind="muted", wrap=True)
        self._buttons = {mode: self._button(theme, mode) for mode in MODES}
        self._grid = ButtonGrid(theme, self._buttons.values())
        self.leave = ActionButton(theme, self.tr("Leave"), kind="danger")
        self.leave.clicked.connect(self.leave_wanted)
        self._name_parts()
        self._lay_out(theme)

    def show_session(self, session: SupervisorSession, work: Interaction | None) -> None:
        """The session, and the conversation of it that is looked at."""
        agent = plain(session.agent_name, 80)
        self._avatar.set_person(agent)
        self._who.set_lines(agent, self._work_text(session, work))
        self._effect.setText(mode_effect(session.mode, agent))
        for mode, button in self._buttons.items():
            on = session.mode is mode
            button.setChecked(on)
            button.set_kind("primary" if on else "secondary")
            reopens = on and mode is SupervisionMode.COACHING
            problem = self._supervising.mode_problem(session, mode, work)
            button.set_refusal("" if on and not reopens else _refusal(problem, agent))
        self.leave.set_refusal(_refusal(self._supervising.problem, agent))

    def _work_text(self, session: SupervisorSession, work: Interaction | None) -> str:
        if work is None:
            some = bool(self._supervising.work(session.id))
            return self.tr("Choose a conversation at the left") if some else ""
        parts = [
            customer_text(work),
            sub_channel_text(work.channel, work.sub_channel),
            plain(work.queue_name, 60),
        ]
        return " · ".join(part for part in parts if part)

    def _button(self, theme: Theme, mode: SupervisionMode) -> ActionButton:
        button = ActionButton(theme, mode_text(mode))
        button.setObjectName(f"mode_{mode.value}")
        button.set_tip(mode_tip(mode))
        button.setCheckable(True)
        button.clicked.connect(partial(self._on_click, mode))
        return button

    def _on_click(self, mode: SupervisionMode) -> None:
        # It is marked once the server has said so.
        self._buttons[mode].setChecked(self._buttons[mode].kind == "primary")
        self.mode_chosen.emit(mode)

    def _name_parts(self) -> None:
        self.setObjectName("modeBar")
        self._who.title.setObjectName("supervisedName")
        self._who.detail.setObjectName("supervisedWork")
        self._effect.setObjectName("modeEffect")
        self.leave.setObjectName("leaveColleague")
        self.leave.set_tip(self.tr("Stop supervising this colleague; they are told"))

    def _lay_out(self, theme: Theme) -> None:
        tokens = theme.tokens
        side = tokens.space(2.5)
        top = QHBoxLayout()
        top.setSpacing(tokens.space(1.5))
        top.addWidget(self._avatar)
        top.addWidget(self._who, 1)
        top.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, tokens.space(1.5), side, tokens.space(1.5))
        column.setSpacing(tokens.space(1.5))
        column.addLayout(top)
        column.addWidget(self._grid)
        column.addWidget(self._effect)
        tab_through(self.leave, *self._buttons.values())


def _refusal(problem: SupervisingProblem | None, agent: str) -> str:
    """A button that waits for a moment is not disabled: the focus would go astray. What is pressed
    meanwhile comes to nothing."""
    return "" if problem is SupervisingProblem.WAITING else problem_text(problem, agent)
