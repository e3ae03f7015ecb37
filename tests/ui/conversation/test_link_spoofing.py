"""Two hundred links that mean to look like another's: the host that is told is the true one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from contactpro_desktop.ui.conversation.links import find_links, link_host, link_tip, open_link
from contactpro_desktop.ui.mail.readable import readable
from contactpro_desktop.ui.widgets.text import plain_block

NAMES = ("apple", "paypal", "santander", "microsoft", "booking", "telefonica", "correos", "caixa")

LOOKALIKES = {
    "a": "\u0430\u0251\u03b1", "c": "\u0441\u03f2", "e": "\u0435\u212e", "i": "\u0456\u0131",
    "l": "\u04cf\u0399", "o": "\u043e\u03bf\u0585", "p": "\u0440\u03c1", "s": "\u0455",
    "t": "\u03c4", "x": "\u0445\u03c7", "y": "\u0443", "n": "\u0578", "r": "\u0433",
}  # fmt: skip
"""Letters of other alphabets that look like the Latin one."""

CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
"""Characters that turn the direction of what follows."""

INVISIBLE = "\u200b\u2060\ufeff\u00ad"


def lookalikes() -> Iterator[str]:
    for name in NAMES:
        for place, letter in enumerate(name):
            for twin in LOOKALIKES.get(letter, ""):
                yield f"https://{name[:place]}{twin}{name[place + 1 :]}.com/sign-in"


def turned_round() -> Iterator[str]:
    for number, control in enumerate(CONTROLS):
        name = NAMES[number % len(NAMES)]
        yield f"https://evil.example/{control}moc.{name[::-1]}//:sptth"
        yield f"https://{name}{control}.com.evil.example/"
        yield f"https://evil.example{control}/{name}.com"


def with_invisible() -> Iterator[str]:
    for mark in INVISIBLE:
        for name in NAMES[:5]:
            yield f"https://{name[:2]}{mark}{name[2:]}.com/"


def with_another_name_in_it() -> Iterator[str]:
    for name in NAMES:
        yield f"https://{name}.com@evil.example/"
        yield f"https://{name}.com:443@evil.example/"
        yield f"https://{name}.com%2f@evil.example/"
        yield f"https://{name}.com.evil.example/"
        yield f"https://evil.example?{name}.com"
        yield f"https://evil.example#@{name}.com"
        yield f"https://{name}.com\u2044sign-in.evil.example/"
        yield f"https://{name}.com\u2215sign-in.evil.example/"
        yield f"https://{name}.com\\@evil.example/"
        yield f"https://{name}.com\u3002evil.example/"
        yield f"mailto:evil@evil.example?subject={name}.com"


SPOOFS = (*lookalikes(), *turned_round(), *with_invisible(), *with_another_name_in_it())


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    urls: list[QUrl] = []

    def note(url: QUrl) -> bool:
        urls.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return urls


def true_host(url: QUrl) -> str:
    """Where the desktop is really sent, read by another hand than the program's."""
    encoded = bytes(url.toEncoded().data()).decode("ascii")
    if encoded.startswith("mailto:"):
        return encoded[7:].partition("?")[0]
    found = re.fullmatch(r"https?://(?:[^@/?#]*@)?([^@/?#:]*)(?::\d+)?(?:[/?#].*)?", encoded)
    assert found is not None, encoded
    return found[1]


def test_there_are_two_hundred_of_them() -> None:
    assert len(set(SPOOFS)) >= 200
    shown = {link.target for text in SPOOFS for link in find_links(plain_block(text))}
    assert len(shown) >= 150, "the others are no links at all"


def test_what_is_told_is_what_is_opened(opened: list[QUrl]) -> None:
    """As it stands in a chat: cleaned, looked through for links, told in a tool tip."""
    for text in SPOOFS:
        for link in find_links(plain_block(text)):
            del opened[:]
            told = link_host(link.target)
            assert told.isascii()
            assert told.isprintable()
            assert open_link(link.target), text
            assert true_host(opened[0]) == told, text
            assert "@" not in opened[0].authority()
            assert link_tip(link.target).endswith(told)


def test_no_lookalike_is_called_what_it_looks_like() -> None:
    """Python's own encoding of international names says the same as the tool tip, or refuses."""
    known = {f"{name}.com" for name in NAMES}
    for text in lookalikes():
        host = link_host(text)
        assert host not in known, ascii(text)
        assert host == "" or host.startswith("xn--"), ascii(text)


def test_whatever_a_name_claims_the_host_is_the_last_part(opened: list[QUrl]) -> None:
    for text in with_another_name_in_it():
        for link in find_links(plain_block(text)):
            host = link_host(link.target)
            assert host.endswith("evil.example") or "\\" in text, text


@pytest.mark.parametrize("markup", [True, False])
def test_a_mail_says_it_beside_the_link(markup: bool) -> None:
    """No pointer is needed to see it: whatever is not plainly its own host is followed by it."""
    told = 0
    for text in SPOOFS:
        content = f'<p><a href="{escape(text)}">{escape(text)}</a></p>' if markup else text
        html = readable(content).html
        for target, words, rest in re.findall(r'<a href="([^"]*)">(.*?)</a>([^<]*)', html):
            host = link_host(unescape(target))
            assert not any(control in words + rest for control in CONTROLS)
            if host.startswith("xn--") or ".xn--" in host:
                assert f"[{host}]" in rest, ascii(words)
                told += 1
    assert told >= 60


@pytest.mark.parametrize(
    "text",
    [
        "https://xn--pple-43d.com/",
        "https://example.org/m\u00fcller",
        "https://example.org/\u0430",
        "mailto:m\u00fcller@example.org",
    ],
)
def test_what_says_it_itself_is_left_alone(text: str) -> None:
    assert "[" not in readable(text).html
