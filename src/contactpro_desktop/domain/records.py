"""Frozen dataclasses with slots that cost little to define.

Take `dataclass` from here for the records of the client. The standard one writes and compiles six
functions for every class, each time the program starts: with Python 3.11 that is an eighth of all
that a start costs. Here only the constructor is written, since its parameters are the fields; the
rest is the same for all classes. What comes of it is a dataclass for `fields`, `replace`, `asdict`
and `match`, and for a type checker it is the standard one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(
        *, frozen: Literal[True], slots: Literal[True], kw_only: bool = False
    ) -> Callable[[type], type]:
        """As `dataclasses.dataclass` with these words; it takes no others."""
        return lambda cls: _record(cls, kw_only=kw_only)


_NOT_GIVEN = object()
"""Stands for a field that has a factory."""


def _record(cls: type[Any], *, kw_only: bool) -> type[Any]:
    # A dataclass without a text is given its signature for one, which takes long to find out.
    cls.__doc__ = cls.__doc__ or cls.__name__
    define = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)
    record: Any = define(cls)
    fields = dataclasses.fields(record)
    record.__init__ = _constructor(record, fields)
    record.__eq__, record.__hash__ = _comparison([each.name for each in fields if each.compare])
    record.__repr__ = _text
    record.__setattr__ = record.__delattr__ = _refuse
    return record  # type: ignore[no-any-return]


def _constructor(record: type[Any], fields: Sequence[Field[Any]]) -> Callable[..., None]:
    known: dict[str, Any] = {"_set": object.__setattr__, "_NOT_GIVEN": _NOT_GIVEN}
    in_order = [_parameter(each, known) for each in fields if not each.kw_only]
    by_name = [_parameter(each, known) for each in fields if each.kw_only]
    parameters = ", ".join(["self", *in_order, *(["*", *by_name] if by_name else [])])
    lines = [f" _set(self, {each.name!r}, {_value(each)})" for each in fields]
    exec("\n".join([f"def __init__({parameters}):", *lines, " return"]), known)
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{record.__qualname__}.__init__"
    return made


def _parameter(field: Field[Any], known: dict[str, Any]) -> str:
    """The field among the parameters; what it is without a value goes to `known`."""
    if field.default is not MISSING:
        known[f"_default_{field.name}"] = field.default
        return f"{field.name}=_default_{field.name}"
    if field.default_factory is not MISSING:
        known[f"_make_{field.name}"] = field.default_factory
        return f"{field.name}=_NOT_GIVEN"
    return field.name


def _value(field: Field[Any]) -> str:
    if field.default_factory is MISSING:
        return field.name
    return f"_make_{field.name}() if {field.name} is _NOT_GIVEN else {field.name}"


def _comparison(
    names: Sequence[str],
) -> tuple[Callable[[Any, object], Any], Callable[[Any], int]]:
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda record: ()

    def equal(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return values(self) == values(other)

    return equal, lambda self: hash(values(self))


def _text(self: Any) -> str:
    shown = [each.name for each in dataclasses.fields(self) if each.repr]
    inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{self.__class__.__qualname__}({inside})"


def _refuse(self: object, name: str, *value: object) -> NoReturn:
    raise FrozenInstanceError(f"{self.__class__.__qualname__}.{name} cannot be changed")
