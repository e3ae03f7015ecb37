"""A campaign's preview before the call, and its result after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.actions import (
    AnswerPreview,
    FinishInteraction,
    SetCallResult,
    SetCustomerAttributes,
)
from contactpro_desktop.domain.campaign import CallResult, CustomerAttribute, PreviewAnswer
from contactpro_desktop.domain.events import (
    InteractionChanged,
    InteractionRemoved,
    Link,
    LinkChanged,
)
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.ui.call.attribute_form import AttributeForm
from contactpro_desktop.ui.context.key_value import KeyValueRow
from contactpro_desktop.ui.conversation.pane import ConversationPane
from contactpro_desktop.ui.widgets.action_button import ActionButton
from tests.ui import scenes
from tests.ui.call import phone
from tests.ui.call.phone import CAMPAIGN, CAMPAIGN_CALL, PREVIEW
from tests.ui.support import Office


@pytest.fixture
def pane(office: Office, qtbot: QtBot) -> Iterator[ConversationPane]:
    office.say(*scenes.signed_in())
    made = ConversationPane(office.services)
    qtbot.addWidget(made)
    made.resize(792, 785)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


def show(office: Office, call: Interaction) -> None:
    office.say(InteractionChanged(call))
    office.desk.open(call.id)


def find(pane: ConversationPane, name: str) -> QWidget:
    found = pane.findChild(QWidget, name)
    assert found is not None
    return found


def press(pane: ConversationPane, name: str) -> ActionButton:
    button = find(pane, name)
    assert isinstance(button, ActionButton)
    button.click()
    return button


def said(pane: ConversationPane, name: str) -> str:
    label = find(pane, name)
    assert isinstance(label, QLabel)
    return label.text()


def test_a_preview_says_whom_why_and_until_when(office: Office, pane: ConversationPane) -> None:
    show(office, PREVIEW)
    assert find(pane, "previewCard").isVisible()
    assert not find(pane, "callCard").isVisible()
    assert not find(pane, "endButton").isVisible(), "a preview is answered, not ended"
    assert said(pane, "previewName") == "Lucía Ferrer Montalbán"
    assert "Renovación" in said(pane, "previewCampaign")
    assert said(pane, "campaignInfo").startswith("Campaña")
    assert said(pane, "previewTime") == "1:10"
    office.tick(5)
    assert said(pane, "previewTime") == "1:05"
    rows = [row.key.text() for row in pane.findChildren(KeyValueRow)]
    assert rows[:1] == ["Modelo"]
    fields = [find(pane, name).accessibleName() for name in ("attribute0", "attribute1")]
    assert fields == ["NAME", "PHONE1"]
    assert any("por la tarde" in row.value.text() for row in pane.findChildren(KeyValueRow))
    assert any("Busy · Diego" in row.value.text() for row in pane.findChildren(KeyValueRow))


def test_without_a_limit_there_is_no_countdown(office: Office, pane: ConversationPane) -> None:
    campaign = replace(CAMPAIGN_CALL, preview_limit=None)
    show(office, replace(PREVIEW, campaign=campaign))
    assert not find(pane, "previewTime").isVisible()


@pytest.mark.parametrize(
    ("name", "action"),
    [
        ("previewCall", AnswerPreview(CAMPAIGN, PreviewAnswer.CALL, "+34600555666")),
        ("previewSkip", AnswerPreview(CAMPAIGN, PreviewAnswer.SKIP)),
        ("previewReject", AnswerPreview(CAMPAIGN, PreviewAnswer.REJECT)),
    ],
)
def test_a_preview_is_answered_once(
    office: Office, pane: ConversationPane, name: str, action: AnswerPreview
) -> None:
    show(office, PREVIEW)
    button = press(pane, name)
    assert office.assignment.actions == [action]
    assert button.refusal == "Waiting for the server"


def test_another_number_can_be_called(office: Office, pane: ConversationPane) -> None:
    show(office, PREVIEW)
    field = find(pane, "previewNumber")
    assert isinstance(field, QLineEdit)
    field.setText("")
    call = find(pane, "previewCall")
    assert isinstance(call, ActionButton)
    assert call.refusal == "Enter a number to call"
    field.setText("+34 900 1")
    office.say(InteractionChanged(replace(PREVIEW, title="new values keep what is typed")))
    call.click()
    assert office.assignment.actions == [AnswerPreview(CAMPAIGN, PreviewAnswer.CALL, "+349001")]


def test_offline_a_preview_cannot_be_answered(office: Office, pane: ConversationPane) -> None:
    show(office, PREVIEW)
    office.say(LinkChanged(Link.RECONNECTING))
    for name in ("previewCall", "previewSkip", "previewReject"):
        button = find(pane, name)
        assert isinstance(button, ActionButton)
        assert "no connection" in button.refusal


def choose(pane: ConversationPane, text: str) -> None:
    box = find(pane, "callResults")
    assert isinstance(box, QComboBox)
    box.setCurrentText(text)
    assert box.currentText() == text


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Renovó", SetCallResult(CAMPAIGN, CallResult.SUCCESS, "C" * 32)),
        ("No answer", SetCallResult(CAMPAIGN, CallResult.NO_ANSWER)),
        ("Call again later", SetCallResult(CAMPAIGN, CallResult.REDIAL, redial_in=600)),
    ],
)
def test_the_result_is_told_after_the_call(
    office: Office, pane: ConversationPane, text: str, action: SetCallResult
) -> None:
    show(office, phone.AFTER_CAMPAIGN)
    assert find(pane, "resultCard").isVisible()
    choose(pane, text)
    press(pane, "saveResult")
    assert office.assignment.actions == [action]


def test_calling_again_asks_when_and_why(office: Office, pane: ConversationPane) -> None:
    show(office, phone.AFTER_CAMPAIGN)
    assert not find(pane, "redialAfter").isVisible()
    choose(pane, "Lo pensará")
    assert find(pane, "redialAfter").isVisible()
    remarks = find(pane, "redialRemarks")
    assert isinstance(remarks, QLineEdit)
    remarks.setText(" after lunch ")
    press(pane, "saveResult")
    (action,) = office.assignment.actions
    assert isinstance(action, SetCallResult)
    assert (action.redial_in, action.remarks) == (600, "after lunch")


def test_a_saved_result_is_shown(office: Office, pane: ConversationPane) -> None:
    told = replace(CAMPAIGN_CALL, result="busy")
    show(office, replace(phone.AFTER_CAMPAIGN, campaign=told))
    assert said(pane, "resultTold") == "Saved: Busy"


def test_an_ordinary_call_has_no_result(office: Office, pane: ConversationPane) -> None:
    show(office, phone.BUSY)
    assert not find(pane, "resultCard").isVisible()


def write(pane: ConversationPane, name: str, text: str) -> QLineEdit:
    edit = find(pane, name)
    assert isinstance(edit, QLineEdit)
    edit.setText(text)
    return edit


def test_the_customer_s_data_are_corrected(office: Office, pane: ConversationPane) -> None:
    show(office, PREVIEW)
    save = find(pane, "attributesSave")
    assert not save.isEnabled()
    write(pane, "attribute0", "Lucía Ferrer")
    press(pane, "attributesSave")
    assert office.assignment.actions == [SetCustomerAttributes(CAMPAIGN, {"NAME": "Lucía Ferrer"})]
    assert not save.isEnabled()
    office.finish()
    assert said(pane, "attributesResult") == "Saved."
    told = tuple(
        replace(each, value="Lucía Ferrer") if each.name == "NAME" else each
        for each in CAMPAIGN_CALL.attributes
    )
    write(pane, "attribute1", "911")
    show(office, replace(PREVIEW, campaign=replace(CAMPAIGN_CALL, attributes=told)))
    form = find(pane, "attributeForm")
    assert isinstance(form, AttributeForm)
    texts = {name: field.text() for name, field in form.fields.items()}
    assert texts == {"NAME": "Lucía Ferrer", "PHONE1": "911"}
    more = (*told, CustomerAttribute("Ciudad", "Vigo", editable=True))
    show(office, replace(PREVIEW, campaign=replace(CAMPAIGN_CALL, attributes=more)))
    texts = {name: field.text() for name, field in form.fields.items()}
    assert texts == {"NAME": "Lucía Ferrer", "PHONE1": "911", "Ciudad": "Vigo"}
    assert isinstance(find(pane, "previewValue2"), KeyValueRow)


def test_a_campaign_may_keep_its_customers_data_to_itself(
    office: Office, pane: ConversationPane
) -> None:
    fixed = replace(CAMPAIGN_CALL, may_change_attributes=False)
    show(office, replace(PREVIEW, campaign=fixed))
    assert pane.findChild(QLineEdit, "attribute0") is None
    assert not find(pane, "attributesSave").isVisible()


def test_a_refused_correction_stays_in_the_fields(office: Office, pane: ConversationPane) -> None:
    show(office, PREVIEW)
    edit = write(pane, "attribute0", "Lucía")
    press(pane, "attributesSave")
    office.finish(Outcome(Refusal.FORBIDDEN))
    assert "You do not have the right" in said(pane, "attributesResult")
    assert edit.text() == "Lucía"


@pytest.mark.parametrize("call", [phone.CAMPAIGN_TALK, phone.AFTER_CAMPAIGN], ids=["talk", "after"])
def test_in_the_call_and_after_it_the_customer_is_in_sight(
    office: Office, pane: ConversationPane, call: Interaction
) -> None:
    show(office, PREVIEW)
    write(pane, "attribute0", "Lucía F.")
    show(office, call)
    for name in ("campaignInfo", "attribute0", "previewValue2", "earlierCall0"):
        assert find(pane, name).isVisible(), name
    write(pane, "attribute1", "911")
    press(pane, "attributesSave")
    corrected = {"NAME": "Lucía F.", "PHONE1": "911"}
    assert office.assignment.actions == [SetCustomerAttributes(CAMPAIGN, corrected)]


OTHER = replace(phone.AFTER_CAMPAIGN, id=phone.SECOND)


def test_what_is_typed_stays_while_another_customer_is_looked_at(
    office: Office, pane: ConversationPane
) -> None:
    show(office, phone.AFTER_CAMPAIGN)
    correct(pane, "Lucía")
    choose(pane, "Lo pensará")
    later = find(pane, "redialAfter")
    assert isinstance(later, QComboBox)
    later.setCurrentIndex(2)
    remarks = write(pane, "redialRemarks", "after lunch")
    show(office, OTHER)
    results = find(pane, "callResults")
    assert isinstance(results, QComboBox)
    assert (results.currentIndex(), later.currentIndex()) == (-1, 0)
    assert (name_in(pane), remarks.text()) == ("Lucía Ferrer Montalbán", "")
    office.desk.open(CAMPAIGN)
    assert (results.currentText(), later.currentIndex()) == ("Lo pensará", 2)
    assert (name_in(pane), remarks.text()) == ("Lucía", "after lunch")


def test_a_result_that_the_campaign_no_longer_offers_is_not_another_one(
    office: Office, pane: ConversationPane
) -> None:
    show(office, phone.AFTER_CAMPAIGN)
    choose(pane, "Renovó")
    show(office, OTHER)
    fewer = replace(CAMPAIGN_CALL, classifiers=CAMPAIGN_CALL.classifiers[1:])
    show(office, replace(phone.AFTER_CAMPAIGN, campaign=fewer))
    results = find(pane, "callResults")
    assert isinstance(results, QComboBox)
    assert results.currentIndex() == -1


def test_a_handled_call_leaves_nothing_typed_behind(office: Office, pane: ConversationPane) -> None:
    show(office, phone.AFTER_CAMPAIGN)
    correct(pane, "Lucía")
    choose(pane, "No answer")
    office.say(InteractionRemoved(CAMPAIGN))
    show(office, phone.AFTER_CAMPAIGN)
    results = find(pane, "callResults")
    assert isinstance(results, QComboBox)
    assert results.currentIndex() == -1
    assert name_in(pane) == "Lucía Ferrer Montalbán"


def test_what_was_corrected_goes_along_with_the_end_of_the_wrap_up(
    office: Office, pane: ConversationPane
) -> None:
    show(office, replace(phone.AFTER_CAMPAIGN, script_mandatory=False))
    correct(pane, "Lucía")
    press(pane, "finishButton")
    first, *_, last = office.assignment.actions
    assert first == SetCustomerAttributes(CAMPAIGN, {"NAME": "Lucía"})
    assert last == FinishInteraction(CAMPAIGN)


def test_finishing_an_ordinary_call_saves_nothing_of_a_campaign(
    office: Office, pane: ConversationPane
) -> None:
    show(office, phone.AFTER_CAMPAIGN)
    correct(pane, "Lucía")
    show(office, replace(phone.BUSY, id=phone.SECOND, script_mandatory=False))
    press(pane, "finishButton")
    kinds = {type(action) for action in office.assignment.actions}
    assert FinishInteraction in kinds
    assert SetCustomerAttributes not in kinds


def test_another_customer_s_data_on_their_way_hold_up_nothing(
    office: Office, pane: ConversationPane
) -> None:
    show(office, OTHER)
    correct(pane, "Otra")
    press(pane, "attributesSave")
    show(office, phone.AFTER_CAMPAIGN)
    correct(pane, "Lucía")
    press(pane, "attributesSave")
    asked = [a for a in office.assignment.actions if isinstance(a, SetCustomerAttributes)]
    assert [action.interaction_id for action in asked] == [phone.SECOND, CAMPAIGN]


def test_the_wheel_chooses_only_where_the_focus_is(
    office: Office, pane: ConversationPane, qtbot: QtBot
) -> None:
    show(office, phone.AFTER_CAMPAIGN)
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    results = find(pane, "callResults")
    assert isinstance(results, QComboBox)
    turn_wheel(results)
    assert results.currentIndex() == -1
    results.setFocus()
    turn_wheel(results)
    assert results.currentIndex() == 0


def turn_wheel(widget: QWidget) -> None:
    """One notch towards the agent."""
    center = QPointF(widget.rect().center())
    nothing, notch = QPoint(), QPoint(0, -120)
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    at = QPointF(widget.mapToGlobal(center.toPoint()))
    phase = Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(
        widget, QWheelEvent(center, at, nothing, notch, buttons, keys, phase, False)
    )


def name_field(pane: ConversationPane) -> QLineEdit:
    """The one there is now: the form makes its fields anew for another customer."""
    form = find(pane, "attributeForm")
    assert isinstance(form, AttributeForm)
    return form.fields["NAME"]


def name_in(pane: ConversationPane) -> str:
    return name_field(pane).text()


def correct(pane: ConversationPane, name: str) -> None:
    name_field(pane).setText(name)


def test_an_ordinary_call_has_no_campaign(office: Office, pane: ConversationPane) -> None:
    show(office, phone.TALKING)
    assert not find(pane, "campaignCustomer").isVisible()


def test_no_result_is_saved_that_nobody_chose(office: Office, pane: ConversationPane) -> None:
    show(office, phone.AFTER_CAMPAIGN)
    save = press(pane, "saveResult")
    assert save.refusal == "Choose a result first"
    assert not office.assignment.actions
    choose(pane, "No answer")
    assert not save.refusal
    office.say(LinkChanged(Link.RECONNECTING))
    assert "no connection" in save.refusal


@pytest.mark.parametrize("name", ["saveResult", "attributesSave"])
def test_a_stray_key_after_saving_writes_nowhere(
    office: Office, pane: ConversationPane, qtbot: QtBot, name: str
) -> None:
    show(office, phone.AFTER_CAMPAIGN)
    choose(pane, "No answer")
    write(pane, "attribute0", "Lucía")
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    find(pane, name).setFocus()
    press(pane, name)
    assert pane.window().focusWidget() is find(pane, "callBody")


def test_what_was_corrected_goes_along_with_the_call(
    office: Office, pane: ConversationPane
) -> None:
    show(office, PREVIEW)
    write(pane, "attribute0", "Lucía Ferrer")
    press(pane, "previewCall")
    corrected, called = office.assignment.actions
    assert corrected == SetCustomerAttributes(CAMPAIGN, {"NAME": "Lucía Ferrer"})
    assert isinstance(called, AnswerPreview)


def test_the_tab_key_goes_through_the_data_from_top_to_bottom(
    office: Office, pane: ConversationPane, qtbot: QtBot
) -> None:
    show(office, PREVIEW)
    write(pane, "attribute0", "Lucía")
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    find(pane, "previewReject").setFocus()
    names = []
    for _ in range(4):
        qtbot.keyClick(pane.window().focusWidget(), Qt.Key.Key_Tab)
        names.append(pane.window().focusWidget().objectName())
    assert names == ["attribute0", "attribute1", "previewValue2", "attributesSave"]
