"""From the address of a resource to the function that serves it: tables and their lookup."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from contactpro_desktop.domain.ids import RequestId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.paths import Path, join, segments
from contactpro_desktop.localserver.router.model import Refused

CallerT = TypeVar("CallerT")

Dedupe = tuple[str, RequestId] | None
"""Whose request it is and its id, where the first outcome of a repeated one is asked for."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request as a handler sees it. `key(name)` is the part of the address called `name`."""

    keys: Mapping[str, str]
    body: Json = None
    request_id: RequestId | None = None
    dedupe: Dedupe = None

    def part(self, name: str) -> Call:
        """The same request once more, for a second command: known apart when it is repeated."""
        if self.dedupe is None:
            return self
        user, request_id = self.dedupe
        return replace(self, dedupe=(user, RequestId(f"{request_id} {name}")))

    def key(self, name: str) -> str:
        return self.keys[name]


@dataclass(frozen=True, slots=True)
class Reply:
    """The outcome of a request, for every way it can come in. With `later`, that is the outcome
    and the rest means nothing."""

    status: int = 200
    body: Json = None
    reason: str = ""
    who: str = ""
    later: Callable[[], Awaitable[Reply]] | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """An answer that takes its time, while other requests go on: what was asked is committed."""

    body: Callable[[], Awaitable[Json]]


Reader = Callable[[CallerT, Call], Json]
"""Reads a resource, in keyed form (`ecfs.tree`). Never waits: a snapshot is of one moment."""

Writer = Callable[[CallerT, Call], Awaitable[Json | Later]]
"""Changes something; answers with a body, mostly none."""


@dataclass(frozen=True, slots=True)
class Resource(Generic[CallerT]):
    """A row of a table. `pattern` is below `/users/me`; a part in braces matches anything.

    `told_at` is where changes are told if that is another address of the same thing.
    """

    pattern: str
    read: Reader[CallerT] | None = None
    writers: Mapping[str, Writer[CallerT]] | None = None
    told_at: str = ""

    @property
    def parts(self) -> Path:
        return segments(self.pattern)

    @property
    def methods(self) -> tuple[str, ...]:
        return ("GET", *(self.writers or ())) if self.read else tuple(self.writers or ())


@dataclass(frozen=True, slots=True)
class Match(Generic[CallerT]):
    resource: Resource[CallerT]
    keys: Mapping[str, str]

    def told_at(self) -> str:
        """The address at which changes are told, empty if it is the one that was asked for."""
        parts = segments(self.resource.told_at)
        found = tuple(self.keys.get(part.strip("{}"), part) for part in parts)
        return join(("users", "me", *found)) if found else ""


class RouteTable(Generic[CallerT]):
    """Finds the resource of an address. Literal parts win over braces."""

    def __init__(self, resources: Iterable[Resource[CallerT]]) -> None:
        self.resources = tuple(
            sorted(resources, key=lambda r: [part.startswith("{") for part in r.parts])
        )
        self._literal: dict[Path, Match[CallerT]] = {}
        self._by_length: dict[int, list[tuple[Path, Resource[CallerT]]]] = {}
        for resource in self.resources:
            parts = resource.parts
            if any(part.startswith("{") for part in parts):
                self._by_length.setdefault(len(parts), []).append((parts, resource))
            else:
                self._literal[parts] = Match(resource, {})

    def match(self, path: Path) -> Match[CallerT] | None:
        """The resource at a decoded `path` that starts with users, me."""
        if path[:2] != ("users", "me"):
            return None
        wanted = path[2:]
        literal = self._literal.get(wanted)
        if literal is not None:
            return literal
        for parts, resource in self._by_length.get(len(wanted), ()):
            keys = _keys(parts, wanted)
            if keys is not None:
                return Match(resource, keys)
        return None


def _keys(parts: Path, wanted: Path) -> dict[str, str] | None:
    keys: dict[str, str] = {}
    for part, found in zip(parts, wanted, strict=True):
        if part.startswith("{"):
            keys[part.strip("{}")] = found
        elif part != found:
            return None
    return keys


def element(node: Json, key: str) -> Json:
    """What stands under `key` in a part of the model; refused where nothing does."""
    if not isinstance(node, dict) or key not in node:
        raise Refused(Refusal.NOT_FOUND)
    return node[key]
