"""The command line of the local server: `contactpro-server`.

What the commands need is loaded once it is known which one was asked for.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from contactpro_desktop import __version__
from contactpro_desktop.localserver.storage.backup_keeper import EVERY
from contactpro_desktop.resources import resource_path

N = TypeVar("N", int, float)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the process's exit code."""
    chosen = parser().parse_args(arguments)
    gc.disable()  # loading makes no garbage; to look for it takes an eighth of the time
    try:
        from contactpro_desktop.serve import commands
    finally:
        gc.enable()
    return commands.run(chosen)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="contactpro-server", description="Local server for Contact PRO desktops."
    )
    made.add_argument("--version", action="version", version=__version__)
    commands = made.add_subparsers(required=True, metavar="command")
    serve = commands.add_parser("serve", help="run the server until it is told to stop")
    serve.set_defaults(command="serve")
    _add_data_dir(serve)
    serve.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        default=resource_path("demo", "demo.toml"),
        help="queues, agents, profiles, scripts (default: the demonstration)",
    )
    serve.add_argument(
        "--with-parent", action="store_true", help="stop when standard input is closed"
    )
    serve.add_argument(
        "--backup-every",
        type=_factor,
        default=EVERY,
        metavar="SECONDS",
        help="how often the database is copied while the server runs (default: 300)",
    )
    _add_listening(serve)
    _add_robots(serve)
    restore = commands.add_parser(
        "restore", help="put a backup in the place of the database, which is kept aside"
    )
    restore.set_defaults(command="restore")
    _add_data_dir(restore)
    restore.add_argument(
        "--from", dest="backup", type=Path, metavar="FILE", help="default: the newest good one"
    )
    return made


def _add_data_dir(command: argparse.ArgumentParser) -> None:
    command.add_argument("--data-dir", type=Path, metavar="DIR", help="where the database is kept")


def _add_listening(command: argparse.ArgumentParser) -> None:
    command.add_argument("--host", default="127.0.0.1", help="address to listen at")
    command.add_argument("--port", type=_port, default=0, help="port; 0, the default, finds one")
    command.add_argument("--tls-cert", type=Path, metavar="FILE", help="certificate chain, PEM")
    command.add_argument("--tls-key", type=Path, metavar="FILE", help="its private key, PEM")
    command.add_argument(
        "--origin",
        action="append",
        default=[],
        metavar="URL",
        help="address that people reach the server by, such as https://chat.example.org",
    )


def _add_robots(command: argparse.ArgumentParser) -> None:
    command.add_argument("--no-bot", action="store_true", help="let nobody greet customers")
    command.add_argument(
        "--customers", type=_count, default=0, metavar="N", help="simulated customers at a time"
    )
    command.add_argument(
        "--callers", type=_count, default=0, metavar="N", help="simulated callers at a time"
    )
    command.add_argument(
        "--colleagues", action="store_true", help="sign in the colleagues of the demonstration"
    )
    command.add_argument(
        "--correspondents",
        action="store_true",
        help="let simulated customers write e-mails, and another system hand in tasks",
    )
    command.add_argument("--seed", type=int, default=0, help="which simulated people come")
    command.add_argument("--speed", type=_factor, default=1.0, help="how fast they are; 1 is life")


def _port(text: str) -> int:
    return _checked(int(text), 0 <= int(text) <= 65_535)


def _count(text: str) -> int:
    return _checked(int(text), int(text) >= 0)


def _factor(text: str) -> float:
    return _checked(float(text), float(text) > 0)


def _checked(value: N, fits: bool) -> N:
    """argparse names the option and the value that does not fit."""
    if not fits:
        raise ValueError
    return value
