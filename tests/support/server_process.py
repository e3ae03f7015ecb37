"""The server program as a process of its own: `contactpro-server serve`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

_START_LIMIT = 20.0
_STOP_LIMIT = 10.0


@dataclass(frozen=True, slots=True)
class ServerProcess:
    """A server that is up. Its standard input ends it when closed: nothing outlives the test."""

    tenant_url: str
    visitor_url: str
    process: subprocess.Popen[str]


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "contactpro_desktop.serve", *arguments]


@contextmanager
def server_process(data_dir: Path, *arguments: str) -> Iterator[ServerProcess]:
    """Run `serve` with the demonstration on a free port; `arguments` are added to it. With the
    bot, who is ready then, unless they say --no-bot."""
    process = subprocess.Popen(
        command("serve", "--with-parent", "--data-dir", str(data_dir), *arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        told = json.loads(_first_line(process))
        yield ServerProcess(told["tenant"], told["visitor"], process)
    finally:
        code = stop(process)
    assert code == 0, f"the server ended with code {code}"


def stop(process: subprocess.Popen[str]) -> int:
    """Close its standard input and wait for its end; the exit code."""
    try:
        process.communicate(timeout=_STOP_LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
    return process.returncode


def _first_line(process: subprocess.Popen[str]) -> str:
    """Returns empty when the server ends, or does not start in time."""
    assert process.stdout is not None
    late = Timer(_START_LIMIT, process.kill)
    late.start()
    try:
        return process.stdout.readline()
    finally:
        late.cancel()
