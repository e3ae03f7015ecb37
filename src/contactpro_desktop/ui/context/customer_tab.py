"""Who the other one is, a customer or a colleague, as far as anybody told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.domain.call import is_preview
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.interaction import Direction, Interaction
from contactpro_desktop.ui.context.key_value import KeyValueRow
from contactpro_desktop.ui.context.page_area import PageArea, empty
from contactpro_desktop.ui.conversation.languages import language_name
from contactpro_desktop.ui.conversation.times import time_text
from contactpro_desktop.ui.partner import kind_text
from contactpro_desktop.ui.texts import channel_icon
from contactpro_desktop.ui.theme.clock_text import clock_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.avatar import Avatar
from contactpro_desktop.ui.widgets.panel import Line
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.section_header import SectionHeader
from contactpro_desktop.ui.widgets.two_lines import TwoLines

MOST_ATTACHED = 40
"""Attached data beyond this many are counted, not shown."""

_MADE_BY_THE_PAGE = re.compile(r"[0-9a-fA-F]{32}@\S+")
"""The address that the visitor page makes up for somebody who gave none."""


class CustomerTab(QWidget):
    """The contact's own values, then the data that came with it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Interaction, str, str] | None = None
        self._avatar = Avatar(theme)
        self._names = TwoLines(theme)
        self._about = QVBoxLayout()
        self._attached = QVBoxLayout()
        self._attached_head = SectionHeader(theme, self.tr("Attached data"))
        self._more = PlainLabel(theme, kind="muted", wrap=True)
        self._note = PlainLabel(
            theme, self.tr("Provided by the customer; not proof of identity."), "muted", wrap=True
        )
        self._line = Line()
        self._name_parts()
        self._foot = QVBoxLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(PageArea(self._page()))

    def add_foot(self, widget: QWidget) -> None:
        """Put something below all that is known."""
        self._foot.addWidget(widget)

    def show_interaction(self, interaction: Interaction, name: str, address: str) -> None:
        """`name` and `address` are those of whom it is with."""
        if (interaction, name, address) == self._shown:
            return
        self._shown = (interaction, name, address)
        colleague = interaction.is_with_colleague
        self.setAccessibleName(self.tr("Colleague") if colleague else self.tr("Customer"))
        chat = interaction.channel is Channel.CHAT
        self._avatar.set_person(name, "" if chat else channel_icon(interaction.channel))
        self._names.set_lines(name, kind_text(interaction))
        values = self._own_values(interaction, address)
        own = [(key, value, self._short(value)) for key, value in values]
        self._fill(self._about, own, "customerValue")
        # A task's data stand with the task itself.
        task = interaction.channel is Channel.TASK
        data = [] if task else list(interaction.attached_data.items())
        shown = [(key, value, "") for key, value in data[:MOST_ATTACHED]]
        self._fill(self._attached, shown, "attachedValue")
        left_out = len(data) - MOST_ATTACHED
        self._more.setText(self.tr("and %n more", "", left_out) if left_out > 0 else "")
        self._more.setVisible(left_out > 0)
        for part in (self._attached_head, self._line):
            part.setVisible(bool(data))
        self._note.setVisible(bool(data))

    def _own_values(self, interaction: Interaction, address: str) -> list[tuple[str, str]]:
        values = [
            (self._address_word(interaction.channel), address),
            (self.tr("Queue"), interaction.queue_name),
            (self.tr("Language"), language_name(interaction.language)),
            (self.tr("Subject"), _subject(interaction)),
            *self._times(interaction),
            (self.tr("Ended"), _time(interaction.ended_at)),
        ]
        return [(key, value) for key, value in values if value]

    def _times(self, interaction: Interaction) -> list[tuple[str, str]]:
        """When it came and was taken; of what the agent began, when that was."""
        if interaction.direction is Direction.OUTBOUND:
            times = [(self.tr("Started"), _time(interaction.created_at))]
            if interaction.channel is Channel.PHONE and not is_preview(interaction):
                times.append((self.tr("Answered"), _time(interaction.accepted_at)))
            return times
        return [
            (self.tr("Arrived"), _time(interaction.queued_at or interaction.created_at)),
            (self.tr("Accepted"), _time(interaction.accepted_at)),
            (self.tr("Waited"), _waited(interaction)),
        ]

    def _address_word(self, channel: Channel) -> str:
        return self.tr("Number") if channel.is_call else self.tr("Address")

    def _short(self, value: str) -> str:
        """What stands for an address that no person chose; empty for any other value."""
        return self.tr("Web visitor") if _MADE_BY_THE_PAGE.fullmatch(value) else ""

    def _fill(self, column: QVBoxLayout, values: Iterable[tuple[str, str, str]], name: str) -> None:
        """Rows of a key, its value, and what stands for the value if not itself."""
        empty(column)
        for number, (key, value, short) in enumerate(values):
            row = KeyValueRow(self._theme, key, value, shown=short)
            row.setObjectName(f"{name}{number}")
            column.addWidget(row)

    def _name_parts(self) -> None:
        self.setObjectName("customerTab")
        self._names.setObjectName("customerNames")
        self._attached_head.setObjectName("attachedHeader")
        self._more.setObjectName("attachedMore")
        self._note.setObjectName("attachedNote")

    def _page(self) -> QWidget:
        space = self._theme.tokens.space(2)
        head = QHBoxLayout()
        head.setContentsMargins(space, space, space, space // 2)
        head.setSpacing(10)
        head.addWidget(self._avatar)
        head.addWidget(self._names, 1)
        for label in (self._more, self._note):
            label.setContentsMargins(space, 4, space, 0)
        page = QWidget()
        page.setObjectName("customerPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, space)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._about)
        column.addSpacing(space // 2)
        column.addWidget(self._line)
        column.addWidget(self._attached_head)
        column.addLayout(self._attached)
        column.addWidget(self._more)
        column.addWidget(self._note)
        column.addLayout(self._foot)
        column.addStretch(1)
        return page


def _subject(interaction: Interaction) -> str:
    """The title, unless it stands for the customer's name already."""
    return interaction.title if interaction.title != interaction.display_name else ""


def _time(instant: float | None) -> str:
    return time_text(instant) if instant is not None else ""


def _waited(interaction: Interaction) -> str:
    """From the queue to the agent."""
    if interaction.accepted_at is None or interaction.queued_at is None:
        return ""
    return clock_text(interaction.accepted_at - interaction.queued_at)
