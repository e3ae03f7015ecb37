"""The demonstration's configuration, changed for a test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from contactpro_desktop.resources import resource_path


def changed_demo(folder: Path, changes: Mapping[str, str]) -> Path:
    """The demonstration's configuration with other texts in places; where it is."""
    text = resource_path("demo", "demo.toml").read_text(encoding="utf-8")
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after)
    config = folder / "changed.toml"
    config.write_text(text, encoding="utf-8")
    return config


def section(port: int, title: str) -> str:
    """The head of a section of the demonstration's configuration."""
    return f'{title}\nhost = "127.0.0.1"\nport = {port}\n'
