"""Who may call from elsewhere, as the configuration says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from contactpro_desktop.localserver.config import ConfigError, load
from tests.localserver.core.test_config import SMALL


def written(folder: Path, access: str) -> Path:
    path = folder / "site.toml"
    path.write_text(f"{SMALL}\n[access]\n{access}\n", encoding="utf-8")
    return path


def test_nobody_by_default(tmp_path: Path) -> None:
    config = load(written(tmp_path, ""))
    assert (config.pages, config.token_issuers) == ((), ())
    assert {spec.token_subject for spec in config.site.agents.values()} == {""}


def test_pages_and_providers_are_named(tmp_path: Path) -> None:
    config = load(
        written(
            tmp_path,
            'pages = ["https://panel.example.org", "https://*.example.org:8443"]\n'
            'token_issuers = ["https://login.example.org/tenant", "http://127.0.0.1:8080"]',
        )
    )
    assert config.pages == ("https://panel.example.org", "https://*.example.org:8443")
    assert config.token_issuers == ("https://login.example.org/tenant", "http://127.0.0.1:8080")


@pytest.mark.parametrize(
    "access",
    [
        'pages = ["*"]',
        'pages = ["https://*"]',
        'pages = ["panel.example.org"]',
        'pages = ["https://panel.example.org/"]',
        'token_issuers = ["http://login.example.org"]',
        'token_issuers = ["login.example.org"]',
        'token_issuers = ["http://["]',
        "guests = true",
    ],
)
def test_what_would_let_in_too_much_is_told(tmp_path: Path, access: str) -> None:
    with pytest.raises(ConfigError, match=rf"access\.{access.split(' ', 1)[0]}"):
        load(written(tmp_path, access))
