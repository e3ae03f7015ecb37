"""A bug as it is kept: a patch, with what it breaks and which tests must fail because of it.

A file in `patches` begins with one sentence; each `Red:` line names a test; a unified diff of files
below `src` follows. Where its hunks stand is found by their lines, not by their numbers, so that
a patch goes on fitting while other lines of the file change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATCHES = Path(__file__).resolve().parent / "patches"


class DoesNotFit(Exception):
    """The source is no longer what the patch was made for; `str()` says where."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines of one file and what takes their place."""

    path: str
    before: str
    after: str

    def planted(self, text: str) -> str:
        """`text` with this change; raises `DoesNotFit` unless there is one place for it."""
        found, places = re.subn(f"(?m)^{re.escape(self.before)}", lambda _: self.after, text)
        if places != 1:
            raise DoesNotFit(f"{self.path}: {places} places for\n{self.before}")
        return found


@dataclass(frozen=True, slots=True)
class Bug:
    number: int
    name: str
    breaks: str
    red: tuple[str, ...]
    hunks: tuple[Hunk, ...]

    def planted(self, root: Path) -> Mapping[str, str]:
        """Path below `root` and new text of each file that the bug changes."""
        texts: dict[str, str] = {}
        for hunk in self.hunks:
            text = texts.get(hunk.path) or (root / hunk.path).read_text(encoding="utf-8")
            texts[hunk.path] = hunk.planted(text)
        return texts


def bugs() -> tuple[Bug, ...]:
    """All of them, by number."""
    return tuple(map(_bug, sorted(PATCHES.glob("*.patch"))))


def _bug(path: Path) -> Bug:
    text = path.read_text(encoding="utf-8")
    head, _, _ = text.partition("\n--- ")
    number, name = path.stem.split("_", 1)
    red = tuple(re.findall(r"^Red: (\S+)$", head, re.MULTILINE))
    return Bug(int(number), name, head.splitlines()[0], red, tuple(_hunks(text)))


def _hunks(text: str) -> Iterator[Hunk]:
    for part in re.split(r"^(?=--- a/)", text, flags=re.MULTILINE)[1:]:
        names, *bodies = re.split(r"^@@ .*\n", part, flags=re.MULTILINE)
        path = names.splitlines()[1].removeprefix("+++ b/")
        for body in bodies:
            lines = body.splitlines(keepends=True)
            before = "".join(line[1:] for line in lines if line[0] in " -")
            after = "".join(line[1:] for line in lines if line[0] in " +")
            yield Hunk(path, before, after)
