"""A call: who, how it stands, for how long, and what can be done to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contactpro_desktop.domain.call import call_state, is_elsewhere
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.interaction import Direction, Interaction
from contactpro_desktop.ui.call.consent_question import ConsentQuestion
from contactpro_desktop.ui.call.controls import CallControls
from contactpro_desktop.ui.call.state_line import StateLine
from contactpro_desktop.ui.call.wording import voice_text
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.texts import channel_icon, customer_text, sub_channel_text
from contactpro_desktop.ui.theme.clock_text import clock_text
from contactpro_desktop.ui.widgets.avatar import Avatar
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.settling import settle
from contactpro_desktop.ui.widgets.text import plain

_WIDTH = 440
_FACE = 72
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class CallCard(QWidget):
    """In the middle of the pane. No audio of its own: it says where the voice is. `acted` when the
    focus is to leave the buttons."""

    acted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._store = services.store
        self._calls = services.calls
        self._interaction: Interaction | None = None
        self._face = Avatar(theme, size=_FACE)
        self._name = PlainLabel(theme, kind="title", elide=True)
        self._about = PlainLabel(theme, kind="muted", elide=True)
        self._state = StateLine(theme)
        self._time = PlainLabel(theme, kind="title", tabular=True)
        self.controls = CallControls(theme, services.store, services.calls)
        self.consent = ConsentQuestion(theme)
        self._voice = PlainLabel(theme, kind="muted", wrap=True)
        self._name_parts()
        self._lay_out(services)
        self.controls.acted.connect(self.acted)
        self.controls.consent_wanted.connect(self._ask_consent)
        self.consent.declined.connect(self._close_question)
        self.consent.confirmed.connect(self._record_anyway)
        services.ticker.tick.connect(self.show_time)

    def show_interaction(self, interaction: Interaction, offline: str) -> None:
        """`offline` says why nothing can be asked of the server now; empty when it can."""
        before, self._interaction = self._interaction, interaction
        self._face.set_person(customer_text(interaction), channel_icon(interaction.channel))
        self._name.setText(customer_text(interaction))
        self._about.setText(self._about_text(interaction))
        self._state.show_interaction(interaction)
        another = before is None or before.id != interaction.id
        agreed = interaction.recording or interaction.consent
        if another or agreed or not interaction.is_open:
            self._close_question()
        self._show_voice(interaction, offline)
        self.show_time()
        settle(self._state, self.controls, self)

    def show_time(self) -> None:
        """How long it has lasted, or rung; it stands still once the call is over."""
        interaction = self._interaction
        if interaction is None:
            return
        start = interaction.accepted_at or interaction.created_at
        end = interaction.ended_at
        if start is None or (not interaction.is_open and end is None):
            self._time.setText("")
            return
        self._time.setText(clock_text((self._store.now() if end is None else end) - start))

    def _about_text(self, interaction: Interaction) -> str:
        """Number, direction, and the number that was called."""
        name, number = customer_text(interaction), plain(interaction.customer_address, 40)
        outbound = interaction.direction is Direction.OUTBOUND
        direction = self.tr("Outgoing call") if outbound else self.tr("Incoming call")
        if interaction.channel is Channel.EXTERNAL or interaction.campaign is not None:
            direction = sub_channel_text(interaction.channel, interaction.sub_channel)
        called = "" if outbound else plain(interaction.destination, 40)
        parts = [
            number if number != name else "",
            direction,
            self.tr("to {0}").format(called) if called else "",
        ]
        return " · ".join(part for part in parts if part)

    def _show_voice(self, interaction: Interaction, offline: str) -> None:
        me = self._store.me
        own = interaction.channel is Channel.PHONE
        self.controls.setVisible(own and interaction.is_open and me is not None)
        if me is not None:
            self.controls.show_interaction(interaction, me, offline)
            text = voice_text(interaction, me, elsewhere=is_elsewhere(interaction, me))
            self._voice.setText(text)
        self._voice.setVisible(interaction.is_open and me is not None)
        self._voice.setMinimumHeight(max(0, self._voice.heightForWidth(_WIDTH)))
        failed = call_state(interaction).is_failure
        self._time.setVisible(not failed)

    def _ask_consent(self) -> None:
        if self._interaction is not None:
            self.consent.ask(self._interaction)

    def _close_question(self) -> None:
        focused = self.window().focusWidget()
        if self.consent.isAncestorOf(focused):
            self.acted.emit()
        self.consent.hide()

    def _record_anyway(self) -> None:
        self._close_question()
        if self._interaction is not None:
            self._calls.record(self._interaction.id, True)

    def _name_parts(self) -> None:
        self.setObjectName("callCard")
        self._face.setObjectName("callFace")
        self._name.setObjectName("callName")
        self._about.setObjectName("callAbout")
        self._time.setObjectName("callTime")
        self._time.setToolTip(self.tr("Length of the call"))
        self._voice.setObjectName("callVoice")
        self.consent.hide()

    def _lay_out(self, services: Services) -> None:
        space = services.theme.tokens.space
        for label in (self._name, self._about, self._voice):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setFixedWidth(_WIDTH)
        self.consent.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(3), 0, space(3))
        column.setSpacing(space(1))
        column.addStretch(2)
        column.addWidget(self._face, 0, _CENTRE)
        column.addWidget(self._name, 0, _CENTRE)
        column.addWidget(self._about, 0, _CENTRE)
        column.addSpacing(space(1))
        column.addWidget(self._state, 0, _CENTRE)
        column.addWidget(self._time, 0, _CENTRE)
        column.addSpacing(space(1))
        column.addWidget(self.controls, 0, _CENTRE)
        column.addWidget(self.consent, 0, _CENTRE)
        column.addSpacing(space(1))
        column.addWidget(self._voice, 0, _CENTRE)
        column.addStretch(3)
