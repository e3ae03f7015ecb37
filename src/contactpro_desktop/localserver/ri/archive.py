"""What a caller may look up of the past: contacts of their queues, and those they served."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, ContactId, Instant
from contactpro_desktop.localserver.ri.kit.call import Call
from contactpro_desktop.localserver.ri.kit.caller import Caller
from contactpro_desktop.localserver.ri.kit.problems import not_found
from contactpro_desktop.localserver.ri.kit.query import MOST, Query
from contactpro_desktop.localserver.ri.kit.words import channels_of
from contactpro_desktop.localserver.router.model import ContactRow, ContactState, LegRow, Site
from contactpro_desktop.localserver.router.transcripts import StoredMessage
from contactpro_desktop.localserver.storage.history import ContactQuestion, History

_WILD = frozenset("*?")
_ASKED = frozenset(
    {
        "contactId",
        "agentId",
        "queueId",
        "channel",
        "Channel",
        "originator",
        "startTime",
        "endTime",
        "offset",
        "limit",
        "language",
        "includeAttachedData",
    }
)
"""Parameters that the question holds, or that choose none of the rows."""


class Archive:
    """Every look into the database goes through here, so that none forgets the caller's rights."""

    def __init__(self, history: History) -> None:
        self._history = history

    def question(
        self,
        call: Call,
        *,
        since: Instant | None = None,
        before: Instant | None = None,
        by: str = "id",
    ) -> ContactQuestion:
        """What the parameters that all lists of contacts share ask for; `by` is the one that holds
        ids of contacts, beside `contactId`."""
        query = call.query
        agents = query.ids("agentId")
        originator = query.text("originator")
        is_exact = not _WILD & set(originator)
        return ContactQuestion(
            queues=call.caller.queues,
            also_of=call.caller.agent_id,
            ids=query.ids(by) or query.ids("contactId"),
            only_queues=query.ids("queueId"),
            agents=None if agents is None else [AgentId(each) for each in agents],
            channels=channels_of(query, "channel") or channels_of(query, "Channel"),
            customer=originator if is_exact else "",
            since=since if since is not None else query.instant("startTime"),
            before=before if before is not None else query.instant("endTime"),
        )

    async def contacts(
        self,
        call: Call,
        *,
        of: Collection[Channel] | None = None,
        by: str = "id",
        each_is_a_row: bool = True,
    ) -> list[ContactRow]:
        """The contacts that the parameters ask for, the latest first; `of` these channels. Where
        each of them makes a row of the answer, no more than its page needs."""
        limit = _enough(call.query, by) if each_is_a_row else None
        question = replace(self.question(call, by=by), limit=limit)
        if of is not None:
            channels = set(of) if question.channels is None else set(of) & set(question.channels)
            question = replace(question, channels=channels)
        return await self._history.contacts(question)

    async def contact(self, call: Call, contact_id: ContactId) -> ContactRow:
        """Raises `Problem` where there is none for this caller."""
        caller = call.caller
        one = ContactQuestion(queues=caller.queues, also_of=caller.agent_id, ids=[contact_id])
        found = await self._history.contacts(one)
        if not found:
            raise not_found()
        return found[0]

    async def visible(self, caller: Caller, contact_ids: Iterable[str | None]) -> set[str]:
        """Those among `contact_ids` that the caller sees."""
        ids = {contact_id for contact_id in contact_ids if contact_id}
        question = ContactQuestion(queues=caller.queues, also_of=caller.agent_id, ids=ids)
        return {contact.id for contact in await self._history.contacts(question)}

    async def messages(
        self, caller: Caller, contacts: Collection[ContactRow]
    ) -> list[StoredMessage]:
        """What was said in them. Of a contact that went on to a queue the caller does not see,
        what came after the caller's own part is not theirs to read."""
        ids = [contact.id for contact in contacts]
        messages = await self._history.messages(ids)
        foreign = [each.id for each in contacts if not caller.sees_queue(each.queue_id)]
        until = {
            contact_id: _left(legs, caller.agent_id)
            for contact_id, legs in (await self._history.legs(foreign)).items()
        }
        return [each for each in messages if each.at <= until.get(each.contact_id, each.at)]


def _enough(query: Query, by: str) -> int | None:
    """How many contacts fill the page, where the question alone chooses them; None where further
    parameters choose among the rows."""
    is_exact = not _WILD & set(query.text("originator"))
    if query.parameters.keys() <= _ASKED | {by} and is_exact:
        return sum(query.page(MOST))
    return None


def contact_status(site: Site, contact: ContactRow, legs: Iterable[LegRow]) -> str:
    """In Queue, In Process, Handled or Abandoned: no person had accepted it when it closed."""
    if contact.state is ContactState.QUEUED:
        return "In Queue"
    if contact.state is not ContactState.CLOSED:
        return "In Process"
    return "Handled" if last_served(site, legs) else "Abandoned"


def last_served(site: Site, legs: Iterable[LegRow]) -> LegRow | None:
    """The latest part of a person in a contact."""
    served = [leg for leg in legs if leg.accepted_at is not None and not _is_bot(site, leg)]
    return served[-1] if served else None


def _is_bot(site: Site, leg: LegRow) -> bool:
    spec = site.agents.get(leg.agent_id)
    return spec is not None and spec.is_bot


def _left(legs: Iterable[LegRow], agent_id: AgentId | None) -> Instant:
    """When the agent's last part in a contact was over."""
    own = [leg for leg in legs if leg.agent_id == agent_id and leg.accepted_at is not None]
    return max((float("inf") if leg.ended_at is None else leg.ended_at for leg in own), default=0)
