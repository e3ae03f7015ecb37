"""Reading a configuration file: every error with file, key path and reason, all at once."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.ids import AgentId, QueueId
from contactpro_desktop.localserver.config.api_users import ApiUserSpec
from contactpro_desktop.localserver.config.build import build_api_users, build_site
from contactpro_desktop.localserver.config.check import problems_of
from contactpro_desktop.localserver.config.file import MailSection, SiteFile
from contactpro_desktop.localserver.config.mail import MailSettings, Relay
from contactpro_desktop.localserver.config.names import Names
from contactpro_desktop.localserver.router.model import Site


class ConfigError(Exception):
    """`str()` is for the operator's eyes: one line per problem, the file's name on each."""

    def __init__(self, path: Path, problems: Sequence[str]) -> None:
        super().__init__("\n".join(f"{path}: {problem}" for problem in problems))
        self.path = path
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class BotPhrases:
    """What a bot says in one language; see `BotPhrasesSection`."""

    language: str
    greeting: str
    reasons: tuple[str, ...]
    again: str
    handover: str
    person_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BotPlan:
    """What a bot account says. `reason_key` is where the customer's reason goes in the attached
    data; the first of the `phrases` are the default ones."""

    agent_id: AgentId
    username: str
    reason_key: str
    phrases: tuple[BotPhrases, ...]


@dataclass(frozen=True, slots=True)
class Config:
    """`plain_passwords` tells that the file holds some: fit for this machine only.

    `visitor_queues` are offered on the chat page, in the order of the file. `pages` and
    `token_issuers` as in `AccessSection`.
    """

    site: Site
    title: str
    languages: tuple[str, ...]
    answers: bool
    bots: tuple[BotPlan, ...]
    visitor_queues: tuple[QueueId, ...]
    plain_passwords: bool
    api_users: tuple[ApiUserSpec, ...] = ()
    pages: tuple[str, ...] = ()
    token_issuers: tuple[str, ...] = ()
    mail: MailSettings | None = None


def load(path: Path) -> Config:
    """Read a configuration file; raises `ConfigError`."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(path, [error.strerror or "cannot be read"]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(path, [f"is not valid TOML: {error}"]) from error
    try:
        file = SiteFile.model_validate(raw)
    except ValidationError as error:
        raise ConfigError(path, _readable(error, raw)) from error
    names = Names(file)
    problems = problems_of(file, names)
    if problems:
        raise ConfigError(path, problems)
    return _config(file, names)


def _config(file: SiteFile, names: Names) -> Config:
    site = build_site(file, names)
    return Config(
        site=site,
        title=file.site.title,
        languages=file.site.languages,
        answers=file.site.answers,
        bots=_bots(file, names),
        visitor_queues=tuple(
            names.queue(queue.name)
            for queue in file.queues
            if queue.visitors and queue.channel is Channel.CHAT
        ),
        plain_passwords=any(agent.password is not None for agent in file.agents)
        or any(user.password or user.key for user in file.api_users),
        api_users=build_api_users(file, names),
        pages=file.access.pages,
        token_issuers=file.access.token_issuers,
        mail=_mail(file.mail) if file.mail else None,
    )


def _mail(section: MailSection) -> MailSettings:
    relay = section.relay
    return MailSettings(
        host=section.host,
        port=section.port,
        hostname=section.hostname,
        max_bytes=section.max_bytes,
        max_parts=section.max_parts,
        relay=Relay(**relay.model_dump()) if relay else None,
    )


def _bots(file: SiteFile, names: Names) -> tuple[BotPlan, ...]:
    return tuple(
        BotPlan(
            agent_id=names.agent(bot.agent),
            username=bot.agent,
            reason_key=bot.reason_key,
            phrases=tuple(BotPhrases(**phrases.model_dump()) for phrases in bot.phrases),
        )
        for bot in file.bots
    )


def _readable(error: ValidationError, raw: Mapping[str, Any]) -> list[str]:
    return [
        f"{key_path(raw, problem['loc'])}: {_reason(problem['msg'])}"
        for problem in error.errors(include_input=False, include_url=False)
    ]


def _reason(message: str) -> str:
    if message == "Extra inputs are not permitted":
        return "unknown key"
    return message.removeprefix("Value error, ")


def key_path(raw: Any, location: Sequence[int | str]) -> str:
    """Where a problem is, as in `queues["Soporte"].mode`: table rows by name, else by number."""
    path = ""
    for step in location:
        if isinstance(step, int):
            raw = raw[step] if isinstance(raw, list) and step < len(raw) else None
            path += f"[{_label(raw, step)}]"
        else:
            raw = raw.get(step) if isinstance(raw, dict) else None
            path += f".{step}" if path else step
    return path


def _label(row: Any, index: int) -> str:
    if isinstance(row, dict):
        for key in ("name", "username", "key", "agent"):
            if isinstance(row.get(key), str):
                return f'"{row[key]}"'
    return str(index + 1)
