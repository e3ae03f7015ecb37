"""What the client asks for: its actions, its subscriptions and its RI requests.

Every action is made once with every word that its fields may hold, and turned into its request as
the session does it. The window uses an action if some function of `app` that makes it is named
somewhere in `ui`.
"""

from __future__ import annotations

import ast
import asyncio
import itertools
import types
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple, NewType, Union, cast, get_args, get_origin, get_type_hints

import contactpro_desktop
from contactpro_desktop.assignment.directory import Directory
from contactpro_desktop.assignment.history import History
from contactpro_desktop.assignment.http import Reply, TenantHttp
from contactpro_desktop.assignment.picklist import CONTACTS
from contactpro_desktop.domain import actions
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.history import Question
from contactpro_desktop.domain.ids import RequestId
from contactpro_desktop.ecfs.agent_model import AgentModel
from contactpro_desktop.ecfs.envelope import Request, Transaction
from contactpro_desktop.ecfs.lookups import Lookups
from contactpro_desktop.ecfs.mapping import request_for
from contactpro_desktop.ecfs.operations import OPERATIONS, RI_RESOURCES, Operation
from contactpro_desktop.ecfs.paths import PROPERTIES, interaction_uri, segments
from contactpro_desktop.ecfs.snapshots import Snapshots
from tests.coverage_table.addresses import contains, leads_to, shape

PACKAGE = Path(contactpro_desktop.__file__).parent
WINDOW, CLIENT, NOBODY = "window", "client", "-"

_RI_BASE = "/ecfs"
_CONVERSATION = PACKAGE / "ecfs" / "mapping" / "conversation.py"


class _Use(NamedTuple):
    method: str
    uri: str
    user: str

    def is_of(self, operation: Operation) -> bool:
        resource = self.uri.removeprefix("/users/me")
        if self.method == "SUBSCRIBE":
            return operation.method == "GET" and _tells(resource, operation)
        return self.method == operation.method and leads_to(resource, operation)


def _tells(subscribed: str, operation: Operation) -> bool:
    """Whether the client reads the operation's resource from what a subscription brings."""
    below = shape(operation.resource)[len(segments(subscribed)) :]
    names = [part for part in below if part != "{}"]
    return contains(subscribed, operation) and (not names or names[-1] in _wire_fields())


@cache
def _wire_fields() -> frozenset[str]:
    """The keys that the client's wire models read, and those it looks for in what it is told."""
    files = (*_sources("ecfs/wire"), *(PACKAGE / "ecfs").glob("*_model.py"), _CONVERSATION)
    nodes = [node for path in files for node in ast.walk(_tree(path))]
    fields = {
        node.target.id
        for node in nodes
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    looked_for = {str(node.value) for node in nodes if isinstance(node, ast.Constant)}
    return frozenset(fields | looked_for)


@cache
def used_by() -> Mapping[Operation, str]:
    """By operation: `window`, `client` if only the assignment client can call it, or `-`."""
    uses = [*_of_opening(), *_of_actions(), *_of_ri()]
    return {
        operation: _user(use.user for use in uses if use.is_of(operation))
        for operation in (*OPERATIONS, *RI_RESOURCES)
    }


def _user(users: Iterable[str]) -> str:
    found = set(users)
    return next((user for user in (WINDOW, CLIENT) if user in found), NOBODY)


def _of_opening() -> Iterator[_Use]:
    for request in Snapshots(lambda: "", 0.0).requests:
        yield _Use(request.method, request.uri, WINDOW)
    for channel in ("chat", "email"):
        for request in _looked_up(channel):
            yield _Use(request.method, request.uri, WINDOW)


def _looked_up(channel: str) -> Iterator[Request]:
    """What is asked for by itself once an interaction of which little is told has begun."""
    model = AgentModel()
    me = {"id": "X", "permissions": {"video": True}}
    told = {"id": "X", "channel_type": channel, "status": "accepted"}
    model.apply(Transaction("POST", PROPERTIES, me))
    model.apply(Transaction("POST", interaction_uri("X"), told))
    return Lookups(lambda: "").requests(model.events(), model)


# --- Actions -------------------------------------------------------------------------------------


def _of_actions() -> Iterator[_Use]:
    of_window = _made_by_the_window()
    for kind in get_args(actions.Action):
        user = WINDOW if kind.__name__ in of_window else CLIENT
        for action in examples(kind):
            request = request_for(action, RequestId(""), own_key="X")
            yield _Use(request.method, request.uri, user)


def examples(kind: Any) -> list[Any]:
    """Values of a type: one for every word that it may hold or be made of."""
    if kind in _SIMPLE:
        return list(_SIMPLE[kind])
    if isinstance(kind, NewType):
        return examples(kind.__supertype__)
    if get_origin(kind) in (Union, types.UnionType):
        return [value for each in get_args(kind) for value in examples(each)]
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        held = itertools.product(*(examples(hints[each.name]) for each in fields(kind)))
        return [kind(*values) for values in held]  # type: ignore[operator]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [word for word in kind if word is not Channel.OTHER]
    if get_origin(kind) is Mapping:
        keys, values = (examples(each)[0] for each in get_args(kind))
        return [{}, {keys: values}]
    return [(get_origin(kind) or kind)()]


_SIMPLE: Mapping[Any, tuple[Any, ...]] = {
    str: ("X",),
    bool: (True, False),
    int: (1,),
    float: (1.0,),
    bytes: (b"X",),
    type(None): (None,),
}


@cache
def _made_by_the_window() -> frozenset[str]:
    """The names of the actions and questions that `ui` reaches: by itself, or through functions of
    `app` that it names and those that these name in turn."""
    reached = {node for path in _sources("ui") for node in _names(_tree(path))}
    functions = [
        node
        for path in _sources("app")
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef)
    ]
    while True:
        further = {n for node in functions if node.name in reached for n in _names(node)} - reached
        if not further:
            return frozenset(reached)
        reached |= further


def _names(tree: ast.AST) -> set[str]:
    return {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute | ast.Name)
    }


# --- RI ------------------------------------------------------------------------------------------


def _of_ri() -> Iterator[_Use]:
    """What goes out when everything is asked that the client can ask."""
    of_window = _made_by_the_window()
    yield _Use("GET", CONTACTS.removeprefix(_RI_BASE), WINDOW)
    yield from _asked(lambda http: Directory(http).search("X"), WINDOW)
    for kind in get_args(Question):
        user = WINDOW if kind.__name__ in of_window else CLIENT
        for question in examples(kind):
            yield from _asked(partial(_look_up, question), user)


async def _look_up(question: Any, http: TenantHttp) -> None:
    await History(http).look_up(question)


def _asked(ask: Callable[[TenantHttp], Coroutine[Any, Any, Any]], user: str) -> list[_Use]:
    recorder = _Recorder()
    asyncio.run(ask(cast(TenantHttp, recorder)))
    return [_Use(method, path.removeprefix(_RI_BASE), user) for method, path in recorder.requests]


class _Recorder:
    """Writes down what is asked, and answers that there is one agent of whom nothing is known."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, str]] = []

    async def get(self, path: str, *rest: object) -> Reply:
        return self._answer("GET", path)

    async def post(self, path: str, *rest: object) -> Reply:
        return self._answer("POST", path)

    async def put(self, path: str, *rest: object) -> Reply:
        return self._answer("PUT", path)

    def _answer(self, method: str, path: str) -> Reply:
        self.requests.append((method, path))
        return Reply(200, {}, b'[{"id": "X", "sourceType": "User", "sourceId": "X"}]')


# --- Sources -------------------------------------------------------------------------------------


def _sources(folder: str) -> Iterator[Path]:
    return (PACKAGE / folder).rglob("*.py")


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes())
