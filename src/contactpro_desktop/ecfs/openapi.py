"""The description of the REST twin that the server publishes (OpenAPI 3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pydantic import TypeAdapter

from contactpro_desktop.ecfs.envelope import Json
from contactpro_desktop.ecfs.operation_bodies import BODIES

_SCHEMAS = "#/components/schemas/"

_REFUSAL: dict[str, Json] = {
    "type": "object",
    "properties": {"reason": {"type": "string"}, "who": {"type": "string"}},
    "required": ["reason"],
    "additionalProperties": False,
}

_REFUSALS = {
    "400": "The request is malformed.",
    "403": "Not allowed, not allowed now, or not there for this user.",
    "405": "The resource does not have this method.",
    "408": "The server could not take the request; nothing happened.",
}


def openapi(resources: Iterable[tuple[str, Iterable[str]]], server: str, version: str) -> Json:
    """The document. `resources` are addresses below `/users/me` with their methods; `server` is
    what the addresses are relative to."""
    schemas: dict[str, Json] = {"Refusal": _REFUSAL}
    paths: dict[str, Json] = {}
    for address, methods in resources:
        operations: dict[str, Json] = {
            method.lower(): _operation(method, address, schemas) for method in methods
        }
        paths[f"/users/me/{address}"] = {"parameters": _parameters(address), **operations}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Agent resources (ECFS 22Q1)", "version": version},
        "servers": [{"url": server}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": "JSESSIONID"}
            },
        },
        "security": [{"session": []}],
    }


def _operation(method: str, address: str, schemas: dict[str, Json]) -> Json:
    operation: dict[str, Json] = {
        "operationId": f"{method} {address}",
        "responses": {"200": _answer("Done.", {}), **_refusals()},
    }
    if method in ("PUT", "POST"):
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": _body(method, address, schemas)}},
        }
    return operation


def _body(method: str, address: str, schemas: dict[str, Json]) -> Json:
    """The schema of a body; what it refers to is put into `schemas`."""
    kind = BODIES.get(f"{method} /{re.sub('{[^}]*}', '{}', address)}")
    if kind is None:
        return {}
    schema = TypeAdapter(kind).json_schema(ref_template=f"{_SCHEMAS}{{model}}")
    schemas.update(schema.pop("$defs", {}))
    return schema


def _refusals() -> dict[str, Json]:
    schema: dict[str, Json] = {"$ref": f"{_SCHEMAS}Refusal"}
    return {code: _answer(meaning, schema) for code, meaning in _REFUSALS.items()}


def _answer(meaning: str, schema: dict[str, Json]) -> Json:
    return {"description": meaning, "content": {"application/json": {"schema": schema}}}


def _parameters(address: str) -> list[Json]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in re.findall(r"{([^}]*)}", address)
    ]
