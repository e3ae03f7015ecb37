"""Which actions may be asked again under their first id, and until when.

What an agent asked is repeated only while it is still what they want: words, scripts and mails
are, for a day; a status, an offer or a call is not once the moment has passed (never ready without
the agent's own action).
"""

from enum import Enum

from contactpro_desktop.domain import actions, service_actions
from contactpro_desktop.domain.actions import Action

SOON = 15.0
"""Seconds after which a moment has passed."""

DAY = 24 * 3600.0
"""Seconds after which nothing is repeated."""

MARGIN = 600.0
"""Seconds before the end of a server's memory from which on it is not relied upon."""


class Repeating(Enum):
    """NEVER: void with its connection. SOON: while the moment lasts, by the program that was
    asked. LASTING: as long as it is about something that is the agent's, after a restart too."""

    NEVER = "never"
    SOON = "soon"
    LASTING = "lasting"


_NEVER = (
    actions.SetTyping
    | actions.LoadScript
    | actions.ControlContact
    | service_actions.SignalVideo
    | service_actions.SetVideoStatus
    | service_actions.SetCapabilities
    | service_actions.ShareUi
    | service_actions.ForgetUi
)

_LASTING = (
    actions.SendMessage
    | service_actions.SendFile
    | actions.Transfer
    | actions.EndInteraction
    | actions.FinishInteraction
    | actions.SaveScript
    | actions.EditDraft
    | actions.AddRecipient
    | actions.RemoveRecipient
    | actions.SetRecipients
    | actions.AttachOriginal
    | actions.AttachFile
    | actions.RemoveAttachment
    | actions.SendDraft
    | actions.ParkDraft
    | actions.ParkTask
    | actions.DiscardDraft
    | actions.NewMail
    | actions.SetCallResult
    | actions.SetCustomerAttributes
)

_ONCE_ONLY = (
    actions.SendMessage
    | service_actions.SendFile
    | service_actions.BargeIn
    | service_actions.AskForHelp
    | service_actions.OpenGuidance
    | service_actions.Supervise
    | service_actions.AskForReport
    | actions.Dial
    | actions.StartDraft
    | actions.SendDraft
    | actions.NewMail
    | actions.AttachFile
    | actions.AttachOriginal
)

_AWAY = (
    actions.DeclineOffer | actions.EndInteraction | actions.FinishInteraction | actions.DiscardDraft
)


def repeating(action: Action) -> Repeating:
    if isinstance(action, _NEVER):
        return Repeating.NEVER
    return Repeating.LASTING if isinstance(action, _LASTING) else Repeating.SOON


def is_once_only(action: Action) -> bool:
    """Whether a second one would have an effect of its own, where the server does not know it for
    a repetition."""
    return isinstance(action, _ONCE_ONLY)


def wants_it_gone(action: Action) -> bool:
    """Whether all that was asked has come true where the interaction is gone."""
    return isinstance(action, _AWAY)
