"""Passwords that the configuration does not know, and what a new one must be like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from argon2 import PasswordHasher

from contactpro_desktop.domain.ids import AgentId
from contactpro_desktop.localserver.router.model import Site


def with_passwords(site: Site, passwords: Mapping[AgentId, str]) -> Site:
    """The site with these passwords in the place of the configured ones."""
    hasher = PasswordHasher()
    changed = {
        agent_id: replace(site.agents[agent_id], password_hash=hasher.hash(password))
        for agent_id, password in passwords.items()
    }
    return replace(site, agents={**site.agents, **changed})


def with_hashes(site: Site, hashes: Mapping[AgentId, str]) -> Site:
    """The site with these argon2 hashes in the place of the configured ones; accounts that are
    gone are left out, and so are bots: theirs are made for each run."""
    changed = {
        agent_id: replace(spec, password_hash=hashes[agent_id])
        for agent_id, spec in site.agents.items()
        if agent_id in hashes and not spec.is_bot
    }
    return replace(site, agents={**site.agents, **changed})


_SHORTEST, _KINDS = 8, 3


def is_good_password(password: str, username: str) -> bool:
    """Eight characters of three kinds (lower case, upper case, digits, others), without the user's
    name in it."""
    kinds = (
        any(char.islower() for char in password),
        any(char.isupper() for char in password),
        any(char.isdigit() for char in password),
        any(not char.isalnum() for char in password),
    )
    has_name = username.casefold() in password.casefold()
    return len(password) >= _SHORTEST and sum(kinds) >= _KINDS and not has_name
