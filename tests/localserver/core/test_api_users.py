"""Programs in the configuration file."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from contactpro_desktop.localserver.config import ConfigError, load
from contactpro_desktop.localserver.config.api_users import Right
from contactpro_desktop.resources import resource_path
from tests.localserver.core.test_config import SMALL

PROGRAM = """
[[api_users]]
name = "panel"
password = "a-secret-of-it"
key = "another-secret"
rights = ["monitor", "callbacks"]
queues = ["Ventas"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "site.toml"
    path.write_text(SMALL + text, encoding="utf-8")
    return path


def test_a_program(tmp_path: Path) -> None:
    config = load(write(tmp_path, PROGRAM))
    [user] = config.api_users
    assert user.rights == {Right.MONITOR, Right.CALLBACKS}
    assert user.queues == set(config.site.queues)
    assert PasswordHasher().verify(user.password_hash, "a-secret-of-it")
    assert user.key_hash == sha256(b"another-secret").hexdigest()
    assert config.plain_passwords
    assert "secret" not in repr(user)


def test_without_queues_it_sees_all_of_them(tmp_path: Path) -> None:
    [user] = load(write(tmp_path, PROGRAM.replace('queues = ["Ventas"]', ""))).api_users
    assert user.queues is None


def test_the_demo_has_one_without_plain_secrets() -> None:
    [user] = load(resource_path("demo", "demo.toml")).api_users
    assert Right.TASKS in user.rights
    assert PasswordHasher().verify(user.password_hash, f"demo-{user.name}")
    assert user.key_hash == sha256(b"demo-key-integracion").hexdigest()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (('"monitor"', '"everything"'), 'api_users["panel"].rights[1]'),
        (('queues = ["Ventas"]', 'queues = ["Sales"]'), 'api_users["panel"].queues'),
        (('password = "a-secret-of-it"\n', ""), 'api_users["panel"]: needs either password'),
        (('key = "another-secret"\n', ""), 'api_users["panel"]: needs either key'),
        (('key = "another-secret"', 'key_hash = "12"'), 'api_users["panel"].key_hash'),
        (('name = "panel"', 'name = "a:b"'), "api_users"),
        (("[[api_users]]", f"{PROGRAM}[[api_users]]"), 'api_users: name "panel" occurs 2 times'),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, change: tuple[str, str], expected: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(write(tmp_path, PROGRAM.replace(*change)))
    assert any(problem.startswith(expected) for problem in caught.value.problems), caught.value
    assert "secret-" not in str(caught.value)
