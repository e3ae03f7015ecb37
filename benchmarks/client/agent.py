"""An agent at the client: takes offers, declines them, opens conversations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from benchmarks.client.probes import PaintWatch, part
from benchmarks.telling import Orders, tell
from contactpro_desktop.bootstrap import Client
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import Section
from contactpro_desktop.store.changes import Change, InteractionDropped, InteractionUpdated
from contactpro_desktop.ui.conversation.pane import ConversationPane


class _OnCard(NamedTuple):
    id: InteractionId
    name: str


class AgentAtWork:
    """Tells `offer` once the card of an offer has been painted, `taken` once it has been accepted,
    and `gone` once an interaction has left the agent's list."""

    def __init__(self, client: Client) -> None:
        self._desk = client.services.desk
        self._store = client.store
        self._window = client.window
        self._accepting = False
        self._expected = 0
        self._opening: InteractionId | None = None
        self._shown: InteractionId | None = None
        pane = part(self._window, ConversationPane, "conversationPane")
        self._messages = pane.page.chat.transcript.view.viewport()
        PaintWatch(self._messages, lambda: self._store.current, self._on_messages)
        PaintWatch(part(self._window, QWidget, "offerCard"), self._offer_on_card, self._on_card)
        self._store.listen(self._on_changes)

    def orders(self) -> Orders:
        return {
            "ready": self._ready,
            "accept": self._accept,
            "decline": self._decline,
            "open": self._open,
            "talk": self._talk,
            "expect": self._expect,
        }

    def _ready(self) -> None:
        """Ask for work."""
        part(self._window, QAbstractButton, "readyChip").click()

    def _accept(self) -> None:
        """Accept whatever is offered from now on."""
        self._accepting = True

    def _decline(self) -> None:
        """Decline the offer shown; its button does nothing yet, so soon after another offer."""
        if self._shown is not None:
            self._desk.decline(self._shown)

    def _open(self, id: str) -> None:
        """Open a conversation; told once it has been painted."""
        self._opening = InteractionId(id)
        self._desk.open(self._opening)
        self._messages.update()

    def _talk(self) -> None:
        """How much the open conversation holds, and what was said last."""
        current = self._store.current
        talk = self._store.conversation(current) if current else None
        last = talk.last if talk else None
        count, words = len(talk) if talk else 0, last.text if last else ""
        tell("talk", id=current, count=count, last=words)

    def _expect(self, count: int) -> None:
        """Tell `all_here` once the open conversation holds `count` messages."""
        self._expected = count

    def _on_changes(self, batch: Sequence[Change]) -> None:
        current = self._store.current
        if self._expected and current and len(self._store.conversation(current)) >= self._expected:
            self._expected = 0
            tell("all_here")
        for change in batch:
            if isinstance(change, InteractionDropped):
                tell("gone", id=change.interaction.id)
            elif isinstance(change, InteractionUpdated) and change.before.is_offer:
                tell("taken", id=change.interaction.id)

    def _offer_on_card(self) -> _OnCard | None:
        """Whose offer the card shows: there must be no other one."""
        offers = self._store.in_section(Section.OFFER)
        if len(offers) != 1:
            return None
        return _OnCard(offers[0].id, part(self._window, QLabel, "offerName").text())

    def _on_card(self, seen: _OnCard | None, at: int) -> None:
        if seen is None or seen.id == self._shown:
            return
        self._shown = seen.id
        tell("offer", id=seen.id, name=seen.name, at=at)
        if self._accepting:
            self._desk.accept(seen.id)

    def _on_messages(self, seen: InteractionId | None, at: int) -> None:
        if seen is not None and seen == self._opening:
            self._opening = None
            tell("open", id=seen, messages=len(self._store.conversation(seen)))
