"""The card of the one offer that can be answered now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.partner import kind_text
from contactpro_desktop.ui.texts import channel_icon, customer_text
from contactpro_desktop.ui.theme.clock_text import clock_text, countdown_role, countdown_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.avatar import Avatar
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import plain, plain_tooltip
from contactpro_desktop.ui.widgets.ticker import Ticker


class OfferCard(Panel):
    """Who waits, where, for how long, and how much time is left to answer.

    Where the server tells no deadline the time since the offer is shown instead.
    """

    accepted = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, ticker: Ticker, parent: QWidget | None = None) -> None:
        super().__init__("offer", parent=parent)
        self._theme = theme
        self._ticker = ticker
        self._offer: Interaction | None = None
        self._offered_at: Instant = 0.0
        self._avatar = Avatar(theme, background="surface")
        self._name = PlainLabel(theme, kind="strong", elide=True)
        self._channel = PlainLabel(theme)
        self._detail = PlainLabel(theme, kind="muted", elide=True)
        self._time = PlainLabel(theme, kind="heading", tabular=True, role="accent")
        self._more = PlainLabel(theme, kind="muted")
        self._accept = ActionButton(theme, self.tr("Accept"), ActionId.ACCEPT_OFFER, "primary")
        self._decline = ActionButton(
            theme, self.tr("Decline"), ActionId.DECLINE_OFFER, shows_key=False
        )
        self._name_parts()
        self._lay_out()
        self._accept.clicked.connect(self.accepted)
        self._decline.clicked.connect(self.declined)
        ticker.tick.connect(self._refresh)
        theme.changed.connect(self._refresh)

    def show_offer(
        self, offer: Interaction, offered_at: Instant, *, more: int, refusal: str
    ) -> None:
        """Show `offer`, which came at `offered_at`. `more` others wait; `refusal` says why
        it cannot be answered now and is empty when it can."""
        self._offer, self._offered_at = offer, offered_at
        chat = offer.channel is Channel.CHAT
        self._avatar.set_person(customer_text(offer), "" if chat else channel_icon(offer.channel))
        self._more.setText(self.tr("+%n more", "", more) if more else "")
        self._accept.set_refusal(refusal)
        self._decline.set_refusal(refusal)
        self._refresh()

    def forget(self) -> None:
        """There is no offer any more."""
        self._offer = None

    def _name_parts(self) -> None:
        self.setObjectName("offerCard")
        self._avatar.setObjectName("offerAvatar")
        self._name.setObjectName("offerName")
        self._channel.setObjectName("offerChannel")
        self._detail.setObjectName("offerDetail")
        self._time.setObjectName("offerTime")
        self._more.setObjectName("offerMore")
        self._accept.setObjectName("acceptOffer")
        self._accept.set_tip(self.tr("Accept this conversation"))
        self._decline.setObjectName("declineOffer")

    def _lay_out_words(self) -> QVBoxLayout:
        """The time left stands beside the name only: where and how long somebody waits needs the
        whole width."""
        first = QHBoxLayout()
        first.addWidget(self._name, 1)
        first.addWidget(self._time)
        second = QHBoxLayout()
        second.setSpacing(self._theme.tokens.space(0.5))
        second.addWidget(self._channel)
        second.addWidget(self._detail, 1)
        second.addWidget(self._more)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(first)
        words.addLayout(second)
        return words

    def _lay_out(self) -> None:
        tokens = self._theme.tokens
        top = QHBoxLayout()
        top.setSpacing(tokens.space(1.25))
        top.addWidget(self._avatar)
        top.addLayout(self._lay_out_words(), 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.space(1))
        buttons.addWidget(self._accept, 1)
        buttons.addWidget(self._decline)
        column = QVBoxLayout(self)
        margin = tokens.space(1.5)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(tokens.space(1.25))
        column.addLayout(top, 1)
        column.addLayout(buttons)

    def _refresh(self) -> None:
        offer = self._offer
        if offer is None:
            return
        now = self._ticker.now()
        self._name.setText(customer_text(offer))
        self._detail.setText(self._where_and_wait(offer, now))
        self._decline.set_tip(
            self.tr("Decline; whoever waits keeps their place in the queue")
            if offer.queue_name
            else self.tr("Decline this conversation")
        )
        self._channel.setPixmap(
            self._theme.pixmap(channel_icon(offer.channel), "muted", self._theme.tokens.small_size)
        )
        self._channel.setToolTip(plain_tooltip(kind_text(offer)))
        if offer.offer_deadline is None:
            self._time.setText(clock_text(now - self._offered_at))
            self._time.role = "muted"
            self._time.setToolTip(self.tr("Time since the offer"))
            return
        left = offer.offer_deadline - now
        self._time.setText(countdown_text(left))
        self._time.role = countdown_role(left, offer.offer_deadline - self._offered_at)
        self._time.setToolTip(self.tr("Time left to answer"))

    def _where_and_wait(self, offer: Interaction, now: Instant) -> str:
        named = plain(offer.queue_name, 60) if offer.supervision_id is None else ""
        where = named or kind_text(offer)
        if offer.queued_at is None:
            return where
        waited = clock_text(now - offer.queued_at)
        return self.tr("{0} · waiting {1}").format(where, waited)
