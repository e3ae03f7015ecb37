"""Both far ends of mail: customers who write, and the mailbox that gets what agents send."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.utils import make_msgid
from pathlib import Path
from typing import Any

import aiosmtplib

from contactpro_desktop.localserver.config import Config
from contactpro_desktop.localserver.config.mail import MailSettings, Relay
from contactpro_desktop.localserver.service import Service
from contactpro_desktop.robots.mailbox import Mailbox
from tests.support.server import demo_config, running_server

CUSTOMER = "Luis Mena <luis@example.org>"


def letter(
    text: str = "Hola",
    *,
    sender: str = CUSTOMER,
    to: str = "Correo <correo@demo>",
    subject: str = "Factura",
    **headers: str,
) -> EmailMessage:
    """A mail as a customer's program writes it. Underscores in names of headers are hyphens."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if message["Message-ID"] is None:
        message["Message-ID"] = make_msgid(domain="example.org")
    message.set_content(text)
    return message


@dataclass(frozen=True, slots=True)
class PostOffice:
    """A server with mail, and the mailbox behind its relay."""

    service: Service
    mailbox: Mailbox

    @property
    def tenant(self) -> str:
        return self.service.tenant_url

    async def write(self, message: EmailMessage, *to: str) -> None:
        """Send a mail to the server; raises what aiosmtplib says where it is refused."""
        await aiosmtplib.send(
            message,
            recipients=to or ["correo@demo"],
            hostname="127.0.0.1",
            port=self.service.mail_port,
        )

    async def write_raw(self, data: bytes, to: str = "correo@demo") -> None:
        await aiosmtplib.send(
            data,
            sender="luis@example.org",
            recipients=[to],
            hostname="127.0.0.1",
            port=self.service.mail_port,
        )


@asynccontextmanager
async def post_office(
    database: Path | None = None, *, config: Config | None = None, **settings: Any
) -> AsyncIterator[PostOffice]:
    """`settings` replaces fields of `MailSettings`; `relay` None stands for no relay at all."""
    mailbox = Mailbox()
    mail = MailSettings(relay=Relay("127.0.0.1", mailbox.port, timeout=2.0))
    config = replace(config or demo_config(), mail=replace(mail, **settings))
    await mailbox.open()
    try:
        async with running_server(config, database) as service:
            yield PostOffice(service, mailbox)
    finally:
        await mailbox.close()
