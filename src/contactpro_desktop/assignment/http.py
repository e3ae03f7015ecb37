"""The tenant over plain HTTP: signing in and out, and the RI interfaces of the same session."""

from __future__ import annotations

import ssl
from base64 import b64encode
from collections.abc import AsyncIterable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

import httpx

from contactpro_desktop.assignment.tenant import Tenant
from contactpro_desktop.assignment.transport import meaning_of, proxy_for, stranger
from contactpro_desktop.domain.errors import (
    AlreadySignedIn,
    ContactProError,
    ProtocolError,
    ProxyFailed,
    SignInError,
    SignInRefused,
    UnknownTenant,
    WrongCredentials,
)
from contactpro_desktop.domain.ids import AgentId
from contactpro_desktop.ecfs import ri
from contactpro_desktop.ecfs.envelope import Json

AUTHENTICATION = "/ecfs/authentication"
VISITOR_AUTHENTICATION = "/visitor/ecfs/authentication"
VISITOR_SESSION_HEADER = "x-jsessionid"
SESSION_COOKIE = "JSESSIONID"
REST = "/ecfs/rest"

LARGEST_ANSWER = 8 * 1024 * 1024
"""Bytes of an answer that is parsed: that holds the window up, about 10 ms a MiB."""

_NOT_OFFERED = frozenset(f"status_{each}" for each in (401, 403, 404, 405, 501))
_TIMEOUT = httpx.Timeout(20.0, connect=5.0)
_FILE_TIMEOUT = httpx.Timeout(60.0, connect=5.0)
_KNOCK_TIMEOUT = httpx.Timeout(5.0)
_NOBODY_BEHIND = frozenset((502, 503, 504))
"""By these a proxy says that it is alone."""


class RequestFailed(ContactProError):
    """No usable answer came. `kind` is a short constant word, safe for logs."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind

    @property
    def not_offered(self) -> bool:
        """Whether there is nothing of the kind here for this agent: asking again is in vain."""
        return self.kind in _NOT_OFFERED


class Reply(NamedTuple):
    """`headers` are found in any case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class TenantHttp:
    """One session's HTTP. Cookies of the sign-in go with every later request.

    Making it raises `ProxyFailed` where the network has a proxy that cannot be used.
    """

    def __init__(self, tenant: Tenant, tls: ssl.SSLContext) -> None:
        self._tenant = tenant
        self._tls = tls
        try:
            self._client = self._make(_TIMEOUT)
        except (httpx.InvalidURL, ValueError):
            raise ProxyFailed from None

    @property
    def cookies(self) -> str:
        """The value of a Cookie header for the same session."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self._client.cookies.jar)

    async def sign_in(self, user: str, password: str, *, take_over: bool) -> AgentId:
        """Open a session (ECFS authentication with a password); raises `SignInError`."""
        credentials = b64encode(f"{user}:{password}".encode("utf-8", "replace")).decode()
        reply = await self._authenticate(
            AUTHENTICATION,
            headers={"Authorization": "ECFAUTH", "X-Take-Over": "yes" if take_over else "ask"},
            data={"Authorization": f"Basic {credentials}"},
        )
        return self._agent(reply)

    async def enter_as_visitor(self) -> str:
        """Open an end user's session; its id, to be named in the address of the websocket.

        Raises `SignInError`.
        """
        reply = await self._authenticate(
            VISITOR_AUTHENTICATION, headers={"Authorization": "Anonymous"}, data={}
        )
        session = reply.headers.get(VISITOR_SESSION_HEADER, "")
        if not session.isalnum():
            raise UnknownTenant
        return session

    async def sign_out(self) -> None:
        """End the session on the server; raises `RequestFailed`."""
        await self._request("DELETE", AUTHENTICATION)

    async def get(
        self, path: str, params: Mapping[str, str], *, largest: int = LARGEST_ANSWER
    ) -> Reply:
        """What a resource below the tenant's address answers, in `largest` bytes at most; raises
        `RequestFailed`."""
        reply = await self._request("GET", path, params, largest)
        if reply.status != 200:
            raise RequestFailed(f"status_{reply.status}")
        return reply

    async def read(self, resource: str) -> bytes:
        """GET of a resource below `/users/me` by the REST twin; raises `RequestFailed`."""
        return (await self.get(f"{REST}{resource}", {})).body

    async def post(self, path: str, body: Json) -> None:
        """Have a resource below the tenant's address make something; raises `RequestFailed`."""
        url = f"{self._tenant.base}{path}"
        headers = {"Accept": "text/html, application/json;q=0.5"}
        try:
            reply = await self._send(
                self._client.build_request("POST", url, json=body, headers=headers)
            )
        except httpx.HTTPError as failure:
            raise RequestFailed(type(failure).__name__) from None
        if not 200 <= reply.status < 300:
            raise RequestFailed(f"status_{reply.status}")

    async def put_file(self, path: str, content: AsyncIterable[bytes], size: int) -> int:
        """Send the content of a file, `size` bytes in all, to a path below the tenant's address;
        the status of the answer. Raises `RequestFailed`."""
        url = f"{self._tenant.base}{path}"
        headers = {"Content-Type": "application/octet-stream", "Content-Length": str(size)}
        try:
            request = self._client.build_request(
                "PUT", url, content=content, headers=headers, timeout=_FILE_TIMEOUT
            )
            return (await self._send(request)).status
        except httpx.HTTPError as failure:
            raise RequestFailed(type(failure).__name__) from None

    async def answers(self) -> bool:
        """Whether anybody is there, asked within 5 s on a connection of its own: those that there
        are may be dead."""
        try:
            async with self._make(_KNOCK_TIMEOUT) as client:
                reply = await client.head(self._tenant.base)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, ProxyFailed):
            return False
        return reply.status_code not in _NOBODY_BEHIND

    async def close(self) -> None:
        await self._client.aclose()

    def _make(self, timeout: httpx.Timeout) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            verify=self._tls,
            timeout=timeout,
            proxy=proxy_for(self._tenant),
            trust_env=False,
            headers={"Accept": "application/json"},
        )

    async def _authenticate(
        self, path: str, *, headers: Mapping[str, str], data: Mapping[str, str]
    ) -> Reply:
        try:
            url = f"{self._tenant.base}{path}"
            request = self._client.build_request("POST", url, headers=headers, data=data)
            reply = await self._send(request)
        except (httpx.InvalidURL, UnicodeError):
            raise UnknownTenant from None
        except httpx.HTTPError as failure:
            raise meaning_of(failure) from None
        if reply.status != 200:
            raise _refusal(reply)
        return reply

    def _agent(self, reply: Reply) -> AgentId:
        try:
            agent_id = ri.signed_in_as(reply.body)
        except ProtocolError:
            raise UnknownTenant from None
        if SESSION_COOKIE not in {cookie.name for cookie in self._client.cookies.jar}:
            raise UnknownTenant
        return agent_id

    async def _request(
        self,
        method: str,
        path: str,
        params: Mapping[str, str] | None = None,
        largest: int = LARGEST_ANSWER,
    ) -> Reply:
        url = f"{self._tenant.base}{path}"
        try:
            return await self._send(self._client.build_request(method, url, params=params), largest)
        except httpx.HTTPError as failure:
            raise RequestFailed(type(failure).__name__) from None

    async def _send(self, request: httpx.Request, largest: int = LARGEST_ANSWER) -> Reply:
        response = await self._client.send(request, stream=True)
        try:
            body = bytearray()
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > largest:
                    raise httpx.DecodingError("oversized", request=request)
        finally:
            await response.aclose()
        return Reply(response.status_code, response.headers, bytes(body))


def _refusal(reply: Reply) -> SignInError:
    if reply.status in (401, 403):
        return WrongCredentials()
    if reply.status == 404 or 300 <= reply.status < 400:
        return UnknownTenant()
    if reply.status == 409:
        since = ri.signed_in_elsewhere_since(reply.body)
        return AlreadySignedIn("" if since is None else _iso(since))
    return stranger(reply.status) or SignInRefused(reply.status)


def _iso(instant: float) -> str:
    return datetime.fromtimestamp(instant, UTC).isoformat(timespec="seconds")
