"""Who may sign in as an agent: user names and argon2 hashes of the configuration."""

import asyncio
import ipaddress
from collections.abc import Iterable
from dataclasses import replace

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from contactpro_desktop.localserver.door.throttle import Throttle
from contactpro_desktop.localserver.router.model import AgentSpec

_VERIFICATIONS_AT_ONCE = 2
_MAX_PASSWORD_CHARS = 1_024


class Accounts:
    """Checks passwords.

    An unknown user costs as much time as a wrong password, so that neither can be told from the
    other. Hashing runs in a thread: the loop goes on serving everybody else.
    """

    def __init__(self, agents: Iterable[AgentSpec], throttle: Throttle) -> None:
        self._agents = {spec.username.casefold(): spec for spec in agents}
        self._throttle = throttle
        self._hasher = PasswordHasher()
        self._turn = asyncio.Semaphore(_VERIFICATIONS_AT_ONCE)

    async def verify(self, username: str, password: str, address: str) -> AgentSpec | None:
        """The account if `password` is its password; raises `TooManyAttempts`.

        Failures are counted by user and by the `address` that they come from.
        """
        name = username.casefold()
        key = (name, address)
        async with self._turn:
            self._throttle.check(key)
            spec = self._agents.get(name)
            decoy = spec or next(iter(self._agents.values()), None)
            fits = decoy is not None and await asyncio.to_thread(self._fits, decoy, password)
            if spec is None or not fits or not _is_allowed_from(spec, password, address):
                self._throttle.fail(key)
                return None
            self._throttle.succeed(key)
            return spec

    async def change_password(self, spec: AgentSpec, password: str) -> AgentSpec:
        """The account with a new hash. It counts once `use` is told of it."""
        hashed = await asyncio.to_thread(self._hasher.hash, password)
        return replace(spec, password_hash=hashed)

    def use(self, spec: AgentSpec) -> None:
        """Check passwords against this account from now on."""
        self._agents[spec.username.casefold()] = spec

    def _fits(self, spec: AgentSpec, password: str) -> bool:
        if len(password) > _MAX_PASSWORD_CHARS:
            return False
        try:
            return self._hasher.verify(spec.password_hash, password)
        except (Argon2Error, InvalidHashError):
            return False


def _is_allowed_from(spec: AgentSpec, password: str, address: str) -> bool:
    """The demo's passwords are public: they open nothing but the machine they run on."""
    return password != f"demo-{spec.username}" or is_loopback(address)


def is_loopback(host: str) -> bool:
    """Whether a host name or address means this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
