"""The rows of the transfer list: order, words, and who can be chosen."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from contactpro_desktop.domain.agent import AgentState
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.transfer import TargetKind, TransferTarget
from contactpro_desktop.ui.transfer.target_model import TargetModel
from contactpro_desktop.ui.transfer.target_rows import HeadingRow, Row, TargetRow, target_rows
from tests.ui import scenes
from tests.ui.support import NOON

CANARY = "<b>canary</b>"
ICONS = {Capability.PHONE: "phone", Capability.CHAT: "chat", Capability.EMAIL: "mail"}
NEEDED = {
    Channel.PHONE: Capability.PHONE,
    Channel.CHAT: Capability.CHAT,
    Channel.EMAIL: Capability.EMAIL,
    Channel.TASK: Capability.EMAIL,
}
EIGHT = [
    frozenset(c for c, on in zip(Capability, chosen, strict=True) if on)
    for chosen in product((False, True), repeat=3)
]


def rows(*targets: TransferTarget, channel: Channel = Channel.CHAT) -> list[Row]:
    return target_rows(targets, channel, my_id=scenes.ANA, now=NOON)


def only(target: TransferTarget, channel: Channel = Channel.CHAT) -> TargetRow:
    row = rows(target, channel=channel)[1]
    assert isinstance(row, TargetRow)
    return row


def in_words(capabilities: frozenset[Capability]) -> str:
    return "+".join(sorted(each.value for each in capabilities)) or "-"


@pytest.mark.parametrize("channel", NEEDED)
@pytest.mark.parametrize("capabilities", EIGHT, ids=in_words)
def test_only_who_can_serve_the_channel_can_be_chosen(
    capabilities: frozenset[Capability], channel: Channel
) -> None:
    target = replace(scenes.TARGETS[0], capabilities=capabilities, number="4102")
    row = only(target, channel)
    assert row.icons == {ICONS[c] for c in capabilities}
    assert bool(row.refusal) == (NEEDED[channel] not in capabilities)


def test_colleagues_come_before_queues_and_free_ones_first() -> None:
    found = [row.text if isinstance(row, HeadingRow) else row.name for row in rows(*scenes.TARGETS)]
    assert found == [
        "Agents who handle chat", "Bruno Reyes", "Carla Mena", "Cannot take it", "Diego Silva",
        "Queues", "Soporte",
    ]  # fmt: skip


def test_state_and_profile_are_said_in_words() -> None:
    bruno, carla, diego, soporte = (only(target) for target in scenes.TARGETS)
    assert (bruno.detail, bruno.dot) == ("Free · Disponible", "free")
    assert (carla.detail, carla.dot) == ("Almuerzo · back in 18 min", "away")
    assert (diego.detail, diego.dot, diego.refusal) == ("Busy", "busy", "Does not take chats")
    assert (soporte.detail, soporte.dot) == ("6 waiting · agents free: 2", None)


def test_a_profile_that_is_over_promises_no_return() -> None:
    late = replace(scenes.TARGETS[1], profile_ends=NOON - 1)
    assert only(late).detail == "Almuerzo"


def test_i_am_listed_but_not_for_myself() -> None:
    assert only(replace(scenes.TARGETS[0], id=scenes.ANA)).refusal == "This is you"


def test_who_has_no_address_cannot_be_chosen() -> None:
    assert only(replace(scenes.TARGETS[0], address="")).refusal


def test_a_queue_without_figures_shows_its_address() -> None:
    queue = TransferTarget(TargetKind.QUEUE, "Q", "Q", "q@demo", capabilities=EIGHT[-1])
    assert only(queue).detail == "q@demo"


@pytest.mark.usefixtures("qapp")
def test_the_model_serves_rows_and_skips_what_cannot_be_chosen(qapp: QApplication) -> None:
    model = TargetModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(rows(*scenes.TARGETS))
    assert [model.choosable(start, 1) for start in range(7)] == [1, 1, 2, 6, 6, 6, 6]
    assert model.choosable(5, -1) == 2
    assert model.choosable(7, 1) is None
    model.set_rows(())
    assert model.choosable(0, 1) is None
    tester.deleteLater()


def test_markup_is_literal_in_every_text(qapp: QApplication) -> None:
    target = replace(
        scenes.TARGETS[0], name=CANARY, profile_name=CANARY, state=AgentState.AWAY, address=CANARY
    )
    model = TargetModel()
    model.set_rows(rows(target))
    row = model.target_at(1)
    assert row is not None
    assert row.name == CANARY
    assert row.detail == CANARY
    assert row.spoken == f"{CANARY}, {CANARY}, Takes chats"


def test_the_profile_of_somebody_offline_says_nothing() -> None:
    assert only(replace(scenes.TARGETS[0], state=AgentState.OFFLINE)).detail == "Offline"
