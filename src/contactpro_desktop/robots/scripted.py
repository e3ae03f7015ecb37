"""A customer who does what they are told, for programs without an asyncio loop of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self

from contactpro_desktop.assignment.visitor import VisitorClient
from contactpro_desktop.domain.conversation import Author, Message, MessageKind
from contactpro_desktop.domain.interaction import InteractionStatus
from contactpro_desktop.robots.runner import LoopThread
from contactpro_desktop.robots.text import folded

_LIMIT = 15.0
"""Seconds. The client gives up before that, and says why."""


class ScriptedCustomer:
    """Used as a context, which opens the session: `with ScriptedCustomer(thread, tenant) as eva`.

    Every call returns when the server has done what it asks, or raises `VisitorRefused`,
    `ServerUnreachable` or `TimeoutError` (after ten seconds). Several customers can share a
    thread. Leaving the context does not end the conversation: it is as if a browser were closed.
    """

    def __init__(
        self,
        thread: LoopThread,
        tenant: str,
        *,
        name: str = "Eva Lorca",
        address: str = "",
        language: str = "es",
    ) -> None:
        self._thread = thread
        self._tenant = tenant
        self._name = name
        self._address = address or f"{folded(name).replace(' ', '.')}@correo.example"
        self._language = language

    def __enter__(self) -> Self:
        self._client = self._thread.run(self._connect(), _LIMIT)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._thread.run(self._client.__aexit__(kind, error, trace), _LIMIT)

    @property
    def messages(self) -> list[Message]:
        """The conversation so far; the customer's own words are those of the end user."""
        return list(self._client.messages)

    @property
    def heard(self) -> list[str]:
        """What the other side has said so far, announcements left out."""
        return [message.text for message in self.messages if _is_speech(message)]

    @property
    def status(self) -> InteractionStatus | None:
        """QUEUED, ACCEPTED or ENDED; None before `open`."""
        interaction = self._client.interaction
        return interaction.status if interaction is not None else None

    def open(
        self,
        queue: str,
        attached_data: Mapping[str, str] | None = None,
        *,
        subject: str = "",
        preferred_agent: str = "",
    ) -> None:
        """Start a conversation with the queue at this address, such as ventas@demo, if possible
        with the agent of that chat address."""
        started = self._client.start(
            queue, attached_data, title=subject, preferred_agent=preferred_agent
        )
        self._thread.run(started, _LIMIT)

    def say(self, text: str) -> None:
        self._thread.run(self._client.say(text), _LIMIT)

    def type(self, typing: bool = True) -> None:
        """Let the other side see that the customer is writing."""
        self._thread.run(self._client.type(typing), _LIMIT)

    def wait_for(self, text: str) -> None:
        """Wait until the other side has said something with `text` in it, now or before."""
        self._wait(lambda: any(text in said for said in self.heard))

    def wait_for_status(self, status: InteractionStatus) -> None:
        self._wait(lambda: self.status is status)

    def leave(self) -> None:
        """End the conversation."""
        self._thread.run(self._client.leave(), _LIMIT)

    def _wait(self, condition: Callable[[], bool]) -> None:
        self._thread.run(self._client.until(condition), _LIMIT)

    async def _connect(self) -> VisitorClient:
        client = VisitorClient(
            self._tenant, name=self._name, address=self._address, language=self._language
        )
        return await client.__aenter__()


def _is_speech(message: Message) -> bool:
    return message.author in (Author.AGENT, Author.BOT) and message.kind is not MessageKind.STATE
