"""Actions as text, for the disk. What is read follows the types of the records, strictly."""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from contactpro_desktop.domain.actions import Action

_KINDS: Mapping[str, type[Action]] = {kind.__name__: kind for kind in get_args(Action)}


class NotUnderstood(ValueError):
    """A text that holds no action of this version of the program."""


def encode_action(action: Action) -> tuple[str, str]:
    """The name of its class, and what it says as JSON."""
    return type(action).__name__, json.dumps(_plain(action), ensure_ascii=False)


def decode_action(kind: str, text: str) -> Action:
    """Raises `NotUnderstood`."""
    try:
        action: Action = _record(_KINDS[kind], json.loads(text))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise NotUnderstood(kind) from error
    return action


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {_plain(key): _plain(each) for key, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(_plain(each) for each in value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


_hints = cache(get_type_hints)


def _record(kind: Any, value: Mapping[str, Any]) -> Any:
    hints = _hints(kind)
    return kind(**{name: _read(hints[name], each) for name, each in value.items()})


def _read(hint: Any, value: Any) -> Any:
    if isinstance(hint, NewType):
        return _read(hint.__supertype__, value)
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _read_one_of(inside, value)
    if origin is tuple:
        return tuple(_read(inside[0], each) for each in value)
    if origin is frozenset:
        return frozenset(_read(inside[0], each) for each in value)
    if origin is not None and issubclass(origin, Mapping):
        return {_read(inside[0], key): _read(inside[1], each) for key, each in value.items()}
    if dataclasses.is_dataclass(hint):
        return _record(hint, value)
    if issubclass(hint, Enum):
        return hint(value)
    return _scalar(hint, value)


def _read_one_of(choices: tuple[Any, ...], value: Any) -> Any:
    """None stands for itself; records of one union go by their names, a collection is the only one
    of its union."""
    if value is None and types.NoneType in choices:
        return None
    others = [choice for choice in choices if choice is not types.NoneType]
    fitting = [choice for choice in others if type(value) is choice or _fits(choice, value)]
    return _read((fitting or others)[0], value)


def _fits(kind: Any, value: Any) -> bool:
    """Whether `value` was written of a record of this kind."""
    is_record = dataclasses.is_dataclass(kind) and isinstance(value, Mapping)
    return is_record and _hints(kind).keys() == value.keys()


def _scalar(hint: type[Any], value: Any) -> Any:
    if type(value) is hint or (hint is float and type(value) is int):
        return value
    raise TypeError(hint.__name__)
