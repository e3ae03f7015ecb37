"""A site with one queue of each mode and one agent, without bot and scripts."""

from __future__ import annotations

from pathlib import Path

from argon2 import PasswordHasher

_SITE = """
[site]
tenant = "demo"
default_profile = "Available"

[[profiles]]
name = "Available"
type = "presence"
availability = "FREE"

[[queues]]
name = "Ventas"
address = "ventas@demo"
channel = "chat"
mode = "auto_allocation"

[[queues]]
name = "Soporte"
address = "soporte@demo"
channel = "chat"
mode = "hunt_group"

[[agents]]
username = "ana"
password_hash = "{password_hash}"
first_name = "Ana"
last_name = "P."
chat_address = "ana@demo"
capabilities = ["chat"]
queues = ["Ventas", "Soporte"]
chat_limit = 100
"""


def small_site(folder: Path) -> Path:
    """Its configuration in `folder`; passwords as in the demonstration, and quick to check."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    path = folder / "small.toml"
    path.write_text(_SITE.format(password_hash=hasher.hash("demo-ana")), encoding="utf-8")
    return path
