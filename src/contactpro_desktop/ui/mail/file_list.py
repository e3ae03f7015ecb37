"""The files of a mail, each with what can be done to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from contactpro_desktop.domain.ids import AttachmentId
from contactpro_desktop.domain.mail import MailAttachment
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.ui.context.page_area import empty
from contactpro_desktop.ui.mail.texts import attachment_text, file_name
from contactpro_desktop.ui.theme.paint import draw_icon
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import plain

_MOST = 20
_MARK = 16


@dataclass(frozen=True, slots=True)
class FileAct:
    """A button at each file. `name` is what it is called in the window, `words` say what it does
    to the file put in."""

    name: str
    icon: str
    words: str


class _Mark(QWidget):
    """A paperclip, to look at only."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(_MARK, _MARK)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_icon(QPainter(self), self.rect(), self._theme, "paperclip", "muted")


class FileList(QWidget):
    """`acted` carries the name of what was asked for and the file's id; `refuse` disables it all.
    Hidden while there are no files."""

    acted = Signal(str, str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        acts: Callable[[MailAttachment], Sequence[FileAct]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._acts = acts
        self._files: tuple[MailAttachment, ...] = ()
        self._state: object = None
        self._refusal = ""
        self._buttons: list[IconButton] = []
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_files(self, files: tuple[MailAttachment, ...], state: object = None) -> None:
        """`state` is whatever the acts depend on besides the file."""
        if (files, state) == (self._files, self._state):
            return
        self._files, self._state = files, state
        empty(self._column)
        self._buttons.clear()
        for number, each in enumerate(files[:_MOST]):
            self._column.addWidget(self._row(number, each))
        if len(files) > _MOST:
            more = PlainLabel(self._theme, self.tr("%n more", "", len(files) - _MOST), "muted")
            more.setObjectName("moreFiles")
            self._column.addWidget(more)
        self.setVisible(bool(files))
        self.refuse(self._refusal)

    def refuse(self, reason: str) -> None:
        """Disable what can be done, with the reason; an empty one enables."""
        self._refusal = reason
        for button in self._buttons:
            button.set_refusal(reason)

    def _row(self, number: int, attachment: MailAttachment) -> QWidget:
        row = QWidget()
        row.setObjectName(f"{self.objectName()}{number}")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.tokens.space(1))
        text = PlainLabel(self._theme, attachment_text(attachment), elide=True)
        text.setObjectName(f"{self.objectName()}Name{number}")
        line.addWidget(_Mark(self._theme))
        line.addWidget(text, 0)
        for act in self._acts(attachment):
            line.addWidget(self._button(number, act, attachment))
        line.addStretch(1)
        return row

    def _button(self, number: int, act: FileAct, attachment: MailAttachment) -> IconButton:
        words = act.words.format(plain(file_name(attachment), 60))
        button = IconButton(self._theme, act.icon, words, role="muted", size=24)
        button.setObjectName(f"{act.name}{number}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        wanted: AttachmentId = attachment.id
        button.clicked.connect(lambda: self.acted.emit(act.name, wanted))
        self._buttons.append(button)
        return button
