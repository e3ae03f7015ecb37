"""Sessions as the database keeps them, so that a restart of the server ends none."""

from dataclasses import dataclass

from contactpro_desktop.domain.ids import AgentId, Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentSessionRow:
    """`key` is a hash of the session's id: the id itself opens the door and is kept nowhere.

    `account` marks the password it was opened with.
    """

    key: str
    public_id: str
    started_at: Instant
    expires_at: Instant
    agent_id: AgentId
    account: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorSessionRow:
    """An end user: nobody has checked who they say they are. `key` as for agents."""

    key: str
    public_id: str
    started_at: Instant
    expires_at: Instant
    visitor_id: str
    chat_address: str
    alias: str = ""
    language: str = ""
    extension: str = ""


SessionRow = AgentSessionRow | VisitorSessionRow


@dataclass(frozen=True, slots=True)
class SessionChange:
    """What a session is from now on; None for one that has ended."""

    key: str
    row: SessionRow | None
