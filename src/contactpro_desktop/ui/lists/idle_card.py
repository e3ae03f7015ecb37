"""What stands in the place of offers while there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.plain_label import PlainLabel


class IdleCard(QWidget):
    """A quiet sentence: whether offers will come here, and if not, why."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = PlainLabel(theme, kind="muted", wrap=True)
        self._text.setObjectName("idleText")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setObjectName("idleCard")
        margin = theme.tokens.space(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, 0, margin, 0)
        column.addWidget(self._text)

    def show_state(self, store: Store) -> None:
        me = store.me
        if me is None:
            text = ""
        elif me.ready_is_refused:
            text = self.tr("No offers: your presence profile does not allow work.")
        elif me.work_status is WorkStatus.NOT_READY:
            text = self.tr("No offers: you are not ready.")
        else:
            text = self.tr("New conversations are offered here.")
        self._text.setText(text)
