"""The registry of operations, and the table of them in docs/protocol.md."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from contactpro_desktop.domain import actions
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.ecfs.operations import OPERATIONS, RI_RESOURCES, Operation
from tests.coverage_table.addresses import contains, leads_to
from tests.coverage_table.called import examples, used_by
from tests.coverage_table.page import COMMAND, table, table_in_page
from tests.coverage_table.tested import marks, marks_in

PUBLISHED = {
    "properties": 10,
    "queues": 4,
    "scripts": 2,
    "statistics": 3,
    "interactions": 64,
    "personal_data_reports": 4,
    "supervisor_sessions": 5,
    "ui": 4,
}
"""How many operations the model has in each of its parts."""


def test_the_registry_holds_what_is_published() -> None:
    assert len(OPERATIONS) == len(set(OPERATIONS)) == 96
    assert Counter(operation.parts[0] for operation in OPERATIONS) == PUBLISHED
    assert len(RI_RESOURCES) == len(set(RI_RESOURCES))


def test_kinds_of_interactions_are_told_apart() -> None:
    kinds = Counter(operation.kind for operation in OPERATIONS)
    assert kinds == {"chat": 17, "phone": 8, "task": 5, "email": 27, "external": 5, "": 34}


def test_the_table_in_the_page_is_that_of_the_code() -> None:
    assert table_in_page() == table(), f"run `{COMMAND}`"


def test_every_mark_names_an_operation() -> None:
    known = {str(operation) for operation in (*OPERATIONS, *RI_RESOURCES)}
    assert marks().keys() - known == set()


def test_marks_of_modules_classes_functions_and_values(tmp_path: Path) -> None:
    source = tmp_path / "test_it.py"
    source.write_text(
        "pytestmark = pytest.mark.operation('A')\n"
        "@pytest.mark.operation('B')\n"
        "class TestIt:\n"
        "    @pytest.mark.operation('A', 'C')\n"
        "    async def test_one(self): ...\n"
        "    def helper(self): ...\n"
        "@pytest.mark.parametrize('x', [pytest.param(1, marks=pytest.mark.operation('D'))])\n"
        "def test_two(x): ...\n"
    )
    assert Counter(marks_in(source)) == {"A": 2, "B": 1, "C": 1, "D": 1}


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ("/interactions/X", True),
        ("/interactions/{id}", True),
        ("/interactions", False),
        ("/queues/X", False),
    ],
)
def test_an_address_leads_to_a_resource(address: str, fits: bool) -> None:
    assert leads_to(address, Operation("GET", "/interactions/{chatid}")) is fits


def test_a_subscription_contains_what_lies_below() -> None:
    below = Operation("GET", "/interactions/{chatid}/participants")
    assert contains("/interactions", below)
    assert contains("/interactions/X", below)
    assert not contains("/interactions/X/draft", below)


def test_an_action_is_made_with_every_word_it_may_hold() -> None:
    made = examples(actions.Pick)
    assert {action.channel for action in made} == set(Channel) - {Channel.OTHER}
    assert {action.serve for action in examples(actions.ServeQueue)} == {True, False}


def test_the_client_subscribes_and_acts() -> None:
    users = used_by()
    assert users[Operation("GET", "/queues/{id}")] == "window"
    assert users[Operation("PUT", "/interactions/{chatid}")] == "window"
    assert users[Operation("GET", "/statistics")] == "window"
    assert users[Operation("GET", "/interactions/{chatid}/webrtc")] == "window"
    assert users[Operation("PUT", "/interactions/{emailid}/draft/cc_address")] == "window"
    assert (
        users[Operation("DELETE", "/interactions/{emailid}/draft/cc_address/{address}")] == "window"
    )
    assert [str(each) for each in OPERATIONS if users[each] == "-"] == []
