"""Which body shows which channel."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.ui.conversation.body import Body
from contactpro_desktop.ui.conversation.plain_body import PlainBody
from contactpro_desktop.ui.services import Services


class Bodies:
    """Bodies are made when first needed, put into `views` and `feet`, and shown one at a time."""

    def __init__(
        self,
        services: Services,
        makers: Mapping[Channel, Callable[[], Body]],
        views: QVBoxLayout,
        feet: QVBoxLayout,
    ) -> None:
        self._services = services
        self._makers = makers
        self._made: dict[Channel, Body] = {}
        self._views = views
        self._feet = feet
        self._current: Body | None = None

    @property
    def current(self) -> Body | None:
        """The body that is shown; None while no conversation is."""
        return self._current

    def of(self, channel: Channel) -> Body:
        """The body of a channel; the same one every time."""
        kept = self._kept(channel)
        if kept not in self._made:
            self._made[kept] = self._place(self._make(kept))
        return self._made[kept]

    def show_interaction(self, interaction: Interaction | None, offline: str) -> None:
        """Show `interaction` in the body of its channel, and nothing in any other."""
        before = self._current
        self._current = self.of(interaction.channel) if interaction is not None else None
        if self._current is not None:
            self._current.show_interaction(interaction, offline)
            _set_visible(self._current, True)
        if before is not None and before is not self._current:
            self._take_over_focus(before)
            before.show_interaction(None, offline)
            _set_visible(before, False)

    def _take_over_focus(self, before: Body) -> None:
        """Else the focus would fall on any button outside once what holds it is hidden."""
        focused = QApplication.focusWidget()
        parts = [before.view, *([before.foot] if before.foot is not None else [])]
        held = focused is not None and any(
            part is focused or part.isAncestorOf(focused) for part in parts
        )
        if held and self._current is not None:
            self._current.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def release(self, interaction: Interaction) -> None:
        """An interaction left the list."""
        body = self._made.get(self._kept(interaction.channel))
        if body is not None:
            body.release(interaction)

    def _kept(self, channel: Channel) -> Channel:
        return channel if channel in self._makers else Channel.OTHER

    def _make(self, channel: Channel) -> Body:
        maker = self._makers.get(channel)
        return maker() if maker is not None else PlainBody(self._services.theme)

    def _place(self, body: Body) -> Body:
        self._views.addWidget(body.view, 1)
        if body.foot is not None:
            self._feet.addWidget(body.foot)
        _set_visible(body, False)
        return body


def _set_visible(body: Body, visible: bool) -> None:
    body.view.setVisible(visible)
    if body.foot is not None:
        body.foot.setVisible(visible)
