"""How an action ended."""

from enum import Enum

from contactpro_desktop.domain.ids import InteractionId
from contactpro_desktop.domain.records import dataclass


class Refusal(Enum):
    """Why an action did not happen, as far as the server or the client can tell.

    Values are the words of the `reason` key that the local server adds to an answer
    (docs/protocol.md); a tenant sends none of them, then the status code decides. No server says
    SCRIPT_MISSING, NO_CONFIRMATION, DISCONNECTED or CANCELLED, which is the agent's own wish, nor
    what an interruption comes to: TOO_LATE to be repeated, NOT_YOURS any more, or IN_DOUBT.
    """

    MALFORMED = "malformed"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    NOT_ALLOWED_NOW = "not_allowed_now"
    ABSENCE_PROFILE = "absence_profile"
    TAKEN = "taken"
    RESERVED = "reserved"
    EXPIRED = "expired"
    CAPABILITY = "capability"
    LIMIT = "limit"
    FORCED_QUEUE = "forced_queue"
    DENIED = "denied"
    SCRIPT_INCOMPLETE = "script_incomplete"
    SCRIPT_MISSING = "script_missing"
    TOO_LARGE = "too_large"
    FILE_TYPE = "file_type"
    FILE_GONE = "file_gone"
    NOT_DELIVERED = "not_delivered"
    TARGET_GONE = "target_gone"
    BUSY_SERVER = "busy_server"
    CANNOT_STORE = "cannot_store"
    NO_CONFIRMATION = "no_confirmation"
    DISCONNECTED = "disconnected"
    CANCELLED = "cancelled"
    TOO_LATE = "too_late"
    NOT_YOURS = "not_yours"
    IN_DOUBT = "in_doubt"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`refusal` is None for success. `who` names whoever was faster or does not allow it, where the
    server tells; `begun` is the interaction that an action brought into being, where that is known.
    """

    refusal: Refusal | None = None
    who: str = ""
    begun: InteractionId | None = None

    @property
    def succeeded(self) -> bool:
        return self.refusal is None


SUCCEEDED = Outcome()
