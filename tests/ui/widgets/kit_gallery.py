"""Paints every widget of the kit into PNG files, for a person to look at.

Run as `python tests/ui/widgets/kit_gallery.py`; the files go to `build/gallery-kit`. Every scale
is a process of its own because Qt reads `QT_SCALE_FACTOR` when it starts.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from contactpro_desktop.resources import resource_path
from contactpro_desktop.ui.theme.paint import (
    Dot,
    badge_size,
    capabilities_size,
    draw_avatar,
    draw_badge,
    draw_capabilities,
    draw_elided_text,
    draw_status_dot,
)
from contactpro_desktop.ui.theme.paint_controls import ButtonKind, button_size, draw_button
from contactpro_desktop.ui.theme.theme import Theme, ThemeMode
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.avatar import Avatar
from contactpro_desktop.ui.widgets.badge import Badge
from contactpro_desktop.ui.widgets.capability_icons import CapabilityIcons
from contactpro_desktop.ui.widgets.countdown_label import CountdownLabel
from contactpro_desktop.ui.widgets.elapsed_label import ElapsedLabel
from contactpro_desktop.ui.widgets.empty_state import EmptyState
from contactpro_desktop.ui.widgets.fields import DateField, NumberField
from contactpro_desktop.ui.widgets.icon_button import IconButton
from contactpro_desktop.ui.widgets.key_hint import KeyHint
from contactpro_desktop.ui.widgets.message_bar import MessageBar
from contactpro_desktop.ui.widgets.panel import Line, Panel
from contactpro_desktop.ui.widgets.plain_label import LabelKind, PlainLabel
from contactpro_desktop.ui.widgets.popover import Popover
from contactpro_desktop.ui.widgets.search_field import SearchField
from contactpro_desktop.ui.widgets.section_header import SectionHeader
from contactpro_desktop.ui.widgets.status_dot import StatusDot
from contactpro_desktop.ui.widgets.ticker import Ticker
from contactpro_desktop.ui.widgets.two_lines import TwoLines

OUT = Path("build/gallery-kit")
SCALES = ("1", "1.5")
KINDS: tuple[ButtonKind, ...] = ("primary", "secondary", "danger", "ghost", "ok", "warn", "away")
DOTS: tuple[Dot, ...] = ("free", "busy", "away", "not_ready", "offline")
LABELS: tuple[LabelKind, ...] = (
    "title", "heading", "strong", "body", "small_strong", "small", "muted", "caption",
)  # fmt: skip


def fill(layout: QLayout, *parts: QWidget | QLayout) -> QLayout:
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addItem(part)
    return layout


def row(*parts: QWidget, stretch: bool = True) -> QWidget:
    box = QWidget()
    layout = QHBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    fill(layout, *parts)
    if stretch:
        layout.addStretch(1)
    return box


def card(theme: Theme, title: str, *parts: QWidget) -> Panel:
    box = Panel("card")
    layout = QVBoxLayout(box)
    layout.setContentsMargins(16, 12, 16, 16)
    layout.setSpacing(10)
    fill(layout, PlainLabel(theme, title, "caption"), *parts)
    layout.addStretch(1)
    return box


def buttons(theme: Theme) -> Panel:
    parts = [
        row(
            ActionButton(theme, kind.title(), kind=kind),
            ActionButton(theme, "Accept", "F2", kind),
            ActionButton(theme, "Ready", kind=kind, icon="dot", chevron=True),
            refused(ActionButton(theme, "Disabled", kind=kind)),
        )
        for kind in KINDS
    ]
    presence = ActionButton(theme, "Disponible", icon="clock", detail="00:12:31", chevron=True)
    plain = QPushButton("QPushButton")
    icons = [
        IconButton(theme, name, name) for name in ("paperclip", "emoji", "slash", "send", "gear")
    ]
    return card(theme, "Buttons", *parts, row(presence, plain), row(*icons))


def refused(button: ActionButton) -> ActionButton:
    button.set_refusal("Reserved for Carla")
    return button


def fields(theme: Theme) -> Panel:
    invalid = QLineEdit("not an address")
    invalid.setProperty("invalid", True)
    disabled = QLineEdit("disabled")
    disabled.setEnabled(False)
    combo = QComboBox()
    combo.addItems(["Español", "English", "Português do Brasil"])
    text = QPlainTextEdit("Claro, puede recogerlo hoy mismo a partir de las 17:00")
    text.setFixedHeight(64)
    checks = [QCheckBox("Keep me signed in"), QCheckBox("Checked"), QCheckBox("Partly")]
    checks[1].setChecked(True)
    checks[2].setTristate(True)
    checks[2].setCheckState(Qt.CheckState.PartiallyChecked)
    radios = [QRadioButton("Cambio de entrega"), QRadioButton("Devolución")]
    radios[0].setChecked(True)
    off = QRadioButton("Off")
    off.setEnabled(False)
    number = NumberField()
    number.setValue(3)
    progress = QProgressBar()
    progress.setValue(40)
    found = SearchField(theme, "Search")
    found.setText("soporte")
    return card(
        theme,
        "Fields",
        row(SearchField(theme, "Buscar o hacer…", "Ctrl+K"), found, stretch=False),
        row(QLineEdit("line edit"), invalid, disabled, stretch=False),
        row(combo, number, DateField(), stretch=False),
        text,
        row(*checks),
        row(*radios, off),
        progress,
    )


def texts(theme: Theme, ticker: Ticker) -> Panel:
    labels = [PlainLabel(theme, f"{kind} Ágil 0123 <b>x</b>", kind) for kind in LABELS]
    cut = PlainLabel(theme, "Factura duplicada de octubre " * 4, "strong", elide=True)
    times = []
    for start, limit in ((41, None), (80, 100), (130, 100), (4000, None)):
        label = ElapsedLabel(theme, ticker)
        label.set_start(ticker.now() - start, limit)
        times.append(label)
    left = []
    for rest in (107, 20, 0):
        countdown = CountdownLabel(theme, ticker)
        countdown.set_deadline(ticker.now() + rest, 120)
        left.append(countdown)
    return card(theme, "Text", *labels, cut, row(*times), row(*left))


def marks(theme: Theme) -> Panel:
    dots = [row(StatusDot(theme, dot), PlainLabel(theme, dot, "small")) for dot in DOTS]
    grid = QWidget()
    layout = QGridLayout(grid)
    layout.setContentsMargins(0, 0, 0, 0)
    for index, path in enumerate(sorted(resource_path("icons").glob("*.svg"))):
        icon = IconButton(theme, path.stem, path.stem)
        layout.addWidget(icon, index // 13, index % 13)
    return card(
        theme,
        "Marks",
        row(
            Avatar(theme, "Ana Pérez"),
            Avatar(theme, "João"),
            Avatar(theme, "+52 55 1234"),
            Avatar(theme, icon="mail"),
            Avatar(theme, "Rosa Domínguez", size=48),
        ),
        row(Badge(theme, 1), Badge(theme, 23), Badge(theme, 120), Badge(theme, 4, role="danger")),
        row(*dots),
        row(
            CapabilityIcons(theme, ("phone", "chat", "mail")),
            CapabilityIcons(theme, ("chat",)),
            KeyHint(theme, "F2"),
            KeyHint(theme, "Ctrl+K"),
        ),
        grid,
    )


def notices(theme: Theme) -> Panel:
    bar = MessageBar(theme)
    bar.show_message("a", "You are signed in on another workstation.", "info")
    bar.show_message("b", "Keyring unavailable: you will be asked again.", "warn", action="Why?")
    bar.show_message("c", "Connection lost. Trying again in 4 s.", "danger", dismissible=False)
    bar.show_message("d", "Transferred to Bruno.", "ok")
    empty = EmptyState(
        theme, "chat", "No conversations", "When you accept or pick one it opens here.", "Pick one"
    )
    listing = QListWidget()
    listing.addItems([f"Row {number}" for number in range(30)])
    listing.setFixedHeight(110)
    tabs = QTabBar()
    for name in ("Cliente", "Script •", "Notas", "Historial", "Plantillas"):
        tabs.addTab(name)
    return card(theme, "Notices", bar, tabs, empty, listing)


class Rows(QWidget):
    """List rows as a delegate would paint them."""

    def __init__(self, theme: Theme, *, wide: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._wide = wide
        self.setFixedHeight(3 * theme.tokens.row_height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        height = self._theme.tokens.row_height
        people = (
            ("Bruno Reyes", "Libre · Disponible", "free", {"chat"}),
            ("Carla Mena", "Almuerzo · vuelve en 18 min", "away", {"chat", "mail"}),
            ("Diego Silva", "No atiende chat", "offline", {"phone"}),
        )
        for index, (name, detail, dot, on) in enumerate(people):
            rect = QRect(0, index * height, self.width(), height)
            self._row(painter, rect, name, detail, dot, on)

    def _row(
        self, painter: QPainter, rect: QRect, name: str, detail: str, dot: Dot, on: set[str]
    ) -> None:
        theme = self._theme
        chosen = rect.top() == 0
        if chosen:
            painter.fillRect(rect, theme.color("accent_weak"))
        avatar = QRect(rect.x() + 16, rect.y() + 9, 36, 36)
        background = "surface" if chosen else "accent_weak"
        draw_avatar(painter, avatar, theme, name, background=background)
        line = QRect(rect.x() + 62, rect.y() + 8, 170, 20)
        draw_elided_text(painter, line, name, theme.font("strong"), theme.color("text"))
        draw_status_dot(painter, QRect(line.x(), line.y() + 24, 9, 9), theme, dot)
        below = QRect(line.x() + 15, line.y() + 20, 160, 18)
        draw_elided_text(painter, below, detail, theme.font("small"), theme.color("muted"))
        if not self._wide:
            return
        size = capabilities_size()
        marks = QRect(rect.right() - 96 - size.width(), rect.y(), size.width(), rect.height())
        draw_capabilities(painter, marks, theme, on)
        button = QRect(0, 0, *button_size(theme, "Tomar").toTuple())
        button.moveCenter(QRect(rect.right() - 90, rect.y(), 80, rect.height()).center())
        draw_button(painter, button, theme, "Tomar", enabled=dot != "offline")
        pill = QRect(0, 0, *badge_size(theme, 1).toTuple())
        pill.moveTopRight(marks.topLeft())
        draw_badge(painter, pill.translated(-8, 18), theme, 1)


def kit(theme: Theme, ticker: Ticker) -> QWidget:
    page = Panel("app")
    grid = QGridLayout(page)
    grid.setContentsMargins(16, 16, 16, 16)
    grid.setSpacing(16)
    grid.addWidget(buttons(theme), 0, 0)
    grid.addWidget(fields(theme), 0, 1)
    grid.addWidget(texts(theme, ticker), 1, 0)
    grid.addWidget(marks(theme), 1, 1)
    grid.addWidget(notices(theme), 0, 2, 2, 1)
    grid.setColumnStretch(2, 1)
    page.resize(1560, 960)
    return page


def desk(theme: Theme, ticker: Ticker) -> QWidget:
    page = Panel("app")
    page.resize(1440, 900)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    below = QHBoxLayout()
    below.addWidget(left(theme, ticker))
    below.addWidget(centre(theme), 1)
    below.addWidget(context(theme))
    column.addWidget(top_bar(theme))
    column.addLayout(below, 1)
    column.addWidget(status(theme))
    return page


def top_bar(theme: Theme) -> Panel:
    bar = Panel("bar")
    bar.setFixedHeight(theme.tokens.bar_height)
    line = QHBoxLayout(bar)
    line.setContentsMargins(16, 0, 16, 0)
    line.setSpacing(12)
    line.addWidget(Avatar(theme, "Ana Pérez", size=32))
    line.addWidget(TwoLines(theme, "Ana Pérez", "Extensión 4101"))
    line.addSpacing(8)
    line.addWidget(ActionButton(theme, "Preparada", kind="ok", icon="dot", chevron=True))
    line.addWidget(ActionButton(theme, "Disponible", icon="clock", detail="00:12:31", chevron=True))
    line.addWidget(CapabilityIcons(theme, ("phone", "chat", "mail")))
    line.addStretch(1)
    search = SearchField(theme, "Buscar o hacer…", "Ctrl+K")
    search.setFixedWidth(280)
    line.addWidget(search)
    line.addWidget(IconButton(theme, "gear", "Settings"))
    return bar


def left(theme: Theme, ticker: Ticker) -> Panel:
    panel = Panel("column")
    panel.setFixedWidth(theme.tokens.left_width)
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 12, 1, 0)
    column.setSpacing(0)
    holder = QHBoxLayout()
    holder.setContentsMargins(12, 0, 11, 12)
    holder.addWidget(offer(theme, ticker))
    column.addLayout(holder)
    column.addWidget(SectionHeader(theme, "Activas", "3"))
    column.addWidget(Rows(theme, wide=False))
    column.addStretch(1)
    column.addWidget(Line())
    column.addWidget(SectionHeader(theme, "Lista de selección", "14 · la más larga 04:12"))
    column.addWidget(Line())
    return panel


def offer(theme: Theme, ticker: Ticker) -> Panel:
    panel = Panel("offer")
    head = QHBoxLayout()
    head.setSpacing(10)
    countdown = CountdownLabel(theme, ticker, "title")
    countdown.set_deadline(ticker.now() + 107, 120)
    head.addWidget(Avatar(theme, "Luis Márquez", background="surface"))
    head.addWidget(TwoLines(theme, "Luis Márquez", "Ventas · espera 00:38"), 1)
    head.addWidget(countdown)
    actions = QHBoxLayout()
    actions.addWidget(ActionButton(theme, "Aceptar", "F2", "primary"), 1)
    actions.addWidget(ActionButton(theme, "Rechazar"))
    column = QVBoxLayout(panel)
    column.setContentsMargins(12, 10, 12, 12)
    column.setSpacing(10)
    column.addLayout(head)
    column.addLayout(actions)
    return panel


def centre(theme: Theme) -> QWidget:
    panel = QWidget()
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    head = Panel("bar")
    head.setFixedHeight(61)
    line = QHBoxLayout(head)
    line.setContentsMargins(20, 0, 20, 0)
    line.setSpacing(10)
    names = TwoLines(theme, "Rosa Domínguez", "Chat web · Ventas · 06:12 en total", "heading")
    line.addWidget(Avatar(theme, "Rosa Domínguez"))
    line.addWidget(names, 1)
    line.addWidget(ActionButton(theme, "Transferir", "F6"))
    line.addWidget(ActionButton(theme, "Nota"))
    line.addSpacing(24)
    line.addWidget(ActionButton(theme, "Finalizar", kind="danger"))
    bar = MessageBar(theme)
    text = "Bruno no pudo atender: la conversación sigue aquí."
    bar.show_message("a", text, "warn", action="Ver")
    column.addWidget(head)
    column.addWidget(bar)
    column.addWidget(EmptyState(theme, "chat", "Sin mensajes", "Escriba el primero."), 1)
    holder = QHBoxLayout()
    holder.setContentsMargins(20, 0, 20, 16)
    holder.addWidget(composer(theme))
    column.addLayout(holder)
    return panel


def composer(theme: Theme) -> Panel:
    panel = Panel("composer")
    column = QVBoxLayout(panel)
    column.setContentsMargins(12, 10, 12, 10)
    text = QPlainTextEdit("Claro, puede recogerlo hoy mismo a partir de las 17:00 en")
    text.setProperty("kind", "bare")
    text.setFixedHeight(40)
    line = QHBoxLayout()
    for name in ("paperclip", "emoji", "slash"):
        line.addWidget(IconButton(theme, name, name, role="muted"))
    line.addWidget(PlainLabel(theme, "Borrador guardado", "muted"))
    line.addStretch(1)
    line.addWidget(PlainLabel(theme, "Español", "muted"))
    line.addWidget(ActionButton(theme, "Enviar", kind="primary"))
    column.addWidget(text)
    column.addLayout(line)
    return panel


def context(theme: Theme) -> Panel:
    panel = Panel("context")
    panel.setFixedWidth(theme.tokens.context_width)
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    tabs = QTabBar()
    for name in ("Cliente", "Script •", "Notas", "Historial", "Plantillas"):
        tabs.addTab(name)
    column.addWidget(tabs)
    form = QGridLayout()
    form.setContentsMargins(16, 8, 16, 8)
    pairs = (("Correo", "rosa.d@example.org"), ("Teléfono", "+34 600 111 222"))
    for index, (name, value) in enumerate(pairs):
        form.addWidget(PlainLabel(theme, name, role="muted"), index, 0)
        form.addWidget(PlainLabel(theme, value, elide=True), index, 1)
    column.addLayout(form)
    column.addWidget(Line())
    column.addWidget(SectionHeader(theme, "Script · obligatorio", "1 de 3"))
    for index, name in enumerate(("Cambio de entrega", "Devolución", "Información")):
        radio = QRadioButton(name)
        radio.setChecked(index == 0)
        holder = QHBoxLayout()
        holder.setContentsMargins(16, 0, 16, 0)
        holder.addWidget(radio)
        column.addLayout(holder)
    column.addStretch(1)
    return panel


def status(theme: Theme) -> Panel:
    bar = Panel("status")
    bar.setFixedHeight(theme.tokens.status_height)
    line = QHBoxLayout(bar)
    line.setContentsMargins(16, 0, 16, 0)
    line.setSpacing(8)
    line.addWidget(StatusDot(theme, "free"))
    line.addWidget(PlainLabel(theme, "Conectada", "muted"))
    line.addSpacing(8)
    line.addWidget(PlainLabel(theme, "Sincronizado 12:03:11", "muted", tabular=True))
    line.addStretch(1)
    line.addWidget(PlainLabel(theme, "Hoy: 23 atendidas · media 4:38", "muted"))
    return bar


def transfer(theme: Theme, ticker: Ticker) -> QWidget:
    page = desk(theme, ticker)
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 12, 0, 12)
    holder = QHBoxLayout()
    holder.setContentsMargins(12, 0, 12, 0)
    holder.addWidget(SearchField(theme, "Search"))
    column.addLayout(holder)
    column.addWidget(SectionHeader(theme, "Agentes que atienden chat"))
    column.addWidget(Rows(theme))
    actions = QHBoxLayout()
    actions.setContentsMargins(12, 0, 12, 0)
    actions.addStretch(1)
    actions.addWidget(ActionButton(theme, "Cancelar"))
    actions.addWidget(ActionButton(theme, "Transferir a Bruno", kind="primary"))
    column.addLayout(actions)
    content.setFixedWidth(500)
    page.show()
    popover = Popover(theme, content, page)
    anchor = next(b for b in page.findChildren(ActionButton) if b.caption == "Transferir")
    popover.open_at(anchor, align_right=True)
    return page


def menu(theme: Theme, ticker: Ticker) -> QWidget:
    page = QMenu()
    page.addAction(theme.icon("check", "ok"), "Disponible")
    page.addAction(theme.icon("lunch"), "Almuerzo · 30 min")
    page.addAction(theme.icon("meeting"), "Reunión")
    page.addSeparator()
    page.addAction(theme.icon("away"), "Ausente").setEnabled(False)
    return page


def focus(theme: Theme, ticker: Ticker) -> QWidget:
    """Every control with the focus, grabbed one by one and pasted together."""
    return FocusStrip(theme)


class FocusStrip(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.resize(900, 250)
        controls: list[QWidget] = [ActionButton(theme, "Accept", "F2", kind) for kind in KINDS]
        controls += [IconButton(theme, "send", "Send"), QLineEdit("text"), QComboBox()]
        controls += [QCheckBox("Check"), QRadioButton("Radio"), SearchField(theme, "Search", "F3")]
        self._shots = [self._shot(control) for control in controls]

    def _shot(self, control: QWidget) -> QWidget:
        frame = QWidget()
        layout = QHBoxLayout(frame)
        layout.addWidget(control)
        frame.show()
        frame.activateWindow()
        QTest.qWaitForWindowActive(frame)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        shot = frame.grab()
        frame.close()
        return shot

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x = y = 8
        for shot in self._shots:
            size = shot.deviceIndependentSize().toSize()
            if x + size.width() > self.width():
                x, y = 8, y + 64
            painter.drawPixmap(x, y, shot)
            x += size.width() + 8


PAGES: dict[str, Callable[[Theme, Ticker], QWidget]] = {
    "kit": kit,
    "desk": desk,
    "transfer": transfer,
    "menu": menu,
    "focus": focus,
}


def shoot(scale: str, out: Path) -> None:
    """Grab every page in both themes; `scale` is the one this process runs with."""
    app = QApplication([])
    theme = Theme(ThemeMode.LIGHT)
    theme.apply(app)
    ticker = Ticker(lambda: 10_000.0)
    out.mkdir(parents=True, exist_ok=True)
    for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
        theme.set_mode(mode)
        for name, build in PAGES.items():
            page = build(theme, ticker)
            if page.size() == QSize(0, 0):
                page.adjustSize()
            page.grab().save(str(out / f"{name}-{mode}-{scale}.png"))
            page.close()
            page.deleteLater()


def main(arguments: list[str]) -> int:
    """With a scale and a folder: that scale, in this process; without: all of them."""
    if arguments:
        scale, out = arguments
        shoot(scale, Path(out))
        return 0
    for scale in SCALES:
        environment = os.environ | {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run([sys.executable, __file__, scale, OUT], env=environment, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
