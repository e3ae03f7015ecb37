"""The SMTP server: mail for the addresses of queues becomes contacts."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import socket
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AttachmentId, RequestId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.config.mail import MailSettings
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.mail.parts import UnreadableMail
from contactpro_desktop.localserver.mail.reading import ReceivedFile, ReceivedMail, read_mail
from contactpro_desktop.localserver.router.commands import OpenContact
from contactpro_desktop.localserver.router.files import Attachment, Sender
from contactpro_desktop.localserver.router.mail import MailContent
from contactpro_desktop.localserver.router.model import QueueSpec, Refused
from contactpro_desktop.localserver.storage.media import MediaStore

_LOG = logging.getLogger(__name__)

_IDLE_SECONDS = 60.0
_MOST_CONNECTIONS = 50
_MOST_RECIPIENTS = 20

_TAKEN = "250 2.0.0 Message accepted"
_NO_MAILBOX = "550 5.1.1 No such mailbox here"
_TOO_MANY = "452 4.5.3 Too many recipients"
_UNREADABLE = "554 5.6.0 Message cannot be read"
_BUSY = "451 4.3.0 Try again later"
_FULL = "452 4.3.1 Insufficient system storage, try again later"
_ANSWERS = {Refusal.MALFORMED: _UNREADABLE, Refusal.CANNOT_STORE: _FULL}


class MailReceiver:
    """What aiosmtpd asks. A mail is accepted once its contacts are on disk; the same mail again
    within a day, for instance because the answer was lost, makes no second contact."""

    def __init__(
        self,
        engine: Engine,
        media: MediaStore,
        new_id: Callable[[], str],
        settings: MailSettings,
    ) -> None:
        queues = engine.state.site.queues.values()
        self._queues: Mapping[str, QueueSpec] = {
            queue.address.casefold(): queue for queue in queues if queue.channel is Channel.EMAIL
        }
        self._engine = engine
        self._media = media
        self._new_id = new_id
        self._settings = settings
        self._reading = asyncio.Lock()

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.casefold() not in self._queues:
            return _NO_MAILBOX
        if len(envelope.rcpt_tos) >= _MOST_RECIPIENTS:
            return _TOO_MANY
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        content = envelope.content
        data = content.encode() if isinstance(content, str) else content or b""
        try:
            mail = await self._read(data)
        except UnreadableMail as error:
            _LOG.info("a mail was refused: %s", error)
            return _UNREADABLE
        queues = {address.casefold(): None for address in envelope.rcpt_tos}
        try:
            for address in queues:
                await self._open(self._queues[address], mail, data)
        except Refused as refused:
            return _ANSWERS.get(refused.reason, _BUSY)
        except OSError as error:
            _LOG.error("a mail was not stored: %s", type(error).__name__)
            return _FULL
        return _TAKEN

    async def handle_exception(self, error: Exception) -> str:
        """A defect, of this server or of the client's SMTP: its text is nobody's business."""
        _LOG.error("an SMTP session failed: %s", type(error).__name__)
        return _BUSY

    async def _read(self, data: bytes) -> ReceivedMail:
        """One at a time: the threads are there for others too, for those who sign in."""
        async with self._reading:
            return await asyncio.to_thread(read_mail, data, self._settings.max_parts)

    async def _open(self, queue: QueueSpec, mail: ReceivedMail, data: bytes) -> None:
        """The digest names the mail: whoever sends it again sends the same bytes. Raises `Refused`
        and `OSError`; then none of its files is left."""
        files: list[Attachment] = []
        try:
            for file in mail.files:
                files.append(await self._keep(file))
            command = await self._command(queue, mail, files)
            digest = hashlib.sha256(data).hexdigest()
            decision = await self._engine.execute(command, dedupe=(queue.id, RequestId(digest)))
        except (OSError, Refused):
            await self._remove(files)
            raise
        if not decision.writes:
            await self._remove(files)

    async def _command(
        self, queue: QueueSpec, mail: ReceivedMail, files: Iterable[Attachment]
    ) -> OpenContact:
        case_id = await self._engine.history.case_of(mail.references)
        return OpenContact(
            queue.id,
            Channel.EMAIL,
            customer_key=mail.sender.address,
            customer_name=mail.sender.name,
            sub_channel="",
            title=mail.subject,
            mail=MailContent(
                from_address=mail.sender,
                to_address=mail.to,
                cc_address=mail.cc,
                reply_to=mail.reply_to,
                content=mail.text,
                is_html=mail.is_html,
                attachments=tuple(files),
                message_id=mail.message_id,
                references=mail.references,
                case_id=case_id or "",
            ),
        )

    async def _remove(self, files: Iterable[Attachment]) -> None:
        for file in files:
            await self._media.remove(file.id)

    async def _keep(self, file: ReceivedFile) -> Attachment:
        file_id = AttachmentId(self._new_id())
        await self._media.write(file_id, file.content)
        return Attachment(
            id=file_id,
            filename=file.filename,
            size=len(file.content),
            mime_type=file.mime_type,
            sender=Sender.CUSTOMER,
            arrived=True,
        )


class _Connection(SMTP):
    """One client. Beyond a number of them whoever comes is sent away at once."""

    def __init__(self, live: set[SMTP], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._live = live

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if len(self._live) >= _MOST_CONNECTIONS and isinstance(transport, asyncio.Transport):
            transport.write(b"421 4.3.2 Too many connections\r\n")
            transport.close()
            return
        self._live.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        if self in self._live:
            self._live.discard(self)
            super().connection_lost(error)


class MailServer:
    """Listens on a socket that is bound already."""

    def __init__(
        self, bound: socket.socket, settings: MailSettings, receiver: MailReceiver
    ) -> None:
        self._bound = bound
        self._settings = settings
        self._receiver = receiver
        self._live: set[SMTP] = set()
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._connection, sock=self._bound)

    async def close(self) -> None:
        """A mail that has not been acknowledged is its sender's to send again."""
        if self._server is None:
            return
        self._server.close()
        for connection in list(self._live):
            if isinstance(connection.transport, asyncio.WriteTransport):
                connection.transport.abort()
        await self._server.wait_closed()

    def _connection(self) -> SMTP:
        return _Connection(
            self._live,
            self._receiver,
            data_size_limit=self._settings.max_bytes,
            hostname=self._settings.hostname,
            ident="Contact PRO",
            enable_SMTPUTF8=True,
            timeout=_IDLE_SECONDS,
            loop=asyncio.get_running_loop(),
        )
