"""Personal data beside the customer: collected, deleted after a second question, refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.events import (
    Event,
    InteractionChanged,
    Link,
    LinkChanged,
    MeChanged,
    ReportsChanged,
)
from contactpro_desktop.domain.history import NotesOn, PastOf
from contactpro_desktop.domain.ids import ContactId, ReportId
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.reports import PersonalDataReport, ReportAction, ReportState
from contactpro_desktop.domain.service_actions import AskForReport, DeletePersonalData
from contactpro_desktop.ui.context.panel import CUSTOMER, HISTORY, ContextPanel
from contactpro_desktop.ui.context.personal_data_box import PersonalDataBox
from tests.ui import scenes
from tests.ui.supervision import scene
from tests.ui.support import Office

FOUND = PersonalDataReport(
    ReportId("R"),
    ReportState.COMPLETED,
    contacts=(ContactId("1"), ContactId("2")),
    consents=("600",),
    campaign_customers=("C",),
)

CHAT = next(each for each in scenes.INTERACTIONS if each.id == scenes.ROSA)


@pytest.fixture
def panel(office: Office, qtbot: QtBot) -> ContextPanel:
    office.say(*scenes.working(), MeChanged(scene.ME))
    made = ContextPanel(office.services)
    qtbot.addWidget(made)
    made.show()
    office.desk.open(scenes.ROSA)
    made.tabs.setCurrentIndex(0)
    return made


@pytest.fixture
def box(panel: ContextPanel) -> PersonalDataBox:
    found = panel.findChild(PersonalDataBox)
    assert found is not None
    return found


def said(box: QWidget, name: str = "personalDataState") -> str:
    label = box.findChild(QLabel, name)
    assert label is not None
    return label.text()


def test_others_do_not_see_it(office: Office, qtbot: QtBot) -> None:
    office.say(*scenes.working())
    panel = ContextPanel(office.services)
    qtbot.addWidget(panel)
    office.desk.open(scenes.ROSA)
    assert panel.findChild(PersonalDataBox) is None


def test_it_is_deleted_after_a_second_question_only(office: Office, box: PersonalDataBox) -> None:
    box.collect.click()
    assert isinstance(office.assignment.actions[-1], AskForReport)
    assert "being collected" in said(box)
    box.collect.click()
    assert len(office.assignment.actions) == 1, "one question at a time"
    office.say(ReportsChanged((FOUND,)))
    office.finish()
    assert "2 conversations" in said(box, "personalDataFound")
    assert "campaign" in said(box, "personalDataFound")
    box.delete.click()
    assert "for good?" in said(box)
    box.keep.click()
    assert "for good?" not in said(box)
    assert isinstance(office.assignment.actions[-1], AskForReport)
    box.delete.click()
    box.delete.click()
    assert isinstance(office.assignment.actions[-1], DeletePersonalData)
    assert said(box) == "It is being deleted…"
    office.finish()
    gone = replace(FOUND, action=ReportAction.DELETE, contacts=(), deleted=1, kept=1)
    office.say(ReportsChanged((gone,)))
    assert "deleted for good" in said(box)
    assert "were kept" in said(box)
    assert box.collect.caption == "Collect again"


@pytest.mark.parametrize("more", [(), (InteractionChanged(replace(CHAT, title="new")),)])
def test_what_was_deleted_is_not_shown_as_the_past(
    office: Office, panel: ContextPanel, box: PersonalDataBox, more: tuple[Event, ...]
) -> None:
    panel.tabs.setCurrentIndex(HISTORY)
    panel.tabs.setCurrentIndex(CUSTOMER)
    before = len(office.history.asked)
    box.collect.click()
    office.say(ReportsChanged((FOUND,)))
    office.finish()
    panel.tabs.setCurrentIndex(HISTORY)
    panel.tabs.setCurrentIndex(CUSTOMER)
    assert len(office.history.asked) == before, "nothing is gone yet"
    box.delete.click()
    box.delete.click()
    office.finish()
    gone = replace(FOUND, action=ReportAction.DELETE, contacts=(), deleted=2)
    office.say(ReportsChanged((gone,)), *more)
    panel.tabs.setCurrentIndex(HISTORY)
    assert [type(question) for question, _ in office.history.asked[before:]] == [PastOf, NotesOn]


def test_the_focus_stays_and_no_click_in_the_same_place_deletes(
    office: Office, panel: ContextPanel, box: PersonalDataBox, qtbot: QtBot
) -> None:
    panel.resize(328, 900)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    box.collect.setFocus()
    box.collect.click()
    assert box.collect.hasFocus()
    office.say(ReportsChanged((FOUND,)))
    office.finish()
    assert box.collect.hasFocus()
    qtbot.waitUntil(lambda: box.delete.x() > box.collect.x())
    pressed = box.delete.geometry().center()
    box.delete.click()
    assert box.keep.hasFocus()
    qtbot.waitUntil(lambda: not box.delete.geometry().contains(pressed))
    box.delete.click()
    assert box.collect.hasFocus()


def test_what_was_asked_for_outlives_the_view(
    office: Office, qtbot: QtBot, box: PersonalDataBox
) -> None:
    box.collect.click()
    anew = ContextPanel(office.services)
    qtbot.addWidget(anew)
    found = anew.findChild(PersonalDataBox)
    assert found is not None
    assert "being collected" in said(found)


def test_words_for_nothing_found_and_for_a_refusal(office: Office, box: PersonalDataBox) -> None:
    box.collect.click()
    office.say(ReportsChanged((PersonalDataReport(ReportId("R"), ReportState.COMPLETED),)))
    office.finish()
    assert said(box) == "Nothing is kept of Rosa Domínguez."
    assert not box.delete.isVisible()
    box.collect.click()
    office.finish(Outcome(Refusal.FORBIDDEN))
    assert "You do not have the right" in said(box)


def test_another_customer_withdraws_the_question(office: Office, box: PersonalDataBox) -> None:
    box.collect.click()
    office.say(ReportsChanged((FOUND,)))
    office.finish()
    box.delete.click()
    office.desk.open(scenes.JOAO)
    assert "for good?" not in said(box)
    office.desk.open(scenes.ROSA)
    assert "for good?" not in said(box)


def test_without_a_connection_nothing_is_asked(office: Office, box: PersonalDataBox) -> None:
    office.say(LinkChanged(Link.RECONNECTING))
    assert "no connection" in box.collect.refusal
