"""Signalling of video chats: passed on between the two ends, known as long as the chat runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.engine.engine import Commit
from contactpro_desktop.localserver.router.files import Sender
from contactpro_desktop.localserver.router.model import ContactRow, ContactState, Refused

_MOST = 100


@dataclass(slots=True)
class _Signals:
    """`status` by who said it: each end is shown what the other one said."""

    status: dict[Sender, str] = field(default_factory=dict)
    messages: dict[str, Json] = field(default_factory=dict)


class VideoSignals:
    """Nothing of it is stored: after a restart of the server both ends begin anew."""

    def __init__(self) -> None:
        self._of: dict[ContactId, _Signals] = {}

    def view(self, contact_id: ContactId, viewer: Sender) -> dict[str, Json]:
        """`/webrtc`: the status of the other end, and what both ends sent."""
        signals = self._of.get(contact_id, _Signals())
        return {
            "status": signals.status.get(other(viewer), "off"),
            "messages": dict(signals.messages),
        }

    def set_status(self, contact_id: ContactId, sender: Sender, status: str) -> None:
        self._of.setdefault(contact_id, _Signals()).status[sender] = status

    def add(self, contact_id: ContactId, message: Mapping[str, Json]) -> None:
        """Raises `Refused` where too many were sent already."""
        messages = self._of.setdefault(contact_id, _Signals()).messages
        if len(messages) >= _MOST:
            raise Refused(Refusal.LIMIT)
        messages[str(message["id"])] = dict(message)

    def on_commit(self, commit: Commit) -> None:
        for row in commit.after.values():
            if isinstance(row, ContactRow) and row.state is not ContactState.OWNED:
                self._of.pop(row.id, None)


def other(sender: Sender) -> Sender:
    return Sender.AGENT if sender is Sender.CUSTOMER else Sender.CUSTOMER
