"""Passwords that the configuration does not know."""

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
