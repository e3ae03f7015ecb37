"""What is left of a mail made to hurt: text, and nothing that reaches out."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from contactpro_desktop.ui.mail.mail_text import MailText
from contactpro_desktop.ui.mail.mail_view import MailView
from contactpro_desktop.ui.mail.readable import (
    INPUT_LIMIT,
    PART_CHARS,
    PART_PIECES,
    RAW_LIMIT,
    readable,
)
from contactpro_desktop.ui.theme.theme import Theme
from tests.support.stopwatch import processor_time

STALL = 0.1
"""Seconds of this thread's own time, so that other programs on the machine do not count."""

KNOWN_TAGS = {"a", "b", "i", "u", "br", "ul", "ol", "li", "blockquote"}

CANARY = """<!doctype html><html><head><title>canary-title</title>
<base href="https://canary.example/"><link rel="stylesheet" href="https://canary.example/s.css">
<style>@import url(https://canary.example/i.css); p { background: url(file:///canary) }</style>
<meta http-equiv="refresh" content="0;url=https://canary.example/"></head>
<body background="https://canary.example/b.png" onload="canary()">
<script>canary()</script><SCRIPT SRC=https://canary.example/x.js></SCRIPT>
<p style="position:fixed;font-size:900px;background:url('https://canary.example/p.png')">Hello</p>
<img src="https://canary.example/t.gif"><img src="file:///etc/canary"><img src="/etc/canary">
<img src=x onerror="canary()"><img src="data:image/png;base64,canary"><img src="qrc:/canary">
<svg><image href="https://canary.example/v.png"/><script>canary()</script></svg>
<iframe src="https://canary.example/f.html">canary</iframe>
<object data="file:///canary">canary</object><embed src="canary.swf">
<form action="https://canary.example/f"><input value="canary-typed"><button>Press</button></form>
<video src="https://canary.example/v.mp4" poster="https://canary.example/p.png"></video>
<table background="file:///canary"><tr><td>Cell one</td><td>Cell two</td></tr></table>
<a href="javascript:canary()">script</a> <a href="file:///canary">file</a>
<a href="data:text/html,canary">data</a> <a href="/canary">relative</a> <a href="//canary">net</a>
<a href="https://evil.example/">https://bank.example/</a> <a href="https://fine.example">Fine</a>
<b>\u202eturned round\u202c</b> in\u200bvisible</body></html>"""

HOSTILE = {
    "one word": "a" * RAW_LIMIT,
    "one word in a paragraph": "<p>" + "a" * RAW_LIMIT,
    "nested divisions": "<div>" * 60_000 + "x",
    "nested bold": "<b>" * 100_000 + "x",
    "nested lists": "<ul><li>" * 40_000 + "x",
    "nested quotations": "<blockquote>" * 30_000 + "x",
    "nested tables": "<table><tr><td>" * 20_000 + "x",
    "a huge table": "<table>" + ("<tr>" + "<td>x</td>" * 40) * 1_000,
    "bold of many kinds": "<p>" + "".join(f"<b id={i}>" for i in range(9_000)) + "</p><p>x" * 9_000,
    "fonts of many kinds": "".join(f"<font color={i}>" for i in range(9_000)) + "<p>x" * 20_000,
    "unclosed links": "".join(f"<a href=http://x.y/{i}><p>" for i in range(15_000)),
    "unclosed tags": "<p>" + "<a" * 200_000,
    "angle brackets": "<p>" + "< " * 200_000,
    "entities": "<p>" + "&amp;" * 80_000,
    "ampersands": "<p>" + "&" * RAW_LIMIT,
    "comments": "<p>" + "<!--" * 100_000,
    "drawings": "<p>" + "<svg><math>" * 30_000,
    "attributes": "<a " + "href=" * 80_000 + ">x</a>",
    "a long address": "<a href='http://x.y/" + "z" * RAW_LIMIT + "'>x</a>",
    "empty lines": "\n" * RAW_LIMIT,
    "line breaks": "<br>" * 100_000,
    "lines": "a\n" * 200_000,
    "links": "https://a.b/c " * 28_000,
    "brackets": "https://a.b/" + ")" * 300_000,
    "combining marks": "e" + "\u0301" * RAW_LIMIT,
    "emoji": "😀" * 200_000,
    "wide letters": "﷽" * 200_000,
    "right to left": "مرحبا " * 60_000,
    "direction changes": "\u202eabc\u202c" * 60_000,
    "control characters": "\x00\x07\x1b[31m" * 60_000,
}


@pytest.fixture
def text(theme: Theme, qtbot: QtBot) -> MailText:
    made = MailText(theme)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def words(content: str) -> str:
    return re.sub(r"<[^>]*>", " ", readable(content).html)


def test_a_hostile_mail_is_text(text: MailText) -> None:
    text.show_content(CANARY)
    shown = text.view.toPlainText()
    for wanted in ("Hello", "Cell one", "Cell two", "Press", "turned round", "invisible", "Fine"):
        assert wanted in shown
    assert "canary" not in shown.lower().replace("<canary", "")
    assert "\u202e" not in shown
    assert set(re.findall(r"</?([a-z0-9]+)", readable(CANARY).html)) <= KNOWN_TAGS
    targets = re.findall(r'href="([^"]*)"', readable(CANARY).html)
    assert targets == ["https://evil.example/", "https://fine.example"]


def test_it_fetches_nothing(text: MailText, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever Qt may still ask for gets a point without colour, and nothing of this computer."""
    view = text.view
    for address in ("https://canary.example/x.png", "file:///etc/hosts", ":/icons/x.svg", "x.png"):
        for kind in (1, 2, 3, 4):
            for holder in (view, view.document()):
                found = holder.loadResource(kind, QUrl(address))
                assert isinstance(found, QImage)
                assert (found.width(), found.height(), found.pixel(0, 0)) == (1, 1, 0)
    asked: list[str] = []
    monkeypatch.setattr(MailView, "loadResource", lambda self, kind, name: asked.append(str(name)))
    text.show_content(CANARY)
    text.grab()
    assert asked == []


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ('<a href="https://evil.example/">https://bank.example/</a>', "[evil.example]"),
        ('<a href="https://evil.example/x">press</a>', "[evil.example]"),
        ('<a href="https://evil.example/?bank.example">bank.example</a>', "[evil.example]"),
        ('<a href="https://bank.example@evil.example/">bank.example</a>', "[evil.example]"),
        ('<a href="mailto:evil@example.org">write</a>', "[evil@example.org]"),
    ],
)
def test_a_link_says_where_it_leads(content: str, shown: str) -> None:
    assert shown in words(content)


@pytest.mark.parametrize(
    "content",
    [
        '<a href="https://a.example/x">https://a.example/y</a>',
        '<a href="https://a.example">A.Example</a>',
    ],
)
def test_a_link_that_says_so_itself_is_left_alone(content: str) -> None:
    assert "[" not in words(content)


def test_a_link_opens_through_the_one_function(
    text: MailText, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    for address in ("https://a.example/", "file:///etc/passwd", "javascript:x", "vbscript:x"):
        text.view.anchorClicked.emit(QUrl(address))
    assert opened == ["https://a.example/"]


def test_pressing_a_link_leaves_the_mail_where_it_is(text: MailText) -> None:
    text.show_content("<p>x</p>")
    spy = QSignalSpy(text.view.sourceChanged)
    text.view.anchorClicked.emit(QUrl("javascript:x"))
    assert spy.count() == 0
    assert "x" in text.view.toPlainText()


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_shown_in_time(text: MailText, name: str) -> None:
    text.show_content("<p>warm up</p>")
    text.grab()
    assert min(_show_once(text, HOSTILE[name]) for _ in range(3)) < STALL


def _show_once(text: MailText, content: str) -> float:
    text.show_content("")
    with processor_time() as watch:
        text.show_content(content)
        text.grab()
    return watch.seconds


@pytest.mark.parametrize("name", HOSTILE)
def test_a_part_is_bounded(name: str) -> None:
    html = readable(HOSTILE[name]).html
    assert len(re.sub(r"<[^>]*>", "", html)) <= 6 * PART_CHARS, "an entity has six characters"
    assert html.count("<") <= 4 * PART_PIECES
    assert _depth(html) <= 60


def _depth(html: str) -> int:
    depth = deepest = 0
    for closing, name in re.findall(r"<(/?)([a-z]+)", html):
        if name != "br":
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    return deepest


@pytest.mark.parametrize("separator", ["\n", "<br>"])
def test_the_parts_of_a_long_mail_hold_all_of_it(separator: str) -> None:
    lines = [f"line {number}" for number in range(4_000)]
    content = separator.join(lines)
    found: list[str] = []
    number = 0
    while True:
        part = readable(content, number)
        found.append(part.html.replace("<br>", "\n"))
        if part.is_last:
            break
        number += 1
    assert number > 1
    assert "".join(found).split("\n") == lines
    assert not part.is_cut


@pytest.mark.parametrize("content", ["x " * INPUT_LIMIT, "<p>" + "x " * INPUT_LIMIT])
def test_what_is_too_long_says_so(content: str) -> None:
    number = 0
    while not (part := readable(content, number)).is_last:
        assert not part.is_cut
        number += 1
    assert part.is_cut


def test_formatting_goes_on_in_the_next_part() -> None:
    content = "<blockquote><b>" + "word " * 5_000 + "</b></blockquote>"
    first, second = readable(content, 0).html, readable(content, 1).html
    for html in (first, second):
        assert html.startswith("<blockquote><b>")
        assert html.endswith("</b></blockquote>")


def test_plain_text_keeps_its_lines_and_its_links() -> None:
    html = readable("a < b\n\n  see https://a.example/x.\n> quoted").html
    assert html == (
        'a &lt; b<br><br>&nbsp; see <a href="https://a.example/x">https://a.example/x</a>.'
        "<br>&gt; quoted"
    )


def test_one_leafs_through_a_long_mail(text: MailText) -> None:
    text.show_content("word " * 5_000)
    assert text.after.isVisible()
    assert not text.before.isVisible()
    text.after.click()
    assert text.before.isVisible()
    text.show_content("short")
    assert not text.before.isVisible()
    assert text.view.toPlainText() == "short"
