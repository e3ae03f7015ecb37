"""Bodies about what an agent sets for themselves: telephone, settings, supervising, queues, ui."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import Field, StringConstraints, TypeAdapter, ValidationError

from contactpro_desktop.domain.errors import ProtocolError
from contactpro_desktop.ecfs.bodies.common import Body, Name
from contactpro_desktop.ecfs.envelope import Json

Number = Annotated[str, StringConstraints(max_length=64)]

_T = TypeVar("_T")

_MOST = 200


class ExternalAgentBody(Body):
    number: Number | None = None
    permanent: bool | None = None


class MtdBody(Body):
    """Simultaneous ringing (ECFS 22Q1, /properties/phone)."""

    active: bool | None = None
    in_gsm_active: bool | None = None
    in_gsm_number: Number | None = None
    in_hp_active: bool | None = None
    in_hp_number: Number | None = None
    in_other_active: bool | None = None
    in_other_number: Number | None = None
    in_virtual_active: bool | None = None
    out_terminal: Literal["GSM", "HARDPHONE", "OTHER", "VIRTUAL"] | None = None


class PhoneBody(Body):
    """PUT /properties/phone"""

    sip_connected: bool
    external_agent: ExternalAgentBody | None = None
    mtd: MtdBody | None = None


class SettingBody(Body):
    value: Annotated[str, StringConstraints(max_length=1_000)]


class ServeExternalBody(Body):
    serve_external: bool


_SETTINGS = TypeAdapter(Annotated[dict[Name, SettingBody], Field(min_length=1, max_length=_MOST)])
_FLAGS = TypeAdapter(Annotated[dict[Name, bool], Field(max_length=_MOST)])
_QUEUES = TypeAdapter(
    Annotated[dict[Name, ServeExternalBody], Field(min_length=1, max_length=_MOST)]
)
_UiName = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]{1,50}$")]
_UiValue = Annotated[str, StringConstraints(max_length=256, pattern=r"^[^\n]*$")]
_UI = TypeAdapter(Annotated[dict[_UiName, _UiValue], Field(min_length=1, max_length=_MOST)])
_UI_NAMES = TypeAdapter(Annotated[list[_UiName], Field(min_length=1, max_length=_MOST)])


def read_settings(body: Json) -> dict[str, str]:
    """PUT /properties/user_settings: the new values by name; raises `ProtocolError`."""
    return {name: item.value for name, item in _read(_SETTINGS, body).items()}


def read_denials(body: Json) -> dict[str, bool]:
    """PUT /properties/supervising, names without `deny_`; raises `ProtocolError`."""
    flags = _read(_FLAGS, body)
    return {name.removeprefix("deny_"): flag for name, flag in flags.items()}


def read_external_queues(body: Json) -> dict[str, bool]:
    """PUT /queues: `serve_external` by the queue's id; raises `ProtocolError`."""
    return {key: item.serve_external for key, item in _read(_QUEUES, body).items()}


def read_ui(body: Json) -> dict[str, str]:
    """PUT /ui; raises `ProtocolError`."""
    return _read(_UI, body)


def read_ui_names(body: Json) -> list[str]:
    """DELETE /ui; raises `ProtocolError`."""
    return _read(_UI_NAMES, body)


def _read(kind: TypeAdapter[_T], body: Json) -> _T:
    try:
        return kind.validate_python(body, strict=True)
    except ValidationError:
        raise ProtocolError("body") from None
