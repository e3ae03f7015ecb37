"""The panel beside the conversation: who the customer is, and the script from asked to saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.actions import LoadScript, SaveScript
from contactpro_desktop.domain.conversation import Author, Participant
from contactpro_desktop.domain.events import (
    InteractionChanged,
    Link,
    LinkChanged,
    MeChanged,
    ParticipantsChanged,
    ScriptAnswersChanged,
    ScriptsChanged,
    SupervisionChanged,
)
from contactpro_desktop.domain.ids import QuestionId
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.script import Answer, Script
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from contactpro_desktop.store.drafts import DraftKind
from contactpro_desktop.ui.context.choice_fields import ChoiceField
from contactpro_desktop.ui.context.customer_tab import MOST_ATTACHED
from contactpro_desktop.ui.context.fields import LineField
from contactpro_desktop.ui.context.key_value import KeyValueRow
from contactpro_desktop.ui.context.panel import CUSTOMER, HISTORY, SCRIPT, ContextPanel
from contactpro_desktop.ui.context.script_draft import encode_answers
from contactpro_desktop.ui.widgets.panel import Line
from contactpro_desktop.ui.widgets.two_lines import TwoLines
from tests.ui import scenes
from tests.ui.call import phone
from tests.ui.context.scripts import EVERY_KIND, PATH, option_id, question_id
from tests.ui.conversation.chat import LOST
from tests.ui.mail.mailbox import TASK, TASK_ID
from tests.ui.scenes import JOAO, ROSA
from tests.ui.supervision import scene as supervision
from tests.ui.support import NOON, Office

CANARY = "<b>canary</b>"

W = TypeVar("W", bound=QWidget)


def make_panel(office: Office) -> ContextPanel:
    return ContextPanel(office.services)


@pytest.fixture
def panel(office: Office, qtbot: QtBot) -> Iterator[ContextPanel]:
    office.say(*scenes.working())
    made = make_panel(office)
    qtbot.addWidget(made)
    made.resize(328, 760)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


@pytest.fixture
def rosa(office: Office, panel: ContextPanel) -> Interaction:
    """Rosa's chat is open."""
    office.desk.open(ROSA)
    return office.store.interactions[ROSA]


def use(office: Office, script: Script) -> None:
    office.say(ScriptsChanged((script,)))


def find(panel: ContextPanel, kind: type[W], name: str) -> W:
    found = panel.findChild(kind, name)
    assert found is not None
    return found


def said(panel: ContextPanel, name: str) -> str:
    return find(panel, QLabel, name).text()


def values(panel: ContextPanel) -> dict[str, str]:
    rows = panel.findChildren(KeyValueRow)
    return {row.key.text(): row.value.text() for row in rows if row.isVisible()}


def asked(panel: ContextPanel) -> list[QuestionId]:
    return sorted(panel.pages.script.blocks, key=lambda key: panel.pages.script.blocks[key].y())


def saves(office: Office) -> list[SaveScript]:
    return [action for action in office.assignment.actions if isinstance(action, SaveScript)]


def choose(panel: ContextPanel, number: int, option: int) -> None:
    field = cast("ChoiceField", panel.pages.script.blocks[question_id(number)].field)
    field.list.rows[option - 1].button.click()


def type_in(panel: ContextPanel, number: int, text: str) -> None:
    cast("LineField", panel.pages.script.blocks[question_id(number)].field).edit.setText(text)


# Customer


def test_nobody_is_shown_until_a_conversation_is_open(office: Office, panel: ContextPanel) -> None:
    assert find(panel, QWidget, "contextEmpty").isVisible()
    assert not panel.tabs.isVisible()
    rules = [line for line in panel.findChildren(Line) if line.isVisible()]
    assert not rules, "nothing stands under tabs that are not there"
    office.desk.open(scenes.OFFER.id)
    assert find(panel, QWidget, "contextEmpty").isVisible()


def test_the_customer_s_own_values_and_the_attached_data_are_shown(
    panel: ContextPanel, rosa: Interaction
) -> None:
    shown = values(panel)
    assert shown["Address"] == "rosa.d@example.org"
    assert shown["Queue"] == "Ventas"
    assert shown["Language"] == "Español"
    assert shown["Waited"] == "00:28"
    assert shown["Pedido"] == "A-20417"
    assert "not proof of identity" in said(panel, "attachedNote")


def visible_tabs(panel: ContextPanel) -> list[str]:
    tabs = panel.tabs
    return [tabs.tabText(each) for each in range(tabs.count()) if tabs.isTabVisible(each)]


def test_a_chat_with_a_supervisor_shows_the_supervisor_and_nothing_of_customers(
    office: Office, panel: ContextPanel, rosa: Interaction, qtbot: QtBot
) -> None:
    panel.tabs.setCurrentIndex(HISTORY)
    office.say(MeChanged(replace(scenes.ME, rights=frozenset({"dpo"}))))
    asked = SupervisorSession(supervision.SESSION, SupervisionMode.MONITORING)
    chat = replace(
        supervision.guidance(InteractionStatus.ACCEPTED),
        customer_name="Ana",
        customer_address=scenes.ME.chat_address,
    )
    office.say(SupervisionChanged((asked,)), InteractionChanged(chat))
    office.desk.open(chat.id)
    assert visible_tabs(panel) == ["Colleague"]
    answered = replace(asked, supervisor_id=supervision.ELENA, supervisor_name="Elena Vidal")
    here = (Participant("ana@demo", "Ana", Author.ME), Participant("elena@demo", "Elena"))
    office.say(SupervisionChanged((answered,)), ParticipantsChanged(chat.id, here))
    assert find(panel, TwoLines, "customerNames").title.text() == "Elena Vidal"
    qtbot.waitUntil(lambda: values(panel).get("Address") == "elena@demo")
    panel.next_tab()
    assert panel.tabs.currentIndex() == CUSTOMER
    office.desk.open(rosa.id)
    assert visible_tabs(panel) == ["Customer", "Script", "History"]
    qtbot.waitUntil(find(panel, QWidget, "personalData").isVisible)
    office.desk.open(chat.id)
    assert find(panel, QWidget, "personalData").isHidden()


def test_a_call_of_a_colleague_is_no_customer_s(office: Office, panel: ContextPanel) -> None:
    call = replace(phone.TALKING, internal=True, script_id=None)
    office.say(*scenes.signed_in(), InteractionChanged(call))
    office.desk.open(call.id)
    assert visible_tabs(panel) == ["Colleague"]
    office.say(InteractionChanged(replace(call, script_id=scenes.SCRIPT.id)))
    assert visible_tabs(panel) == ["Colleague", "Script"]


def test_a_task_shows_its_text_and_data_in_its_own_place_only(
    office: Office, panel: ContextPanel
) -> None:
    office.say(InteractionChanged(TASK))
    office.desk.open(TASK_ID)
    shown = values(panel)
    assert "Queue" in shown
    assert not {"XRI-body", "Subject", "Pedido"} & shown.keys()
    for name in ("attachedHeader", "attachedNote"):
        assert not find(panel, QWidget, name).isVisible()


def test_what_the_agent_began_did_not_arrive(office: Office, panel: ContextPanel) -> None:
    office.say(InteractionChanged(replace(phone.PLACED, accepted_at=NOON)))
    office.desk.open(phone.CALL)
    assert {"Started", "Answered"} <= values(panel).keys()
    assert not {"Arrived", "Accepted", "Waited"} & values(panel).keys()


def test_a_preview_was_not_answered_by_anybody(office: Office, panel: ContextPanel) -> None:
    office.say(InteractionChanged(phone.PREVIEW))
    office.desk.open(phone.CAMPAIGN)
    assert "Started" in values(panel)
    assert "Answered" not in values(panel)


def test_without_attached_data_there_is_no_note(office: Office, panel: ContextPanel) -> None:
    office.desk.open(JOAO)
    assert not find(panel, QLabel, "attachedNote").isVisible()
    assert not find(panel, QWidget, "attachedHeader").isVisible()


def test_endless_attached_data_are_cut(office: Office, panel: ContextPanel) -> None:
    data = {f"key {n} " + "k" * 500: "v" * 50_000 for n in range(500)}
    office.say(InteractionChanged(replace(scenes.INTERACTIONS[0], attached_data=data)))
    office.desk.open(ROSA)
    rows = [row for row in panel.findChildren(KeyValueRow) if "attached" in row.objectName()]
    assert len(rows) == MOST_ATTACHED
    assert all(len(row.value.text()) <= 300 and len(row.key.text()) <= 40 for row in rows)
    assert said(panel, "attachedMore") == "and 460 more"


def test_one_endless_word_does_not_widen_the_panel(office: Office, panel: ContextPanel) -> None:
    long = replace(scenes.INTERACTIONS[0], customer_address="a" * 250, customer_name="b" * 250)
    office.say(InteractionChanged(long))
    question = replace(EVERY_KIND.questions[1], text="c" * 250)
    use(office, replace(EVERY_KIND, questions=(question,)))
    office.desk.open(ROSA)
    row = find(panel, KeyValueRow, "customerValue0")
    assert row.value.height() > 5 * office.theme.tokens.body_line
    panel.tabs.setCurrentIndex(SCRIPT)
    assert panel.minimumSizeHint().width() <= 328
    for page in ("customerPage", "scriptPage"):
        assert find(panel, QWidget, page).minimumSizeHint().width() <= 320


def test_an_address_that_no_person_chose_is_shortened(office: Office, panel: ContextPanel) -> None:
    address = f"{'0f' * 16}@visitors.example.org"
    office.say(InteractionChanged(replace(scenes.INTERACTIONS[0], customer_address=address)))
    office.desk.open(ROSA)
    row = find(panel, KeyValueRow, "customerValue0")
    assert row.value.text() == "Web visitor"
    assert address in row.value.toolTip()
    row.copy()
    assert QGuiApplication.clipboard().text() == address


def test_a_value_is_copied_whole_by_key_and_by_click(
    office: Office, panel: ContextPanel, qtbot: QtBot
) -> None:
    data = {"long": "v" * 400}
    office.say(InteractionChanged(replace(scenes.INTERACTIONS[0], attached_data=data)))
    office.desk.open(ROSA)
    row = find(panel, KeyValueRow, "attachedValue0")
    qtbot.keyClick(row, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "v" * 400
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row._mark().center())
    assert QGuiApplication.clipboard().text() == "v" * 400


def test_markup_is_literal_everywhere(office: Office, panel: ContextPanel) -> None:
    hostile = replace(
        scenes.INTERACTIONS[0],
        customer_name=CANARY,
        customer_address=CANARY,
        queue_name=CANARY,
        sub_channel=CANARY,
        title=f"About {CANARY}",
        attached_data={CANARY: CANARY},
    )
    office.say(InteractionChanged(hostile))
    use(office, replace(EVERY_KIND, name=CANARY))
    office.desk.open(ROSA)
    labels = panel.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    shown = values(panel)
    assert [key for key, value in shown.items() if CANARY in value] == [
        "Address", "Queue", "Subject", CANARY,
    ]  # fmt: skip
    panel.tabs.setCurrentIndex(SCRIPT)
    assert any(label.text().startswith(CANARY) for label in labels if label.isVisible())


# Script


def test_a_static_script_asks_everything_and_counts(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    use(office, EVERY_KIND)
    panel.tabs.setCurrentIndex(SCRIPT)
    assert asked(panel) == [question_id(n) for n in range(1, 10)]
    header = find(panel, QWidget, "scriptHeader")
    assert header.accessibleName() == "Contact reason · required 0 of 8"
    choose(panel, 2, 1)
    type_in(panel, 6, "twelve")
    assert header.accessibleName().endswith("1 of 8"), "what does not fit is no answer"
    type_in(panel, 6, "12")
    assert header.accessibleName().endswith("2 of 8")


def test_the_dot_shows_while_required_answers_are_missing(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    dot = find(panel, QWidget, "scriptDot")
    assert dot.isVisible()
    for question in scenes.SCRIPT.questions[:2]:
        office.desk.answer(ROSA, question.id, Answer((question.options[0].id,)))
    assert not dot.isVisible()


def test_an_interactive_script_goes_step_by_step(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    use(office, PATH)
    panel.tabs.setCurrentIndex(SCRIPT)
    assert list(panel.pages.script.blocks) == [question_id(1)]
    choose(panel, 1, 1)
    assert list(panel.pages.script.blocks) == [question_id(1), question_id(2)]
    assert not panel.pages.script.blocks[question_id(1)].locked
    type_in(panel, 2, "A-1")
    assert list(panel.pages.script.blocks) == [question_id(1), question_id(2), question_id(4)]
    assert panel.pages.script.blocks[question_id(1)].locked
    assert not panel.pages.script.blocks[question_id(2)].locked
    header = find(panel, QWidget, "scriptHeader")
    assert header.accessibleName().endswith("2 answered")


def test_an_earlier_answer_can_be_changed_and_the_path_follows(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    use(office, PATH)
    panel.tabs.setCurrentIndex(SCRIPT)
    choose(panel, 1, 1)
    type_in(panel, 2, "A-1")
    panel.pages.script.blocks[question_id(1)].change.click()
    assert not panel.pages.script.blocks[question_id(1)].locked
    choose(panel, 1, 2)
    assert list(panel.pages.script.blocks) == [question_id(1), question_id(3)]


def test_typing_keeps_its_field_and_cursor(
    office: Office, panel: ContextPanel, rosa: Interaction, qtbot: QtBot
) -> None:
    use(office, PATH)
    panel.tabs.setCurrentIndex(SCRIPT)
    choose(panel, 1, 1)
    field = cast("LineField", panel.pages.script.blocks[question_id(2)].field)
    qtbot.keyClicks(field.edit, "AB")
    qtbot.keyClick(field.edit, Qt.Key.Key_Left)
    qtbot.keyClicks(field.edit, "x")
    assert field.edit.text() == "AxB"
    assert field.edit.cursorPosition() == 2


def test_answers_are_kept_at_once_and_saved_after_a_pause(
    office: Office, panel: ContextPanel, rosa: Interaction, qtbot: QtBot
) -> None:
    use(office, EVERY_KIND)
    panel.tabs.setCurrentIndex(SCRIPT)
    choose(panel, 2, 1)
    type_in(panel, 6, "12")
    given = {
        question_id(2): Answer((option_id(2, 1),)),
        question_id(6): Answer(text="12"),
    }
    assert office.drafts.get(rosa.contact_id, DraftKind.SCRIPT) == encode_answers(given)
    assert saves(office) == []
    assert "not yet on the server" in said(panel, "scriptSaved")
    assert panel.saver.timer.isActive()
    panel.saver.timer.timeout.emit()
    assert saves(office) == [SaveScript(ROSA, scenes.CONTACT_SCRIPT, given)]
    office.finish()
    assert said(panel, "scriptSaved") == "Saved"


def test_whoever_goes_on_writing_does_not_put_the_saving_off(
    office: Office, panel: ContextPanel, rosa: Interaction, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(office, EVERY_KIND)
    panel.tabs.setCurrentIndex(SCRIPT)
    type_in(panel, 6, "1")
    started: list[None] = []
    monkeypatch.setattr(panel.saver.timer, "start", lambda: started.append(None))
    type_in(panel, 6, "12")
    assert panel.saver.timer.isActive()
    assert started == []


def test_a_refused_save_is_sent_again_when_the_connection_is_back(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    use(office, EVERY_KIND)
    choose(panel, 2, 1)
    panel.saver.flush()
    office.finish(LOST)
    panel.pages.script.show_saved()
    assert "not yet on the server" in said(panel, "scriptSaved")
    office.say(LinkChanged(Link.RECONNECTING, 1.0))
    assert not panel.saver.timer.isActive()
    office.say(LinkChanged(Link.ONLINE))
    assert panel.saver.timer.isActive()
    panel.saver.timer.timeout.emit()
    office.finish()
    assert panel.saver.is_saved(ROSA)


def test_an_answer_given_while_saving_is_not_taken_for_saved(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    use(office, EVERY_KIND)
    choose(panel, 2, 1)
    panel.saver.flush()
    choose(panel, 2, 2)
    office.finish(index=0)
    assert not panel.saver.is_saved(ROSA)
    panel.saver.flush()
    office.finish()
    assert panel.saver.is_saved(ROSA)


@pytest.mark.parametrize("leave", ["conversation", "tab", "panel"])
def test_leaving_saves_at_once(
    office: Office, panel: ContextPanel, rosa: Interaction, leave: str
) -> None:
    use(office, EVERY_KIND)
    panel.tabs.setCurrentIndex(SCRIPT)
    choose(panel, 2, 1)
    if leave == "conversation":
        office.desk.open(JOAO)
    elif leave == "tab":
        panel.next_tab()
    else:
        panel.hide()
    assert len(saves(office)) == 1
    assert not panel.saver.timer.isActive()


def test_answers_of_before_a_crash_come_back(office: Office, panel: ContextPanel) -> None:
    given = {question_id(2): Answer((option_id(2, 2),)), question_id(6): Answer(text="7")}
    use(office, EVERY_KIND)
    chat = office.store.interactions[ROSA]
    office.drafts.put(chat.contact_id, DraftKind.SCRIPT, encode_answers(given))
    office.desk.open(ROSA)
    assert dict(office.store.conversation(ROSA).answers) == given
    assert panel.pages.script.blocks[question_id(6)].field.answer() == Answer(text="7")
    assert not panel.saver.is_saved(ROSA)


def test_answers_that_were_never_sent_stay_unsaved_when_views_are_built_anew(
    office: Office, panel: ContextPanel, rosa: Interaction, qtbot: QtBot
) -> None:
    use(office, EVERY_KIND)
    type_in(panel, 6, "12")
    anew = make_panel(office)
    qtbot.addWidget(anew)
    assert not anew.saver.is_saved(ROSA)
    anew.saver.flush()
    assert saves(office)[-1].answers == {question_id(6): Answer(text="12")}
    office.finish()
    assert anew.saver.is_saved(ROSA)
    assert office.drafts.get(rosa.contact_id, DraftKind.SCRIPT) == ""


def test_the_server_s_later_change_of_a_saved_answer_is_shown(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    use(office, EVERY_KIND)
    type_in(panel, 6, "1")
    panel.saver.flush()
    office.finish()
    office.say(ScriptAnswersChanged(ROSA, {question_id(6): Answer(text="2")}))
    assert panel.pages.script.blocks[question_id(6)].field.answer() == Answer(text="2")
    assert panel.saver.is_saved(ROSA)


def test_a_required_script_that_did_not_come_is_not_called_dispensable(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    office.say(ScriptsChanged(()))
    empty = find(panel, QWidget, "scriptEmpty")
    assert "supervisor" in empty.accessibleDescription()
    office.say(InteractionChanged(replace(rosa, script_mandatory=False)))
    assert "without it" in empty.accessibleDescription()


def test_what_the_server_knows_is_shown_and_what_was_typed_here_wins(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    use(office, EVERY_KIND)
    type_in(panel, 6, "1")
    office.say(
        ScriptAnswersChanged(
            ROSA, {question_id(6): Answer(text="2"), question_id(9): Answer(text="theirs")}
        )
    )
    assert panel.pages.script.blocks[question_id(6)].field.answer() == Answer(text="1")
    assert panel.pages.script.blocks[question_id(9)].field.answer() == Answer(text="theirs")


def test_the_script_opens_by_itself_when_wrap_up_begins(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    assert panel.tabs.currentIndex() == CUSTOMER
    ended = replace(rosa, status=InteractionStatus.ENDED)
    office.say(InteractionChanged(ended))
    assert panel.tabs.currentIndex() == SCRIPT
    panel.tabs.setCurrentIndex(CUSTOMER)
    office.say(InteractionChanged(replace(ended, wrap_up_limit=30)))
    assert panel.tabs.currentIndex() == CUSTOMER


def test_opening_a_conversation_in_wrap_up_opens_its_script(
    office: Office, panel: ContextPanel
) -> None:
    office.desk.open(scenes.PEDRO)
    assert panel.tabs.currentIndex() == SCRIPT
    assert panel.pages.script.isVisible()


def test_a_question_can_be_gone_to(office: Office, panel: ContextPanel, rosa: Interaction) -> None:
    use(office, EVERY_KIND)
    panel.show_question(question_id(9), missed=False)
    assert panel.tabs.currentIndex() == SCRIPT
    field = cast("LineField", panel.pages.script.blocks[question_id(9)].field)
    assert field.edit.hasFocus()
    panel.show_question("unknown", missed=True)


def test_a_question_that_was_missed_says_so_until_it_is_answered(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    use(office, EVERY_KIND)
    block = panel.pages.script.blocks[question_id(2)]
    panel.show_question(question_id(2), missed=False)
    assert not block.problem.isVisible()
    panel.show_question(question_id(2), missed=True)
    assert block.problem.isVisible()
    assert block.problem.text() == "This question needs an answer."
    assert block.accessibleDescription() == block.problem.text()
    office.desk.answer(ROSA, question_id(2), Answer((option_id(2, 1),)))
    assert not block.problem.isVisible()
    assert block.accessibleDescription() == ""


@pytest.mark.parametrize(
    ("values", "word"), [({}, "could not be loaded"), ({"script_id": None}, "No script")]
)
def test_without_a_script_the_tab_says_why(
    office: Office, panel: ContextPanel, rosa: Interaction, values: dict[str, object], word: str
) -> None:
    office.say(ScriptsChanged(()), InteractionChanged(replace(rosa, **values)))  # type: ignore[arg-type]
    panel.tabs.setCurrentIndex(SCRIPT)
    empty = find(panel, QWidget, "scriptEmpty")
    assert empty.isVisible()
    assert word in empty.accessibleName()
    again = next(b for b in empty.findChildren(QAbstractButton))
    assert again.isVisible() is bool(not values)
    if not values:
        again.click()
        assert rosa.script_id is not None
        assert office.assignment.actions[-1] == LoadScript(rosa.script_id)


def test_what_came_by_no_queue_is_not_told_of_its_queue(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    panel.tabs.setCurrentIndex(SCRIPT)
    empty = find(panel, QWidget, "scriptEmpty")
    office.say(InteractionChanged(replace(rosa, script_id=None)))
    assert empty.accessibleDescription() == "This queue asks for no contact reason."
    office.say(InteractionChanged(replace(rosa, script_id=None, queue_id=None, queue_name="")))
    assert empty.accessibleDescription() == "No contact reason is asked for here."


def test_messages_do_not_rebuild_the_script(
    office: Office, panel: ContextPanel, rosa: Interaction
) -> None:
    blocks = list(panel.pages.script.blocks.values())
    for _ in range(3):
        office.desk.send(ROSA, "words")
    assert list(panel.pages.script.blocks.values()) == blocks


def test_the_key_goes_through_the_tabs(
    panel: ContextPanel, rosa: Interaction, qtbot: QtBot
) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for tab in (SCRIPT, HISTORY, CUSTOMER):
        qtbot.keyClick(panel, Qt.Key.Key_C, both)
        assert panel.tabs.currentIndex() == tab
