"""What a request led to, kept for a day so that a repeated one gets the first answer."""

from dataclasses import dataclass

from contactpro_desktop.domain.ids import ContactId, Instant, RequestId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.localserver.router.model import Created, Decision, Refused
from contactpro_desktop.localserver.router.transcripts import StoredMessage

KEPT_FOR = 24 * 3600.0
"""Seconds for which a repeated request is recognised."""

DedupeKey = tuple[str, RequestId]
"""A session (or user) key and the request id; together they name one request."""


@dataclass(frozen=True, slots=True)
class StoredOutcome:
    """`refusal` is None for success. `contact_id` and `number` name the message it stored."""

    key: str
    at: Instant
    refusal: Refusal | None = None
    who: str = ""
    created: Created | None = None
    contact_id: ContactId | None = None
    number: int | None = None


def outcome_key(dedupe: DedupeKey) -> str:
    """The two as one; sessions of any spelling never meet."""
    session, request_id = dedupe
    return f"{len(session)}:{session}{request_id}"


def of_decision(key: str, at: Instant, decision: Decision) -> StoredOutcome:
    return StoredOutcome(key, at, created=decision.created)


def of_message(key: str, message: StoredMessage) -> StoredOutcome:
    return StoredOutcome(key, message.at, contact_id=message.contact_id, number=message.number)


def of_refusal(key: str, at: Instant, refused: Refused) -> StoredOutcome:
    return StoredOutcome(key, at, refusal=refused.reason, who=refused.who)
