"""The configuration file: the demo loads, and whatever is wrong is told with file, key, reason."""

from pathlib import Path

import pytest
from argon2 import PasswordHasher

from contactpro_desktop.domain.agent import Availability, ProfileType
from contactpro_desktop.domain.channel import Capability, Channel
from contactpro_desktop.domain.queue import AllocationMode
from contactpro_desktop.domain.script import (
    Answer,
    ControlType,
    ScriptType,
    asked_questions,
    is_complete,
)
from contactpro_desktop.localserver.config import ConfigError, load
from contactpro_desktop.resources import resource_path

SMALL = """
[site]
tenant = "small"
default_profile = "Available"

[[profiles]]
name = "Available"
type = "presence"
availability = "FREE"

[[queues]]
name = "Ventas"
address = "ventas@small"
channel = "chat"
mode = "auto_allocation"

[[agents]]
username = "ana"
password = "secreto"
chat_address = "ana@small"
capabilities = ["chat"]
queues = ["Ventas"]
"""


@pytest.fixture
def written(tmp_path):
    def write(text: str) -> Path:
        path = tmp_path / "site.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="module")
def demo():
    return load(resource_path("demo", "demo.toml"))


class TestDemo:
    def test_agents(self, demo):
        agents = {spec.username: spec for spec in demo.site.agents.values()}
        assert set(agents) == {"ana", "bruno", "carla", "diego", "elena", "asistente"}
        phone, chat, email = Capability.PHONE, Capability.CHAT, Capability.EMAIL
        assert agents["ana"].capabilities == {phone, chat, email}
        assert agents["bruno"].capabilities == {chat}
        assert agents["carla"].capabilities == {chat, email}
        assert agents["diego"].capabilities == {phone}
        assert agents["ana"].extension == "4101"
        assert agents["ana"].display_name == "Ana Pérez"
        assert [name for name, spec in agents.items() if spec.is_supervisor] == ["elena"]
        assert [name for name, spec in agents.items() if spec.is_bot] == ["asistente"]
        for name, spec in agents.items():
            assert spec.chat_address == f"{name}@demo"
            assert PasswordHasher().verify(spec.password_hash, f"demo-{name}")
        assert not demo.plain_passwords

    def test_queues(self, demo):
        auto, hunt = AllocationMode.AUTO_ALLOCATION, AllocationMode.HUNT_GROUP
        queues = {q.address: (q.channel, q.mode) for q in demo.site.queues.values()}
        assert queues == {
            "ventas@demo": (Channel.CHAT, auto),
            "soporte@demo": (Channel.CHAT, hunt),
            "correo@demo": (Channel.EMAIL, hunt),
            "ayuda@demo": (Channel.CHAT, hunt),
            "llamadas@demo": (Channel.PHONE, auto),
        }
        [sales] = [q for q in demo.site.queues.values() if q.name == "Ventas"]
        assert demo.site.agents[sales.bot].username == "asistente"
        assert (sales.offer_timeout, sales.script_mandatory) == (120.0, True)
        names = [demo.site.queues[queue_id].name for queue_id in demo.visitor_queues]
        assert names == ["Ventas", "Soporte"]

    def test_profiles(self, demo):
        kinds = {p.name: (p.type, p.availability) for p in demo.site.profiles.values()}
        absent = (ProfileType.ABSENCE, Availability.AWAY)
        assert kinds == {
            "Available": (ProfileType.PRESENCE, Availability.FREE),
            "Lunch": (ProfileType.PRESENCE, Availability.TENTATIVE),
            "Coffee": absent,
            "Meeting": absent,
            "Away": absent,
        }
        minutes = {
            p.name: p.duration.total_seconds() / 60
            for p in demo.site.profiles.values()
            if p.duration
        }
        assert minutes == {"Lunch": 30, "Coffee": 10}

    def test_scripts_use_every_kind_of_question(self, demo):
        scripts = {script.name: script for script in demo.site.scripts.values()}
        used = {question.control for script in scripts.values() for question in script.questions}
        assert used == set(ControlType) - {ControlType.OTHER}
        assert scripts["Ventas"].type is ScriptType.STATIC
        assert scripts["Soporte"].type is ScriptType.INTERACTIVE

    def test_every_way_through_the_interactive_script_ends(self, demo):
        [script] = [s for s in demo.site.scripts.values() if s.name == "Soporte"]
        first = script.questions[0]
        for way in first.options:
            answers = {first.id: Answer((way.id,))}
            for _ in script.questions:
                question = asked_questions(script, answers)[-1]
                chosen = tuple(option.id for option in question.options[:1])
                answers.setdefault(question.id, Answer(chosen, "" if chosen else "20261122"))
            assert is_complete(script, answers)
            assert len(asked_questions(script, answers)) == len(answers) > 2

    def test_the_bot_knows_what_to_say(self, demo):
        [bot] = demo.bots
        assert demo.site.agents[bot.agent_id].username == bot.username == "asistente"
        assert [phrases.language for phrases in bot.phrases] == list(demo.languages)
        assert all(phrases.greeting and phrases.handover for phrases in bot.phrases)


class TestSmall:
    def test_defaults(self, written):
        config = load(written(SMALL))
        [agent] = config.site.agents.values()
        [queue] = config.site.queues.values()
        assert (agent.alias, agent.chat_limit) == ("ana", 3)
        assert (queue.offer_timeout, queue.preferred_wait) == (120.0, 120.0)
        assert config.answers
        assert config.site.limits.grace == 60.0

    def test_ids_follow_from_names_unless_given(self, written):
        given = "0123456789ABCDEF0123456789ABCDEF"
        first, again = load(written(SMALL)), load(written(SMALL))
        assert first.site.queues == again.site.queues
        changed = SMALL.replace('name = "Ventas"', f'name = "Ventas"\nid = "{given}"')
        assert list(load(written(changed)).site.queues) == [given]
        for row_id in first.site.agents:
            assert len(row_id) == 32
            assert row_id == row_id.upper()

    def test_a_plain_password_is_hashed_and_told(self, written):
        config = load(written(SMALL))
        [agent] = config.site.agents.values()
        assert config.plain_passwords
        assert PasswordHasher().verify(agent.password_hash, "secreto")

    @pytest.mark.parametrize("seconds", ["0", "90"])
    def test_a_given_preferred_wait_is_kept(self, written, seconds):
        changed = SMALL.replace('channel = "chat"', f'channel = "chat"\npreferred_wait = {seconds}')
        [queue] = load(written(changed)).site.queues.values()
        assert queue.preferred_wait == float(seconds)


PROFILE = '[[profiles]]\nname = "%s"\ntype = "%s"\navailability = "FREE"\n'
AGENT = '[[agents]]\nusername = "%s"\npassword = "x"\nchat_address = "%s"\n'
SCRIPT = '[[scripts]]\nname = "S"\n[[scripts.questions]]\nkey = "a"\ntext = "A"\ncontrol = "%s"\n'

BOT = """
[[bots]]
agent = "%s"
reason_key = "Motivo"
[[bots.phrases]]
language = "es"
greeting = "Hola"
again = "Perdone"
handover = "Gracias"
"""

WRONG = {
    "an unknown key": (
        ('mode = "auto_allocation"', 'mode = "auto_allocation"\ncolour = "red"'),
        'queues["Ventas"].colour: unknown key',
    ),
    "an unknown table": (("[site]", "[extra]\na = 1\n[site]"), "extra: unknown key"),
    "a missing key": (('mode = "auto_allocation"\n', ""), 'queues["Ventas"].mode: Field required'),
    "a wrong value": (
        ('channel = "chat"', 'channel = "fax"'),
        'queues["Ventas"].channel: Input should be',
    ),
    "a value that cannot be configured": (
        ('channel = "chat"', 'channel = "other"'),
        "queues[\"Ventas\"].channel: 'other' cannot be configured",
    ),
    "a call that rings too long": (
        ('channel = "chat"', 'channel = "phone"\noffer_timeout = 90'),
        'queues["Ventas"]: a call rings for 60 seconds at most',
    ),
    "mandatory without a script": (
        ('channel = "chat"', 'channel = "chat"\nscript_mandatory = true'),
        'queues["Ventas"]: script_mandatory needs a script',
    ),
    "no password": (
        ('password = "secreto"', ""),
        'agents["ana"]: needs either password_hash or password',
    ),
    "a hash that is none": (
        ('password = "secreto"', 'password_hash = "secreto"'),
        'agents["ana"].password_hash: String should match',
    ),
    "a default profile that is not there": (
        ('default_profile = "Available"', 'default_profile = "Free"'),
        'site.default_profile: there is no profile "Free"',
    ),
    "a default profile with an end": (
        ('availability = "FREE"', 'availability = "FREE"\nminutes = 5'),
        'site.default_profile: "Available" must be of type presence and have no end',
    ),
    "a queue that is not there": (
        ('queues = ["Ventas"]', 'queues = ["Ventos"]'),
        'agents["ana"].queues: there is no queue "Ventos"',
    ),
    "a script that is not there": (
        ('channel = "chat"', 'channel = "chat"\nscript = "S"'),
        'queues["Ventas"].script: there is no script "S"',
    ),
    "a bot that is a person": (
        ('channel = "chat"', 'channel = "chat"\nbot = "ana"'),
        'queues["Ventas"].bot: there is no bot account "ana"',
    ),
    "a bot where nobody chats": (
        ('channel = "chat"', 'channel = "email"\nbot = "ana"'),
        'queues["Ventas"].bot: a bot greets in chat queues only',
    ),
    "a bot that cannot chat": (
        ('capabilities = ["chat"]', "bot = true"),
        'agents["ana"].capabilities: a bot needs chat',
    ),
    "profiles without the default one": (
        (
            'queues = ["Ventas"]\n',
            'queues = ["Ventas"]\nprofiles = ["Lunch"]\n' + PROFILE % ("Lunch", "presence"),
        ),
        'agents["ana"].profiles: lacks the default profile',
    ),
    "the same name twice": (
        ("[[queues]]", PROFILE % ("Available", "presence") + "[[queues]]"),
        'profiles: name "Available" occurs 2 times',
    ),
    "the same user in other letters": (
        ("[[queues]]", AGENT % ("Ana", "x@small") + "[[queues]]"),
        'agents: username "ana" occurs 2 times',
    ),
    "the same address twice": (
        ("[[queues]]", AGENT % ("b", "Ventas@small") + "[[queues]]"),
        'queues and agents: address "ventas@small" occurs 2 times',
    ),
    "options where none can be chosen": (
        ("[[queues]]", SCRIPT % "textfield" + 'options = [{ text = "x" }]\n[[queues]]'),
        'scripts["S"].questions["a"]: a textfield takes no options',
    ),
    "a choice without options": (
        ("[[queues]]", SCRIPT % "dropdown" + "[[queues]]"),
        'scripts["S"].questions["a"]: a dropdown needs options',
    ),
    "a question that is not there": (
        ("[[queues]]", SCRIPT % "textfield" + 'next = "b"\n[[queues]]'),
        'scripts["S"].questions["a"].next: there is no question "b"',
    ),
    "words of a bot that is not there": (
        (
            "[[queues]]",
            BOT % "x" + "[[queues]]",
        ),
        'bots["x"].agent: there is no bot account "x"',
    ),
    "a row without a name": (
        ('name = "Ventas"\n', ""),
        "queues[1].name: Field required",
    ),
}


@pytest.mark.parametrize(("change", "expected"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_told(written, change, expected):
    assert change[0] in SMALL
    path = written(SMALL.replace(*change))
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert any(problem.startswith(expected) for problem in caught.value.problems)
    assert f"{path}: {expected}" in str(caught.value)
    assert "secreto" not in str(caught.value).replace("site.toml", "")


def test_all_problems_are_told_at_once(written):
    text = SMALL.replace('queues = ["Ventas"]', 'queues = ["A", "B"]')
    with pytest.raises(ConfigError) as caught:
        load(written(text))
    assert len(caught.value.problems) == 2
    assert str(caught.value).count("\n") == 1


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ConfigError, match="No such file"):
        load(tmp_path / "none.toml")


def test_a_file_that_is_no_toml(written):
    with pytest.raises(ConfigError, match="is not valid TOML: Expected"):
        load(written("[site"))


def test_a_table_where_a_list_belongs(written):
    with pytest.raises(ConfigError, match="queues: Input should be a valid"):
        load(written(SMALL.replace("[[queues]]", "[queues]")))
