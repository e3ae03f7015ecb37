"""Picking with pointer and keyboard, and keeping still meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.actions import Pick
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import PicklistReplaced, PicklistUpdated
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.picklist import PicklistRow, PicklistSort
from contactpro_desktop.ui.picklist.menus import NarrowMenu, SortMenu
from contactpro_desktop.ui.picklist.panel import PicklistPanel
from contactpro_desktop.ui.picklist.view import PicklistView
from contactpro_desktop.ui.widgets.section_header import SectionHeader
from tests.ui import scenes
from tests.ui.support import Office

EVA, TITULAR, WHATSAPP, *_ = scenes.PICKLIST
MANY = tuple(scenes.row(n, f"Cliente {n}", scenes.SUPPORT_QUEUE, 1000 - n) for n in range(200))


@pytest.fixture
def panel(office: Office, qtbot: QtBot) -> PicklistPanel:
    office.say(*scenes.signed_in(), PicklistReplaced(scenes.PICKLIST))
    panel = PicklistPanel(office.theme, office.ticker, office.store, office.desk, office.settings)
    panel.resize(320, 400)
    qtbot.addWidget(panel)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def button(view: PicklistView, row: PicklistRow) -> QPoint:
    index = view.model().index_of(row.contact_id)  # type: ignore[attr-defined]
    return view.itemDelegate().button_rect(view.visualRect(index)).center()  # type: ignore[attr-defined]


def click(view: PicklistView, position: QPoint) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=position)


def pick(row: PicklistRow) -> Pick:
    return Pick(row.contact_id, row.queue_id, row.channel)


def header(panel: PicklistPanel) -> str:
    found = panel.findChild(SectionHeader, "picklistHeader")
    assert found is not None
    return found.accessibleName()


def test_the_button_picks_its_row_and_the_rest_of_the_row_does_not(
    office: Office, panel: PicklistPanel
) -> None:
    click(panel.view, panel.view.visualRect(panel.model.index(0)).topLeft() + QPoint(60, 10))
    assert office.assignment.actions == []
    click(panel.view, button(panel.view, WHATSAPP))
    assert office.assignment.actions == [pick(WHATSAPP)]


def test_a_press_that_ends_elsewhere_picks_nothing(office: Office, panel: PicklistPanel) -> None:
    view = panel.view
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=button(view, EVA))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=button(view, WHATSAPP))
    assert office.assignment.actions == []


def test_a_disabled_button_picks_nothing(office: Office, panel: PicklistPanel) -> None:
    click(panel.view, button(panel.view, TITULAR))
    assert office.assignment.actions == []


def test_the_whole_way_by_keyboard(office: Office, panel: PicklistPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert panel.filter.hasFocus()
    qtbot.keyClicks(panel.filter, "soporte")
    assert panel.view.currentIndex().data() == "Eva Lorca"
    qtbot.keyClick(panel.filter, Qt.Key.Key_Down)
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert office.assignment.actions == [pick(WHATSAPP)]


def test_words_that_found_somebody_go_once_they_are_picked(
    office: Office, panel: PicklistPanel, qtbot: QtBot
) -> None:
    everybody = panel.model.rowCount()
    panel.filter.setFocus()
    qtbot.keyClicks(panel.filter, "soporte")
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert panel.filter.text() == "soporte", "nobody is picked yet"
    office.finish(Outcome(Refusal.TAKEN))
    assert panel.filter.text() == "soporte", "somebody else was faster: the next one is near"
    qtbot.keyClick(panel.filter, Qt.Key.Key_Down)
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert len(office.assignment.actions) == 2
    office.finish()
    assert panel.filter.text() == ""
    assert panel.model.rowCount() == everybody
    assert not panel.view.currentIndex().isValid()
    qtbot.keyClicks(panel.filter, "soporte")
    qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    qtbot.keyClicks(panel.filter, " y")
    office.finish()
    assert panel.filter.text() == "soporte y", "the next one is being looked for"


def test_a_pick_without_words_moves_nothing(
    office: Office, panel: PicklistPanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    row = panel.view.currentIndex().row()
    assert row > 0
    panel.view.picked.emit(panel.model.rows[0])
    office.finish()
    assert panel.view.currentIndex().row() == row


def test_enter_in_the_list_shows_first_what_it_would_pick(
    office: Office, panel: PicklistPanel, qtbot: QtBot
) -> None:
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(-1))
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert office.assignment.actions == []
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert office.assignment.actions == [pick(EVA)]


def test_moving_in_an_empty_list_does_nothing(office: Office, panel: PicklistPanel) -> None:
    office.say(PicklistReplaced(()))
    panel.view.move_current(1)
    panel.view.pick_current()
    assert office.assignment.actions == []


def test_what_is_in_sight_stays_in_place_while_rows_come_and_go_above(
    office: Office, panel: PicklistPanel, qtbot: QtBot
) -> None:
    office.say(PicklistReplaced(MANY))
    view = panel.view
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 100 * 52)
    view.verticalScrollBar().setValue(50 * 52 + 13)
    watched = MANY[52]
    top = view.visualRect(panel.model.index_of(watched.contact_id)).top()
    office.say(PicklistUpdated((), frozenset(row.contact_id for row in MANY[:7])))
    assert view.visualRect(panel.model.index_of(watched.contact_id)).top() == top
    older = tuple(scenes.row(n, "Antes", scenes.SUPPORT_QUEUE, 5000) for n in range(500, 590))
    office.say(PicklistUpdated(older, frozenset({MANY[50].contact_id})))
    assert view.visualRect(panel.model.index_of(watched.contact_id)).top() == top


def test_a_row_that_slid_under_the_pointer_cannot_be_picked_at_once(
    office: Office, panel: PicklistPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = panel.view
    place = button(view, EVA)
    monkeypatch.setattr(view, "underMouse", lambda: True)
    monkeypatch.setattr(QCursor, "pos", staticmethod(lambda: view.viewport().mapToGlobal(place)))
    office.say(PicklistUpdated((), frozenset({EVA.contact_id, TITULAR.contact_id})))
    click(view, place)
    assert office.assignment.actions == []
    office.clock.advance(1)
    click(view, place)
    assert office.assignment.actions == [pick(WHATSAPP)]


def test_the_button_under_the_pointer_lights_up(panel: PicklistPanel, qtbot: QtBot) -> None:
    view, delegate = panel.view, panel.view.itemDelegate()
    qtbot.mouseMove(view.viewport(), button(view, EVA))
    assert delegate.hovered_button == 0  # type: ignore[attr-defined]
    qtbot.mouseMove(view.viewport(), QPoint(5, 5))
    assert delegate.hovered_button == -1  # type: ignore[attr-defined]


def test_the_header_counts_and_tells_the_longest_wait(office: Office, panel: PicklistPanel) -> None:
    assert header(panel) == "Picklist 6 · longest 04:12"
    office.tick(10)
    assert header(panel) == "Picklist 6 · longest 04:22"
    panel.filter.setText("soporte")
    assert header(panel).startswith("Picklist 4 of 6")
    office.say(PicklistReplaced((replace(EVA, queued_at=None),)))
    assert header(panel) == "Picklist 1"


def test_an_empty_list_says_why(office: Office, panel: PicklistPanel) -> None:
    panel.filter.setText("nadie")
    assert panel._empty.text() == "Nothing waiting matches the filter."
    assert panel._empty.isVisible()
    office.say(PicklistReplaced(()))
    assert panel._empty.text() == "Nobody is waiting to be picked."
    panel.filter.clear()
    office.say(PicklistReplaced(scenes.PICKLIST))
    assert panel.view.isVisible()


def test_queues_and_channels_can_be_chosen_and_all_shown_again(panel: PicklistPanel) -> None:
    menu = panel.findChild(NarrowMenu)
    assert menu is not None

    def choose(text: str) -> None:
        menu.aboutToShow.emit()
        next(action for action in menu.actions() if action.text() == text).trigger()

    choose("E-mails")
    assert menu.channels == {Channel.EMAIL}
    assert panel.model.rowCount() == 2
    choose("Soporte")
    assert panel.model.rowCount() == 0
    choose("Show everything")
    assert panel.model.rowCount() == 6


def test_the_order_is_chosen_and_remembered(
    office: Office, panel: PicklistPanel, qtbot: QtBot
) -> None:
    menu = panel.findChild(SortMenu)
    assert menu is not None
    next(a for a in menu.actions() if a.text() == "By customer").trigger()
    assert panel.model.index(0).data() == "+52 55 1234 9876"
    assert office.settings.values.picklist_order == "customer"
    again = PicklistPanel(office.theme, office.ticker, office.store, office.desk, office.settings)
    qtbot.addWidget(again)
    assert again.model.rows.order is PicklistSort.CUSTOMER


def test_an_order_nobody_knows_is_the_longest_wait(office: Office, qtbot: QtBot) -> None:
    office.settings.values.picklist_order = "by_the_moon"
    panel = PicklistPanel(office.theme, office.ticker, office.store, office.desk, office.settings)
    qtbot.addWidget(panel)
    assert panel.model.rows.order is PicklistSort.LONGEST_WAIT


def test_a_row_in_every_state_is_painted(office: Office, panel: PicklistPanel) -> None:
    before = panel.view.grab().toImage()
    office.desk.pick(EVA)
    picking = panel.view.grab().toImage()
    assert picking != before
    panel.view.setCurrentIndex(panel.model.index(2))
    assert panel.view.grab().toImage() != picking
