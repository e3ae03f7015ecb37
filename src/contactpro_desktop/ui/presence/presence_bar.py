"""The bar at the top of the workspace."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from contactpro_desktop.app.notices import Notice
from contactpro_desktop.domain.actions import SetPresence
from contactpro_desktop.domain.agent import Agent
from contactpro_desktop.domain.channel import Capability
from contactpro_desktop.domain.events import Link
from contactpro_desktop.store.changes import (
    ActionEnded,
    ActionStarted,
    Change,
    LinkUpdated,
    MeUpdated,
)
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.call.dial_button import DialButton
from contactpro_desktop.ui.keys.shortcut import ActionShortcut
from contactpro_desktop.ui.listening import listen
from contactpro_desktop.ui.mail.new_mail_button import NewMailButton
from contactpro_desktop.ui.menus import open_on_click
from contactpro_desktop.ui.presence.find_button import FindButton
from contactpro_desktop.ui.presence.profile_menu import ProfileMenu
from contactpro_desktop.ui.presence.profiles import profile_icon, profile_kind
from contactpro_desktop.ui.presence.ready_chip import ReadyChip
from contactpro_desktop.ui.presence.settings_menu import Appearance, SettingsMenu
from contactpro_desktop.ui.presence.shortcut_list import ShortcutList
from contactpro_desktop.ui.services import Services
from contactpro_desktop.ui.session_texts import no_connection_text
from contactpro_desktop.ui.texts import agent_summary_text, profile_effect_text
from contactpro_desktop.ui.theme.clock_text import clock_text, countdown_text
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.avatar import Avatar
from contactpro_desktop.ui.widgets.capability_icons import CapabilityIcons
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.panel import Panel
from contactpro_desktop.ui.widgets.popover import Popover
from contactpro_desktop.ui.widgets.tab_order import tab_through
from contactpro_desktop.ui.widgets.text import plain
from contactpro_desktop.ui.widgets.two_lines import TwoLines

_CAPABILITY_NAMES = {Capability.PHONE: "phone", Capability.CHAT: "chat", Capability.EMAIL: "mail"}
_NAME_WIDTH = 150


class PresenceBar(Panel):
    """Who I am, ready or not, the profile with its time, what I can serve, find, and settings."""

    find_asked = Signal()
    keys_asked = Signal()
    own_settings_asked = Signal()
    supervision_asked = Signal()
    sign_out_asked = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("bar", parent=parent)
        self._services = services
        theme = services.theme
        self._avatar = Avatar(theme)
        self._who = TwoLines(theme)
        self._ready = ReadyChip(theme, services.store, services.readiness)
        self._profile = ActionButton(theme, "", icon="clock", chevron=True)
        self._profile_menu = ProfileMenu(theme, self)
        self._capabilities = CapabilityIcons(theme)
        self._dial = DialButton(services, self)
        self._new_mail = NewMailButton(services, self)
        self._find = FindButton(theme)
        self._details = IconButton(
            theme, "info", self.tr("Show the details beside the conversation")
        )
        self._gear = IconButton(theme, "gear", self.tr("Settings"), ActionId.SETTINGS)
        self._shortcuts = Popover(theme, lambda: ShortcutList(theme, services.store), self)
        self._name_parts()
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def details_button(self) -> QAbstractButton:
        """To be shown while the column with the details has no room."""
        return self._details

    def tells(self, notice: Notice) -> bool:
        """Whether something open here says what a notice is about, before the agent's eyes."""
        return self._dial.tells(notice)

    def _name_parts(self) -> None:
        self.setObjectName("presenceBar")
        self._avatar.setObjectName("myAvatar")
        self._who.title.setObjectName("myName")
        self._who.detail.setObjectName("myExtension")
        self._profile.setObjectName("profileButton")
        self._capabilities.setObjectName("myCapabilities")
        self._details.setObjectName("showDetails")
        self._gear.setObjectName("settings")
        self._shortcuts.setObjectName("shortcuts")
        self._details.hide()
        self.setFocusProxy(self._find)

    def _lay_out(self) -> None:
        tokens = self._services.theme.tokens
        self.setFixedHeight(tokens.bar_height)
        self._who.setMaximumWidth(_NAME_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space(2), 0, tokens.space(1.5), 1)
        row.setSpacing(tokens.space(1.5))
        row.addWidget(self._avatar)
        row.addWidget(self._who, 3)
        row.addSpacing(tokens.space(1))
        for part in (self._ready, self._profile, self._capabilities):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._dial)
        row.addWidget(self._new_mail)
        row.addWidget(self._find, 3)
        row.addWidget(self._details)
        row.addWidget(self._gear)
        tab_through(
            self._ready, self._profile, self._dial, self._new_mail,
            self._find, self._details, self._gear,
        )  # fmt: skip

    def _connect(self) -> None:
        services = self._services
        appearance = Appearance(services.theme, services.languages, services.settings)
        settings_menu = SettingsMenu(appearance, services.settings, services.theme.keys, self)
        self._settings_menu = settings_menu
        settings_menu.shortcuts_asked.connect(self._show_shortcuts)
        settings_menu.keys_asked.connect(self.keys_asked)
        settings_menu.own_settings_asked.connect(self.own_settings_asked)
        settings_menu.supervision_asked.connect(self.supervision_asked)
        settings_menu.sign_out_asked.connect(self.sign_out_asked)
        open_on_click(self._gear, settings_menu)
        open_on_click(self._profile, self._profile_menu)
        self._profile_menu.chosen.connect(services.desk.set_presence)
        self._find.clicked.connect(self.find_asked)
        self._bind(ActionId.FIND, self.find_asked.emit)
        self._bind(ActionId.TOGGLE_READY, self._ready.click)
        self._bind(ActionId.PRESENCE, self._profile.click)
        self._bind(ActionId.SHORTCUTS, self._show_shortcuts)
        self._bind(ActionId.KEYS, self.keys_asked.emit)
        self._bind(ActionId.OWN_SETTINGS, self.own_settings_asked.emit)
        self._supervise_key = self._bind(ActionId.SUPERVISE, self.supervision_asked.emit)
        self._bind(ActionId.SIGN_OUT, self.sign_out_asked.emit)
        listen(services.store, self, self._on_changes)
        services.ticker.tick.connect(self._refresh_times)
        services.theme.changed.connect(self._refresh)
        services.theme.keys.changed.connect(self._refresh)

    def _bind(self, action: ActionId, act: Callable[[], object]) -> ActionShortcut:
        return ActionShortcut(self._services.theme.keys, action, self, act)

    def _show_shortcuts(self) -> None:
        self._shortcuts.toggle_at(self._gear, align_right=True)

    def _on_changes(self, batch: Sequence[Change]) -> None:
        shown = (MeUpdated, ActionStarted, ActionEnded, LinkUpdated)
        if any(isinstance(each, shown) for each in batch):
            self._refresh()

    def _refresh(self) -> None:
        me = self._services.store.me
        for part in (self._avatar, self._who, self._ready, self._profile, self._capabilities):
            part.setVisible(me is not None)
        if me is None:
            return
        # Where a server does not tell, it is the server that refuses.
        self._settings_menu.offer_supervision(me.supervises is not False)
        self._supervise_key.setEnabled(me.supervises is not False)
        self._avatar.set_person(me.display_name)
        self._who.set_lines(me.display_name, agent_summary_text(me))
        self._capabilities.set_capabilities({_CAPABILITY_NAMES[c] for c in me.capabilities})
        self._profile_menu.show_profiles(me)
        self._show_profile(me)
        self._refresh_times()

    def _refresh_times(self) -> None:
        me = self._services.store.me
        if me is not None:
            self._ready.show_agent(me, self._services.ticker.now())
            self._profile.set_detail(self._profile_time(me))

    def _show_profile(self, me: Agent) -> None:
        profile = me.profile
        name = plain(profile.name, 40) if profile else self.tr("No profile")
        if self._profile.caption != name:
            self._profile.set_caption(name)
        refusal = self._profile_refusal()
        self._profile.set_refusal(refusal)
        if refusal:
            self._profile_menu.close()
        if profile is not None:
            self._profile.set_icon(profile_icon(profile))
            self._profile.set_kind(profile_kind(profile))
            self._profile.set_tip(f"{name}: {profile_effect_text(profile)}")

    def _profile_refusal(self) -> str:
        """Why no profile can be chosen now; empty when one can."""
        store = self._services.store
        if store.link is not Link.ONLINE:
            return no_connection_text()
        waiting = any(isinstance(action, SetPresence) for action in store.pending.values())
        return self.tr("Waiting for the server…") if waiting else ""

    def _profile_time(self, me: Agent) -> str:
        """What is left of a timed profile, else how long it has been active."""
        now = self._services.ticker.now()
        if me.profile_ends is not None:
            return countdown_text(me.profile_ends - now)
        return "" if me.profile_since is None else clock_text(now - me.profile_since)
