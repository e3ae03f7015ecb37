"""The pane while no conversation is open: it says what to do next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.actions import AcceptOffer, Action, DeclineOffer, SetWorkStatus
from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.call import CallState, call_state
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.interaction import Interaction, Section
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.partner import partner_text
from contactpro_desktop.ui.session_texts import no_connection_text
from contactpro_desktop.ui.texts import channel_icon
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.empty_state import EmptyState


class NothingOpen(EmptyState):
    """Points at the most useful step: answer the offer, open a conversation, or be ready.
    `accept_wanted` is about the offer that stands in the place of offers: the keys act on that."""

    accept_wanted = Signal()

    def __init__(
        self, theme: Theme, store: Store, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "chat", "", parent=parent)
        self._store = store
        self._desk = desk
        self._keys = theme.keys
        self._front: InteractionId | None = None
        self._offer: Interaction | None = None
        self.setObjectName("nothingOpen")
        self.acted.connect(self._on_act)
        theme.keys.changed.connect(self.refresh)
        self.refresh()

    def show_front(self, offer_id: InteractionId | None) -> None:
        """Another offer stands in the place of offers; None: something else, or nothing."""
        self._front = offer_id
        self.refresh()

    def refresh(self) -> None:
        offers = {offer.id: offer for offer in self._store.in_section(Section.OFFER)}
        self._offer = offers.get(self._front) if self._front is not None else None
        if self._offer is not None:
            self._show_offer(self._offer)
        elif offers:
            self._show_help()
        elif self._store.in_section(Section.ACTIVE):
            self._show_open_one()
        elif wrap_ups := self._store.in_section(Section.WRAP_UP):
            self._show_wrap_ups(len(wrap_ups))
        else:
            self._show_idle()
        self.set_refusal(self._refusal())

    def _refusal(self) -> str:
        """Why the action cannot be asked of the server now; empty when it can."""
        if self._store.link is not Link.ONLINE:
            return no_connection_text()
        asked: tuple[Action, ...] = (SetWorkStatus(WorkStatus.READY),)
        if self._offer is not None:
            asked = AcceptOffer(self._offer.id), DeclineOffer(self._offer.id)
        return self.tr("Waiting for the server") if self._store.is_pending(*asked) else ""

    def _show_offer(self, offer: Interaction) -> None:
        title = self.tr("{0} is waiting for you")
        what = self.tr("Accept the offer with {0} to read and answer the conversation.")
        if call_state(offer) is CallState.OUTBOUND_INCOMING:
            title = self.tr("{0} is to be called")
            what = self.tr("Accept the offer with {0} to see why. You place the call after that.")
        elif offer.channel.is_call:
            what = self.tr("Accept the offer with {0} to talk to the customer.")
            if offer.is_with_colleague:
                what = self.tr("Accept the offer with {0} to talk to your colleague.")
        self.set_content(
            title.format(partner_text(self._store, offer)),
            what.format(self._keys.text_of(ActionId.ACCEPT_OFFER)),
            self.tr("Accept"),
            icon="chat" if offer.channel is Channel.CHAT else channel_icon(offer.channel),
        )

    def _show_help(self) -> None:
        """Help that is asked for stands before what is offered."""
        join = self._keys.text_of(ActionId.ACCEPT_OFFER)
        later = self._keys.text_of(ActionId.DECLINE_OFFER)
        self.set_content(
            self.tr("A colleague asks for help"),
            self.tr("Join with {0}, or put it off with {1} for what is offered to you.").format(
                join, later
            ),
            icon="users",
        )

    def _show_open_one(self) -> None:
        key = self._keys.text_of(ActionId.NEXT_CONVERSATION)
        self.set_content(
            self.tr("No conversation is open"),
            self.tr("Choose one in the list on the left, or go through them with {0}.").format(key),
            icon="chat",
        )

    def _show_wrap_ups(self, count: int) -> None:
        one = count == 1
        self.set_content(
            self.tr("A wrap-up is waiting for you")
            if one
            else self.tr("%n wrap-ups are waiting for you", "", count),
            self.tr("Open it in the list on the left, answer its script and finish it.")
            if one
            else self.tr("Open one in the list on the left, answer its script and finish it."),
            icon="check",
        )

    def _show_idle(self) -> None:
        me = self._store.me
        if me is None or me.work_status is WorkStatus.READY:
            self.set_content(
                self.tr("All done for now"),
                self.tr("The next conversation will be offered on the left. You can also pick one "
                        "from the picklist."),
                icon="chat",
            )  # fmt: skip
            return
        action = "" if me.ready_is_refused else self.tr("Be ready")
        self.set_content(
            self.tr("You are not ready"),
            self.tr("Choose a presence profile that allows work, then be ready.")
            if me.ready_is_refused
            else self.tr("Nothing is offered to you. Be ready, or pick a conversation from the "
                         "picklist."),
            action,
            icon="moon",
        )  # fmt: skip

    def _on_act(self) -> None:
        if self._offer is not None:
            self.accept_wanted.emit()
        else:
            self._desk.set_ready(True)
