"""Settings, supervisor sessions, reports -> `Preferences`, `SupervisorSession`, and reports."""

from __future__ import annotations

from types import MappingProxyType

from contactpro_desktop.domain import preferences as domain
from contactpro_desktop.domain.ids import AgentId, ContactId, ReportId, SupervisionId
from contactpro_desktop.domain.reports import PersonalDataReport, ReportAction, ReportState
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.wire.base import word
from contactpro_desktop.ecfs.wire.service import (
    OwnSettings,
    Person,
    Report,
    Setting,
    Shared,
    Supervision,
)


def preferences(properties: Json, ui: Json) -> domain.Preferences:
    """From `/properties`, with what is below it, and `/ui`."""
    wire = OwnSettings.model_validate(properties if isinstance(properties, dict) else {})
    external = wire.phone.external_agent
    return domain.Preferences(
        settings=MappingProxyType(
            {name: _setting(item) for name, item in wire.user_settings.items()}
        ),
        denied=frozenset(
            name.removeprefix("deny_") for name, flag in wire.supervising.items() if flag is True
        ),
        external_number=external.number,
        external_permanent=external.permanent,
        sip_connected=wire.phone.sip_connected,
        mtd=MappingProxyType(
            {key: value for key, value in wire.phone.mtd.items() if isinstance(value, bool | str)}
        ),
        ui=MappingProxyType(Shared.model_validate({"ui": ui}).ui),
    )


def supervisor_session(key: str, resource: Json) -> SupervisorSession:
    wire = Supervision.model_validate(resource if isinstance(resource, dict) else {})
    agent, supervisor = wire.agent or Person(), wire.supervisor or Person()
    return SupervisorSession(
        id=SupervisionId(key),
        mode=word(SupervisionMode, wire.state, SupervisionMode.OTHER),
        agent_id=AgentId(agent.id) if agent.id else None,
        agent_name=_name(agent),
        supervisor_id=AgentId(supervisor.id) if supervisor.id else None,
        supervisor_name=_name(supervisor),
        actions=frozenset(
            name for name, flag in agent.supported_supervisor_actions.items() if flag is True
        ),
    )


_KEPT = ("kept_contact_list", "kept_obcustomer_list")


def report(key: str, resource: Json) -> PersonalDataReport:
    """The lists of a result hold ids, or objects that have one: the model leaves that open."""
    wire = Report.model_validate(resource if isinstance(resource, dict) else {})
    found = wire.result
    return PersonalDataReport(
        id=ReportId(key),
        state=word(ReportState, wire.state, ReportState.OTHER),
        action=word(ReportAction, wire.action, ReportAction.GENERATE),
        contacts=tuple(ContactId(each) for each in _ids(found.get("contact_list"))),
        directory_entries=_ids(found.get("direntry_list")),
        campaign_customers=_ids(found.get("obcustomer_list")),
        consents=_ids(found.get("consent_list")),
        callbacks=_ids(found.get("callback_list")),
        messages=_ids(found.get("message_list")),
        deleted=len(_ids(found.get("deleted_contact_list"))),
        kept=sum(len(_ids(found.get(key))) for key in _KEPT),
    )


def _ids(items: object) -> tuple[str, ...]:
    rows = items if isinstance(items, list) else []
    ids = (row.get("id") if isinstance(row, dict) else row for row in rows)
    return tuple(each for each in ids if isinstance(each, str) and each)


def _setting(item: object) -> domain.Setting:
    wire = Setting.model_validate(item if isinstance(item, dict) else {})
    return domain.Setting(wire.value, wire.allow_update)


def _name(person: Person) -> str:
    return f"{person.name.first_name} {person.name.last_name}".strip()
