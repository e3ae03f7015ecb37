"""The list at the left of the supervision: who is supervised with their work, and who could be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from contactpro_desktop.app.supervision import Supervising
from contactpro_desktop.domain.errors import ContactProError
from contactpro_desktop.domain.transfer import TransferTarget
from contactpro_desktop.ui.session_texts import error_text
from contactpro_desktop.ui.supervision.delegate import SupervisionDelegate
from contactpro_desktop.ui.supervision.model import SupervisionModel
from contactpro_desktop.ui.supervision.rows import Heading, Key, Row, supervision_rows
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.search_field import SearchField

DEBOUNCE_MS = 250


class Colleagues(QWidget):
    """`chosen` follows every change of the row that is chosen or of what the directory tells of it,
    None for no row; `entered` is Enter or a double click on it. The focus stays in the search while
    arrows choose."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(
        self, theme: Theme, supervising: Supervising, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._supervising = supervising
        self._found: Sequence[TransferTarget] = ()
        self._key: Key | None = None
        self._asked = 0
        self.model = SupervisionModel(self)
        self.search = SearchField(theme, self.tr("Find a colleague"))
        self.list = QListView()
        self._message = PlainLabel(theme, kind="muted", wrap=True)
        self._debounce = QTimer(self)
        self._name_parts()
        self._lay_out(theme)
        self._connect(theme)

    @property
    def row(self) -> Row | None:
        """The row that is chosen."""
        return self.model.row_at(self.model.place_of(self._key)) if self._key else None

    def start(self) -> None:
        """Look everybody up again, with the focus in the search."""
        self.search.setFocus()
        self.look_up()

    def refresh(self) -> None:
        """Sessions or their work have changed; the choice stays while its row does."""
        self.model.set_rows(
            supervision_rows(self._supervising, self._found, self.search.text().strip())
        )
        place = self.model.place_of(self._key) if self._key else -1
        if place < 0:
            first = self.model.choosable(0, 1)
            place = -1 if first is None else first
        self._choose(place)

    def choose(self, key: Key) -> None:
        """Choose a colleague or a conversation, if it is shown."""
        place = self.model.place_of(key)
        if place >= 0:
            self._choose(place)

    def _choose(self, place: int) -> None:
        index = self.model.index(place)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, flag)
        self.list.scrollTo(index)

    def _on_current(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row())
        key = None if row is None or isinstance(row, Heading) else row.key
        # While rows are exchanged the list has none for a moment: the choice is kept.
        if key is not None:
            self._key = key
            self.chosen.emit(row)
        elif not self.model.rowCount():
            self.chosen.emit(None)

    def _move(self, rows: int) -> None:
        step = 1 if rows > 0 else -1
        place = self.model.choosable(self.list.currentIndex().row() + step, step)
        if place is not None:
            self._choose(place)

    def look_up(self) -> None:
        """Ask the directory for whom the search names."""
        self._asked += 1
        number = self._asked
        if not self._found:
            self._say(self.tr("Searching…"))
        self._supervising.colleagues(
            self.search.text(), lambda found: self._on_found(number, found)
        )

    def _on_found(self, number: int, found: Sequence[TransferTarget] | ContactProError) -> None:
        if number != self._asked:
            return
        failed = isinstance(found, ContactProError)
        self._found = () if isinstance(found, ContactProError) else found
        self._say(error_text(found) if isinstance(found, ContactProError) else "")
        if not failed and not self._found:
            self._say(self.tr("No colleague matches the search."))
        self.refresh()
        self.chosen.emit(self.row)

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def _name_parts(self) -> None:
        self.setObjectName("colleagues")
        self.search.setObjectName("colleaguesSearch")
        self.search.setToolTip(self.tr("Arrows choose, Enter looks on"))
        self.list.setObjectName("colleaguesList")
        self.list.setAccessibleName(self.tr("Colleagues and their conversations"))
        self._message.setObjectName("colleaguesMessage")
        self._message.hide()

    def _lay_out(self, theme: Theme) -> None:
        space = theme.tokens.space
        self.setFixedWidth(theme.tokens.left_width - 40)
        self._message.setMargin(space(2))
        self.list.setItemDelegate(SupervisionDelegate(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(1), 0, 0)
        column.setSpacing(space(1))
        head = QVBoxLayout()
        head.setContentsMargins(space(1.5), 0, space(1.5), 0)
        head.addWidget(self.search)
        column.addLayout(head)
        column.addWidget(self._message)
        column.addWidget(self.list, 1)

    def _connect(self, theme: Theme) -> None:
        self.list.setModel(self.model)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(lambda _: self.entered.emit())
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(DEBOUNCE_MS)
        self._debounce.timeout.connect(self.look_up)
        self.search.textChanged.connect(self._debounce.start)
        self.search.moved.connect(self._move)
        self.search.returnPressed.connect(self.entered)
        theme.changed.connect(self.list.viewport().update)
