"""S1, S2, S4, S7: what strangers write into chats, mails, names and files, made up by a seed.

A body may hold up the window for a tenth of a second of its own processor time; of one that seems
to take longer the best of three counts, since other programs work on the machine, too.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from contactpro_desktop.domain.events import InteractionChanged
from contactpro_desktop.ui.application import make_application
from contactpro_desktop.ui.conversation.file_handling import bare_name
from contactpro_desktop.ui.conversation.transcript import Transcript
from contactpro_desktop.ui.mail.mail_text import MailText
from tests.faults.result import Row, row
from tests.gallery.views import VIEWS, Stage
from tests.support.opened_files import watching
from tests.support.stopwatch import processor_time
from tests.ui import scenes
from tests.ui.conversation.chat import Chat
from tests.ui.shell.hostile_views import HostileOffice, findings, opened
from tests.ui.support import Office

STALL = 0.1
RUNS = {
    "small": (4, 40, 40, 2, 20, 1_000),
    "full": (len(VIEWS), 5_000, 5_000, 100, 2_000, 100_000),
}
"""For each scale: views, bodies of chats and of mails, customers, mails of addresses, names."""

ADDRESSES_OF_A_MAIL = 50

CHARACTERS = (
    "a", "W", " ", "\n", "\t", "😀", "👨\u200d👩\u200d👧", "e\u0301\u0301\u0301", "م", "مرحبا ",
    "﷽", "漢", "\u202e", "\u2066", "\u200b", "\x00", "\x1b[31m", "\ufffd", "\u2028", "&", "<", ">",
    "&amp;", "&#0;", "https://a.b/", "mailto:a@b.c ", "(", ")", "%s", "{0}", "%1", "\\", "'", '"',
    "-->", "]]>",
)  # fmt: skip
TAGS = (
    "table", "tr", "td", "div", "p", "b", "i", "ul", "ol", "li", "blockquote", "a", "span", "font",
    "img", "br", "hr", "pre", "style", "script", "svg", "math", "object", "iframe", "form", "h1",
    "input", "video", "link", "meta", "base", "body", "html", "!--", "![CDATA[",
)  # fmt: skip
ATTRIBUTES = ("href", "src", "style", "background", "id", "class", "onload", "width", "colspan")


def run(seed: int, scale: str) -> list[Row]:
    """Every view, many bodies, many addresses, many names."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else make_application(["faults"])
    views, chats, mails, customers, fetching, names = RUNS[scale]
    return [
        _views(app, seed, views),
        _chats(app, seed, chats),
        _mails(app, seed, mails),
        _customers(app, seed, customers),
        _files(app, seed, fetching),
        _names(seed, names),
    ]


@contextmanager
def _office(app: QApplication, kind: type[Office] = Office) -> Iterator[Office]:
    parent = QObject()
    office = kind(parent)
    office.theme.apply(app)
    yield office
    office.close()
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _views(app: QApplication, seed: int, runs: int) -> Row:
    names = random.Random(seed).sample(list(VIEWS), runs)
    wrong: list[str] = []
    for name in names:
        with _office(app, HostileOffice) as office:
            window = opened(office, name).window
            wrong += [f"{name}: {each}" for each in findings(window)]
            window.hide()
            window.deleteLater()
    told = "; ".join(wrong[:3])
    return _row("S1 markup in every view", runs, seed, ok=not wrong, limit="literal", proof=told)


def text(chance: random.Random, most: int = 100_000) -> str:
    """A few kinds of characters, very often."""
    kinds = chance.sample(CHARACTERS, chance.randint(1, 4))
    pieces = [each * chance.choice((1, 1, 30, 3_000)) for each in kinds]
    once = "".join(pieces)
    return (once * (1 + most // max(1, len(once))))[: chance.randint(1, most)]


def markup(chance: random.Random) -> str:
    """Tags upon tags, closed or not, around such a text."""
    kinds = chance.sample(TAGS, chance.randint(1, 4))
    words = text(chance, 200)
    one = "".join(_tag(chance, kind) + chance.choice(("", words)) for kind in kinds)
    closed = "".join(f"</{kind}>" for kind in reversed(kinds)) if chance.random() < 0.5 else ""
    times = chance.choice((1, 20, 2_000, 20_000))
    body = (one + closed) * times if chance.random() < 0.5 else one * times + closed * times
    return ("<p>" + body + text(chance, 1_000))[:400_000]


def _tag(chance: random.Random, kind: str) -> str:
    if chance.random() < 0.5:
        return f"<{kind}>"
    value = text(chance, 60)
    return f"<{kind} {chance.choice(ATTRIBUTES)}={chance.choice(('', chr(34)))}{value}>"


def _chats(app: QApplication, seed: int, runs: int) -> Row:
    chance = random.Random(seed)
    with _office(app) as office:
        chat = Chat(office)
        transcript = Transcript(office.theme, office.store, office.desk)
        transcript.resize(700, 500)
        transcript.show_interaction(office.store.interactions[chat.id])

        def show(content: str) -> None:
            chat.hear(content)
            transcript.grab()

        worst = _worst(show, (text(chance) for _ in range(runs)))
        _gone(transcript)
    return _stalled("S2 hostile chat messages", runs, seed, worst)


def _mails(app: QApplication, seed: int, runs: int) -> Row:
    chance = random.Random(seed)
    with _office(app) as office:
        shown = MailText(office.theme)
        shown.resize(700, 500)
        shown.show()

        def show(content: str) -> None:
            shown.show_content("")
            shown.show_content(content)
            shown.grab()

        made = (markup(chance) if chance.random() < 0.8 else text(chance) for _ in range(runs))
        worst = _worst(show, made)
        _gone(shown)
    return _stalled("S2 hostile mails", runs, seed, worst)


def _customers(app: QApplication, seed: int, runs: int) -> Row:
    """Somebody whose name, address and thirty particulars are such texts, in the whole window."""
    chance = random.Random(seed)
    with _office(app) as office:
        stage = Stage(office)
        stage.work()
        stage.window.grab()
        plain = office.store.interactions[scenes.ROSA]

        def show(content: str) -> None:
            data = {f"{number}{content}": content for number in range(30)}
            evil = replace(plain, customer_name=content, customer_address=content)
            office.say(InteractionChanged(replace(evil, attached_data=data)))
            stage.window.grab()

        worst = _worst(show, (text(chance) for _ in range(runs)))
        _gone(stage.window)
    return _stalled("S2 hostile customers in the window", runs, seed, worst)


def _worst(show: Callable[[str], None], contents: Iterator[str]) -> float:
    """The longest that one of them held up this thread, in seconds."""
    show("warm up")
    worst = 0.0
    for content in contents:
        took = _seconds(show, content)
        if took > STALL:
            took = min(took, _seconds(show, content), _seconds(show, content))
        worst = max(worst, took)
    return worst


def _seconds(show: Callable[[str], None], content: str) -> float:
    with processor_time() as watch:
        show(content)
    return watch.seconds


def _gone(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()


def _files(app: QApplication, seed: int, runs: int) -> Row:
    """A picture lies where every address of every mail means; nobody opens it."""
    chance = random.Random(seed)
    opened_files: list[str] = []
    with tempfile.TemporaryDirectory() as name, chdir(name), _office(app) as office:
        path = Path(name) / "secret.png"
        QImage(4, 4, QImage.Format.Format_RGB32).save(str(path))
        shown = MailText(office.theme)
        shown.resize(300, 200)
        with watching(path.parent) as watch:
            for _ in range(runs):
                shown.show_content("".join(_fetching(chance, path)))
                shown.grab()
                opened_files += watch.opened()
        _gone(shown)
    return _row(
        "S4 files opened by mails",
        runs * ADDRESSES_OF_A_MAIL,
        seed,
        ok=not opened_files,
        limit="0 opened",
        proof=f"{len(opened_files)} opened",
    )


def _fetching(chance: random.Random, path: Path) -> Iterator[str]:
    forms = (path.as_uri(), str(path), path.name, f"./{path.name}", f"file:{path}", f"qrc:{path}")
    for _ in range(ADDRESSES_OF_A_MAIL):
        address = chance.choice(forms)
        if chance.random() < 0.5:
            at = chance.randrange(len(address) + 1)
            address = address[:at] + chance.choice(CHARACTERS) + address[at:]
        style = f"background:url({address})"
        yield chance.choice(
            (
                f'<img src="{address}">',
                f"<img src={address}>",
                f'<table background="{address}"><tr><td>x</td></tr></table>',
                f'<p style="{style}">x</p>',
                f"<style>@import url({address}); p {{ {style} }}</style>",
                f'<link rel=stylesheet href="{address}">',
                f'<a href="{address}"><img src="{address}"></a>',
            )
        )


def _names(seed: int, runs: int) -> Row:
    chance = random.Random(seed)
    parts = ("../", "..\\", "/", "C:", "con", "nul.", "..", ".", " ", ":", *CHARACTERS)
    escaped = 0
    for _ in range(runs):
        name = "".join(chance.choices(parts, k=chance.randint(0, 40)))
        kept = bare_name(name)
        same = PurePosixPath(kept).name == kept == PureWindowsPath(kept).name
        escaped += not (same and kept.isprintable() and len(kept.encode()) <= 255)
    told = f"{escaped} escaped"
    return _row("S7 names of files", runs, seed, ok=not escaped, limit="0 escape", proof=told)


def _stalled(name: str, runs: int, seed: int, worst: float) -> Row:
    ok = worst <= STALL
    return _row(name, runs, seed, ok=ok, limit=f"{STALL} s each", worst_latency=worst)


def _row(name: str, runs: int, seed: int, *, ok: bool, limit: str, **told: object) -> Row:
    return row(name, runs, seed=seed, ok=ok, limit=limit, **told)  # type: ignore[arg-type]
