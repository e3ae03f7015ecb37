"""A title above a quieter detail."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.plain_label import LabelKind, PlainLabel


class TwoLines(QWidget):
    """Both lines are cut where they do not fit. `title` and `detail` are the labels themselves."""

    def __init__(
        self,
        theme: Theme,
        title: str = "",
        detail: str = "",
        kind: LabelKind = "strong",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = PlainLabel(theme, title, kind, elide=True)
        self.detail = PlainLabel(theme, detail, "muted", elide=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self.title)
        column.addWidget(self.detail)

    def set_lines(self, title: str, detail: str) -> None:
        self.title.setText(title)
        self.detail.setText(detail)
