"""The agent's client of another telephone system: it tells the contact centre of its calls."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx


@contextmanager
def other_telephony(tenant: str, user: str, password: str) -> Iterator[OtherTelephony]:
    """Over REST, in a session of the agent's beside that of the window."""
    form = {"Authorization": f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"}
    with httpx.Client(base_url=f"{tenant}/ecfs") as http:
        answer = http.post("/authentication", data=form, headers={"Authorization": "ECFAUTH"})
        answer.raise_for_status()
        yield OtherTelephony(http)


class OtherTelephony:
    def __init__(self, http: httpx.Client) -> None:
        self._http = http
        self._call = ""

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
