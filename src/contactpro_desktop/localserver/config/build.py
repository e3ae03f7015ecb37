"""A checked configuration file as the `Site` that the router works with."""

from collections import defaultdict
from datetime import timedelta
from hashlib import sha256

from argon2 import PasswordHasher

from contactpro_desktop.domain.agent import PresenceProfile
from contactpro_desktop.domain.channel import Channel
from contactpro_desktop.domain.script import AnswerOption, Question, Script
from contactpro_desktop.localserver.config.api_users import ApiUserSpec
from contactpro_desktop.localserver.config.campaigns import build_campaigns
from contactpro_desktop.localserver.config.file import (
    AgentSection,
    OptionSection,
    ProfileSection,
    QuestionSection,
    QueueSection,
    ScriptSection,
    SiteFile,
)
from contactpro_desktop.localserver.config.names import Names
from contactpro_desktop.localserver.router.model import (
    AgentSpec,
    Limits,
    QueueSpec,
    Site,
    Telephony,
)
from contactpro_desktop.localserver.router.preferences import Setting

_OFFER_TIMEOUT = {Channel.PHONE: 60.0}
_OFFER_TIMEOUT_ELSE = 120.0
_PREFERRED_WAIT = {Channel.EMAIL: 7 * 24 * 3600.0, Channel.TASK: 7 * 24 * 3600.0}
_PREFERRED_WAIT_ELSE = 120.0
"""Defaults of the product (feature reference, sections 3 and 5)."""

_CHAT_LIMIT = 3
_CHAT_LIMIT_OF_BOTS = 1000


def build_site(file: SiteFile, names: Names) -> Site:
    profiles = [_profile(section, names) for section in file.profiles]
    queues = [_queue(section, names) for section in file.queues]
    agents = [_agent(section, names) for section in file.agents]
    scripts = [_script(section, names) for section in file.scripts]
    return Site(
        tenant=file.site.tenant,
        queues={queue.id: queue for queue in queues},
        agents={agent.id: agent for agent in agents},
        profiles={profile.id: profile for profile in profiles},
        default_profile=names.profile(file.site.default_profile),
        scripts={script.id: script for script in scripts},
        limits=Limits(**file.limits.model_dump()),
        campaigns={each.id: each for each in build_campaigns(file, names)},
        telephony=Telephony(**file.telephony.model_dump()),
        names=_names_by_language(file, names),
        settings={each.name: Setting(each.value, each.allow_update) for each in file.user_settings},
    )


def _names_by_language(file: SiteFile, names: Names) -> dict[str, dict[str, str]]:
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for sections, find in (
        (file.profiles, names.profile),
        (file.queues, names.queue),
        (file.scripts, names.script),
    ):
        for section in sections:
            for language, name in section.names.items():
                found[language][find(section.name)] = name
    return dict(found)


def build_api_users(file: SiteFile, names: Names) -> tuple[ApiUserSpec, ...]:
    return tuple(
        ApiUserSpec(
            name=user.name,
            password_hash=user.password_hash or PasswordHasher().hash(user.password or ""),
            key_hash=user.key_hash or sha256((user.key or "").encode()).hexdigest(),
            rights=frozenset(user.rights),
            queues=None if user.queues is None else frozenset(map(names.queue, user.queues)),
        )
        for user in file.api_users
    )


def _profile(section: ProfileSection, names: Names) -> PresenceProfile:
    return PresenceProfile(
        id=names.profile(section.name),
        name=section.name,
        type=section.type,
        availability=section.availability,
        reason=section.reason,
        duration=timedelta(minutes=section.minutes) if section.minutes else None,
        priority=section.priority,
    )


def _queue(section: QueueSection, names: Names) -> QueueSpec:
    channel = section.channel
    rings, wait = section.offer_timeout, section.preferred_wait
    return QueueSpec(
        id=names.queue(section.name),
        name=section.name,
        address=section.address,
        channel=channel,
        mode=section.mode,
        priority=section.priority,
        offer_timeout=rings or _OFFER_TIMEOUT.get(channel, _OFFER_TIMEOUT_ELSE),
        wrap_up_limit=section.wrap_up_limit,
        script_id=names.script(section.script) if section.script else None,
        script_mandatory=section.script_mandatory,
        bot=names.bot(section.bot) if section.bot else None,
        forced=section.forced,
        wait_warning=section.wait_warning,
        wait_critical=section.wait_critical,
        thresholds={str(name): value for name, value in section.thresholds.items()},
        preferred_wait=_PREFERRED_WAIT.get(channel, _PREFERRED_WAIT_ELSE) if wait is None else wait,
        others_may_pick_preferred=section.others_may_pick_preferred,
    )


def _agent(section: AgentSection, names: Names) -> AgentSpec:
    limit = section.chat_limit
    if limit is None:
        limit = _CHAT_LIMIT_OF_BOTS if section.bot else _CHAT_LIMIT
    return AgentSpec(
        id=names.agent(section.username),
        username=section.username,
        first_name=section.first_name,
        last_name=section.last_name,
        alias=section.alias or section.first_name or section.username,
        chat_address=section.chat_address,
        password_hash=section.password_hash or PasswordHasher().hash(section.password or ""),
        email_address=section.email_address,
        extension=section.extension,
        language=section.language,
        capabilities=frozenset(section.capabilities),
        queues=frozenset(map(names.queue, section.queues)),
        profiles=tuple(map(names.profile, section.profiles)),
        chat_limit=limit,
        is_bot=section.bot,
        is_supervisor=section.supervisor,
        permissions=None if section.permissions is None else frozenset(section.permissions),
        recording=section.recording,
        token_subject=section.token_subject,
    )


def _script(section: ScriptSection, names: Names) -> Script:
    return Script(
        id=names.script(section.name),
        name=section.name,
        type=section.type,
        questions=tuple(
            _question(section.name, question, ordinal, names)
            for ordinal, question in enumerate(section.questions, start=1)
        ),
    )


def _question(script: str, section: QuestionSection, ordinal: int, names: Names) -> Question:
    return Question(
        id=names.question(script, section.key),
        text=section.text,
        control=section.control,
        data_type=section.data_type,
        ordinal=ordinal,
        mandatory=section.mandatory,
        options=tuple(
            _option(script, section.key, option, number, names)
            for number, option in enumerate(section.options, start=1)
        ),
        next_question=names.question(script, section.next) if section.next else None,
    )


def _option(
    script: str, question: str, section: OptionSection, ordinal: int, names: Names
) -> AnswerOption:
    return AnswerOption(
        id=names.option(script, question, section.text),
        text=section.text,
        ordinal=ordinal,
        next_question=names.question(script, section.next) if section.next else None,
    )
