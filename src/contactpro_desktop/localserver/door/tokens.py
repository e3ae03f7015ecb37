"""Signing in with a token of another identity provider (OpenID Connect).

The server does not read what a token claims: it asks the provider who the token belongs to, as
the product does. The token's `iss` only says which of the configured providers to ask.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import json
import logging
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from http.client import HTTPException
from typing import IO, Any
from urllib.parse import urlsplit

from contactpro_desktop.localserver.door.accounts import is_loopback
from contactpro_desktop.localserver.door.throttle import Throttle
from contactpro_desktop.localserver.router.model import AgentSpec

_LOG = logging.getLogger(__name__)

_DISCOVERY = "/.well-known/openid-configuration"
_MAX_TOKEN_CHARS = 8_192
_MAX_ANSWER_BYTES = 65_536
_TIMEOUT_SECONDS = 5.0
_QUESTIONS_AT_ONCE = 4


class Tokens:
    """Knows agents by the subject and e-mail address that a provider tells. Without `issuers`
    nobody comes in this way."""

    def __init__(
        self, agents: Iterable[AgentSpec], issuers: Iterable[str], throttle: Throttle
    ) -> None:
        self._agents = {
            (spec.token_subject, spec.email_address.casefold()): spec
            for spec in agents
            if spec.token_subject
        }
        self._issuers = frozenset(issuer.rstrip("/") for issuer in issuers)
        self._throttle = throttle
        self._turn = asyncio.Semaphore(_QUESTIONS_AT_ONCE)

    async def verify(self, token: str, address: str) -> AgentSpec | None:
        """The agent whose `token` it is; raises `TooManyAttempts`.

        Failures are counted by the `address` that they come from.
        """
        issuer = issuer_of(token)
        if issuer not in self._issuers:
            return None
        key = ("token", address)
        async with self._turn:
            self._throttle.check(key)
            told = await asyncio.to_thread(_ask, issuer, token)
        spec = self._agents.get((str(told.get("sub")), str(told.get("email")).casefold()))
        if spec is None:
            self._throttle.fail(key)
        else:
            self._throttle.succeed(key)
        return spec


def issuer_of(token: str) -> str:
    """Who made a JSON web token, as it says itself; empty for anything else."""
    parts = token.split(".")
    if len(token) > _MAX_TOKEN_CHARS or not token.isascii() or len(parts) != 3:
        return ""
    try:
        payload = base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4))
        claims = json.loads(payload)
    except (ValueError, binascii.Error, RecursionError):
        return ""
    issuer = claims.get("iss") if isinstance(claims, dict) else None
    return issuer.rstrip("/") if isinstance(issuer, str) else ""


def is_safe(address: str) -> bool:
    """Whether a token may be sent there: over HTTPS, or within this machine."""
    try:
        split = urlsplit(address)
    except ValueError:
        return False
    host = split.hostname or ""
    return bool(host) and (
        split.scheme == "https" or (split.scheme == "http" and is_loopback(host))
    )


def _ask(issuer: str, token: str) -> Mapping[str, Any]:
    """What the provider tells of the token's owner, nothing if it does not know the token."""
    try:
        endpoint = _get(issuer + _DISCOVERY).get("userinfo_endpoint")
        if not isinstance(endpoint, str) or not is_safe(endpoint):
            return {}
        return _get(endpoint, {"Authorization": f"Bearer {token}"})
    except (OSError, ValueError, HTTPException) as error:
        _LOG.info("an identity provider did not confirm a token: %s", type(error).__name__)
        return {}


def _get(address: str, headers: Mapping[str, str] | None = None) -> Mapping[str, Any]:
    request = urllib.request.Request(
        address, headers={"Accept": "application/json", **(headers or {})}
    )
    with _OPENER.open(request, timeout=_TIMEOUT_SECONDS) as answer:
        content = json.loads(answer.read(_MAX_ANSWER_BYTES))
    if answer.status != 200 or not isinstance(content, dict):
        raise ValueError("no answer of an identity provider")
    return content


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A redirection would take the token elsewhere."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Any,
        newurl: str,
    ) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirects)
