"""My conversations: sections, rows, and opening them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyleOptionViewItem as _Option
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.actions import OpenParked
from contactpro_desktop.domain.conversation import Author, MessageKind
from contactpro_desktop.domain.events import (
    Event,
    InteractionChanged,
    InteractionRemoved,
    MailChanged,
    MessagesReceived,
    ParkedChanged,
    ParticipantsChanged,
    ScriptsChanged,
)
from contactpro_desktop.domain.interaction import InteractionStatus, Section
from contactpro_desktop.domain.mail import DraftType, Mail, MailAnswer
from contactpro_desktop.ui.conversation.times import short_moment_text
from contactpro_desktop.ui.lists.conversation_delegate import ConversationDelegate
from contactpro_desktop.ui.lists.conversation_list import ConversationList
from contactpro_desktop.ui.lists.conversation_model import ConversationModel, ConversationRole
from contactpro_desktop.ui.lists.conversation_rows import (
    ConversationRow,
    HeadingRow,
    conversation_row,
)
from tests.support.turns import next_turn
from tests.ui import scenes
from tests.ui.mail.mailbox import PARKED
from tests.ui.support import Office

_Index = QModelIndex | QPersistentModelIndex
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def model(office: Office) -> Iterator[ConversationModel]:
    office.say(*scenes.working())
    model = ConversationModel(office.store, office.desk)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    tester.deleteLater()
    model.deleteLater()


@pytest.fixture
def view(office: Office, qtbot: QtBot) -> ConversationList:
    office.say(*scenes.working())
    office.store.show(scenes.ROSA)
    view = ConversationList(office.theme, office.ticker, office.store, office.desk)
    view.resize(320, 500)
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


def rows(model: ConversationModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def row_of(office: Office, interaction_id: str) -> ConversationRow:
    interaction = office.store.interactions[interaction_id]  # type: ignore[index]
    return conversation_row(office.store, office.desk, interaction)


def ended(event: Event) -> InteractionChanged:
    assert isinstance(event, InteractionChanged)
    return InteractionChanged(
        replace(event.interaction, status=InteractionStatus.ENDED, ended_at=scenes.NOON)
    )


def test_each_section_that_holds_something_has_a_heading(model: ConversationModel) -> None:
    assert rows(model) == [
        "Active", "Rosa Domínguez", "João Sousa", "Factura duplicada de octubre",
        "Wrap-up", "Pedro Tena",
        "Pending", "Taller Hermanos Ruiz",
    ]  # fmt: skip
    heading = model.index(0).data(ConversationRole.ROW)
    assert heading == HeadingRow(Section.ACTIVE, 3)
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_rows_follow_the_work_and_keep_their_places(
    office: Office, model: ConversationModel
) -> None:
    kept = QPersistentModelIndex(model.index_of(scenes.JOAO))
    office.say(ended(InteractionChanged(scenes.INTERACTIONS[0])))
    office.say(InteractionRemoved(scenes.TALLER), InteractionRemoved(scenes.PEDRO))
    office.say(
        InteractionChanged(replace(scenes.OFFER, status=InteractionStatus.ACCEPTED)),
    )
    assert rows(model) == [
        "Active", "João Sousa", "Factura duplicada de octubre", "Luis Márquez",
        "Wrap-up", "Rosa Domínguez",
    ]  # fmt: skip
    assert kept.data() == "João Sousa"
    office.store.reset()
    assert rows(model) == []


def test_a_message_repaints_only_its_conversation(office: Office, model: ConversationModel) -> None:
    seen: list[int] = []
    model.dataChanged.connect(lambda first, last: seen.extend((first.row(), last.row())))
    office.say(MessagesReceived(scenes.JOAO, (scenes.message(99, "Olá?", Author.END_USER, 0),)))
    assert set(seen) == {model.index_of(scenes.JOAO).row()}
    seen.clear()
    office.say(ScriptsChanged(()))
    assert set(seen) == {1, 2, 3, 5, 7}


def test_the_time_runs_from_the_customers_unanswered_message(office: Office) -> None:
    office.say(*scenes.working())
    waiting = row_of(office, scenes.ROSA)
    assert (waiting.since, waiting.limit) == (scenes.NOON - 101, 120.0)
    answered = row_of(office, scenes.JOAO)
    assert (answered.since, answered.limit) == (scenes.NOON - 190, None)
    silent = row_of(office, scenes.FACTURA)
    assert (silent.since, silent.limit) == (scenes.NOON - 722, None)
    wrapping_up = row_of(office, scenes.PEDRO)
    assert (wrapping_up.since, wrapping_up.limit) == (scenes.NOON - 48, 60)


def test_the_time_of_a_wrap_up_reads_as_it_does_beside_it(office: Office) -> None:
    office.say(*scenes.working())
    pedro = row_of(office, scenes.PEDRO)
    assert pedro.time_at(scenes.NOON) == ("00:48 of 01:00", "warn")
    assert pedro.time_at(scenes.NOON + 60) == ("01:48 of 01:00", "danger")
    assert replace(pedro, limit=None).time_at(scenes.NOON) == ("00:48", "muted")
    waiting = row_of(office, scenes.ROSA)
    assert waiting.time_at(scenes.NOON) == ("01:41", "warn"), "a goal is no limit"
    assert replace(waiting, since=None).time_at(scenes.NOON) == ("", "muted")


def test_the_preview_is_the_newest_word(office: Office) -> None:
    office.say(*scenes.working())
    assert row_of(office, scenes.ROSA).preview == "writing…"
    assert row_of(office, scenes.JOAO).preview == "You: Já verifico com o armazém."
    assert row_of(office, scenes.FACTURA).preview == "marta.gil@example.org"
    office.say(
        ParticipantsChanged(scenes.ROSA, ()),
        MessagesReceived(
            scenes.ROSA,
            (scenes.message(70, "", Author.END_USER, 1, kind=MessageKind.ATTACHMENT),),
        ),
    )
    assert row_of(office, scenes.ROSA).preview == "Attachment"
    for kind, words in ((MessageKind.LOCATION, "Location"), (MessageKind.OTHER, "Message")):
        number = 71 if kind is MessageKind.LOCATION else 72
        message = scenes.message(number, "", Author.END_USER, 1, kind=kind)
        office.say(MessagesReceived(scenes.ROSA, (message,)))
        assert row_of(office, scenes.ROSA).preview == words


def test_an_answered_mail_says_so(office: Office, model: ConversationModel) -> None:
    seen: list[int] = []
    model.dataChanged.connect(lambda first, last: seen.append(first.row()))
    office.say(MailChanged(scenes.FACTURA, Mail(answer=MailAnswer(DraftType.REPLY, scenes.NOON))))
    assert seen == [model.index_of(scenes.FACTURA).row()]
    when = short_moment_text(scenes.NOON)
    assert row_of(office, scenes.FACTURA).preview == f"Answered {when}"
    office.say(MailChanged(scenes.FACTURA, Mail(answer=MailAnswer(DraftType.FORWARD, scenes.NOON))))
    assert row_of(office, scenes.FACTURA).preview == f"Forwarded {when}"


def test_the_wrap_up_says_what_is_missing(office: Office) -> None:
    office.say(*scenes.working())
    assert row_of(office, scenes.PEDRO).preview == "The script is not complete"
    office.say(ScriptsChanged(()))
    assert row_of(office, scenes.PEDRO).preview == "The script could not be loaded"
    done = replace(scenes.INTERACTIONS[3], script_mandatory=False)
    office.say(InteractionChanged(done))
    assert row_of(office, scenes.PEDRO).preview == "The customer left the conversation."
    office.say(InteractionChanged(replace(done, end_reason="")))
    assert row_of(office, scenes.PEDRO).preview == "Ready to be finished"


def test_unread_messages_are_counted_and_spoken(office: Office, model: ConversationModel) -> None:
    office.store.show(scenes.ROSA)
    assert "You: Já" in model.index_of(scenes.JOAO).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index_of(scenes.JOAO).data(ConversationRole.ROW).unread == 0, "answered"
    more = scenes.message(13, "Obrigado", Author.END_USER, 5, author_name="João Sousa")
    office.say(MessagesReceived(scenes.JOAO, (more,)))
    assert model.index_of(scenes.JOAO).data(ConversationRole.ROW).unread == 1
    spoken = model.index_of(scenes.JOAO).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "João Sousa" in spoken
    assert "unread" in spoken
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.index(1).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(model.index(99)) is None


@pytest.mark.parametrize(
    ("key", "modifier", "opened"),
    [
        (Qt.Key.Key_2, CTRL, scenes.JOAO),
        (Qt.Key.Key_5, CTRL, scenes.TALLER),
        (Qt.Key.Key_6, CTRL, scenes.ROSA),
        (Qt.Key.Key_Down, ALT, scenes.JOAO),
        (Qt.Key.Key_Up, ALT, scenes.ROSA),
    ],
)
def test_keys_open_conversations(
    office: Office,
    view: ConversationList,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    opened: str,
) -> None:
    qtbot.keyClick(view, key, modifier)
    assert office.store.current == opened
    assert view.currentIndex() == view.conversations.index_of(opened)  # type: ignore[arg-type]


def test_arrow_keys_walk_past_headings(
    office: Office, view: ConversationList, qtbot: QtBot
) -> None:
    view.setFocus()
    for key, opened in (
        (Qt.Key.Key_End, scenes.TALLER),
        (Qt.Key.Key_Up, scenes.PEDRO),
        (Qt.Key.Key_Up, scenes.FACTURA),
        (Qt.Key.Key_Home, scenes.ROSA),
    ):
        qtbot.keyClick(view, key)
        assert office.store.current == opened


def test_a_click_opens_and_a_heading_does_not(
    office: Office, view: ConversationList, qtbot: QtBot
) -> None:
    for row, opened in ((2, scenes.JOAO), (0, scenes.JOAO), (4, scenes.JOAO)):
        place = view.visualRect(view.conversations.index(row)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert office.store.current == opened


def test_a_conversation_that_goes_away_brings_no_other_one(
    office: Office, view: ConversationList
) -> None:
    office.say(InteractionRemoved(scenes.ROSA))
    assert office.store.current is None
    assert view.selectedIndexes() == []


def test_the_one_in_the_pane_stays_selected_when_it_moves_to_wrap_up(
    office: Office, view: ConversationList
) -> None:
    office.say(ended(InteractionChanged(scenes.INTERACTIONS[0])))
    assert office.store.current == scenes.ROSA
    assert [index.data() for index in view.selectedIndexes()] == ["Rosa Domínguez"]


def test_what_was_set_aside_has_a_number_and_is_passed_by(
    office: Office, view: ConversationList, qtbot: QtBot
) -> None:
    office.say(ParkedChanged((PARKED,)))
    office.store.show(scenes.TALLER)
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    assert office.store.current == scenes.TALLER
    assert office.assignment.actions == []
    qtbot.keyClick(view, Qt.Key.Key_6, CTRL)
    assert office.assignment.actions == [OpenParked(PARKED.contact_id, PARKED.channel)]


def test_without_conversations_keys_do_nothing(office: Office, view: ConversationList) -> None:
    office.store.reset()
    view.go(1)
    view.open_number(1)
    assert office.store.current is None


def test_from_nowhere_the_keys_start_at_either_end(office: Office, view: ConversationList) -> None:
    office.store.show(None)
    view.go(1)
    assert office.store.current == scenes.ROSA
    office.store.show(None)
    view.go(-1)
    assert office.store.current == scenes.TALLER


def test_every_kind_of_row_is_painted(office: Office, view: ConversationList) -> None:
    calm = view.grab().toImage()
    office.clock.advance(600)
    assert view.grab().toImage() != calm


class Noting(ConversationDelegate):
    """Notes whose rows it paints and measures."""

    def __init__(self, office: Office, view: ConversationList) -> None:
        super().__init__(office.theme, office.ticker, view)
        self.painted: list[str] = []
        self.measured: list[str] = []

    def paint(self, painter: QPainter, option: _Option, index: _Index) -> None:
        self.painted.append(index.data())
        super().paint(painter, option, index)

    def sizeHint(self, option: _Option, index: _Index) -> QSize:
        self.measured.append(index.data())
        return super().sizeHint(option, index)


def test_a_message_paints_its_row_and_leaves_the_others(
    office: Office, view: ConversationList, qtbot: QtBot
) -> None:
    noting = Noting(office, view)
    view.setItemDelegate(noting)
    for _ in ("laid out", "painted"):
        next_turn(qtbot)
    noting.painted.clear()
    noting.measured.clear()
    office.say(MessagesReceived(scenes.ROSA, (scenes.message(99, "hi", Author.END_USER, 0),)))
    next_turn(qtbot)
    assert noting.painted == ["Rosa Domínguez"]
    assert set(noting.measured) <= {"Rosa Domínguez"}
