"""How a call stands, in an icon and words, with who records it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from contactpro_desktop.domain.call import CallState, call_state, is_held_by_far_end
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.ui.call.wording import recording_text, state_icon, state_role, state_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.plain_label import PlainLabel


class StateLine(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._interaction: Interaction | None = None
        self._icon = PlainLabel(theme)
        self.state = PlainLabel(theme, kind="strong", elide=True)
        self._dot = PlainLabel(theme)
        self.recording = PlainLabel(theme, kind="strong", role="danger", elide=True)
        self._name_parts()
        self._lay_out()
        theme.changed.connect(self._refresh)

    def show_interaction(self, interaction: Interaction) -> None:
        self._interaction = interaction
        self._refresh()

    def _refresh(self) -> None:
        interaction = self._interaction
        if interaction is None:
            return
        size, role = self._theme.tokens.icon_size, state_role(interaction)
        held = is_held_by_far_end(interaction)
        icon = state_icon(CallState.ON_HOLD if held else call_state(interaction))
        self._icon.setPixmap(self._theme.pixmap(icon, role, size))
        self.state.setText(state_text(interaction))
        self.state.role = role
        recorded = recording_text(interaction)
        self._dot.setPixmap(self._theme.pixmap("record", "danger", size))
        self.recording.setText(recorded)
        for part in (self._dot, self.recording):
            part.setVisible(bool(recorded))

    def _name_parts(self) -> None:
        self.setObjectName("callStateLine")
        self._icon.setObjectName("callStateIcon")
        self.state.setObjectName("callState")
        self._dot.setObjectName("callRecordingIcon")
        self.recording.setObjectName("callRecording")

    def _lay_out(self) -> None:
        space = self._theme.tokens.space
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(0.75))
        row.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._icon)
        row.addWidget(self.state)
        self._dot.setContentsMargins(int(space(1.5)), 0, 0, 0)
        row.addWidget(self._dot)
        row.addWidget(self.recording)
