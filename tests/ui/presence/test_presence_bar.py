"""Ready, profiles, and the menus of the bar."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from contactpro_desktop.domain.actions import SetPresence, SetWorkStatus
from contactpro_desktop.domain.agent import Agent, RecordingRight, WorkStatus
from contactpro_desktop.domain.channel import Capability
from contactpro_desktop.domain.events import Link, LinkChanged, MeChanged
from contactpro_desktop.ui.actions import ActionId
from contactpro_desktop.ui.presence.presence_bar import PresenceBar
from contactpro_desktop.ui.presence.profile_menu import ProfileMenu
from contactpro_desktop.ui.presence.profiles import profile_icon
from contactpro_desktop.ui.presence.settings_menu import SettingsMenu
from contactpro_desktop.ui.presence.shortcut_list import ShortcutList
from contactpro_desktop.ui.widgets.action_button import ActionButton
from contactpro_desktop.ui.widgets.capability_icons import CapabilityIcons
from contactpro_desktop.ui.widgets.popover import Popover
from tests.ui import scenes
from tests.ui.support import NOON, Office

NOT_READY = replace(scenes.ME, work_status=WorkStatus.NOT_READY, work_status_since=NOON - 65)
# What the offscreen platform says of any window that pops up.
popping_up = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
IN_A_MEETING = replace(NOT_READY, profile_id=scenes.MEETING)


@pytest.fixture
def bar(office: Office, qtbot: QtBot) -> PresenceBar:
    bar = PresenceBar(office.services)
    office.say(*scenes.signed_in())
    bar.resize(1200, bar.height())
    qtbot.addWidget(bar)
    bar.show()
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    return bar


def chip(bar: PresenceBar) -> ActionButton:
    found = bar.findChild(ActionButton, "readyChip")
    assert found is not None
    return found


def profile(bar: PresenceBar) -> ActionButton:
    found = bar.findChild(ActionButton, "profileButton")
    assert found is not None
    return found


def way_out(bar: PresenceBar) -> ActionButton:
    found = bar.findChild(ActionButton, "readyWayOut")
    assert found is not None
    return found


def label(bar: PresenceBar, name: str) -> str:
    found = bar.findChild(QLabel, name)
    assert found is not None
    return found.text()


def entry(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text().startswith(text))


def test_it_says_who_i_am_and_what_i_serve(office: Office, bar: PresenceBar) -> None:
    assert label(bar, "myName") == "Ana Pérez"
    assert label(bar, "myExtension") == "Extension 4101"
    icons = bar.findChild(CapabilityIcons)
    assert icons is not None
    assert icons.capabilities == {"phone", "chat", "mail"}
    office.say(
        MeChanged(replace(scenes.ME, extension="", capabilities=frozenset({Capability.CHAT})))
    )
    assert label(bar, "myExtension") == "ana@demo"
    assert icons.capabilities == {"chat"}


def test_before_the_server_has_told_anything_there_is_nothing_to_press(
    office: Office, qtbot: QtBot
) -> None:
    bar = PresenceBar(office.services)
    qtbot.addWidget(bar)
    bar.show()
    assert not chip(bar).isVisible()
    assert not profile(bar).isVisible()


def test_one_press_stops_work_and_waits_for_the_server(office: Office, bar: PresenceBar) -> None:
    assert (chip(bar).caption, chip(bar).kind) == ("Ready", "ok")
    chip(bar).click()
    assert office.assignment.actions == [SetWorkStatus(WorkStatus.NOT_READY)]
    assert not chip(bar).isEnabled()
    office.say(MeChanged(NOT_READY))
    office.finish()
    assert (chip(bar).caption, chip(bar).kind) == ("Not ready", "warn")
    assert chip(bar).isEnabled()


def test_the_key_does_the_same(office: Office, bar: PresenceBar, qtbot: QtBot) -> None:
    qtbot.keyClick(bar, Qt.Key.Key_F9)
    assert office.assignment.actions == [SetWorkStatus(WorkStatus.NOT_READY)]


def test_ready_under_an_absence_profile_says_why_and_shows_the_way_out(
    office: Office, bar: PresenceBar, qtbot: QtBot
) -> None:
    office.say(MeChanged(IN_A_MEETING))
    qtbot.keyClick(bar, Qt.Key.Key_F9)
    assert office.assignment.actions == []
    assert "“Reunión” does not allow work" in label(bar, "readyRefusedText")
    assert way_out(bar).isVisible()
    assert way_out(bar).caption == "Be ready as “Disponible”"
    way_out(bar).click()
    assert not way_out(bar).isVisible()
    assert office.assignment.actions == [SetPresence(scenes.AVAILABLE)]
    office.finish()
    assert office.assignment.actions[1:] == [SetWorkStatus(WorkStatus.READY)]


def test_the_way_out_can_be_declined_with_escape(
    office: Office, bar: PresenceBar, qtbot: QtBot
) -> None:
    office.say(MeChanged(IN_A_MEETING))
    chip(bar).click()
    popover = bar.findChild(Popover, "readyRefusedPopover")
    assert popover is not None
    assert popover.is_open
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.is_open
    assert office.assignment.actions == []


def test_where_no_profile_allows_work_there_is_no_way_out(office: Office, bar: PresenceBar) -> None:
    office.say(MeChanged(replace(IN_A_MEETING, profiles=scenes.PROFILES[2:])))
    chip(bar).click()
    assert not way_out(bar).isVisible()


@pytest.mark.parametrize(
    ("me", "name", "time", "kind"),
    [
        (scenes.ME, "Disponible", "12:31", "secondary"),
        (
            replace(scenes.ME, profile_id=scenes.LUNCH, profile_ends=NOON + 1102),
            "Almuerzo",
            "18:22",
            "away",
        ),
        (replace(IN_A_MEETING, profile_since=None), "Reunión", "", "away"),
        (replace(scenes.ME, profile_id=None), "No profile", "12:31", "secondary"),
    ],
)
def test_the_profile_shows_its_time_or_what_is_left_of_it(
    office: Office, bar: PresenceBar, me: Agent, name: str, time: str, kind: str
) -> None:
    office.say(MeChanged(me))
    assert profile(bar).caption == name
    assert profile(bar)._detail == time
    assert profile(bar).kind == kind


def test_without_a_connection_the_status_is_not_known(office: Office, bar: PresenceBar) -> None:
    office.say(LinkChanged(Link.RECONNECTING, 4))
    assert (chip(bar).caption, chip(bar).kind) == ("Ready", "ghost")
    assert chip(bar).refusal == "There is no connection to the server"
    office.say(LinkChanged(Link.ONLINE))
    assert (chip(bar).kind, chip(bar).refusal) == ("ok", "")


@popping_up
def test_without_a_connection_no_profile_is_chosen(
    office: Office, bar: PresenceBar, qtbot: QtBot
) -> None:
    menu = bar.findChild(ProfileMenu)
    assert menu is not None
    profile(bar).click()
    assert menu.isVisible()
    office.say(LinkChanged(Link.RECONNECTING, 4))
    assert not menu.isVisible()
    assert profile(bar).refusal == "There is no connection to the server"
    qtbot.keyClick(bar, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert not menu.isVisible()
    office.say(LinkChanged(Link.ONLINE))
    assert profile(bar).isEnabled()


def test_without_a_connection_the_way_out_is_closed(office: Office, bar: PresenceBar) -> None:
    office.say(MeChanged(IN_A_MEETING))
    chip(bar).click()
    assert way_out(bar).isVisible()
    office.say(LinkChanged(Link.RECONNECTING, 4))
    assert not way_out(bar).isVisible()
    assert office.assignment.actions == []


@pytest.mark.parametrize(
    ("reason", "icon"),
    [("LUNCH", "lunch"), ("TEMPOUT", "coffee"), ("meeting", "meeting"), ("OTHER", "away")],
)
def test_the_reason_of_a_profile_decides_its_icon(reason: str, icon: str) -> None:
    assert profile_icon(replace(scenes.PROFILES[2], name="Lunch", reason=reason)) == icon


def test_times_go_on(office: Office, bar: PresenceBar) -> None:
    assert chip(bar)._detail == "12:31"
    office.say(MeChanged(NOT_READY))
    assert chip(bar)._detail == "01:05"
    office.tick(5)
    assert (chip(bar)._detail, profile(bar)._detail) == ("01:10", "12:36")


def test_the_menu_says_what_each_profile_does_in_the_order_of_priority(
    office: Office, bar: PresenceBar
) -> None:
    menu = bar.findChild(ProfileMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "Disponible\tcan get work",
        "Almuerzo\tcan get work · 30 min",
        "Café\tno work · 10 min",
        "Reunión\tno work",
        "Ausente\tno work",
    ]
    entry(menu, "Almuerzo").trigger()
    assert office.assignment.actions == [SetPresence(scenes.LUNCH)]
    assert not profile(bar).isEnabled()
    office.finish()
    assert profile(bar).isEnabled()


@popping_up
def test_the_menu_opens_by_key_and_without_a_loop_of_its_own(
    bar: PresenceBar, qtbot: QtBot
) -> None:
    menu = bar.findChild(ProfileMenu)
    assert menu is not None
    qtbot.keyClick(bar, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert menu.isVisible()
    menu.close()
    profile(bar).click()
    assert menu.isVisible()
    menu.close()


def test_the_search_field_and_its_key_ask_to_find(bar: PresenceBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.find_asked):
        qtbot.keyClick(bar, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def test_signing_out_has_a_key_and_an_entry(bar: PresenceBar, qtbot: QtBot) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(bar.sign_out_asked):
        qtbot.keyClick(bar, Qt.Key.Key_Q, both)
    menu = bar.findChild(SettingsMenu)
    assert menu is not None
    with qtbot.waitSignal(bar.sign_out_asked):
        entry(menu, "Sign out").trigger()


def test_all_keys_are_listed_on_request(bar: PresenceBar, qtbot: QtBot) -> None:
    popover = bar.findChild(Popover, "shortcuts")
    assert popover is not None
    qtbot.keyClick(bar, Qt.Key.Key_F1)
    assert popover.is_open
    popover.close_popover()


def test_the_list_of_keys_fits_the_smallest_window(office: Office, qtbot: QtBot) -> None:
    listed = ShortcutList(office.theme, office.store)
    qtbot.addWidget(listed)
    assert listed.sizeHint().height() <= 600 - 2 * office.theme.tokens.space(1)


def test_only_keys_that_the_rights_give_are_listed(office: Office, qtbot: QtBot) -> None:
    listed = ShortcutList(office.theme, office.store)
    qtbot.addWidget(listed)

    def shows(action: ActionId) -> bool:
        names = (f"action_{action.value}", f"key_{action.value}_0")
        parts = [listed.findChild(QWidget, name) for name in names]
        return all(part is not None and part.isVisible() for part in parts)

    given = (ActionId.SUPERVISE, ActionId.DIAL, ActionId.RECORD, ActionId.REPLY_ALL)
    every = frozenset(Capability)
    office.say(MeChanged(replace(scenes.ME, supervises=True, capabilities=every)))
    with qtbot.waitExposed(listed):
        listed.show()
    assert all(map(shows, given))
    listed.hide()
    chats = frozenset({Capability.CHAT})
    office.say(MeChanged(replace(scenes.ME, supervises=False, capabilities=chats)))
    listed.show()
    assert not any(map(shows, given))
    assert shows(ActionId.SEND)
    listed.hide()
    hidden = replace(scenes.ME, capabilities=every, recording=RecordingRight.HIDDEN)
    office.say(MeChanged(replace(hidden, supervises=True)))
    listed.show()
    assert shows(ActionId.RECORD), "of a colleague's call"
    listed.hide()
    office.say(MeChanged(replace(hidden, supervises=False)))
    listed.show()
    assert shows(ActionId.DIAL)
    assert not shows(ActionId.RECORD)


def test_looks_and_sounds_are_chosen_in_the_menu_and_remembered(
    office: Office, bar: PresenceBar
) -> None:
    menu = bar.findChild(SettingsMenu)
    assert menu is not None
    themes, languages = menu.findChild(QMenu, "themeMenu"), menu.findChild(QMenu, "languageMenu")
    assert themes is not None
    assert languages is not None
    entry(themes, "Dark").trigger()
    entry(languages, "Español").trigger()
    entry(menu, "Sound for offers").trigger()
    entry(menu, "Notifications").trigger()
    values = office.settings.values
    assert (values.theme, values.language, values.sound, values.notify) == (
        "dark", "es", False, False,
    )  # fmt: skip
    assert office.theme.is_dark
    office.languages.use("en")


@popping_up
def test_the_settings_open_under_the_gear(bar: PresenceBar) -> None:
    gear, menu = bar.findChild(QAbstractButton, "settings"), bar.findChild(SettingsMenu)
    assert gear is not None
    assert menu is not None
    gear.click()
    assert menu.isVisible()
    menu.close()


def test_the_tab_key_goes_from_left_to_right(bar: PresenceBar, qtbot: QtBot) -> None:
    chip(bar).setFocus()
    names = []
    for _ in range(5):
        qtbot.keyClick(bar.focusWidget(), Qt.Key.Key_Tab)
        names.append(bar.focusWidget().objectName())
    assert names == ["profileButton", "dialButton", "newMailButton", "find", "settings"]
