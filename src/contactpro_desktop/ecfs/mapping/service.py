"""Settings and supervisor sessions -> `Preferences`, `SupervisorSession`."""

from __future__ import annotations

from types import MappingProxyType

from contactpro_desktop.domain import preferences as domain
from contactpro_desktop.domain.ids import AgentId, SupervisionId
from contactpro_desktop.domain.supervision import SupervisionMode, SupervisorSession
from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.wire.base import word
from contactpro_desktop.ecfs.wire.service import OwnSettings, Person, Setting, Shared, Supervision


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


def _setting(item: object) -> domain.Setting:
    wire = Setting.model_validate(item if isinstance(item, dict) else {})
    return domain.Setting(wire.value, wire.allow_update)


def _name(person: Person) -> str:
    return f"{person.name.first_name} {person.name.last_name}".strip()
