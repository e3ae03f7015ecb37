"""How mail comes in and goes out; the section `[mail]` of the configuration."""

from dataclasses import dataclass, field
from enum import Enum


class Security(Enum):
    """How the connection to the relay is protected."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


@dataclass(frozen=True, slots=True)
class Relay:
    """Where outgoing mail is handed over. `timeout` in seconds, for each step. Port 0 stands for
    the mailbox of the demonstration, where that runs."""

    host: str
    port: int
    security: Security = Security.NONE
    username: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 10.0


@dataclass(frozen=True, slots=True)
class MailSettings:
    """`port` 0 takes a free one. `max_bytes` bounds a mail as it comes in, `max_parts` how many
    parts it may have; `relay` None sends nothing."""

    host: str = "127.0.0.1"
    port: int = 0
    hostname: str = "localhost"
    max_bytes: int = 25 * 1024 * 1024
    max_parts: int = 100
    relay: Relay | None = None
