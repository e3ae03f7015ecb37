"""Where the recipients of a mail are typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from contactpro_desktop.domain.mail import Addresses, addresses_text, parse_addresses
from contactpro_desktop.ui.widgets.text import plain, plain_tooltip

_LONGEST = 4_000


class AddressField(QLineEdit):
    """Addresses divided by commas, names before them if one likes. `edited` follows every key;
    what is no address is marked once the field is left."""

    edited = Signal()

    def __init__(self, name: str, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = caption
        self.setObjectName(name)
        self.setAccessibleName(caption)
        self.setMaxLength(_LONGEST)
        self.setPlaceholderText(self.tr("name@example.com, …"))
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._mark)
        self._mark()

    @property
    def addresses(self) -> Addresses:
        return parse_addresses(self.text())[0]

    @property
    def problem(self) -> str:
        """What is typed and is no address, in words; empty when all is well."""
        wrong = parse_addresses(self.text())[1]
        if not wrong:
            return ""
        return self.tr("{0} is not an e-mail address.").format(plain(wrong[0], 60))

    def show_addresses(self, addresses: Addresses) -> None:
        """What the draft holds; what is being typed stays."""
        if {each.key for each in addresses} != {each.key for each in self.addresses}:
            self.setText(plain(addresses_text(addresses), _LONGEST))
            self._mark()

    def clear_all(self) -> None:
        """Another mail: whatever was typed for the one before goes."""
        self.clear()
        self._mark()

    def _on_edited(self) -> None:
        if not self.problem:
            self._mark()
        self.edited.emit()

    def _mark(self) -> None:
        problem = self.problem
        self.setToolTip(plain_tooltip(problem or self._caption))
        self.setAccessibleDescription(problem)
        if self.property("invalid") is not bool(problem):
            self.setProperty("invalid", bool(problem))
            self.style().unpolish(self)
            self.style().polish(self)
