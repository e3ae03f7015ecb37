"""A process of a benchmark, spoken to in lines of JSON on its standard input and output."""

from __future__ import annotations

import json
import os
import subprocess
import threading
import time
from collections import defaultdict, deque
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_PATIENCE = 30.0
_FAREWELL = 10.0

Told = dict[str, Any]


class Failed(Exception):
    """A benchmark could not be carried out; nothing is known of its figures."""


class Child:
    """`python -m module arguments…`; leaving the context ends it, whatever state it is in.

    Orders go in as `{"do": name, …}`, and what it tells comes out as `{"told": kind, …}`.
    `started_ns` is the monotonic clock just before the process was made. `settings` are added to
    its environment, and what it writes to standard error goes to the file `errors`.
    """

    def __init__(
        self,
        errors: Path,
        python: Path,
        module: str,
        *arguments: str,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self._module = module
        self._command = [str(python), "-m", module, *arguments]
        self._environment = {**os.environ, **(settings or {})}
        self._errors = errors
        self._news = threading.Condition()
        self._told: defaultdict[str, deque[Told]] = defaultdict(deque)
        self._over = False
        self.started_ns = 0

    def __enter__(self) -> Self:
        with self._errors.open("wb") as errors:
            self.started_ns = time.monotonic_ns()
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env=self._environment,
            )
        self._listener = threading.Thread(target=self._listen, name="benchmark child")
        self._listener.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        code = self._end()
        self._listener.join()
        assert self._process.stdout is not None
        self._process.stdout.close()
        if error is None and code != 0:
            raise Failed(f"{self._module} ended with {code}: {self._last_words()}")

    @property
    def pid(self) -> int:
        return self._process.pid

    def tell(self, order: str, **what: object) -> None:
        """Give an order and go on."""
        assert self._process.stdin is not None
        line = json.dumps({"do": order, **what}) + "\n"
        try:
            self._process.stdin.write(line.encode())
            self._process.stdin.flush()
        except OSError as error:
            raise Failed(f"{self._module} has ended: {self._last_words()}") from error

    def hear(self, kind: str, patience: float = _PATIENCE) -> Told:
        """The next thing of a kind that it tells; raises `Failed` when nothing comes."""
        told = self._told[kind]
        with self._news:
            self._news.wait_for(lambda: told or self._over, patience)
            if told:
                return told.popleft()
        why = "has ended" if self._over else f"has nothing to tell of {kind!r}"
        raise Failed(f"{self._module} {why}: {self._last_words()}")

    def has_told(self, kind: str) -> bool:
        """Whether there is something of a kind to `hear` at once."""
        return bool(self._told[kind])

    def ask(self, order: str, patience: float = _PATIENCE, **what: object) -> Told:
        """Give an order and wait until it is carried out: it tells so under the same name."""
        self.tell(order, **what)
        return self.hear(order, patience)

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            told = json.loads(line)
            with self._news:
                self._told[told.pop("told")].append(told)
                self._news.notify_all()
        with self._news:
            self._over = True
            self._news.notify_all()

    def _end(self) -> int:
        """Close its standard input, which it ends by; insist after a while."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.close()
            return self._process.wait(_FAREWELL)
        except (OSError, subprocess.TimeoutExpired):
            self._process.kill()
            return self._process.wait()

    def _last_words(self) -> str:
        return self._errors.read_text(errors="replace")[-2000:]
