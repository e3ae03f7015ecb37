"""Values inside rows, as the JSON of one column."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from contactpro_desktop.localserver.router.files import Attachment, Sender
from contactpro_desktop.localserver.router.preferences import Preferences


def preferences_record(value: Preferences) -> dict[str, Any]:
    return asdict(value) | {
        "denials": sorted(value.denials),
        "serving_external": sorted(value.serving_external),
    }


def preferences(record: Mapping[str, Any]) -> Preferences:
    """What was stored; an empty object is an agent who never set anything."""
    sets = ("denials", "serving_external")
    found = {name: frozenset(record[name]) for name in sets if name in record}
    return Preferences(**{**record, **found})


def attachment_record(value: Attachment) -> dict[str, Any]:
    return asdict(value) | {"sender": value.sender.value}


def attachment(record: Mapping[str, Any]) -> Attachment:
    return Attachment(**{**record, "sender": Sender(record["sender"])})
