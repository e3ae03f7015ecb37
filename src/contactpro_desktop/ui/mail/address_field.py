"""Where the recipients of a mail are typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from contactpro_desktop.domain.mail import Addresses, addresses_text, parse_addresses
from contactpro_desktop.ui.theme.theme import Theme
from contactpro_desktop.ui.widgets.plain_label import PlainLabel
from contactpro_desktop.ui.widgets.text import plain, plain_tooltip

_LONGEST = 4_000


class AddressField(QLineEdit):
    """Addresses divided by commas, names before them if one likes. `edited` follows every key;
    what is no address is marked once the field is left, and `complaint`, which stands below the
    field, says so in words."""

    edited = Signal()

    def __init__(
        self, theme: Theme, name: str, caption: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._caption = caption
        self.complaint = PlainLabel(theme, kind="small", role="danger", wrap=True)
        self.complaint.setObjectName(f"{name}Complaint")
        self.setObjectName(name)
        self.setAccessibleName(caption)
        self.setMaxLength(_LONGEST)
        self.setPlaceholderText(self.tr("name@example.com, …"))
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(lambda: self._mark(self.problem))
        self._mark("")

    @property
    def addresses(self) -> Addresses:
        return parse_addresses(self.text())[0]

    @property
    def unfinished(self) -> tuple[str, ...]:
        """What is typed and is no address, or not yet."""
        return parse_addresses(self.text())[1]

    @property
    def problem(self) -> str:
        """What is typed and is no address, in words; empty when all is well."""
        wrong = self.unfinished
        if not wrong:
            return ""
        return self.tr("{0} is not an e-mail address.").format(plain(wrong[0], 60))

    def show_addresses(self, addresses: Addresses) -> None:
        """What the draft holds; what is being typed stays."""
        if {each.key for each in addresses} != {each.key for each in self.addresses}:
            self._write(addresses, self.unfinished)

    def take_up(self, unfinished: Sequence[str]) -> None:
        """What was typed before and is no address yet comes back, behind the addresses."""
        if unfinished:
            self._write(self.addresses, unfinished)

    def clear_all(self) -> None:
        """Another mail: whatever was typed for the one before goes."""
        self.clear()
        self._mark("")

    def point_out(self, missing: str) -> None:
        """Go to what is no address, and say so; `missing` is said when nothing is wrong."""
        wrong = self.unfinished
        self._mark(self.problem or missing)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if wrong:
            place = self.text().find(wrong[0])
            self.setCursorPosition(place + len(wrong[0]))

    def _write(self, addresses: Addresses, unfinished: Sequence[str]) -> None:
        parts = [addresses_text(addresses), *unfinished]
        self.setText(plain(", ".join(filter(None, parts)), _LONGEST))
        self._mark(self.problem)

    def _on_edited(self) -> None:
        if not self.problem:
            self._mark("")
        self.edited.emit()

    def _mark(self, problem: str) -> None:
        self.complaint.setText(problem)
        self.complaint.setVisible(bool(problem) and not self.isHidden())
        self.setToolTip(plain_tooltip(problem or self._caption))
        self.setAccessibleDescription(problem)
        if self.property("invalid") is not bool(problem):
            self.setProperty("invalid", bool(problem))
            self.style().unpolish(self)
            self.style().polish(self)
