"""What is dangerous has one place in the program, where its tests are. Each rule can fail."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import contactpro_desktop

PACKAGE = Path(contactpro_desktop.__file__).parent

PLACES: Mapping[str, frozenset[str]] = {
    # Hands addresses over to the desktop: four schemes, no file.
    "QDesktopServices": frozenset({"ui/conversation/links.py"}),
    # Read markup, in texts that are made by `readable` alone.
    "QTextBrowser": frozenset({"ui/mail/mail_view.py"}),
    "setHtml": frozenset({"ui/mail/mail_view.py"}),
    # Decodes pictures of strangers, by their first bytes.
    "QImageReader": frozenset({"ui/conversation/previews.py"}),
    # Starts the local server, without a shell and with arguments of our own.
    "QProcess": frozenset({"bootstrap/local_server.py"}),
    # Trusts one certificate whose name does not matter: the demo's server on this machine.
    "check_hostname": frozenset({"assignment/transport.py"}),
    # Make the connection to a tenant, with one context for both.
    "truststore": frozenset({"assignment/transport.py"}),
    # Generates the constructors of records from their fields; runs the application.
    "exec": frozenset({"domain/records.py", "bootstrap/process.py"}),
}
"""Names, and the only files that may use them."""

NOWHERE = frozenset(
    {
        # Guess whether a text is HTML.
        "QMessageBox", "QInputDialog", "QProgressDialog", "QErrorMessage", "QTextEdit",
        "QWhatsThis", "setMarkdown", "insertHtml", "appendHtml", "QWebEngineView", "QWebEnginePage",
        # Open what a name says, or run it.
        "webbrowser", "startfile", "subprocess", "popen", "execv", "spawnv", "eval",
        # Make objects, or functions, of what was read.
        "pickle", "marshal", "shelve", "yaml", "dill",
        # Let anybody in.
        "CERT_NONE", "CERT_OPTIONAL", "_create_unverified_context", "QLocalServer",
    }
)  # fmt: skip


def names(tree: ast.Module) -> Iterator[str]:
    """Every name that a module uses, attributes and imports included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.name.partition(".")[0] for alias in node.names)
            yield from (getattr(node, "module", None) or "").split(".")


def users() -> dict[str, set[str]]:
    """The files that use each of the names above, as paths below the package."""
    found: dict[str, set[str]] = {name: set() for name in (*PLACES, *NOWHERE)}
    for path in PACKAGE.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if any(name in source for name in found):
            for name in set(names(ast.parse(source))) & found.keys():
                found[name].add(path.relative_to(PACKAGE).as_posix())
    return found


def test_each_has_its_place_and_some_have_none() -> None:
    found = users()
    assert {name: found[name] for name in PLACES} == PLACES
    assert {name: files for name, files in found.items() if name in NOWHERE and files} == {}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("QMessageBox.warning(None, 'a', text)", "QMessageBox"),
        ("import subprocess as s", "subprocess"),
        ("from os import popen", "popen"),
        ("from pickle import loads", "pickle"),
        ("context.verify_mode = ssl.CERT_NONE", "CERT_NONE"),
        ("view.setHtml(text)", "setHtml"),
    ],
)
def test_a_use_is_found(source: str, name: str) -> None:
    assert name in set(names(ast.parse(source)))


TIPS = ("setToolTip", "setStatusTip", "setWhatsThis", "showText")
"""Tool tips guess the format of their text and have no setting for it."""

OF_OUR_OWN = frozenset(
    {
        # Constants or translations, and the agent's own name.
        "ui/mail/mail_fields.py: part.setToolTip(words)",
        "ui/sign_in_view.py: combo.setToolTip(text)",
        "ui/conversation/emoji_picker.py: button.setToolTip(EMOJI[number])",
        "ui/notifications.py: self._tray.setToolTip(self._window.windowTitle())",
        # Made by `plain_tooltip` a few lines above.
        "ui/conversation/transcript_view.py: QToolTip.showText("
        "event.globalPos(), self.tip_at(event.pos()), self.viewport())",
        "ui/transfer/target_delegate.py: QToolTip.showText(event.globalPos(), tip, view)",
        "ui/widgets/capability_icons.py: QToolTip.showText(event.globalPos(), tip, self)",
    }
)
"""Tool tips that are shown as they are, each looked at."""


def bare_tips(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in TIPS
            and not any(word in ast.unparse(node) for word in ("plain_tooltip(", ".tr("))
        ):
            yield ast.unparse(node)


def test_tool_tips_of_remote_text_say_what_they_are() -> None:
    found = {
        f"{path.relative_to(PACKAGE).as_posix()}: {tip}"
        for path in PACKAGE.rglob("*.py")
        if any(word in path.read_text(encoding="utf-8") for word in TIPS)
        for tip in bare_tips(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found == OF_OUR_OWN


def test_a_bare_tip_is_found() -> None:
    tree = ast.parse(
        "a.setToolTip(name)\nb.setToolTip(plain_tooltip(name))\nc.setToolTip(self.tr('x'))"
    )
    assert list(bare_tips(tree)) == ["a.setToolTip(name)"]
