"""The pane of a task: what is to be done, and what is known of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.actions import ParkTask
from contactpro_desktop.domain.events import InteractionChanged
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.ui.context.key_value import KeyValueRow
from contactpro_desktop.ui.conversation.pane import ConversationPane
from tests.ui import scenes
from tests.ui.mail.mailbox import TASK, TASK_ID
from tests.ui.support import Office


@pytest.fixture
def pane(office: Office, qtbot: QtBot) -> ConversationPane:
    office.say(*scenes.signed_in(), InteractionChanged(TASK))
    office.store.show(TASK_ID)
    pane = ConversationPane(office.services)
    qtbot.addWidget(pane)
    pane.resize(900, 700)
    pane.show()
    return pane


def find(pane: ConversationPane, name: str) -> QWidget:
    found = pane.findChild(QWidget, name)
    assert found is not None, name
    return found


def rows(pane: ConversationPane) -> list[str]:
    body = find(pane, "taskBody")
    return [row.accessibleName() for row in body.findChildren(KeyValueRow) if row.isVisible()]


def test_a_task_is_read(pane: ConversationPane) -> None:
    name = find(pane, "conversationName")
    assert isinstance(name, QLabel)
    assert name.text() == TASK.title
    text = find(pane, "mailView")
    assert isinstance(text, QTextBrowser)
    assert text.toPlainText() == TASK.attached_data["XRI-body"]
    assert rows(pane) == ["Pedido: A-20417", "Sistema: Pedidos", "Prioridad: alta"]


def test_hostile_data_is_text(pane: ConversationPane, office: Office) -> None:
    data = {"XRI-body": "<script>x</script><p>ok</p>", "<b>k</b>": "<img src=x>\u202e"}
    office.say(InteractionChanged(replace(TASK, attached_data=data)))
    QCoreApplication.sendPostedEvents()
    text = find(pane, "mailView")
    assert isinstance(text, QTextBrowser)
    assert text.toPlainText().strip() == "ok"
    assert rows(pane) == ["<b>k</b>: <img src=x>"]


def test_it_is_set_aside_once(pane: ConversationPane, office: Office) -> None:
    park = find(pane, "taskPark")
    assert isinstance(park, QAbstractButton)
    QTest.mouseClick(park, Qt.MouseButton.LeftButton)
    assert office.assignment.actions == [ParkTask(TASK_ID)]
    assert not park.isEnabled()


def test_it_is_ended_and_finished_as_everything_is(pane: ConversationPane, office: Office) -> None:
    QTest.keyClick(pane, Qt.Key.Key_F8)
    assert office.assignment.actions == []
    question = find(pane, "endQuestionText")
    assert isinstance(question, QLabel)
    assert question.text().startswith("End this task?")
    captions = {name: find(pane, name).accessibleName() for name in ("endConfirm", "endDecline")}
    assert captions == {"endConfirm": "End task", "endDecline": "Keep working"}
    QTest.mouseClick(find(pane, "endDecline"), Qt.MouseButton.LeftButton)
    QTest.keyClick(pane, Qt.Key.Key_F8)
    assert pane.window().focusWidget() is find(pane, "endConfirm")
    QTest.keyClick(find(pane, "endConfirm"), Qt.Key.Key_Return)
    assert [type(action).__name__ for action in office.assignment.actions] == ["EndInteraction"]
    office.say(InteractionChanged(replace(TASK, status=InteractionStatus.ENDED)))
    assert find(pane, "wrapUpBar").isVisible()
    assert not find(pane, "taskActions").isVisible()
