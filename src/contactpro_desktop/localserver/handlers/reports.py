"""`/personal_data_reports`: what is kept of a person, and its deletion (ECFS 22Q1). For whoever
has the right of a data protection officer, and each sees their own only."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from typing import Any

from contactpro_desktop.domain.ids import AgentId, ContactId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.bodies.common import read_body
from contactpro_desktop.ecfs.bodies.reports import DeleteReportBody, NewReportBody, instant_of
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.localserver.door.rights import require
from contactpro_desktop.localserver.door.sessions import new_hex_id
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.routing import Call, Resource
from contactpro_desktop.localserver.push.audience import Audience
from contactpro_desktop.localserver.router.model import ContactRow, Refused
from contactpro_desktop.localserver.storage.filing import FileChange, Filed, FileKind
from contactpro_desktop.localserver.storage.history import ContactQuestion
from contactpro_desktop.localserver.storage.media import MediaStore

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Report:
    """`state` goes scheduled, processing, completed; `action` is generate or delete."""

    id: str
    agent_id: AgentId
    state: str = "scheduled"
    action: str = "generate"
    result: dict[str, Json] = field(default_factory=dict)

    @property
    def view(self) -> dict[str, Json]:
        shown: dict[str, Json] = {"id": self.id, "state": self.state, "action": self.action}
        return shown | ({"result": dict(self.result)} if self.result else {})


class Reports:
    """Work goes on beside the requests; whoever asked is told of each step."""

    def __init__(
        self, reads: AgentReads, engine: Engine, audience: Audience, media: MediaStore
    ) -> None:
        self._reads = reads
        self._engine = engine
        self._audience = audience
        self._media = media
        self._reports: dict[str, Report] = {}
        self._working: set[asyncio.Task[None]] = set()

    def routes(self) -> list[Resource[AgentCaller]]:
        return [
            Resource("personal_data_reports", self.all, {"POST": self.generate}),
            Resource("personal_data_reports/{id}", self.one, {"PUT": self.delete}),
        ]

    async def load(self) -> None:
        """Take up what the last run left; what was not finished can be asked for anew."""
        for filed in await self._engine.history.filed(FileKind.REPORT):
            self._reports.setdefault(filed.id, Report(filed.id, **filed.body))

    async def close(self) -> None:
        for task in self._working:
            task.cancel()
        await asyncio.gather(*self._working, return_exceptions=True)

    # --- Resources ---------------------------------------------------------------------------

    def all(self, caller: AgentCaller, call: Call) -> Json:
        require(self._reads.spec(caller), "dpo")
        own = (each for each in self._reports.values() if each.agent_id == caller.agent_id)
        return {each.id: each.view for each in own}

    def one(self, caller: AgentCaller, call: Call) -> Json:
        return self._own(caller, call).view

    async def generate(self, caller: AgentCaller, call: Call) -> Json:
        body = read_body(NewReportBody, call.body)
        require(self._reads.spec(caller), "dpo")
        report = Report(new_hex_id(), caller.agent_id)
        await self._keep(report)
        self._work(report, self._search(report, body))
        return report.view

    async def delete(self, caller: AgentCaller, call: Call) -> Json:
        body = read_body(DeleteReportBody, call.body)
        report = self._own(caller, call)
        if report.state != "completed":
            raise Refused(Refusal.NOT_ALLOWED_NOW)
        report = replace(report, action="delete", state="scheduled", result={})
        await self._keep(report)
        self._work(report, self._erase(report, body))
        return report.view

    def _own(self, caller: AgentCaller, call: Call) -> Report:
        require(self._reads.spec(caller), "dpo")
        report = self._reports.get(call.key("id"))
        if report is None or report.agent_id != caller.agent_id:
            raise Refused(Refusal.NOT_FOUND)
        return report

    # --- The work ----------------------------------------------------------------------------

    def _work(self, report: Report, work: Coroutine[Any, Any, dict[str, Json]]) -> None:
        task = asyncio.create_task(self._carry_out(report, work), name="personal data report")
        self._working.add(task)
        task.add_done_callback(self._working.discard)

    async def _carry_out(self, report: Report, work: Coroutine[Any, Any, dict[str, Json]]) -> None:
        try:
            await self._keep(replace(report, state="processing"))
            await self._keep(replace(report, state="completed", result=await work))
        except Exception as error:  # noqa: BLE001 - logged by type; the report stays unfinished
            _LOG.error("a personal data report failed: %s", type(error).__name__)

    async def _search(self, report: Report, body: NewReportBody) -> dict[str, Json]:
        question = ContactQuestion(
            queues=tuple(self._reads.site.queues),
            since=instant_of(body.start_time),
            before=instant_of(body.end_time) if body.end_time else None,
        )
        history = self._engine.history
        found = [each for each in await history.contacts(question) if _is_of(each, body)]
        consents = [
            filed.subject
            for filed in await history.filed(FileKind.CONSENT)
            if body.phone_number and _same_number(filed.subject, body)
        ]
        return {
            "contact_list": [each.id for each in found],
            "direntry_list": [],
            "obcustomer_list": [],
            "consent_list": sorted(set(consents)),
        }

    async def _erase(self, report: Report, body: DeleteReportBody) -> dict[str, Json]:
        """What still runs stays: it is named in the result."""
        wanted = [ContactId(each) for each in body.contact_id_list]
        live = [each for each in wanted if each in self._reads.state.contacts]
        over = [each for each in wanted if each not in self._reads.state.contacts]
        for media_id in await self._engine.erase(over):
            await self._media.remove(media_id)
        for filed in await self._engine.history.filed(FileKind.CONSENT):
            if filed.subject in body.consent_key_list:
                await self._engine.file(FileChange(FileKind.CONSENT, filed.id, None))
        return {"deleted_contact_list": list(over), "kept_contact_list": list(live)}

    # --- Keeping and telling -----------------------------------------------------------------

    async def _keep(self, report: Report) -> None:
        known = self._reports.get(report.id)
        now = self._engine.now()
        body = {
            "agent_id": report.agent_id,
            "state": report.state,
            "action": report.action,
            "result": report.result,
        }
        filed = Filed(FileKind.REPORT, report.id, now, now, body, subject=report.agent_id)
        await self._engine.file(FileChange(FileKind.REPORT, report.id, filed))
        self._reports[report.id] = report
        uri = paths.personal_data_report_uri(report.id)
        told = [Transaction("POST", uri, report.view)]
        if known is not None:
            told = [Transaction("PUT", f"{uri}/{key}", value) for key, value in report.view.items()]
        for connection in self._audience.of_agent(report.agent_id):
            connection.push(told)


def _is_of(contact: ContactRow, body: NewReportBody) -> bool:
    """Whether everything that is asked for fits."""
    name = f"{body.first_name} {body.last_name}" if body.first_name else ""
    return (
        (not body.email or contact.customer_key.casefold() == body.email.casefold())
        and (not name or contact.customer_name.casefold() == name.casefold())
        and (not body.phone_number or _same_number(contact.customer_key, body))
    )


def _same_number(number: str, body: NewReportBody) -> bool:
    """By their last digits, as many as asked for, and nothing but digits."""
    one, other = _digits(number), _digits(body.phone_number or "")
    count = body.last_digit_cnt_for_number_search
    return bool(one) and (one[-count:] == other[-count:] if count else one == other)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
