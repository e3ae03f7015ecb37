"""The rows of the transfer list: headings, colleagues and queues."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from contactpro_desktop.domain.agent import AgentState
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.domain.transfer import (
    Refuse,
    TargetKind,
    TransferRefusal,
    TransferTarget,
    ordered,
    transfer_refusal,
)
from contactpro_desktop.ui.colleagues import STATE_DOTS
from contactpro_desktop.ui.texts import agent_state_text, duration_text, transfer_refusal_text
from contactpro_desktop.ui.theme.paint import CAPABILITIES, Dot
from contactpro_desktop.ui.theme.paint import Capability as CapabilityIcon
from contactpro_desktop.ui.widgets.capability_icons import capability_text
from contactpro_desktop.ui.widgets.text import plain

translate = QCoreApplication.translate

_ICON_OF: dict[Capability, CapabilityIcon] = {
    Capability.PHONE: "phone",
    Capability.CHAT: "chat",
    Capability.EMAIL: "mail",
}


@dataclass(frozen=True, slots=True)
class HeadingRow:
    text: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """`detail` is the state in words, without more where a `refusal` says why the target cannot be
    chosen; that is empty when it can."""

    target: TransferTarget
    name: str
    detail: str
    refusal: str = ""

    @property
    def dot(self) -> Dot | None:
        """The state of a colleague; queues have none."""
        return STATE_DOTS[self.target.state] if self.target.kind is TargetKind.AGENT else None

    @property
    def icons(self) -> frozenset[CapabilityIcon]:
        return frozenset(_ICON_OF[capability] for capability in self.target.capabilities)

    @property
    def spoken(self) -> str:
        """The row in one sentence, for screen readers."""
        serves = [capability_text(name, True) for name in CAPABILITIES if name in self.icons]
        parts = (self.name, self.detail, *serves, self.refusal)
        return ", ".join(part for part in parts if part)


Row = HeadingRow | TargetRow


def target_rows(
    targets: Iterable[TransferTarget],
    channel: Channel,
    *,
    my_id: str,
    now: Instant,
    refuse: Refuse = transfer_refusal,
) -> list[Row]:
    """Sections with their headings; empty sections are left out. Who cannot take it, by `refuse`,
    stands apart, after those of the same kind who can."""
    rows: list[Row] = []
    section = None
    for target in ordered(targets, channel, my_id=my_id, refuse=refuse):
        row = _target_row(target, channel, refuse(target, channel, my_id=my_id), now)
        if section != (section := (target.kind, bool(row.refusal))):
            rows.append(HeadingRow(_heading(row, channel)))
        rows.append(row)
    return rows


def _target_row(
    target: TransferTarget, channel: Channel, refusal: TransferRefusal | None, now: Instant
) -> TargetRow:
    name, agent = plain(target.name, 80), target.kind is TargetKind.AGENT
    if refusal is not None:
        state = agent_state_text(target.state) if agent else ""
        return TargetRow(target, name, state, transfer_refusal_text(refusal, channel))
    return TargetRow(target, name, _agent_detail(target, now) if agent else _queue_detail(target))


def _heading(first: TargetRow, channel: Channel) -> str:
    """What stands above a section that begins with `first`."""
    if first.refusal:
        return translate("Transfer", "Cannot take it")
    if first.target.kind is TargetKind.QUEUE:
        return translate("Transfer", "Queues")
    return {
        Channel.PHONE: translate("Transfer", "Agents who handle calls"),
        Channel.CHAT: translate("Transfer", "Agents who handle chat"),
        Channel.EMAIL: translate("Transfer", "Agents who handle e-mail"),
        Channel.TASK: translate("Transfer", "Agents who handle tasks"),
    }.get(channel, translate("Transfer", "Agents"))


def _agent_detail(target: TransferTarget, now: Instant) -> str:
    """State and profile in words; a profile that takes its bearer away stands for the state."""
    state, profile = agent_state_text(target.state), plain(target.profile_name, 40)
    if target.state is AgentState.OFFLINE:
        return state
    parts = [state, profile]
    if target.state is AgentState.AWAY:
        parts = [profile or state, _return_text(target.profile_ends, now)]
    return " · ".join(part for part in parts if part)


def _return_text(ends: Instant | None, now: Instant) -> str:
    """When somebody will be back; empty where that is unknown or over."""
    if ends is None or ends <= now:
        return ""
    left = timedelta(minutes=max(1, round((ends - now) / 60)))
    return translate("Transfer", "back in {0}").format(duration_text(left))


def _queue_detail(target: TransferTarget) -> str:
    parts = []
    if target.waiting is not None:
        parts.append(translate("Transfer", "{0} waiting").format(target.waiting))
    if target.agents_free is not None:
        parts.append(translate("Transfer", "agents free: {0}").format(target.agents_free))
    return " · ".join(parts) or plain(target.address, 60)
