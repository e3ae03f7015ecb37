"""The gear's menu: how the program looks and sounds, its keys, and the way out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from contactpro_desktop.app.settings import Settings
from contactpro_desktop.ui.actions import ActionId, action_text
from contactpro_desktop.ui.keys.keys import Keys
from contactpro_desktop.ui.language import NAMES, Languages
from contactpro_desktop.ui.theme.theme import Theme, ThemeMode

translate = QCoreApplication.translate

_Choice = TypeVar("_Choice")


def theme_names() -> dict[ThemeMode, str]:
    return {
        ThemeMode.SYSTEM: translate("SettingsMenu", "Same as the system"),
        ThemeMode.LIGHT: translate("SettingsMenu", "Light"),
        ThemeMode.DARK: translate("SettingsMenu", "Dark"),
    }


def language_names() -> dict[str, str]:
    return {"": translate("SettingsMenu", "Same as the system"), **NAMES}


class Appearance:
    """Theme and language as the agent chooses them: applied at once and remembered."""

    def __init__(self, theme: Theme, languages: Languages, settings: Settings) -> None:
        self._theme = theme
        self._languages = languages
        self._settings = settings

    @property
    def mode(self) -> ThemeMode:
        return ThemeMode(self._settings.values.theme)

    @property
    def language(self) -> str:
        return self._settings.values.language

    def set_mode(self, mode: ThemeMode) -> None:
        self._settings.values.theme = mode.value
        self._settings.save()
        self._theme.set_mode(mode)

    def set_language(self, language: str) -> None:
        self._settings.values.language = language  # type: ignore[assignment]
        self._settings.save()
        self._languages.use(language)


class SettingsMenu(QMenu):
    """Every choice takes effect at once and is remembered."""

    shortcuts_asked = Signal()
    keys_asked = Signal()
    own_settings_asked = Signal()
    supervision_asked = Signal()
    sign_out_asked = Signal()

    def __init__(
        self, appearance: Appearance, settings: Settings, keys: Keys, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._keys = keys
        self._entries: list[tuple[QAction, ActionId]] = []
        self.setObjectName("settingsMenu")
        themes = self._add_choices(theme_names(), appearance.mode, appearance.set_mode)
        themes.setTitle(self.tr("Theme"))
        themes.setObjectName("themeMenu")
        languages = self._add_choices(
            language_names(), appearance.language, appearance.set_language
        )
        languages.setTitle(self.tr("Language"))
        languages.setObjectName("languageMenu")
        self._add_switch(self.tr("Sound for offers"), "sound")
        self._add_switch(self.tr("Notifications on the desktop"), "notify")
        self.addSeparator()
        self._add_action(ActionId.OWN_SETTINGS, self.own_settings_asked.emit)
        self._supervise = self._add_action(ActionId.SUPERVISE, self.supervision_asked.emit)
        self.addSeparator()
        self._add_action(ActionId.SHORTCUTS, self.shortcuts_asked.emit)
        self._add_action(ActionId.KEYS, self.keys_asked.emit)
        self.addSeparator()
        self._add_action(ActionId.SIGN_OUT, self.sign_out_asked.emit)
        self._show_keys()
        keys.changed.connect(self._show_keys)

    def offer_supervision(self, offered: bool) -> None:
        """Who may supervise nobody is not bothered with it."""
        self._supervise.setVisible(offered)

    def _add_choices(
        self,
        names: Mapping[_Choice, str],
        current: _Choice,
        choose: Callable[[_Choice], None],
    ) -> QMenu:
        menu = QMenu(self)
        self.addMenu(menu)
        group = QActionGroup(menu)
        for value, name in names.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(value == current)
            action.triggered.connect(lambda _=False, each=value: choose(each))
            group.addAction(action)
        return menu

    def _add_switch(self, text: str, name: str) -> None:
        action = self.addAction(text)
        action.setCheckable(True)
        action.setChecked(getattr(self._settings.values, name))
        action.toggled.connect(lambda on: self._switch(name, on))

    def _switch(self, name: str, on: bool) -> None:
        setattr(self._settings.values, name, on)
        self._settings.save()

    def _add_action(self, action_id: ActionId, act: Callable[[], None]) -> QAction:
        entry = self.addAction("")
        entry.triggered.connect(act)
        self._entries.append((entry, action_id))
        return entry

    def _show_keys(self) -> None:
        for entry, action_id in self._entries:
            entry.setText(f"{action_text(action_id)}\t{self._keys.text_of(action_id)}")
