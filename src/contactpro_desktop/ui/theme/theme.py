"""The theme in force: tokens, fonts, icons, keys, and the one place that styles the application."""

from __future__ import annotations

from enum import StrEnum
from typing import cast

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from contactpro_desktop.app.settings import Settings
from contactpro_desktop.resources import resource_path
from contactpro_desktop.ui.keys.keys import Keys
from contactpro_desktop.ui.theme.fonts import FontKind, make_font
from contactpro_desktop.ui.theme.icons import IconSet
from contactpro_desktop.ui.theme.style import make_palette, render_sheet
from contactpro_desktop.ui.theme.tokens import DARK, LIGHT, ColorRole, Tokens


def application() -> QApplication:
    """The running application (Qt's own accessor does not say which kind it is)."""
    return cast("QApplication", QApplication.instance())


class ThemeMode(StrEnum):
    """What the person chose; `SYSTEM` follows the desktop and is light where it has no opinion."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Needs a `QApplication`.

    `changed` comes once palette and style sheet are in place. It is for what was made from the
    old colours (icons, palettes of one widget); everything is repainted anyway.

    `keys` comes along because controls name their action as they name their icon, and follow both.
    Without any, the keys are those of the table.
    """

    changed = Signal()

    def __init__(
        self,
        mode: ThemeMode = ThemeMode.SYSTEM,
        parent: QObject | None = None,
        *,
        keys: Keys | None = None,
    ) -> None:
        super().__init__(parent)
        self.keys = Keys(Settings(), self) if keys is None else keys
        self._mode = mode
        self._app: QApplication | None = None
        self._base_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._icons = IconSet(resource_path("icons"))
        self._fonts: dict[tuple[FontKind, bool], QFont] = {}
        self._colors: dict[ColorRole, QColor] = {}
        self._tokens = self._resolve()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._refresh)

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    @property
    def mode(self) -> ThemeMode:
        return self._mode

    @property
    def is_dark(self) -> bool:
        return self._tokens.is_dark

    def apply(self, app: QApplication) -> None:
        """Style the whole application, now and at every later change."""
        self._app = app
        app.setStyle("Fusion")
        QDir.setSearchPaths("style", [str(resource_path("style"))])
        app.setFont(self.font("body"))
        self._style(app)

    def set_mode(self, mode: ThemeMode) -> None:
        """Choose system, light or dark; takes effect at once."""
        self._mode = mode
        self._refresh()

    def color(self, role: ColorRole) -> QColor:
        if role not in self._colors:
            self._colors[role] = QColor(self._tokens.color(role))
        return self._colors[role]

    def font(self, kind: FontKind = "body", *, tabular: bool = False) -> QFont:
        """A font of the scale; `tabular` for times and counts."""
        key = (kind, tabular)
        if key not in self._fonts:
            self._fonts[key] = make_font(self._base_font, kind, self._tokens, tabular)
        return self._fonts[key]

    def pixmap(
        self, name: str, role: ColorRole = "text", size: int = 18, ratio: float | None = None
    ) -> QPixmap:
        """A tinted icon for painting; `ratio` is the device pixel ratio of what is painted on."""
        scale = application().devicePixelRatio() if ratio is None else ratio
        return self._icons.pixmap(name, self._tokens.color(role), size, scale)

    def icon(self, name: str, role: ColorRole = "text", size: int = 18) -> QIcon:
        """A tinted icon with a greyed disabled state; ask again when the theme has changed."""
        icon = QIcon(self.pixmap(name, role, size))
        icon.addPixmap(self.pixmap(name, "disabled", size), QIcon.Mode.Disabled)
        return icon

    def _resolve(self) -> Tokens:
        if self._mode is ThemeMode.SYSTEM:
            scheme = QGuiApplication.styleHints().colorScheme()
            return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._mode is ThemeMode.DARK else LIGHT

    def _refresh(self) -> None:
        tokens = self._resolve()
        if tokens is self._tokens:
            return
        self._tokens = tokens
        self._colors.clear()
        if self._app is not None:
            self._style(self._app)
        self.changed.emit()

    def _style(self, app: QApplication) -> None:
        template = resource_path("style", "app.qss").read_text(encoding="utf-8")
        app.setPalette(make_palette(self._tokens))
        app.setStyleSheet(render_sheet(template, self._tokens))
