"""Bodies about files and video of a chat."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from contactpro_desktop.ecfs.bodies.common import Body

_MOST_CANDIDATES = 200


def _basename(name: str) -> str:
    """What is left of a file's name without folders; nothing may lead out of one."""
    base = name.replace("\\", "/").rpartition("/")[2].strip()
    if not base.strip(".") or any(ord(char) < 32 or char == "\x7f" for char in base):
        raise ValueError("no file name")
    return base


FileName = Annotated[
    str, StringConstraints(min_length=1, max_length=255), AfterValidator(_basename)
]
MimeType = Annotated[str, StringConstraints(max_length=127, pattern=r"^[\w.+-]+/[\w.+-]+$")]
MediaId = Annotated[str, StringConstraints(pattern=r"^[A-F0-9]{32}$")]


class NewAttachmentBody(Body):
    """POST /interactions/{id}/attachments: the name of a file that will come, or the id of one
    that is there."""

    filename: FileName | None = None
    size: Annotated[int, Field(ge=0)] | None = None
    mime_type: MimeType | None = None
    id: MediaId | None = None


class WebrtcStatusBody(Body):
    """PUT /interactions/{id}/webrtc"""

    status: Literal["on", "signalling", "off", "error"]


class SdpBody(Body):
    sdp: Annotated[str, StringConstraints(max_length=100_000)]
    type: Literal["answer", "offer"]


class CandidateBody(Body):
    candidate: Annotated[str, StringConstraints(max_length=2_000)]
    sdpMLineIndex: int | None = None  # noqa: N815 - the wire's name
    sdpMid: Annotated[str, StringConstraints(max_length=100)] | None = None  # noqa: N815


class WebrtcMessageBody(Body):
    """POST /interactions/{id}/webrtc/messages. Who sends it and when is the server's to say."""

    message: Literal["OFFER", "ANSWER"]
    sdp: SdpBody | None = None
    icecandidates: list[CandidateBody] = Field(default=[], max_length=_MOST_CANDIDATES)
