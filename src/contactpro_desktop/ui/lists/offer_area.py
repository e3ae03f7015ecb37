"""The fixed place at the top left: an offer, what was missed, or how work reaches the agent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.notices import Notice, NoticeBoard, Topic
from contactpro_desktop.domain.actions import (
    AcceptOffer,
    Action,
    DeclineOffer,
    Pick,
    SetWorkStatus,
)
from contactpro_desktop.domain.agent import WorkStatus
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.ids import Instant, InteractionId
from contactpro_desktop.domain.interaction import Interaction, Section
from contactpro_desktop.domain.picklist import PicklistRow, PicklistSort, sort_key
from contactpro_desktop.store.changes import Change, MeUpdated
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.lists.idle_card import IdleCard
from contactpro_desktop.ui.lists.missed_card import MissedCard
from contactpro_desktop.ui.lists.offer_card import OfferCard
from contactpro_desktop.ui.session_texts import no_connection_text
from contactpro_desktop.ui.texts import pick_refusal_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.ticker import Ticker

if TYPE_CHECKING:
    from contactpro_desktop.ui.supervision.help_card import HelpCard

_HEIGHT = 112


class OfferArea(QWidget):
    """Always as high as a card, so that nothing below it ever moves.

    The offer shown stays until it ends, even if a later one runs out earlier.
    """

    def __init__(
        self,
        theme: Theme,
        ticker: Ticker,
        store: Store,
        desk: Desk,
        board: NoticeBoard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._desk = desk
        self._shown: InteractionId | None = None
        self._offered_at: dict[InteractionId, Instant] = {}
        self._missed: Notice | None = None
        self._missed_calls: list[Notice] = []
        self._offer_card = OfferCard(theme, ticker)
        self._missed_card = MissedCard(theme)
        self._idle_card = IdleCard(theme)
        self._help_card: HelpCard | None = None
        self._theme, self._ticker = theme, ticker
        self._cards = QStackedWidget()
        for card in (self._idle_card, self._offer_card, self._missed_card):
            self._cards.addWidget(card)
        self.setObjectName("offerArea")
        self._cards.setFixedHeight(_HEIGHT)
        space = theme.tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(1.5), space(1.5), space(1.5), space(0.5))
        column.addWidget(self._cards)
        self._connect(board)
        self._refresh()

    def accept(self) -> None:
        """Accept the offer shown, if there is one."""
        if self._shown is not None:
            self._desk.accept(self._shown)

    def decline(self) -> None:
        if self._shown is not None:
            self._desk.decline(self._shown)

    def _connect(self, board: NoticeBoard) -> None:
        self._offer_card.accepted.connect(self.accept)
        self._offer_card.declined.connect(self.decline)
        self._missed_card.ready.connect(lambda: self._desk.set_ready(True))
        self._missed_card.dismissed.connect(self._dismiss_missed)
        listen(self._store, self, self._on_changes)
        listen(board, self, self._on_notice)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        if any(isinstance(change, MeUpdated) and _became_ready(change) for change in batch):
            self._missed = None
        self._refresh()

    def _on_notice(self, notice: Notice) -> None:
        if notice.topic is Topic.OFFER_MISSED:
            self._missed = notice
            self._refresh()
        elif notice.topic is Topic.CALL_MISSED:
            self._missed_calls.append(notice)
            self._refresh()

    def _refresh(self) -> None:
        offers = self._store.in_section(Section.OFFER)
        now = self._store.now()
        self._offered_at = {o.id: self._offered_at.get(o.id, now) for o in offers}
        offer = self._choose(offers)
        self._shown = offer.id if offer else None
        if offer is not None:
            self._show_offer(offer, len(offers) - 1)
            if self._missed is not None and self._missed.remedy is None:
                self._missed = None
        elif self._missed is not None:
            ready = SetWorkStatus(WorkStatus.READY)
            self._missed_card.show_missed(self._missed, refusal=self._refusal(ready))
            self._cards.setCurrentWidget(self._missed_card)
        elif calls := calls_for_help(self._store):
            self._show_help(calls)
        elif self._missed_calls:
            ready = SetWorkStatus(WorkStatus.READY)
            self._missed_card.show_calls(self._missed_calls, refusal=self._refusal(ready))
            self._cards.setCurrentWidget(self._missed_card)
        else:
            self._idle_card.show_state(self._store)
            self._cards.setCurrentWidget(self._idle_card)
        if offer is None:
            self._offer_card.forget()

    def _choose(self, offers: Sequence[Interaction]) -> Interaction | None:
        return next((o for o in offers if o.id == self._shown), offers[0] if offers else None)

    def _show_offer(self, offer: Interaction, more: int) -> None:
        self._offer_card.show_offer(
            offer,
            self._offered_at[offer.id],
            more=more,
            refusal=self._refusal(AcceptOffer(offer.id), DeclineOffer(offer.id)),
        )
        self._cards.setCurrentWidget(self._offer_card)

    def _show_help(self, calls: Sequence[PicklistRow]) -> None:
        """A colleague asks for help: who waits longest comes first."""
        if self._help_card is None:
            from contactpro_desktop.ui.supervision.help_card import HelpCard

            self._help_card = HelpCard(self._theme, self._ticker)
            self._help_card.joined.connect(self._join)
            self._cards.addWidget(self._help_card)
        refusal = self._desk.pick_refusal(calls[0])
        words = "" if refusal is None else pick_refusal_text(refusal)
        pick = Pick(calls[0].contact_id, calls[0].queue_id, calls[0].channel)
        self._help_card.show_call(calls[0], len(calls) - 1, words or self._refusal(pick))
        self._cards.setCurrentWidget(self._help_card)

    def _join(self) -> None:
        for call in calls_for_help(self._store)[:1]:
            self._desk.pick(call)

    def _refusal(self, *actions: Action) -> str:
        """Why none of `actions` can be asked of the server now; empty when they can."""
        if self._store.link is not Link.ONLINE:
            return no_connection_text()
        return self.tr("Waiting for the server…") if self._store.is_pending(*actions) else ""

    def _dismiss_missed(self) -> None:
        """What is shown, and no more: calls that were missed come after the offers."""
        if self._missed is None:
            self._missed_calls = []
        self._missed = None
        self._refresh()


def calls_for_help(store: Store) -> list[PicklistRow]:
    """Colleagues who wait for a supervisor, where the server tells who they are."""
    asking = [row for row in store.picklist.values() if row.supervision_id is not None]
    return sorted(asking, key=sort_key(PicklistSort.LONGEST_WAIT))


def _became_ready(change: MeUpdated) -> bool:
    was = change.before.work_status if change.before else None
    return change.me.work_status is WorkStatus.READY and was is not WorkStatus.READY
