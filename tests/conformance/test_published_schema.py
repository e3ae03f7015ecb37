"""The schema of the REST twin that the server publishes, and whatever it allows sent at random."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi import checks
from websockets.sync.client import connect

from contactpro_desktop.ecfs.openapi import openapi
from contactpro_desktop.ecfs.operations import OPERATIONS
from tests.coverage_table.addresses import shape
from tests.localserver.edge.wire import basic, socket_url
from tests.support.server import server_in_thread

EXAMPLES = settings().max_examples // 20
"""Of each kind for each operation: enough for a try in every run, not for a search."""

CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]


class Api:
    """A server with an agent who is connected and writes a mail while another telephone system
    has a call for her. She signs in again whenever her session is over."""

    def __init__(self, tenant: str, http: requests.Session) -> None:
        self.tenant = tenant
        self.base = f"{tenant}/ecfs/rest"
        self._http = http
        self._interactions: list[str] = []

    def sign_in(self) -> str:
        answer = self._http.post(
            f"{self.tenant}/ecfs/authentication",
            headers={"Authorization": "ECFAUTH"},
            data={"Authorization": basic("ana")},
        )
        assert answer.status_code == 200
        return str(answer.cookies["JSESSIONID"])

    def start_work(self) -> None:
        for wish in (
            {"channel_type": "email", "subject": "Order 17"},
            {"channel_type": "external", "direction": "inbound", "originator": "+34600111222"},
        ):
            answer = self._http.post(f"{self.base}/users/me/interactions", json=wish)
            assert answer.status_code == 200, answer.text
        answer = self._http.get(f"{self.base}/users/me/interactions")
        self._interactions = [each["id"] for each in answer.json()]
        assert len(self._interactions) == 2

    def send(self, case: schemathesis.Case, checked: list[Any]) -> int:
        """Of the interactions that are asked for, most exist. Returns the status."""
        if "/interactions/{id}" in case.path:
            at = len(str(case.path_parameters["id"])) % 3
            case.path_parameters["id"] = [*self._interactions, case.path_parameters["id"]][at]
        answer = case.call(base_url=self.base, session=self._http)
        if answer.status_code == 403 and answer.json()["reason"] == "no_session":
            self.sign_in()
            answer = case.call(base_url=self.base, session=self._http)
            assert answer.status_code != 403 or answer.json()["reason"] != "no_session"
        case.validate_response(answer, checks=checked)
        return answer.status_code

    def schema(self) -> Any:
        return requests.get(f"{self.base}/openapi.json").json()


@pytest.fixture(scope="module")
def api() -> Iterator[Api]:
    with server_in_thread() as address, requests.Session() as http:
        api = Api(address.tenant_url, http)
        cookie = {"Cookie": f"JSESSIONID={api.sign_in()}"}
        with connect(socket_url(api.tenant), additional_headers=cookie, compression=None):
            api.start_work()
            yield api


def test_every_operation_of_the_model_is_described(api: Api) -> None:
    described = {
        (method.upper(), shape(path))
        for path, methods in api.schema()["paths"].items()
        for method in methods
    }
    missing = [
        str(operation)
        for operation in OPERATIONS
        if (operation.method, ("users", "me", *shape(operation.resource))) not in described
    ]
    assert missing == []


def test_every_writing_operation_says_what_it_takes(api: Api) -> None:
    silent = [
        f"{method} {path}"
        for path, methods in api.schema()["paths"].items()
        for method, operation in methods.items()
        if method in ("put", "post")
        if operation["requestBody"]["content"]["application/json"]["schema"] == {}
    ]
    assert silent == []


def test_anybody_may_read_it_and_nobody_may_write_it(api: Api) -> None:
    assert requests.get(f"{api.base}/openapi.json/").status_code == 200
    assert requests.put(f"{api.base}/openapi.json").status_code == 403


def test_a_resource_that_says_nothing_takes_anything() -> None:
    schema: Any = openapi([("new/{id}", ("GET", "PUT"))], "/demo", "1")
    put = schema["paths"]["/users/me/new/{id}"]["put"]
    assert put["requestBody"]["content"]["application/json"]["schema"] == {}


# The server's libraries, in a thread of their own, draw random numbers meanwhile.
@pytest.mark.filterwarnings("ignore:Do not use the `random` module inside strategies")
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: str(mode.value))
def test_whatever_is_sent_is_answered_by_the_schema(api: Api, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_dict(api.schema())
    statuses: set[int] = set()
    for result in schema.get_all_operations():
        assert isinstance(result, Ok)
        statuses |= _try(api, result.ok(), mode)
    assert statuses >= ({200, 403} if mode is GenerationMode.POSITIVE else {400, 403})


def _try(api: Api, operation: APIOperation, mode: GenerationMode) -> set[int]:
    """Send random requests of an operation; the statuses that came back."""
    statuses: set[int] = set()

    @seed(22)
    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def send(case: schemathesis.Case) -> None:
        statuses.add(api.send(case, CHECKS))

    send()
    return statuses
