"""Hold, mute and record: what is possible is enabled, what is not says why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from contactpro_desktop.app.calls import Calls
from contactpro_desktop.domain.actions import SetCallState, SetRecording
from contactpro_desktop.domain.agent import Agent, RecordingRight
from contactpro_desktop.domain.call import (
    CallRefusal,
    CallState,
    call_state,
    change_refusal,
    recording_refusal,
)
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.call.wording import call_refusal_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton


class CallControls(QWidget):
    """`consent_wanted`: nobody says that the customer agrees to the recording asked for. `acted`
    comes before a button is disabled for the time that the server needs: the focus would leave
    with it, for any button that follows."""

    consent_wanted = Signal()
    acted = Signal()

    def __init__(
        self, theme: Theme, store: Store, calls: Calls, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._calls = calls
        self._interaction: Interaction | None = None
        self.hold = ActionButton(theme, self.tr("Hold"), ActionId.HOLD, icon="pause")
        self.mute = ActionButton(theme, self.tr("Mute"), ActionId.MUTE, icon="mic-off")
        self.record = ActionButton(theme, self.tr("Record"), ActionId.RECORD, icon="record")
        self._name_parts()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.tokens.space(1))
        for button in (self.hold, self.mute, self.record):
            row.addWidget(button)
        self.hold.clicked.connect(self._on_hold)
        self.mute.clicked.connect(self._on_mute)
        self.record.clicked.connect(self._on_record)

    def show_interaction(self, interaction: Interaction, me: Agent, offline: str) -> None:
        """`offline` says why nothing can be asked of the server now; empty when it can."""
        self._interaction = interaction
        self._show_hold(interaction, me, offline)
        self._show_mute(interaction, me, offline)
        self._show_record(interaction, me, offline)

    def _show_hold(self, interaction: Interaction, me: Agent, offline: str) -> None:
        held = call_state(interaction) is CallState.ON_HOLD
        self.hold.set_caption(self.tr("Resume") if held else self.tr("Hold"))
        self.hold.set_icon("play" if held else "pause")
        self.hold.set_kind("primary" if held else "secondary")
        self.hold.set_tip(
            self.tr("Take the call up again")
            if held
            else self.tr("The other end waits and does not hear you")
        )
        to = CallState.CONNECTED if held else CallState.ON_HOLD
        self._refuse(self.hold, offline or self._waiting(), change_refusal(interaction, me, to))

    def _show_mute(self, interaction: Interaction, me: Agent, offline: str) -> None:
        muted = call_state(interaction) is CallState.MUTED
        self.mute.set_caption(self.tr("Unmute") if muted else self.tr("Mute"))
        self.mute.set_icon("mic" if muted else "mic-off")
        self.mute.set_tip(
            self.tr("Tell the contact centre that you are heard again")
            if muted
            else self.tr("Tell the contact centre that you are muted")
        )
        to = CallState.CONNECTED if muted else CallState.MUTED
        self._refuse(self.mute, offline or self._waiting(), change_refusal(interaction, me, to))

    def _show_record(self, interaction: Interaction, me: Agent, offline: str) -> None:
        recording = bool(interaction.recording)
        self.record.setVisible(me.recording is not RecordingRight.HIDDEN)
        self.record.set_caption(self.tr("Stop recording") if recording else self.tr("Record"))
        self.record.set_tip(
            self.tr("Stop recording this call") if recording else self.tr("Record this call")
        )
        asked = SetRecording(interaction.id, not recording)
        waiting = self.tr("Waiting for the server") if self._store.is_pending(asked) else ""
        self._refuse(self.record, offline or waiting, recording_refusal(interaction, me))

    def _refuse(self, button: ActionButton, reason: str, refusal: CallRefusal | None) -> None:
        button.set_refusal(reason or (call_refusal_text(refusal) if refusal else ""))

    def _waiting(self) -> str:
        """Why the state cannot be changed once more before the server has said something."""
        interaction = self._interaction
        asked = any(
            isinstance(action, SetCallState)
            and interaction is not None
            and action.interaction_id == interaction.id
            for action in self._store.pending.values()
        )
        return self.tr("Waiting for the server") if asked else ""

    def _on_hold(self) -> None:
        if self._interaction is not None:
            self.acted.emit()
            self._calls.hold(self._interaction.id)

    def _on_mute(self) -> None:
        if self._interaction is not None:
            self.acted.emit()
            self._calls.mute(self._interaction.id)

    def _on_record(self) -> None:
        interaction = self._interaction
        if interaction is None:
            return
        if not interaction.recording and not interaction.consent:
            self.consent_wanted.emit()
        else:
            self.acted.emit()
            self._calls.record(interaction.id, not interaction.recording)

    def _name_parts(self) -> None:
        self.setObjectName("callControls")
        self.hold.setObjectName("holdButton")
        self.mute.setObjectName("muteButton")
        self.record.setObjectName("recordButton")
