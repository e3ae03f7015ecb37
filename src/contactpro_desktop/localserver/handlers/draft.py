"""`/interactions/{id}/draft` and what is below it: the outgoing mail, piece by piece."""

from __future__ import annotations

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import AttachmentId
from contactpro_desktop.ecfs.bodies.common import read_body
from contactpro_desktop.ecfs.bodies.files import NewAttachmentBody
from contactpro_desktop.ecfs.bodies.mail import DraftBody, EmailAddress, read_addresses
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.localserver.door.rights import require_channel
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.mail import addresses_of, change_of
from contactpro_desktop.localserver.handlers.mail_sending import MailSending
from contactpro_desktop.localserver.handlers.routing import Call, Later, Resource, element
from contactpro_desktop.localserver.push import set_aside
from contactpro_desktop.localserver.router import mail_commands as commands
from contactpro_desktop.localserver.router.mail import (
    DraftChange,
    DraftType,
    MailAddress,
    Recipients,
)
from contactpro_desktop.localserver.router.model import LegRow

_DRAFT = "interactions/{id}/draft"


class DraftResources:
    def __init__(self, reads: AgentReads, engine: Engine, sending: MailSending) -> None:
        self._reads = reads
        self._engine = engine
        self._sending = sending

    def resources(self) -> list[Resource[AgentCaller]]:
        """The rows of the route table; `/pending` is an addition."""
        return [
            Resource(_DRAFT, self._draft, {"PUT": self._change, "DELETE": self._discard}),
            *(row for each in Recipients for row in self._recipient_resources(each)),
            Resource(f"{_DRAFT}/attachments", self._files, {"POST": self._attach}),
            Resource(f"{_DRAFT}/attachments/{{file_id}}", self._file, {"DELETE": self._detach}),
            Resource("pending", self._pending),
            Resource("pending/{contact_id}", self._pending_one),
        ]

    # --- The draft as a whole ----------------------------------------------------------------

    def _draft(self, caller: AgentCaller, call: Call) -> Json:
        """Null where none is begun. Only e-mails have one."""
        return element(self._reads.interaction(caller, call), "draft")

    async def _change(self, caller: AgentCaller, call: Call) -> Later | None:
        leg = self._leg(caller, call)
        body = read_body(DraftBody, call.body)
        change = change_of(body, DraftType(body.draft_type) if body.draft_type else None)
        if body.status == "sent":
            return await self._sending.send(caller, call, leg, change)
        if body.status == "pending":
            await self._do(call, commands.Park(caller.agent_id, leg.id, change))
        elif change == DraftChange():
            raise ProtocolError("nothing_to_change")
        else:
            terminal = caller.terminal_id
            await self._do(call, commands.ChangeDraft(caller.agent_id, leg.id, terminal, change))
        return None

    async def _discard(self, caller: AgentCaller, call: Call) -> None:
        await self._do(call, commands.DiscardDraft(caller.agent_id, self._leg(caller, call).id))

    # --- Its addresses -----------------------------------------------------------------------

    def _recipient_resources(self, which: Recipients) -> list[Resource[AgentCaller]]:
        name = which.value

        def read(caller: AgentCaller, call: Call) -> Json:
            return element(self._draft(caller, call), name)

        def read_one(caller: AgentCaller, call: Call) -> Json:
            found = read(caller, call)
            known = found if isinstance(found, dict) else {}
            by_key = {address.casefold(): value for address, value in known.items()}
            return element(by_key, call.key("address").casefold())

        async def add(caller: AgentCaller, call: Call) -> None:
            leg = self._leg(caller, call)
            body = read_body(EmailAddress, call.body)
            address = MailAddress(body.address, body.name)
            agent_id, terminal = caller.agent_id, caller.terminal_id
            command = commands.AddRecipient(agent_id, leg.id, terminal, which, address)
            await self._do(call, command)

        async def replace(caller: AgentCaller, call: Call) -> None:
            leg = self._leg(caller, call)
            change = _of_list(which, read_addresses(call.body))
            terminal = caller.terminal_id
            await self._do(call, commands.ChangeDraft(caller.agent_id, leg.id, terminal, change))

        async def remove(caller: AgentCaller, call: Call) -> None:
            leg = self._leg(caller, call)
            address, terminal = call.key("address"), caller.terminal_id
            command = commands.RemoveRecipient(caller.agent_id, leg.id, terminal, which, address)
            await self._do(call, command)

        return [
            Resource(f"{_DRAFT}/{name}", read, {"POST": add, "PUT": replace}),
            Resource(f"{_DRAFT}/{name}/{{address}}", read_one, {"DELETE": remove}),
        ]

    # --- Its files ---------------------------------------------------------------------------

    def _files(self, caller: AgentCaller, call: Call) -> Json:
        return element(self._draft(caller, call), "attachments")

    def _file(self, caller: AgentCaller, call: Call) -> Json:
        return element(self._files(caller, call), call.key("file_id"))

    async def _attach(self, caller: AgentCaller, call: Call) -> Json:
        """The id to bring the content under; empty for a file of the mail that came in."""
        leg = self._leg(caller, call)
        body = read_body(NewAttachmentBody, call.body)
        agent_id, terminal = caller.agent_id, caller.terminal_id
        if (body.id is None) == (body.filename is None):
            raise ProtocolError("id_or_filename")
        if body.id is not None:
            original = AttachmentId(body.id)
            await self._do(call, commands.AttachOriginal(agent_id, leg.id, terminal, original))
            return None
        name, kind = body.filename or "", body.mime_type or ""
        command = commands.AttachFile(agent_id, leg.id, terminal, name, body.size or 0, kind)
        decision = await self._engine.execute(command, dedupe=call.dedupe)
        return str(decision.created)

    async def _detach(self, caller: AgentCaller, call: Call) -> None:
        leg = self._leg(caller, call)
        file_id, terminal = AttachmentId(call.key("file_id")), caller.terminal_id
        await self._do(call, commands.DetachFile(caller.agent_id, leg.id, terminal, file_id))

    # --- What is set aside -------------------------------------------------------------------

    def _pending(self, caller: AgentCaller, call: Call) -> Json:
        return set_aside.pending(self._reads.state, caller.agent_id)

    def _pending_one(self, caller: AgentCaller, call: Call) -> Json:
        return element(self._pending(caller, call), call.key("contact_id"))

    # -----------------------------------------------------------------------------------------

    def _leg(self, caller: AgentCaller, call: Call) -> LegRow:
        require_channel(self._reads.spec(caller), Channel.EMAIL)
        return self._reads.leg(caller, call)

    async def _do(self, call: Call, command: commands.MailCommand) -> None:
        await self._engine.execute(command, dedupe=call.dedupe)


def _of_list(which: Recipients, told: list[EmailAddress]) -> DraftChange:
    addresses = addresses_of(told)
    if which is Recipients.TO:
        return DraftChange(to_address=addresses)
    if which is Recipients.CC:
        return DraftChange(cc_address=addresses)
    return DraftChange(bcc_address=addresses)
