"""What fills the conversation pane between header and foot: one body for each channel."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from contactpro_desktop.domain.interaction import Interaction


class Body(Protocol):
    """Header, wrap-up bar, End, Transfer and Finish are the pane's: a body shows the rest.

    The pane calls `show_interaction` with every change of an interaction of the body's channel,
    and with None once something else is shown.
    """

    @property
    def view(self) -> QWidget:
        """Takes all the height that there is, between the header and the wrap-up bar."""

    @property
    def foot(self) -> QWidget | None:
        """Stands below the wrap-up bar, such as a field to write in; None for nothing."""

    def show_interaction(self, interaction: Interaction | None, offline: str) -> None:
        """Show another interaction, or new values of the one shown; never an offer.

        `offline` says why nothing can be asked of the server now; empty when it can.
        """

    def refresh_talk(self) -> None:
        """Messages, participants or answers of the interaction shown have changed."""

    def take_focus(self) -> None:
        """The interaction was just opened and goes on: let the agent begin."""

    def may_end(self, anchor: QWidget) -> bool:
        """Whether the interaction may end now, as the agent wants. If not, the body asks beside
        `anchor` first, and does what the agent says then."""

    def before_finish(self) -> None:
        """The agent finishes the interaction: what is typed and not saved is saved first."""

    def release(self, interaction: Interaction) -> None:
        """An interaction of this channel left the list: forget what was kept for it."""
