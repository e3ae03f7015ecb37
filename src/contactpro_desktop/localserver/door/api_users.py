"""The other door: programs with a key and a password, on every request."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Iterable

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from contactpro_desktop.localserver.config.api_users import ApiUserSpec
from contactpro_desktop.localserver.door.accounts import is_loopback
from contactpro_desktop.localserver.door.credentials import Password
from contactpro_desktop.localserver.door.throttle import Throttle

_CHECKS_AT_ONCE = 2
_MAX_CHARS = 1_024


class ApiUsers:
    """A password is slow to check on purpose. What has passed once is remembered as a keyed hash
    that only this process can make, so that polling programs do not pay for it again."""

    def __init__(self, users: Iterable[ApiUserSpec], throttle: Throttle) -> None:
        self._users = {user.name.casefold(): user for user in users}
        self._throttle = throttle
        self._hasher = PasswordHasher()
        self._nobody = _hash_of_nothing(self._hasher)
        self._secret = secrets.token_bytes(32)
        self._passed: dict[str, bytes] = {}
        self._turn = asyncio.Semaphore(_CHECKS_AT_ONCE)

    async def verify(self, shown: Password, key: str, address: str) -> ApiUserSpec | None:
        """The user whose password and key these are; raises `TooManyAttempts`.

        Failures are counted by user and by the `address` that they come from.
        """
        name = shown.user.casefold()
        attempt = (name, address)
        self._throttle.check(attempt)
        user = self._users.get(name)
        has_key = user is not None and hmac.compare_digest(_sha256(key), user.key_hash.lower())
        fits = await self._fits(attempt, user, shown.password)
        if user is None or not (has_key and fits and _is_allowed_from(user, shown, address)):
            self._throttle.fail(attempt)
            return None
        self._throttle.succeed(attempt)
        return user

    async def _fits(
        self, attempt: tuple[str, str], user: ApiUserSpec | None, password: str
    ) -> bool:
        """Whoever had to wait for their turn is looked at only if the others' failures allow it."""
        name, _ = attempt
        if len(password) > _MAX_CHARS:
            return False
        mark = hmac.digest(self._secret, password.encode(), "sha256")
        if user is not None and hmac.compare_digest(self._passed.get(name, b""), mark):
            return True
        hashed = user.password_hash if user else self._nobody
        async with self._turn:
            self._throttle.check(attempt)
            fits = await asyncio.to_thread(self._verify, hashed, password)
        if fits and user is not None:
            self._passed[name] = mark
        return fits

    def _verify(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except (Argon2Error, InvalidHashError):
            return False


def _hash_of_nothing(hasher: PasswordHasher) -> str:
    """Checked in the place of a user that does not exist, so that both take the same time. No
    password is known that fits, and none was hashed for it: starting the server waits for this."""
    salt, digest = (
        base64.b64encode(secrets.token_bytes(size)).decode().rstrip("=")
        for size in (hasher.salt_len, hasher.hash_len)
    )
    cost = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    return f"$argon2id$v=19${cost}${salt}${digest}"


def _is_allowed_from(user: ApiUserSpec, shown: Password, address: str) -> bool:
    """As for agents, the demo's passwords open nothing but the machine they run on."""
    return shown.password != f"demo-{user.name}" or is_loopback(address)


def read_basic(header: str) -> Password | None:
    """The `Authorization` header: `Basic` and base64 of `user:password` (RFC 7617, UTF-8)."""
    scheme, _, token = header.strip().partition(" ")
    try:
        text = base64.b64decode(token.strip(), validate=True).decode()
    except (ValueError, binascii.Error):
        return None
    user, colon, password = text.partition(":")
    return Password(user, password) if colon and scheme.casefold() == "basic" else None


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
