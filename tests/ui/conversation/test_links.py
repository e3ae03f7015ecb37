"""Links: what counts as one, and where it is said to lead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from contactpro_desktop.ui.conversation.links import find_links, link_host, link_tip, open_link


def targets(text: str) -> list[str]:
    return [link.target for link in find_links(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://example.org/a?b=1.", ["https://example.org/a?b=1"]),
        ("(https://example.org/a_(b))", ["https://example.org/a_(b)"]),
        ("HTTP://EXAMPLE.ORG", ["HTTP://EXAMPLE.ORG"]),
        (
            "mailto:ana@example.org, tel:+34600111222!",
            ["mailto:ana@example.org", "tel:+34600111222"],
        ),
        ("javascript:alert(1) file:///etc/passwd ftp://a.b data:text/html,x", []),
        ("https:// http:///path mailto: tel:", []),
        ("xhttps://example.org", []),
        ("no links here", []),
    ],
)
def test_only_the_four_schemes_are_links(text: str, found: list[str]) -> None:
    assert targets(text) == found


def test_a_link_says_where_it_stands() -> None:
    text = "😀 see https://example.org now"
    (link,) = find_links(text)
    assert text[link.start : link.start + link.length] == "https://example.org"


@pytest.mark.parametrize(
    ("target", "host"),
    [
        ("https://bank.com@evil.example/login", "evil.example"),
        ("https://bank.com:pw@evil.example", "evil.example"),
        ("https://\u0430\u0440\u0440\u04cf\u0435.com/", "xn--80ak6aa92e.com"),
        ("mailto:ana@example.org?subject=hi", "ana@example.org"),
        ("tel:+34600111222", "+34600111222"),
        ("javascript:alert(1)", ""),
    ],
)
def test_the_tool_tip_names_the_true_host(target: str, host: str) -> None:
    assert link_host(target) == host
    assert host in link_tip(target)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []

    def note(url: QUrl) -> bool:
        urls.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return urls


def test_opening_leaves_user_and_password_out(opened: list[str]) -> None:
    assert open_link("https://bank.com:pw@evil.example/login")
    assert opened == ["https://evil.example/login"]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "javascript:alert(1)", "smb://x/y", ""])
def test_other_schemes_are_never_opened(opened: list[str], target: str) -> None:
    assert not open_link(target)
    assert opened == []


def test_a_text_full_of_links_yields_a_bounded_number() -> None:
    assert len(find_links("https://example.org " * 500)) == 50
