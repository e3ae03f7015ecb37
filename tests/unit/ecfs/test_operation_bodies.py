"""What the server reads of requests: what the model documents, and what is none of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.bodies import preferences
from contactpro_desktop.ecfs.bodies.common import Body, read_body
from contactpro_desktop.ecfs.bodies.files import NewAttachmentBody, WebrtcMessageBody
from contactpro_desktop.ecfs.bodies.mail import EmailAddress, MailFields, read_addresses
from contactpro_desktop.ecfs.bodies.phone import (
    DialBody,
    NewExternalBody,
    OutboundResultBody,
    read_attributes,
)
from contactpro_desktop.ecfs.bodies.reports import NewReportBody, instant_of
from contactpro_desktop.ecfs.bodies.ri import EntryBody, RemarkBody, read_texts
from contactpro_desktop.ecfs.bodies.supervision import GuidanceBody, SupervisorSessionBody
from contactpro_desktop.ecfs.bodies.task import TaskBody, ValuesBody
from contactpro_desktop.ecfs.openapi import openapi
from contactpro_desktop.ecfs.operation_bodies import BODIES
from contactpro_desktop.ecfs.operations import OPERATIONS, RI_RESOURCES, Operation
from tests.conformance.examples import bodies_of

WRITING = [each for each in OPERATIONS if each.method in ("PUT", "POST")]


def shape(operation: Operation) -> str:
    return f"{operation.method} {re.sub('{[^}]*}', '{}', operation.resource)}"


def with_ids(body: Any) -> Any:
    """`body` with an id for each word that stands for one."""
    if isinstance(body, dict):
        return {with_ids(key): with_ids(value) for key, value in body.items()}
    if isinstance(body, list):
        return [with_ids(value) for value in body]
    return "A" * 32 if isinstance(body, str) and body.startswith("<") else body


@pytest.mark.parametrize("operation", WRITING, ids=str)
def test_every_documented_body_is_one(operation: Operation) -> None:
    kind = TypeAdapter(BODIES[shape(operation)])
    for body in bodies_of(operation):
        kind.validate_python(with_ids(body))


@pytest.mark.parametrize("operation", WRITING, ids=str)
def test_what_is_no_body(operation: Operation) -> None:
    kind = TypeAdapter(BODIES[shape(operation)])
    for body in (None, "text", 7):
        with pytest.raises(ValueError, match="validation error"):
            kind.validate_python(body)


def test_the_registry_names_each_operation_once() -> None:
    assert len({str(each) for each in (*OPERATIONS, *RI_RESOURCES)}) == 96 + 47
    kinds = {each.kind for each in OPERATIONS if each.parts[0] == "interactions"}
    assert kinds == {"", "chat", "phone", "email", "task", "external"}


def test_what_is_published_refers_to_nothing_that_is_not_there() -> None:
    resources = [("queues/{id}", ("GET", "PUT")), ("interactions", ("POST",)), ("odd", ("PUT",))]
    document: Any = openapi(resources, "/demo/ecfs/rest", "1")
    schemas = document["components"]["schemas"]
    referred = set(re.findall(r"#/components/schemas/(\w+)", str(document)))
    assert referred <= schemas.keys()
    put = document["paths"]["/users/me/queues/{id}"]["put"]
    assert put["operationId"] == "PUT queues/{id}"
    assert set(put["responses"]) == {"200", "400", "403", "405", "408"}
    assert document["paths"]["/users/me/queues/{id}"]["parameters"][0]["name"] == "id"
    odd = document["paths"]["/users/me/odd"]["put"]["requestBody"]["content"]["application/json"]
    assert odd["schema"] == {}


# --- One by one ----------------------------------------------------------------------------------

REFUSED: list[tuple[type[Body], Any]] = [
    (NewAttachmentBody, {"filename": ".."}),
    (NewAttachmentBody, {"filename": "a\x00.txt"}),
    (NewAttachmentBody, {"filename": "a", "size": -1}),
    (NewAttachmentBody, {"id": "lower"}),
    (WebrtcMessageBody, {"message": "HELLO"}),
    (WebrtcMessageBody, {"message": "OFFER", "sdp": {"sdp": "v=0", "type": "guess"}}),
    (EmailAddress, {"address": "nobody"}),
    (EmailAddress, {"address": "a@b@c"}),
    (EmailAddress, {"address": "-a@b"}),
    (EmailAddress, {"address": "a b@c"}),
    (EmailAddress, {"address": "ñ@b"}),
    (EmailAddress, {"address": "a@b", "name": "two\nlines"}),
    (MailFields, {"subject": "two\r\nlines"}),
    (DialBody, {"channel_type": "phone", "destination": "  "}),
    (NewExternalBody, {"channel_type": "external", "direction": "sideways", "originator": "1"}),
    (OutboundResultBody, {"result": "redial", "redial_time": -1}),
    (OutboundResultBody, {"result": "redial", "redial_time": float("inf")}),
    (OutboundResultBody, {"result": "success", "classifier": "x"}),
    (NewReportBody, {"action": "generate", "start_time": "yesterday", "email": "a@b"}),
    (NewReportBody, {"action": "generate", "start_time": "01/10/2025"}),
    (NewReportBody, {"action": "generate", "start_time": "01/10/2025", "first_name": "Eva"}),
    (SupervisorSessionBody, {"state": "hovering"}),
    (GuidanceBody, {"channel_type": "chat", "destination": "a@b"}),
    (TaskBody, {"data": {"item": {"type": "XRI", "queue": ""}}}),
]


@pytest.mark.parametrize(("kind", "body"), REFUSED, ids=repr)
def test_a_body_that_is_refused(kind: type[Body], body: Any) -> None:
    with pytest.raises(ProtocolError) as found:
        read_body(kind, body)
    assert found.value.kind == "body", "nothing of the content"


def test_a_file_keeps_no_folders_of_its_sender() -> None:
    body = read_body(NewAttachmentBody, {"filename": "C:\\Temp\\..\\plan.pdf"})
    assert body.filename == "plan.pdf"


@pytest.mark.parametrize("text", ["01/10/2025", "01/10/2025 00:00:00 UTC+00:00"])
def test_a_moment_with_and_without_a_time_of_day(text: str) -> None:
    assert instant_of(text) == 1_759_276_800.0


@pytest.mark.parametrize("text", ["01/01/1970", "01/01/1970 00:00:00 UTC+00:00"])
def test_a_report_may_begin_where_time_does(text: str) -> None:
    """All that was ever kept of somebody."""
    assert instant_of(text) == 0.0
    told = {"action": "generate", "start_time": text, "email": "a@b"}
    assert read_body(NewReportBody, told).start_time == text


def test_a_report_on_a_name_needs_both_halves() -> None:
    told = {"action": "generate", "start_time": "01/10/2025", "end_time": "02/10/2025"}
    body = read_body(NewReportBody, {**told, "first_name": "Eva", "last_name": "Ríos"})
    assert (body.first_name, body.last_name) == ("Eva", "Ríos")


@pytest.mark.parametrize(
    ("read", "body", "told"),
    [
        (preferences.read_settings, {"ECFUI_x": {"value": "1"}}, {"ECFUI_x": "1"}),
        (preferences.read_denials, {"deny_coaching": True}, {"coaching": True}),
        (preferences.read_external_queues, {"Q": {"serve_external": True}}, {"Q": True}),
        (preferences.read_ui, {"currentTab": "Home"}, {"currentTab": "Home"}),
        (preferences.read_ui_names, ["currentTab"], ["currentTab"]),
        (read_attributes, {"PHONE1": 2344, "NAME": "Eva", "VIP": True},
         {"PHONE1": "2344", "NAME": "Eva", "VIP": "true"}),
    ],
)  # fmt: skip
def test_maps_and_lists_of_no_fixed_keys(read: Callable[[Any], Any], body: Any, told: Any) -> None:
    assert read(body) == told
    for bad in (None, 7, "x", [7], {"": 7}, {"a b": {"value": 7}}):
        with pytest.raises(ProtocolError):
            read(bad)


def test_a_list_of_recipients() -> None:
    assert [each.address for each in read_addresses([{"address": "a@b"}])] == ["a@b"]
    with pytest.raises(ProtocolError):
        read_addresses({"address": "a@b"})


def test_what_xml_writes_is_read_too() -> None:
    """One element of a list looks like the element; numbers and flags are texts."""
    assert read_texts(ValuesBody, {"KV": {"k": "order", "v": "17"}}).KV[0].v == "17"
    assert read_texts(preferences.ServeExternalBody, {"serve_external": "true"}).serve_external
    with pytest.raises(ProtocolError):
        read_texts(preferences.ServeExternalBody, {"serve_external": "perhaps"})


def test_ri_bodies_of_one_element_and_of_empty_texts() -> None:
    entry = read_texts(EntryBody, {"name": "Eva", "groupId": "G"})
    assert entry.group_id == ["G"]
    assert read_texts(RemarkBody, {"text": "Later", "id": ""}).id is None
