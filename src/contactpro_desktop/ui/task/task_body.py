"""The body of a task: what is to be done, and what is known of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.app.mails import Mails
from contactpro_desktop.domain.actions import ParkTask
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.task import other_data, task_text
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.context.key_value import KeyValueRow
from contactpro_desktop.ui.context.page_area import PageArea, empty
from contactpro_desktop.ui.conversation.times import moment_text
from contactpro_desktop.ui.mail.mail_text import MailText
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.section_header import SectionHeader
from contactpro_desktop.ui.widgets.text import plain

_MOST_ATTACHED = 40


class TaskBody(QWidget):
    """Title, body and attached data. Whether it is done is said by End and Finish, as always."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.theme
        self._theme = theme
        self._store: Store = services.store
        self._mails: Mails = services.mails
        self._interaction: Interaction | None = None
        self._attached: tuple[tuple[str, str], ...] | None = None
        self._title = PlainLabel(theme, kind="title", wrap=True)
        self._since = PlainLabel(theme, kind="muted", wrap=True)
        self.text = MailText(theme, grows=True)
        self._head = SectionHeader(theme, self.tr("Attached data"))
        self._rows = QVBoxLayout()
        self.park = ActionButton(theme, self.tr("Set aside"), ActionId.PARK)
        self._answers = QWidget()
        self._name_parts()
        self._lay_out(theme)
        self.park.clicked.connect(self._on_park)

    @property
    def view(self) -> QWidget:
        return self

    @property
    def foot(self) -> None:
        return None

    def show_interaction(self, interaction: Interaction | None, offline: str) -> None:
        self._interaction = interaction
        if interaction is None:
            return
        self._title.setText(plain(interaction.title, 200) or self.tr("No title"))
        self._title.setVisible(interaction.title != interaction.display_name)
        created = interaction.created_at
        self._since.setText(
            self.tr("Created {0}").format(moment_text(created)) if created is not None else ""
        )
        body, attached = task_text(interaction), other_data(interaction)
        self.text.show_content(body)
        self.text.setVisible(bool(body))
        self._fill(tuple(attached.items())[:_MOST_ATTACHED])
        self._answers.setVisible(interaction.is_open)
        pending = self._store.is_pending(ParkTask(interaction.id))
        waiting = self.tr("Waiting for the server") if pending else ""
        self.park.set_refusal(offline or waiting)

    def refresh_talk(self) -> None:
        """Nobody talks in a task."""

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_end(self, anchor: QWidget) -> bool:
        """Nothing is written here that could get lost."""
        return True

    def before_finish(self) -> None:
        """Nothing is written here in a wrap-up."""

    def release(self, interaction: Interaction) -> None:
        """Nothing is kept."""

    def _on_park(self) -> None:
        if self._interaction is not None:
            self._mails.park(self._interaction.id)

    def _fill(self, data: tuple[tuple[str, str], ...]) -> None:
        if data == self._attached:
            return
        self._attached = data
        empty(self._rows)
        self._head.setVisible(bool(data))
        for number, (key, value) in enumerate(data):
            row = KeyValueRow(self._theme, key, value)
            row.setObjectName(f"taskValue{number}")
            self._rows.addWidget(row)

    def _name_parts(self) -> None:
        self.setObjectName("taskBody")
        self.setAccessibleName(self.tr("Task"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._title.setObjectName("taskTitle")
        self._since.setObjectName("taskSince")
        self._head.setObjectName("taskAttached")
        self._answers.setObjectName("taskActions")
        self.park.setObjectName("taskPark")
        self.park.set_tip(self.tr("Set the task aside; it waits under Pending"))

    def _lay_out(self, theme: Theme) -> None:
        tokens = theme.tokens
        side = tokens.space(2.5)
        for label in (self._title, self._since):
            label.setContentsMargins(side, 0, side, 0)
        rows = QWidget()
        rows.setObjectName("taskData")
        # Headings and rows have less margin than the text.
        data = QVBoxLayout()
        data.setContentsMargins(4, 0, 0, 0)
        data.setSpacing(0)
        data.addWidget(self._head)
        data.addLayout(self._rows)
        page = QVBoxLayout(rows)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.text)
        page.addLayout(data)
        page.addStretch(1)
        actions = QHBoxLayout(self._answers)
        actions.setContentsMargins(side, tokens.space(1), side, tokens.space(1.5))
        actions.addWidget(self.park)
        actions.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.space(2), 0, 0)
        column.setSpacing(tokens.space(0.5))
        column.addWidget(self._title)
        column.addWidget(self._since)
        column.addWidget(PageArea(rows), 1)
        column.addWidget(self._answers)
