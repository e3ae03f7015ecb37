"""A mail opens no file of this computer, however it names one, and no connection."""

from __future__ import annotations

import itertools
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from contactpro_desktop.ui.mail.mail_text import MailText
from contactpro_desktop.ui.mail.mail_view import MailView
from contactpro_desktop.ui.theme.theme import Theme
from tests.support.opened_files import Watch, watching

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs the kernel's own word")

MARKUP = (
    '<img src="{}">',
    '<body background="{}">',
    '<table background="{}"><tr><td>x</td></tr></table>',
    '<link rel="stylesheet" href="{}">',
    '<style>@import url("{}");</style>',
    "<style>p {{ background-image: url({}) }}</style><p>x</p>",
    '<p style="background-image: url({})">x</p>',
    '<ul style="list-style-image: url({})"><li>x</li></ul>',
    '<input type="image" src="{}"><video poster="{}"></video><object data="{}"></object>',
)
"""Every place of a text that has an address which is looked up."""


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A picture in the folder that names without a path are looked up in."""
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    path = tmp_path / "secret.png"
    assert image.save(str(path))
    monkeypatch.chdir(tmp_path)
    return path


@pytest.fixture
def watch(secret: Path) -> Iterator[Watch]:
    with watching(secret.parent) as watch:
        yield watch


def addresses(path: Path) -> tuple[str, ...]:
    """The ways to name a file of this computer."""
    return (
        path.as_uri(),
        str(path),
        path.name,
        f"./{path.name}",
        f"file:{path}",
        f"file://localhost{path}",
        f"FILE://{path}",
        f"//localhost{path}",
        f"\\\\localhost\\{path.parent.name}\\{path.name}",
        f"qrc:{path}",
        f"../{path.parent.name}/{path.name}",
        f"file://{path}#x",
        f"{path.as_uri()}?x".replace("p", "%70"),
    )


def mails(addresses: tuple[str, ...]) -> Iterator[str]:
    for markup, address in itertools.product(MARKUP, addresses):
        yield "<p>Hola</p>" + markup.replace("{}", address).replace("{{", "{").replace("}}", "}")


def test_the_widget_itself_would(secret: Path, watch: Watch, qtbot: QtBot) -> None:
    """Else nothing below would prove anything."""
    browser = QTextBrowser()
    qtbot.addWidget(browser)
    browser.resize(300, 200)
    opening = 0
    for content in mails(addresses(secret)):
        browser.setHtml(content)
        browser.grab()
        opening += bool(watch.opened())
    assert opening >= 10


def test_a_mail_opens_none(secret: Path, watch: Watch, theme: Theme, qtbot: QtBot) -> None:
    text = MailText(theme)
    qtbot.addWidget(text)
    text.resize(300, 200)
    for content in mails(addresses(secret)):
        text.show_content(content)
        text.grab()
        assert "Hola" in text.view.toPlainText()
    assert watch.opened() == []


def test_the_view_would_not_even_if_it_were_shown_such_markup(
    secret: Path, watch: Watch, theme: Theme, qtbot: QtBot
) -> None:
    """The second line: nothing that gets past the first is looked up either."""
    view = MailView(theme)
    qtbot.addWidget(view)
    view.resize(300, 200)
    for content in mails(addresses(secret)):
        view.show_html(content)
        view.grab()
    assert watch.opened() == []


def test_no_mail_opens_a_connection(theme: Theme, qtbot: QtBot) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        host, port = listener.getsockname()
        names = tuple(f"{scheme}://{host}:{port}/x.png" for scheme in ("http", "https", "ftp"))
        names += (f"//{host}:{port}/x.png", f"ws://{host}:{port}", f"\\\\{host}@{port}\\x")
        text = MailText(theme)
        qtbot.addWidget(text)
        for content in mails(names):
            text.show_content(content)
            text.grab()
            text.view.show_html(content)
            text.grab()
        with pytest.raises(BlockingIOError):
            listener.accept()
