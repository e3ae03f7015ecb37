"""The resource tree, and the differences that travel."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.envelope import Transaction
from contactpro_desktop.ecfs.paths import INTERACTIONS, PROPERTIES, interaction_uri, segments
from contactpro_desktop.ecfs.tree import ResourceTree, diff, keyed, listed, snapshot
from tests.unit.ecfs.strategies import JSON, KEYS, SCALARS, TEXT

ROOT = segments(INTERACTIONS)
CHAT = {
    "id": "A",
    "status": "accepted",
    "participants": [{"uniquekey": "sam@x", "status": None}],
    "transcript": {"messages": [{"id": "M", "message": "hello"}]},
    "attached_data": {"participants": [1, 2]},
}


def elements(key: str) -> st.SearchStrategy[dict[str, dict[str, object]]]:
    inner = st.dictionaries(TEXT.filter(lambda name: name != key), SCALARS, max_size=2)
    return st.dictionaries(KEYS, inner, max_size=3).map(
        lambda found: {name: {**value, key: name} for name, value in found.items()}
    )


@st.composite
def interactions(draw: st.DrawFn) -> dict[str, object]:
    """A collection of interactions, in keyed form."""
    return {
        name: {
            **value,
            "participants": draw(elements("uniquekey")),
            "transcript": {"messages": draw(elements("id"))},
            "attached_data": draw(JSON),
        }
        for name, value in draw(elements("id")).items()
    }


def test_collections_are_maps_inside_and_lists_outside() -> None:
    inside = keyed((*ROOT, "A"), CHAT)
    assert isinstance(inside, dict)
    assert inside["participants"] == {"sam@x": {"uniquekey": "sam@x", "status": None}}
    assert inside["transcript"] == {"messages": {"M": {"id": "M", "message": "hello"}}}
    assert inside["attached_data"] == {"participants": [1, 2]}
    assert listed((*ROOT, "A"), inside) == CHAT


def test_elements_without_a_key_go_by_their_position() -> None:
    assert keyed(ROOT, [{"id": "A"}, {}, 3]) == {"A": {"id": "A"}, "#1": {}, "#2": 3}


@given(interactions(), interactions())
def test_applying_the_difference_turns_the_old_into_the_new(
    old: dict[str, object], new: dict[str, object]
) -> None:
    tree = ResourceTree()
    tree.replace(ROOT, keyed(ROOT, listed(ROOT, old)))
    for transaction in diff(old, new, INTERACTIONS):
        tree.apply(transaction)
    assert tree.get(ROOT) == new


@given(JSON, JSON)
def test_it_does_so_for_any_resource(old: object, new: object) -> None:
    tree = ResourceTree()
    path = segments(PROPERTIES)
    tree.replace(path, old)
    for transaction in diff(old, new, PROPERTIES):
        tree.apply(transaction)
    assert tree.get(path) == new


@given(JSON)
def test_equal_resources_have_no_difference(value: object) -> None:
    assert diff(value, value, PROPERTIES) == []


@given(interactions())
def test_a_snapshot_tells_everything(collection: dict[str, object]) -> None:
    tree = ResourceTree()
    for transaction in snapshot(INTERACTIONS, collection):
        assert tree.apply(transaction)[:3] == ROOT
    assert (tree.get(ROOT) or {}) == collection


def test_a_snapshot_of_one_resource_is_one_post() -> None:
    assert snapshot(PROPERTIES, {"id": "A"}) == [Transaction("POST", PROPERTIES, {"id": "A"})]
    assert snapshot(PROPERTIES, None) == []


def test_changes_travel_as_leaves() -> None:
    old = keyed((*ROOT, "A"), CHAT)
    new = keyed((*ROOT, "A"), CHAT | {"status": "ended", "title": None})
    uri = interaction_uri("A")
    assert diff(old, new, uri) == [
        Transaction("PUT", f"{uri}/status", "ended"),
        Transaction("PUT", f"{uri}/title", None),
    ]
    assert diff(new, old, uri)[0] == Transaction("DELETE", f"{uri}/title")


def test_elements_appear_and_go_as_wholes() -> None:
    uri = interaction_uri("A")
    inside = keyed((*ROOT, "A"), CHAT)
    assert diff(None, inside, uri) == [Transaction("POST", uri, CHAT)]
    assert diff(inside, None, uri) == [Transaction("DELETE", uri)]
    assert diff({}, {"A": inside}, INTERACTIONS) == [Transaction("POST", uri, CHAT)]
    assert diff(None, None, uri) == []


def test_true_is_not_one() -> None:
    assert diff({"serve": 1}, {"serve": True}, PROPERTIES) != []


@pytest.mark.parametrize(
    ("transaction", "kind"),
    [
        (Transaction("PUT", "/users/me", {}), "transaction_uri"),
        (Transaction("PUT", "/users/you/properties", {}), "transaction_uri"),
        (Transaction("PUT", "/users/me" + "/x" * 40, 1), "transaction_uri"),
        (Transaction("PATCH", PROPERTIES, {}), "transaction_method"),
        (Transaction("PUT", f"{PROPERTIES}/id/x", 1), "transaction_below_value"),
    ],
)
def test_what_cannot_be_applied_is_refused_by_kind(transaction: Transaction, kind: str) -> None:
    tree = ResourceTree()
    tree.apply(Transaction("POST", PROPERTIES, {"id": "A"}))
    with pytest.raises(ProtocolError) as caught:
        tree.apply(transaction)
    assert caught.value.kind == kind
    assert tree.get(segments(PROPERTIES)) == {"id": "A"}


def test_missing_and_null_parents_are_made() -> None:
    tree = ResourceTree()
    tree.apply(Transaction("POST", interaction_uri("A"), {"id": "A", "script": None}))
    tree.apply(Transaction("PUT", f"{interaction_uri('A')}/script/status", "saved"))
    tree.apply(Transaction("DELETE", f"{interaction_uri('A')}/id/deeper"))
    tree.apply(Transaction("DELETE", interaction_uri("B")))
    assert tree.get((*ROOT, "A")) == {"id": "A", "script": {"status": "saved"}}
    assert tree.get((*ROOT, "A", "id", "deeper")) is None
