"""Rows and messages as records of the tables, and back."""

from collections.abc import Mapping
from typing import Any

from contactpro_desktop.domain.agent import ChangedBy, WorkStatus
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import MessageKind
from contactpro_desktop.domain.ids import AnswerId, QuestionId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.script import Answer
from contactpro_desktop.localserver.router.mail import DraftType
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    OfferEnd,
    Row,
)
from contactpro_desktop.localserver.router.transcripts import AuthorKind, StoredMessage
from contactpro_desktop.localserver.storage.outcomes import StoredOutcome
from contactpro_desktop.localserver.storage.sessions import SessionRow
from contactpro_desktop.localserver.storage.values import (
    attachment,
    attachment_record,
    preferences,
    preferences_record,
)

Record = dict[str, Any]
"""Column names with values that a driver takes."""


def agent_record(row: AgentRow) -> Record:
    return _plain(row) | {
        "work_status": row.work_status.value,
        "work_status_by": row.work_status_by.value,
        "profile_by": row.profile_by.value,
        "serving": sorted(row.serving),
        "preferences": preferences_record(row.preferences),
    }


def agent_row(record: Mapping[str, Any]) -> AgentRow:
    return AgentRow(
        **{
            **record,
            "work_status": WorkStatus(record["work_status"]),
            "work_status_by": ChangedBy(record["work_status_by"]),
            "profile_by": ChangedBy(record["profile_by"]),
            "serving": frozenset(record["serving"]),
            "preferences": preferences(record["preferences"]),
        }
    )


def contact_record(row: ContactRow) -> Record:
    return _plain(row) | {
        "channel": row.channel.value,
        "state": row.state.value,
        "attached_data": dict(row.attached_data),
        "passed_over": dict(row.passed_over),
        "attachments": [*map(attachment_record, row.attachments)],
        "answered_with": row.answered_with.value if row.answered_with else None,
    }


def contact_row(record: Mapping[str, Any]) -> ContactRow:
    answered_with = record["answered_with"]
    return ContactRow(
        **{
            **record,
            "channel": Channel(record["channel"]),
            "state": ContactState(record["state"]),
            "attachments": tuple(map(attachment, record["attachments"])),
            "answered_with": DraftType(answered_with) if answered_with else None,
        }
    )


def leg_record(row: LegRow) -> Record:
    return _plain(row) | {
        "state": row.state.value,
        "offer_end": row.offer_end.value if row.offer_end else None,
        "answers": {
            question: {"options": list(answer.options), "text": answer.text}
            for question, answer in row.answers.items()
        },
    }


def leg_row(record: Mapping[str, Any]) -> LegRow:
    end = record["offer_end"]
    return LegRow(
        **{
            **record,
            "state": LegState(record["state"]),
            "offer_end": OfferEnd(end) if end else None,
            "answers": {
                QuestionId(question): _answer(answer)
                for question, answer in record["answers"].items()
            },
        }
    )


def message_record(message: StoredMessage) -> Record:
    return {
        "id": message.id,
        "contact_id": message.contact_id,
        "number": message.number,
        "at": message.at,
        "kind": message.kind.value,
        "text": message.text,
        "author_kind": message.author_kind.value,
        "originator": message.originator,
        "display_name": message.display_name,
        "request_id": message.request_id,
    }


def stored_message(record: Mapping[str, Any]) -> StoredMessage:
    return StoredMessage(
        **{
            **record,
            "kind": MessageKind(record["kind"]),
            "author_kind": AuthorKind(record["author_kind"]),
        }
    )


def outcome_record(outcome: StoredOutcome) -> Record:
    return _plain(outcome) | {"refusal": outcome.refusal.value if outcome.refusal else None}


def stored_outcome(record: Mapping[str, Any]) -> StoredOutcome:
    refusal = record["refusal"]
    return StoredOutcome(**{**record, "refusal": Refusal(refusal) if refusal else None})


def session_record(row: SessionRow) -> Record:
    return _plain(row)


def _answer(record: Mapping[str, Any]) -> Answer:
    return Answer(tuple(map(AnswerId, record["options"])), record["text"])


def _plain(row: Row | StoredOutcome | SessionRow) -> Record:
    return {name: getattr(row, name) for name in row.__dataclass_fields__}
