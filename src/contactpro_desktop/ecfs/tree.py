"""The resource tree: the model as pushed, and the difference between two of its states.

In here, collections are maps: their elements stand under their key, as their addresses do. On the
wire they are lists. `keyed` and `listed` change one form into the other; `apply` takes and `diff`
gives the wire form, `get` and both arguments of `diff` are in the keyed form.
"""

from __future__ import annotations

from typing import TypeGuard

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.ecfs.paths import Path, child, segments

_ANY = "*"

_COLLECTIONS: dict[Path, str] = {
    ("users", "me", "queues"): "id",
    ("users", "me", "scripts"): "id",
    ("users", "me", "statistics", "queues"): "id",
    ("users", "me", "interactions"): "id",
    ("users", "me", "interactions", _ANY, "participants"): "uniquekey",
    ("users", "me", "interactions", _ANY, "transcript", "messages"): "id",
    ("users", "me", "interactions", _ANY, "attachments"): "id",
    ("users", "me", "interactions", _ANY, "webrtc", "messages"): "id",
    ("users", "me", "pending"): "id",
    ("users", "me", "supervisor_sessions"): "id",
    ("users", "me", "personal_data_reports"): "id",
    ("users", "me", "interactions", _ANY, "draft", "attachments"): "id",
    ("users", "me", "interactions", _ANY, "draft", "to_address"): "address",
    ("users", "me", "interactions", _ANY, "draft", "cc_address"): "address",
    ("users", "me", "interactions", _ANY, "draft", "bcc_address"): "address",
}
"""Address patterns of the collections, with the name of their elements' key."""

_MAX_PATH = 16


class ResourceTree:
    """What the server has told of its model."""

    def __init__(self) -> None:
        self._root: dict[str, Json] = {}

    def get(self, path: Path) -> Json:
        """The value at `path` in keyed form, None where there is none. Only for reading."""
        node: Json = self._root
        for part in path:
            if not isinstance(node, dict):
                return None
            node = node.get(part)
        return node

    def apply(self, transaction: Transaction) -> Path:
        """Take one change in and return where it was; raises `ProtocolError`."""
        path = segments(transaction.uri)
        self.change(transaction.method, path, transaction.resource)
        return path

    def change(self, method: str, path: Path, resource: Json) -> None:
        """The same for a path already split.

        Parents that are missing or null are made. Deleting what is not there changes nothing.
        """
        if path[:2] != ("users", "me") or not 2 < len(path) <= _MAX_PATH:
            raise ProtocolError("transaction_uri")
        if method in ("POST", "PUT"):
            self.replace(path, keyed(path, resource))
        elif method == "DELETE":
            self.remove(path)
        else:
            raise ProtocolError("transaction_method")

    def replace(self, path: Path, value: Json) -> None:
        """Put `value`, in keyed form, at `path`."""
        node = self._root
        for part in path[:-1]:
            below = node.get(part)
            if below is None:
                below = node[part] = {}
            if not isinstance(below, dict):
                raise ProtocolError("transaction_below_value")
            node = below
        node[path[-1]] = value

    def remove(self, path: Path) -> None:
        parent = self.get(path[:-1])
        if isinstance(parent, dict):
            parent.pop(path[-1], None)


def keyed(path: Path, value: Json) -> Json:
    """`value` of the resource at `path`, with every collection in it as a map."""
    key = _element_key(path)
    if key is not None and isinstance(value, list):
        return {
            _key_of(item, key, index): keyed((*path, _ANY), item)
            for index, item in enumerate(value)
        }
    if isinstance(value, dict) and _leads_to_collection(path):
        return {name: keyed((*path, name), below) for name, below in value.items()}
    return value


def listed(path: Path, value: Json) -> Json:
    """`value` as it goes over the wire: the reverse of `keyed`."""
    if not isinstance(value, dict):
        return value
    if _element_key(path) is not None:
        return [listed((*path, name), below) for name, below in value.items()]
    if _leads_to_collection(path):
        return {name: listed((*path, name), below) for name, below in value.items()}
    return value


def snapshot(uri: str, value: Json) -> list[Transaction]:
    """What a subscriber of `uri` is told first: a POST for each element, or for the resource.

    None stands for a resource that does not exist: nothing is told.
    """
    path = segments(uri)
    if isinstance(value, dict) and _element_key(path) is not None:
        return [
            Transaction("POST", child(uri, key), listed((*path, key), element))
            for key, element in value.items()
        ]
    return [] if value is None else [Transaction("POST", uri, listed(path, value))]


def diff(old: Json, new: Json, uri: str) -> list[Transaction]:
    """The changes that turn the resource at `uri` from `old` into `new`.

    Objects are compared down to their leaves (PUT; DELETE for a key that is gone), collections by
    key (POST, DELETE, or the difference of the element). As an element, None means not there.
    """
    path = segments(uri)
    changes: list[Transaction] = []
    if _element_key(path[:-1]) is not None and (old is None) != (new is None):
        changes.append(_appeared_or_gone(new, uri, path))
    else:
        _compare(old, new, uri, path, changes)
    return changes


def _appeared_or_gone(new: Json, uri: str, path: Path) -> Transaction:
    if new is None:
        return Transaction("DELETE", uri)
    return Transaction("POST", uri, listed(path, new))


def _compare(old: Json, new: Json, uri: str, path: Path, changes: list[Transaction]) -> None:
    if not _is_inner(old, path) or not _is_inner(new, path):
        if not _same(old, new):
            changes.append(Transaction("PUT", uri, listed(path, new)))
        return
    appeared = "PUT" if _element_key(path) is None else "POST"
    changes.extend(Transaction("DELETE", child(uri, key)) for key in old if key not in new)
    for key, value in new.items():
        below, below_path = child(uri, key), (*path, key)
        if key in old:
            _compare(old[key], value, below, below_path, changes)
        else:
            changes.append(Transaction(appeared, below, listed(below_path, value)))


def _is_inner(value: Json, path: Path) -> TypeGuard[dict[str, Json]]:
    """Whether `value` is an object whose keys all have an address of their own."""
    return isinstance(value, dict) and len(path) < _MAX_PATH and "" not in value


def _same(old: Json, new: Json) -> bool:
    """Equality as JSON has it: true is not 1."""
    return old == new and type(old) is type(new)


def _element_key(path: Path) -> str | None:
    """The name of the elements' key if `path` is that of a collection."""
    return _COLLECTIONS.get(_pattern(path))


def _pattern(path: Path) -> Path:
    if path[:3] == ("users", "me", "interactions") and len(path) > 3:
        return (*path[:3], _ANY, *path[4:])
    return path


def _leads_to_collection(path: Path) -> bool:
    pattern = _pattern(path)
    return any(known[: len(pattern)] == pattern for known in _COLLECTIONS)


def _key_of(item: Json, key: str, index: int) -> str:
    """The key an element goes by; its position where it names none."""
    found = item.get(key) if isinstance(item, dict) else None
    return found if isinstance(found, str) and found else f"#{index}"
