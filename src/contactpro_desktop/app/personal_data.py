"""What is kept of a customer: asking for it, and having it deleted."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from contactpro_desktop.app.desk import Desk
from contactpro_desktop.domain.events import Link
from contactpro_desktop.domain.ids import ReportId
from contactpro_desktop.domain.interaction import Interaction
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.preferences import Service
from contactpro_desktop.domain.reports import PersonalDataReport, ReportAction
from contactpro_desktop.domain.service_actions import AskForReport, DeletePersonalData
from contactpro_desktop.store.changes import ActionEnded, Change, SessionClosed
from contactpro_desktop.store.store import Store

_SINCE_EVER = "01/01/2000 00:00:00 UTC+00:00"


class Stage(Enum):
    """How far it has come with a customer."""

    NOTHING = "nothing"
    COLLECTING = "collecting"
    FOUND = "found"
    DELETING = "deleting"
    DELETED = "deleted"
    REFUSED = "refused"


class PersonalData:
    """Lives on the GUI thread. A report says nothing of whom it is about, so this remembers, for
    the session, which one was asked for about which customer."""

    def __init__(self, store: Store, desk: Desk) -> None:
        self._store = store
        self._desk = desk
        self._known: frozenset[ReportId] = frozenset()
        self._asked_about = ""
        self._reports: dict[str, ReportId] = {}
        self._refused: dict[str, Refusal] = {}
        store.listen(self._on_changes)

    @property
    def is_offered(self) -> bool:
        """Whether this user may do it at all: a data protection officer may."""
        me = self._store.me
        return me is not None and "dpo" in me.rights and not self._is_missing

    @property
    def is_offline(self) -> bool:
        return self._store.link is not Link.ONLINE

    @property
    def is_busy(self) -> bool:
        """Whether a report about anybody awaits its answer; one goes after the other."""
        return any(isinstance(action, AskForReport) for action in self._store.pending.values())

    def report(self, interaction: Interaction) -> PersonalDataReport | None:
        """The latest about the customer of a conversation."""
        report_id = self._reports.get(interaction.customer_address)
        return next((each for each in self._store.reports if each.id == report_id), None)

    def refusal(self, interaction: Interaction) -> Refusal | None:
        """Why the last request about this customer came to nothing."""
        return self._refused.get(interaction.customer_address)

    def stage(self, interaction: Interaction) -> Stage:
        report = self.report(interaction)
        if self.refusal(interaction) is not None:
            return Stage.REFUSED
        if report is None:
            asked = self.is_busy and self._asked_about == interaction.customer_address
            return Stage.COLLECTING if asked else Stage.NOTHING
        pending = self._store.pending.values()
        if any(isinstance(a, DeletePersonalData) and a.report_id == report.id for a in pending):
            return Stage.DELETING
        if report.action is ReportAction.DELETE:
            return Stage.DELETED if report.is_complete else Stage.DELETING
        return Stage.FOUND if report.is_complete else Stage.COLLECTING

    def collect(self, interaction: Interaction) -> None:
        """Ask for all that is kept of the customer, by their address or number."""
        address = interaction.customer_address
        if not self.is_offered or self.is_offline or self.is_busy or not address:
            return
        self._asked_about = address
        self._reports.pop(address, None)
        self._refused.pop(address, None)
        self._known = frozenset(report.id for report in self._store.reports)
        call = interaction.channel.is_call
        asked = (
            AskForReport(_SINCE_EVER, phone_number=address)
            if call
            else AskForReport(_SINCE_EVER, email=address)
        )
        self._desk.ask(asked)

    def delete(self, interaction: Interaction) -> None:
        """Delete all that the report found, for good; what still runs stays."""
        report = self.report(interaction)
        if report is None or self.stage(interaction) is not Stage.FOUND or self.is_offline:
            return
        self._asked_about = interaction.customer_address
        self._desk.ask(
            DeletePersonalData(
                report.id,
                report.contacts,
                report.directory_entries,
                report.campaign_customers,
                report.consents,
                report.callbacks,
                report.messages,
            )
        )

    @property
    def _is_missing(self) -> bool:
        return Service.REPORTS in self._store.missing_services

    def _on_changes(self, batch: Sequence[Change]) -> None:
        for change in batch:
            if isinstance(change, ActionEnded):
                self._on_ended(change)
            elif isinstance(change, SessionClosed):
                self._forget()

    def _forget(self) -> None:
        self._known = frozenset()
        self._asked_about = ""
        self._reports.clear()
        self._refused.clear()

    def _on_ended(self, ended: ActionEnded) -> None:
        if not isinstance(ended.action, AskForReport | DeletePersonalData):
            return
        if ended.outcome.refusal is not None:
            self._refused[self._asked_about] = ended.outcome.refusal
        elif isinstance(ended.action, AskForReport):
            self._note_report()

    def _note_report(self) -> None:
        """It was told of before its answer came: what is new since the question is the one."""
        fresh = [each.id for each in self._store.reports if each.id not in self._known]
        if fresh:
            self._reports[self._asked_about] = fresh[-1]
