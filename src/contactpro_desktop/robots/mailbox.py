"""The far end of outgoing mail: everybody's mailbox, on this machine."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.smtp import SMTP, Envelope, Session

_MAX_BYTES = 120 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as it was handed over: `recipients` are all of them, hidden ones too."""

    sender: str
    recipients: tuple[str, ...]
    data: bytes

    @property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.data, _class=EmailMessage, policy=default)


class Mailbox:
    """Takes mail for anybody. The port is known at once; `open` begins to listen."""

    def __init__(self, on_letter: Callable[[Letter], None] | None = None) -> None:
        logging.getLogger("mail").setLevel(logging.WARNING)  # below, it writes addresses
        self._bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._bound.bind(("127.0.0.1", 0))
        self.port: int = self._bound.getsockname()[1]
        self.letters: list[Letter] = []
        self._on_letter = on_letter
        self._news = asyncio.Event()
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._connection, sock=self._bound)

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
        self._bound.close()

    async def letter(self, number: int) -> Letter:
        """The letter that came as the nth, from 0; waited for."""
        while len(self.letters) <= number:
            self._news.clear()
            await self._news.wait()
        return self.letters[number]

    def _connection(self) -> SMTP:
        return SMTP(
            self,
            data_size_limit=_MAX_BYTES,
            hostname="localhost",
            enable_SMTPUTF8=True,
            loop=asyncio.get_running_loop(),
        )

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        content = envelope.content
        data = content.encode() if isinstance(content, str) else content or b""
        letter = Letter(envelope.mail_from or "", tuple(envelope.rcpt_tos), data)
        self.letters.append(letter)
        self._news.set()
        if self._on_letter is not None:
            self._on_letter(letter)
        return "250 2.0.0 OK"
