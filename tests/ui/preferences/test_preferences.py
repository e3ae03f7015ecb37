"""The view of own settings: what can be changed, what not and why, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.app.notices import Notice, Topic
from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.events import (
    Link,
    LinkChanged,
    MeChanged,
    PreferencesChanged,
    QueuesChanged,
)
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.preferences import Preferences
from contactpro_desktop.domain.service_actions import (
    ChangeAlias,
    ChangeSettings,
    DenySupervising,
    ServeExternally,
    SetTelephone,
)
from contactpro_desktop.ui.preferences.view import PreferencesView
from tests.ui import scenes
from tests.ui.supervision import scene
from tests.ui.support import Office


@pytest.fixture
def view(office: Office, qtbot: QtBot) -> Iterator[PreferencesView]:
    office.say(*scene.at_work())
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 900)
    window.show()
    made = PreferencesView(office.services, window)
    made.toggle()
    yield made
    window.hide()


def find(view: QWidget, name: str) -> QWidget:
    found = view.findChild(QWidget, name)
    assert found is not None, name
    return found


def tick(view: QWidget, name: str) -> None:
    box = find(view, name)
    assert isinstance(box, QCheckBox)
    box.click()


def write(view: QWidget, name: str, text: str, qtbot: QtBot) -> None:
    edit = find(view, name)
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def said(view: QWidget, name: str) -> str:
    label = find(view, name)
    assert isinstance(label, QLabel)
    return label.text()


def asked(office: Office) -> Action:
    return office.assignment.actions[-1]


def test_what_the_tenant_allows_is_changed_at_once(
    office: Office, view: PreferencesView, qtbot: QtBot
) -> None:
    tick(view, "setting0")
    assert asked(office) == ChangeSettings({"ECFUI_Autoanswer_AutoAllocated": "1"})
    box = find(view, "setting0")
    assert isinstance(box, QCheckBox)
    assert (box.isEnabled(), box.isChecked()) == (True, True)
    office.finish()
    assert not box.isChecked(), "the server has the last word"
    assert said(view, "preferencesResult") == "Saved."
    write(view, "setting3", "Ventas", qtbot)
    assert asked(office) == ChangeSettings({"ECFUI_DefaultStatusText": "Ventas"})
    office.finish(Outcome(Refusal.FORBIDDEN))
    assert "You do not have the right" in said(view, "preferencesResult")


def test_what_it_does_not_allow_says_why(office: Office, view: PreferencesView) -> None:
    assert not find(view, "setting1").isEnabled()
    assert said(view, "setting1Reason") == "Your contact centre sets this for you."
    assert find(view, "setting1").accessibleDescription() == said(view, "setting1Reason")
    office.say(MeChanged(replace(scene.ME, rights=frozenset())))
    assert said(view, "setting0Reason") == "You have no right to change this."
    assert said(view, "telephoneSettingsProblem") == "Your user has no telephone here."
    office.say(LinkChanged(Link.RECONNECTING))
    assert not find(view, "deny_coaching").isEnabled()


def test_supervisors_are_denied_something(office: Office, view: PreferencesView) -> None:
    barge_in = find(view, "deny_barge_in")
    assert isinstance(barge_in, QCheckBox)
    assert barge_in.isChecked()
    tick(view, "deny_coaching")
    assert asked(office) == DenySupervising({"coaching": True})
    office.say(PreferencesChanged(Preferences()))
    assert said(view, "denialsProblem") == "Your contact centre sets this for you."


def test_the_telephones(office: Office, view: PreferencesView, qtbot: QtBot) -> None:
    write(view, "externalNumber", "+34 911", qtbot)
    assert asked(office) == SetTelephone(False, "+34 911", False)
    office.finish()
    tick(view, "in_hp")
    assert asked(office) == SetTelephone(False, mtd={"in_hp_active": True})
    office.finish()
    write(view, "in_gsm_number", "600", qtbot)
    assert asked(office) == SetTelephone(False, mtd={"in_gsm_number": "600"})
    office.finish()
    view.content.telephone._out.chosen.emit("GSM")
    assert asked(office) == SetTelephone(False, mtd={"out_terminal": "GSM"})


@pytest.mark.parametrize(
    ("name", "other"), [("externalNumber", "externalPermanent"), ("in_gsm_number", "in_gsm")]
)
def test_what_is_no_number_is_not_saved_and_says_why(
    office: Office, view: PreferencesView, qtbot: QtBot, name: str, other: str
) -> None:
    write(view, name, "abc", qtbot)
    assert office.assignment.actions == []
    reason, edit = find(view, f"{name}Reason"), find(view, name)
    assert isinstance(edit, QLineEdit)
    assert isinstance(reason, QLabel)
    assert reason.isVisible()
    assert reason.text().startswith("Not saved: a number has digits")
    assert edit.accessibleDescription() == reason.text()
    tick(view, other)
    assert "abc" not in str(asked(office)), "nor with anything beside it"
    office.finish()
    assert edit.text() == "abc", "whoever mistyped corrects it"
    assert reason.isVisible()
    write(view, name, "60", qtbot)
    assert reason.text() == "Not saved: a number has at least three digits."
    assert len(office.assignment.actions) == 1
    write(view, name, "600", qtbot)
    assert not reason.isVisible()
    assert "600" in str(asked(office))


def test_a_wrong_number_is_gone_when_taken_back_or_opened_again(
    view: PreferencesView, qtbot: QtBot
) -> None:
    edit, reason = find(view, "externalNumber"), find(view, "externalNumberReason")
    assert isinstance(edit, QLineEdit)
    for again in (lambda: qtbot.keyClick(edit, Qt.Key.Key_Escape), view.toggle):
        write(view, "externalNumber", "abc", qtbot)
        assert reason.isVisible()
        again()
        if not view.is_open:
            view.toggle()
        assert edit.text() != "abc"
        assert not reason.isVisible()


def test_it_says_from_the_start_that_changes_are_saved(
    office: Office, view: PreferencesView
) -> None:
    assert said(view, "preferencesResult") == "Every change is saved at once."
    tick(view, "setting0")
    office.finish()
    assert said(view, "preferencesResult") == "Saved."
    view.toggle()
    view.toggle()
    assert said(view, "preferencesResult") == "Every change is saved at once."


def test_queues_are_served_from_outside(office: Office, view: PreferencesView) -> None:
    tick(view, "outsideQueue0")
    assert asked(office) == ServeExternally({scenes.LLAMADAS: True})
    office.finish()
    outside = replace(scenes.QUEUES[-1], serve_external=True)
    office.say(QueuesChanged((*scenes.QUEUES[:-1], outside)))
    box = find(view, "outsideQueue0")
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    office.say(QueuesChanged(scenes.QUEUES[:-1]))
    assert said(view, "outsideQueuesProblem") == "You have no queues for calls."


def test_the_name_that_customers_read(office: Office, view: PreferencesView, qtbot: QtBot) -> None:
    write(view, "ownAlias", "Elena de Ventas", qtbot)
    assert asked(office) == ChangeAlias("Elena de Ventas")


def test_a_name_left_half_typed_is_not_sent(
    office: Office, view: PreferencesView, qtbot: QtBot
) -> None:
    edit = find(view, "ownAlias")
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "Anita la")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert (view.is_open, office.assignment.actions) == (False, [])
    view.toggle()
    assert edit.text() == scene.ME.alias


@pytest.mark.parametrize("no_name", ["", "  "])
def test_without_a_name_nothing_is_sent_and_it_says_so(
    office: Office, view: PreferencesView, qtbot: QtBot, no_name: str
) -> None:
    edit = find(view, "ownAlias")
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(edit, no_name)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert (edit.text(), office.assignment.actions) == (no_name, [])
    assert said(view, "ownAliasReason") == "Not saved: a name is needed."
    qtbot.keyClicks(edit, "A")
    assert find(view, "ownAliasReason").isHidden()


def test_own_number_and_language_only_stand_there(office: Office, view: PreferencesView) -> None:
    assert said(view, "ownNumber") == "4100"
    assert said(view, "ownLanguage") == "Español"
    office.say(PreferencesChanged(Preferences()))
    assert said(view, "tenantSettingsProblem") == "Your contact centre has no settings for you."
    assert scenes.ME.language == "ES"


def test_what_is_being_typed_stays_whatever_the_server_tells(
    office: Office, view: PreferencesView, qtbot: QtBot
) -> None:
    edit = find(view, "externalNumber")
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    edit.selectAll()
    qtbot.keyClicks(edit, "600")
    office.say(PreferencesChanged(replace(scene.SETTINGS, external_number="911")))
    assert edit.text() == "600"


def test_tab_goes_down_the_screen_and_round(view: PreferencesView, qtbot: QtBot) -> None:
    view.activateWindow()
    qtbot.waitUntil(find(view, "ownAlias").hasFocus)

    def tab(key: Qt.Key = Qt.Key.Key_Tab) -> QWidget:
        qtbot.keyClick(view.window().focusWidget(), key)
        return view.window().focusWidget()

    page, heights = find(view, "preferencesPage"), list[int]()
    reached = tab()
    assert reached is find(view, "setting0")
    while reached is not find(view, "preferencesClose"):
        assert reached.visibleRegion().boundingRect().height() == reached.height()
        heights.append(reached.mapTo(page, QPoint(0, 0)).y())
        reached = tab()
    assert len(heights) > 10
    assert heights == sorted(heights)
    assert view.is_open
    assert tab() is find(view, "ownAlias")
    assert tab(Qt.Key.Key_Backtab) is find(view, "preferencesClose")
    assert tab(Qt.Key.Key_Backtab) is not find(view, "ownAlias")
    assert view.is_open


def test_it_closes_and_opens_again(view: PreferencesView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()
    view.content.telephone.number.edit.setFocus()
    view.toggle()
    assert view.isVisible()
    qtbot.waitUntil(find(view, "ownAlias").hasFocus)


def test_what_it_tells_is_told_in_one_place(view: PreferencesView) -> None:
    refused = Notice(Topic.ACTION_REFUSED, action="ChangeAlias", refusal=Refusal.FORBIDDEN)
    assert view.tells(refused)
    assert not view.tells(replace(refused, action="Transfer"))
    assert not view.tells(Notice(Topic.MAIL_SENT))
    view.close_popover()
    assert not view.tells(refused)
