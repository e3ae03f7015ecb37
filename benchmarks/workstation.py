"""The client's own Python environment: with what an agent's machine has, and nothing else.

A checkout has the tools of its developers in one environment, and libraries of the client import
some of them where they find them. A workstation has none, so the client is not measured with them.
"""

from __future__ import annotations

import re
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

PROJECT = "contactpro-desktop"
_ROOT = Path(__file__).resolve().parents[1]


def make_workstation(folder: Path) -> Path:
    """A virtual environment in `folder` with links to what is installed here; its Python."""
    venv.create(folder, clear=True, with_pip=False)
    (packages,) = folder.glob("lib/python*/site-packages")
    for top in {top for name in needed(PROJECT) for top in top_level(distribution(name))}:
        (packages / top.name).symlink_to(top)
    (packages / "checkout.pth").write_text(f"{_ROOT / 'src'}\n{_ROOT}\n", encoding="utf-8")
    return folder / "bin" / "python"


def needed(project: str) -> set[str]:
    """What a project requires, and what that requires in turn; extras are left out."""
    found: set[str] = set()
    wanted = {project}
    while wanted:
        name = wanted.pop()
        for line in distribution(name).requires or ():
            requirement = Requirement(line)
            applies = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
            if applies and _normal(requirement.name) not in found:
                found.add(_normal(requirement.name))
                wanted.add(_normal(requirement.name))
    return found


def top_level(package: Distribution) -> Iterator[Path]:
    """Folders and files of a distribution that lie directly among the packages."""
    names = {file.parts[0] for file in package.files or () if file.parts[0] not in ("..", "bin")}
    for name in names - {"__pycache__"}:
        yield Path(str(package.locate_file(name))).resolve()


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
