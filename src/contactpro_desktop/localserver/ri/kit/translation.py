"""Names of queues, profiles and scripts in the language that a caller of RI asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.ri.kit.answers import Answer, Outcome
from contactpro_desktop.localserver.ri.kit.query import Query
from contactpro_desktop.localserver.router.model import Site

_NAME_OF = {
    "name": ("id",),
    "queueName": ("queueId", "queue"),
    "script_name": ("script_id",),
}
"""Which field holds the id of what a field names."""

_PRESENCE = "presenceName"


class Translation:
    """What has no name in that language keeps the one it has."""

    def __init__(self, site: Site) -> None:
        self._names = {
            language: {**names, **_by_name(site, names)} for language, names in site.names.items()
        }

    def __call__(self, outcome: Outcome, query: Query) -> Outcome:
        names = self._names.get(query.text("language").casefold())
        if names is None or not isinstance(outcome, Answer):
            return outcome
        return replace(outcome, body=_translated(outcome.body, names))


def _by_name(site: Site, names: Mapping[str, str]) -> dict[str, str]:
    """A row tells the name of a presence without its id."""
    profiles = site.profiles.values()
    return {each.name: names[each.id] for each in profiles if each.id in names}


def _translated(value: Json, names: Mapping[str, str]) -> Json:
    if isinstance(value, list):
        return [_translated(each, names) for each in value]
    if isinstance(value, dict):
        return {key: _field(value, key, names) for key in value}
    return value


def _field(row: dict[str, Json], key: str, names: Mapping[str, str]) -> Json:
    value = row[key]
    if key == _PRESENCE:
        return names.get(str(value), value)
    ids = [row[each] for each in _NAME_OF.get(key, ()) if each in row]
    return names.get(str(ids[0]), value) if ids else _translated(value, names)
