"""The part of the view that changes one key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.ui.actions import ActionId, action_text, default_key
from contactpro_desktop.ui.keys.key_field import KeyField
from contactpro_desktop.ui.keys.notation import key_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.theme.tokens import ColorRole
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel

_FIELD_WIDTH = 190
_RESULT_LINES = 2


class KeyEditor(QWidget):
    """Changes the key of one action; what comes of it is said below.

    `done` follows a change that was made, and Esc: the focus should go back to the list.
    """

    done = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = theme.keys
        self._action: ActionId | None = None
        self._name = PlainLabel(theme, kind="strong", elide=True)
        self.field = KeyField()
        self._reset = ActionButton(theme, "")
        self._result = PlainLabel(theme, wrap=True)
        self._name_parts()
        self._lay_out(theme)
        self.field.pressed.connect(self._on_pressed)
        self.field.left.connect(self.done)
        self._reset.clicked.connect(self._on_reset)
        self._keys.changed.connect(self._refresh)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key stops at, in order."""
        return self.field, self._reset

    def show_action(self, action: ActionId | None) -> None:
        """Change the key of this action from now on."""
        self._action = action
        self.say(self.tr("Choose an action, press Enter, then the new key."), "muted")
        self._refresh()

    def say(self, text: str, role: ColorRole) -> None:
        """Tell what came of something, in the colour of a role."""
        self._result.role = role
        self._result.setText(text)

    def _refresh(self) -> None:
        action = self._action
        self._name.setText(action_text(action) if action else self.tr("No action chosen"))
        self.field.setEnabled(action is not None)
        self.field.show_key(self._keys.key_of(action) if action else "")
        self._reset.setVisible(action is not None)
        default = key_text(default_key(action)) if action else ""
        self._reset.set_caption(self.tr("Reset to {0}").format(default))
        own = action is not None and self._keys.is_own(action)
        self._reset.set_refusal("" if own else self.tr("This is the default already"))

    def _on_pressed(self, key: str) -> None:
        if self._action is not None:
            refusal = self._keys.choose(self._action, key)
            self.field.set_invalid(bool(refusal))
            self._conclude(self._action, refusal)

    def _on_reset(self) -> None:
        if self._action is not None:
            self._conclude(self._action, self._keys.reset(self._action))

    def _conclude(self, action: ActionId, refusal: str) -> None:
        if refusal:
            self.say(refusal, "danger")
            return
        changed = self.tr("{0} is now the key of “{1}”.")
        self.say(changed.format(self._keys.text_of(action), action_text(action)), "ok")
        self.done.emit()

    def _name_parts(self) -> None:
        self.setObjectName("keyEditor")
        self._name.setObjectName("keyAction")
        self.field.setObjectName("keyField")
        self._reset.setObjectName("keyReset")
        self._reset.set_tip(self.tr("Give this action its default key again"))
        self._result.setObjectName("keyResult")

    def _lay_out(self, theme: Theme) -> None:
        tokens = theme.tokens
        self.field.setFixedWidth(_FIELD_WIDTH)
        self._result.setFixedHeight(_RESULT_LINES * tokens.body_line)
        self._result.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        controls = QHBoxLayout()
        controls.setSpacing(tokens.space(1))
        controls.addWidget(self.field)
        controls.addWidget(self._reset)
        controls.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.space(1))
        column.addWidget(self._name)
        column.addLayout(controls)
        column.addWidget(self._result)
