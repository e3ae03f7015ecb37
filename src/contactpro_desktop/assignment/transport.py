"""What both transports share: trust, silence, and what their failures mean."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Iterator
from pathlib import Path

import truststore

from contactpro_desktop.domain.errors import ServerUnreachable, SignInError, UntrustedServer

_TALKATIVE = ("httpx", "httpcore", "websockets")


def trust() -> ssl.SSLContext:
    """Verifies servers as the operating system does, corporate roots included."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def trust_only(certificate: Path) -> ssl.SSLContext:
    """Verifies one server, by the very certificate that it has; its name does not matter."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.load_verify_locations(certificate)
    return context


def silence_libraries() -> None:
    """Keep the libraries from logging addresses, headers and frames, at any level."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def meaning_of(failure: BaseException) -> SignInError:
    """Why no connection came about."""
    if any(isinstance(cause, ssl.SSLError) for cause in _causes(failure)):
        return UntrustedServer()
    return ServerUnreachable()


def _causes(failure: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = failure
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
