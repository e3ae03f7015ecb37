"""What a supervisor can do to the conversation that is looked at: end, take over, record."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contactpro_desktop.app.contact_control import ContactControl, Control
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.supervision import SupervisorSession
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.call.consent_question import ConsentQuestion
from contactpro_desktop.ui.supervision.button_grid import ButtonGrid
from contactpro_desktop.ui.supervision.end_question import EndTheirsQuestion
from contactpro_desktop.ui.supervision.take_over_question import TakeOverQuestion
from contactpro_desktop.ui.supervision.wording import control_problem_text
from contactpro_desktop.ui.texts import customer_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.popover import Popover
from contactpro_desktop.ui.widgets.tab_order import tab_through
from contactpro_desktop.ui.widgets.text import plain


class ControlBar(Panel):
    """The keys are those of the same things in a conversation of one's own, which is not shown
    then. Ending and taking over are asked again in place, and recording where the customer has not
    agreed. `acted` comes before the buttons are disabled for the time that the server needs: the
    focus would leave with them."""

    acted = Signal()

    def __init__(
        self, theme: Theme, control: ContactControl, parent: QWidget | None = None
    ) -> None:
        super().__init__("bar", parent=parent)
        self._control = control
        self._session: SupervisorSession | None = None
        self._work: Interaction | None = None
        self.take_over = ActionButton(theme, self.tr("Take over"), ActionId.TRANSFER)
        self.record = ActionButton(theme, self.tr("Record"), ActionId.RECORD, shows_key=False)
        self.end = ActionButton(theme, self.tr("End"), ActionId.END, "danger")
        self._question = EndTheirsQuestion(theme)
        self._popover = Popover(theme, self._question, self)
        self._take_question = TakeOverQuestion(theme)
        self._take_popover = Popover(theme, self._take_question, self)
        self.consent = ConsentQuestion(theme)
        self._grid = ButtonGrid(theme, (self.take_over, self.record, self.end))
        self._name_parts()
        self._lay_out(theme)
        self._connect()

    def show_work(self, session: SupervisorSession, work: Interaction | None) -> None:
        """Another conversation of a session or none, or new values of what is shown."""
        another = work is None or self._work is None or work.id != self._work.id
        self._session, self._work = session, work
        if another:
            self._close_questions()
        self.setVisible(work is not None)
        if work is not None:
            self._show(session, work)

    def _show(self, session: SupervisorSession, work: Interaction) -> None:
        recording = bool(work.recording)
        self.end.set_caption(self.tr("Hang up") if work.channel.is_call else self.tr("End"))
        self.record.set_caption(self.tr("Stop recording") if recording else self.tr("Record"))
        self.record.set_tip(
            self.tr("Stop recording this call") if recording else self.tr("Record this call")
        )
        agent = plain(session.agent_name, 80)
        for control, button in self._buttons.items():
            problem = self._control.problem(session, work, control)
            button.set_refusal(control_problem_text(problem, agent))
        recordable = work.channel is Channel.PHONE
        self._grid.show_without(*(() if recordable else (self.record,)))
        if self.end.refusal:
            self._popover.close_popover()
        if self.take_over.refusal:
            self._take_popover.close_popover()
        if recording or self.record.refusal:
            self._close_consent()

    @property
    def _buttons(self) -> dict[Control, ActionButton]:
        return {
            Control.TAKE_OVER: self.take_over,
            Control.RECORD: self.record,
            Control.END: self.end,
        }

    def _on_end(self) -> None:
        if self._session is None or self._work is None:
            return
        if self._popover.is_open:
            self._on_end_confirmed()
            return
        agent = plain(self._session.agent_name, 80)
        call = self._work.channel.is_call
        self._question.ask(agent, customer_text(self._work), call=call)
        self._popover.open_at(self.end)

    def _on_end_confirmed(self) -> None:
        self._popover.close_popover()
        if self._session is not None and self._work is not None:
            self.acted.emit()
            self._control.end(self._session, self._work)

    def _on_take_over(self) -> None:
        """The key may have been meant for a conversation of one's own."""
        if self._session is None or self._work is None:
            return
        self._take_question.ask(plain(self._session.agent_name, 80), customer_text(self._work))
        self._take_popover.toggle_at(self.take_over)

    def _on_take_over_confirmed(self) -> None:
        self._take_popover.close_popover()
        if self._session is not None and self._work is not None:
            self.acted.emit()
            self._control.take_over(self._session, self._work)

    def _on_record(self) -> None:
        work = self._work
        if work is not None and not work.recording and not work.consent:
            self.consent.ask(work)
        else:
            self._record()

    def _record(self) -> None:
        self._close_consent()
        if self._session is not None and self._work is not None:
            self.acted.emit()
            self._control.record(self._session, self._work)

    def _close_consent(self) -> None:
        if self.consent.isAncestorOf(self.window().focusWidget()):
            self.acted.emit()
        self.consent.hide()

    def _close_questions(self) -> None:
        self._popover.close_popover()
        self._take_popover.close_popover()
        self._close_consent()

    def _name_parts(self) -> None:
        self.setObjectName("controlBar")
        self.take_over.setObjectName("takeOverTheirs")
        self.take_over.set_tip(self.tr("Have the conversation offered to you instead"))
        self.record.setObjectName("recordTheirs")
        self.end.setObjectName("endTheirs")
        self.end.set_tip(self.tr("End your colleague’s conversation"))
        self._popover.setObjectName("endTheirsPopover")
        self._take_popover.setObjectName("takeOverPopover")
        self.consent.hide()

    def _lay_out(self, theme: Theme) -> None:
        tokens = theme.tokens
        side = tokens.space(2.5)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, tokens.space(1), side, tokens.space(1))
        column.setSpacing(tokens.space(1))
        column.addWidget(self._grid)
        column.addWidget(self.consent)
        tab_through(self.take_over, self.record, self.end)

    def _connect(self) -> None:
        self.take_over.clicked.connect(self._on_take_over)
        self.record.clicked.connect(self._on_record)
        self.end.clicked.connect(self._on_end)
        self._question.confirmed.connect(self._on_end_confirmed)
        self._question.declined.connect(self._popover.close_popover)
        self._take_question.confirmed.connect(self._on_take_over_confirmed)
        self._take_question.declined.connect(self._take_popover.close_popover)
        self.consent.confirmed.connect(self._record)
        self.consent.declined.connect(self._close_consent)
