"""The server program as a process: it says where it is, ends when told, and explains itself."""

from __future__ import annotations

import shlex
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import platformdirs
import pytest

from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.resources import resource_path
from contactpro_desktop.robots.runner import LoopThread
from contactpro_desktop.robots.scripted import ScriptedCustomer
from contactpro_desktop.serve import main
from contactpro_desktop.serve.commands import database_in
from tests.support.certificate import self_signed
from tests.support.server_process import command, server_process

DEMO = resource_path("demo", "demo.toml")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A start that fails."""
    return subprocess.run(
        command("serve", *arguments), capture_output=True, text=True, timeout=20, check=False
    )


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Why `serve` does not even try, without a process of its own."""
    assert main(["serve", *arguments]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    return error


def with_plain_password_of(user: str) -> str:
    """The demonstration, where this user has another password, in plain text."""
    before, name, after = DEMO.read_text(encoding="utf-8").partition(f'username = "{user}"')
    lines = after.splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("password_hash"))
    lines[first] = 'password = "secret"'
    return before + name + "\n".join(lines)


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, str, str]:
    """The options for TLS, with files that fit each other."""
    chain, key = self_signed(tmp_path_factory.mktemp("tls"))
    return "--tls-cert", str(chain), "--tls-key", str(key)


def test_it_tells_its_addresses_and_ends_with_its_parent(tmp_path: Path) -> None:
    with server_process(tmp_path, "--no-bot") as server:
        assert server.visitor_url == f"{server.tenant_url}/visitor/"
        config = httpx.get(f"{server.visitor_url}config.json", trust_env=False).json()
        assert [queue["address"] for queue in config["queues"]] == ["ventas@demo", "soporte@demo"]
    assert (tmp_path / "contactpro.sqlite").exists()


def test_a_parent_that_dies_without_a_word_leaves_no_orphan(tmp_path: Path) -> None:
    arguments = command("serve", "--with-parent", "--no-bot", "--data-dir", str(tmp_path))
    code = (
        "import subprocess, sys, os\n"
        f"p = subprocess.Popen({arguments!r}, stdin=subprocess.PIPE)\n"
        "print(p.pid, flush=True)\n"
        "sys.stdin.read()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    lines = [parent.stdout.readline(), parent.stdout.readline()]
    assert any("tenant" in line for line in lines)
    parent.kill()
    # The server holds the other end of this pipe: it is read to its end once the server is gone.
    rest, _ = parent.communicate(timeout=10)
    assert rest == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    with server_process(tmp_path, "--no-bot") as server:
        server.process.send_signal(number)
        assert server.process.wait(timeout=10) == 0


def test_a_server_without_its_parent_does_not_stay(tmp_path: Path) -> None:
    """Its standard input is closed from the start."""
    shell = shlex.join(command("serve", "--with-parent", "--no-bot", "--data-dir", str(tmp_path)))
    ended = subprocess.run(["sh", "-c", f"exec {shell} <&-"], timeout=20, check=False)
    assert ended.returncode == 0


def test_customers_are_greeted_hand_over_and_leave(tmp_path: Path) -> None:
    with (
        server_process(tmp_path) as server,
        LoopThread("customers") as thread,
        ScriptedCustomer(thread, server.tenant_url, name="João Sousa", language="pt") as joao,
        ScriptedCustomer(thread, server.tenant_url, name="Pedro Tena") as pedro,
    ):
        assert joao.status is None
        joao.open("ventas@demo", {"pedido": "A-20417"}, subject="Pedido")
        pedro.open("soporte@demo")
        joao.wait_for("Como podemos ajudar?")
        assert joao.status is InteractionStatus.ACCEPTED
        joao.type()
        joao.say("Situação do meu pedido")
        joao.wait_for("Obrigado.")
        joao.wait_for_status(InteractionStatus.QUEUED)
        joao.leave()
        assert joao.status is InteractionStatus.ENDED
        assert pedro.status is InteractionStatus.QUEUED
        assert pedro.heard == []


def test_robots_find_their_server_behind_tls_at_every_address(
    tmp_path: Path, tls: tuple[str, ...]
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with server_process(
        tmp_path,
        *("--host", "0.0.0.0", "--port", str(port), "--origin", "https://chat.example.org"),
        *tls,
        *("--colleagues", "--customers", "1"),
    ) as server:
        assert server.tenant_url == "https://chat.example.org/demo", "as people reach it"


def test_a_robot_that_is_not_let_in_is_told_about(tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(with_plain_password_of("bruno"), encoding="utf-8")
    ended = run("--config", str(other), "--data-dir", str(tmp_path), "--colleagues")
    assert ended.returncode == 1
    assert ended.stderr.endswith("A robot could not sign in: WrongCredentials\n")
    assert ended.stdout == ""


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run("--port", str(port), "--data-dir", str(tmp_path))
    assert ended.returncode == 1
    assert ended.stderr == f"Cannot listen at 127.0.0.1 port {port}: Address already in use\n"
    assert ended.stdout == ""


def test_a_configuration_with_errors_names_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.toml"
    text = DEMO.read_text(encoding="utf-8").replace('script = "Ventas"', 'script = "Nadie"')
    broken.write_text(text.replace('agent = "asistente"', 'agent = "nadie"'), encoding="utf-8")
    error = refused(capsys, "--config", str(broken))
    assert f'{broken}: queues["Ventas"].script: there is no script "Nadie"' in error
    assert f'{broken}: bots["nadie"].agent: there is no bot account "nadie"' in error


def test_addresses_for_others_need_tls_a_port_and_a_name(
    capsys: pytest.CaptureFixture[str], tls: tuple[str, ...]
) -> None:
    assert "in the clear" in refused(capsys, "--host", "192.0.2.1")
    assert "--port" in refused(capsys, "--host", "192.0.2.1", *tls)
    assert "--origin" in refused(capsys, "--host", "0.0.0.0", "--port", "8443", *tls)


def test_plain_passwords_stay_on_this_machine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], tls: tuple[str, ...]
) -> None:
    plain = tmp_path / "plain.toml"
    plain.write_text(with_plain_password_of("ana"), encoding="utf-8")
    where = ("--host", "192.0.2.1", "--port", "8443", "--config", str(plain))
    error = refused(capsys, *where, *tls)
    assert "plain text" in error


def test_certificates_that_cannot_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], tls: tuple[str, ...]
) -> None:
    certificate, key = tls[:2], tls[2:]
    assert "belong together" in refused(capsys, *certificate)
    missing = str(tmp_path / "no.pem")
    error = refused(capsys, "--tls-cert", missing, *key)
    assert f"--tls-cert {missing}" in error
    assert "No such file" in error
    assert "PEM" in refused(capsys, "--tls-cert", str(DEMO), *key)


def test_a_data_folder_that_cannot_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert "--data-dir" in refused(capsys, "--data-dir", str(tmp_path / "file"))


def test_robots_need_a_configuration_that_knows_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.toml"
    text = DEMO.read_text(encoding="utf-8").replace("@demo", "@otra").replace("diego", "dario")
    other.write_text(text, encoding="utf-8")
    assert "--customers" in refused(capsys, "--config", str(other), "--customers", "1")
    assert "diego" in refused(capsys, "--config", str(other), "--colleagues")


def test_without_a_data_folder_it_takes_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_: str(tmp_path / "own"))
    assert database_in(None) == tmp_path / "own" / "contactpro.sqlite"
    assert (tmp_path / "own").is_dir()


@pytest.mark.parametrize(
    "arguments",
    [("--port", "70000"), ("--customers", "-1"), ("--speed", "0"), ("--speed", "fast")],
)
def test_numbers_that_make_no_sense(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, str]
) -> None:
    with pytest.raises(SystemExit):
        main(["serve", *arguments])
    assert f"argument {arguments[0]}: invalid" in capsys.readouterr().err
