"""Handing mails over to the server that delivers them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from pathlib import Path

from aiosmtplib import SMTP, SMTPException, SMTPResponseException

from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.localserver.config.mail import Relay, Security
from contactpro_desktop.localserver.mail.writing import compose, recipients
from contactpro_desktop.localserver.router.mail import Delivery, DraftRow, MailAddress, MailRow

_LOG = logging.getLogger(__name__)


class RelayCarrier:
    """A new connection for every mail. `file_of` tells where the content of a file is."""

    def __init__(
        self,
        relay: Relay,
        domain: str,
        file_of: Callable[[str], Path],
        now: Callable[[], Instant],
    ) -> None:
        self.domain = domain
        self._relay = relay
        self._file_of = file_of
        self._now = now

    async def carry(self, draft: DraftRow, mail: MailRow, sender: MailAddress) -> Delivery | None:
        """All recipients or none: if the relay does not know one of them, nobody gets it. Until
        the content is on its way nothing can have happened; after that, only an answer tells."""
        try:
            content = await asyncio.to_thread(self._compose, draft, mail, sender)
        except (OSError, ValueError) as error:
            _LOG.error("a mail could not be written: %s", type(error).__name__)
            return Delivery.REFUSED
        client = self._client()
        try:
            await self._announce(client, draft)
        except SMTPResponseException as error:
            await _leave(client)
            return _said_no(error)
        except (SMTPException, OSError) as error:
            _LOG.warning("the mail relay is not reached: %s", type(error).__name__)
            client.close()
            return Delivery.UNREACHABLE
        return await self._hand_over(client, content)

    def _client(self) -> SMTP:
        relay = self._relay
        return SMTP(
            hostname=relay.host,
            port=relay.port,
            timeout=relay.timeout,
            use_tls=relay.security is Security.TLS,
            start_tls=relay.security is Security.STARTTLS,
        )

    async def _announce(self, client: SMTP, draft: DraftRow) -> None:
        await client.connect()
        if self._relay.username:
            await client.login(self._relay.username, self._relay.password)
        await client.mail(draft.from_address)
        for address in recipients(draft):
            await client.rcpt(address)

    async def _hand_over(self, client: SMTP, content: bytes) -> Delivery | None:
        try:
            await client.data(content)
        except SMTPResponseException as error:
            await _leave(client)
            return _said_no(error)
        except (SMTPException, OSError) as error:
            _LOG.warning("the mail relay did not answer: %s", type(error).__name__)
            client.close()
            return Delivery.UNKNOWN
        await _leave(client)
        return None

    def _compose(self, draft: DraftRow, mail: MailRow, sender: MailAddress) -> bytes:
        contents = {str(file.id): self._file_of(file.id).read_bytes() for file in draft.attachments}
        return compose(draft, mail, sender, contents, self._now())


def _said_no(error: SMTPResponseException) -> Delivery:
    _LOG.warning("the mail relay refused a mail with code %d", error.code)
    return Delivery.REFUSED


async def _leave(client: SMTP) -> None:
    """Politely, and without caring for an answer: what had to be said has been."""
    with contextlib.suppress(SMTPException, OSError):
        await client.quit()
    client.close()
