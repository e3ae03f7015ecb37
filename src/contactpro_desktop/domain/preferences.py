"""What the agent has set for themselves, and what the tenant offers."""

from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from types import MappingProxyType

from contactpro_desktop.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """An item of the user settings; `allow_update` tells whether the agent may change it."""

    value: str
    allow_update: bool = False


def _nothing() -> Mapping[str, Setting]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Preferences:
    """`denied` is what supervisors may not do, as in "barge_in"; `mtd` the simultaneous ringing by
    the keys of the model; `ui` what the agent's clients keep for each other."""

    settings: Mapping[str, Setting] = field(default_factory=_nothing)
    denied: frozenset[str] = frozenset()
    external_number: str = ""
    external_permanent: bool = False
    sip_connected: bool = False
    mtd: Mapping[str, bool | str] = field(default_factory=lambda: MappingProxyType({}))
    ui: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def setting(self, name: str) -> str:
        """The value of a setting, empty where the tenant has none of that name."""
        found = self.settings.get(name)
        return found.value if found else ""


class Service(Enum):
    """Parts of the protocol that a tenant may lack; what needs one is switched off then."""

    FILES = "files"
    SETTINGS = "settings"
    UI = "ui"
    SUPERVISION = "supervision"
    REPORTS = "reports"
    STATISTICS = "statistics"
    VIDEO = "video"
    DRAFTS = "drafts"
    PICKLIST = "picklist"
    DIRECTORY = "directory"
