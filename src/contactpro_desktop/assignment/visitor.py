"""An end user of the web chat, on the wire like the visitor page: for robots and tests."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self
from uuid import uuid4

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from contactpro_desktop.assignment.http import TenantHttp
from contactpro_desktop.assignment.tenant import Tenant
from contactpro_desktop.assignment.transport import silence_libraries, trust
from contactpro_desktop.assignment.websocket import open_websocket
from contactpro_desktop.domain.conversation import Message
from contactpro_desktop.domain.errors import ContactProError, ProtocolError, ServerUnreachable
from contactpro_desktop.domain.events import MessagesReceived
from contactpro_desktop.domain.ids import InteractionId, RequestId
from contactpro_desktop.domain.interaction import Interaction, InteractionStatus
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.agent_model import AgentModel
from contactpro_desktop.ecfs.envelope import (
    Answer,
    Json,
    Push,
    Request,
    Transaction,
    decode_server_frame,
    encode_request,
)
from contactpro_desktop.ecfs.expectations import refusal_of

ENDPOINT = "/visitor/ecfs/ws_endpoint/"

_LIMIT = 10.0

_log = logging.getLogger(__name__)


class VisitorRefused(ContactProError):
    """The server did not do what the end user asked."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


class VisitorClient:
    """Used as a context: `async with VisitorClient(url, name="Rosa", address="rosa@web") as rosa`.

    In `messages` the end user's own words are those of `Author.END_USER`. Whatever waits, waits
    ten seconds at most (`TimeoutError`), and raises `ServerUnreachable` once the connection is
    gone; it does not come back. `language` is a code such as "es", `number` the telephone number
    that they go by. `on_change` is called whenever something was pushed, and once the connection
    is gone.
    """

    def __init__(
        self,
        tenant: str,
        *,
        name: str,
        address: str,
        language: str = "",
        number: str = "",
        on_change: Callable[[], None] = lambda: None,
        tls: Callable[[], ssl.SSLContext] = trust,
    ) -> None:
        silence_libraries()
        self._tenant = Tenant.parse(tenant)
        self._tls = tls()
        self._http = TenantHttp(self._tenant, self._tls)
        self._name = name
        self._address = address
        self._language = language
        self._number = number
        self._on_change = on_change
        self._model = AgentModel()
        self._changed = asyncio.Event()
        self._refused: dict[str, Refusal] = {}
        self._connection: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None
        self._interaction_id: InteractionId | None = None
        self.messages: list[Message] = []

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as undo:
            undo.push_async_callback(self._close)
            await self._enter()
            undo.pop_all()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._close()

    async def _enter(self) -> None:
        session = await self._http.enter_as_visitor()
        url = f"{self._tenant.websocket_base}{ENDPOINT};jsessionid={session}"
        self._connection = await open_websocket(url, self._tenant, "", self._tls)
        self._reader = asyncio.create_task(self._read(self._connection))
        who = {"alias": self._name, "chat_address": self._address}
        if self._language:
            who["language"] = self._language
        if self._number:
            who["extension"] = self._number
        asked = await self._ask("PUT", paths.PROPERTIES, who)
        await self._ask("SUBSCRIBE", paths.PROPERTIES)
        await self._ask("SUBSCRIBE", paths.INTERACTIONS)
        await self.until(lambda: self._model.me is not None, asked)

    async def _close(self) -> None:
        if self._connection is not None:
            await self._connection.close()
        if self._reader is not None:
            await self._reader
        await self._http.close()

    @property
    def interaction(self) -> Interaction | None:
        """The conversation as the end user sees it, None before `start`."""
        known = self._interaction_id
        return self._model.interactions.get(known) if known is not None else None

    @property
    def connected(self) -> bool:
        return self._reader is not None and not self._reader.done()

    async def start(
        self,
        queue: str,
        attached_data: Mapping[str, str] | None = None,
        *,
        title: str = "",
        preferred_agent: str = "",
    ) -> None:
        """Start a chat with the queue at the address `queue`, and wait until it is there.

        `preferred_agent` is the chat address of an agent to keep the chat for.
        """
        body: dict[str, Json] = {
            "channel_type": "chat",
            "channel_sub_type": "text",
            "destination": queue,
            "attached_data": dict(attached_data or {}),
            "title": title or None,
            "preferred_agent": preferred_agent or None,
        }
        await self._start(body)

    async def _start(self, body: Json) -> None:
        before = self._model.interactions.ids
        asked = await self._ask("POST", paths.INTERACTIONS, body)
        await self.until(lambda: bool(self._model.interactions.ids - before), asked)
        (self._interaction_id,) = self._model.interactions.ids - before

    async def send(self, text: str) -> RequestId:
        """Say something without waiting for it to arrive."""
        body = {"message": text, "type": "text"}
        return await self._ask("POST", paths.messages_uri(self._required()), body)

    async def say(self, text: str) -> None:
        """Say something, and wait until the transcript has it."""
        heard = len(self.messages)
        asked = await self.send(text)
        await self.until(lambda: any(m.text == text for m in self.messages[heard:]), asked)

    async def type(self, typing: bool) -> None:
        """Let the other side know that the end user writes, or no longer does."""
        uri = paths.participant_uri(self._required(), self._address)
        await self._ask("PUT", uri, {"status": "typing" if typing else "not_typing"})

    async def leave(self) -> None:
        """End the conversation, and wait until it has ended."""
        uri = paths.interaction_uri(self._required())
        asked = await self._ask("PUT", uri, {"status": "ended"})
        await self.until(self._has_ended, asked)

    async def until(self, condition: Callable[[], bool], asked: RequestId | None = None) -> None:
        """Wait until `condition` holds; it is looked at whenever something was pushed.

        Raises `VisitorRefused` where the server refuses the request `asked`.
        """
        async with asyncio.timeout(_LIMIT):
            while asked in self._refused or not condition():
                if asked in self._refused:
                    raise VisitorRefused(self._refused[asked])
                if not self.connected:
                    raise ServerUnreachable
                self._changed.clear()
                await self._changed.wait()

    def _required(self) -> InteractionId:
        if self._interaction_id is None:
            raise RuntimeError("start a chat first")
        return self._interaction_id

    def _has_ended(self) -> bool:
        interaction = self.interaction
        return interaction is None or interaction.status is InteractionStatus.ENDED

    async def _ask(self, method: str, uri: str, body: Json = None) -> RequestId:
        if self._connection is None:
            raise RuntimeError("not connected")
        request_id = RequestId(uuid4().hex.upper())
        try:
            await self._connection.send(encode_request(Request(request_id, method, uri, body)))
        except ConnectionClosed:
            raise ServerUnreachable from None
        return request_id

    async def _read(self, connection: ClientConnection) -> None:
        try:
            while True:
                self._take(await connection.recv(decode=False))
                self._tell()
        except ConnectionClosed:
            asyncio.get_running_loop().call_soon(self._tell)

    def _tell(self) -> None:
        self._changed.set()
        self._on_change()

    def _take(self, frame: bytes) -> None:
        decoded = decode_server_frame(frame)
        if isinstance(decoded, Answer):
            refusal = refusal_of(decoded)
            if refusal is not None:
                self._refused[decoded.client_req_id] = refusal
        elif isinstance(decoded, Push):
            for transaction in decoded.transactions:
                self._apply(transaction)
            for event in self._model.events():
                if isinstance(event, MessagesReceived):
                    self.messages.extend(event.messages)

    def _apply(self, transaction: Transaction) -> None:
        try:
            self._model.apply(transaction)
        except ProtocolError as error:
            _log.warning("Not understood from the server: %s", error.kind)
