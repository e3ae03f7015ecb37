"""The palette finds and does whatever a key does, and says why it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.actions import ServeQueue, SetPresence
from contactpro_desktop.domain.events import InteractionChanged, Link, LinkChanged, MeChanged
from contactpro_desktop.ui.actions import ACTIONS, ActionId, action_text, default_key
from contactpro_desktop.ui.folding import folded
from contactpro_desktop.ui.keys.holder import key_holder
from contactpro_desktop.ui.palette.entries import Entry
from contactpro_desktop.ui.palette.matching import score
from contactpro_desktop.ui.palette.model import PaletteModel
from contactpro_desktop.ui.palette.palette import CommandPalette
from contactpro_desktop.ui.widgets.action_button import ActionButton
from tests.ui import scenes
from tests.ui.scenes import JOAO, ROSA
from tests.ui.support import Office

CANARY = "<b>canary</b>"


class Desktop(QWidget):
    """A window with two things that keys do, and a field that has the focus."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.setObjectName("desktop")
        self.resize(1200, 800)
        self.done: list[str] = []
        self.field = QLineEdit(self)
        self.transfer = ActionButton(office.theme, "Transfer", ActionId.TRANSFER)
        self.transfer.clicked.connect(lambda: self.done.append("transfer"))
        shortcut = QShortcut(QKeySequence(default_key(ActionId.TOGGLE_READY)), self)
        shortcut.activated.connect(lambda: self.done.append("ready"))
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.transfer)
        self.palette_popover = CommandPalette(office.theme, office.store, office.desk, self)


@pytest.fixture
def window(office: Office, qtbot: QtBot) -> Iterator[Desktop]:
    office.say(*scenes.working())
    office.desk.open(ROSA)
    made = Desktop(office)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.field.setFocus()
    yield made
    made.hide()


@pytest.fixture
def palette(window: Desktop) -> CommandPalette:
    window.palette_popover.open_palette()
    return window.palette_popover


def entries(palette: CommandPalette) -> list[Entry]:
    model = palette.content.model
    return [cast("Entry", model.entry(row)) for row in range(model.rowCount())]


def find(palette: CommandPalette, text: str) -> Entry:
    return next(entry for entry in entries(palette) if entry.text == text)


def search(palette: CommandPalette, text: str) -> list[str]:
    palette.content.search.setText(text)
    return [entry.text for entry in entries(palette)]


@pytest.mark.parametrize(
    ("query", "text", "fits"),
    [
        ("trans", "transfer the conversation", True),
        ("conv trans", "transfer the conversation", True),
        ("trnsf", "transfer the conversation", True),
        ("ansf", "transfer the conversation", True),
        ("tx", "transfer the conversation", False),
        ("trans xyz", "transfer the conversation", False),
        ("cafe", "café", True),
        ("joao", "joão sousa", True),
    ],
)
def test_words_fit_by_start_inside_or_letters(query: str, text: str, fits: bool) -> None:
    assert bool(score(folded(query), folded(text))) is fits


def test_a_better_fit_counts_more() -> None:
    start, inside, letters = (score("tra", text) for text in ("transfer", "contrast", "turban a"))
    assert start > inside > letters


def test_every_action_of_the_table_is_found(palette: CommandPalette) -> None:
    texts = {entry.text for entry in entries(palette)}
    left_out = {ActionId.FIND, ActionId.CONVERSATION}
    assert texts >= {action_text(spec.id) for spec in ACTIONS if spec.id not in left_out}


def test_what_no_key_does_now_says_so(palette: CommandPalette) -> None:
    assert find(palette, action_text(ActionId.FINISH)).refusal == "Not possible now"
    assert find(palette, action_text(ActionId.TRANSFER)).refusal == ""


def test_a_disabled_button_hands_its_reason_on(window: Desktop) -> None:
    window.transfer.set_refusal("Nobody is here.")
    window.palette_popover.open_palette()
    entry = find(window.palette_popover, action_text(ActionId.TRANSFER))
    assert entry.refusal == "Nobody is here."
    window.transfer.hide()
    assert not key_holder(window, default_key(ActionId.TRANSFER)).possible


def test_enter_does_what_is_found_and_the_focus_goes_back(
    window: Desktop, palette: CommandPalette, qtbot: QtBot
) -> None:
    assert palette.content.search.hasFocus()
    qtbot.keyClicks(palette.content.search, "hand tra")
    assert search(palette, "transfer")[0] == action_text(ActionId.TRANSFER)
    qtbot.keyClick(palette.content.search, Qt.Key.Key_Return)
    assert not palette.isVisible()
    qtbot.waitUntil(lambda: window.done == ["transfer"])
    assert window.field.hasFocus()


def test_a_shortcut_is_done_as_well_as_a_button(
    window: Desktop, palette: CommandPalette, qtbot: QtBot
) -> None:
    search(palette, "not ready")
    qtbot.keyClick(palette.content.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.done == ["ready"])


def test_conversations_are_opened_by_name(
    office: Office, palette: CommandPalette, qtbot: QtBot
) -> None:
    assert find(palette, "Rosa Domínguez").refusal == "Open now"
    assert search(palette, "joao")[0] == "João Sousa"
    qtbot.keyClick(palette.content.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.store.current == JOAO)


def test_offers_are_not_conversations_yet(palette: CommandPalette) -> None:
    assert "Luis Márquez" not in {entry.text for entry in entries(palette)}


def test_a_presence_profile_is_chosen(
    office: Office, palette: CommandPalette, qtbot: QtBot
) -> None:
    assert find(palette, "Disponible").refusal == "Active now"
    assert search(palette, "almuerzo") == ["Almuerzo"]
    qtbot.keyClick(palette.content.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.assignment.actions == [SetPresence(scenes.LUNCH)])


def test_queues_are_joined_and_left_and_a_forced_one_says_why_not(
    office: Office, palette: CommandPalette, qtbot: QtBot
) -> None:
    assert "supervisor" in find(palette, "Leave Ventas").refusal
    assert search(palette, "join llamadas")[0] == "Join Llamadas"
    qtbot.keyClick(palette.content.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.assignment.actions == [ServeQueue(scenes.LLAMADAS, True)])
    palette.open_palette()
    assert find(palette, "Join Llamadas").refusal == "Waiting for the server"


def test_without_a_connection_the_server_is_asked_for_nothing(
    office: Office, palette: CommandPalette
) -> None:
    palette.close_popover()
    office.say(LinkChanged(Link.RECONNECTING, 4))
    palette.open_palette()
    for name in ("Almuerzo", "Join Llamadas", "Leave Soporte"):
        assert find(palette, name).refusal == "There is no connection to the server"
    assert find(palette, "João Sousa").refusal == ""


def test_what_cannot_be_done_stays_open_and_does_nothing(
    window: Desktop, palette: CommandPalette, qtbot: QtBot
) -> None:
    assert search(palette, "finish the wrap")[0] == action_text(ActionId.FINISH)
    qtbot.keyClick(palette.content.search, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert window.done == []


def test_arrows_move_a_click_does_and_esc_closes(
    office: Office, palette: CommandPalette, qtbot: QtBot
) -> None:
    content = palette.content
    qtbot.keyClick(content.search, Qt.Key.Key_Down)
    qtbot.keyClick(content.search, Qt.Key.Key_Down)
    qtbot.keyClick(content.search, Qt.Key.Key_Up)
    assert content.list.currentIndex().row() == 1
    search(palette, "joao")
    place = content.list.visualRect(content.model.index(0)).center()
    qtbot.mouseClick(content.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: office.store.current == JOAO)
    palette.open_palette()
    qtbot.keyClick(content.search, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_a_search_without_result_says_so(palette: CommandPalette, qtbot: QtBot) -> None:
    assert search(palette, "zzzzz") == []
    assert palette.content.none.isVisible()
    qtbot.keyClick(palette.content.search, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_second_time_closes_and_the_next_starts_afresh(palette: CommandPalette) -> None:
    search(palette, "lunch")
    palette.open_palette()
    assert not palette.isVisible()
    palette.open_palette()
    assert palette.content.search.text() == ""
    assert len(entries(palette)) > 20


def test_the_model_passes_qt_s_own_tests_and_markup_is_literal(
    office: Office, window: Desktop
) -> None:
    hostile = replace(scenes.INTERACTIONS[1], customer_name=CANARY, queue_name=CANARY)
    profiles = (replace(scenes.PROFILES[1], name=CANARY),)
    office.say(InteractionChanged(hostile), MeChanged(replace(scenes.ME, profiles=profiles)))
    window.palette_popover.open_palette()
    model: PaletteModel = window.palette_popover.content.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    found = search(window.palette_popover, "canary")
    assert found == [CANARY, CANARY]
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{CANARY}, Active · Web chat · {CANARY}"
    search(window.palette_popover, "")
    tester.deleteLater()
