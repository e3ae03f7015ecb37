"""The column at the left: the offer, my conversations, and what waits to be picked."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.notices import NoticeBoard
from contactpro_desktop.app.settings import Settings
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.lists.conversation_list import ConversationList
from contactpro_desktop.ui.lists.offer_area import OfferArea
from contactpro_desktop.ui.picklist.panel import PicklistPanel
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.empty_state import EmptyState
from contactpro_desktop.ui.widgets.panel import Line, Panel
from contactpro_desktop.ui.widgets.ticker import Ticker

_FEWEST_ROWS = 2


class LeftColumn(Panel):
    """As wide as the tokens say. The offer's place is fixed; the two lists share the rest."""

    def __init__(
        self,
        theme: Theme,
        ticker: Ticker,
        store: Store,
        desk: Desk,
        board: NoticeBoard,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("column", parent=parent)
        tokens = theme.tokens
        self.setObjectName("leftColumn")
        self.setFixedWidth(tokens.left_width)
        self.offers = OfferArea(theme, ticker, store, desk, board)
        self.conversations = ConversationList(theme, ticker, store, desk)
        self.picklist = PicklistPanel(theme, ticker, store, desk, settings)
        self._nothing = EmptyState(
            theme,
            "chat",
            self.tr("No conversations"),
            self.tr("Accept an offer or pick somebody who waits."),
        )
        self._nothing.setObjectName("noConversations")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.conversations)
        self._pages.addWidget(self._nothing)
        self._pages.setMinimumHeight(_FEWEST_ROWS * tokens.row_height)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.offers)
        column.addWidget(self._pages, 3)
        column.addWidget(Line())
        column.addWidget(self.picklist, 2)
        model = self.conversations.conversations
        model.rowsInserted.connect(self._choose_page)
        model.rowsRemoved.connect(self._choose_page)
        self._choose_page()

    def _choose_page(self) -> None:
        self._pages.setCurrentIndex(0 if self.conversations.conversations.rowCount() else 1)
