"""What is kept about contacts, queues and customers beside the routing: remarks, callbacks, …

Each is a record of the same shape, filed under its kind: the router has no use for it, and what
it says is the business of the one resource that writes and reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from contactpro_desktop.domain.ids import Instant


class FileKind(Enum):
    REMARK = "remark"
    CONTACT_DATA = "contact_data"
    SCRIPT_RESULT = "script_result"
    CALLBACK = "callback"
    MESSAGE = "message"
    CONSENT = "consent"
    ENTRY = "entry"
    USER = "user"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Filed:
    """`id` is unique within the kind. `contact_id`, `queue_id` and `subject` (a number, an
    address) are what it is looked up by; `body` is JSON. Times are those of the server."""

    kind: FileKind
    id: str
    at: Instant
    changed_at: Instant
    body: Mapping[str, Any] = field(default_factory=dict)
    contact_id: str | None = None
    queue_id: str | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class FileChange:
    """What is filed there from now on; None for nothing any more."""

    kind: FileKind
    id: str
    filed: Filed | None
