"""Links in remote text: found by scheme, and opened in one place."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.ui.widgets.text import plain

_FOUND = re.compile(r"\b(?:https?://|mailto:|tel:)[^\s<>\"“”]+", re.IGNORECASE)
_TRAILING = ".,;:!?'’)]}*_…"
_WEB = ("http", "https")
_MOST = 50
_LONGEST = 4096
"""Characters. No browser takes an address of twice that; somebody means to keep us busy."""


@dataclass(frozen=True, slots=True)
class Link:
    """`start` and `length` say where in the text it stands."""

    start: int
    length: int
    target: str


def find_links(text: str) -> tuple[Link, ...]:
    """The links that `open_link` would open, in order; at most 50 of a text."""
    found = []
    for match in _FOUND.finditer(text):
        if match.end() - match.start() > _LONGEST:
            continue
        target = _trimmed(match.group())
        if _parsed(target) is not None:
            found.append(Link(match.start(), len(target), target))
        if len(found) == _MOST:
            break
    return tuple(found)


def link_host(target: str) -> str:
    """Where a link really leads: the host as the network knows it (an international name in its
    ASCII form), or the address or number; empty for what `open_link` would refuse."""
    url = _parsed(target)
    if url is None:
        return ""
    if url.scheme() in _WEB:
        return url.host(QUrl.ComponentFormattingOption.FullyEncoded)
    return plain(url.path(QUrl.ComponentFormattingOption.FullyDecoded), 80)


def link_tip(target: str) -> str:
    """What a tool tip says of a link before anybody clicks it."""
    return QCoreApplication.translate("Links", "Opens {0}").format(link_host(target))


def open_link(target: str) -> bool:
    """Hand a web page, mail address or phone number over to the desktop; anything else is
    refused. User names and passwords in a web address are left out. True when it was handed over.
    """
    url = _parsed(target)
    if url is None:
        return False
    if url.scheme() in _WEB:
        # None is Qt's null string; an empty one would leave the "@".
        url.setUserInfo(None)  # type: ignore[arg-type]
    return QDesktopServices.openUrl(url)


def _trimmed(target: str) -> str:
    """Without the punctuation of the sentence around it; a bracket that was opened stays."""
    unopened = target.count(")") - target.count("(")
    end = len(target)
    while end and target[end - 1] in _TRAILING:
        if target[end - 1] == ")":
            if unopened <= 0:
                break
            unopened -= 1
        end -= 1
    return target[:end]


def _parsed(target: str) -> QUrl | None:
    url = QUrl(target, QUrl.ParsingMode.StrictMode)
    if not url.isValid():
        return None
    if url.scheme() in _WEB:
        return url if url.host() else None
    return url if url.scheme() in ("mailto", "tel") and url.path() else None
