"""Transferring: search, choose by keyboard, wait, succeed or be refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.actions import Transfer
from contactpro_desktop.domain.agent import AgentState
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.errors import DirectoryUnavailable
from contactpro_desktop.domain.events import InteractionChanged, Link, LinkChanged
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.ui.conversation.pane import ConversationPane
from contactpro_desktop.ui.notice_texts import notice_text
from contactpro_desktop.ui.transfer.chooser import TransferChooser
from contactpro_desktop.ui.transfer.target_chooser import DEBOUNCE_MS
from tests.ui import scenes
from tests.ui.scenes import ROSA
from tests.ui.support import Office

CANARY = "<b>canary</b>"
BRUNO, CARLA, DIEGO, SOPORTE = scenes.TARGETS


@pytest.fixture
def pane(office: Office, qtbot: QtBot) -> Iterator[ConversationPane]:
    office.say(*scenes.working())
    made = ConversationPane(office.services)
    qtbot.addWidget(made)
    made.resize(792, 785)
    office.desk.open(ROSA)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


@pytest.fixture
def chooser(office: Office, pane: ConversationPane, qtbot: QtBot) -> TransferChooser:
    """Opened by its key; the first search is answered."""
    qtbot.keyClick(pane, Qt.Key.Key_F6)
    answer(office)
    return pane.page.transfer.chooser


def answer(office: Office, index: int = -1) -> None:
    office.assignment.searches[index][1](scenes.TARGETS)


def test_it_opens_with_everybody_and_the_first_that_fits_is_chosen(
    office: Office, pane: ConversationPane, chooser: TransferChooser
) -> None:
    assert pane.page.transfer.isVisible()
    assert chooser.search.hasFocus()
    assert [text for text, _ in office.assignment.searches] == [""]
    assert chooser.confirm.caption == "Transfer to Bruno"
    assert chooser.confirm.isEnabled()


def test_the_arrows_skip_headings_and_those_who_cannot(
    chooser: TransferChooser, qtbot: QtBot
) -> None:
    captions = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(chooser.search, key)
        captions.append(chooser.confirm.caption)
    assert captions == [
        "Transfer to Carla", "Transfer to Soporte", "Transfer to Soporte", "Transfer to Carla",
    ]  # fmt: skip


def test_typing_searches_once_it_pauses(
    office: Office, chooser: TransferChooser, qtbot: QtBot
) -> None:
    qtbot.keyClicks(chooser.search, "carla")
    assert len(office.assignment.searches) == 1
    assert chooser.debounce.interval() == DEBOUNCE_MS == 250
    qtbot.waitUntil(lambda: len(office.assignment.searches) == 2)
    assert office.assignment.searches[-1][0] == "carla"


def test_enter_takes_nobody_of_the_search_before(
    office: Office, chooser: TransferChooser, qtbot: QtBot
) -> None:
    qtbot.keyClicks(chooser.search, "x")
    qtbot.keyClick(chooser.search, Qt.Key.Key_Return)
    chooser.debounce.timeout.emit()
    qtbot.keyClick(chooser.search, Qt.Key.Key_Return)
    assert office.assignment.actions == []
    assert not chooser.confirm.isEnabled()
    answer(office, index=0)
    assert not chooser.confirm.isEnabled()
    answer(office)
    qtbot.keyClick(chooser.search, Qt.Key.Key_Return)
    assert office.assignment.actions == [Transfer(ROSA, Channel.CHAT, BRUNO)]


def test_it_waits_for_the_server_and_closes_when_it_went(
    office: Office, pane: ConversationPane, chooser: TransferChooser
) -> None:
    chooser.confirm.click()
    chooser.confirm.click()
    assert len(office.assignment.actions) == 1
    assert "Bruno" in chooser.message.text()
    assert not chooser.search.isEnabled()
    assert pane.page.transfer.isVisible()
    office.finish()
    assert not pane.page.transfer.isVisible()


def test_a_refusal_is_shown_and_the_conversation_stays(
    office: Office, pane: ConversationPane, chooser: TransferChooser
) -> None:
    chooser.confirm.click()
    office.finish(Outcome(Refusal.CAPABILITY))
    assert pane.page.transfer.isVisible()
    assert "cannot serve" in chooser.message.text()
    assert chooser.message.role == "danger"
    assert office.store.current == ROSA
    assert office.store.interactions[ROSA].is_open
    answer(office)
    assert "cannot serve" in chooser.message.text()
    chooser.confirm.click()
    assert len(office.assignment.actions) == 2


def test_after_a_refusal_the_rows_are_asked_for_anew(
    office: Office, chooser: TransferChooser, qtbot: QtBot
) -> None:
    qtbot.keyClick(chooser.search, Qt.Key.Key_Down)
    chooser.confirm.click()
    searches = len(office.assignment.searches)
    office.finish(Outcome(Refusal.CAPABILITY))
    assert len(office.assignment.searches) == searches + 1
    assert not chooser.confirm.isEnabled()
    changed = replace(CARLA, capabilities=frozenset({Capability.PHONE}), state=AgentState.BUSY)
    office.assignment.searches[-1][1]((BRUNO, changed, SOPORTE))
    spoken = said(chooser, "Carla Mena")
    assert spoken == "Carla Mena, Busy, Takes calls, Does not take chats"
    qtbot.keyClick(chooser.search, Qt.Key.Key_Return)
    assert len(office.assignment.actions) == 1, "nobody else is taken by a second Enter"
    assert not chooser.confirm.isEnabled()
    qtbot.keyClick(chooser.search, Qt.Key.Key_Down)
    assert chooser.confirm.caption == "Transfer to Bruno"
    chooser.search.setText("b")
    assert "cannot serve" not in chooser.message.text()


def test_every_row_tells_capabilities_state_and_reason(chooser: TransferChooser) -> None:
    assert said(chooser, "Carla Mena") == (
        "Carla Mena, Almuerzo · back in 18 min, Takes chats, Takes e-mail and tasks"
    )
    assert said(chooser, "Diego Silva") == "Diego Silva, Busy, Takes calls, Does not take chats"
    assert said(chooser, "Soporte") == "Soporte, 6 waiting · agents free: 2, Takes chats"


def said(chooser: TransferChooser, name: str) -> str:
    """The row of `name`, as a screen reader has it."""
    indexes = [chooser.model.index(row) for row in range(chooser.model.rowCount())]
    texts = [str(i.data(Qt.ItemDataRole.AccessibleTextRole)) for i in indexes]
    return next(text for text in texts if text.startswith(name))


def test_a_refusal_after_closing_is_told_as_a_notice(
    office: Office, pane: ConversationPane, chooser: TransferChooser, qtbot: QtBot
) -> None:
    chooser.confirm.click()
    qtbot.keyClick(pane.page.transfer, Qt.Key.Key_Escape)
    assert not pane.page.transfer.isVisible()
    assert pane.page.header.transfer.refusal == "Waiting for the server"
    office.finish(Outcome(Refusal.CAPABILITY))
    (notice,) = office.notices
    assert not pane.tells(notice)
    assert notice_text(notice) == (
        "Rosa Domínguez: The conversation was not transferred. It stays with you. "
        "The target cannot serve this channel. Choose another one."
    )
    assert pane.page.header.transfer.isEnabled()
    assert office.store.interactions[ROSA].is_open


def test_a_refusal_before_the_agent_s_eyes_is_not_told_twice(
    office: Office, pane: ConversationPane, chooser: TransferChooser
) -> None:
    chooser.confirm.click()
    office.finish(Outcome(Refusal.CAPABILITY))
    (notice,) = office.notices
    assert pane.tells(notice)
    assert not pane.tells(replace(notice, interaction_id=scenes.JOAO))
    assert not pane.tells(replace(notice, action="EndInteraction"))


@pytest.mark.parametrize("refusal", [Refusal.NO_CONFIRMATION, Refusal.DISCONNECTED])
def test_nothing_is_promised_where_nobody_knows_what_happened(
    office: Office, pane: ConversationPane, chooser: TransferChooser, refusal: Refusal
) -> None:
    chooser.confirm.click()
    office.finish(Outcome(refusal))
    assert "stays with you" not in notice_text(office.notices[-1])


def test_success_is_told_though_the_popover_is_closed(
    office: Office, pane: ConversationPane, chooser: TransferChooser, qtbot: QtBot
) -> None:
    chooser.confirm.click()
    qtbot.keyClick(pane.page.transfer, Qt.Key.Key_Escape)
    office.finish()
    assert [notice_text(notice) for notice in office.notices] == [
        "Rosa Domínguez was offered to Bruno Reyes."
    ]


def test_without_a_connection_nobody_can_be_chosen(
    office: Office, chooser: TransferChooser, qtbot: QtBot
) -> None:
    office.say(LinkChanged(Link.RECONNECTING, 4))
    assert chooser.confirm.refusal == "There is no connection to the server"
    qtbot.keyClick(chooser.search, Qt.Key.Key_Return)
    assert office.assignment.actions == []
    office.say(LinkChanged(Link.ONLINE))
    assert chooser.confirm.isEnabled()


def test_another_s_outcome_changes_nothing_here(
    office: Office, pane: ConversationPane, chooser: TransferChooser
) -> None:
    office.desk.transfer(scenes.JOAO, BRUNO)
    office.finish()
    assert pane.page.transfer.isVisible()


def test_a_directory_that_does_not_answer_says_so(office: Office, chooser: TransferChooser) -> None:
    chooser.search.setText("a")
    chooser.debounce.timeout.emit()
    office.assignment.searches[-1][1](DirectoryUnavailable())
    assert "directory" in chooser.message.text()
    assert not chooser.confirm.isEnabled()


def test_nobody_found_is_said(office: Office, chooser: TransferChooser) -> None:
    chooser.search.setText("zz")
    chooser.debounce.timeout.emit()
    office.assignment.searches[-1][1](())
    assert chooser.message.text() == "Nobody matches the search."


def test_an_answer_after_closing_is_ignored(
    office: Office, pane: ConversationPane, chooser: TransferChooser, qtbot: QtBot
) -> None:
    qtbot.keyClick(chooser.search, Qt.Key.Key_Escape)
    assert not pane.page.transfer.isVisible()
    chooser.model.set_rows(())
    answer(office)
    assert chooser.model.rowCount() == 0


def test_it_closes_when_the_conversation_ends_or_another_is_opened(
    office: Office, pane: ConversationPane, chooser: TransferChooser
) -> None:
    office.desk.open(scenes.JOAO)
    assert not pane.page.transfer.isVisible()
    pane.page.header.transfer.click()
    assert pane.page.transfer.isVisible()
    ended = replace(office.store.interactions[scenes.JOAO], status=InteractionStatus.ENDED)
    office.say(InteractionChanged(ended))
    assert not pane.page.transfer.isVisible()


def test_the_button_closes_it_too(pane: ConversationPane, chooser: TransferChooser) -> None:
    pane.page.header.transfer.click()
    assert not pane.page.transfer.isVisible()


def test_a_click_chooses_and_the_capability_icons_explain_themselves(
    office: Office, chooser: TransferChooser, qtbot: QtBot
) -> None:
    view = chooser.list
    carla = view.visualRect(chooser.model.index(2))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=carla.center())
    assert chooser.confirm.caption == "Transfer to Carla"
    diego = view.visualRect(chooser.model.index(3))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=diego.center())
    assert chooser.confirm.caption == "Transfer to Carla"


def test_markup_is_drawn_literally(office: Office, chooser: TransferChooser) -> None:
    hostile = replace(BRUNO, name=CANARY, profile_name=CANARY)
    chooser.search.setText("x")
    chooser.debounce.timeout.emit()
    office.assignment.searches[-1][1]((hostile,))
    assert chooser.confirm.caption == f"Transfer to {CANARY}"
    parts = chooser.findChildren(QWidget)
    assert not any("<b>" in part.toolTip() for part in parts)
