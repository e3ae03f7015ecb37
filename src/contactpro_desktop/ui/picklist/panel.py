"""The picklist with its header, filter and menus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.app.settings import Settings
from contactpro_desktop.domain.actions import Pick
from contactpro_desktop.domain.picklist import PicklistRow, PicklistSort
from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.store.changes import ActionEnded, Change
from contactpro_desktop.store.store import Store
from contactpro_desktop.ui.actions import ActionId, action_text
from contactpro_desktop.ui.keys.shortcut import ActionShortcut
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.menus import open_on_click
from contactpro_desktop.ui.picklist.menus import NarrowMenu, SortMenu
from contactpro_desktop.ui.picklist.model import PicklistModel
from contactpro_desktop.ui.picklist.rows import PicklistFilter
from contactpro_desktop.ui.picklist.view import PicklistView
from contactpro_desktop.ui.session_texts import not_offered_text
from contactpro_desktop.ui.theme.clock_text import clock_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.panel import Line
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.search_field import SearchField
from contactpro_desktop.ui.widgets.section_header import SectionHeader
from contactpro_desktop.ui.widgets.ticker import Ticker

_FEWEST_ROWS = 2


class PicklistPanel(QWidget):
    """What waits to be picked. The order chosen is remembered in the settings."""

    def __init__(
        self,
        theme: Theme,
        ticker: Ticker,
        store: Store,
        desk: Desk,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ticker = ticker
        self._store = store
        self._desk = desk
        self._settings = settings
        self._found_by = ""
        self.model = PicklistModel(store, desk, self)
        self.model.set_order(_order(settings))
        self.view = PicklistView(theme, ticker, self.model)
        self.filter = SearchField(theme, self.tr("Filter"), ActionId.FILTER_PICKLIST)
        self._header = SectionHeader(theme, self.tr("Picklist"))
        self._narrow_menu = NarrowMenu(theme, store, self)
        self._sort_menu = SortMenu(self.model.rows.order, self)
        self._narrow = self._menu_button("filter", ActionId.NARROW_PICKLIST, self._narrow_menu)
        self._sort = self._menu_button("sort", ActionId.SORT_PICKLIST, self._sort_menu)
        self._empty = PlainLabel(theme, kind="muted", wrap=True)
        self._name_parts()
        self._lay_out()
        self._connect()
        self._refresh()

    def focus_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _menu_button(self, icon: str, action: ActionId, menu: NarrowMenu | SortMenu) -> IconButton:
        button = IconButton(self._theme, icon, action_text(action), action, role="muted")
        open_on_click(button, menu)
        return button

    def _name_parts(self) -> None:
        self.setObjectName("picklist")
        self.view.setObjectName("picklistView")
        self.view.setAccessibleName(self.tr("Picklist"))
        self.filter.setObjectName("picklistFilter")
        self.filter.setAccessibleName(action_text(ActionId.FILTER_PICKLIST))
        self._header.setObjectName("picklistHeader")
        self._narrow.setObjectName("picklistNarrow")
        self._sort.setObjectName("picklistSort")
        self._empty.setObjectName("picklistEmpty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(self._theme.tokens.space(2))

    def _lay_out(self) -> None:
        tokens = self._theme.tokens
        controls = QHBoxLayout()
        controls.setContentsMargins(tokens.space(2), 0, tokens.space(1.5), tokens.space(1))
        controls.setSpacing(tokens.space(0.5))
        controls.addWidget(self.filter, 1)
        controls.addWidget(self._narrow)
        controls.addWidget(self._sort)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addLayout(controls)
        column.addWidget(Line())
        column.addWidget(self._pages, 1)
        self.view.setMinimumHeight(_FEWEST_ROWS * tokens.row_height)

    def _connect(self) -> None:
        ActionShortcut(self._theme.keys, ActionId.FILTER_PICKLIST, self, self.focus_filter)
        self.filter.textChanged.connect(self._apply_filter)
        self.filter.moved.connect(self.view.move_current)
        self.filter.returnPressed.connect(self.view.pick_current)
        self.view.picked.connect(self._pick)
        listen(self._store, self, self._on_changes)
        self._narrow_menu.changed.connect(self._apply_filter)
        self._sort_menu.chosen.connect(self._sort_by)
        self.model.patched.connect(self._refresh)
        self._ticker.tick.connect(self._refresh)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        """Whoever was looked for has been found: the words would hide everybody else. Words that
        were typed since then look for somebody else."""
        ended = (each for each in batch if isinstance(each, ActionEnded))
        picked = any(isinstance(each.action, Pick) and each.outcome.succeeded for each in ended)
        if picked and self._found_by and self.filter.text() == self._found_by:
            self._found_by = ""
            self.filter.clear()
            self.view.go_to_top()

    def _pick(self, row: PicklistRow) -> None:
        self._found_by = self.filter.text()
        self._desk.pick(row)

    def _apply_filter(self) -> None:
        menu = self._narrow_menu
        self.model.set_filter(PicklistFilter(self.filter.text(), menu.queues, menu.channels))
        narrowed = bool(menu.queues or menu.channels)
        self._narrow.set_icon("filter", "accent" if narrowed else "muted")
        if self.filter.text():
            self.view.ensure_current()

    def _sort_by(self, order: PicklistSort) -> None:
        self.model.set_order(order)
        self._settings.values.picklist_order = order.value
        self._settings.save()

    def _refresh(self) -> None:
        """Header and empty state: cheap enough for every change and every second."""
        rows = self.model.rows
        self._header.set_detail(self._detail())
        self._pages.setCurrentIndex(0 if len(rows) else 1)
        if rows.total and not len(rows):
            self._empty.setText(self.tr("Nothing waiting matches the filter."))
        elif Service.PICKLIST in self._store.missing_services:
            self._empty.setText(not_offered_text(Service.PICKLIST))
        elif not rows.total:
            self._empty.setText(self.tr("Nobody is waiting to be picked."))

    def _detail(self) -> str:
        rows, locale = self.model.rows, self.locale()
        total = locale.toString(rows.total)
        if len(rows) != rows.total:
            total = self.tr("{0} of {1}").format(locale.toString(len(rows)), total)
        if rows.oldest is None:
            return total
        longest = clock_text(self._ticker.now() - rows.oldest)
        return self.tr("{0} · longest {1}").format(total, longest)


def _order(settings: Settings) -> PicklistSort:
    """The remembered order; a word that an older version wrote counts as none."""
    known = {order.value: order for order in PicklistSort}
    return known.get(settings.values.picklist_order, PicklistSort.LONGEST_WAIT)
