"""When an action beside the conversations has succeeded, by what the server pushed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from contactpro_desktop.domain import service_actions as actions
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.service_actions import ServiceAction
from contactpro_desktop.ecfs import paths
from contactpro_desktop.ecfs.envelope import Json

Read = Callable[[str], Json]
"""The resource at an address as it was pushed, in keyed form; None where nothing was."""

UNPUSHED = (
    actions.SetVideoStatus | actions.SignalVideo | actions.AskForReport | actions.DeletePersonalData
)
"""What is not shown in one's own model, or has run already when it is: the answer suffices."""


def service_verdict(action: ServiceAction, read: Read) -> bool | Refusal:
    """What the model says about `action`: it has happened, not yet, or cannot any more."""
    match action:
        case actions.ChangeSettings(values):
            told = _object(read(paths.USER_SETTINGS))
            return all(
                _object(told.get(name)).get("value") == text for name, text in values.items()
            )
        case actions.DenySupervising(denied):
            told = _object(read(paths.SUPERVISING))
            return all(told.get(f"deny_{what}") is flag for what, flag in denied.items())
        case actions.SetTelephone():
            return _telephone_is_set(action, _object(read(paths.PHONE)))
        case actions.SetCapabilities(phone, video_chat):
            told = _object(read(paths.CAPABILITIES))
            return phone in (None, told.get("phone")) and (
                video_chat in (None, told.get("video_chat"))
            )
        case actions.ChangeAlias(alias):
            return _object(read(paths.PROPERTIES)).get("alias") == alias
        case actions.ServeExternally(queues):
            told = _object(read(paths.QUEUES))
            return all(_object(told.get(k)).get("serve_external") is v for k, v in queues.items())
        case actions.ShareUi(values):
            told = _object(read(paths.UI))
            return all(told.get(name) == text for name, text in values.items())
        case actions.ForgetUi(names):
            return not set(names) & _object(read(paths.UI)).keys()
        case actions.OpenGuidance(session_id):
            work = _object(read(paths.INTERACTIONS)).values()
            return any(_object(i).get("supervisor_session_id") == session_id for i in work)
        case actions.AskForHelp():
            return any(not _object(each).get("agent") for each in _sessions(read))
        case actions.Supervise(agent_id):
            agents = (_object(_object(each).get("agent")) for each in _sessions(read))
            return any(agent.get("id") == agent_id for agent in agents)
        case actions.SetSupervision(session_id, mode):
            session = read(paths.supervisor_session_uri(session_id))
            return _object(session).get("state") == mode.value if session else Refusal.NOT_FOUND
        case actions.EndSupervision(session_id):
            return read(paths.supervisor_session_uri(session_id)) is None
        case _:
            return False


def _telephone_is_set(action: actions.SetTelephone, told: dict[str, Json]) -> bool:
    external, mtd = _object(told.get("external_agent")), _object(told.get("mtd"))
    return (
        told.get("sip_connected") is action.sip_connected
        and action.external_number in (None, external.get("number"))
        and action.external_permanent in (None, external.get("permanent"))
        and all(mtd.get(key) == value for key, value in action.mtd.items())
    )


def _sessions(read: Read) -> Iterable[Json]:
    return _object(read(paths.SUPERVISOR_SESSIONS)).values()


def _object(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}
