"""Story 2: ready or not, presence profiles, and changes that come from elsewhere."""

from __future__ import annotations

import httpx
import pytest

from contactpro_desktop.ui.widgets.action_button import ActionButton
from tests.e2e.screen import Screen
from tests.e2e.server_process import ServerProcess


@pytest.fixture
def ana(screen: Screen, server: ServerProcess) -> Screen:
    screen.sign_in(server.tenant, "ana")
    screen.wait_text("linkState", "Connected")
    return screen


def test_ready_and_back(ana: Screen) -> None:
    ana.wait_text("readyChip", "Not ready")
    ana.click("readyChip")
    ana.wait(lambda: ana.text("readyChip").startswith("Ready"))
    ana.click("readyChip")
    ana.wait_text("readyChip", "Not ready")


def test_the_menu_shows_what_each_profile_does(ana: Screen) -> None:
    ana.wait_text("profileButton", "Available")
    ana.click("profileButton")
    menu = ana.find("profileMenu")
    names = [action.text().split("\t")[0] for action in menu.actions()]
    assert names == ["Available", "Lunch", "Coffee", "Meeting", "Away"]
    ana.picture("2-profile-menu")
    menu.close()


def test_a_timed_profile_counts_down(ana: Screen) -> None:
    ana.click("profileButton")
    ana.choose("profileMenu", "Lunch")
    ana.wait_text("profileButton", "Lunch")
    ana.picture("2-lunch")
    me = ana.client.store.me
    assert me is not None
    assert me.profile_ends is not None
    left = me.profile_ends - ana.client.store.now()
    assert 29 * 60 < left <= 30 * 60


def test_ready_under_an_absence_is_refused_with_the_way_out(ana: Screen) -> None:
    ana.click("profileButton")
    ana.choose("profileMenu", "Meeting")
    ana.wait_text("profileButton", "Meeting")
    ana.click("readyChip")
    ana.wait_text("readyRefusedText", "Meeting")
    ana.picture("2-ready-refused")
    ana.click("readyWayOut")
    ana.wait_text("profileButton", "Available")
    ana.wait(lambda: ana.text("readyChip").startswith("Ready"))


def test_a_profile_changed_elsewhere_is_told(ana: Screen, server: ServerProcess) -> None:
    me = ana.client.store.me
    assert me is not None
    away = next(p for p in me.profiles if p.name == "Away")
    with httpx.Client(base_url=server.tenant) as elena:
        signed_in = elena.post(
            "/ecfs/authentication",
            headers={"Authorization": "ECFAUTH"},
            data={"Authorization": "Basic ZWxlbmE6ZGVtby1lbGVuYQ=="},
        )
        assert signed_in.status_code == 200
        changed = elena.put(
            f"/ecfs/RI/rmi/agents/{me.id}/presences/{away.id}", json={"id": away.id}
        )
        assert changed.status_code in (201, 204)
    ana.wait_text("profileButton", "Away")
    ana.wait_text("messageBar", "Away")
    ana.picture("2-changed-elsewhere")


@pytest.mark.parametrize(("profile", "status"), [("Lunch", "Ready"), ("Coffee", "Not ready")])
def test_a_timed_profile_runs_out_by_itself(
    screen: Screen, hurried_server: ServerProcess, profile: str, status: str
) -> None:
    """Ready goes through a lunch, of type presence, and ends with a coffee, of type absence."""
    screen.sign_in(hurried_server.tenant, "ana")
    screen.wait_text("linkState", "Connected")
    screen.click("readyChip")
    screen.wait(lambda: screen.text("readyChip") == "Ready")
    screen.click("profileButton")
    screen.choose("profileMenu", profile)
    screen.wait_text("profileButton", profile)
    screen.wait(lambda: screen.find("profileButton", ActionButton).detail in ("0:02", "0:01"))
    screen.picture(f"2-counting-{profile.lower()}")
    screen.wait_text("profileButton", "Available")
    screen.wait_text("messageBar", "The time of your profile is up", "Available")
    assert screen.text("readyChip") == status
    assert work_status(hurried_server) == status.lower().replace(" ", "_")
    screen.picture(f"2-back-from-{profile.lower()}")


def work_status(server: ServerProcess) -> str:
    """What the server says of Ana."""
    with httpx.Client(base_url=server.tenant) as ana:
        ana.post(
            "/ecfs/authentication",
            headers={"Authorization": "ECFAUTH"},
            data={"Authorization": "Basic YW5hOmRlbW8tYW5h"},
        ).raise_for_status()
        return str(ana.get("/ecfs/rest/users/me/properties").json()["work_status"])
