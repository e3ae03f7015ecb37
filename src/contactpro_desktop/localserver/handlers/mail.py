"""What an agent can do to a mail: begin one, answer one, take one up again."""

from __future__ import annotations

from collections.abc import Iterable

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import ContactId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs.bodies.common import attached_texts, read_body
from contactpro_desktop.ecfs.bodies.mail import (
    EmailAddress,
    MailBody,
    MailFields,
    NewMailBody,
    StartDraftBody,
)
from contactpro_desktop.localserver.door.rights import require_channel
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.leg_writes import LegWrites
from contactpro_desktop.localserver.handlers.mail_sending import MailSending
from contactpro_desktop.localserver.handlers.routing import Call, Later
from contactpro_desktop.localserver.router import mail_commands as commands
from contactpro_desktop.localserver.router.mail import (
    Addresses,
    DraftChange,
    DraftType,
    MailAddress,
)
from contactpro_desktop.localserver.router.model import ContactState, LegRow, Refused


class MailWrites:
    """POST and PUT of interactions, as far as they are mails."""

    def __init__(self, reads: AgentReads, legs: LegWrites, sending: MailSending) -> None:
        self._reads = reads
        self._legs = legs
        self._sending = sending

    async def start(self, caller: AgentCaller, call: Call) -> None:
        """A new mail, or one that the agent had set aside."""
        require_channel(self._reads.spec(caller), Channel.EMAIL)
        body = read_body(NewMailBody, call.body)
        if body.status == "open":
            await self._legs.do(call, resumption(self._reads, caller, body, Channel.EMAIL))
            return
        change = change_of(body)
        data = attached_texts(body.attached_data)
        terminal = caller.terminal_id
        write = commands.WriteMail(caller.agent_id, terminal, change, data, call.request_id)
        await self._legs.do(call, write)

    async def change(self, caller: AgentCaller, call: Call, leg: LegRow) -> Later | None:
        require_channel(self._reads.spec(caller), Channel.EMAIL)
        body = read_body(MailBody, call.body)
        if body.draft is None:
            await self._legs.change_by_guid(caller, call, leg, body)
            return None
        if body.status is not None or body.channel_status is not None:
            raise ProtocolError("one_change_wanted")
        return await self._begin_draft(caller, call, leg, body.draft)

    async def _begin_draft(
        self, caller: AgentCaller, call: Call, leg: LegRow, body: StartDraftBody
    ) -> Later | None:
        """Begun and sent at once is two steps: if it cannot be sent, the draft is there."""
        kind = DraftType(body.draft_type)
        agent_id, terminal = caller.agent_id, caller.terminal_id
        start = commands.StartDraft(agent_id, leg.id, terminal, kind, change_of(body))
        await self._legs.do(call, start)
        if body.status == "send":
            return await self._sending.send(caller, call.part("send"), leg, DraftChange())
        return None


def resumption(
    reads: AgentReads, caller: AgentCaller, body: NewMailBody, channel: Channel
) -> commands.Resume:
    """Bring back what is named, if it is of this channel."""
    if body.contact_id is None:
        raise ProtocolError("contact_id")
    contact = reads.state.contact(ContactId(body.contact_id))
    if contact is None or contact.channel is not channel:
        raise Refused(Refusal.NOT_FOUND)
    if contact.state is not ContactState.OWNED:
        raise Refused(Refusal.NOT_ALLOWED_NOW)
    return commands.Resume(caller.agent_id, contact.id)


def change_of(body: MailFields, draft_type: DraftType | None = None) -> DraftChange:
    """What a body says about a draft."""
    return DraftChange(
        draft_type,
        body.subject,
        body.content,
        body.from_address,
        *(
            None if each is None else addresses_of(each)
            for each in (body.to_address, body.cc_address, body.bcc_address)
        ),
    )


def addresses_of(told: Iterable[EmailAddress]) -> Addresses:
    """Each address once; the last name given for it counts (ECFS 22Q1, PUT …/to_address)."""
    found: dict[str, MailAddress] = {}
    for each in told:
        address = MailAddress(each.address, each.name)
        first = found.get(address.key)
        found[address.key] = MailAddress(first.address if first else each.address, each.name)
    return tuple(found.values())
