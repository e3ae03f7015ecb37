"""The demonstration with more agents than it has."""

from __future__ import annotations

from pathlib import Path

from argon2 import PasswordHasher

from contactpro_desktop.resources import resource_path

_AGENT = """
[[agents]]
username = "{user}"
password_hash = "{password_hash}"
first_name = "{user}"
last_name = "Plus"
chat_address = "{user}@demo"
queues = ["Soporte"]
capabilities = ["chat"]
chat_limit = 3
"""


def crowded(folder: Path, count: int, **limits: float) -> tuple[Path, list[str]]:
    """A configuration in `folder` with `count` agents beside those of the demonstration, and
    their user names; passwords as there, but quick to check. `limits` replace those of it."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    users = [f"agent{number}" for number in range(count)]
    text = resource_path("demo", "demo.toml").read_text(encoding="utf-8")
    for key, value in limits.items():
        lines = [
            f"{key} = {value}" if line.startswith(f"{key} =") else line for line in text.split("\n")
        ]
        text = "\n".join(lines)
    for user in users:
        text += _AGENT.format(user=user, password_hash=hasher.hash(f"demo-{user}"))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "crowded.toml"
    path.write_text(text, encoding="utf-8")
    return path, users
