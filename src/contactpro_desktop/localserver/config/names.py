"""From the names of a configuration file to ids."""

from collections.abc import Iterable
from typing import Protocol
from uuid import UUID, uuid5

from contactpro_desktop.domain.ids import (
    AgentId,
    AnswerId,
    ProfileId,
    QuestionId,
    QueueId,
    ScriptId,
)
from contactpro_desktop.localserver.config.file import SiteFile

_NAMESPACE = UUID("3f1c2ad6-5b0e-4f0e-9c1e-6d3a1f7d9b42")


class _Named(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def id(self) -> str | None: ...


def stable_id(*parts: str) -> str:
    """The same 32 upper-case hexadecimal digits for the same names, on every machine."""
    return uuid5(_NAMESPACE, "\x1f".join(parts)).hex.upper()


class Names:
    """Looks rows of the file up by name; ids that the file gives go before derived ones.

    Raises `KeyError` for a name that the file does not define.
    """

    def __init__(self, file: SiteFile) -> None:
        self._tenant = file.site.tenant
        self._profiles = self._ids("profile", file.profiles)
        self._queues = self._ids("queue", file.queues)
        self._scripts = self._ids("script", file.scripts)
        self._agents = {
            agent.username: agent.id or stable_id(self._tenant, "agent", agent.username)
            for agent in file.agents
        }
        self._bots = {agent.username for agent in file.agents if agent.bot}

    def profile(self, name: str) -> ProfileId:
        return ProfileId(self._profiles[name])

    def queue(self, name: str) -> QueueId:
        return QueueId(self._queues[name])

    def script(self, name: str) -> ScriptId:
        return ScriptId(self._scripts[name])

    def agent(self, username: str) -> AgentId:
        return AgentId(self._agents[username])

    def bot(self, username: str) -> AgentId:
        if username not in self._bots:
            raise KeyError(username)
        return self.agent(username)

    def question(self, script: str, key: str) -> QuestionId:
        return QuestionId(stable_id(self._tenant, "question", script, key))

    def option(self, script: str, key: str, text: str) -> AnswerId:
        return AnswerId(stable_id(self._tenant, "option", script, key, text))

    def _ids(self, kind: str, rows: Iterable[_Named]) -> dict[str, str]:
        return {row.name: row.id or stable_id(self._tenant, kind, row.name) for row in rows}
