"""`/personal_data_reports`: what is kept of a person, and its deletion (ECFS 22Q1). For whoever
has the right of a data protection officer, and each sees their own only."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from typing import Any

from contactpro_desktop.domain.ids import AgentId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.bodies.common import read_body
from contactpro_desktop.ecfs.bodies.reports import DeleteReportBody, NewReportBody
from contactpro_desktop.ecfs.envelope import Json, Transaction
from contactpro_desktop.localserver.door.rights import require
from contactpro_desktop.localserver.door.sessions import new_hex_id
from contactpro_desktop.localserver.engine.engine import Engine
from contactpro_desktop.localserver.handlers.agent_reads import AgentCaller, AgentReads
from contactpro_desktop.localserver.handlers.personal_data import PersonalData
from contactpro_desktop.localserver.handlers.routing import Call, Resource
from contactpro_desktop.localserver.push.audience import Audience
from contactpro_desktop.localserver.router.model import Refused
from contactpro_desktop.localserver.storage.filing import FileChange, Filed, FileKind

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
        self, reads: AgentReads, engine: Engine, audience: Audience, data: PersonalData
    ) -> None:
        self._reads = reads
        self._engine = engine
        self._audience = audience
        self._data = data
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
        self._work(report, self._data.find(body))
        return report.view

    async def delete(self, caller: AgentCaller, call: Call) -> Json:
        body = read_body(DeleteReportBody, call.body)
        report = self._own(caller, call)
        if report.state != "completed":
            raise Refused(Refusal.NOT_ALLOWED_NOW)
        report = replace(report, action="delete", state="scheduled", result={})
        await self._keep(report)
        self._work(report, self._data.erase(body))
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
