"""`/users/me/interactions/{phoneid}/outbound`: a campaign's call (ECFS 22Q1)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from contactpro_desktop.ecfs.wire.base import Flag, Object, Objects, Text, Whole, WireModel


class Classifier(WireModel):
    id: Text = ""
    name: Text = ""
    call_result: Text = ""


class Campaign(WireModel):
    """Only the id is there before the call is accepted."""

    id: Text = ""
    name: Text = ""
    description: Text = ""
    classifiers: Annotated[tuple[Classifier, ...], Objects] = Field(default=())


class Attribute(WireModel):
    name: Text = ""
    value: Text = ""
    hidden: Flag = False
    editable: Flag = False


class PreviousCall(WireModel):
    agent_name: Text = ""
    created: Text = ""
    result: Text = ""


class Customer(WireModel):
    id: Text = ""
    remarks: Text = ""
    attributes: Annotated[tuple[Attribute, ...], Objects] = Field(default=())
    modify_access: Flag = False
    previous_calls: Annotated[tuple[PreviousCall, ...], Objects] = Field(default=())


class Outbound(WireModel):
    """`preview_time` is in seconds; below zero there is no limit."""

    preview_time: Whole = None
    initial_info: Text = ""
    default_bnumber: Text = ""
    result: Text = ""
    redial_remarks: Text = ""
    campaign: Annotated[Campaign, Object] = Campaign()
    customer: Annotated[Customer, Object] = Customer()
