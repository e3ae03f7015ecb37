"""Files and places in a conversation."""

from enum import Enum

from contactpro_desktop.domain.ids import AttachmentId
from contactpro_desktop.domain.records import dataclass

LARGEST_FILE = 100 * 1024 * 1024
"""Bytes of a file that is sent or fetched; servers may allow less."""


@dataclass(frozen=True, slots=True)
class ChatFile:
    """A file that somebody sent. `size` in bytes, None where it is not told; `mime_type` is what
    the sender claims."""

    id: AttachmentId
    filename: str
    size: int | None = None
    mime_type: str = ""


class DropReason(Enum):
    """Why a file did not arrive (ECFS 22Q1, messages of type attachment)."""

    DOWNLOAD_FAILED = "DOWNLOADFAILED"
    CONFIG_ERROR = "CONFIGERROR"
    DATABASE_ERROR = "DBERROR"
    NOT_ALLOWED = "NOTALLOWED"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class DroppedFile:
    filename: str
    reason: DropReason


@dataclass(frozen=True, slots=True)
class Location:
    """A place on the map; degrees are None where they make no sense."""

    title: str = ""
    label: str = ""
    latitude: float | None = None
    longitude: float | None = None
