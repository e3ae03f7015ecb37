"""Every view of the gallery, served by somebody who puts markup into every text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QMenu, QWidget

from contactpro_desktop.domain.errors import ContactProError, HistoryUnavailable
from contactpro_desktop.domain.events import Event
from contactpro_desktop.domain.history import Found
from contactpro_desktop.domain.transfer import TransferTarget
from contactpro_desktop.ui.conversation.transcript_view import TranscriptView
from tests.gallery.views import VIEWS, Stage
from tests.ui.shell.test_canary import MARK, is_harmless, poisoned
from tests.ui.support import FakeAssignment, FakeHistory, Office


class _Assignment(FakeAssignment):
    def search(
        self, text: str, done: Callable[[Sequence[TransferTarget] | ContactProError], None]
    ) -> None:
        def answered(found: Sequence[TransferTarget] | ContactProError) -> None:
            known = found if isinstance(found, ContactProError) else [poisoned(t) for t in found]
            done(known)

        super().search(text, answered)


class _History(FakeHistory):
    def answer(self, kind: type, found: Found | HistoryUnavailable) -> None:
        super().answer(kind, poisoned(found))


class HostileOffice(Office):
    """All that a server may tell has the canary before every text, except ids and codes."""

    assignment_type = _Assignment
    history_type = _History

    def say(self, *events: Event) -> None:
        super().say(*(poisoned(event) for event in events))


def opened(office: Office, name: str) -> Stage:
    """A view of the gallery in that office, with its menus made."""
    stage = Stage(office)
    VIEWS[name].act(stage)
    office.ticker.tick.emit()
    for menu in stage.window.findChildren(QMenu):
        if not menu.isVisible():
            menu.aboutToShow.emit()
    return stage


def in_sight(window: QWidget) -> int:
    """How many texts of the window hold the canary."""
    return sum(MARK in text for _, text in _texts(window))


def findings(window: QWidget) -> list[str]:
    """What would not be shown as it is; nothing, if all is well."""
    found = [
        f"{_name(label)}: no plain text"
        for label in window.findChildren(QLabel)
        if label.textFormat() is not Qt.TextFormat.PlainText
    ]
    found += [f"{where}: control characters" for where, t in _texts(window) if not is_harmless(t)]
    found += [f"{where}: markup in a tool tip" for where, tip in _tips(window) if _is_bare(tip)]
    found += [
        f"{_name(holder)}: a shortcut of somebody's name"
        for holder in _holders(window)
        if MARK in holder.text() and re.search("(?<!&)&(?!&)", holder.text())
    ]
    if window.grab().isNull():
        found.append("nothing is painted")
    return found


def _holders(window: QWidget) -> list[QAbstractButton | QAction]:
    """What a single `&` makes a shortcut in."""
    return [*window.findChildren(QAbstractButton), *window.findChildren(QAction)]


def _is_bare(tip: str) -> bool:
    return MARK in tip and (not tip.startswith("<qt>") or "<b>" in tip or "<img" in tip)


def _name(of: QWidget | QAction) -> str:
    return f"{type(of).__name__} {of.objectName()}"


def _texts(window: QWidget) -> Iterator[tuple[str, str]]:
    yield "title", window.windowTitle()
    for label in window.findChildren(QLabel):
        yield _name(label), label.text()
    for holder in _holders(window):
        yield _name(holder), holder.text()
    for widget in window.findChildren(QWidget):
        yield _name(widget), widget.accessibleName()
        yield _name(widget), widget.accessibleDescription()
    for view, text in _cells(window, Qt.ItemDataRole.AccessibleTextRole):
        yield _name(view), text
    for view, text in _cells(window, Qt.ItemDataRole.DisplayRole):
        # What is written in a conversation is cleaned where it is laid out.
        if not isinstance(view, TranscriptView):
            yield _name(view), text


def _tips(window: QWidget) -> Iterator[tuple[str, str]]:
    for widget in (window, *window.findChildren(QWidget)):
        yield _name(widget), widget.toolTip()
    for action in window.findChildren(QAction):
        yield _name(action), action.toolTip()
    for view, tip in _cells(window, Qt.ItemDataRole.ToolTipRole):
        yield _name(view), tip


def _cells(window: QWidget, role: Qt.ItemDataRole) -> Iterator[tuple[QAbstractItemView, str]]:
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        if model is not None:
            for row in range(model.rowCount()):
                yield view, str(model.data(model.index(row, 0), role) or "")
