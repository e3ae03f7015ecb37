"""What a configuration file gets wrong although every value by itself is right."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from contactpro_desktop.domain.agent import ProfileType
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.localserver.config.file import ScriptSection, SiteFile
from contactpro_desktop.localserver.config.names import Names

Problem = str
"""The key path, a colon, and the reason."""


def problems_of(file: SiteFile, names: Names) -> list[Problem]:
    return [
        *_duplicates(file),
        *_default_profile(file),
        *_queue_references(file, names),
        *_agent_references(file, names),
        *_bots(file, names),
        *_campaigns(file),
        *_api_users(file, names),
        *(problem for script in file.scripts for problem in _script(script)),
    ]


def _duplicates(file: SiteFile) -> Iterator[Problem]:
    yield from _repeated("profiles", "name", (row.name for row in file.profiles))
    yield from _repeated("queues", "name", (row.name for row in file.queues))
    yield from _repeated("scripts", "name", (row.name for row in file.scripts))
    yield from _repeated("user_settings", "name", (row.name for row in file.user_settings))
    yield from _repeated("agents", "username", (row.username.casefold() for row in file.agents))
    addresses = [row.address.casefold() for row in file.queues]
    addresses += [row.chat_address.casefold() for row in file.agents]
    yield from _repeated("queues and agents", "address", addresses)
    ids = [row.id for row in file.profiles] + [row.id for row in file.queues]
    ids += [row.id for row in file.scripts] + [row.id for row in file.agents]
    yield from _repeated("all tables", "id", (given for given in ids if given))


def _api_users(file: SiteFile, names: Names) -> Iterator[Problem]:
    yield from _repeated("api_users", "name", (user.name.casefold() for user in file.api_users))
    for user in file.api_users:
        for queue in user.queues or ():
            yield from _missing(f'api_users["{user.name}"].queues', "queue", names.queue, queue)


def _repeated(table: str, key: str, values: Iterable[str]) -> Iterator[Problem]:
    for value, times in Counter(values).items():
        if times > 1:
            yield f'{table}: {key} "{value}" occurs {times} times'


def _default_profile(file: SiteFile) -> Iterator[Problem]:
    """Others fall back to it: it must have no end and let the agent work."""
    name = file.site.default_profile
    profile = next((row for row in file.profiles if row.name == name), None)
    if profile is None:
        yield f'site.default_profile: there is no profile "{name}"'
    elif profile.minutes is not None or profile.type is not ProfileType.PRESENCE:
        yield f'site.default_profile: "{name}" must be of type presence and have no end'


def _queue_references(file: SiteFile, names: Names) -> Iterator[Problem]:
    for queue in file.queues:
        where = f'queues["{queue.name}"]'
        if queue.script:
            yield from _missing(f"{where}.script", "script", names.script, queue.script)
        if queue.bot:
            yield from _missing(f"{where}.bot", "bot account", names.bot, queue.bot)
        if queue.bot and queue.channel is not Channel.CHAT:
            yield f"{where}.bot: a bot greets in chat queues only"


def _agent_references(file: SiteFile, names: Names) -> Iterator[Problem]:
    for agent in file.agents:
        where = f'agents["{agent.username}"]'
        for queue in agent.queues:
            yield from _missing(f"{where}.queues", "queue", names.queue, queue)
        for profile in agent.profiles:
            yield from _missing(f"{where}.profiles", "profile", names.profile, profile)
        if agent.profiles and file.site.default_profile not in agent.profiles:
            yield f"{where}.profiles: lacks the default profile"
        if agent.bot and Capability.CHAT not in agent.capabilities:
            yield f"{where}.capabilities: a bot needs chat"


def _bots(file: SiteFile, names: Names) -> Iterator[Problem]:
    yield from _repeated("bots", "agent", (row.agent for row in file.bots))
    for bot in file.bots:
        where = f'bots["{bot.agent}"]'
        yield from _missing(f"{where}.agent", "bot account", names.bot, bot.agent)
        yield from _repeated(where, "language", (each.language for each in bot.phrases))


def _campaigns(file: SiteFile) -> Iterator[Problem]:
    yield from _repeated("campaigns", "name", (row.name for row in file.campaigns))
    channels = {queue.name: queue.channel for queue in file.queues}
    for campaign in file.campaigns:
        where = f'campaigns["{campaign.name}"]'
        if channels.get(campaign.queue) is not Channel.PHONE:
            yield f'{where}.queue: there is no queue of calls "{campaign.queue}"'
        yield from _repeated(where, "classifier", (each.name for each in campaign.classifiers))
        yield from _repeated(where, "customer", (each.number for each in campaign.customers))
        for customer in campaign.customers:
            names = ["PHONE1", "NAME", *(each.name for each in customer.attributes)]
            yield from _repeated(f'{where}.customers["{customer.name}"]', "attribute", names)


def _script(script: ScriptSection) -> Iterator[Problem]:
    where = f'scripts["{script.name}"]'
    keys = {question.key for question in script.questions}
    yield from _repeated(where, "key", (question.key for question in script.questions))
    for question in script.questions:
        at = f'{where}.questions["{question.key}"]'
        yield from _repeated(at, "option", (option.text for option in question.options))
        for target in (question.next, *(option.next for option in question.options)):
            if target is not None and target not in keys:
                yield f'{at}.next: there is no question "{target}"'


def _missing(where: str, what: str, find: Callable[[str], object], name: str) -> Iterator[Problem]:
    try:
        find(name)
    except KeyError:
        yield f'{where}: there is no {what} "{name}"'
