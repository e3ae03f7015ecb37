"""A changed key takes hold in every control, tool tip and menu of the window."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.events import InteractionChanged
from contactpro_desktop.domain.ids import ContactId, InteractionId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.ui.actions import ACTIONS, NUMBERED_CONVERSATIONS, ActionId
from contactpro_desktop.ui.keys.keys import Keys
from contactpro_desktop.ui.keys.view import KeysView
from contactpro_desktop.ui.main_window import MainWindow
from contactpro_desktop.ui.palette.palette import CommandPalette
from contactpro_desktop.ui.presence.settings_menu import SettingsMenu
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.key_hint import KeyHint
from contactpro_desktop.ui.widgets.search_field import SearchField
from contactpro_desktop.ui.workspace import Workspace
from tests.ui import scenes
from tests.ui.support import Office


@pytest.fixture
def workspace(office: Office, qtbot: QtBot) -> Workspace:
    """At work, with every view made."""
    workspace = signed_in(office, qtbot)
    office.say(*scenes.working(), *map(InteractionChanged, one_of_each()))
    for interaction in one_of_each():
        office.store.show(interaction.id)
    office.store.show(scenes.ROSA)
    workspace.show_keys()
    workspace.show_keys()
    return workspace


def one_of_each() -> list[Interaction]:
    """A conversation of every channel: each has a body of its own."""
    return [
        scenes.interaction(
            InteractionId(f"{number:032d}"),
            "Eva Lorca",
            channel=channel,
            contact_id=ContactId(f"9{number:031d}"),
        )
        for number, channel in enumerate(Channel, 1)
    ]


def signed_in(office: Office, qtbot: QtBot) -> Workspace:
    window = MainWindow(office.services)
    qtbot.addWidget(window)
    window.start()
    assert window.sign_in is not None
    window.sign_in.signed_in.emit()
    # The sign-in is gone for good.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert window.workspace is not None
    return window.workspace


def change_all(keys: Keys) -> dict[ActionId, str]:
    """Give every action a key that no action had."""
    others = [spec.id for spec in ACTIONS if spec.id is not ActionId.CONVERSATION]
    chosen: dict[ActionId, str] = {
        # Keyboards end at F35.
        action: f"Ctrl+Alt+F{number}" if number <= 35 else f"Alt+Shift+F{number - 35}"
        for number, action in enumerate(others, 1)
    }
    chosen[ActionId.CONVERSATION] = "Alt+1"
    assert [keys.choose(action, key) for action, key in chosen.items()] == [""] * len(chosen)
    return chosen


def bound(window: QWidget) -> Iterator[str]:
    """Every key that something answers to."""
    for button in window.findChildren(QAbstractButton):
        yield button.shortcut().toString()
    for shortcut in window.findChildren(QShortcut):
        yield shortcut.key().toString()


def words(window: QWidget) -> Iterator[str]:
    """Every text that could name a key."""
    for widget in window.findChildren(QWidget):
        yield widget.toolTip()
        if isinstance(widget, (QAbstractButton, QLabel)):
            yield widget.text()
        if isinstance(widget, KeyHint):
            yield widget.accessibleName()
        # Painted, so there is no text of the widget to ask for.
        if isinstance(widget, ActionButton):
            yield widget._detail
        if isinstance(widget, SearchField):
            yield widget._key
    for menu in window.findChildren(QMenu):
        yield from (action.text() for action in menu.actions())


def test_every_control_follows_and_none_keeps_its_default(
    office: Office, workspace: Workspace
) -> None:
    chosen = change_all(office.theme.keys)
    keys = {key for key in bound(workspace.window()) if key}
    numbered = {f"Alt+{number}" for number in range(1, NUMBERED_CONVERSATIONS + 1)}
    assert keys == {*chosen.values(), *numbered}


def test_every_text_that_names_a_key_follows(office: Office, workspace: Workspace) -> None:
    change_all(office.theme.keys)
    defaults = "|".join(re.escape(QKeySequence(spec.key).toString()) for spec in ACTIONS)
    # A reset names the default on purpose.
    naming = re.compile(rf"(?<![\w+])({defaults})(?![\w+])")
    texts = words(workspace.window())
    stale = {text for text in texts if naming.search(text) and not text.startswith("Reset to")}
    assert stale == set()


def test_the_palette_shows_and_does_the_new_key(
    office: Office, workspace: Workspace, qtbot: QtBot
) -> None:
    office.theme.keys.choose(ActionId.KEYS, "F12")
    workspace.show_palette()
    palette = workspace.window().findChild(CommandPalette)
    assert palette is not None
    palette.content.search.setText("change the keys")
    entry = palette.content.model.entry(0)
    assert entry is not None
    assert (entry.key, entry.refusal) == ("F12", "")
    palette.run_chosen()
    qtbot.waitUntil(view(workspace).isVisible)


def test_the_menu_names_the_key_and_opens_the_view(office: Office, workspace: Workspace) -> None:
    menu = workspace.findChild(SettingsMenu)
    assert menu is not None
    entry = next(each for each in menu.actions() if each.text().startswith("Change the keys"))
    assert entry.text() == "Change the keys\tShift+F1"
    office.theme.keys.choose(ActionId.KEYS, "F12")
    assert entry.text() == "Change the keys\tF12"
    entry.trigger()
    assert view(workspace).isVisible()
    entry.trigger()
    assert not view(workspace).isVisible()


def test_an_own_key_is_there_when_the_window_is_made(office: Office, qtbot: QtBot) -> None:
    office.settings.values.keys = {"transfer": "Ctrl+T", "nobody": "F7"}
    office.theme.keys = Keys(office.settings)
    workspace = signed_in(office, qtbot)
    office.say(*scenes.working())
    office.desk.open(scenes.ROSA)
    transfer = workspace.findChild(QAbstractButton, "transferButton")
    assert transfer is not None
    assert transfer.shortcut().toString() == "Ctrl+T"


def view(workspace: Workspace) -> KeysView:
    """The view, which is a child of the window once it was opened."""
    found = workspace.window().findChild(KeysView)
    assert found is not None
    return found
