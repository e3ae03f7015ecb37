"""Story 1: signing in, and every way in which it does not succeed, in words."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from contactpro_desktop.app.secrets import MemorySecrets
from contactpro_desktop.bootstrap import Client, Options
from contactpro_desktop.resources import resource_path
from contactpro_desktop.robots.scripted import ScriptedCustomer
from tests.e2e.screen import Screen
from tests.e2e.server_process import ServerProcess
from tests.support.certificate import self_signed


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


def test_a_certificate_nobody_trusts_is_refused_in_words(screen: Screen, tmp_path: Path) -> None:
    chain, key = self_signed(tmp_path)
    server = ServerProcess(
        tmp_path / "server", "--no-bot", "--tls-cert", str(chain), "--tls-key", str(key)
    )
    try:
        assert server.tenant.startswith("https://")
        screen.sign_in(server.tenant, "ana")
        screen.wait_text("signInMessage", "prove who it is")
        assert screen.text("user") == "ana"
        screen.picture("1-untrusted")
    finally:
        server.stop()


def test_an_expired_session_leads_back_to_the_form_with_the_reason(
    screen: Screen, tmp_path: Path
) -> None:
    demo = resource_path("demo", "demo.toml").read_text(encoding="utf-8")
    config = tmp_path / "short.toml"
    config.write_text(
        demo.replace("session_lifetime = 43200", "session_lifetime = 2"), encoding="utf-8"
    )
    server = ServerProcess(tmp_path / "server", "--no-bot", "--config", str(config))
    try:
        screen.sign_in(server.tenant, "ana")
        screen.wait_text("linkState", "Connected")
        screen.wait_text("signInMessage", "expired")
        assert screen.text("tenant") == server.tenant
        assert screen.text("user") == "ana"
    finally:
        server.stop()


def test_a_kept_password_signs_in_by_itself_next_time(
    qapp: QApplication, qtbot: QtBot, server: ServerProcess, tmp_path: Path
) -> None:
    secrets = MemorySecrets()
    for turn in range(2):
        client = Client(qapp, Options(data_dir=tmp_path / "client"), secrets=secrets)
        client.start()
        screen = Screen(client, qtbot)
        if turn == 0:
            screen.find("keepSignedIn", QCheckBox).setChecked(True)
            screen.wait_text("passwordNotStored", "")
            screen.sign_in(server.tenant, "ana")
        screen.wait_text("linkState", "Connected")
        client.window.hide()
        left: list[bool] = []
        client.services.session.leave(lambda left=left: left.append(True))
        screen.wait(lambda left=left: left)
        client.stop()
        client.window.deleteLater()


def test_nothing_personal_reaches_a_log_at_any_level(
    screen: Screen,
    server: ServerProcess,
    customer: Callable[..., ScriptedCustomer],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    screen.sign_in(server.tenant, "ana")
    screen.wait_text("linkState", "Connected")
    screen.click("readyChip")
    rosa = customer(server, "Canaria Secreta", "ventas@demo", {"tarjeta": "4111-canary"})
    screen.wait_text("offerName", "Canaria")
    screen.click("acceptOffer")
    screen.wait_text("conversationName", "Canaria")
    rosa.say("canary-of-the-customer")
    screen.write("replyEdit", "canary-of-the-agent")
    screen.click("sendButton")
    rosa.wait_for("canary-of-the-agent")
    written = "\n".join([*caplog.messages, server.errors()])
    for secret in ("demo-ana", "JSESSIONID", "canary", "Canaria", "tarjeta", "ana@demo"):
        assert secret not in written
