"""The agent's client of another telephone system: it tells the contact centre of its calls."""

from __future__ import annotations

from base64 import b64encode
from types import TracebackType
from typing import Any, Self

import httpx


class OtherTelephony:
    """Used as a context. Over REST, in a session of the agent's beside that of the window."""

    def __init__(self, tenant: str, user: str, password: str) -> None:
        self._basic = b64encode(f"{user}:{password}".encode()).decode()
        self._http = httpx.Client(base_url=f"{tenant}/ecfs")
        self._call = ""

    def __enter__(self) -> Self:
        form = {"Authorization": f"Basic {self._basic}"}
        answer = self._http.post("/authentication", data=form, headers={"Authorization": "ECFAUTH"})
        answer.raise_for_status()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.close()

    def ring(self, number: str) -> None:
        """A call comes in."""
        call = {"channel_type": "external", "direction": "inbound", "originator": number}
        self._ask("POST", "", call)
        [told] = self._ask("GET", "")
        self._call = f"/{told['id']}"

    def set_state(self, word: str) -> None:
        """The call is connected or disconnected now."""
        self._ask("PUT", self._call, {"channel_status": word})

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        url = f"/rest/users/me/interactions{path}"
        answer = self._http.request(method, url, json=body)
        answer.raise_for_status()
        return answer.json()
