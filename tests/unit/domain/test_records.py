"""Records behave as the standard library's frozen dataclasses do."""

import dataclasses
from collections.abc import Mapping
from dataclasses import field
from typing import Any

import pytest

from contactpro_desktop.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody came."""

    name: str
    minutes: int = 5
    seen: Mapping[str, int] = field(default_factory=dict, compare=False)
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Other:
    name: str
    minutes: int = 5


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    left: int
    right: int = 0


def test_fields_are_given_by_place_or_name_and_have_defaults() -> None:
    visit = Visit("Ana", secret="x")
    assert (visit.name, visit.minutes, visit.seen, visit.secret) == ("Ana", 5, {}, "x")
    assert Visit("Ana").seen is not Visit("Ana").seen
    given = {"a": 1}
    assert Visit("Ana", 1, given).seen is given
    assert (Named(left=1).left, Named(left=1).right) == (1, 0)


@pytest.mark.parametrize(("kind", "given"), [(Visit, 0), (Visit, 5), (Named, 1)])
def test_wrong_parameters_are_refused_in_the_name_of_the_class(kind: Any, given: int) -> None:
    with pytest.raises(TypeError, match=rf"{kind.__name__}\.__init__"):
        kind(*range(given))


def test_equal_are_records_of_one_kind_with_the_same_values() -> None:
    assert Visit("Ana") == Visit("Ana", 5, {"not": 1})
    assert Visit("Ana") != Visit("Ana", 6)
    assert Visit("Ana") != Other("Ana")
    assert Nothing() == Nothing()
    assert len({Visit("Ana"), Visit("Ana"), Visit("Eva"), Nothing(), Nothing()}) == 3


def test_nothing_of_a_record_can_be_changed() -> None:
    visit = Visit("Ana")
    with pytest.raises(dataclasses.FrozenInstanceError):
        visit.name = "Eva"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del visit.name
    with pytest.raises(AttributeError):
        setattr(visit, "more", 1)  # noqa: B010 - a type checker refuses it otherwise
    assert not hasattr(visit, "__dict__")
    assert visit.name == "Ana"


def test_a_record_is_a_dataclass() -> None:
    visit = Visit("Ana", seen={"a": 1})
    assert dataclasses.replace(visit, minutes=9) == Visit("Ana", 9)
    assert dataclasses.asdict(visit) == {
        "name": "Ana", "minutes": 5, "seen": {"a": 1}, "secret": "",
    }  # fmt: skip
    assert [each.name for each in dataclasses.fields(Named)] == ["left", "right"]
    match visit:
        case Visit(name, 5):
            assert name == "Ana"
        case _:
            pytest.fail("not matched")


def test_it_shows_its_fields_but_for_the_secret_ones() -> None:
    assert repr(Visit("Ana", secret="x")) == "Visit(name='Ana', minutes=5, seen={})"
    assert repr(Nothing()) == "Nothing()"
    assert Visit.__doc__ == "Somebody came."
