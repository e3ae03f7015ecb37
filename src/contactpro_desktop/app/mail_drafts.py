"""Outgoing mails on this computer's disk: what was written, and which mails were set aside."""

import json
import logging
import math
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, Instant
from contactpro_desktop.domain.mail import (
    Addresses,
    DraftText,
    MailAddress,
    Parked,
    RecipientKind,
)
from contactpro_desktop.domain.records import dataclass
from contactpro_desktop.store.drafts import DraftKind, Drafts

log = logging.getLogger(__name__)

Unfinished = Mapping[RecipientKind, tuple[str, ...]]
"""What is typed for recipients and is no address yet: no server takes it."""


@dataclass(frozen=True, slots=True)
class Written:
    """`base` is what the server had when `mine` was written on top of it."""

    base: DraftText
    mine: DraftText


class MailDrafts:
    """Reads and writes the drafts. What cannot be understood counts as not there."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts

    def load(self, contact_id: ContactId) -> Written | None:
        kept = self._drafts.get(contact_id, DraftKind.MAIL)
        if not kept:
            return None
        try:
            record = _record(kept)
            return Written(_text(record["base"]), _text(record["mine"]))
        except (AttributeError, KeyError, TypeError, ValueError):
            log.warning("a written mail cannot be understood")
            return None

    def save(self, contact_id: ContactId, written: Written) -> None:
        """What is as the server has it need not be kept."""
        changed = written.base != written.mine
        text = json.dumps(asdict(written), ensure_ascii=False) if changed else ""
        self._drafts.put(contact_id, DraftKind.MAIL, text)

    def unfinished(self, contact_id: ContactId) -> Unfinished:
        kept = self._drafts.get(contact_id, DraftKind.RECIPIENTS)
        if not kept:
            return {}
        try:
            return {RecipientKind(kind): _texts(each) for kind, each in _record(kept).items()}
        except ValueError:
            log.warning("what was typed for recipients cannot be understood")
            return {}

    def save_unfinished(self, contact_id: ContactId, unfinished: Unfinished) -> None:
        record = {kind.value: each for kind, each in unfinished.items() if each}
        text = json.dumps(record, ensure_ascii=False) if record else ""
        self._drafts.put(contact_id, DraftKind.RECIPIENTS, text)

    def forget(self, contact_id: ContactId) -> None:
        """The server has all of the mail that it can have."""
        self._drafts.put(contact_id, DraftKind.MAIL, "")

    def forget_all(self, contact_id: ContactId) -> None:
        """The mail is sent or thrown away."""
        self.forget(contact_id)
        self.save_unfinished(contact_id, {})

    def parked_by(self, agent_id: AgentId, now: Instant) -> tuple[Parked, ...]:
        """The mails that this agent set aside, oldest first. Asking keeps them from getting old:
        drafts that nobody asks for are thrown away one day."""
        found = []
        for contact_id, text in self._drafts.all(DraftKind.PARKED).items():
            mail = _parked(contact_id, text, agent_id)
            if mail is not None:
                found.append(mail)
                self.park(agent_id, mail, now)
                self._drafts.renew(contact_id, DraftKind.RECIPIENTS)
        return tuple(sorted(found, key=lambda mail: mail.parked_at or 0.0))

    def park(self, agent_id: AgentId, mail: Parked, now: Instant) -> None:
        record = {
            "agent": agent_id,
            "channel": mail.channel.value,
            "subject": mail.subject,
            "customer": mail.customer_name,
            "at": mail.parked_at,
            "seen": now,
        }
        text = json.dumps(record, ensure_ascii=False)
        self._drafts.put(mail.contact_id, DraftKind.PARKED, text)

    def unpark(self, contact_id: ContactId) -> None:
        self._drafts.put(contact_id, DraftKind.PARKED, "")


def _record(text: str) -> dict[str, Any]:
    """Raises `ValueError` for whatever is none: files on disk come to harm."""
    try:
        record = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested without end") from error
    if not isinstance(record, dict):
        raise ValueError("no record")
    return record


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError("no texts")
    return tuple(value)


def _text(record: Mapping[str, Any]) -> DraftText:
    return DraftText(
        subject=str(record["subject"]),
        content=str(record["content"]),
        from_address=str(record["from_address"]),
        to=_addresses(record["to"]),
        cc=_addresses(record["cc"]),
        bcc=_addresses(record["bcc"]),
    )


def _addresses(records: list[Mapping[str, str]]) -> Addresses:
    return tuple(MailAddress(str(each["address"]), str(each["name"])) for each in records)


def _parked(contact_id: ContactId, text: str, agent_id: AgentId) -> Parked | None:
    try:
        record = _record(text)
        if record["agent"] != agent_id:
            return None
        at = float(record["at"])
        if not math.isfinite(at):
            raise ValueError("no time")
        return Parked(
            contact_id,
            Channel(record["channel"]),
            str(record["subject"]),
            str(record["customer"]),
            at,
        )
    except (KeyError, OverflowError, TypeError, ValueError):
        log.warning("what is known of a parked mail cannot be understood")
        return None
