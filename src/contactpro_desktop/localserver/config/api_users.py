"""Accounts of programs: who may use the RI interfaces without an agent's session, and for what."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from contactpro_desktop.domain.ids import QueueId


class Right(Enum):
    """What a caller of the RI interfaces may do; the values are the words of the configuration.

    After the vendor's list of user rights for RI, as far as it is published.
    """

    MONITOR = "monitor"
    CHANGE_AGENTS = "change_agents"
    DIRECTORY = "directory"
    ADD_ENTRIES = "add_entries"
    CONTACT_HISTORY = "contact_history"
    STATISTICS_DETAILS = "statistics_details"
    CALLBACKS = "callbacks"
    MESSAGING = "messaging"
    CONSENTS = "consents"
    CONFIGURATION = "configuration"
    CHANGE_USERS = "change_users"
    TASKS = "tasks"


@dataclass(frozen=True, slots=True)
class ApiUserSpec:
    """`password_hash` is argon2, `key_hash` the SHA-256 of the key in hexadecimal.

    `queues` are the ones it sees contacts of, None for all of them.
    """

    name: str
    password_hash: str = field(repr=False)
    key_hash: str = field(repr=False)
    rights: frozenset[Right] = frozenset()
    queues: frozenset[QueueId] | None = None
