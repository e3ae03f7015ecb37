"""Bodies of personal data reports."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from contactpro_desktop.domain.ids import Instant
from contactpro_desktop.ecfs.bodies.common import Body, Name
from contactpro_desktop.ecfs.times import exact_instant

Moment = Annotated[str, StringConstraints(max_length=40)]
Ids = Annotated[list[Name], Field(max_length=10_000)]


def instant_of(text: str) -> Instant | None:
    """An instant of the protocol; its published examples leave the time of day out."""
    instant = exact_instant(text)
    return exact_instant(f"{text} 00:00:00 UTC+00:00") if instant is None else instant


class NewReportBody(Body):
    """POST /personal_data_reports: what is known of a person, names only both together."""

    action: Literal["generate"]
    start_time: Moment
    end_time: Moment | None = None
    phone_number: Name | None = None
    email: Name | None = None
    first_name: Name | None = None
    last_name: Name | None = None
    last_digit_cnt_for_number_search: Annotated[int, Field(ge=1, le=32)] | None = None

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        moments = [self.start_time] + ([self.end_time] if self.end_time else [])
        if any(instant_of(text) is None for text in moments):
            raise ValueError("no time")
        if (self.first_name is None) != (self.last_name is None):
            raise ValueError("half a name")
        if not (self.phone_number or self.email or self.first_name):
            raise ValueError("nobody in particular")
        return self


class DeleteReportBody(Body):
    """PUT /personal_data_reports/{id}: what is to be deleted with all that hangs on it. The lists
    of callbacks and messages are additions."""

    action: Literal["delete"]
    contact_id_list: Ids = Field(default=[])
    direntry_id_list: Ids = Field(default=[])
    obcustomer_id_list: Ids = Field(default=[])
    consent_key_list: Ids = Field(default=[])
    callback_id_list: Ids = Field(default=[])
    message_id_list: Ids = Field(default=[])
