"""The rows of the supervision list: who is supervised, their work, and other colleagues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication

from contactpro_desktop.app.supervision import Supervising
from contactpro_desktop.domain.agent import AgentState
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import InteractionId, SupervisionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.domain.supervision import SupervisorSession
from contactpro_desktop.domain.transfer import TransferTarget
from contactpro_desktop.ui.colleagues import STATE_DOTS
from contactpro_desktop.ui.supervision.wording import mode_state_text
from contactpro_desktop.ui.texts import (
    agent_state_text,
    channel_icon,
    customer_text,
    standing_text,
    sub_channel_text,
)
from contactpro_desktop.ui.theme.paint import Dot
from contactpro_desktop.ui.widgets.text import plain

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class AgentRow:
    """A colleague. `session` is set while this user supervises them; then `dot` may be unknown.
    `is_offline`: when the directory was asked last."""

    agent_id: str
    name: str
    detail: str
    dot: Dot | None = None
    session: SupervisionId | None = None
    is_offline: bool = False

    @property
    def key(self) -> tuple[str, str]:
        return (self.agent_id, "")


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A conversation of a supervised colleague."""

    agent_id: str
    session: SupervisionId
    interaction_id: InteractionId
    name: str
    detail: str
    icon: str

    @property
    def key(self) -> tuple[str, str]:
        return (self.agent_id, self.interaction_id)


Row = Heading | AgentRow | WorkRow
Key = tuple[str, str]
"""A colleague's id, and that of one of their conversations, or empty."""


def supervision_rows(
    supervising: Supervising, found: Iterable[TransferTarget], words: str
) -> list[Row]:
    """Who is supervised stays in sight whatever is looked for (`words`); `found` are the others
    that the directory knows. Empty sections are left out."""
    targets = {target.id: target for target in found}
    rows: list[Row] = []
    for session in supervising.sessions:
        rows.append(_supervised(session, targets.pop(session.agent_id or "", None)))
        rows += (_work_row(session, each) for each in supervising.work(session.id))
    if rows:
        rows.insert(0, Heading(translate("Supervision", "Supervised by you")))
    others = [_colleague(target) for target in _ordered(targets.values())]
    if others:
        title = translate("Supervision", "Colleagues") if not words else ""
        rows += [Heading(title or translate("Supervision", "Found")), *others]
    return rows


def spoken(row: Row) -> str:
    """A row in one sentence, for screen readers."""
    if isinstance(row, Heading):
        return row.text
    return ", ".join(part for part in (row.name, row.detail) if part)


def _ordered(targets: Iterable[TransferTarget]) -> Iterator[TransferTarget]:
    """Who is there before who is not, by name."""
    return iter(sorted(targets, key=lambda t: (t.state is AgentState.OFFLINE, t.name.casefold())))


def _supervised(session: SupervisorSession, target: TransferTarget | None) -> AgentRow:
    name = plain(session.agent_name, 80) or (plain(target.name, 80) if target else "")
    return AgentRow(
        session.agent_id or "",
        name,
        mode_state_text(session.mode),
        STATE_DOTS[target.state] if target else None,
        session.id,
    )


def _colleague(target: TransferTarget) -> AgentRow:
    state, profile = agent_state_text(target.state), plain(target.profile_name, 40)
    offline = target.state is AgentState.OFFLINE
    parts = [state] if offline else [state, profile]
    detail = " · ".join(part for part in parts if part)
    return AgentRow(
        target.id, plain(target.name, 80), detail, STATE_DOTS[target.state], is_offline=offline
    )


def _work_row(session: SupervisorSession, interaction: Interaction) -> WorkRow:
    parts = [
        standing_text(interaction.section),
        sub_channel_text(interaction.channel, interaction.sub_channel),
        plain(interaction.queue_name, 40),
    ]
    chat = interaction.channel is Channel.CHAT
    return WorkRow(
        session.agent_id or "",
        session.id,
        interaction.id,
        customer_text(interaction),
        " · ".join(part for part in parts if part),
        "chat" if chat else channel_icon(interaction.channel),
    )
