"""The menu of presence profiles: each with what it does."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from contactpro_desktop.domain.agent import Agent, PresenceProfile
from contactpro_desktop.ui.menus import add_entry
from contactpro_desktop.ui.presence.profiles import profile_icon
from contactpro_desktop.ui.texts import profile_effect_text
from contactpro_desktop.ui.theme.theme import Theme


class ProfileMenu(QMenu):
    """`chosen` comes with a profile's id. The active profile has the tick."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self.setObjectName("profileMenu")
        self.setAccessibleName(self.tr("Presence profiles"))

    def show_profiles(self, me: Agent) -> None:
        """Follow the agent, also while the menu is open; nothing moves unless something changed."""
        shown = (me.profile_menu, me.profile_id, self._theme.is_dark)
        if shown == self._shown:
            return
        self._shown = shown
        self.clear()
        for profile in me.profile_menu:
            self._add(profile, active=profile.id == me.profile_id)

    def _add(self, profile: PresenceProfile, *, active: bool) -> None:
        action = add_entry(self, profile.name, profile_effect_text(profile))
        icon = ("check", "accent") if active else (profile_icon(profile), "muted")
        action.setIcon(self._theme.icon(icon[0], icon[1]))  # type: ignore[arg-type]
        action.triggered.connect(lambda: self.chosen.emit(profile.id))
