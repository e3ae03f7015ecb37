"""Files on their way into a draft, and those that did not get there."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from contactpro_desktop.app.mail_files import Upload
from contactpro_desktop.domain.ids import RequestId
from contactpro_desktop.ui.context.page_area import discard
from contactpro_desktop.ui.conversation.wording import size_text
from contactpro_desktop.ui.texts import refusal_text
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import plain

_BAR_WIDTH = 96
_BAR_HEIGHT = 6


class UploadRow(QWidget):
    """One file: its name and size, how far it is or why it failed, and what can be done."""

    def __init__(self, theme: Theme, upload: Upload, number: int) -> None:
        super().__init__()
        self.request_id = upload.request_id
        name = self._filename = plain(upload.action.filename, 60)
        self._name = f"{name} ({size_text(upload.action.size)})"
        self.setObjectName(f"upload{number}")
        self._text = PlainLabel(theme, elide=True)
        self._text.setObjectName(f"uploadText{number}")
        self._bar = QProgressBar()
        self._bar.setObjectName(f"uploadBar{number}")
        self._bar.setAccessibleName(self.tr("Sent so far of {0}").format(name))
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(_BAR_WIDTH, _BAR_HEIGHT)
        self.again = IconButton(
            theme, "refresh", self.tr("Try {0} again").format(name), role="muted", size=24
        )
        self.again.setObjectName(f"uploadAgain{number}")
        self.remove = IconButton(theme, "close", "", role="muted", size=24)
        self.remove.setObjectName(f"uploadRemove{number}")
        for button in (self.again, self.remove):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.tokens.space(1))
        for part in (self._text, self._bar, self.again, self.remove):
            line.addWidget(part)
        line.addStretch(1)
        self.show_upload(upload)

    def show_upload(self, upload: Upload) -> None:
        failed = upload.failure is not None
        self._bar.setValue(upload.percent)
        self._bar.setVisible(not failed)
        self.again.setVisible(failed)
        do_without = self.tr("Remove {0}") if failed else self.tr("Stop sending {0}")
        self.remove.set_name(do_without.format(self._filename))
        self._text.role = "danger" if failed else None
        if upload.failure is not None:
            self._text.setText(f"{self._name}: {refusal_text(upload.failure)}")
        else:
            percent = self.locale().toString(upload.percent)
            self._text.setText(self.tr("{0} · {1} %").format(self._name, percent))


class UploadList(QWidget):
    """`again_wanted` and `remove_wanted` carry the request of an upload. Hidden while there is
    none."""

    again_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[UploadRow] = []
        self._numbers = count()
        self.setObjectName("uploads")
        self.setAccessibleName(self.tr("Files on their way"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_uploads(self, uploads: tuple[Upload, ...]) -> None:
        if [row.request_id for row in self._rows] != [each.request_id for each in uploads]:
            self._rebuild(uploads)
        for row, upload in zip(self._rows, uploads, strict=True):
            row.show_upload(upload)
        self.setVisible(bool(uploads))

    def _rebuild(self, uploads: tuple[Upload, ...]) -> None:
        kept = {row.request_id: row for row in self._rows}
        self._rows = [
            kept.pop(each.request_id) if each.request_id in kept else self._row(each)
            for each in uploads
        ]
        for row in kept.values():
            self._column.removeWidget(row)
            discard(row)

    def _row(self, upload: Upload) -> UploadRow:
        """Rows stand in the order in which their files were chosen, new ones at the end."""
        row = UploadRow(self._theme, upload, next(self._numbers))
        self._column.addWidget(row)
        self._connect(row, upload.request_id)
        return row

    def _connect(self, row: UploadRow, request_id: RequestId) -> None:
        row.again.clicked.connect(lambda: self.again_wanted.emit(request_id))
        row.remove.clicked.connect(lambda: self.remove_wanted.emit(request_id))
