"""`/users/me/interactions/{id}` (ECFS 22Q1), transcript aside."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from contactpro_desktop.ecfs.wire.base import (
    Flag,
    Object,
    Objects,
    OptionalFlag,
    OptionalObject,
    Text,
    Texts,
    Whole,
    WireModel,
)
from contactpro_desktop.ecfs.wire.outbound import Outbound


class FromQueue(WireModel):
    """Both empty where the queue is not known."""

    id: Text = ""
    name: Text = ""


class AnswerData(WireModel):
    """`id` of a predefined answer, `data` typed by the agent, or both."""

    id: Text = ""
    data: Text = ""


class ScriptResult(WireModel):
    """`id` is the question's."""

    id: Text = ""
    answerdata: Annotated[tuple[AnswerData, ...], Objects] = Field(default=())


class InteractionScript(WireModel):
    """`mandatory` is an addition."""

    id: Text = ""
    status: Text = ""
    scriptanswers: Annotated[tuple[ScriptResult, ...], Objects] = Field(default=())

    mandatory: Flag = False


class Participant(WireModel):
    """`author_kind` is an addition."""

    uniquekey: Text = ""
    alias: Text = ""
    status: Text = ""

    author_kind: Text = ""


class Participants(WireModel):
    """The part of an interaction that changes with every key somebody presses."""

    participants: Annotated[tuple[Participant, ...], Objects] = Field(default=())


class Video(WireModel):
    status: Text = ""


class FarEnd(WireModel):
    """The colleague at the other end of a call within the house; all of it is an addition."""

    display_name: Text = ""
    channel_status: Text = ""
    recording: Flag = False


class Interaction(Participants):
    """Fields after the blank line are additions; times in milliseconds since 1970."""

    id: Text = ""
    contact_id: Text = ""
    channel_type: Text = ""
    channel_sub_type: Text = ""
    channel_status: Text = ""
    status: Text = ""
    direction: Text = ""
    originator: Text = ""
    destination: Text = ""
    title: Text = ""
    language: Text = ""
    date_created: Text = ""
    supervisor_session_id: Text = ""
    from_queue: Annotated[FromQueue, Object] = FromQueue()
    attached_data: Texts = Field(default={})
    script: Annotated[InteractionScript, Object] = InteractionScript()
    terminal_id: Text = ""
    recording: OptionalFlag = None
    consent: OptionalFlag = None
    outbound: Annotated[Outbound | None, OptionalObject] = None
    webrtc: Annotated[Video, Object] = Video()

    customer_name: Text = ""
    queued_at_ms: Whole = None
    offer_deadline_ms: Whole = None
    accepted_at_ms: Whole = None
    ended_at_ms: Whole = None
    wrapup_limit_s: Whole = None
    end_reason: Text = ""
    client_req_id: Text = ""
    far_end: Annotated[FarEnd | None, OptionalObject] = None
    internal: OptionalFlag = None
