"""House rules that no linter knows, checked on every file, each with proof that it can fail."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "contactpro_desktop"
PLAIN_LABEL = PACKAGE / "ui" / "widgets" / "plain_label.py"
LOOP_OWNERS = (PACKAGE / "bootstrap" / "process.py", PACKAGE / "__main__.py")
MAX_UI_LINES = 500

Finder = Callable[[ast.Module], Iterator[ast.AST]]

DOCSTRING = re.compile(rb'(#[^\n]*\n|\s)*r?"""\s*[^\s"]')
"""How a module begins that says what it is."""


def dotted(node: ast.AST) -> str:
    """`a.b.c` for a chain of names; what else the chain starts from becomes `?`."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return "?"


def calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func)


def nested_loops(tree: ast.Module) -> Iterator[ast.AST]:
    """`exec()` of dialogs, menus, loops and the application."""
    return (node for node, name in calls(tree) if name.endswith((".exec", ".exec_")))


def pumped_events(tree: ast.Module) -> Iterator[ast.AST]:
    return (node for node, name in calls(tree) if name.split(".")[-1] == "processEvents")


def fixed_waits(tree: ast.Module) -> Iterator[ast.AST]:
    """Waits for a time instead of for an event. `QThread.wait()` is not one: it joins."""
    waits = re.compile(
        r"(^|\.)(time\.sleep|qtbot\.wait|qWait|qSleep|QThread\.(sleep|msleep|usleep))$"
    )
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and waits.search(dotted(node.func)):
            yield node
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from (alias for alias in node.names if alias.name == "sleep")


def bare_labels(tree: ast.Module) -> Iterator[ast.AST]:
    """Labels, made or derived, that would guess whether their text is HTML."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and dotted(node.func).split(".")[-1] == "QLabel":
            yield node
        elif isinstance(node, ast.ClassDef):
            yield from (b for b in node.bases if dotted(b).split(".")[-1] == "QLabel")


def machine_paths(text: str) -> list[str]:
    """Absolute paths that exist on one machine only, or that belong to everybody on it."""
    folders = r"(?<![\w}\])./-])/(?:work|root|tmp|home|Users)\b|\b[A-Z]:\\+Users\b"
    return [match.group() for match in re.finditer(folders, text)]


def python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def texts() -> Iterator[tuple[str, str]]:
    """Path and content of every file of the project that is text."""
    folders = ("src", "tests", "benchmarks", "packaging", "docs", "resources", ".ci")
    inside = (path for folder in folders for path in (ROOT / folder).rglob("*"))
    for path in (*ROOT.glob("*"), *inside):
        content = path.read_bytes() if path.is_file() else b""
        if b"\0" not in content:
            yield str(path.relative_to(ROOT)), content.decode()


WORDS: dict[Finder, re.Pattern[bytes]] = {
    nested_loops: re.compile(rb"exec"),
    pumped_events: re.compile(rb"processEvents"),
    fixed_waits: re.compile(rb"sleep|qtbot|qWait|qSleep"),
    bare_labels: re.compile(rb"QLabel"),
}
"""What a text cannot be without if there is anything to find in it: others need no parsing."""


def found_by(find: Finder, source: bytes) -> list[ast.AST]:
    return list(find(ast.parse(source))) if WORDS[find].search(source) else []


def found_in(files: list[Path], find: Finder) -> list[str]:
    """Every finding as `path:line`."""
    return [
        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
        for path in files
        for node in found_by(find, path.read_bytes())
    ]


def test_only_the_program_itself_runs_an_event_loop() -> None:
    owners = [path for path in LOOP_OWNERS if path.exists()]
    others = [path for path in python_files("src", "tests") if path not in owners]
    assert found_in(others, nested_loops) == []
    assert len(found_in(owners, nested_loops)) <= 1


def test_events_are_never_pumped_by_hand() -> None:
    assert found_in(python_files("src", "tests"), pumped_events) == []


def test_nothing_waits_for_a_fixed_time() -> None:
    assert found_in(python_files("src", "tests"), fixed_waits) == []


def test_remote_text_has_only_one_kind_of_label() -> None:
    others = [path for path in python_files("src") if path != PLAIN_LABEL]
    assert found_in(others, bare_labels) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    found = {path: machine_paths(text) for path, text in texts()}
    assert {path: paths for path, paths in found.items() if paths} == {}


def test_files_of_the_interface_stay_small() -> None:
    lines = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for path in python_files("src/contactpro_desktop/ui")
    }
    assert {path: count for path, count in lines.items() if count > MAX_UI_LINES} == {}


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in python_files("src", "tests", "benchmarks")
        if not DOCSTRING.match(path.read_bytes())
    ]
    assert silent == []


@pytest.mark.parametrize("source", [b"", b"# Words.\n", b'import re\n"""Words."""', b'"""\n"""'])
def test_a_module_may_not_be_silent(source: bytes) -> None:
    assert not DOCSTRING.match(source)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_is_complete_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text()
    pinned = {normal(name) for name in re.findall(r"^([\w.-]+)==\S+ .*\\$", text, re.MULTILINE)}
    assert direct_dependencies(with_dev="dev" in lock) - pinned == set()
    assert "://" not in text
    for block in re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block, block


def direct_dependencies(*, with_dev: bool) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    extras = project["project"]["optional-dependencies"]
    wanted = [*project["project"]["dependencies"], *extras["server"]]
    if with_dev:
        wanted += [*extras["dev"], *project["dependency-groups"]["build"]]
    return {normal(re.split(r"[\[<>=~! ]", requirement)[0]) for requirement in wanted}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize(
    ("find", "source"),
    [
        (nested_loops, "dialog.exec()"),
        (nested_loops, "QMenu(parent).exec(position)"),
        (nested_loops, "QApplication.instance().exec_()"),
        (pumped_events, "QApplication.processEvents()"),
        (pumped_events, "app().processEvents()"),
        (fixed_waits, "import time\ntime.sleep(1)"),
        (fixed_waits, "from time import monotonic, sleep"),
        (fixed_waits, "def test(qtbot):\n    qtbot.wait(50)"),
        (fixed_waits, "self.qtbot.wait(50)"),
        (fixed_waits, "QTest.qWait(50)"),
        (fixed_waits, "QtCore.QThread.msleep(5)"),
        (bare_labels, "label = QLabel('x')"),
        (bare_labels, "label = QtWidgets.QLabel(parent)"),
        (bare_labels, "class Title(QLabel):\n    pass"),
    ],
)
def test_a_rule_finds_what_it_forbids(find: Finder, source: str) -> None:
    assert found_by(find, source.encode())


@pytest.mark.parametrize(
    ("find", "source"),
    [
        (nested_loops, "dialog.open()\nconnection.exec_driver_sql('x')"),
        (nested_loops, "'dialog.exec()'"),
        (fixed_waits, "thread.wait()\nevent.wait()\nqtbot.waitUntil(done)"),
        (fixed_waits, "from time import monotonic"),
        (bare_labels, "label = PlainLabel(theme)\nself.findChild(QLabel)"),
    ],
)
def test_a_rule_lets_the_rest_pass(find: Finder, source: str) -> None:
    assert list(find(ast.parse(source))) == []


@pytest.mark.parametrize("folder", ["work", "root", "tmp", "home", "Users"])
def test_machine_paths_are_recognised(folder: str) -> None:
    assert machine_paths(f"open('/{folder}/notes')")
    assert machine_paths(f"cd /{folder}")
    assert machine_paths("C:" + r"\Users\ana")


def test_resources_of_the_protocol_are_no_machine_paths() -> None:
    assert machine_paths("/users/me/properties/work_status {base}/home host/tmp a/work b") == []
