"""Hostile text in every field of everything the server sends: shown, never obeyed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.app.notices import Notice, Topic
from contactpro_desktop.domain.events import Event, MeChanged, OfferMissed
from contactpro_desktop.domain.outcome import Outcome, Refusal
from contactpro_desktop.ui.main_window import MainWindow
from tests.ui import scenes
from tests.ui.support import Office

EVIL = "<b>canary</b><img src='file:///x'>&x\u202e{0}\x07%1"
MARK = "canary"

_IDS = frozenset({"id", "contact_id", "queue_id", "profile_id", "script_id", "interaction_id"})
_CODES = frozenset(
    {"end_reason", "state", "sub_channel", "reason", "uniquekey", "key", "channel_status"}
)


def poisoned(value: Any) -> Any:
    """The same record with the canary put before every text that is neither id nor code."""
    if isinstance(value, tuple):
        return tuple(poisoned(each) for each in value)
    if isinstance(value, Enum) or not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for field in fields(value):
        old = getattr(value, field.name)
        if field.name in _IDS or field.name in _CODES or field.name.endswith("_id"):
            continue
        if type(old) is str:
            changed[field.name] = EVIL + old
        elif field.name == "attached_data":
            changed[field.name] = {EVIL + key: EVIL + text for key, text in old.items()}
        elif isinstance(old, tuple) or is_dataclass(old):
            changed[field.name] = poisoned(old)
    return replace(value, **changed)


@pytest.fixture
def window(office: Office, qtbot: QtBot) -> MainWindow:
    window = MainWindow(office.services)
    qtbot.addWidget(window)
    window.start()
    assert window.sign_in is not None
    window.sign_in.signed_in.emit()
    events: list[Event] = [poisoned(event) for event in scenes.working()]
    office.say(*events, OfferMissed(scenes.LUIS, EVIL, EVIL, not_ready=False))
    office.desk.pick(office.store.picklist[scenes.PICKLIST[0].contact_id])
    office.finish(Outcome(Refusal.TAKEN, EVIL))
    for topic in Topic:
        office.board.post(Notice(topic, subject=EVIL, who=EVIL, refusal=Refusal.TAKEN))
    office.store.show(scenes.ROSA)
    return window


def is_harmless(text: str) -> bool:
    return "\u202e" not in text and "\x07" not in text


def tool_tips(window: QWidget) -> Iterator[str]:
    for widget in (window, *window.findChildren(QWidget)):
        yield widget.toolTip()
    for action in window.findChildren(QAction):
        yield action.toolTip()
    for model, row in model_rows(window):
        yield model.data(model.index(row, 0), Qt.ItemDataRole.ToolTipRole) or ""


def model_rows(window: QWidget) -> Iterator[tuple[QAbstractItemModel, int]]:
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        if model is not None:
            yield from ((model, row) for row in range(model.rowCount()))


def test_the_canary_is_in_sight(window: MainWindow) -> None:
    """Else the tests below could not fail."""
    labels = [label.text() for label in window.findChildren(QLabel)]
    assert sum(MARK in text for text in labels) >= 10
    rows = [model.data(model.index(row, 0)) or "" for model, row in model_rows(window)]
    assert sum(MARK in str(text) for text in rows) >= 8


def test_labels_show_it_literally(window: MainWindow) -> None:
    for label in window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.objectName()
        assert is_harmless(label.text()), label.objectName()


def test_buttons_and_menus_make_no_shortcut_of_it(window: MainWindow) -> None:
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
    actions = [action for menu in window.findChildren(QMenu) for action in menu.actions()]
    assert any(MARK in action.text() for action in actions)
    holders: list[QAbstractButton | QAction] = [*window.findChildren(QAbstractButton), *actions]
    for holder in holders:
        if MARK in holder.text():
            assert not re.search("(?<!&)&(?!&)", holder.text())
        assert is_harmless(holder.text())


def test_tool_tips_show_it_literally(window: MainWindow) -> None:
    seen = [tip for tip in tool_tips(window) if MARK in tip]
    assert seen
    for tip in seen:
        assert tip.startswith("<qt>")
        assert "<b>" not in tip
        assert "<img" not in tip
        assert is_harmless(tip)


def test_names_for_screen_readers_and_the_window_title_are_clean(window: MainWindow) -> None:
    assert MARK in window.windowTitle()
    for widget in (window, *window.findChildren(QWidget)):
        assert is_harmless(widget.accessibleName()), widget.objectName()
        assert is_harmless(widget.accessibleDescription()), widget.objectName()
    assert is_harmless(window.windowTitle())


def test_painting_it_breaks_nothing(window: MainWindow, office: Office) -> None:
    for interaction_id in office.store.interactions:
        office.store.show(interaction_id)
        assert not window.grab().isNull()
    office.say(MeChanged(scenes.ME))
