"""Story 1: signing in, and every way in which it does not succeed, in words."""

from __future__ import annotations

import time

from tests.e2e.screen import Screen
from tests.e2e.server_process import ServerProcess


def test_an_agent_signs_in(screen: Screen, server: ServerProcess) -> None:
    screen.picture("1-sign-in")
    screen.sign_in(server.tenant, "ana")
    screen.wait_text("myName", "Ana Pérez")
    screen.wait_text("linkState", "Connected")
    screen.picture("1-signed-in")
    assert "demo-ana" not in server.errors()


def test_a_wrong_password_is_said_and_the_fields_are_kept(
    screen: Screen, server: ServerProcess
) -> None:
    begun = time.monotonic()
    screen.sign_in(server.tenant, "ana", "wrong")
    screen.wait_text("signInMessage", "password")
    assert time.monotonic() - begun < 5
    assert screen.text("tenant") == server.tenant
    assert screen.text("user") == "ana"
    screen.picture("1-wrong-password")


def test_an_unknown_tenant_is_said(screen: Screen, server: ServerProcess) -> None:
    screen.sign_in(f"{server.origin}/nowhere", "ana")
    screen.wait_text("signInMessage", "tenant")
    assert screen.text("user") == "ana"


def test_a_server_that_is_down_is_said_within_five_seconds(
    screen: Screen, server: ServerProcess
) -> None:
    server.stop()
    begun = time.monotonic()
    screen.sign_in(server.tenant, "ana")
    screen.wait(lambda: screen.is_shown("signInMessage") and screen.text("signInMessage"))
    assert time.monotonic() - begun < 5
    assert screen.text("tenant") == server.tenant
