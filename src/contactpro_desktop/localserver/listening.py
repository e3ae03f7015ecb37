"""Where a server may listen, and what it needs for that."""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from pathlib import Path

from contactpro_desktop.localserver.door.accounts import is_loopback
from contactpro_desktop.localserver.http_server import Listen, Tls

EVERY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}
"""Hosts that stand for every address of a machine, with the one that it has for itself."""


class Unsafe(Exception):
    """Listening there is refused; `str()` names the options to change, for the operator."""


def listen_at(host: str, port: int, tls: Tls | None, origins: Sequence[str]) -> Listen:
    """Loopback as it is. Any other address with TLS only, where people know how to reach it.

    Raises `Unsafe`.
    """
    if is_loopback(host):
        return Listen(host, port, tls, tuple(origins))
    if tls is None:
        raise Unsafe(
            f"--host {host}: passwords and conversations would travel in the clear."
            " Give --tls-cert and --tls-key, or listen at 127.0.0.1."
        )
    if not port or (host in EVERY_ADDRESS and not origins):
        raise Unsafe(
            f"--host {host} needs --port, and --origin with the address that people use,"
            " such as https://chat.example.org"
        )
    own = () if host in EVERY_ADDRESS else (origin_of(host, port),)
    return Listen(host, port, tls, (*origins, *own))


def origin_of(host: str, port: int) -> str:
    return f"https://[{host}]:{port}" if ":" in host else f"https://{host}:{port}"


def checked_tls(certificate: Path | None, key: Path | None) -> Tls | None:
    """Both files or none; raises `Unsafe` for files that cannot be used. An encrypted key cannot:
    it would make the server wait for somebody to type at a terminal."""
    if certificate is None and key is None:
        return None
    if certificate is None or key is None:
        raise Unsafe("--tls-cert and --tls-key belong together")
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, password="")
    except OSError as error:
        raise Unsafe(f"--tls-cert {certificate}, --tls-key {key}: {error.strerror}") from None
    return Tls(certificate, key)
