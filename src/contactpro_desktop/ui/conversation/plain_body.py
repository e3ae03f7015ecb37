"""The body of a kind of contact that this version has no pane of its own for."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.ui.context.key_value import KeyValueRow
from contactpro_desktop.ui.context.page_area import PageArea, empty
from contactpro_desktop.ui.texts import section_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.section_header import SectionHeader
from contactpro_desktop.ui.widgets.text import plain

_MOST_ATTACHED = 40


class PlainBody(PageArea):
    """Title, status and attached data. It is still ended, transferred and finished as all are."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        page = QWidget()
        super().__init__(page, parent)
        self._theme = theme
        self._shown: Interaction | None = None
        self._title = PlainLabel(theme, kind="heading", wrap=True)
        self._status = PlainLabel(theme, kind="muted", wrap=True)
        self._head = SectionHeader(theme, self.tr("Attached data"))
        self._attached = QVBoxLayout()
        self._name_parts()
        self._lay_out(page)

    @property
    def view(self) -> QWidget:
        return self

    @property
    def foot(self) -> None:
        return None

    def show_interaction(self, interaction: Interaction | None, offline: str) -> None:
        if interaction is None or interaction == self._shown:
            return
        self._shown = interaction
        self._title.setText(plain(interaction.title) or self.tr("No title"))
        self._status.setText(section_text(interaction.section))
        self._fill(list(interaction.attached_data.items())[:_MOST_ATTACHED])

    def refresh_talk(self) -> None:
        """Nothing of what is said is shown here."""

    def take_focus(self) -> None:
        self.setFocus()

    def may_end(self, anchor: QWidget) -> bool:
        """Nothing is written here that could get lost."""
        return True

    def before_finish(self) -> None:
        """Nothing is written here in a wrap-up."""

    def release(self, interaction: Interaction) -> None:
        """Nothing is kept."""

    def _fill(self, data: list[tuple[str, str]]) -> None:
        empty(self._attached)
        self._head.setVisible(bool(data))
        for number, (key, value) in enumerate(data):
            row = KeyValueRow(self._theme, key, value)
            row.setObjectName(f"plainValue{number}")
            self._attached.addWidget(row)

    def _name_parts(self) -> None:
        self.setObjectName("plainBody")
        self.setAccessibleName(self.tr("Contact"))
        self._title.setObjectName("plainTitle")
        self._status.setObjectName("plainStatus")
        self._head.setObjectName("plainAttached")

    def _lay_out(self, page: QWidget) -> None:
        space = self._theme.tokens.space(2.5)
        page.setObjectName("plainPage")
        for label in (self._title, self._status):
            label.setContentsMargins(space, 0, space, 0)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, space, 0, space)
        column.setSpacing(self._theme.tokens.space(0.5))
        column.addWidget(self._title)
        column.addWidget(self._status)
        column.addWidget(self._head)
        column.addLayout(self._attached)
        column.addStretch(1)
