"""Simulated customers who write e-mails and, once, thank for the answer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formataddr
from random import Random

from aiosmtplib import SMTPException, send

from contactpro_desktop.robots.cast import address_of
from contactpro_desktop.robots.mailbox import Letter, Mailbox
from contactpro_desktop.robots.names import Names
from contactpro_desktop.robots.wishes import Pace, Seconds

_LOG = logging.getLogger(__name__)

_BETWEEN_FIRST_ONES: Seconds = (1, 6)
_UNTIL_NEXT: Seconds = (120, 300)
_UNTIL_THANKS: Seconds = (20, 60)
_FIRST_ONES = 3


@dataclass(frozen=True, slots=True)
class Matter:
    """A reason to write, in one language. `page` is a file that goes along, if any."""

    language: str
    subject: str
    text: str
    thanks: str
    page: str = ""


MATTERS = (
    Matter(
        language="es",
        subject="Factura de octubre",
        text="Buenos días:\n\nNo me llegó la factura de octubre. ¿Me la pueden reenviar?\n\n{name}",
        thanks="Recibida, muchas gracias.\n\n{name}",
    ),
    Matter(
        language="es",
        subject="Cambio de dirección",
        text=(
            "Hola:\n\nNos mudamos y necesito actualizar la dirección de facturación. Adjunto los"
            " datos nuevos.\n\nSaludos,\n{name}"
        ),
        thanks="Perfecto, gracias por la rapidez.\n\n{name}",
        page="direccion.txt",
    ),
    Matter(
        language="pt",
        subject="Segunda via do boleto",
        text="Olá,\n\nPreciso da segunda via do boleto deste mês. Podem me enviar?\n\n{name}",
        thanks="Chegou, muito obrigado.\n\n{name}",
    ),
    Matter(
        language="en",
        subject="Invoice with the wrong tax number",
        text="Hello,\n\nOur last invoice has the wrong tax number. Could you correct it?\n\n{name}",
        thanks="Thank you, that is right now.\n\n{name}",
    ),
)


@dataclass(frozen=True, slots=True)
class _Writer:
    name: str
    address: str
    matter: Matter


class Correspondents:
    """Write to `queue` at the server's SMTP port. Answers come into `mailbox`; every writer thanks
    for the first one."""

    def __init__(self, port: int, queue: str, mailbox: Mailbox, pace: Pace, seed: int) -> None:
        self._port = port
        self._queue = queue
        self._mailbox = mailbox
        self._pace = pace
        self._writers = _writers(Random(f"mail {seed}"))
        self._waiting: dict[str, _Writer] = {}

    async def run(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._write())
            tasks.create_task(self._read(tasks))

    async def _write(self) -> None:
        for number, writer in enumerate(self._writers):
            first = number < _FIRST_ONES
            await asyncio.sleep(self._pace.draw(_BETWEEN_FIRST_ONES if first else _UNTIL_NEXT))
            self._waiting[writer.address] = writer
            await self._post(self._opening(writer))

    async def _read(self, tasks: asyncio.TaskGroup) -> None:
        number = 0
        while True:
            letter = await self._mailbox.letter(number)
            number += 1
            for address in letter.recipients:
                writer = self._waiting.pop(address, None)
                if writer is not None:
                    tasks.create_task(self._thank(writer, letter))

    async def _thank(self, writer: _Writer, letter: Letter) -> None:
        await asyncio.sleep(self._pace.draw(_UNTIL_THANKS))
        answered = letter.message
        message = self._mail(writer, f"Re: {writer.matter.subject}", writer.matter.thanks)
        message["In-Reply-To"] = answered["Message-ID"]
        message["References"] = f"{answered['References'] or ''} {answered['Message-ID']}".strip()
        await self._post(message)

    def _opening(self, writer: _Writer) -> EmailMessage:
        matter = writer.matter
        message = self._mail(writer, matter.subject, matter.text)
        if matter.page:
            content = f"{writer.name}\nAv. Central 100\n".encode()
            message.add_attachment(content, maintype="text", subtype="plain", filename=matter.page)
        return message

    def _mail(self, writer: _Writer, subject: str, text: str) -> EmailMessage:
        message = EmailMessage()
        message["From"] = formataddr((writer.name, writer.address))
        message["To"] = self._queue
        message["Subject"] = subject
        message.set_content(text.format(name=writer.name))
        return message

    async def _post(self, message: EmailMessage) -> None:
        try:
            await send(message, hostname="127.0.0.1", port=self._port, recipients=[self._queue])
        except (SMTPException, OSError) as error:
            _LOG.info("a customer's mail was not taken: %s", type(error).__name__)


def _writers(random: Random) -> Iterator[_Writer]:
    """One after the other, each with a matter of their language."""
    names = {each: Names(each, random) for each in sorted({m.language for m in MATTERS})}
    while True:
        matter = random.choice(MATTERS)
        name = names[matter.language].take()
        yield _Writer(name, address_of(name), matter)
