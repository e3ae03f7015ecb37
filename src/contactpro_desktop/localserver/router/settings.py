"""What an agent may change of their own preferences."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.draft import Draft
from contactpro_desktop.localserver.router.lookup import agent_row
from contactpro_desktop.localserver.router.model import AgentRow, Refused, Site
from contactpro_desktop.localserver.router.preferences import (
    ChangeDenials,
    ChangeSettings,
    ChangeTelephone,
    ChangeUi,
    PreferenceCommand,
    Preferences,
    ServeExternally,
)
from contactpro_desktop.localserver.router.texts import check_texts

_Name = TypeVar("_Name", bound=str)

DENY_BUTTON = "ECFUI_EnableSupervisorDenyButton"
"""The setting that lets an agent deny supervising, with the value 1 (ECFS 22Q1)."""

UI_PAIRS = 50
"""How many pairs `/ui` holds at most (ECFS 22Q1)."""


def setting(site: Site, row: AgentRow, name: str) -> str:
    """The value of a setting for this agent; empty where it is not configured."""
    configured = site.settings.get(name)
    if configured is None:
        return ""
    own = row.preferences.settings.get(name) if configured.allow_update else None
    return configured.value if own is None else own


def change_preferences(draft: Draft, command: PreferenceCommand) -> None:
    """One change, whole or not at all. Raises `Refused`."""
    row = agent_row(draft, command.agent_id)
    match command:
        case ChangeSettings():
            changed = _with_settings(draft.site, row, command)
        case ChangeDenials():
            changed = _with_denials(draft.site, row, command)
        case ChangeTelephone():
            changed = _with_telephone(row.preferences, command)
        case ServeExternally():
            changed = _with_external_queues(draft.site, row, command)
        case ChangeUi():
            changed = _with_ui(row.preferences, command)
    if changed != row.preferences:
        draft.put(replace(row, preferences=changed))


def _with_settings(site: Site, row: AgentRow, command: ChangeSettings) -> Preferences:
    for name in command.values:
        configured = site.settings.get(name)
        if configured is None or not configured.allow_update:
            raise Refused(Refusal.FORBIDDEN)
    check_texts(*command.values.values())
    known = row.preferences
    return replace(known, settings={**known.settings, **command.values})


def _with_denials(site: Site, row: AgentRow, command: ChangeDenials) -> Preferences:
    if setting(site, row, DENY_BUTTON) != "1":
        raise Refused(Refusal.FORBIDDEN)
    known = row.preferences
    return replace(known, denials=_switched(known.denials, command.denials))


def _with_telephone(known: Preferences, command: ChangeTelephone) -> Preferences:
    number, permanent = command.external_number, command.external_permanent
    check_texts(*(each for each in (number, *command.mtd.values()) if isinstance(each, str)))
    return replace(
        known,
        external_number=known.external_number if number is None else number,
        external_permanent=known.external_permanent if permanent is None else permanent,
        mtd={**known.mtd, **command.mtd},
    )


def _with_external_queues(site: Site, row: AgentRow, command: ServeExternally) -> Preferences:
    if not command.queues.keys() <= site.agents[row.id].queues:
        raise Refused(Refusal.FORBIDDEN)
    known = row.preferences
    return replace(known, serving_external=_switched(known.serving_external, command.queues))


def _with_ui(known: Preferences, command: ChangeUi) -> Preferences:
    check_texts(*command.values.values())
    kept = {name: value for name, value in known.ui.items() if name not in command.gone}
    kept |= command.values
    if len(kept) > UI_PAIRS:
        raise Refused(Refusal.LIMIT)
    return replace(known, ui=kept)


def _switched(known: frozenset[_Name], changes: Mapping[_Name, bool]) -> frozenset[_Name]:
    return (known - changes.keys()) | {name for name, on in changes.items() if on}
