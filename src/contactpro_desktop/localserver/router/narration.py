"""The state messages of a chat's transcript (ECFS 22Q1, /transcript/messages): who came and went.

They follow from the rows that a decision writes, and are stored in its transaction.
"""

import json
from collections.abc import Callable, Iterable, Iterator

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.conversation import MessageKind
from contactpro_desktop.domain.ids import AgentId
from contactpro_desktop.localserver.router.attaching import (
    SYSTEM_ORIGINATOR,
    attachment_messages,
)
from contactpro_desktop.localserver.router.model import (
    AgentRow,
    ContactRow,
    ContactState,
    LegRow,
    LegState,
    Row,
    RowId,
)
from contactpro_desktop.localserver.router.transcripts import AuthorKind, NewMessage

Reader = Callable[[RowId], Row | None]


def narrate(
    before: Reader, after: Reader, writes: Iterable[Row], by: AgentId | None = None
) -> Iterator[NewMessage]:
    """The state messages of one decision, for chats only, in the order they are to be read.

    `before` and `after` read any row as it was and as it will be. `by` is the supervisor who passes
    a chat on in its agent's place.
    """
    writes = tuple(writes)
    contacts = [row for row in writes if isinstance(row, ContactRow)]
    legs = [row for row in writes if isinstance(row, LegRow)]
    for contact in contacts:
        if before(contact.id) is None and contact.channel is Channel.CHAT:
            yield _by_customer(contact, "CHAT_STARTED")
    for leg in legs:
        yield from _leg_messages(before, after, leg, by)
    for contact in contacts:
        yield from attachment_messages(before(contact.id), contact, after)
    for contact in contacts:
        if contact.state is ContactState.CLOSED and contact.channel is Channel.CHAT:
            yield _by_customer(contact, "CHAT_ENDED")


def _leg_messages(
    before: Reader, after: Reader, leg: LegRow, by: AgentId | None
) -> Iterator[NewMessage]:
    contact, agent = after(leg.contact_id), after(leg.agent_id)
    if not isinstance(contact, ContactRow) or contact.channel is not Channel.CHAT:
        return
    if not isinstance(agent, AgentRow):
        return
    was, serves = _serves(before(leg.id)), _serves(leg)
    if serves and not was:
        yield _by_agent(contact, agent, "JOINED")
    if was and not serves:
        if leg.is_passed_on:
            supervisor = after(by) if by else None
            doer = supervisor if isinstance(supervisor, AgentRow) else agent
            yield _by_agent(contact, doer, "CHAT_TRANSFERRED")
        if leg.end_reason == "customer":
            yield _by_customer(contact, "LEFT")
        else:
            yield _by_agent(contact, agent, "LEFT")


def _serves(row: Row | None) -> bool:
    return isinstance(row, LegRow) and row.state is LegState.ACCEPTED


def _by_agent(contact: ContactRow, agent: AgentRow, state: str) -> NewMessage:
    return _message(contact, state, agent.chat_address, agent.alias)


def _by_customer(contact: ContactRow, state: str) -> NewMessage:
    return _message(contact, state, contact.customer_key, contact.customer_name)


def _message(contact: ContactRow, state: str, who: str, name: str) -> NewMessage:
    text = json.dumps({"state": state, "originator": {"id": who, "display_name": name}})
    return NewMessage(
        contact_id=contact.id,
        text=text,
        author_kind=AuthorKind.SYSTEM,
        originator=SYSTEM_ORIGINATOR,
        kind=MessageKind.STATE,
    )
