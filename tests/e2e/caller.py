"""Somebody with a telephone, over the wire: calls queues, and answers when an agent calls."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from contactpro_desktop.assignment.caller import CallerClient
from contactpro_desktop.robots.runner import LoopThread

_LIMIT = 15.0


class Caller:
    """Used as a context; every call returns when the server has done what it asks."""

    def __init__(self, thread: LoopThread, tenant: str, name: str, number: str) -> None:
        self._thread = thread
        self._client = CallerClient(
            tenant, name=name, address=f"{number.lstrip('+')}@tel.example", number=number
        )

    def __enter__(self) -> Self:
        self._thread.run(self._client.__aenter__(), _LIMIT)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._thread.run(self._client.__aexit__(kind, error, trace), _LIMIT)

    @property
    def hears(self) -> str:
        """How the call stands at this end, in the word of the wire; empty without a call."""
        call = self._client.interaction
        return call.channel_status if call is not None else ""

    def call(self, queue: str, *, consent: bool = True) -> None:
        self._thread.run(self._client.call(queue, consent=consent), _LIMIT)

    def wait_for_ringing(self) -> None:
        self._thread.run(self._client.until(lambda: self._client.ringing is not None), _LIMIT)

    def answer(self) -> None:
        """Take the call that rings."""
        self._thread.run(self._client.answer(), _LIMIT)

    def reject(self) -> None:
        self._thread.run(self._client.reject(), _LIMIT)

    def hang_up(self) -> None:
        self._thread.run(self._client.leave(), _LIMIT)
