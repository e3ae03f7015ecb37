"""End users on the wire, as many as a benchmark wants, from a program that has no event loop."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from contactpro_desktop.assignment.visitor import VisitorClient
from contactpro_desktop.robots.runner import LoopThread

_PATIENCE = 30.0


class Customer:
    """One end user of the web chat. Every call waits until the server has done it."""

    def __init__(self, people: LoopThread, tenant: str, name: str) -> None:
        self.name = name
        self._people = people
        self._tenant = tenant

    def __enter__(self) -> Self:
        self._client = self._people.run(self._connect(), _PATIENCE)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._people.run(self._client.__aexit__(None, None, None), _PATIENCE)

    def start(self, queue: str) -> None:
        """Begin a chat."""
        self._people.run(self._client.start(queue), _PATIENCE)

    def leave(self) -> None:
        self._people.run(self._client.leave(), _PATIENCE)

    def say(self, texts: Sequence[str]) -> None:
        """Say one thing after another; returns when the transcript has all of it."""
        self._people.run(self._say(texts), _PATIENCE)

    async def _connect(self) -> VisitorClient:
        address = f"{self.name.replace(' ', '.').lower()}@example.org"
        return await VisitorClient(self._tenant, name=self.name, address=address).__aenter__()

    async def _say(self, texts: Sequence[str]) -> None:
        for text in texts:
            await self._client.send(text)
        await self._client.until(lambda: self._has_said(texts[-1]))

    def _has_said(self, text: str) -> bool:
        return any(message.text == text for message in reversed(self._client.messages))
