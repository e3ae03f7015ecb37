"""The section `[mail]`: what it says by default, and what is wrong with file, key and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from contactpro_desktop.localserver.config import ConfigError, load
from contactpro_desktop.localserver.config.mail import MailSettings, Relay, Security
from tests.localserver.core.test_config import SMALL


def written(folder: Path, mail: str) -> Path:
    path = folder / "site.toml"
    path.write_text(f"{SMALL}\n{mail}\n", encoding="utf-8")
    return path


def test_without_the_section_there_is_no_mail(tmp_path: Path) -> None:
    assert load(written(tmp_path, "")).mail is None


def test_an_empty_section_lets_mail_in_and_sends_nothing(tmp_path: Path) -> None:
    assert load(written(tmp_path, "[mail]")).mail == MailSettings()


def test_a_relay_is_kept_as_it_is_given(tmp_path: Path) -> None:
    mail = load(
        written(
            tmp_path,
            '[mail]\nport = 2525\nhostname = "mx.example.org"\n[mail.relay]\nhost = "smtp"\n'
            'port = 587\nsecurity = "starttls"\nusername = "u"\npassword = "p"\ntimeout = 2.5',
        )
    ).mail
    assert mail == MailSettings(
        port=2525,
        hostname="mx.example.org",
        relay=Relay("smtp", 587, Security.STARTTLS, "u", "p", 2.5),
    )
    assert "'p'" not in repr(mail), "a password shows nowhere"


@pytest.mark.parametrize(
    ("mail", "problem"),
    [
        ("[mail]\nport = 70000", "mail.port: Input should be less than or equal to 65535"),
        ('[mail]\nport = "smtp"', "mail.port: Input should be a valid integer"),
        ('[mail]\nhost = ""', "mail.host: "),
        ('[mail]\nhostname = "a b"', "mail.hostname: String should match pattern"),
        ("[mail]\nmax_bytes = 10", "mail.max_bytes: Input should be greater than or equal to"),
        ("[mail]\nmax_parts = 0", "mail.max_parts: Input should be greater than or equal to 1"),
        ("[mail]\nsmtp = true", "mail.smtp: unknown key"),
        ("mail = 25", "mail: "),
        ("[mail.relay]\nport = 25", "mail.relay.host: Field required"),
        ('[mail.relay]\nhost = "h"', "mail.relay.port: Field required"),
        ('[mail.relay]\nhost = "h"\nport = -1', "mail.relay.port: Input should be greater than"),
        (
            '[mail.relay]\nhost = "h"\nport = 25\nsecurity = "ssl"',
            "mail.relay.security: Input should be 'none', 'starttls' or 'tls'",
        ),
        ('[mail.relay]\nhost = "h"\nport = 25\ntimeout = 0', "mail.relay.timeout: Input should"),
        ('[mail.relay]\nhost = "h"\nport = 25\nuser = "u"', "mail.relay.user: unknown key"),
    ],
)
def test_what_is_wrong_is_told_with_its_key(tmp_path: Path, mail: str, problem: str) -> None:
    """A key outside of every section has to stand in front of the first one."""
    path = tmp_path / "site.toml"
    text = f"{mail}\n{SMALL}" if mail.startswith("mail =") else f"{SMALL}\n{mail}\n"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(path)
    [told] = caught.value.problems
    assert told.startswith(problem)
    assert str(path) in str(caught.value)
