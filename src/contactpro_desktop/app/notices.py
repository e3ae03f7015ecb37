"""Messages to the agent, as codes: the screen turns each into words of the agent's language."""

from collections.abc import Callable
from enum import Enum

from contactpro_desktop.domain.agent import ChangedBy
from contactpro_desktop.domain.ids import ContactId, InteractionId, RequestId
from contactpro_desktop.domain.outcome import Refusal
from contactpro_desktop.domain.records import dataclass


class Severity(Enum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Topic(Enum):
    """What a notice is about."""

    ACTION_REFUSED = "action_refused"
    OFFER_MISSED = "offer_missed"
    CALL_MISSED = "call_missed"
    OFFER_WITHDRAWN = "offer_withdrawn"
    PROFILE_CHANGED = "profile_changed"
    WORK_STATUS_CHANGED = "work_status_changed"
    CUSTOMER_LEFT = "customer_left"
    CALL_ENDED = "call_ended"
    SUPERVISOR_ENDED = "supervisor_ended"
    SUPERVISOR_TOOK_OVER = "supervisor_took_over"
    TAKEN_OVER = "taken_over"
    TRANSFERRED = "transferred"
    SENT_TO_QUEUE = "sent_to_queue"
    MAIL_SENT = "mail_sent"
    WRAP_UP_OVER = "wrap_up_over"
    PASSWORD_NOT_STORED = "password_not_stored"
    LOCAL_SERVER_NOT_STARTED = "local_server_not_started"
    LOCAL_SERVER_ENDED = "local_server_ended"
    DRAFTS_NOT_KEPT = "drafts_not_kept"
    SETTINGS_NOT_READ = "settings_not_read"
    FILE_FAILED = "file_failed"
    SUPERVISED = "supervised"
    KEY_IDLE = "key_idle"


class Remedy(Enum):
    """What the agent can do about it, offered as one button."""

    BE_READY = "be_ready"
    CHOOSE_AVAILABLE = "choose_available"
    SEND_AGAIN = "send_again"
    LOAD_SCRIPT = "load_script"


@dataclass(frozen=True, slots=True)
class Notice:
    """`action` is the class name of a refused action; `who` and `subject` are remote text.

    `interaction_id` and `request_id` say what a remedy is for, `contact_id` which offer is meant,
    whose interaction may not be known yet. Notices of the same `key` replace
    each other.
    """

    topic: Topic
    severity: Severity = Severity.INFO
    action: str = ""
    refusal: Refusal | None = None
    changed_by: ChangedBy | None = None
    subject: str = ""
    who: str = ""
    count: int = 0
    remedy: Remedy | None = None
    interaction_id: InteractionId | None = None
    request_id: RequestId | None = None
    contact_id: ContactId | None = None

    @property
    def key(self) -> tuple[Topic, str, str]:
        return (self.topic, self.action, self.interaction_id or "")


class NoticeBoard:
    """Passes notices on to whoever shows them; keeps none."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Notice], None]] = []

    def listen(self, listener: Callable[[Notice], None]) -> Callable[[], None]:
        """Pass every notice from now on to `listener`; what is returned stops that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def post(self, notice: Notice) -> None:
        for listener in tuple(self._listeners):
            listener(notice)
