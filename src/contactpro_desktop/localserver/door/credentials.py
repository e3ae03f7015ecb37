"""What a client shows at the door: a form with its password, or the session it was given."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.requests import HTTPConnection

_COOKIE = re.compile(r"(?:^|;)\s*JSESSIONID=([0-9A-Fa-f]{32})(?=\s*(?:;|$))")


@dataclass(frozen=True, slots=True)
class Password:
    user: str
    password: str = field(repr=False)


def read_form(body: bytes) -> Password | None:
    """The `Authorization` field of the sign-in form: `Basic` and base64 of `user:password`.

    Clients in the field percent-encode the value or not; where they do not, a plus sign arrives
    as a space.
    """
    try:
        fields = dict(parse_qsl(body.decode("ascii"), keep_blank_values=True))
        scheme, _, token = fields.get("Authorization", "").strip().partition(" ")
        text = base64.b64decode(_padded(token.replace(" ", "+")), validate=True).decode()
    except (ValueError, binascii.Error):
        return None
    user, colon, password = text.partition(":")
    return Password(user, password) if colon and scheme.casefold() == "basic" else None


def session_ids(connection: HTTPConnection) -> Iterator[str]:
    """Every session id that a request carries."""
    for header in connection.headers.getlist("cookie"):
        yield from _COOKIE.findall(header)


def _padded(token: str) -> str:
    token = token.rstrip("=")
    return token + "=" * (-len(token) % 4)
