"""The tab with the customer's past: asked for when looked at, tolerant, and never lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.errors import HistoryUnavailable
from contactpro_desktop.domain.events import InteractionChanged
from contactpro_desktop.domain.history import (
    Callback,
    CallbacksFor,
    Note,
    NotesOn,
    PastConversation,
    PastMessage,
    PastOf,
    PastStatus,
    TranscriptOf,
    WriteNote,
)
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.store.drafts import DraftKind
from contactpro_desktop.ui.context.panel import CUSTOMER, HISTORY, ContextPanel
from contactpro_desktop.ui.context.past_row import PastRow
from contactpro_desktop.ui.context.wrapped_text import WrappedText
from contactpro_desktop.ui.widgets.action_button import ActionButton
from tests.ui import scenes
from tests.ui.scenes import JOAO, ROSA
from tests.ui.support import Office

CANARY = "<b>canary</b>"
BEFORE = PastConversation(
    ContactId("C" * 32),
    Channel.CHAT,
    queue_name="Soporte",
    agent_name="Bruno Reyes",
    title=CANARY,
    status=PastStatus.HANDLED,
    started=1_700_000_000.0,
)


@pytest.fixture
def panel(office: Office, qtbot: QtBot) -> Iterator[ContextPanel]:
    office.say(*scenes.working())
    made = ContextPanel(office.services)
    qtbot.addWidget(made)
    made.resize(328, 760)
    with qtbot.waitExposed(made):
        made.show()
    office.desk.open(ROSA)
    yield made
    made.hide()


@pytest.fixture
def rosa(office: Office, panel: ContextPanel) -> Interaction:
    """Rosa's chat is open at the history."""
    panel.tabs.setCurrentIndex(HISTORY)
    return office.store.interactions[ROSA]


def texts(panel: ContextPanel) -> str:
    """What can be read; parts that were just added are shown by the loop's next turn."""
    QCoreApplication.sendPostedEvents()
    found = [w.text() for w in panel.pages.history.findChildren(QLabel) if w.isVisible()]
    found += [w.text() for w in panel.pages.history.findChildren(WrappedText) if w.isVisible()]
    return "\n".join(found)


def rows(panel: ContextPanel) -> list[PastRow]:
    QCoreApplication.sendPostedEvents()
    return [row for row in panel.pages.history.findChildren(PastRow) if row.isVisible()]


def test_nothing_is_asked_before_it_is_looked_at(office: Office, panel: ContextPanel) -> None:
    assert office.history.asked == []
    panel.tabs.setCurrentIndex(HISTORY)
    rosa = office.store.interactions[ROSA]
    questions = [question for question, _ in office.history.asked]
    assert questions == [PastOf(rosa.customer_address), NotesOn(rosa.contact_id)]
    panel.tabs.setCurrentIndex(CUSTOMER)
    panel.tabs.setCurrentIndex(HISTORY)
    office.say(InteractionChanged(replace(rosa, title="changed")))
    assert len(office.history.asked) == 2


def test_conversations_of_before_as_plain_text(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    assert "Loading" in texts(panel)
    own = replace(BEFORE, contact_id=rosa.contact_id)
    bare = PastConversation(ContactId("D" * 32), Channel.OTHER)
    office.history.answer(PastOf, (own, BEFORE, bare))
    assert len(rows(panel)) == 2
    assert f"Soporte · Bruno Reyes · {CANARY} · Handled" in texts(panel)
    assert "Loading" not in texts(panel)


def test_a_transcript_is_loaded_when_its_row_is_opened(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    office.history.answer(PastOf, (BEFORE,))
    [row] = rows(panel)
    row.head.click()
    assert office.history.asked[-1][0] == TranscriptOf(BEFORE.contact_id)
    said = (PastMessage(CANARY, is_customer=True), PastMessage("Hola", "Bruno", at=1.0))
    office.history.answer(TranscriptOf, said)
    assert CANARY in texts(panel)
    assert "Hola" in texts(panel)
    asked = len(office.history.asked)
    row.head.click()
    assert "Hola" not in texts(panel)
    row.head.click()
    assert "Hola" in texts(panel)
    assert len(office.history.asked) == asked


def test_a_transcript_that_did_not_come_can_be_asked_for_again(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    office.history.answer(PastOf, (BEFORE,))
    [row] = rows(panel)
    row.head.click()
    office.history.answer(TranscriptOf, HistoryUnavailable())
    assert "could not be loaded" in texts(panel)
    row.head.click()
    row.head.click()
    office.history.answer(TranscriptOf, ())
    assert "Nothing was written." in texts(panel)


def test_a_tenant_that_refuses_is_named_in_words(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    office.history.answer(PastOf, HistoryUnavailable(refused=True))
    office.history.answer(NotesOn, HistoryUnavailable(refused=True))
    assert "This tenant does not offer earlier conversations." in texts(panel)
    assert panel.pages.history.notes.isHidden()
    assert panel.pages.history.again.isHidden()


def test_a_failure_can_be_tried_again(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    office.history.answer(PastOf, HistoryUnavailable())
    office.history.answer(NotesOn, HistoryUnavailable())
    assert panel.pages.history.notes.isVisible()
    panel.pages.history.again.click()
    office.history.answer(PastOf, ())
    assert "There are no earlier conversations." in texts(panel)
    assert panel.pages.history.again.isHidden()


def test_answers_about_the_customer_before_are_dropped(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    late = office.history.asked[:]
    office.desk.open(JOAO)
    for _, done in late:
        done((BEFORE,))
    assert rows(panel) == []


def test_answers_of_an_earlier_look_at_the_same_customer_are_dropped(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    office.history.answer(PastOf, (BEFORE,))
    rows(panel)[0].head.click()
    transcript = office.history.asked[-1][1]
    office.desk.open(JOAO)
    late = office.history.asked[:]
    office.desk.open(ROSA)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    transcript((PastMessage("Hola"),))
    for _, done in late:
        done((BEFORE,))
    assert rows(panel) == []
    office.history.answer(PastOf, (BEFORE,))
    assert len(rows(panel)) == 1


def test_a_note_is_kept_by_the_server(
    office: Office, panel: ContextPanel, rosa: Interaction, qtbot: QtBot
) -> None:
    edit, save = panel.pages.history.notes.edit, panel.pages.history.notes.save
    assert save.refusal
    qtbot.keyClicks(edit, "Call on Monday")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert office.history.asked[-1][0] == WriteNote(rosa.contact_id, "Call on Monday")
    assert not save.isEnabled()
    office.history.answer(WriteNote, ())
    assert edit.toPlainText() == ""
    office.history.answer(NotesOn, (Note("Call on Monday", "Ana Pérez", at=1.0),))
    assert "Call on Monday" in texts(panel)


def test_a_note_that_was_not_saved_stays_through_everything(
    office: Office, panel: ContextPanel, rosa: Interaction, qtbot: QtBot
) -> None:
    qtbot.keyClicks(panel.pages.history.notes.edit, "precious")
    assert office.drafts.get(rosa.contact_id, DraftKind.NOTE) == "precious"
    panel.pages.history.notes.save.click()
    office.history.answer(WriteNote, HistoryUnavailable())
    office.history.answer(NotesOn, ())
    assert "It is kept here." in texts(panel)
    office.desk.open(JOAO)
    assert panel.pages.history.notes.edit.toPlainText() == ""
    office.desk.open(ROSA)
    assert panel.pages.history.notes.edit.toPlainText() == "precious"
    assert "It is kept here." not in texts(panel)


def test_a_note_on_its_way_waits_while_one_looks_at_another_chat(
    office: Office, panel: ContextPanel, rosa: Interaction, qtbot: QtBot
) -> None:
    """Nobody knows yet whether it stands there: written again it would stand there twice."""
    notes = panel.pages.history.notes
    qtbot.keyClicks(notes.edit, "Call on Monday")
    notes.save.click()
    office.desk.open(JOAO)
    assert not notes.edit.isReadOnly()
    office.desk.open(ROSA)
    assert (notes.edit.toPlainText(), notes.save.refusal) == ("Call on Monday", "Saving…")
    office.history.answer(WriteNote, ())
    assert (notes.edit.toPlainText(), notes.edit.isReadOnly()) == ("", False)


def test_callbacks_of_a_caller(office: Office, panel: ContextPanel, rosa: Interaction) -> None:
    caller = replace(rosa, contact_id=ContactId("E" * 32), channel=Channel.PHONE)
    panel.pages.history.show_interaction(caller)
    assert CallbacksFor(caller.customer_address) in [each for each, _ in office.history.asked]
    done = Callback("1", is_open=False, remarks="over")
    office.history.answer(CallbacksFor, (Callback("1", 1.0, queue_name="Llamadas"), done))
    assert "Llamadas" in texts(panel)
    assert "over" not in texts(panel)


def test_every_control_is_named(office: Office, panel: ContextPanel, rosa: Interaction) -> None:
    office.history.answer(PastOf, (BEFORE,))
    controls: list[QWidget] = [
        *panel.pages.history.findChildren(ActionButton),
        *panel.pages.history.findChildren(QPlainTextEdit),
    ]
    for control in controls:
        assert control.objectName()
        if control.isVisible():
            assert control.accessibleName()
            assert control.toolTip()
