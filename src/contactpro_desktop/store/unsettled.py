"""What was asked of the server and is not settled yet: on disk before anybody sees it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace

from contactpro_desktop.domain.actions import Action
from contactpro_desktop.domain.ids import ContactId, Instant, RequestId
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.store.action_text import NotUnderstood, decode_action, encode_action
from contactpro_desktop.store.disk import Disk

log = logging.getLogger(__name__)

_PUT = (
    "INSERT INTO unsettled (request_id, account, contact_id, subject, kind, action, asked_at,"
    " tried, failure) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (request_id)"
    " DO UPDATE SET tried = excluded.tried, failure = excluded.failure"
)
_ALL = (
    "SELECT request_id, account, contact_id, subject, kind, action, asked_at, tried, failure"
    " FROM unsettled ORDER BY number"
)
_REMOVE = "DELETE FROM unsettled WHERE request_id = ?"


@dataclass(frozen=True, slots=True)
class Entry:
    """One action under its request id. `account` is who asked, at which tenant; `subject` names
    whom it is about. `tried`: it may have reached the server. `failure` is the word of a refusal
    that the agent knows of and has not decided on."""

    request_id: RequestId
    account: str
    action: Action
    asked_at: Instant
    contact_id: ContactId | None = None
    subject: str = ""
    tried: bool = True
    failure: str = ""


class Unsettled:
    """All entries in the order in which they were asked, held in memory too: only writing can
    fail. Each change is one small transaction, and done when the call returns; what could not be
    written goes with the next one. Whoever owns it calls `flush` once a second."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._entries = _read(disk)

    def get(self, request_id: RequestId) -> Entry | None:
        return self._entries.get(request_id)

    def of(self, account: str) -> tuple[Entry, ...]:
        return tuple(each for each in self._entries.values() if each.account == account)

    def put(self, entry: Entry) -> None:
        """Add an entry, or note what has become of it; its place stays."""
        self._entries[entry.request_id] = entry
        kind, text = encode_action(entry.action)
        values = (
            entry.request_id,
            entry.account,
            entry.contact_id or "",
            entry.subject,
            kind,
            text,
            entry.asked_at,
            entry.tried,
            entry.failure,
        )
        self._disk.keep(entry.request_id, (_PUT, values))
        self._disk.flush()

    def note(self, request_id: RequestId, *, failure: str) -> None:
        entry = self._entries.get(request_id)
        if entry is not None and entry.failure != failure:
            self.put(replace(entry, failure=failure))

    def remove(self, *request_ids: RequestId) -> None:
        for each in request_ids:
            if self._entries.pop(each, None) is not None:
                self._disk.keep(each, (_REMOVE, (each,)))
        self._disk.flush()

    def flush(self) -> None:
        """Write what could not be written yet."""
        self._disk.flush()

    def remove_others(self, account: str) -> None:
        """Whatever was asked in another name."""
        self.remove(*[key for key, each in self._entries.items() if each.account != account])


def _read(disk: Disk) -> dict[RequestId, Entry]:
    entries = (_entry(row) for row in disk.read(_ALL))
    return {entry.request_id: entry for entry in _known(entries)}


def _known(entries: Iterable[Entry | None]) -> Iterable[Entry]:
    return (entry for entry in entries if entry is not None)


def _entry(row: tuple[str | float, ...]) -> Entry | None:
    request_id, account, contact_id, subject, kind, text, asked_at, tried, failure = row
    try:
        action = decode_action(str(kind), str(text))
    except NotUnderstood:
        log.warning("an entry of the outbox cannot be understood")
        return None
    return Entry(
        RequestId(str(request_id)),
        str(account),
        action,
        float(asked_at),
        ContactId(str(contact_id)) if contact_id else None,
        str(subject),
        bool(tried),
        str(failure),
    )
