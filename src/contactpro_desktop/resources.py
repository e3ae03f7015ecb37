"""Where the bundled icons, style, sounds and translations are."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_path(*parts: str) -> Path:
    """The path of one bundled resource, as in `resource_path("icons", "phone.svg")`.

    An installed package carries the resources inside itself; a checkout has them at its root.
    """
    installed = _PACKAGE / "resources"
    root = installed if installed.is_dir() else _PACKAGE.parents[1] / "resources"
    return root.joinpath(*parts)
