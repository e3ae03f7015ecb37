"""The picklist model: always what the store says, with the fewest disturbances."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from contactpro_desktop.domain.agent import Agent
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import (
    InteractionChanged,
    Link,
    LinkChanged,
    MeChanged,
    PicklistReplaced,
    PicklistUpdated,
)
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.domain.picklist import PicklistRow, PicklistSort
from contactpro_desktop.ui.picklist.model import PicklistModel, PicklistRole
from contactpro_desktop.ui.picklist.rows import PicklistFilter
from contactpro_desktop.ui.picklist.standing import PicklistCell
from tests.ui import scenes
from tests.ui.support import Office

EVA, TITULAR, WHATSAPP, *_ = scenes.PICKLIST


@pytest.fixture
def model(office: Office) -> Iterator[PicklistModel]:
    office.say(*scenes.signed_in(), PicklistReplaced(scenes.PICKLIST))
    model = PicklistModel(office.store, office.desk)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    tester.deleteLater()
    model.deleteLater()


def names(model: PicklistModel) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def cell(model: PicklistModel, row: PicklistRow) -> PicklistCell:
    found = model.index_of(row.contact_id).data(PicklistRole.CELL)
    assert isinstance(found, PicklistCell)
    return found


def test_the_longest_waiting_one_stands_on_top(model: PicklistModel) -> None:
    assert names(model)[:3] == ["Eva Lorca", "Cambio de titular", "+52 55 1234 9876"]


def test_nothing_is_free_without_a_connection(office: Office, model: PicklistModel) -> None:
    assert cell(model, EVA).is_free
    office.say(LinkChanged(Link.RECONNECTING, 4))
    assert cell(model, EVA).refusal == "Not connected"
    office.desk.pick(EVA)
    assert office.assignment.actions == []


def test_a_thousand_random_changes_leave_the_list_of_the_store(
    office: Office, model: PicklistModel
) -> None:
    rng = random.Random(20261122)
    for turn in range(120):
        changed: dict[ContactId, PicklistRow] = {}
        for _ in range(rng.choice((1, 3, 80))):
            number = rng.randrange(60)
            queue = rng.choice(scenes.QUEUES)
            name = rng.choice(("Eva", "Luis", "Iñaki"))
            row = scenes.row(number, name, queue, rng.randrange(300), priority=rng.randrange(3))
            changed[row.contact_id] = row
        known = list(office.store.picklist)
        removed = frozenset(rng.sample(known, min(len(known), rng.randrange(12))))
        office.say(PicklistUpdated(tuple(changed.values()), removed))
        if turn % 10 == 5:
            model.set_filter(PicklistFilter(rng.choice(("", "e", "ev", "luis"))))
        if turn % 15 == 7:
            model.set_order(rng.choice(list(PicklistSort)))
        anew = PicklistModel(office.store, office.desk)
        anew.set_order(model.rows.order)
        anew.set_filter(model.rows.filter)
        shown = [model.rows[i] for i in range(model.rowCount())]
        assert shown == [anew.rows[i] for i in range(anew.rowCount())]
        anew.deleteLater()


def test_a_kept_place_survives_single_changes_moves_and_a_new_layout(
    office: Office, model: PicklistModel
) -> None:
    kept = QPersistentModelIndex(model.index_of(WHATSAPP.contact_id))
    office.say(PicklistUpdated((), frozenset({EVA.contact_id})))
    assert kept.data() == WHATSAPP.customer_name
    older = replace(WHATSAPP, queued_at=scenes.NOON - 9999)
    office.say(PicklistUpdated((older,), frozenset()))
    assert (kept.row(), kept.data()) == (0, WHATSAPP.customer_name)
    many = tuple(scenes.row(n, "Otra", scenes.SUPPORT_QUEUE, 10_000 + n) for n in range(100, 160))
    office.say(PicklistUpdated(many, frozenset()))
    assert (kept.row(), kept.data()) == (60, WHATSAPP.customer_name)
    model.set_filter(PicklistFilter("whatsapp que no hay"))
    assert not kept.isValid()


def test_one_change_disturbs_one_row(office: Office, model: PicklistModel, qtbot: object) -> None:
    seen: list[tuple[str, int]] = []
    model.rowsInserted.connect(lambda _, first, last: seen.append(("in", last - first)))
    model.rowsRemoved.connect(lambda _, first, last: seen.append(("out", last - first)))
    model.rowsMoved.connect(lambda: seen.append(("moved", 0)))
    model.dataChanged.connect(lambda first, last: seen.append(("new", last.row() - first.row())))
    model.layoutChanged.connect(lambda: seen.append(("all", 0)))
    office.say(PicklistUpdated((replace(EVA, subject="otra cosa"),), frozenset()))
    office.say(PicklistUpdated((scenes.row(50, "Nueva", scenes.SUPPORT_QUEUE, 1),), frozenset()))
    office.say(PicklistUpdated((replace(EVA, queued_at=scenes.NOON),), frozenset()))
    office.say(PicklistUpdated((), frozenset({EVA.contact_id})))
    office.say(PicklistUpdated((), frozenset({ContactId("UNKNOWN")})))
    assert seen == [("new", 0), ("in", 0), ("moved", 0), ("out", 0)]


def test_what_the_filter_hides_comes_and_goes_unseen(office: Office, model: PicklistModel) -> None:
    model.set_filter(PicklistFilter("eva"))
    office.say(PicklistUpdated((replace(WHATSAPP, subject="x"),), frozenset()))
    assert names(model) == ["Eva Lorca"]
    office.say(PicklistUpdated((replace(WHATSAPP, customer_name="Eva Dos"),), frozenset()))
    assert names(model) == ["Eva Lorca", "Eva Dos"]
    office.say(PicklistUpdated((replace(EVA, customer_name="Otra"),), frozenset()))
    assert names(model) == ["Eva Dos"]
    office.say(PicklistUpdated((), frozenset({EVA.contact_id})))
    assert model.rows.total == 5


def test_a_reserved_row_says_for_whom(model: PicklistModel) -> None:
    assert cell(model, TITULAR).refusal == "Reserved for Carla Mena"
    assert "Carla Mena" in model.index_of(TITULAR.contact_id).data(Qt.ItemDataRole.ToolTipRole)
    assert cell(model, EVA).refusal == ""


def test_a_task_of_nobody_is_told_by_its_title(office: Office, model: PicklistModel) -> None:
    task = replace(
        scenes.PICKLIST[4], channel=Channel.TASK, customer_name="", subject="Llamar al taller"
    )
    office.say(PicklistReplaced((task, replace(task, contact_id=ContactId("9" * 32), subject=""))))
    assert [model.index(row).data() for row in range(2)] == ["Llamar al taller", "Task"]
    spoken = str(model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.count("Llamar al taller") == 1


def test_losing_a_capability_shows_at_once(office: Office, model: PicklistModel) -> None:
    repainted: list[int] = []
    model.dataChanged.connect(lambda first, last: repainted.append(last.row()))
    me: Agent = replace(scenes.ME, capabilities=frozenset())
    office.say(MeChanged(me))
    assert cell(model, EVA).refusal == "You do not serve this channel"
    assert repainted == [5]


def test_reaching_the_chat_limit_shows_at_once(office: Office, model: PicklistModel) -> None:
    office.say(MeChanged(replace(scenes.ME, chat_limit=1)))
    assert cell(model, EVA).refusal == ""
    office.say(InteractionChanged(scenes.INTERACTIONS[0]))
    assert cell(model, EVA).refusal == "Your limit of open chats is reached"


def test_a_row_being_picked_waits_for_the_server(office: Office, model: PicklistModel) -> None:
    office.desk.pick(EVA)
    assert cell(model, EVA).picking
    office.say(PicklistUpdated((), frozenset({EVA.contact_id})))
    assert cell(model, EVA).picking
    office.finish()
    assert not model.index_of(EVA.contact_id).isValid()


def test_a_lost_race_says_who_was_faster_and_goes_after_a_moment(
    office: Office, model: PicklistModel
) -> None:
    office.desk.pick(EVA)
    office.say(PicklistUpdated((), frozenset({EVA.contact_id})))
    office.finish(Outcome(Refusal.TAKEN, "Bruno Reyes"))
    assert cell(model, EVA).lost == "Bruno Reyes was faster"
    office.say(PicklistReplaced(tuple(r for r in scenes.PICKLIST if r is not EVA)))
    assert cell(model, EVA).lost
    office.clock.advance(3)
    model.forget_lost()
    assert cell(model, EVA).lost
    office.clock.advance(2)
    model.forget_lost()
    assert not model.index_of(EVA.contact_id).isValid()


def test_a_row_that_could_not_be_picked_but_still_waits_can_be_picked_again(
    office: Office, model: PicklistModel
) -> None:
    office.desk.pick(EVA)
    office.finish(Outcome(Refusal.DISCONNECTED))
    assert cell(model, EVA).lost
    office.clock.advance(5)
    model.forget_lost()
    assert cell(model, EVA) == PicklistCell(EVA, warning=180, critical=240)


def test_what_is_out_of_range_has_no_data(model: PicklistModel) -> None:
    assert model.data(model.index(99)) is None
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert not model.index_of(None).isValid()
    assert "Soporte" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
