"""`/RI/rti/tasks`: work that another system creates, and what became of it (RTI)."""

from __future__ import annotations

from contactpro_desktop.domain.channel import Capability, Channel, capability_for
from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.domain.ids import AgentId, ContactId
from contactpro_desktop.ecfs.bodies.task import DataBody, TaskBody
from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.localserver.ri.archive import Archive
from contactpro_desktop.localserver.ri.kit.answers import Answer, Created
from contactpro_desktop.localserver.ri.kit.call import Call, Handler, Resource
from contactpro_desktop.localserver.ri.kit.problems import not_found
from contactpro_desktop.localserver.ri.kit.query import as_id
from contactpro_desktop.localserver.ri.kit.rows import Row, selected
from contactpro_desktop.localserver.router.commands import OpenContact
from contactpro_desktop.localserver.router.mail import MailAddress, MailContent
from contactpro_desktop.localserver.router.model import (
    ContactRow,
    ContactState,
    LegState,
    QueueSpec,
)
from contactpro_desktop.localserver.views.task import BODY
from contactpro_desktop.localserver.web.edge import Edge

_TYPES = {Channel.TASK: "XRI", Channel.EMAIL: "EMAIL"}


class Tasks:
    """Of the queues that the caller sees. An e-mail that came in by mail is a task, too."""

    def __init__(self, edge: Edge, archive: Archive) -> None:
        self._edge = edge
        self._archive = archive

    def resources(self) -> tuple[Resource, ...]:
        handlers: dict[str, Handler] = {"GET": self.get, "POST": self.post}
        return (("/rti/tasks", handlers), ("/rti/tasks/{id}", {"GET": self.get_one}))

    async def get(self, call: Call) -> Answer:
        """The latest first."""
        call.caller.require(Right.TASKS)
        contacts = await self._archive.contacts(call, of=tuple(_TYPES))
        rows = [self._row(contact) for contact in contacts]
        return Answer("tasks", selected(rows, call.query, taken={"id"}))

    async def get_one(self, call: Call) -> Answer:
        call.caller.require(Right.TASKS)
        contact = await self._archive.contact(call, ContactId(call.key("id")))
        if contact.channel not in _TYPES:
            raise not_found()
        return Answer("task", self._row(contact))

    async def post(self, call: Call) -> Created:
        call.caller.require(Right.TASKS)
        data = (await call.body(TaskBody)).data
        queue = self._queue(call, data.item.queue)
        wanted = _responsible(data)
        if wanted is not None and wanted not in self._edge.state.site.agents:
            raise not_found()
        command = _email(data, queue) if data.item.type == "EMAIL" else _xri(data, queue)
        created = (await self._edge.engine.execute(command)).created
        return Created(str(created))

    def _queue(self, call: Call, wanted: str) -> QueueSpec:
        """A queue that the caller sees and that tasks can wait in."""
        names = {wanted.casefold(), as_id(wanted).casefold()}
        for queue in self._edge.state.site.queues.values():
            own = {queue.id.casefold(), queue.address.casefold(), queue.name.casefold()}
            fits = capability_for(queue.channel) is Capability.EMAIL
            if own & names and fits and call.caller.sees_queue(queue.id):
                return queue
        raise not_found()

    def _row(self, contact: ContactRow) -> Row:
        state, site = self._edge.state, self._edge.state.site
        queue = site.queues.get(contact.queue_id)
        leg = state.leg(contact.leg_id) if contact.leg_id else None
        responsible = leg.agent_id if leg else contact.required_agent or contact.preferred_agent
        spec = site.agents.get(responsible) if responsible else None
        return {
            "id": contact.id,
            "type": _TYPES[contact.channel],
            "queue": contact.queue_id,
            "queueName": queue.name if queue else "",
            "responsible": responsible,
            "responsibleName": spec.display_name if spec else "",
            "status": self._status(contact),
            "subject": contact.title,
            "rowVersion": contact.version,
        }

    def _status(self, contact: ContactRow) -> str:
        leg = self._edge.state.leg(contact.leg_id) if contact.leg_id else None
        if contact.state is ContactState.QUEUED:
            return "Open"
        if contact.state is ContactState.CLOSED:
            return "Handled"
        return "Pending" if leg is not None and leg.state is LegState.PARKED else "Processing"


def _xri(data: DataBody, queue: QueueSpec) -> OpenContact:
    """All values are attached data; a body of its own counts where no value holds one."""
    values = _values(data)
    if data.body:
        values.setdefault(BODY, data.body)
    return OpenContact(
        queue.id,
        Channel.TASK,
        customer_key=data.fromAddress or "",
        customer_name="",
        sub_channel="ticket",
        title=data.subject,
        attached_data=values,
        preferred_agent=_responsible(data),
    )


def _email(data: DataBody, queue: QueueSpec) -> OpenContact:
    """It looks like an e-mail and can be answered: so it needs somebody to answer."""
    if not data.fromAddress or queue.channel is not Channel.EMAIL:
        raise ProtocolError("from_address")
    return OpenContact(
        queue.id,
        Channel.EMAIL,
        customer_key=data.fromAddress,
        customer_name="",
        sub_channel="",
        title=data.subject,
        attached_data=_values(data),
        preferred_agent=_responsible(data),
        mail=MailContent(
            from_address=MailAddress(data.fromAddress),
            to_address=(MailAddress(data.toAddress or queue.address),),
            content=data.body,
        ),
    )


def _values(data: DataBody) -> dict[str, str]:
    return {pair.k: pair.v for pair in data.values.KV}


def _responsible(data: DataBody) -> AgentId | None:
    wanted = data.item.responsible
    return AgentId(as_id(wanted)) if wanted else None
