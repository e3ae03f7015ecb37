"""The translations: complete, true to their source texts, and of the texts there are now."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "contactpro_desktop"
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES = ("en", "es", "pt_BR")
"""English is the language of the sources: its file has plural forms only."""

SIGNS = {
    "placeholders": re.compile(r"\{\d*\}|%n|%\d"),
    "mnemonics": re.compile(r"(?<!&)&(?=\w)"),
    "tabs and line ends": re.compile(r"[\t\n]"),
    "last signs": re.compile(r"[.:…?↓]$"),
}
"""What a translation has as often as its source, whatever the order."""

Key = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Message:
    """`forms` has one text, or one for each plural form; `kind` is empty once it is finished."""

    context: str
    source: str
    plural: bool
    forms: tuple[str, ...]
    kind: str

    @property
    def key(self) -> Key:
        return self.context, self.source, self.plural


def read(path: Path) -> Iterator[Message]:
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            yield Message(
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.get("numerus") == "yes",
                tuple(form.text or "" for form in translation.iter("numerusform"))
                or (translation.text or "",),
                translation.get("type", ""),
            )


def committed(language: str) -> list[Message]:
    return list(read(TRANSLATIONS / f"contactpro_desktop_{language}.ts"))


@cache
def sources() -> dict[Path, ast.Module]:
    """Every module of the package."""
    files = sorted(PACKAGE.rglob("*.py"))
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> set[Key]:
    """What a fresh gathering finds in the sources."""
    tool = shutil.which("pyside6-lupdate", path=Path(sys.executable).parent)
    assert tool is not None
    fresh = tmp_path_factory.mktemp("texts") / "fresh_es.ts"
    subprocess.run([tool, "-silent", *map(str, sources()), "-ts", str(fresh)], check=True)
    return {message.key for message in read(fresh)}


def translated_calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Each call of `tr` or `translate` for a text, with that text."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        name = call.func.id if isinstance(call.func, ast.Name) else name
        place = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}.get(name, len(call.args))
        text = call.args[place] if place < len(call.args) else None
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            yield text.value, call


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated(language: str) -> None:
    messages = committed(language)
    assert messages
    assert [m for m in messages if m.kind or not all(m.forms)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("signs", SIGNS)
def test_a_translation_keeps_the_signs_of_its_source(language: str, signs: str) -> None:
    def found(text: str) -> list[str]:
        return sorted(SIGNS[signs].findall(text))

    changed = [
        (message.source, form)
        for message in committed(language)
        for form in message.forms
        if found(form) != found(message.source)
    ]
    assert changed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_has_the_texts_of_the_sources(language: str, gathered: set[Key]) -> None:
    """`make translations` brings the files up to date."""
    here = {message.key for message in committed(language)}
    wanted = {key for key in gathered if key[2]} if language == "en" else gathered
    assert (wanted - here, here - wanted) == (set(), set())


def test_no_text_of_the_sources_is_overlooked(gathered: set[Key]) -> None:
    """The gathering drops a `translate` with a number: plurals need the `tr` of a class."""
    texts = {(source, plural) for _, source, plural in gathered}
    overlooked = [
        f"{path.relative_to(ROOT)}:{call.lineno}: {text}"
        for path, tree in sources().items()
        for text, call in translated_calls(tree)
        if (text, "%n" in text) not in texts
    ]
    assert overlooked == []


def test_no_class_with_plurals_has_heirs() -> None:
    """Qt looks for a plural under the class of the object only, not under those it inherits."""
    classes = [
        node
        for tree in sources().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    inherited = {base.id for node in classes for base in node.bases if isinstance(base, ast.Name)}
    plural = {
        node.name for node in classes if any("%n" in text for text, _ in translated_calls(node))
    }
    assert plural
    assert plural & inherited == set()
