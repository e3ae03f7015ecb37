"""The fixed place at the top left: an offer, what was missed, or how work reaches the agent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QVBoxLayout, QWidget

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
from contactpro_desktop.domain.ids import ContactId, Instant, InteractionId
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
_SETTLE = 0.5
"""Seconds in which nobody can have read what has come, and decided."""

Front = tuple[str, str]
"""What stands in the place: the kind of its card, and its id or how many it tells of."""

_NOTHING: Front = ("", "")


class OfferArea(QWidget):
    """Always as high as a card, so that nothing below it ever moves.

    What is shown stays until it ends, even if a later one runs out earlier: only a call, or a
    colleague who asks for help, takes the place of what is less urgent. Whatever comes after a
    card that the agent has not answered cannot be answered at once: the click or key was meant for
    what stood there.

    `front_changed` carries the id of the offer shown, None where it is something else.
    """

    front_changed = Signal(object)

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
        self._front = _NOTHING
        self._settled_at = float("-inf")
        self._answered: InteractionId | None = None
        self._put_off: frozenset[ContactId] = frozenset()
        self._offered_at: dict[InteractionId, Instant] = {}
        self._missed: Notice | None = None
        self._missed_calls: list[Notice] = []
        self._offer_card = OfferCard(theme, ticker)
        self._missed_card = MissedCard(theme)
        self._idle_card = IdleCard(theme)
        self._help_card: HelpCard | None = None
        self._asking: PicklistRow | None = None
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

    @property
    def front(self) -> InteractionId | None:
        """The offer shown."""
        return self._shown

    @property
    def is_settled(self) -> bool:
        """Whether what is shown has been there long enough to be answered."""
        return self._ticker.now() >= self._settled_at

    def accept(self) -> None:
        """Accept the offer shown, if there is one and it did not come just now."""
        if self._shown is not None and self.is_settled:
            self._answered = self._shown
            self._desk.accept(self._shown)

    def decline(self) -> None:
        if self._shown is not None and self.is_settled:
            self._answered = self._shown
            self._desk.decline(self._shown)

    def _connect(self, board: NoticeBoard) -> None:
        self._offer_card.accepted.connect(self.accept)
        self._offer_card.declined.connect(self.decline)
        self._answer_with(self._missed_card.ready, lambda: self._desk.set_ready(True))
        self._answer_with(self._missed_card.dismissed, self._dismiss_missed)
        listen(self._store, self, self._on_changes)
        listen(board, self, self._on_notice)

    def _answer_with(self, asked: SignalInstance, answer: Callable[[], None]) -> None:
        def on_asked() -> None:
            if self.is_settled:
                answer()

        asked.connect(on_asked)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        if any(isinstance(change, MeUpdated) and _became_ready(change) for change in batch):
            self._missed = None
            self._missed_calls = [replace(each, remedy=None) for each in self._missed_calls]
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
        if not offers:
            self._put_off = frozenset()
        calls = calls_for_help(self._store)
        offer, asking = self._choose(offers), self._choose_help(calls, offers)
        if offer is not None and (offer.urgency.interrupts or asking is None):
            self._show_offer(offer, len(offers) - 1 + len(calls))
        elif asking is not None and (offers or self._missed is None):
            self._show_help(asking, len(calls) - 1 + len(offers), can_wait=bool(offers))
        else:
            self._show_what_was()

    def _choose_help(
        self, calls: Sequence[PicklistRow], offers: Sequence[Interaction]
    ) -> PicklistRow | None:
        """Who asks for help and is shown, unless an offer comes first: the one shown already, else
        who waits longest."""
        shown = [call for call in calls if self._front == ("help", call.contact_id)]
        first = (call for call in (*shown, *calls) if not offers or self._interrupts(call))
        return next(first, None)

    def _interrupts(self, call: PicklistRow) -> bool:
        """Whether a call for help comes before what is offered."""
        put_off = call.contact_id in self._put_off
        return not put_off and self._desk.pick_refusal(call) is None

    def _choose(self, offers: Sequence[Interaction]) -> Interaction | None:
        """The one shown, unless a more urgent one interrupts it; else the most urgent one."""
        first = min(offers, key=lambda offer: offer.urgency, default=None)
        shown = next((offer for offer in offers if offer.id == self._shown), None)
        if first is None or shown is None:
            return first
        interrupts = first.urgency.interrupts and first.urgency < shown.urgency
        return first if interrupts else shown

    def _bring(self, card: QWidget, front: Front) -> None:
        """Put `card` in front. What the agent was about to answer there before is not this."""
        another = front != self._front
        if another:
            if self._front not in (_NOTHING, ("offer", self._answered)) and self.isVisible():
                self._settled_at = self._ticker.now() + _SETTLE
            for button in self._cards.findChildren(QAbstractButton):
                button.setDown(False)
        if card is not self._offer_card:
            self._offer_card.forget()
        self._front = front
        self._cards.setCurrentWidget(card)
        if another:
            self.front_changed.emit(self._shown)

    def _show_what_was(self) -> None:
        """What was missed, if anything was; else whether offers come."""
        self._shown = None
        refusal = self._refusal(SetWorkStatus(WorkStatus.READY))
        if self._missed is not None:
            self._missed_card.show_missed(self._missed, refusal=refusal)
            self._bring(self._missed_card, ("missed offer", str(self._missed.count)))
        elif self._missed_calls:
            self._missed_card.show_calls(self._missed_calls, refusal=refusal)
            self._bring(self._missed_card, ("missed call", str(len(self._missed_calls))))
        else:
            self._idle_card.show_state(self._store)
            self._bring(self._idle_card, _NOTHING)

    def _show_offer(self, offer: Interaction, more: int) -> None:
        self._offer_card.show_offer(
            offer,
            self._offered_at[offer.id],
            more=more,
            refusal=self._refusal(AcceptOffer(offer.id), DeclineOffer(offer.id)),
        )
        self._shown = offer.id
        if self._missed is not None and self._missed.remedy is None:
            self._missed = None
        self._bring(self._offer_card, ("offer", offer.id))

    def _show_help(self, call: PicklistRow, more: int, *, can_wait: bool) -> None:
        """A colleague asks for help: who waits longest comes first."""
        if self._help_card is None:
            from contactpro_desktop.ui.supervision.help_card import HelpCard

            self._help_card = HelpCard(self._theme, self._ticker)
            self._answer_with(self._help_card.joined, self._join)
            self._answer_with(self._help_card.put_off, self._put_help_off)
            self._cards.addWidget(self._help_card)
        self._shown, self._asking = None, call
        refusal = self._desk.pick_refusal(call)
        words = "" if refusal is None else pick_refusal_text(refusal)
        pick = Pick(call.contact_id, call.queue_id, call.channel)
        self._help_card.show_call(call, more, words or self._refusal(pick), can_wait=can_wait)
        self._bring(self._help_card, ("help", call.contact_id))

    def _join(self) -> None:
        if self._asking is not None:
            self._desk.pick(self._asking)

    def _put_help_off(self) -> None:
        """All who ask, until nothing is offered any more."""
        self._put_off = frozenset(call.contact_id for call in calls_for_help(self._store))
        self._refresh()

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
